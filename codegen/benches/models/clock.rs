//! Takes the time of two types that stand for the same JSON; a part of the program that `compile`
//! writes.

use std::hint::black_box;
use std::time::Instant;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// How often each is measured, in turn with the other.
const ROUNDS: usize = 101;

/// The nanoseconds of one measurement, about.
const LENGTH: u128 = 1_000_000;

pub fn head() {
    println!("nanoseconds, medians of {ROUNDS} rounds\n");
    println!("| value | bytes | decode: tables | derives | ratio | encode: tables | derives | ratio |");
    println!("| --- |{}", " ---: |".repeat(7));
}

pub fn compare<T, D>(name: &str, json: &str)
where
    T: DeserializeOwned + Serialize,
    D: DeserializeOwned + Serialize,
{
    let table: T = decode(json);
    let derive: D = decode(json);
    let value = |text: &str| decode::<serde_json::Value>(text);
    assert_eq!(value(&encode(&table)), value(json), "{name}: tables");
    assert_eq!(value(&encode(&derive)), value(json), "{name}: derives");
    let (a, b) = in_turn(&mut || drop(decode::<T>(json)), &mut || drop(decode::<D>(json)));
    let (c, d) = in_turn(&mut || drop(encode(&table)), &mut || drop(encode(&derive)));
    let bytes = json.len();
    let (decode, encode) = (a / b, c / d);
    println!("| {name} | {bytes} | {a:.0} | {b:.0} | {decode:.2} | {c:.0} | {d:.0} | {encode:.2} |");
}

fn decode<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(black_box(json)).expect("the value fits the type")
}

fn encode<T: Serialize>(value: &T) -> String {
    serde_json::to_string(black_box(value)).expect("any value can be written")
}

/// The medians of both.
fn in_turn(a: &mut dyn FnMut(), b: &mut dyn FnMut()) -> (f64, f64) {
    let started = Instant::now();
    for _ in 0..10 {
        a();
        b();
    }
    let once = (started.elapsed().as_nanos() / 20).max(1);
    let times = (LENGTH / once).max(1) as usize;
    let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        of_a.push(measure(a, times));
        of_b.push(measure(b, times));
    }
    (median(of_a), median(of_b))
}

fn measure(work: &mut dyn FnMut(), times: usize) -> f64 {
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
