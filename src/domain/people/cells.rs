//! The cells of one row of a staff list, tidied, and the memory of the rows before it.

use std::collections::{BTreeMap, HashMap};

use super::column::{Column, plain};
use super::row::StaffRow;
use crate::domain::ids::Snowflake;
use crate::domain::tidy::{is_blank, tidy};

/// The cells of one row.
pub(super) struct Cells<'a> {
    pub line: u32,
    pub columns: &'a BTreeMap<Column, usize>,
    pub cells: &'a [String],
}

impl Cells<'_> {
    pub fn get(&self, column: Column) -> String {
        let cell = self.columns.get(&column).and_then(|at| self.cells.get(*at));
        cell.map(|cell| tidy(cell)).unwrap_or_default()
    }

    pub fn name(&self) -> String {
        tidy(&format!("{} {}", self.get(Column::Name), self.get(Column::Surname)))
    }

    pub fn values(&self, column: Column) -> Vec<String> {
        let text = self.get(column);
        let mut values: Vec<String> = Vec::new();
        for value in text.split([',', '|', ';']).map(tidy).filter(|value| !value.is_empty()) {
            if !values.iter().any(|known| plain(known) == plain(&value)) {
                values.push(value);
            }
        }
        values
    }

    /// The first cell that says something after so many.
    pub fn beyond(&self, count: usize) -> Option<&str> {
        let mut more = self.cells.iter().skip(count).map(String::as_str);
        more.find(|cell| !is_blank(cell))
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| is_blank(cell))
    }
}

/// Who stood in an earlier row, by account, by user name and by name.
#[derive(Default)]
pub(super) struct Seen {
    accounts: HashMap<Snowflake, u32>,
    usernames: HashMap<String, u32>,
    names: HashMap<String, Vec<(u32, bool)>>,
}

impl Seen {
    /// The earlier row of the same person. Namesakes are two people when both say which account they are.
    pub fn earlier(&mut self, row: &StaffRow) -> Option<u32> {
        let certain = row.account.is_some() || row.username.is_some();
        let by_account = row.account.and_then(|account| self.accounts.get(&account));
        let by_username = row.username.as_ref().and_then(|name| self.usernames.get(name));
        let namesakes = self.names.entry(plain(&row.name)).or_default();
        let by_name = namesakes
            .iter()
            .find(|(_, sure)| !(certain && *sure))
            .map(|(line, _)| line);
        if let Some(earlier) = by_account.or(by_username).or(by_name) {
            return Some(*earlier);
        }
        namesakes.push((row.line, certain));
        if let Some(account) = row.account {
            self.accounts.insert(account, row.line);
        }
        if let Some(username) = &row.username {
            self.usernames.insert(username.clone(), row.line);
        }
        None
    }
}
