//! The value of a union, read once: then its variants can be tried.

use std::cell::Cell;
use std::rc::Rc;

use serde::de::{Deserializer, Error};
use serde_json::Value;

use super::buffer::{Buffer, Entry, Progress};
use super::fill::{Filler, Root};
use super::handover;

/// Where the value of a union is.
pub(super) enum Source {
    /// In a buffer of its own.
    Read(Rc<Buffer>),
    /// Within the buffer of a union around it.
    Within(Rc<Buffer>, usize),
}

/// Reads the value of a union, or finds it in the buffer that is decoded.
pub(super) fn source<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Source, D::Error> {
    let mut buffer = SPARE.take().unwrap_or_default();
    let Some(filled) = Rc::get_mut(&mut buffer) else {
        return Err(D::Error::custom("the buffer of a union is in use"));
    };
    filled.is_human_readable = deserializer.is_human_readable();
    handover::ask();
    let read = deserializer.deserialize_any(Root(filled));
    let handed = handover::take();
    read?;
    Ok(match handed {
        Some((outer, index)) => {
            spare(buffer);
            Source::Within(outer, index)
        }
        None => Source::Read(buffer),
    })
}

thread_local! {
    /// A buffer whose memory is used again.
    static SPARE: Cell<Option<Rc<Buffer>>> = const { Cell::new(None) };
}

/// A buffer of more memory than this is not kept.
const KEPT: usize = 64 * 1024;

/// Keeps the memory for the next buffer of the thread.
pub(super) fn spare(mut buffer: Rc<Buffer>) {
    let Some(cleared) = Rc::get_mut(&mut buffer) else {
        return;
    };
    if cleared.entries.capacity() * size_of::<Entry>() + cleared.text.capacity() <= KEPT {
        cleared.entries.clear();
        cleared.text.clear();
        cleared.keys.clear();
        cleared.progress = Progress::default();
        SPARE.set(Some(buffer));
    }
}

/// Buffers a JSON value.
pub(crate) fn read_value(value: &Value) -> Result<Buffer, serde_json::Error> {
    let mut buffer = Buffer {
        is_human_readable: true,
        ..Buffer::default()
    };
    value.deserialize_any(Filler(&mut buffer))?;
    Ok(buffer)
}
