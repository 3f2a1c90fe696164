//! Two observers exchange their slots: as many slots for each as before (domain §3.3). Pure.

use super::{Facts, Observation, State};
use crate::domain::ids::PersonId;
use crate::domain::refusal::Refusal;

/// A slot with another observer. What was agreed or written about it was between other people.
#[must_use]
pub fn handed(slot: &Observation, observer: PersonId) -> Observation {
    Observation {
        observer,
        state: State::Proposed,
        offer: None,
        lesson: None,
        facts: Facts::default(),
        off: None,
        revision: slot.revision + 1,
        ..slot.clone()
    }
}

/// Exchanges the observers of two slots in which neither pair has agreed on a lesson.
///
/// # Errors
/// When one of the slots is no longer open, or an observer would see their own lesson or the same host twice.
pub fn exchange(given: &Observation, taken: &Observation) -> Result<(Observation, Observation), Refusal> {
    let open = given.state.is_open() && taken.state.is_open();
    let own = given.host == taken.observer || taken.host == given.observer;
    let nothing = given.host == taken.host || given.observer == taken.observer;
    if !open || own || nothing || given.half_year != taken.half_year {
        return Err(Refusal::AskingOver);
    }
    Ok((handed(given, taken.observer), handed(taken, given.observer)))
}

/// Puts an exchange back, as long as nobody has gone on from it.
///
/// # Errors
/// When a time is offered or agreed in one of the slots, or they are somebody else's by now.
pub fn back(
    given: &Observation,
    taken: &Observation,
    (asker, asked): (PersonId, PersonId),
) -> Result<(Observation, Observation), Refusal> {
    let as_left = |slot: &Observation, observer| {
        slot.observer == observer && slot.state == State::Proposed && slot.offer.is_none()
    };
    if !as_left(given, asked) || !as_left(taken, asker) {
        return Err(Refusal::AskingOver);
    }
    exchange(given, taken)
}
