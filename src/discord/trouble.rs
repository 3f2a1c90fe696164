//! Which of Discord's faults pass by themselves, and how long something is tried in spite of them.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::HttpError;
use tokio::time::Instant;

/// The first pause before something is tried again; each next one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Discord's own code of a refusal; none where there is no answer in Discord's words.
pub(super) fn code(fault: &serenity::Error) -> Option<isize> {
    match fault {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) => Some(answer.error.code),
        _ => None,
    }
}

/// The status of a refusal; none where nothing answered.
pub(super) fn status(fault: &serenity::Error) -> Option<u16> {
    match fault {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) => Some(answer.status_code.as_u16()),
        _ => None,
    }
}

/// Whether the same request may be answered a little later: the network, or Discord itself, is in trouble.
pub(super) fn passes(fault: &serenity::Error) -> bool {
    match status(fault) {
        Some(status) => status >= 500 || matches!(status, 408 | 429),
        None => matches!(
            fault,
            serenity::Error::Http(HttpError::Request(_)) | serenity::Error::Io(_)
        ),
    }
}

/// A fault with its causes: the library names only the outermost, which never says what is wrong with a certificate.
pub(super) fn causes(fault: &dyn std::error::Error) -> String {
    let mut said = fault.to_string();
    let mut cause = fault.source();
    while let Some(fault) = cause {
        let words = fault.to_string();
        if !said.contains(&words) {
            said = format!("{said}: {words}");
        }
        cause = fault.source();
    }
    said
}

/// The pauses between attempts.
pub(super) struct Pauses(Duration);

impl Pauses {
    /// From the shortest.
    pub(super) const fn new() -> Self {
        Self(FIRST_PAUSE)
    }

    /// The next one.
    pub(super) fn next(&mut self) -> Duration {
        let pause = self.0;
        self.0 = (pause * 2).min(LONGEST_PAUSE);
        pause
    }
}

/// Tries until it is done, is refused for good, or `within` is over.
///
/// # Errors
/// The refusal, or the last fault.
pub(super) async fn tried<F>(within: Duration, send: impl Fn() -> F) -> serenity::Result<()>
where
    F: Future<Output = serenity::Result<()>>,
{
    let end = Instant::now() + within;
    let mut pauses = Pauses::new();
    let mut last = None;
    while let Ok(sent) = tokio::time::timeout_at(end, send()).await {
        match sent {
            // The attempt that seemed to fail had arrived.
            Err(fault) if last.is_some() && code(&fault) == Some(40060) => return Ok(()),
            Err(fault) if passes(&fault) => last = Some(fault),
            done => return done,
        }
        let again = Instant::now() + pauses.next();
        if again >= end {
            break;
        }
        tokio::time::sleep_until(again).await;
    }
    Err(last.unwrap_or(serenity::Error::Other("no answer in time")))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn what_never_answers_is_given_up_in_its_time() {
        let tries = AtomicU32::new(0);
        let ended = tried(Duration::from_millis(50), || {
            tries.fetch_add(1, Ordering::Relaxed);
            std::future::pending()
        });
        assert!(ended.await.is_err());
        assert_eq!(tries.into_inner(), 1);
    }

    #[tokio::test]
    async fn trouble_is_tried_again_and_a_refusal_is_not() {
        let tries = AtomicU32::new(0);
        let trouble = || async {
            match tries.fetch_add(1, Ordering::Relaxed) {
                0..2 => Err(serenity::Error::Io(std::io::Error::other("cut"))),
                _ => Ok(()),
            }
        };
        assert!(tried(Duration::from_secs(60), trouble).await.is_ok());
        assert_eq!(tries.load(Ordering::Relaxed), 3);
        let refused = || async {
            tries.fetch_add(1, Ordering::Relaxed);
            Err(serenity::Error::Other("no"))
        };
        assert!(tried(Duration::from_secs(60), refused).await.is_err());
        assert_eq!(tries.load(Ordering::Relaxed), 4);
    }

    #[test]
    fn pauses_grow_to_their_longest() {
        let mut pauses = Pauses::new();
        let all: Vec<Duration> = (0..20).map(|_| pauses.next()).collect();
        assert!(all.is_sorted() && all[0] == FIRST_PAUSE && all[19] == LONGEST_PAUSE);
    }
}
