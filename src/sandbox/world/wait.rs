//! Waiting, woken by changes and never by a clock alone.

use std::time::Duration;

use tokio::sync::broadcast;
use tokio::time::{Instant, timeout_at};

use super::World;
use super::offer;
use super::show;
use crate::sandbox::ids::InteractionId;
use crate::sandbox::state::{Answer, LOADING, State};
use crate::sandbox::vocabulary::{Change, MessageView, Outcome};

/// Something awaited did not happen in time.
#[derive(Clone, Debug, thiserror::Error)]
#[error("waited {limit:?} in vain: {what}")]
pub struct TimedOut {
    /// What was awaited.
    pub what: String,
    /// For how long.
    pub limit: Duration,
}

impl World {
    /// What came of an interaction; a deferred answer is awaited until its edit, for as long as the options' patience.
    pub async fn outcome(&self, interaction: InteractionId) -> Outcome {
        let patience = self.lock().options.patience;
        let settled = self
            .wait_for("an answer", patience, |world| settled(&world.lock(), interaction))
            .await;
        settled.unwrap_or_else(|_| {
            let state = self.lock();
            match state.interactions.get(&interaction).map(|entry| &entry.answer) {
                Some(Answer::DeferredUpdate(None)) => Outcome::Acknowledged,
                Some(Answer::Deferred(_)) => Outcome::Thinking,
                _ => Outcome::NoAnswer,
            }
        })
    }

    /// What has come of an interaction by now, without waiting.
    #[must_use]
    pub fn outcome_now(&self, interaction: InteractionId) -> Option<Outcome> {
        settled(&self.lock(), interaction)
    }

    /// Waits, woken by every change, until `look` finds something.
    ///
    /// # Errors
    /// When the limit passes first.
    pub async fn wait_for<T>(
        &self,
        what: &str,
        limit: Duration,
        mut look: impl FnMut(&World) -> Option<T>,
    ) -> Result<T, TimedOut> {
        let deadline = Instant::now() + limit;
        let mut revision = self.lock().revision.subscribe();
        loop {
            revision.mark_unchanged();
            if let Some(found) = look(self) {
                return Ok(found);
            }
            // The sender lives in the state, which this handle keeps alive: only the time can end this.
            if !matches!(timeout_at(deadline, revision.changed()).await, Ok(Ok(()))) {
                return Err(TimedOut {
                    what: what.to_owned(),
                    limit,
                });
            }
        }
    }

    /// Changes from now on.
    #[must_use]
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.lock().changes.subscribe()
    }
}

fn settled(state: &State, id: InteractionId) -> Option<Outcome> {
    let Some(entry) = state.interactions.get(&id) else {
        return Some(Outcome::NoAnswer);
    };
    let view = |id, make: fn(MessageView) -> Outcome| show::message(state, id).map_or(Outcome::Deleted, make);
    match &entry.answer {
        Answer::Waiting | Answer::DeferredUpdate(None) => None,
        Answer::Missed => Some(Outcome::NoAnswer),
        Answer::Deferred(message) if state.messages.get(message).is_some_and(|m| m.flags & LOADING != 0) => None,
        Answer::Message(message) | Answer::Deferred(message) => Some(view(*message, Outcome::Message)),
        Answer::Updated(message) | Answer::DeferredUpdate(Some((message, true))) => {
            Some(view(*message, Outcome::Updated))
        }
        Answer::DeferredUpdate(Some((message, false))) => Some(view(*message, Outcome::Message)),
        Answer::Modal(modal) => Some(Outcome::Modal(show::modal(id, modal))),
        Answer::Choices(choices) => {
            let locale = state.users.get(&entry.user).map_or("", |user| user.locale.as_str());
            Some(Outcome::Choices(offer::choices(choices, locale)))
        }
    }
}
