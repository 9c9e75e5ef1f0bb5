//! Work on several threads.
//!
//! Every use of one of Rayon's iterators compiles much code, and every build script would compile it.
//! Here they are used once, over indices.

use std::any::Any;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

/// The results for all items, in their order.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let slots = slots(items.iter().map(|_| None));
    each(items.len(), &|index| {
        if let (Some(item), Some(slot)) = (items.get(index), slots.get(index)) {
            put(slot, work(item));
        }
    });
    slots.into_iter().filter_map(into_value).collect()
}

/// The results for all items, in their order. Each item is dropped with its work.
pub(crate) fn map_owned<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let items = slots(items.into_iter().map(Some));
    let done = map(&items, |item| take(item).map(&work));
    done.into_iter().flatten().collect()
}

/// Does both at once.
pub(crate) fn both(first: &mut (dyn FnMut() + Send), second: &mut (dyn FnMut() + Send)) {
    rayon::join(first, second);
}

/// Drops a large value on another thread.
pub(crate) fn drop_later(value: Box<dyn Any + Send>) {
    rayon::spawn(move || drop(value));
}

fn each(count: usize, work: &(dyn Fn(usize) + Sync)) {
    (0..count).into_par_iter().for_each(work);
}

fn slots<T>(values: impl Iterator<Item = Option<T>>) -> Vec<Mutex<Option<T>>> {
    values.map(Mutex::new).collect()
}

// A panic of the work ends the run, so no slot is read that it left poisoned.
fn put<T>(slot: &Mutex<Option<T>>, value: T) {
    *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
}

fn take<T>(slot: &Mutex<Option<T>>) -> Option<T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).take()
}

fn into_value<T>(slot: Mutex<Option<T>>) -> Option<T> {
    slot.into_inner().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_have_the_order_of_their_items() {
        let items: Vec<usize> = (0..1000).collect();
        let twice: Vec<usize> = items.iter().map(|item| item * 2).collect();
        assert_eq!(map(&items, |item| item * 2), twice);
        assert_eq!(map_owned(items, |item| item * 2), twice);
        assert_eq!(map(&[0_u8; 0], |item| *item), [0_u8; 0]);
    }

    #[test]
    fn both_are_done() {
        let (mut a, mut b) = (0, 0);
        both(&mut || a += 1, &mut || b += 2);
        assert_eq!((a, b), (1, 2));
    }
}
