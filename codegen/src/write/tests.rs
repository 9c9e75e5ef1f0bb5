use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::*;
use crate::emit::File;

mod faults;

/// A folder that vanishes with the test, and the output folder in it.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            dir: TempDir::new().unwrap(),
        }
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("out")
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.out().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn apply(&self, files: &[File]) -> Result<Summary, WriteError> {
        Plan::new(&self.out(), files)?.apply()
    }

    /// Everything below the output folder; folders end with a slash.
    fn tree(&self) -> BTreeMap<String, String> {
        tree(&self.out())
    }
}

fn tree(out: &Path) -> BTreeMap<String, String> {
    WalkDir::new(out)
        .min_depth(1)
        .into_iter()
        .map(|entry| {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(out).unwrap();
            let path = path.to_str().unwrap().replace('\\', "/");
            match entry.file_type().is_dir() {
                true => (format!("{path}/"), String::new()),
                false => (
                    path,
                    fs::read_to_string(entry.path()).unwrap_or_else(|_| "?".into()),
                ),
            }
        })
        .collect()
}

fn ours(body: &str) -> String {
    format!("{HEADER_MARK} from page.md\n{body}")
}

fn file(path: &str, body: &str) -> File {
    File::new(path, ours(body))
}

fn names(place: &Place) -> Vec<String> {
    place.tree().into_keys().collect()
}

fn summary(created: usize, updated: usize, unchanged: usize, deleted: usize) -> Summary {
    Summary {
        created,
        updated,
        unchanged,
        deleted,
    }
}

#[test]
fn a_first_run_creates_all_files_and_their_folders() {
    let place = Place::new();
    let files = [
        file("mod.rs", "root"),
        file("models/a/b.rs", "b"),
        file("models/mod.rs", "models"),
    ];
    let plan = Plan::new(&place.out(), &files).unwrap();
    assert_eq!(
        plan.create().collect::<Vec<_>>(),
        ["mod.rs", "models/a/b.rs", "models/mod.rs"]
    );
    assert!(!place.out().exists(), "planning writes nothing");
    assert_eq!(plan.apply().unwrap(), summary(3, 0, 0, 0));
    assert_eq!(
        names(&place),
        [
            "mod.rs",
            "models/",
            "models/a/",
            "models/a/b.rs",
            "models/mod.rs"
        ]
    );
    assert_eq!(place.tree()["models/a/b.rs"], ours("b"));
}

#[test]
fn a_plan_sorts_every_file_into_its_list() {
    let place = Place::new();
    place.put("same.rs", &ours("same"));
    place.put("old.rs", &ours("before"));
    place.put("gone.rs", &ours("gone"));
    place.put("foreign.rs", "fn mine() {}");
    let files = [
        file("same.rs", "same"),
        file("old.rs", "after"),
        file("new.rs", "new"),
    ];
    let plan = Plan::new(&place.out(), &files).unwrap();
    assert_eq!(plan.create().collect::<Vec<_>>(), ["new.rs"]);
    assert_eq!(plan.update().collect::<Vec<_>>(), ["old.rs"]);
    assert_eq!(plan.unchanged().collect::<Vec<_>>(), ["same.rs"]);
    assert_eq!(plan.delete().collect::<Vec<_>>(), ["gone.rs"]);
    assert_eq!(plan.summary(), summary(1, 1, 1, 1));
    assert_eq!(plan.apply().unwrap(), summary(1, 1, 1, 1));
    assert_eq!(
        names(&place),
        ["foreign.rs", "new.rs", "old.rs", "same.rs"],
        "only our own file is gone, and nothing temporary is left"
    );
    assert_eq!(place.tree()["old.rs"], ours("after"));
}

#[test]
fn a_second_run_changes_nothing_and_leaves_the_times() {
    let place = Place::new();
    let files = [file("mod.rs", "root"), file("a.rs", "a")];
    place.apply(&files).unwrap();
    let old = SystemTime::now() - Duration::from_secs(3600);
    for name in ["mod.rs", "a.rs"] {
        let opened = fs::File::options()
            .write(true)
            .open(place.out().join(name))
            .unwrap();
        opened.set_modified(old).unwrap();
    }
    assert_eq!(place.apply(&files).unwrap(), summary(0, 0, 2, 0));
    let files = [file("mod.rs", "root"), file("a.rs", "other")];
    assert_eq!(place.apply(&files).unwrap(), summary(0, 1, 1, 0));
    let time = |name| {
        fs::metadata(place.out().join(name))
            .unwrap()
            .modified()
            .unwrap()
    };
    assert_eq!(time("mod.rs"), old);
    assert!(time("a.rs") > old);
}

#[test]
fn a_folder_goes_only_when_our_deletions_leave_it_empty() {
    let place = Place::new();
    place.put("models/deep/er/a.rs", &ours("a"));
    place.put("kept/b.rs", &ours("b"));
    place.put("kept/notes.txt", "mine");
    fs::create_dir(place.out().join("empty")).unwrap();
    assert_eq!(place.apply(&[]).unwrap(), summary(0, 0, 0, 2));
    assert_eq!(names(&place), ["empty/", "kept/", "kept/notes.txt"]);
}

#[test]
fn the_output_folder_stays_when_nothing_is_generated() {
    let place = Place::new();
    place.put("a.rs", &ours("a"));
    place.apply(&[]).unwrap();
    assert!(place.out().is_dir());
}

#[test]
fn nothing_is_created_for_nothing() {
    let place = Place::new();
    assert_eq!(place.apply(&[]).unwrap(), Summary::default());
    assert!(!place.out().exists());
}

