//! Choices that are the same on every run.

use super::words::WORDS;

/// A generator of numbers (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below the limit, which is not 0.
    pub fn of(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// One of some things, each as often as its weight says.
    pub fn weighted<'t, T>(&mut self, things: &'t [(T, u64)]) -> &'t T {
        let mut left = self.of(things.iter().map(|(_, weight)| weight).sum());
        for (thing, weight) in things {
            if left < *weight {
                return thing;
            }
            left -= weight;
        }
        &things[0].0
    }

    /// A number from a table of upper ends, each as often as its weight says.
    pub fn up_to(&mut self, ends: &[(u64, u64)]) -> u64 {
        let end = *self.weighted(ends);
        let before = ends
            .iter()
            .map(|(other, _)| *other)
            .filter(|other| *other < end)
            .max();
        let before = before.unwrap_or(0);
        before + 1 + self.of(end - before)
    }

    pub fn word(&mut self) -> &'static str {
        WORDS[self.of(WORDS.len() as u64) as usize]
    }

    /// A word with a capital.
    pub fn title(&mut self) -> String {
        let word = self.word();
        word[..1].to_uppercase() + &word[1..]
    }

    /// A sentence of about so many words.
    pub fn sentence(&mut self, words: u64) -> String {
        let mut sentence = self.title();
        for _ in 0..words / 2 + self.of(words) {
            sentence.push(' ');
            match self.of(25) {
                0 => sentence.push_str(&format!("`{}`", self.word())),
                1 => sentence.push_str(&format!(
                    "[{}](https://example.com/{})",
                    self.word(),
                    self.word()
                )),
                _ => sentence.push_str(self.word()),
            }
        }
        sentence + "."
    }
}
