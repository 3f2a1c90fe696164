//! What an import would change: the file's people against the school's list, before anything is written.
//!
//! An import never removes anybody and never empties a cell; the same file twice changes nothing.

use std::collections::HashMap;

use super::column::{Column, plain};
use super::file::{FaultKind, StaffFile};
use super::row::StaffRow;
use super::{Held, Person, Role};
use crate::domain::group::Group;
use crate::domain::ids::{GroupId, PersonId};

/// The school's list as it now is.
#[derive(Clone, Debug, Default)]
pub struct Staff {
    /// Everybody who has not left.
    pub people: Vec<Person>,
    /// Their roles.
    pub roles: HashMap<PersonId, Vec<Held>>,
    /// The school's groups.
    pub groups: Vec<Group>,
    /// Who is in which.
    pub members: HashMap<PersonId, GroupId>,
    /// Who is whose curator: teacher to curator.
    pub curators: HashMap<PersonId, PersonId>,
}

/// A person whom a row names: one of the file, or one of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The row with this index in the plan.
    Row(usize),
    /// Somebody on the list whom the file does not hold.
    Person(PersonId),
}

/// Somebody who leads a group until another one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierLead {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The group's name.
    pub group: String,
}

/// What an import does with one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The row.
    pub row: StaffRow,
    /// The person it belongs to; absent when they are new.
    pub person: Option<PersonId>,
    /// The cells that change somebody on the list; all of a new one's are new.
    pub changes: Vec<Column>,
    /// The curator, found.
    pub curator: Option<Meant>,
    /// The line manager, found.
    pub manager: Option<Meant>,
    /// Whom the person takes the lead of their group over from.
    pub replaces: Vec<EarlierLead>,
}

impl Planned {
    /// Whether the person is new to the list.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.person.is_none()
    }

    /// Whether the row changes nothing.
    #[must_use]
    pub const fn is_same(&self) -> bool {
        self.person.is_some() && self.changes.is_empty()
    }
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Row by row.
    pub rows: Vec<Planned>,
}

impl Plan {
    /// Compares a file with the list; faults that only show in the comparison are added to the file's.
    #[must_use]
    pub fn of(file: &mut StaffFile, staff: &Staff) -> Self {
        let mut rows = Vec::new();
        let mut taken: HashMap<PersonId, u32> = HashMap::new();
        for row in std::mem::take(&mut file.rows) {
            let owner = owner(&row, staff);
            let earlier = owner.as_ref().ok().and_then(|person| taken.get(&(*person)?)).copied();
            match (owner, earlier) {
                (Ok(_), Some(earlier)) => file.fault(row.line, Column::Name, FaultKind::Twice(earlier), &row.name),
                (Ok(person), None) => {
                    taken.extend(person.map(|id| (id, row.line)));
                    rows.push(Planned {
                        row,
                        person,
                        changes: Vec::new(),
                        curator: None,
                        manager: None,
                        replaces: Vec::new(),
                    });
                }
                (Err(OtherAccount), _) => file.fault(row.line, Column::Name, FaultKind::OtherAccount, &row.name),
            }
        }
        let mut plan = Self { rows };
        for at in 0..plan.rows.len() {
            let row = plan.rows[at].row.clone();
            plan.rows[at].curator = plan.find(at, row.curator.as_deref(), Column::Curator, file, staff);
            plan.rows[at].manager = plan.find(at, row.manager.as_deref(), Column::Manager, file, staff);
        }
        for at in 0..plan.rows.len() {
            plan.rows[at].changes = plan.changes(at, staff);
            if !plan.rows[at].is_same() {
                plan.rows[at].replaces = replaced(&plan.rows[at], staff);
            }
        }
        file.faults.sort_by_key(|fault| (fault.line, fault.column));
        plan
    }

