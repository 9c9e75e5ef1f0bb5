//! What killed runs leave of folders.

use super::*;
use crate::write::folders::Folders;

/// Makes the folders of a run and its note, then lets go of everything but what is on the disk, as
/// a kill does.
fn killed(place: &Place, files: &[File]) {
    let plan = Plan::new(&place.out(), files).unwrap();
    fs::create_dir_all(place.out()).unwrap();
    std::mem::forget(Folders::of(&plan).note(&place.out()).unwrap());
    std::mem::forget(plan.stage().unwrap());
}

#[test]
fn the_empty_folders_of_a_killed_run_go_with_the_next() {
    let place = Place::new();
    killed(&place, &[file("models/deep/er/a.rs", "a")]);
    // The kill came before the file.
    for path in names(&place) {
        if path.starts_with("models/") && path.ends_with(".tmp") {
            fs::remove_file(place.out().join(path)).unwrap();
        }
    }
    fs::create_dir(place.out().join("mine")).unwrap();
    assert_eq!(names(&place).len(), 5, "{:?}", names(&place));
    let files = [file("b.rs", "b")];
    assert_eq!(Plan::new(&place.out(), &files).unwrap().check().len(), 2);
    place.apply(&files).unwrap();
    assert_eq!(names(&place), ["b.rs", "mine/"]);
}

#[test]
fn a_run_killed_between_a_file_and_its_folder_is_repaired_by_the_next() {
    let place = Place::new();
    place.put("gone/a.rs", &ours("a"));
    killed(&place, &[]);
    fs::remove_file(place.out().join("gone/a.rs")).unwrap();
    place.apply(&[]).unwrap();
    assert_eq!(names(&place), [""; 0]);
}

#[test]
fn the_notes_of_several_killed_runs_add_up() {
    let place = Place::new();
    killed(&place, &[file("a/a.rs", "a")]);
    killed(&place, &[file("b/b.rs", "b")]);
    place.apply(&[]).unwrap();
    assert_eq!(names(&place), [""; 0]);
}

#[test]
fn folders_with_files_of_others_stay() {
    let place = Place::new();
    killed(&place, &[file("a/b/c.rs", "c")]);
    place.put("a/notes.txt", "mine");
    place.apply(&[]).unwrap();
    assert_eq!(names(&place), ["a/", "a/notes.txt"]);
}

#[test]
fn a_note_removes_nothing_but_empty_folders_in_the_output_folder() {
    let place = Place::new();
    for folder in ["out/mine", "out/half", "beside", "elsewhere/inner"] {
        fs::create_dir_all(place.dir.path().join(folder)).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("../elsewhere", place.out().join("link")).unwrap();
    let absolute = place.dir.path().join("beside");
    let note = format!(
        "../beside\n{}\nlink\nlink/inner\n.\n\nabsent\nhalf",
        absolute.display()
    );
    place.put(".markdown-codegen-folders-x.tmp", &note);
    place.apply(&[]).unwrap();
    let left = tree(place.dir.path());
    for folder in ["out/mine/", "out/half/", "beside/", "elsewhere/inner/"] {
        assert!(left.contains_key(folder), "{folder}");
    }
    assert_eq!(place.out().join("link").is_symlink(), cfg!(unix));
    assert!(!names(&place).iter().any(|name| name.ends_with(".tmp")));
}