#[test]
fn only_rust_files_with_our_header_are_deleted() {
    let place = Place::new();
    let others = [
        ("notes.md", ours("")),
        ("later.rs", format!("\n{}", ours(""))),
        ("other.rs", format!("{HEADER_MARK}-rs from page.md\n")),
        ("half.rs", "// @generated".to_owned()),
        ("empty.rs", String::new()),
    ];
    for (path, text) in &others {
        place.put(path, text);
    }
    place.put("bare.rs", HEADER_MARK);
    assert_eq!(place.apply(&[]).unwrap(), summary(0, 0, 0, 1));
    assert_eq!(
        names(&place),
        ["empty.rs", "half.rs", "later.rs", "notes.md", "other.rs"]
    );
}

#[test]
fn a_file_whose_letters_change_case_survives() {
    let place = Place::new();
    place.put("Token.rs", &ours("before"));
    place.apply(&[file("token.rs", "after")]).unwrap();
    assert_eq!(names(&place), ["token.rs"]);
    assert_eq!(place.tree()["token.rs"], ours("after"));
}

#[test]
fn leftovers_of_a_killed_run_are_cleaned_up() {
    let place = Place::new();
    let files = [file("a.rs", "a")];
    place.apply(&files).unwrap();
    place.put(".markdown-codegen-AbC123.tmp", "half a fi");
    place.put("gone/.markdown-codegen-x.tmp", "");
    place.put(".markdown-codegen-notes", "mine");
    assert_eq!(Plan::new(&place.out(), &files).unwrap().check(), []);
    assert_eq!(place.apply(&files).unwrap(), summary(0, 0, 1, 0));
    assert_eq!(names(&place), [".markdown-codegen-notes", "a.rs"]);
}

#[test]
fn parents_come_into_place_after_their_children() {
    let mut paths = [
        "mod.rs",
        "b/mod.rs",
        "a/c/mod.rs",
        "a/x.rs",
        "a.rs",
        "zmod.rs",
    ];
    paths.sort_by_key(|path| super::apply::order(path));
    assert_eq!(
        paths,
        [
            "a.rs",
            "a/x.rs",
            "zmod.rs",
            "a/c/mod.rs",
            "b/mod.rs",
            "mod.rs"
        ]
    );
}

#[test]
fn a_run_killed_between_any_two_steps_is_repaired_by_the_next() {
    let files = [
        file("mod.rs", "root"),
        file("old.rs", "after"),
        file("models/a.rs", "a"),
        file("models/mod.rs", "models"),
    ];
    for done in 0..=files.len() {
        let place = Place::new();
        place.put("mod.rs", &ours("before"));
        place.put("old.rs", &ours("before"));
        place.put("gone/b.rs", &ours("gone"));
        place.put("foreign.rs", "mine");
        let plan = Plan::new(&place.out(), &files).unwrap();
        let mut staged = plan.stage().unwrap().into_iter();
        for file in staged.by_ref().take(done) {
            super::apply::put(file).unwrap();
        }
        // A killed process does not clean up.
        staged.for_each(std::mem::forget);
        let found = place.tree();
        for (path, text) in [("foreign.rs", "mine"), ("gone/b.rs", &ours("gone"))] {
            assert_eq!(found[path], text, "nothing is lost before all is in place");
        }
        place.apply(&files).unwrap();
        assert_eq!(
            names(&place),
            [
                "foreign.rs",
                "mod.rs",
                "models/",
                "models/a.rs",
                "models/mod.rs",
                "old.rs"
            ]
        );
        for file in &files {
            assert_eq!(place.tree()[&file.path], file.text);
        }
    }
}

#[test]
fn check_names_each_file_and_the_command_that_mends_it() {
    let place = Place::new();
    place.put("b.rs", &ours("before"));
    place.put("c.rs", &ours("gone"));
    place.put("same.rs", &ours("same"));
    let files = [
        file("same.rs", "same"),
        file("b.rs", "after"),
        file("d.rs", "new"),
    ];
    let before = place.tree();
    let stale = Plan::new(&place.out(), &files).unwrap().check();
    assert_eq!(place.tree(), before, "checking writes nothing");
    insta::assert_snapshot!(describe(&stale, Path::new("generated"), "cargo codegen"), @r"
    3 generated files in `generated` are not up to date:
      stale    b.rs
      extra    c.rs
      missing  d.rs
    run `cargo codegen` to mend this
    ");
    place.apply(&files).unwrap();
    let stale = Plan::new(&place.out(), &files).unwrap().check();
    assert_eq!(stale, []);
    assert_eq!(
        describe(&stale, Path::new("generated"), "cargo codegen"),
        ""
    );
}

#[test]
fn runs_at_once_wait_for_each_other() {
    let place = Place::new();
    let version = |body: &str| -> Vec<File> {
        (0..40)
            .map(|at| file(&format!("{body}/m{at}.rs"), body))
            .chain([file("mod.rs", body)])
            .collect()
    };
    let versions = ["one", "two", "three", "four"].map(version);
    std::thread::scope(|scope| {
        for files in &versions {
            scope.spawn(|| {
                for _ in 0..10 {
                    place.apply(files).unwrap();
                }
            });
        }
    });
    // The last run won altogether: a mixture would have files of two versions.
    let found = place.tree();
    let winner = versions.iter().find(|files| {
        files
            .iter()
            .all(|file| found.get(&file.path) == Some(&file.text))
    });
    assert_eq!(winner.map(Vec::len), Some(41));
    assert_eq!(found.keys().filter(|path| !path.ends_with('/')).count(), 41);
}

#[cfg(unix)]
#[test]
fn new_files_have_the_permissions_of_ordinary_files() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.put("ordinary.txt", "");
    place.apply(&[file("a.rs", "a")]).unwrap();
    let mode = |name| {
        fs::metadata(place.out().join(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("a.rs"), mode("ordinary.txt"));
}
