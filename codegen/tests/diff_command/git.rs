//! States of repositories: every kind of clone, and what is said where something is missing.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use super::{Folder, Tested};

/// Runs git without the settings of the person who runs the tests.
fn git(folder: &Path, args: &str) -> Result<String, Box<dyn Error>> {
    let output = Command::new("git")
        .args(args.split_whitespace())
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_NAME", "a")
        .env("GIT_AUTHOR_EMAIL", "a@example.com")
        .env("GIT_COMMITTER_NAME", "a")
        .env("GIT_COMMITTER_EMAIL", "a@example.com")
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {args}: {said}");
    Ok(String::from_utf8(output.stdout)?)
}

/// A folder with the repository `origin`: a commit and a tag `v1` of the old state, and then a
/// commit of the new one on `main`.
fn repository() -> Result<Folder, Box<dyn Error>> {
    let folder = Folder::empty()?;
    std::fs::create_dir(folder.path("origin"))?;
    let origin = folder.path("origin");
    git(&origin, "init --quiet --initial-branch=main")?;
    // So that a commit can be fetched by its id, as from the large hosts.
    git(&origin, "config uploadpack.allowAnySHA1InWant true")?;
    folder.take("old", "origin")?;
    git(&origin, "add .")?;
    git(&origin, "commit --quiet --message old")?;
    git(&origin, "tag v1")?;
    std::fs::remove_dir_all(folder.path("origin/specs"))?;
    folder.take("new", "origin")?;
    git(&origin, "add .")?;
    git(&origin, "commit --quiet --message new")?;
    Ok(folder)
}

const VERDICT: &str = "major bump, wire breaking: 5 breaking, 4 compatible, 1 documentation";

fn clone(folder: &Folder, args: &str) -> Tested {
    // A local path is cloned with all of its commits, whatever is asked for; a URL is not.
    let url = format!("file://{}", folder.path("origin").display());
    git(
        &folder.path("."),
        &format!("clone --quiet {args} {url} clone"),
    )
    .map(drop)
}

#[test]
fn commits_are_compared_without_a_checkout() -> Tested {
    let folder = repository()?;
    for args in [
        "v1 main",
        "HEAD~1 HEAD",
        "v1:specs HEAD:specs",
        "HEAD^ .",
        "v1:specs specs",
        "--base v1",
        "--base v1 specs",
        "--base HEAD~1 .",
    ] {
        let out = folder.run_in("origin", args)?.printed(0);
        assert_eq!(out.lines().next(), Some(VERDICT), "{args}");
    }
    let out = folder.run_in("origin", "--base v1")?.printed(0);
    assert!(out.contains("v1 → the working tree\n"));
    assert!(
        out.contains(
            "    old: v1:specs/models/show.md:11:14\n    new: specs/models/show.md:11:14\n"
        )
    );
    // The one place is in a commit, and the other can be annotated.
    let out = folder
        .run_in("origin", "v1 HEAD --format github")?
        .printed(0);
    assert!(
        out.contains("::error file=specs/models/show.md,line=11,col=14,"),
        "{out}"
    );
    let out = folder.run_in("origin", "v1 v1")?.printed(0);
    assert_eq!(out, "no changes\nv1 → v1\n");
    // In a part of the repository, the same part of the commit is meant.
    let out = folder.run_in("origin/specs", "--base v1 .")?.printed(0);
    assert_eq!(out.lines().next(), Some(VERDICT));
    let out = folder.run_in("origin/specs", "v1 HEAD:specs")?.printed(0);
    assert_eq!(out.lines().next(), Some(VERDICT));
    assert_eq!(git(&folder.path("origin"), "status --porcelain")?, "");
    Ok(())
}

#[test]
fn a_dirty_tree_is_compared_as_it_is() -> Tested {
    let folder = repository()?;
    folder.replace("origin/specs/models/price.md", "`amount`", "`sum`")?;
    folder.write("origin/specs/models/untracked.md", "# Untracked\n\n## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n")?;
    let out = folder.run_in("origin", "--base HEAD")?.printed(0);
    assert!(
        out.contains("Price.amount") && out.contains("Untracked"),
        "{out}"
    );
    let out = folder.run_in("origin", "v1 HEAD")?.printed(0);
    assert!(
        !out.contains("Price.sum") && !out.contains("Untracked"),
        "{out}"
    );
    Ok(())
}

