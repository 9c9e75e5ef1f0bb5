//! Reads commits of a repository from its object store, without a checkout.

mod error;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use error::GitError;

/// A repository and the current folder in it.
#[derive(Clone, Debug)]
pub struct Repository {
    folder: PathBuf,
    prefix: String,
}

/// A commit of a repository.
#[derive(Clone, Debug)]
pub struct Commit {
    repository: Repository,
    revision: String,
    id: String,
}

/// A file in a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// The path relative to the requested folder, separated by `/`.
    pub path: String,
    /// The stored bytes; for a symbolic link, its target.
    pub bytes: Vec<u8>,
    /// Whether it is a symbolic link.
    pub is_link: bool,
}

impl Repository {
    /// The repository that contains a folder: a working tree, a bare repository, or a part of one.
    ///
    /// # Errors
    ///
    /// If `git` is not installed, or the folder is not in a readable repository.
    pub fn find(folder: &Path) -> Result<Self, GitError> {
        let mut found = Self {
            folder: folder.to_owned(),
            prefix: String::new(),
        };
        let prefix = found
            .ask(&["rev-parse", "--show-prefix"])?
            .map_err(|said| GitError::no_repository(folder, &said))?;
        found.prefix = prefix.trim_end_matches(['\n', '/']).to_owned();
        Ok(found)
    }

    /// The path of the folder, relative to the top of the repository; empty at the top.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The commit of a revision.
    ///
    /// # Errors
    ///
    /// If the repository lacks the commit; the error suggests a fetch.
    pub fn commit(&self, revision: &str) -> Result<Commit, GitError> {
        let is_option = revision.starts_with('-') || revision.contains(['\n', '\0']);
        let wanted = format!("{revision}^{{commit}}");
        let asked = if is_option || revision.is_empty() {
            Err(String::new())
        } else {
            self.ask(&["rev-parse", "--verify", "--quiet", &wanted])?
        };
        match asked {
            Ok(id) => Ok(Commit {
                repository: self.clone(),
                revision: revision.to_owned(),
                id: id.trim_end().to_owned(),
            }),
            Err(_) => Err(self.no_commit(revision)?),
        }
    }

    fn no_commit(&self, revision: &str) -> Result<GitError, GitError> {
        let shallow = self.ask(&["rev-parse", "--is-shallow-repository"])?;
        let is_shallow = shallow.is_ok_and(|said| said.trim() == "true");
        let remotes = self.ask(&["remote"])?.unwrap_or_default();
        let remotes: Vec<&str> = remotes.lines().collect();
        Ok(GitError::no_commit(revision, is_shallow, &remotes))
    }

    fn command(&self) -> Command {
        let mut command = Command::new("git");
        // The output of git is parsed and forwarded, so it must be in English. A prompt would block in
        // CI.
        command
            .arg("-C")
            .arg(&self.folder)
            .env("LC_ALL", "C")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_OPTIONAL_LOCKS", "0");
        command
    }

    /// The standard output of git, or its error output if it fails.
    fn ask(&self, args: &[&str]) -> Result<Result<String, String>, GitError> {
        let output = self
            .command()
            .args(args)
            .stdin(Stdio::null())
            .output()
            .map_err(GitError::not_run)?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(if output.status.success() {
            Ok(text(&output.stdout))
        } else {
            Err(text(&output.stderr))
        })
    }

    /// The objects with the given names, in order; `None` for each that is not a file.
    fn blobs(&self, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        let mut child = self
            .command()
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(GitError::not_run)?;
        let (input, output, errors) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(mut input), Some(mut output), Some(mut errors)) = (input, output, errors) else {
            return Err(GitError::not_run(io::Error::other(
                "missing standard streams",
            )));
        };
        let mut list = names.join("\n");
        list.push('\n');
        let mut said = String::new();
        // Git writes while it reads; writing everything first would deadlock.
        let read = std::thread::scope(|scope| {
            scope.spawn(move || {
                // If git has exited, its status has the reason.
                let _ = input.write_all(list.as_bytes());
            });
            scope.spawn(|| errors.read_to_string(&mut said));
            let mut bytes = Vec::new();
            output.read_to_end(&mut bytes).map(|_| bytes)
        });
        let bytes = read.map_err(GitError::not_run)?;
        let status = child.wait().map_err(GitError::not_run)?;
        let mut rest = bytes.as_slice();
        let objects: Vec<_> = names.iter().map_while(|_| object(&mut rest)).collect();
        if !status.success() || objects.len() != names.len() {
            return Err(GitError::failed("cat-file", &said));
        }
        Ok(objects)
    }
}