    /// How many people are new, change, and stay as they are.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let new = self.rows.iter().filter(|row| row.is_new()).count();
        let same = self.rows.iter().filter(|row| row.is_same()).count();
        (new, self.rows.len() - new - same, same)
    }

    /// Who takes a lead over, by name, and from whom.
    #[must_use]
    pub fn takeovers(&self) -> Vec<(String, EarlierLead)> {
        let each = |row: &Planned| {
            let name = row.row.name.clone();
            let earlier = row.replaces.clone().into_iter();
            earlier.map(move |earlier| (name.clone(), earlier))
        };
        self.rows.iter().flat_map(each).collect()
    }

    /// The person whom a cell names: by number, by user name, by name; in the file first, then on the list.
    fn find(
        &self,
        at: usize,
        text: Option<&str>,
        column: Column,
        file: &mut StaffFile,
        staff: &Staff,
    ) -> Option<Meant> {
        let text = text?;
        let line = self.rows[at].row.line;
        let found = self.named(text, staff);
        let own = |named: &Meant| match *named {
            Meant::Row(row) => row == at,
            Meant::Person(person) => self.rows[at].person == Some(person),
        };
        let fault = match found.as_slice() {
            [one] if own(one) => FaultKind::Oneself,
            [one] => return Some(*one),
            [] => FaultKind::UnknownPerson,
            _ => FaultKind::AmbiguousPerson,
        };
        file.fault(line, column, fault, text);
        None
    }

    fn named(&self, text: &str, staff: &Staff) -> Vec<Meant> {
        let (wanted, login) = (plain(text), text.trim_start_matches('@').to_lowercase());
        let number = login.trim_matches(|ch| matches!(ch, '<' | '>' | '@' | '!'));
        let is = |account: Option<String>, username: Option<&str>, name: &str| {
            account.as_deref() == Some(number) || username == Some(login.as_str()) || plain(name) == wanted
        };
        let rows = self.rows.iter().enumerate().filter(|(_, planned)| {
            let row = &planned.row;
            is(row.account.map(|id| id.to_string()), row.username.as_deref(), &row.name)
        });
        let rows: Vec<Meant> = rows.map(|(row, _)| Meant::Row(row)).collect();
        if !rows.is_empty() {
            return rows;
        }
        let people = staff.people.iter();
        let people = people.filter(|person| {
            is(
                person.account.map(|id| id.to_string()),
                person.username.as_deref(),
                &person.name,
            )
        });
        people.map(|person| Meant::Person(person.id)).collect()
    }

    fn changes(&self, at: usize, staff: &Staff) -> Vec<Column> {
        let planned = &self.rows[at];
        let (row, known) = (&planned.row, planned.person);
        let Some(person) = known.and_then(|id| staff.people.iter().find(|person| person.id == id)) else {
            return Vec::new();
        };
        let held = staff.roles.get(&person.id).map_or(&[][..], Vec::as_slice);
        let group = staff.members.get(&person.id);
        let group = group.and_then(|id| staff.groups.iter().find(|group| group.id == *id));
        let is_in_group = |name: &String| group.is_some_and(|group| plain(&group.name) == plain(name));
        let has_role = |role: &Role| match role {
            Role::GroupLead => held
                .iter()
                .any(|held| held.role == *role && held.group == group.map(|g| g.id)),
            _ => held.iter().any(|held| held.role == *role),
        };
        let resolved = |named: Option<Meant>| match named {
            Some(Meant::Row(row)) => Some(self.rows[row].person),
            Some(Meant::Person(person)) => Some(Some(person)),
            None => None,
        };
        let curator = resolved(planned.curator);
        let manager = resolved(planned.manager);
        let differs = [
            (Column::Name, row.name != person.name),
            (
                Column::DiscordId,
                row.account.is_some() && row.account != person.account,
            ),
            (
                Column::Username,
                differs(&row.username, &person.username) && person.account.is_none(),
            ),
            (
                Column::Subjects,
                !row.subjects.is_empty() && row.subjects != person.subjects,
            ),
            (Column::Group, row.group.as_ref().is_some_and(|name| !is_in_group(name))),
            (Column::Roles, !row.roles.iter().all(has_role)),
            (
                Column::Curator,
                curator.is_some_and(|id| id.as_ref() != staff.curators.get(&person.id) || id.is_none()),
            ),
            (
                Column::Manager,
                manager.is_some_and(|id| id != person.manager || id.is_none()),
            ),
            (Column::Building, differs(&row.building, &person.building)),
            (Column::Quota, differs(&row.quota, &person.quota)),
            (
                Column::ExperienceYears,
                differs(&row.experience_years, &person.experience_years),
            ),
            (Column::JoinedOn, differs(&row.joined_on, &person.joined_on)),
        ];
        differs
            .into_iter()
            .filter(|(_, differs)| *differs)
            .map(|(column, _)| column)
            .collect()
    }
}

/// A group has one lead: those of the list whom a row's lead replaces.
fn replaced(planned: &Planned, staff: &Staff) -> Vec<EarlierLead> {
    let row = &planned.row;
    if !row.roles.contains(&Role::GroupLead) {
        return Vec::new();
    }
    let present = planned.person.and_then(|person| staff.members.get(&person));
    let group = staff.groups.iter().find(|group| match &row.group {
        Some(name) => plain(&group.name) == plain(name),
        None => Some(&group.id) == present,
    });
    let Some(group) = group else {
        return Vec::new();
    };
    let leads = |person: &&Person| {
        let held = staff.roles.get(&person.id).map_or(&[][..], Vec::as_slice);
        let lead = Held {
            role: Role::GroupLead,
            group: Some(group.id),
        };
        Some(person.id) != planned.person && held.contains(&lead)
    };
    let earlier = staff.people.iter().filter(leads).map(|person| EarlierLead {
        person: person.id,
        name: person.name.clone(),
        group: group.name.clone(),
    });
    earlier.collect()
}

/// What a file does not say changes nothing.
fn differs<T: PartialEq>(file: &Option<T>, list: &Option<T>) -> bool {
    file.is_some() && file != list
}

/// The name belongs to somebody with another account.
struct OtherAccount;

/// The person of the list that a row is about: by number, else by user name, else by name.
fn owner(row: &StaffRow, staff: &Staff) -> Result<Option<PersonId>, OtherAccount> {
    let people = || staff.people.iter();
    if let Some(account) = row.account
        && let Some(person) = people().find(|person| person.account == Some(account))
    {
        return Ok(Some(person.id));
    }
    if let Some(username) = &row.username
        && let Some(person) = people().find(|person| person.username.as_ref() == Some(username))
    {
        let other = row.account.is_some() && person.account.is_some();
        return if other { Err(OtherAccount) } else { Ok(Some(person.id)) };
    }
    let namesakes: Vec<&Person> = people()
        .filter(|person| plain(&person.name) == plain(&row.name))
        .collect();
    let says = row.account.is_some() || row.username.is_some();
    match namesakes.as_slice() {
        [] => Ok(None),
        [one] if one.account.is_none() || !says => Ok(Some(one.id)),
        // A namesake with an account of their own is another person, but the list cannot tell the two apart.
        _ => Err(OtherAccount),
    }
}
