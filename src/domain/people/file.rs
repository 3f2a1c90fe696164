//! A staff list as schools really make it, read cell by cell: what can be used, and what is wrong where.
//!
//! A wrong cell costs the cell and not the person, so that one bad date keeps nobody from joining; a row without a
//! usable name, or one that stands there twice, is left out. Every fault knows its row and column.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::Role;
use super::cells::{Cells, Seen};
use super::column::{self, Column, plain};
use super::row::StaffRow;
use crate::domain::ids::Snowflake;

/// A file as rows of texts, before anybody asked what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The first row.
    pub header: Vec<String>,
    /// The others, each with its line in the file as a spreadsheet counts it, from 2.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// Something wrong in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row; 1 is the header.
    pub line: u32,
    /// The column.
    pub column: Column,
    /// What is wrong.
    pub kind: FaultKind,
    /// What stands in the cell, cut short.
    pub value: String,
}

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// No name: the row is left out.
    EmptyName,
    /// A name of more than 100 characters: the row is left out.
    LongName,
    /// The same person stands in an earlier row: this one is left out.
    Twice(u32),
    /// The name is on the school's list with another account: the row is left out.
    OtherAccount,
    /// Excel has turned the number into 1,05E+18: the person joins by the button.
    ScientificId,
    /// No account number.
    NotAnId,
    /// No user name.
    NotAUsername,
    /// Several values are cut to what fits.
    TooLong,
    /// No role.
    UnknownRole,
    /// A lead without a group.
    LeadWithoutGroup,
    /// The group has a lead in an earlier row.
    SecondLead(u32),
    /// Nobody of that name, id or user name is in the file or on the list.
    UnknownPerson,
    /// Several people have that name.
    AmbiguousPerson,
    /// The person themself.
    Oneself,
    /// No quota.
    BadQuota,
    /// No number of years.
    BadYears,
    /// No date.
    BadDate,
    /// A column that means nothing to us.
    UnknownColumn,
    /// A column that stands there already: the first one counts.
    ColumnTwice,
    /// The row has more cells than the header: one of them is probably two.
    MoreCells,
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffFile {
    /// The people it holds.
    pub rows: Vec<StaffRow>,
    /// What is wrong in it, by row.
    pub faults: Vec<Fault>,
}

/// The header names no column with names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNames;

/// Longest name, group, building or subject.
const LONGEST: usize = 100;
/// Most values in a cell.
const VALUES: usize = 20;
/// How much of a cell a fault repeats.
const QUOTED: usize = 40;
/// Fewest digits of an account's number: those of Discord's first year.
const ID_DIGITS: usize = 15;

impl StaffFile {
    /// Reads a table.
    ///
    /// # Errors
    /// [`NoNames`] when no column can be the names.
    pub fn read(table: &Table) -> Result<Self, NoNames> {
        let mut file = Self::default();
        let columns = file.header(&table.header)?;
        let mut seen = Seen::default();
        for (line, cells) in &table.rows {
            let cells = Cells {
                line: *line,
                columns: &columns,
                cells,
            };
            if cells.is_blank() {
                continue;
            }
            if let Some(more) = cells.beyond(table.header.len()) {
                file.fault(*line, Column::Name, FaultKind::MoreCells, more);
            }
            if let Some(row) = file.row(&cells, &mut seen) {
                file.rows.push(row);
            }
        }
        file.leads();
        Ok(file)
    }

    /// A fault that was found when the file was compared with the school's list.
    pub fn fault(&mut self, line: u32, column: Column, kind: FaultKind, value: &str) {
        let mut value: String = value.chars().filter(|ch| !ch.is_control()).collect();
        if value.chars().count() > QUOTED {
            value = value.chars().take(QUOTED).collect::<String>() + "…";
        }
        self.faults.push(Fault {
            line,
            column,
            kind,
            value,
        });
    }

    fn header(&mut self, header: &[String]) -> Result<BTreeMap<Column, usize>, NoNames> {
        let mut columns = BTreeMap::new();
        for (at, name) in header.iter().enumerate() {
            match Column::from_header(name) {
                Some(column) if columns.contains_key(&column) => {
                    self.fault(1, column, FaultKind::ColumnTwice, name);
                }
                Some(column) => {
                    columns.insert(column, at);
                }
                None if name.trim().is_empty() => {}
                None => self.fault(1, Column::Name, FaultKind::UnknownColumn, name),
            }
        }
        if columns.contains_key(&Column::Name) {
            Ok(columns)
        } else {
            Err(NoNames)
        }
    }

