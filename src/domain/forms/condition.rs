//! When a question is asked or must be answered: by what is known of the person, or by an earlier answer.

use serde::Deserialize;

use super::answers::Answers;
use super::facts::Facts;

/// A fact that a form file may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The author has an active yearly goal.
    ActiveGoal,
}

/// When a question is asked or must be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The fact is so.
    Fact(Fact),
    /// The question `field` is answered with one of `values`.
    Answer {
        /// The other question's key.
        field: String,
        /// Any of these.
        values: Vec<String>,
    },
}

impl Condition {
    /// Whether it holds now.
    #[must_use]
    pub fn holds(&self, answers: &Answers, facts: &Facts) -> bool {
        match self {
            Self::Fact(Fact::ActiveGoal) => facts.active_goal,
            Self::Answer { field, values } => answers.choices(field).iter().any(|chosen| values.contains(chosen)),
        }
    }
}