/// Reads the next object from the output of `git cat-file --batch`.
fn object(rest: &mut &[u8]) -> Option<Option<Vec<u8>>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (header, behind) = rest.split_at_checked(end)?;
    let behind = behind.get(1..)?;
    let header = String::from_utf8_lossy(header).into_owned();
    let mut words = header.rsplit(' ');
    let size = words.next().and_then(|word| word.parse::<usize>().ok());
    let Some(size) = size else {
        // `NAME missing`
        *rest = behind;
        return Some(None);
    };
    let is_blob = words.next() == Some("blob");
    let (bytes, behind) = behind.split_at_checked(size)?;
    *rest = behind.get(1..)?;
    Some(is_blob.then(|| bytes.to_vec()))
}

impl Commit {
    /// The revision, as given.
    pub fn revision(&self) -> &str {
        &self.revision
    }

    /// The texts of files, in the order of the given paths, which are relative to the top; `None` for
    /// missing files.
    ///
    /// # Errors
    ///
    /// If git fails.
    pub fn files(&self, paths: &[String]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        // A path with a line break would be two requests.
        let names = paths.iter().map(|path| {
            let path = if path.contains('\n') { "" } else { path };
            format!("{}:{path}", self.id)
        });
        self.repository.blobs(&names.collect::<Vec<_>>())
    }

    /// Whether a path, relative to the top, is a folder.
    ///
    /// # Errors
    ///
    /// If `git` cannot be run.
    pub fn is_folder(&self, path: &str) -> Result<bool, GitError> {
        Ok(self.tree(path)?.is_some())
    }

    fn tree(&self, path: &str) -> Result<Option<String>, GitError> {
        // `COMMIT:PATH^{tree}` would name a file, so the kind needs a request of its own.
        let name = format!("{}:{path}", self.id);
        let id = self
            .repository
            .ask(&["rev-parse", "--verify", "--quiet", &name])?;
        let Ok(id) = id else {
            return Ok(None);
        };
        let id = id.trim_end().to_owned();
        let kind = self.repository.ask(&["cat-file", "-t", &id])?;
        Ok(kind.is_ok_and(|kind| kind.trim() == "tree").then_some(id))
    }

    /// The files in a folder whose paths are selected, sorted by path. Submodules are skipped.
    ///
    /// # Errors
    ///
    /// If the commit has no such folder, or git fails.
    pub fn below(
        &self,
        folder: &str,
        is_chosen: impl Fn(&str) -> bool,
    ) -> Result<Vec<Blob>, GitError> {
        let Some(tree) = self.tree(folder)? else {
            return Err(GitError::no_path(&self.revision, folder));
        };
        let listed = self
            .repository
            .ask(&["ls-tree", "-r", "-z", "--full-tree", &tree])?
            .map_err(|said| GitError::failed("ls-tree", &said))?;
        let mut entries: Vec<(String, String, bool)> = listed
            .split('\0')
            .filter_map(|entry| {
                let (what, path) = entry.split_once('\t')?;
                let mut words = what.split(' ');
                let (mode, kind, id) = (words.next()?, words.next()?, words.next()?);
                let is_link = mode == "120000";
                let is_page = kind == "blob" && is_chosen(path);
                is_page.then(|| (path.to_owned(), id.to_owned(), is_link))
            })
            .collect();
        entries.sort();
        let ids: Vec<String> = entries.iter().map(|(_, id, _)| id.clone()).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let blobs = self.repository.blobs(&ids)?;
        let mut files = Vec::new();
        for ((path, id, is_link), bytes) in entries.into_iter().zip(blobs) {
            match bytes {
                Some(bytes) => files.push(Blob {
                    path,
                    bytes,
                    is_link,
                }),
                None => return Err(GitError::no_object(&id, &path)),
            }
        }
        Ok(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart_by_its_sizes() {
        let mut rest: &[u8] = b"id blob 4\na\n\nb\nx: y missing\nid tree 2\n\n\n\nid blob 0\n\n";
        let mut found = Vec::new();
        while let Some(next) = object(&mut rest) {
            found.push(next);
        }
        let blob = |text: &str| Some(text.as_bytes().to_vec());
        assert_eq!(found, [blob("a\n\nb"), None, None, blob("")]);
        for cut in ["id blob 4\nab", "id blob 4", "id blob 99\nab\n"] {
            assert_eq!(object(&mut cut.as_bytes()), None, "{cut:?}");
        }
    }

    #[test]
    fn a_folder_outside_of_a_repository_is_an_error() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let error = Repository::find(folder.path()).err().ok_or("found")?;
        assert!(error.to_string().ends_with("is not in a git repository"));
        assert!(error.help().contains("in a clone"));
        Ok(())
    }
}
