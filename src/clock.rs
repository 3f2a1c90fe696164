//! The one place that reads the time. Every use case takes its `now` from a [`Clock`], once, so that a school year can
//! be rehearsed in a second and a test never sleeps.

use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// Where the present moment comes from.
pub trait Clock: Send + Sync + Debug {
    /// The present moment.
    fn now(&self) -> DateTime<Utc>;
}

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
}

/// A clock that stands still until it is moved: sandbox, rehearsal and tests. Clones share one time.
///
/// It never goes back, because nothing in the application may have to think about time running backwards.
#[derive(Clone, Debug)]
pub struct VirtualClock {
    /// Microseconds since 1970: one atomic, so that readers never wait for the one who moves it.
    micros: Arc<AtomicI64>,
}

impl VirtualClock {
    /// A clock that shows `start`.
    #[must_use]
    pub fn new(start: DateTime<Utc>) -> Self {
        Self {
            micros: Arc::new(AtomicI64::new(start.timestamp_micros())),
        }
    }

    /// Moves to `to`; an earlier moment changes nothing. Returns the time now shown.
    pub fn set(&self, to: DateTime<Utc>) -> DateTime<Utc> {
        self.micros.fetch_max(to.timestamp_micros(), Ordering::SeqCst);
        self.now()
    }

    /// Moves forward by `by` (a negative step changes nothing). Returns the time now shown.
    pub fn advance(&self, by: TimeDelta) -> DateTime<Utc> {
        let step = by.num_microseconds().unwrap_or(0).max(0);
        self.micros.fetch_add(step, Ordering::SeqCst);
        self.now()
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.micros.load(Ordering::SeqCst)).unwrap_or(DateTime::<Utc>::MAX_UTC)
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
