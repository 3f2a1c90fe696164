//! Presses at a steady pace, whether or not the earlier ones are answered, and what came of them.

use std::sync::Arc;
use std::time::Duration;

use crate::person::{Card, Person};

/// The columns of what [`Load::run`] answers.
pub const HEADINGS: &str = "                  a second  answered  unanswered  median ms   p90 ms   p99 ms  worst ms";

/// How much, for how long.
#[derive(Clone, Copy)]
pub struct Load {
    /// Interactions a second.
    pub rate: u64,
    /// For so many seconds.
    pub seconds: u64,
}

/// What a person does.
#[derive(Clone)]
pub enum Deed {
    /// Presses a choice of the own card.
    Tap,
    /// Asks for a page by a command.
    Ask(String),
}

/// Somebody who presses, with the own card.
pub type Presser = (Arc<Person>, Card);

impl Load {
    /// Lets the people do these deeds in turn; answers a line of the table.
    pub async fn run(self, name: &str, people: &[Presser], deeds: &[Deed]) -> anyhow::Result<String> {
        let mut beat = tokio::time::interval(Duration::from_micros(1_000_000 / self.rate));
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Burst);
        let mut presses = tokio::task::JoinSet::new();
        let all = usize::try_from(self.rate * self.seconds).unwrap_or(usize::MAX);
        for number in 0..all {
            beat.tick().await;
            let presser = people[number % people.len()].clone();
            let deed = deeds[number % deeds.len()].clone();
            presses.spawn(latency(presser, deed, number / people.len()));
        }
        let mut answered = Vec::new();
        while let Some(press) = presses.join_next().await {
            answered.extend(press??);
        }
        answered.sort_unstable();
        let at = |share: f64| nth(&answered, share).as_secs_f64() * 1000.0;
        Ok(format!(
            "{name:<18}{:>8}  {:>8}  {:>10}  {:>9.1}  {:>7.1}  {:>7.1}  {:>8.1}",
            self.rate,
            answered.len(),
            all - answered.len(),
            at(0.5),
            at(0.9),
            at(0.99),
            at(1.0)
        ))
    }
}

async fn latency((person, card): Presser, deed: Deed, tap: usize) -> anyhow::Result<Option<Duration>> {
    let answered = match deed {
        Deed::Tap => person.tap(&card, tap).await?,
        Deed::Ask(command) => person.ask(&command).await?,
    };
    Ok(answered.map(|(after, _)| after))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place in a list of thousands"
)]
fn nth(sorted: &[Duration], share: f64) -> Duration {
    let place = (sorted.len().saturating_sub(1) as f64 * share) as usize;
    sorted.get(place).copied().unwrap_or_default()
}
