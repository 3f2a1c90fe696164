//! A submitted form: whose it is, what it is about, and who may see it. Its content is private (domain §2).

use chrono::{DateTime, Utc};

use super::forms::{Answers, FormKey};
use super::ids::{EntryId, PersonId, SchoolId};
use super::subject::Subject;
use super::visibility::Visibility;

/// A submitted form. `Debug` shows no content, because [`Answers`] shows none.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The row.
    pub id: EntryId,
    /// The school.
    pub school: SchoolId,
    /// Who wrote it.
    pub author: PersonId,
    /// What it is about.
    pub subject: Subject,
    /// Which form.
    pub form: FormKey,
    /// What was written and chosen.
    pub answers: Answers,
    /// Who may see it besides those whom the permission table lets see it anyway.
    pub visibility: Visibility,
    /// When it was submitted first.
    pub submitted_at: DateTime<Utc>,
    /// When whoever's it is to share last said who may see it; absent when they never did.
    pub shared_at: Option<DateTime<Utc>>,
    /// When it was changed last.
    pub edited_at: Option<DateTime<Utc>>,
    /// Whether it came after its time.
    pub late: bool,
}

impl Entry {
    /// The moment from which it counts as given to others: the last word on who may see it, else its submission. Who
    /// comes to an office or a group later does not see it by that (domain §2, rule e).
    #[must_use]
    pub fn given_at(&self) -> DateTime<Utc> {
        self.shared_at.unwrap_or(self.submitted_at)
    }
}
