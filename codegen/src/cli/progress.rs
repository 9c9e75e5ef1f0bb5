//! A sign of life while work lasts.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::ProgressBar;

use super::terminal::Terminal;

/// Shorter work needs no sign of life.
const DELAY: Duration = Duration::from_millis(300);

/// How often the sign moves.
const TICK: Duration = Duration::from_millis(80);

/// A spinner with the name of the present stage, on a terminal only; gone when this is dropped.
pub(super) struct Progress(Option<(Sender<&'static str>, JoinHandle<()>)>);

impl Progress {
    pub(super) fn new(terminal: &Terminal) -> Self {
        if !terminal.is_watched() {
            return Self(None);
        }
        let (sender, stages) = mpsc::channel();
        let spinner = thread::Builder::new().spawn(move || spin(&stages));
        Self(spinner.ok().map(|spinner| (sender, spinner)))
    }

    /// Names what begins now.
    pub(super) fn stage(&self, name: &'static str) {
        if let Some((sender, _)) = &self.0 {
            // The spinner ends only after the sender.
            let _ = sender.send(name);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, spinner)) = self.0.take() {
            drop(sender);
            // Its line is cleared before anything else is written.
            let _ = spinner.join();
        }
    }
}

fn spin(stages: &Receiver<&'static str>) {
    let start = Instant::now();
    let mut stage = "";
    let mut shown: Option<ProgressBar> = None;
    loop {
        let wait = match shown {
            Some(_) => TICK,
            None => DELAY.saturating_sub(start.elapsed()),
        };
        match stages.recv_timeout(wait) {
            Ok(name) => {
                stage = name;
                if let Some(bar) = &shown {
                    bar.set_message(stage);
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                let bar = shown.get_or_insert_with(|| {
                    let bar = ProgressBar::new_spinner();
                    bar.set_message(stage);
                    bar
                });
                bar.tick();
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    if let Some(bar) = shown {
        bar.finish_and_clear();
    }
}
