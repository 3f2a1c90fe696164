//! The world around the bot, as a test or the chat page holds it: build servers, act as people, see what they see, order
//! troubles, read the evidence. A handle is cheap to clone.

pub(super) mod act;
mod build;
mod forge;
mod hands;
mod offer;
mod see;
mod show;
mod trouble;
mod wait;

use std::sync::{Arc, Mutex, MutexGuard};

use super::state::{self, State};

pub use wait::TimedOut;

/// A handle to everything that happens in the sandbox.
#[derive(Clone)]
pub struct World {
    state: Arc<Mutex<State>>,
}

impl World {
    pub(super) fn new(state: Arc<Mutex<State>>) -> Self {
        Self { state }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        state::lock(&self.state)
    }
}
