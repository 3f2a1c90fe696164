//! What is due: one tick asks every capability, each for itself, so that a fault in one stops no other.
//!
//! Timers carry no state: a capability derives from its rows and the calendar what is due, and writes it once. After a
//! time off, one tick catches up. Deliberately absent: sending, which the outbox loop does.

mod cron;

pub use cron::{Timer, every};

use futures::future::BoxFuture;

use crate::usecase::{self, Ctx, Result};

/// A capability's part of a tick; answers how many messages it queued.
type Part = for<'a> fn(&'a Ctx) -> BoxFuture<'a, Result<u32>>;

/// Every capability's part, by the name that stands in logs and metrics.
const PARTS: &[(&str, Part)] = &[
    ("reflection", |ctx| Box::pin(usecase::reflection::tick(ctx))),
    ("group", |ctx| Box::pin(usecase::group::tick(ctx))),
    ("calendar", |ctx| Box::pin(usecase::calendar::tick(ctx))),
    ("people", |ctx| Box::pin(usecase::people::tick(ctx))),
    // After people: whose day it is has left by then.
    ("retention", |ctx| Box::pin(usecase::retention::tick(ctx))),
    ("week", |ctx| Box::pin(usecase::week::tick(ctx))),
    ("observation", |ctx| Box::pin(usecase::observation::tick(ctx))),
];

/// What one tick did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Messages queued.
    pub queued: u32,
    /// Capabilities that failed; the log says how.
    pub failed: u32,
}

/// Asks every capability what is due.
pub async fn tick(ctx: &Ctx) -> Ticked {
    let mut ticked = Ticked::default();
    for (name, part) in PARTS {
        note(&mut ticked, name, part(ctx).await);
    }
    let alive = usecase::delivery::alive(ctx).await.map(|()| 0);
    note(&mut ticked, "alive", alive);
    metrics::counter!("kolega_ticks_total").increment(1);
    ticked
}

fn note(ticked: &mut Ticked, name: &'static str, part: Result<u32>) {
    match part {
        Ok(queued) => ticked.queued += queued,
        Err(fault) => {
            ticked.failed += 1;
            metrics::counter!("kolega_tick_faults_total", "part" => name).increment(1);
            tracing::error!(part = name, error = %fault, "a part of the tick failed");
        }
    }
}
