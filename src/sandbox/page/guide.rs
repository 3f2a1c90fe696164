//! What a visitor may be led through: chapters of small tasks, told by the host, ticked off by the page as they are done.

use serde::Serialize;

use super::Jump;
use crate::sandbox::ids::UserId;

/// A part of the visit, in the role of one person.
#[derive(Clone, Debug, Serialize)]
pub struct Chapter {
    /// What the page remembers it by.
    pub id: &'static str,
    /// What it is called.
    pub title: String,
    /// In whose role it is lived.
    pub person: UserId,
    /// What is done, in this order.
    pub steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// What to do and what it is good for, in Discord's markdown.
    pub text: String,
    /// What the visitor does; with it the step is done.
    pub task: Task,
}

/// What the page can notice that a visitor has done, and help them to find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Task {
    /// Becoming a person.
    Person {
        /// Who.
        user: UserId,
    },
    /// Sending a command.
    Command {
        /// Canonical path, `pairing preview`.
        path: &'static str,
    },
    /// Pressing a button in the conversation with the bot or in a channel.
    Press {
        /// What stands on it.
        label: String,
    },
    /// Submitting a window of texts.
    Submit,
    /// Pressing one of several numbered buttons, or submitting a window instead.
    Pick,
    /// Moving the clock.
    Jump {
        /// How far.
        jump: Jump,
    },
}
