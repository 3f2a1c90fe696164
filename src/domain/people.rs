//! Who is who in a school: people, their roles as dated assignments, and the school itself (domain §2, §3.0).

mod cells;
pub mod column;
pub mod file;
pub mod plan;
pub mod row;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};

use super::ids::{ClaimId, GroupId, PersonId, SchoolId, Snowflake};
use super::lang::Lang;
use super::words::words;

/// What stands in the place of the name of somebody whose data were erased; views say *former colleague*.
pub const FORMER: &str = "–";

/// A school: one staff server with its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct School {
    /// The row.
    pub id: SchoolId,
    /// The Discord server.
    pub guild: Snowflake,
    /// The server's name, to tell two schools apart.
    pub name: String,
    /// The school's language: what people read who chose none.
    pub lang: Lang,
    /// IANA zone of all its clock times.
    pub zone: chrono_tz::Tz,
    /// The channel of the neutral posts.
    pub apt_channel: Option<Snowflake>,
    /// The day on which Kolega was set up here.
    pub started_on: NaiveDate,
    /// Since when Kolega is off the server; absent while it is there.
    pub gone_at: Option<DateTime<Utc>>,
    /// When Kolega last came back to the server.
    pub back_at: Option<DateTime<Utc>>,
}

words! {
    /// Where a person stands with the bot (domain §3.0): nobody gets a DM before acting.
    pub enum PersonState {
        /// On the staff list, has not acted yet.
        Invited = "invited",
        /// Has pressed or typed something at least once.
        Active = "active",
        /// No longer at this school.
        Left = "left",
    }
}

words! {
    /// How much of 2+2 a person takes part in (domain §3.16).
    pub enum Quota {
        /// The school's whole quota.
        Full = "full",
        /// One and one.
        Half = "half",
        /// Shows nothing; may still observe.
        Exempt = "exempt",
    }
}

words! {
    /// A role, held as a dated assignment; one person may hold several (domain §2).
    #[derive(PartialOrd, Ord)]
    pub enum Role {
        /// Takes part.
        Teacher = "teacher",
        /// Runs one APT group.
        GroupLead = "group_lead",
        /// Supports teachers in conversation.
        Curator = "curator",
        /// Runs the system, pairings and calendar.
        Coordinator = "coordinator",
        /// Works with two teachers.
        Coach = "coach",
        /// Trains coaches.
        Facilitator = "facilitator",
        /// School leadership: percentages without names.
        Head = "head",
    }
}

/// A living role: what, and for a lead of which group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// The group it is about, for a lead.
    pub group: Option<GroupId>,
}

/// One row of a school's staff list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The row.
    pub id: PersonId,
    /// The school it belongs to.
    pub school: SchoolId,
    /// The Discord account, once known.
    pub account: Option<Snowflake>,
    /// The account name from the staff file, a hint for joining.
    pub username: Option<String>,
    /// The name as the staff list writes it; never inflected.
    pub name: String,
    /// What the person teaches.
    pub subjects: Vec<String>,
    /// The building they mostly work in.
    pub building: Option<String>,
    /// An explicit quota; it wins over the share by date.
    pub quota: Option<Quota>,
    /// The line manager, who observes only when invited.
    pub manager: Option<PersonId>,
    /// Years of experience.
    pub experience_years: Option<u32>,
    /// First day at this school; absent means before the year.
    pub joined_on: Option<NaiveDate>,
    /// Day from which all access is over.
    pub left_on: Option<NaiveDate>,
    /// The person's own language, when chosen.
    pub lang: Option<Lang>,
    /// Observers allowed at one of their lessons, when chosen.
    pub visitors: Option<u8>,
    /// Subjects the person wishes to see.
    pub wished_subjects: Vec<String>,
    /// Invited, active or left.
    pub state: PersonState,
    /// Since when the account is off the school's server; absent while it is there, as far as is known.
    pub absent_at: Option<DateTime<Utc>>,
    /// The last day on which the person wants no reminders.
    pub snoozed_until: Option<NaiveDate>,
    /// Of somebody without an account: whether they take part on paper; absent when nobody decided.
    pub on_paper: Option<bool>,
}

/// A row of the staff list that an account says it is; the coordinator confirms it (domain §3.0, cold DMs).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The row.
    pub id: ClaimId,
    /// The person of the staff list that the account says it is.
    pub person: PersonId,
    /// That person's name.
    pub name: String,
    /// The account.
    pub account: Snowflake,
    /// Its user name.
    pub username: String,
    /// When Join was pressed.
    pub at: DateTime<Utc>,
}

/// How messages fail to reach a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreached {
    /// Since when their private messages are closed; absent when they are open again.
    pub since: Option<DateTime<Utc>>,
    /// Messages that wait behind the neutral note in the APT channel.
    pub waiting: u32,
    /// Messages that can never arrive.
    pub dead: u32,
}

impl Person {
    /// A row with nothing but a name: invited, not yet known to Discord. The database gives it its id.
    #[must_use]
    pub fn named(school: SchoolId, name: &str) -> Self {
        Self {
            id: PersonId(0),
            school,
            account: None,
            username: None,
            name: name.to_owned(),
            subjects: Vec::new(),
            building: None,
            quota: None,
            manager: None,
            experience_years: None,
            joined_on: None,
            left_on: None,
            lang: None,
            visitors: None,
            wished_subjects: Vec::new(),
            state: PersonState::Invited,
            absent_at: None,
            snoozed_until: None,
            on_paper: None,
        }
    }

    /// The language this person reads: their own choice, else the school's.
    #[must_use]
    pub fn reads(&self, school: &School) -> Lang {
        self.lang.unwrap_or(school.lang)
    }
}
