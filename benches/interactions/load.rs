//! Presses at a steady pace, whether or not the earlier ones are answered, and what came of them.

use std::time::{Duration, Instant};

use kolega::sandbox::{Invocation, Outcome, World};

use crate::school::Card;

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
#[derive(Clone, Copy)]
pub enum Deed {
    /// Presses a choice of the own card.
    Tap,
    /// Asks for a page by a command.
    Ask(&'static str),
}

impl Load {
    /// Lets the people do these deeds in turn; answers a line of the table.
    pub async fn run(self, name: &str, world: &World, cards: &[Card], deeds: &[Deed]) -> String {
        let mut beat = tokio::time::interval(Duration::from_micros(1_000_000 / self.rate));
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Burst);
        let mut presses = tokio::task::JoinSet::new();
        let all = usize::try_from(self.rate * self.seconds).unwrap_or(usize::MAX);
        for number in 0..all {
            beat.tick().await;
            let card = cards[number % cards.len()].clone();
            let deed = deeds[number % deeds.len()];
            let tap = number / cards.len();
            presses.spawn(latency(world.clone(), card, deed, tap));
        }
        let mut answered: Vec<Duration> = presses.join_all().await.into_iter().flatten().collect();
        answered.sort_unstable();
        let at = |share: f64| nth(&answered, share).as_secs_f64() * 1000.0;
        format!(
            "{name:<18}{:>8}  {:>8}  {:>10}  {:>9.1}  {:>7.1}  {:>7.1}  {:>8.1}",
            self.rate,
            answered.len(),
            all - answered.len(),
            at(0.5),
            at(0.9),
            at(0.99),
            at(1.0)
        )
    }
}

async fn latency(world: World, card: Card, deed: Deed, tap: usize) -> Option<Duration> {
    let begun = Instant::now();
    let asked = match deed {
        Deed::Tap => world.press(card.user, card.message, &card.taps[tap % card.taps.len()]),
        Deed::Ask(command) => world.invoke(card.user, Invocation::new(card.channel, command)),
    };
    match world.outcome(asked.ok()?).await {
        Outcome::NoAnswer => None,
        _ => Some(begun.elapsed()),
    }
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
