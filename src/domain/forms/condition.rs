//! When a question is asked or must be answered: by what is known of the person, or by an earlier answer.

use chrono::NaiveDate;
use serde::Deserialize;

use super::answers::Answers;
use super::definition::Choice;
use crate::domain::lang::Text2;

/// Something a form needs to know and does not ask.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The author has an active yearly goal.
    pub active_goal: bool,
    /// The month's question (domain §5), for the form that shows it.
    pub prompt: Option<Text2>,
    /// The number of the month that the form is about, 1–12.
    pub month: Option<u32>,
    /// The members of the group that the form is about.
    pub group_members: Vec<Choice>,
    /// The first and the last day of the open school year; absent when any date will do.
    pub open_year: Option<(NaiveDate, NaiveDate)>,
}

impl std::fmt::Debug for Facts {
    /// Without names: whoever logs a form logs no people.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Facts")
            .field("active_goal", &self.active_goal)
            .field("month", &self.month)
            .finish_non_exhaustive()
    }
}

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
