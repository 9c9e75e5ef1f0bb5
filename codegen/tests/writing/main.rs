//! Runs the command where the file system fails it, where it is killed, and where it is not alone.
//!
//! What a system or its user does not allow to be tried is told as `NOT TESTED`.

mod faults;
mod kills;
mod project;
mod together;
