//! Takes the time of types that stand for the same JSON; a part of the program that `compile` writes.

use std::hint::black_box;
use std::marker::PhantomData;
use std::time::Instant;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// How often each is measured, in turn with the others.
const ROUNDS: usize = 101;

/// The nanoseconds of one measurement, about.
const LENGTH: u128 = 1_000_000;

/// A type that is measured.
pub struct Of<T>(PhantomData<T>);

impl<T> Of<T> {
    pub const NEW: Self = Self(PhantomData);
}

pub trait Subject {
    /// Whether a value that is decoded and encoded again is the same.
    fn survives(&self, json: &str) -> bool;

    /// Decodes a value so many times; returns the nanoseconds of one time.
    fn decode(&self, json: &str, times: usize) -> f64;

    /// The same of encoding.
    fn encode(&self, json: &str, times: usize) -> f64;
}

impl<T: DeserializeOwned + Serialize> Subject for Of<T> {
    fn survives(&self, json: &str) -> bool {
        let value = |text: &str| decode::<serde_json::Value>(text);
        value(&encode(&decode::<T>(json))) == value(json)
    }

    fn decode(&self, json: &str, times: usize) -> f64 {
        measure(times, || drop(decode::<T>(json)))
    }

    fn encode(&self, json: &str, times: usize) -> f64 {
        let value: T = decode(json);
        measure(times, || drop(encode(&value)))
    }
}

pub struct Clock {
    names: &'static [&'static str],
    decode: Table,
    encode: Table,
}

impl Clock {
    pub fn new(names: &'static [&'static str]) -> Self {
        let table = |what| Table {
            text: format!(
                "\n{what}, nanoseconds, medians of {ROUNDS} rounds\n\n| value | bytes | {} | {} / {} |\n| --- |{}\n",
                names.join(" | "),
                names[0],
                names[1],
                " ---: |".repeat(names.len() + 2),
            ),
            columns: names.len(),
        };
        Self {
            names,
            decode: table("decode"),
            encode: table("encode"),
        }
    }

    pub fn compare(&mut self, name: &str, json: &str, subjects: &[&dyn Subject]) {
        for (subject, of) in subjects.iter().zip(self.names) {
            if !subject.survives(json) {
                println!("not the same when it is decoded and encoded again: {name}, {of}");
            }
        }
        let decode = in_turn(subjects, |subject, times| subject.decode(json, times));
        let encode = in_turn(subjects, |subject, times| subject.encode(json, times));
        self.decode.add(name, json.len(), &decode);
        self.encode.add(name, json.len(), &encode);
    }

    pub fn print(&self) {
        print!("{}{}", self.decode.text, self.encode.text);
    }
}

struct Table {
    text: String,
    columns: usize,
}

impl Table {
    fn add(&mut self, name: &str, bytes: usize, times: &[f64]) {
        self.text.push_str(&format!("| {name} | {bytes} |"));
        for column in 0..self.columns {
            let cell = times.get(column).map(|time| format!("{time:.0}"));
            self.text.push_str(&format!(" {} |", cell.unwrap_or_default()));
        }
        self.text.push_str(&format!(" {:.2} |\n", times[0] / times[1]));
    }
}

fn decode<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(black_box(json)).expect("the value fits the type")
}

fn encode<T: Serialize>(value: &T) -> String {
    serde_json::to_string(black_box(value)).expect("any value can be written")
}

/// The medians of all.
fn in_turn(subjects: &[&dyn Subject], work: impl Fn(&dyn Subject, usize) -> f64) -> Vec<f64> {
    let once = subjects.iter().map(|subject| work(*subject, 10));
    let once = once.fold(1.0, f64::max);
    let times = (LENGTH / once as u128).max(1) as usize;
    let mut measured = vec![Vec::new(); subjects.len()];
    for _ in 0..ROUNDS {
        for (measured, subject) in measured.iter_mut().zip(subjects) {
            measured.push(work(*subject, times));
        }
    }
    measured.into_iter().map(median).collect()
}

fn measure(times: usize, mut work: impl FnMut()) -> f64 {
    let started = Instant::now();
    for _ in 0..times {
        work();
    }
    started.elapsed().as_nanos() as f64 / times as f64
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
