//! How a union within the value of another one gets at the buffer instead of copying it.
//!
//! A union asks before it decodes. A buffer answers with itself; any other format does not know
//! that it was asked, and calls the visitor, which declines for it.

use std::cell::RefCell;
use std::rc::Rc;

use super::buffer::Buffer;

enum State {
    Idle,
    Asked,
    Answered(Rc<Buffer>, usize),
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::Idle) };
}

/// Requests the buffer.
pub(super) fn ask() {
    STATE.set(State::Asked);
}

/// Answers with a buffer and the index of the value in it, if it was requested.
pub(super) fn answer(buffer: &Rc<Buffer>, index: usize) -> bool {
    STATE.with_borrow_mut(|state| {
        let is_asked = matches!(state, State::Asked);
        if is_asked {
            *state = State::Answered(Rc::clone(buffer), index);
        }
        is_asked
    })
}

/// Whether a buffer has answered.
pub(super) fn is_answered() -> bool {
    STATE.with_borrow(|state| matches!(state, State::Answered(..)))
}

/// Ends the question without an answer.
pub(super) fn decline() {
    STATE.with_borrow_mut(|state| {
        if matches!(state, State::Asked) {
            *state = State::Idle;
        }
    });
}

/// The answer, if there is one; ends the question.
pub(super) fn take() -> Option<(Rc<Buffer>, usize)> {
    match STATE.replace(State::Idle) {
        State::Answered(buffer, index) => Some((buffer, index)),
        State::Idle | State::Asked => None,
    }
}
