//! Errors of reading commits, with suggestions.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

/// Why a commit cannot be read, with a suggestion.
#[derive(Debug)]
pub struct GitError {
    message: String,
    help: String,
    source: Option<io::Error>,
}

impl GitError {
    /// The suggestion.
    pub fn help(&self) -> &str {
        &self.help
    }

    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
            source: None,
        }
    }

    pub(super) fn not_run(source: io::Error) -> Self {
        let help = "commits are read with `git`, which must be installed; comparing folders does not need git";
        Self {
            source: Some(source),
            ..Self::new("cannot run `git`", help)
        }
    }

    pub(super) fn failed(command: &str, said: &str) -> Self {
        Self::new(
            format!("`git {command}` failed: {}", first_line(said)),
            "`git fsck` checks whether the repository is intact",
        )
    }

    pub(super) fn no_repository(folder: &Path, said: &str) -> Self {
        if said.contains("safe.directory") {
            let advice = said
                .lines()
                .map(str::trim)
                .find(|line| line.starts_with("git config "));
            let advice = advice.unwrap_or("git config --global --add safe.directory PATH");
            let help = format!("it belongs to another user; run `{advice}` if you trust it");
            return Self::new(
                format!(
                    "git refuses to read the repository in `{}`",
                    folder.display()
                ),
                help,
            );
        }
        let message = if folder == Path::new(".") {
            "this folder is not in a git repository".to_owned()
        } else {
            format!("`{}` is not in a git repository", folder.display())
        };
        Self::new(
            message,
            "use existing folders, or run the command in a clone",
        )
    }

    pub(super) fn no_path(revision: &str, path: &str) -> Self {
        let shown = if path.is_empty() { "." } else { path };
        Self::new(
            format!("the commit `{revision}` has no folder `{shown}`"),
            format!(
                "`git ls-tree -r -d --name-only {revision}` lists its folders; use one as `{revision}:PATH`, relative to the top of the repository"
            ),
        )
    }

    pub(super) fn no_object(id: &str, path: &str) -> Self {
        Self::new(
            format!("the object {id} of `{path}` is missing"),
            "`git fsck` checks whether the repository is intact",
        )
    }

    pub(super) fn no_commit(revision: &str, is_shallow: bool, remotes: &[&str]) -> Self {
        let message = if is_shallow {
            format!("commit `{revision}` not found in this shallow clone")
        } else {
            format!("commit `{revision}` not found")
        };
        Self::new(message, fetch(revision, is_shallow, remotes))
    }
}

/// The fetch that gets a revision.
fn fetch(revision: &str, is_shallow: bool, remotes: &[&str]) -> String {
    let is_head = revision.starts_with("HEAD") || revision.starts_with('@');
    if is_head && !is_shallow {
        return "`git log` lists all commits".to_owned();
    }
    let first = remotes.iter().find(|remote| **remote == "origin");
    let Some(remote) = first.or(remotes.first()) else {
        return "`git branch --all` and `git tag` list all branches and tags".to_owned();
    };
    let depth = if is_shallow { " --depth=1" } else { "" };
    let (name, steps) = match revision.find(['~', '^', '@']) {
        Some(at) => (
            revision.get(..at).unwrap_or_default(),
            revision.get(at..).unwrap_or_default(),
        ),
        None => (revision, ""),
    };
    let hex = name.len() >= 7 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let remote_branch = remotes
        .iter()
        .find_map(|remote| Some((*remote, name.strip_prefix(*remote)?.strip_prefix('/')?)));
    let is_version = name
        .strip_prefix('v')
        .unwrap_or(name)
        .starts_with(|c: char| c.is_ascii_digit());
    let what = if name.is_empty()
        || name.starts_with('-')
        || !name
            .chars()
            .all(|c| c.is_alphanumeric() || "/._-+".contains(c))
    {
        return "`git branch --all` and `git tag` list all branches and tags".to_owned();
    } else if name == "HEAD" {
        return match deepen(steps) {
            Some(steps) => format!("run `git fetch --deepen={steps} {remote}`"),
            None => format!("run `git fetch --unshallow {remote}`"),
        };
    } else if hex && name.len() < 40 {
        // A server sends a commit by its full id only.
        return if is_shallow {
            format!("run `git fetch --unshallow {remote}`, or use the full id")
        } else {
            format!("run `git fetch {remote}`, or use the full id")
        };
    } else if hex {
        name.to_owned()
    } else if let Some(("", _) | (_, "")) = remote_branch {
        return "`git branch --all` and `git tag` list all branches and tags".to_owned();
    } else if let Some((remote, branch)) = remote_branch {
        format!("+refs/heads/{branch}:refs/remotes/{remote}/{branch}")
    } else if is_version || name.starts_with("refs/tags/") {
        format!("tag {}", name.trim_start_matches("refs/tags/"))
    } else {
        format!("{name}:{name}")
    };
    let remote = remote_branch.map_or(*remote, |(remote, _)| remote);
    let depth = match (is_shallow, deepen(steps)) {
        (true, Some(steps)) => format!(" --depth={}", steps + 1),
        _ => depth.to_owned(),
    };
    format!("run `git fetch{depth} {remote} {what}`")
}

/// The number of commits that a suffix such as `~3` or `^` goes back, if it is known.
fn deepen(steps: &str) -> Option<u32> {
    let mut sum: u32 = 0;
    let mut rest = steps;
    while let Some(sign) = rest.chars().next() {
        let behind = rest.get(1..)?;
        let digits = behind.len()
            - behind
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let number = behind.get(..digits)?;
        rest = behind.get(digits..)?;
        sum = sum.checked_add(match (sign, number) {
            ('~', "") | ('^', "" | "1" | "2") => 1,
            ('~', number) => number.parse().ok().filter(|steps| *steps < 100_000)?,
            _ => return None,
        })?;
    }
    (sum > 0).then_some(sum)
}

fn first_line(said: &str) -> &str {
    let line = said.lines().next().unwrap_or_default();
    line.trim_start_matches("fatal: ")
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for GitError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source
            .as_ref()
            .map(|source| source as &(dyn Error + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_the_fetch_to_run() {
        let id = "0123456789012345678901234567890123456789";
        for (revision, shallow, help) in [
            ("HEAD~3", true, "run `git fetch --deepen=3 origin`"),
            ("HEAD^^2~", true, "run `git fetch --deepen=3 origin`"),
            ("HEAD@{1}", true, "run `git fetch --unshallow origin`"),
            ("HEAD~3", false, "`git log` lists all commits"),
            ("main", true, "run `git fetch --depth=1 origin main:main`"),
            ("main~2", true, "run `git fetch --depth=3 origin main:main`"),
            ("main", false, "run `git fetch origin main:main`"),
            (
                "origin/a/b",
                true,
                "run `git fetch --depth=1 origin +refs/heads/a/b:refs/remotes/origin/a/b`",
            ),
            (
                "v1.2.0",
                true,
                "run `git fetch --depth=1 origin tag v1.2.0`",
            ),
            (
                "0123456",
                true,
                "run `git fetch --unshallow origin`, or use the full id",
            ),
            (
                "-x",
                true,
                "`git branch --all` and `git tag` list all branches and tags",
            ),
            (
                "a b`c",
                true,
                "`git branch --all` and `git tag` list all branches and tags",
            ),
        ] {
            assert_eq!(fetch(revision, shallow, &["fork", "origin"]), help);
        }
        let by_id = fetch(id, true, &["fork"]);
        assert_eq!(by_id, format!("run `git fetch --depth=1 fork {id}`"));
        assert!(fetch("main", true, &[]).starts_with("`git branch"));
    }
}
