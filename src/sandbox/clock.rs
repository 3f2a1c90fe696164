//! The sandbox's own clock: real time, since serenity compares rate-limit headers and snowflakes with the system clock
//! however far the school's clock has been moved.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};

/// Milliseconds since 1970 by the machine's clock.
#[allow(
    clippy::disallowed_methods,
    reason = "ids and rate-limit headers are compared with the real clock by clients"
)]
pub(super) fn unix_millis() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
}

/// The present moment, real time.
pub(super) fn now() -> DateTime<Utc> {
    i64::try_from(unix_millis())
        .ok()
        .and_then(DateTime::from_timestamp_millis)
        .unwrap_or_default()
}

/// A moment as Discord writes it: microseconds and a numeric offset.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}
