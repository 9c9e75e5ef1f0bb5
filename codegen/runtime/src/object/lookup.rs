//! Finds the position of a key.

use super::table::Table;

/// The keys of a struct as tables alone, so that the code that finds a key is the same for all structs.
pub struct Lookup {
    pub(super) table: &'static Table,
    pub(super) index: &'static Index,
}

impl Lookup {
    /// The position of a key. Most come in the order of the documentation, so the expected one is
    /// tried first.
    #[inline]
    pub(super) fn find(&self, key: &str, expected: usize) -> Option<usize> {
        match self.table.keys.get(expected) {
            Some(next) if is_same(next, key) => Some(expected),
            _ => find(self.table.keys, self.index, key),
        }
    }
}

/// [`Lookup::find`] where its speed matters less than the size of each struct's code.
#[inline(never)]
pub(super) fn find_expected(lookup: &Lookup, key: &str, expected: usize) -> Option<usize> {
    lookup.find(key, expected)
}

/// The positions of the keys of a struct by their hashes, from 1; 0 if there is none.
pub type Index = [u8; 256];

/// Up to this many keys are found sooner without an index.
const FEW: usize = 8;

const fn is_indexed(keys: &[&str]) -> bool {
    // At least one place stays free, at which a search ends.
    FEW < keys.len() && keys.len() < 256
}

/// The index of keys; the compiler makes it for each struct that is decoded.
pub(super) const fn index(keys: &[&str]) -> Index {
    let mut index = [0; 256];
    let mut position = 0;
    while is_indexed(keys) && position < keys.len() {
        let mut place = hash(keys[position]);
        while index[place as usize] != 0 {
            place = place.wrapping_add(1);
        }
        position += 1;
        index[place as usize] = position as u8;
    }
    index
}

/// The length and the ends distinguish most keys.
const fn hash(key: &str) -> u8 {
    let bytes = key.as_bytes();
    let mut hash = bytes.len() as u64;
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        hash ^= u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29);
    } else {
        let mut position = 0;
        while position < bytes.len() {
            hash = hash << 8 ^ bytes[position] as u64;
            position += 1;
        }
    }
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8
}

fn find(keys: &[&str], index: &Index, key: &str) -> Option<usize> {
    if !is_indexed(keys) {
        return keys.iter().position(|other| is_same(other, key));
    }
    let mut place = hash(key);
    loop {
        let position = usize::from(index[usize::from(place)]).checked_sub(1)?;
        if keys.get(position).is_some_and(|other| is_same(other, key)) {
            return Some(position);
        }
        place = place.wrapping_add(1);
    }
}

/// Whether two strings are equal. Most keys are short, for which a call costs more than the
/// comparison.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        8..=16 => has_ends::<8>(one, other),
        17..=32 => has_ends::<16>(one, other),
        _ => one == other,
    }
}

/// Whether two strings begin and end with the same bytes.
#[inline]
fn has_ends<const COUNT: usize>(one: &[u8], other: &[u8]) -> bool {
    one.first_chunk::<COUNT>() == other.first_chunk()
        && one.last_chunk::<COUNT>() == other.last_chunk()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_with_and_without_an_index() {
        for count in [0, 1, FEW, FEW + 1, 100, 255, 256, 300] {
            let names: Vec<String> = (0..count).map(|number| format!("key{number}")).collect();
            let keys: Vec<&str> = names.iter().map(String::as_str).collect();
            let index = index(&keys);
            for (position, key) in keys.iter().enumerate() {
                assert_eq!(find(&keys, &index, key), Some(position), "{key} of {count}");
            }
            assert_eq!(find(&keys, &index, "another"), None);
            assert_eq!(find(&keys, &index, ""), None);
        }
    }
}