    fn row(&mut self, cells: &Cells<'_>, seen: &mut Seen) -> Option<StaffRow> {
        let line = cells.line;
        let name = cells.name();
        if name.is_empty() {
            self.fault(line, Column::Name, FaultKind::EmptyName, "");
            return None;
        }
        if name.chars().count() > LONGEST {
            self.fault(line, Column::Name, FaultKind::LongName, &name);
            return None;
        }
        let row = StaffRow {
            line,
            account: self.account(cells),
            username: self.username(cells),
            subjects: self.list(cells, Column::Subjects),
            group: self.short(cells, Column::Group),
            roles: self.roles(cells),
            curator: self.short(cells, Column::Curator),
            manager: self.short(cells, Column::Manager),
            building: self.short(cells, Column::Building),
            quota: self.parsed(cells, Column::Quota, FaultKind::BadQuota, column::quota),
            experience_years: self.parsed(cells, Column::ExperienceYears, FaultKind::BadYears, years),
            joined_on: self.parsed(cells, Column::JoinedOn, FaultKind::BadDate, date),
            name,
        };
        match seen.earlier(&row) {
            Some(earlier) => {
                self.fault(line, Column::Name, FaultKind::Twice(earlier), &row.name);
                None
            }
            None => Some(row),
        }
    }

    fn account(&mut self, cells: &Cells<'_>) -> Option<Snowflake> {
        let text = cells.get(Column::DiscordId);
        if text.is_empty() {
            return None;
        }
        let digits = text
            .trim_start_matches("<@")
            .trim_start_matches('!')
            .trim_end_matches('>');
        let whole = digits.len() >= ID_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(id) = digits
            .parse::<i64>()
            .ok()
            .filter(|_| whole)
            .and_then(|id| u64::try_from(id).ok())
        {
            return Some(Snowflake(id));
        }
        let kind = if is_scientific(&text) {
            FaultKind::ScientificId
        } else {
            FaultKind::NotAnId
        };
        self.fault(cells.line, Column::DiscordId, kind, &text);
        None
    }

    fn username(&mut self, cells: &Cells<'_>) -> Option<String> {
        let text = cells.get(Column::Username);
        let name = text.trim_start_matches('@').to_lowercase();
        if name.is_empty() {
            return None;
        }
        let fits = name.chars().count() <= 32 && !name.contains(|ch: char| ch.is_whitespace() || ch == '#');
        if !fits {
            self.fault(cells.line, Column::Username, FaultKind::NotAUsername, &text);
            return None;
        }
        Some(name)
    }

    fn short(&mut self, cells: &Cells<'_>, column: Column) -> Option<String> {
        let text = cells.get(column);
        if text.chars().count() > LONGEST {
            self.fault(cells.line, column, FaultKind::TooLong, &text);
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    fn list(&mut self, cells: &Cells<'_>, column: Column) -> Vec<String> {
        let mut values = cells.values(column);
        let fit = values.iter().all(|value| value.chars().count() <= LONGEST) && values.len() <= VALUES;
        if !fit {
            self.fault(cells.line, column, FaultKind::TooLong, &cells.get(column));
            values.retain(|value| value.chars().count() <= LONGEST);
            values.truncate(VALUES);
        }
        values
    }

    fn roles(&mut self, cells: &Cells<'_>) -> Vec<Role> {
        let mut roles = Vec::new();
        for value in cells.values(Column::Roles) {
            match column::role(&value) {
                Some(Role::Teacher) => {}
                Some(Role::GroupLead) if cells.get(Column::Group).is_empty() => {
                    self.fault(cells.line, Column::Roles, FaultKind::LeadWithoutGroup, &value);
                }
                Some(role) if roles.contains(&role) => {}
                Some(role) => roles.push(role),
                None => self.fault(cells.line, Column::Roles, FaultKind::UnknownRole, &value),
            }
        }
        roles
    }

    fn parsed<T>(
        &mut self,
        cells: &Cells<'_>,
        column: Column,
        kind: FaultKind,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = cells.get(column);
        if text.is_empty() {
            return None;
        }
        let value = read(&text);
        if value.is_none() {
            self.fault(cells.line, column, kind, &text);
        }
        value
    }

    /// A group has one lead: the first row that says so.
    fn leads(&mut self) {
        let mut first: HashMap<String, u32> = HashMap::new();
        let mut second = Vec::new();
        for row in &mut self.rows {
            let Some(group) = row.group.as_deref().filter(|_| row.roles.contains(&Role::GroupLead)) else {
                continue;
            };
            let earlier = *first.entry(plain(group)).or_insert(row.line);
            if earlier != row.line {
                row.roles.retain(|role| *role != Role::GroupLead);
                second.push((row.line, earlier, row.name.clone()));
            }
        }
        for (line, earlier, name) in second {
            self.fault(line, Column::Roles, FaultKind::SecondLead(earlier), &name);
        }
    }
}

/// `1,05E+18`, `1.05e18`: what Excel makes of a long number.
fn is_scientific(text: &str) -> bool {
    let lower = text.to_lowercase();
    let Some((digits, power)) = lower.split_once('e') else {
        return false;
    };
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    number(&digits.replace([',', '.'], "")) && number(power.trim_start_matches('+'))
}

fn years(text: &str) -> Option<u32> {
    text.parse().ok().filter(|years| *years <= 70)
}

/// A date as files have it: `2026-09-01`, also with dots, slashes or spaces, always year, month, day.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text
        .split(['-', '.', '/', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty() && *part != "m" && *part != "d")
        .collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
