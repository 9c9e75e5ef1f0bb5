//! The progress indicator.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::ProgressBar;

use super::terminal::Terminal;

/// The delay before the spinner appears.
const DELAY: Duration = Duration::from_millis(300);

/// The interval of the animation.
const TICK: Duration = Duration::from_millis(80);

/// A spinner with the name of the current stage, on a terminal only; removed on drop.
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

    /// Starts a stage.
    pub(super) fn stage(&self, name: &'static str) {
        if let Some((sender, _)) = &self.0 {
            // The spinner ends once the sender is dropped.
            let _ = sender.send(name);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, spinner)) = self.0.take() {
            drop(sender);
            // Its line must be cleared before other output.
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
