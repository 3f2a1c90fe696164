//! What a form needs to know and does not ask.

use chrono::NaiveDate;

use crate::domain::lang::Text2;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Text2,
}

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
