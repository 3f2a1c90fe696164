//! The one place that reads the time. Every use case takes its `now` from a [`Clock`], once, so that a school year can
//! be rehearsed in a second and a test never sleeps.

use std::fmt::Debug;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use futures::FutureExt;
use futures::future::BoxFuture;
use tokio::sync::watch;

/// Where the present moment comes from.
pub trait Clock: Send + Sync + Debug {
    /// The present moment.
    fn now(&self) -> DateTime<Utc>;

    /// Waits until this clock shows `at`: by sleeping, or until somebody moves it there.
    fn until(&self, at: DateTime<Utc>) -> BoxFuture<'static, ()>;
}

/// The longest sleep in one piece, so that a machine that was suspended or set right does not sleep past its time.
const NAP: std::time::Duration = std::time::Duration::from_secs(60);

/// The machine's clock: what runs against Discord itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "the only place that may read the machine's clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn until(&self, at: DateTime<Utc>) -> BoxFuture<'static, ()> {
        async move {
            while let Ok(left) = (at - Self.now()).to_std() {
                if left.is_zero() {
                    break;
                }
                tokio::time::sleep(left.min(NAP)).await;
            }
        }
        .boxed()
    }
}

/// A clock that stands still until it is moved: sandbox, rehearsal and tests. Clones share one time.
///
/// It never goes back, because nothing in the application may have to think about time running backwards.
#[derive(Clone, Debug)]
pub struct VirtualClock {
    shown: Arc<watch::Sender<DateTime<Utc>>>,
}

impl VirtualClock {
    /// A clock that shows `start`.
    #[must_use]
    pub fn new(start: DateTime<Utc>) -> Self {
        Self {
            shown: Arc::new(watch::Sender::new(start)),
        }
    }

    /// Moves to `to`; an earlier moment changes nothing. Returns the time now shown.
    pub fn set(&self, to: DateTime<Utc>) -> DateTime<Utc> {
        self.shown.send_if_modified(|shown| {
            let later = *shown < to;
            *shown = to.max(*shown);
            later
        });
        self.now()
    }

    /// Moves forward by `by` (a negative step changes nothing). Returns the time now shown.
    pub fn advance(&self, by: TimeDelta) -> DateTime<Utc> {
        self.set(self.now().checked_add_signed(by).unwrap_or(DateTime::<Utc>::MAX_UTC))
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> DateTime<Utc> {
        *self.shown.borrow()
    }

    fn until(&self, at: DateTime<Utc>) -> BoxFuture<'static, ()> {
        let mut shown = self.shown.subscribe();
        // A clock that is gone moves no more: whoever waits for it waits for ever, as with one that stands still.
        async move {
            if shown.wait_for(|shown| *shown >= at).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_virtual_clock_moves_only_forward() {
        let clock = VirtualClock::new(at("2026-10-05T07:00:00Z"));
        clock.advance(TimeDelta::hours(2));
        assert_eq!(clock.now(), at("2026-10-05T09:00:00Z"));
        clock.set(at("2026-09-01T00:00:00Z"));
        clock.advance(TimeDelta::days(-3));
        assert_eq!(clock.now(), at("2026-10-05T09:00:00Z"));
    }

    #[test]
    fn clones_share_one_time() {
        let clock = VirtualClock::new(at("2026-10-05T07:00:00Z"));
        let reader: Arc<dyn Clock> = Arc::new(clock.clone());
        clock.set(at("2026-12-24T10:00:00Z"));
        assert_eq!(reader.now(), at("2026-12-24T10:00:00Z"));
    }
}
