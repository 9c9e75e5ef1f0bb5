//! A file system that fails the command, or that holds what nobody expects.

use std::error::Error;
use std::fs;
use std::process::{Command, Output, Stdio};

use super::project::{Project, State, Tested, told, tree};

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A project with the old files in it.
fn project() -> Result<Project, Box<dyn Error>> {
    let project = Project::new()?;
    project.reset()?;
    project.generate(State::Old)?;
    Ok(project)
}

/// Runs the command on the new pages, which must fail and change nothing.
fn refused(project: &Project) -> Result<String, Box<dyn Error>> {
    refused_by(project, &mut project.command(State::New))
}

fn refused_by(project: &Project, command: &mut Command) -> Result<String, Box<dyn Error>> {
    let before = tree(&project.path(""))?;
    let output = command.output()?;
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(tree(&project.path(""))? == before, "something was changed");
    Ok(error(&output))
}

/// A shell that does something and then becomes the command.
#[cfg(unix)]
fn shell(first: &str) -> Command {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("{first}; exec \"$0\" \"$@\"")])
        .arg(env!("CARGO_BIN_EXE_markdown-codegen"));
    shell
}

/// Every file below the limit can be written, so that the first that cannot be is in the midst.
#[cfg(unix)]
#[test]
fn no_space_for_a_text_leaves_the_old_files_whole() -> Tested {
    let project = project()?;
    let limited = shell("trap '' XFSZ; ulimit -f 2");
    let said = refused_by(&project, &mut project.with(limited, State::New))?;
    assert!(
        said.starts_with("error: cannot write `generated/models/"),
        "{said}"
    );
    assert!(
        said.contains("too large") || said.contains("FileTooLarge"),
        "{said}"
    );
    assert!(
        said.contains("help: resolve the cause and run the command again"),
        "{said}"
    );
    project.generate(State::New)?;
    project.expect(State::New, "the run after there is space again")
}

/// A small file system of its own, which ends with the command.
#[cfg(target_os = "linux")]
#[test]
fn a_full_file_system_leaves_the_old_files_whole() -> Tested {
    const SCRIPT: &str = r#"
        command=$1 size=$2
        mkdir mount && mount -t tmpfs -o "$size" none mount || exit 77
        "$command" generate --specs old --out mount/generated || exit 78
        echo mine > mount/generated/notes.txt
        cp -R mount/generated before
        "$command" generate --specs new --out mount/generated
        code=$?
        cp -R mount/generated after
        exit $code
    "#;
    let command = env!("CARGO_BIN_EXE_markdown-codegen");
    // Too few bytes, then too few files: the old ones fit, and some of the new ones.
    for (size, what) in [("size=1700k", "bytes"), ("nr_inodes=340", "files")] {
        let project = Project::new()?;
        let mut unshare = Command::new("unshare");
        unshare
            .args([
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                SCRIPT,
                "sh",
                command,
                size,
            ])
            .current_dir(project.path(""));
        let output = match unshare.output() {
            Ok(output) if output.status.code() != Some(77) && project.path("mount").is_dir() => {
                output
            }
            _ => {
                eprintln!("NOT TESTED: this system lets nobody mount a file system of their own");
                return Ok(());
            }
        };
        assert_eq!(output.status.code(), Some(2), "{what}: {}", told(&output));
        assert!(
            error(&output).contains("No space left on device"),
            "{what}: {}",
            told(&output)
        );
        let (before, after) = (
            tree(&project.path("before"))?,
            tree(&project.path("after"))?,
        );
        assert!(before.len() > 250 && before == after, "{what}");
    }
    Ok(())
}

/// As somebody who may only read. The superuser may write everywhere, and becomes somebody else here.
#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_stays_as_it_is() -> Tested {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65534;
    let project = project()?;
    let is_superuser = fs::metadata(project.out())?.uid() == 0;
    let mode = |path: &str, mode: u32| {
        fs::set_permissions(project.path(path), fs::Permissions::from_mode(mode))
    };
    mode("", 0o755)?;
    let mut command = project.command(State::New);
    if is_superuser {
        command.uid(NOBODY).gid(NOBODY);
    }
    for folder in ["generated/models/n3", "generated"] {
        mode(folder, 0o555)?;
        if is_superuser {
            // The rest belongs to whom the command runs as.
            let mut owned = vec![project.out()];
            owned.extend(
                tree(&project.out())?
                    .keys()
                    .map(|path| project.out().join(path)),
            );
            for path in owned {
                let is_folder = path.ends_with("n3") && folder.ends_with("n3");
                let owner = if is_folder || folder == "generated" {
                    0
                } else {
                    NOBODY
                };
                std::os::unix::fs::chown(path, Some(owner), None)?;
            }
        }
        let before = tree(&project.out())?;
        let output = match command.output() {
            Ok(output) => output,
            Err(error) => {
                eprintln!("NOT TESTED: nobody else may run the command here: {error}");
                return Ok(());
            }
        };
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        let said = error(&output);
        assert!(said.contains("`generated/models/"), "{said}");
        assert!(said.contains("ermission denied"), "{said}");
        assert!(
            tree(&project.out())? == before,
            "{folder}: something was changed"
        );
        mode(folder, 0o755)?;
    }
    project.generate(State::New)?;
    project.expect(State::New, "the run after it may be written")
}