#[test]
fn each_commit_has_its_own_configuration_and_version() -> Tested {
    let folder = repository()?;
    let origin = folder.path("origin");
    folder.write("origin/Cargo.toml", "[package]\nversion = \"0.1.0\"\n")?;
    git(&origin, "add .")?;
    git(&origin, "commit --quiet --message versioned")?;
    folder.replace(
        "origin/codegen.toml",
        "specs = \"specs\"",
        "specs = \"docs/pages\"",
    )?;
    folder.replace("origin/Cargo.toml", "0.1.0", "0.2.0")?;
    std::fs::create_dir(folder.path("origin/docs"))?;
    std::fs::rename(
        folder.path("origin/specs"),
        folder.path("origin/docs/pages"),
    )?;
    git(&origin, "add .")?;
    git(&origin, "commit --quiet --message moved")?;
    let out = folder
        .run_in("origin", "HEAD~1 HEAD --require-bump")?
        .printed(0);
    assert!(
        out.contains("passed: version: 0.2.0; no bump is required"),
        "{out}"
    );
    let out = folder.run_in("origin", "v1 HEAD")?.printed(0);
    assert!(
        out.contains("new: HEAD:docs/pages/models/show.md:11:14"),
        "{out}"
    );
    Ok(())
}

#[test]
fn bare_clones_and_detached_heads_are_read() -> Tested {
    let folder = repository()?;
    clone(&folder, "--bare")?;
    let out = folder.run_in("clone", "v1 main")?.printed(0);
    assert_eq!(out.lines().next(), Some(VERDICT));
    let said = folder.run_in("clone", "--base v1")?.refused();
    assert!(said.contains("cannot read `.`: no pages"), "{said}");

    git(&folder.path("origin"), "checkout --quiet --detach v1")?;
    let out = folder.run_in("origin", "HEAD main")?.printed(0);
    assert_eq!(out.lines().next(), Some(VERDICT));
    let out = folder.run_in("origin", "--base HEAD")?.printed(0);
    assert_eq!(out, "no changes\nHEAD → the working tree\n");
    Ok(())
}

#[test]
fn in_a_shallow_clone_the_advised_fetch_brings_the_commit() -> Tested {
    let folder = repository()?;
    git(&folder.path("origin"), "branch side v1")?;
    let id = git(&folder.path("origin"), "rev-parse v1")?;
    for base in [
        "HEAD~1",
        "v1",
        "origin/side",
        "side",
        id.trim(),
        id.get(..12).unwrap_or_default(),
        "origin/main~1",
    ] {
        clone(&folder, "--depth=1")?;
        let said = folder.run_in("clone", &format!("--base {base}"))?.refused();
        assert!(
            said.contains(&format!("commit `{base}` not found in this shallow clone")),
            "{said}"
        );
        let (_, fetch) = said.split_once("help: run `git ").ok_or(said.clone())?;
        let (fetch, _) = fetch.split_once('`').ok_or(said.clone())?;
        git(&folder.path("clone"), fetch)?;
        let out = folder
            .run_in("clone", &format!("--base {base}"))?
            .printed(0);
        assert_eq!(out.lines().next(), Some(VERDICT), "{base}");
        std::fs::remove_dir_all(folder.path("clone"))?;
    }
    Ok(())
}

#[test]
fn what_is_missing_is_told_with_what_to_do() -> Tested {
    let folder = repository()?;
    clone(&folder, "")?;
    for (args, error, help) in [
        (
            "nothing .",
            "cannot read `nothing`, which is not a folder: commit `nothing` not found",
            "run `git fetch origin nothing:nothing`",
        ),
        (
            "--base HEAD~9",
            "cannot read `HEAD~9`: commit `HEAD~9` not found",
            "`git log` lists all commits",
        ),
        (
            "--base=--all .",
            "commit `--all` not found",
            "`git branch --all` and `git tag` list all branches and tags",
        ),
        (
            "HEAD:pages specs",
            "the commit `HEAD` has no folder `pages`",
            "`git ls-tree -r -d --name-only HEAD` lists its folders",
        ),
        (
            "HEAD:codegen.toml specs",
            "the commit `HEAD` has no folder `codegen.toml`",
            "use one as `HEAD:PATH`, relative to the top of the repository",
        ),
        (
            "--base HEAD /specs",
            "`/specs` not found in `HEAD`",
            "pass a path relative to the current folder",
        ),
    ] {
        let said = folder.run_in("clone", args)?.refused();
        assert!(
            said.contains(error) && said.contains(help),
            "{args}: {said}"
        );
    }
    let said = folder.run("--base HEAD")?.refused();
    assert!(
        said.contains("this folder is not in a git repository"),
        "{said}"
    );
    assert!(
        said.contains("help: use existing folders, or run the command in a clone"),
        "{said}"
    );

    let of_another = Command::new(env!("CARGO_BIN_EXE_markdown-codegen"))
        .args(["diff", "--base", "HEAD"])
        .current_dir(folder.path("clone"))
        .env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()?;
    let said = String::from_utf8(of_another.stderr)?;
    assert_eq!(of_another.status.code(), Some(2));
    let advice = "run `git config --global --add safe.directory ";
    assert!(said.contains(advice), "{said}");

    let output = Command::new(env!("CARGO_BIN_EXE_markdown-codegen"))
        .args(["diff", "--base", "HEAD"])
        .current_dir(folder.path("clone"))
        .env("PATH", "")
        .output()?;
    let said = String::from_utf8(output.stderr)?;
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("cannot run `git`"), "{said}");
    Ok(())
}
