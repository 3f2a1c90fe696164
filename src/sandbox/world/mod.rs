//! The world around the bot, as a test or the chat page holds it: build servers, act as people, see what they see, order
//! troubles, read the evidence. A handle is cheap to clone.

mod act;
mod build;
mod deed;
mod fault;
mod forge;
mod hands;
mod offer;
mod see;
mod show;
mod trouble;
mod view;
mod wait;

use std::sync::{Arc, Mutex, MutexGuard};

use super::rest;
use super::state::State;

pub use deed::{Change, ClientRefusal, Invocation, OptionValue, Outcome, Upload, Visibility};
pub use fault::{Fault, Moment};
pub use view::{
    AttachmentView, ButtonStyle, ButtonView, ChannelKind, ChannelView, ChoiceView, CommandOptionView, CommandView,
    ComponentView, EmbedView, FieldView, GuildView, InputView, MentionView, MessageView, ModalView, OptionKind,
    RoleView, RowView, SelectKind, SelectOptionView, SelectView, UsedView, UserView,
};
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
        rest::lock(&self.state)
    }
}