/// What is asked for goes to a device that takes nothing.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_is_an_error() -> Tested {
    let project = project()?;
    for args in ["generate --specs old --format json", "schema --specs old"] {
        let full = fs::File::options().write(true).open("/dev/full")?;
        let output = Command::new(env!("CARGO_BIN_EXE_markdown-codegen"))
            .current_dir(project.path(""))
            .args(args.split_whitespace())
            .stdout(Stdio::from(full))
            .output()?;
        assert_eq!(output.status.code(), Some(2), "{args}: {}", told(&output));
        let said = error(&output);
        assert!(said.contains("cannot write to stdout"), "{args}: {said}");
        assert!(said.contains("No space left on device"), "{args}: {said}");
    }
    project.expect(State::Old, "after what could not be told")
}

#[test]
fn a_file_that_became_a_folder_is_told() -> Tested {
    let project = project()?;
    let path = project.path("generated/models/n1/thing2.rs");
    fs::remove_file(&path)?;
    fs::create_dir(&path)?;
    insta::assert_snapshot!(refused(&project)?, @r"
    error: expected a file at `generated/models/n1/thing2.rs`, found something else
    help: move it away, or choose another output folder; nothing was written
    ");
    fs::write(path.join("mine.txt"), "mine")?;
    refused(&project)?;
    fs::remove_dir_all(&path)?;
    project.generate(State::New)?;
    project.expect(State::New, "the run after it was moved away")
}

#[test]
fn a_folder_that_became_a_file_is_told() -> Tested {
    let project = project()?;
    let path = project.path("generated/models/n1");
    let generated = fs::read_to_string(path.join("mod.rs"))?;
    for text in ["mine\n", &generated] {
        if path.is_dir() {
            fs::remove_dir_all(&path)?;
        }
        fs::write(&path, text)?;
        let said = refused(&project)?;
        insta::allow_duplicates! {
            insta::assert_snapshot!(said, @r"
            error: expected a folder at `generated/models/n1`, found something else
            help: move it away, or choose another output folder; nothing was written
            ");
        }
    }
    fs::remove_file(&path)?;
    project.generate(State::New)?;
    project.expect(State::New, "the run after it was moved away")
}

/// Links in the place of everything that the command reads, writes or deletes.
#[cfg(unix)]
#[test]
fn links_are_neither_followed_nor_deleted() -> Tested {
    use std::os::unix::fs::symlink;

    let elsewhere = ["../folder", "../file.rs", "../nowhere"];
    let places = [
        // The folder itself, a folder in it, a file that is updated, one that is the same.
        ("generated", true),
        ("generated/models", true),
        ("generated/models/n2", true),
        ("generated/models/n2/thing3.rs", true),
        ("generated/models/n2/thing4.rs", true),
        // One that is new, one that would be deleted, and one that nobody knows.
        ("generated/models/n2/thing7.rs", true),
        ("generated/models/n2/thing1.rs", false),
        ("generated/models/gone", false),
        ("generated/other", false),
    ];
    let project = project()?;
    let old = project.path("kept");
    fs::rename(project.out(), &old)?;
    fs::create_dir(project.path("folder"))?;
    let generated = fs::read_to_string(old.join("models/n2/thing1.rs"))?;
    for file in ["folder/thing1.rs", "folder/mod.rs", "file.rs"] {
        fs::write(project.path(file), &generated)?;
    }
    for target in elsewhere {
        for (place, is_in_the_way) in places {
            // What stands there is a file or a folder, and so is what it becomes.
            let is_file = place.ends_with(".rs");
            if !is_file && target == "../file.rs" || is_file && target == "../folder" {
                continue;
            }
            if project.out().is_symlink() {
                fs::remove_file(project.out())?;
            } else if project.out().exists() {
                fs::remove_dir_all(project.out())?;
            }
            copy(&old, &project.out())?;
            let path = project.path(place);
            if path.is_dir() {
                fs::remove_dir_all(&path)?;
            } else if path.exists() {
                fs::remove_file(&path)?;
            }
            let up = "../".repeat(place.matches('/').count());
            let target = format!("{up}{}", target.trim_start_matches("../"));
            symlink(&target, &path)?;
            let beside = |path: &str| tree(&project.path(path));
            let before = (
                beside("folder")?,
                fs::read_to_string(project.path("file.rs"))?,
            );
            let output = project.command(State::New).output()?;
            let what = format!("{place} to {target}: {}", told(&output));
            assert!(path.is_symlink(), "{what}");
            assert_eq!(
                fs::read_link(&path)?.to_str(),
                Some(target.as_str()),
                "{what}"
            );
            let after = (
                beside("folder")?,
                fs::read_to_string(project.path("file.rs"))?,
            );
            assert!(
                before == after && !project.path("nowhere").exists(),
                "{what}"
            );
            if is_in_the_way {
                assert_eq!(output.status.code(), Some(2), "{what}");
                let said = format!("error: `{place}` is a symbolic link on the way");
                assert!(error(&output).starts_with(&said), "{what}");
            } else {
                assert!(output.status.success(), "{what}");
            }
        }
    }
    Ok(())
}

#[cfg(unix)]
fn copy(from: &std::path::Path, to: &std::path::Path) -> Tested {
    for (path, text) in tree(from)? {
        let path = to.join(&path);
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        if path.to_string_lossy().ends_with('/') {
            fs::create_dir_all(path)?;
        } else {
            fs::write(path, text)?;
        }
    }
    Ok(())
}
