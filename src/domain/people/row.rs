//! One person of a staff list.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Quota, Role};
use crate::domain::ids::Snowflake;

/// One person of the file. What the file does not say is absent and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRow {
    /// The row in the file.
    pub line: u32,
    /// The name.
    pub name: String,
    /// The account, when its number is readable.
    pub account: Option<Snowflake>,
    /// The account's user name, in lower case.
    pub username: Option<String>,
    /// Subjects; empty when the file says nothing.
    pub subjects: Vec<String>,
    /// The group's name.
    pub group: Option<String>,
    /// Roles beside taking part.
    pub roles: Vec<Role>,
    /// The curator as the file names them.
    pub curator: Option<String>,
    /// The line manager as the file names them.
    pub manager: Option<String>,
    /// The building.
    pub building: Option<String>,
    /// The quota.
    pub quota: Option<Quota>,
    /// Years of experience.
    pub experience_years: Option<u32>,
    /// First day at this school.
    pub joined_on: Option<NaiveDate>,
}
