//! A sign of life on a terminal while a large plan is worked out; files and pipes never see it.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

/// What is done sooner needs no sign.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(250);
/// How wide the moving bar is.
const BAR: usize = 24;

/// Does the work, with a line about it on the error stream when that is a terminal.
pub(super) fn shown<T>(what: &str, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, news) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let started = Instant::now();
            let mut wait = PATIENCE;
            while news.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                wait = PACE;
                let mut terminal = std::io::stderr();
                // A terminal that cannot be written to is no reason to give up the work.
                drop(write!(terminal, "\r{}", line(what, started.elapsed())));
            }
            if wait == PACE {
                drop(write!(std::io::stderr(), "\r\x1b[2K"));
            }
        });
        let result = work();
        drop(done);
        result
    })
}

/// How long it will take nobody knows beforehand, so the bar moves to and fro and the seconds count.
fn line(what: &str, elapsed: Duration) -> String {
    let turns = elapsed.as_millis() / PACE.as_millis();
    let round = 2 * (BAR - 1);
    let at = usize::try_from(turns).unwrap_or(0) % round;
    let at = at.min(round - at);
    let bar: String = (0..BAR).map(|place| if place == at { '=' } else { ' ' }).collect();
    format!("kolega: {what} [{bar}] {} s", elapsed.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_moves_to_and_fro_and_the_work_is_done_once() {
        let at = |millis| line("planning", Duration::from_millis(millis)).find('=').unwrap();
        let first = at(0);
        assert_eq!((at(250), at(500)), (first + 1, first + 2));
        assert_eq!(at(250 * 23), first + 23);
        assert_eq!(at(250 * 24), first + 22);
        assert!(line("planning", Duration::from_secs(7)).ends_with("7 s"));
        let mut times = 0;
        assert_eq!(
            shown("planning", || {
                times += 1;
                times
            }),
            1
        );
    }
}
