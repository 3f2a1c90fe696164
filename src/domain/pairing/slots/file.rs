//! `timetable.csv` as schools export it, read cell by cell; every fault knows its row and what would mend it.
//!
//! A row that cannot be read is left out and named. A timetable half understood would send observers to locked rooms,
//! so whoever imports decides whether faults may stand.

use std::fmt;

use chrono::NaiveDate;

use super::{DAYS, Lesson, MOST, Weeks};
use crate::domain::ids::PersonId;
use crate::domain::people::column::plain;
use crate::domain::people::file::{Table, date};
use crate::domain::tidy::tidy;

/// A column of the timetable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The teacher: a name, an id or a user name of the staff list.
    Teacher,
    /// 1–5, or the day's name in either language.
    Weekday,
    /// The lesson's number.
    Period,
    /// The class.
    Class,
    /// The subject.
    Subject,
    /// The room.
    Room,
    /// The building.
    Building,
    /// A or B; empty means every week.
    Weeks,
    /// From when on.
    ValidFrom,
}

impl Column {
    const ALL: [Self; 9] = [
        Self::Teacher,
        Self::Weekday,
        Self::Period,
        Self::Class,
        Self::Subject,
        Self::Room,
        Self::Building,
        Self::Weeks,
        Self::ValidFrom,
    ];
    const NEEDED: [Self; 3] = [Self::Teacher, Self::Weekday, Self::Period];

    /// The contract's word first, then what else schools write.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Teacher => &["teacher", "name", "mokytojas", "mokytoja", "vardas", "vardas pavardė"],
            Self::Weekday => &["weekday", "day", "diena", "savaitės diena"],
            Self::Period => &["period", "lesson", "pamoka", "pamokos nr.", "pamokos numeris", "nr."],
            Self::Class => &["class", "klasė"],
            Self::Subject => &["subject", "dalykas"],
            Self::Room => &["room", "kabinetas", "patalpa", "kab."],
            Self::Building => &["building", "pastatas", "korpusas"],
            Self::Weeks => &["weeks", "week", "savaitė", "savaitės"],
            Self::ValidFrom => &["valid from", "galioja nuo", "nuo"],
        }
    }

    /// The word of the contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ValidFrom => "valid_from",
            other => other.names()[0],
        }
    }
}

/// What is wrong with a cell, with its mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// The header names no such column.
    NoColumn,
    /// Nobody of that name is on the staff list.
    UnknownTeacher,
    /// Several people have that name.
    AmbiguousTeacher,
    /// No weekday.
    BadWeekday,
    /// No lesson number.
    BadPeriod,
    /// Neither A nor B.
    BadWeeks,
    /// No date.
    BadDate,
    /// The teacher has another lesson at the same time.
    Twice(u32),
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
    /// What stands in the cell.
    pub value: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column, value) = (self.line, self.column.word(), &self.value);
        match self.kind {
            FaultKind::NoColumn => write!(f, "row 1: there is no column {column}; name it in the header"),
            FaultKind::UnknownTeacher => {
                write!(
                    f,
                    "row {line}, {column}: \"{value}\" is not on the staff list; write the name as it stands there"
                )
            }
            FaultKind::AmbiguousTeacher => {
                write!(
                    f,
                    "row {line}, {column}: several people are called \"{value}\"; write their user name or id"
                )
            }
            FaultKind::BadWeekday => write!(
                f,
                "row {line}, {column}: \"{value}\" is no school day; write 1 to {DAYS}"
            ),
            FaultKind::BadPeriod => write!(f, "row {line}, {column}: \"{value}\" is no lesson; write 1 to {MOST}"),
            FaultKind::BadWeeks => write!(f, "row {line}, {column}: \"{value}\" is no week; write A, B or nothing"),
            FaultKind::BadDate => write!(
                f,
                "row {line}, {column}: \"{value}\" is no date; write it as 2026-09-01"
            ),
            FaultKind::Twice(earlier) => {
                write!(
                    f,
                    "row {line}, {column}: \"{value}\" has another lesson at this time in row {earlier}; delete one"
                )
            }
        }
    }
}

/// Who a cell of the teacher's column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// This person.
    One(PersonId),
    /// Several people.
    Many,
    /// Nobody.
    Nobody,
}

/// Reads a timetable; `who` finds people by what the file calls them.
#[must_use]
pub fn read(table: &Table, who: impl Fn(&str) -> Found) -> (Vec<Lesson>, Vec<Fault>) {
    let at = |column: Column| {
        let known = |header: &String| column.names().contains(&plain(header).as_str());
        table.header.iter().position(known)
    };
    let places = Column::ALL.map(at);
    let missing = Column::NEEDED.into_iter().filter(|column| at(*column).is_none());
    let mut faults: Vec<Fault> = missing
        .map(|column| Fault {
            line: 1,
            column,
            kind: FaultKind::NoColumn,
            value: String::new(),
        })
        .collect();
    let mut lessons = Vec::new();
    if !faults.is_empty() {
        return (lessons, faults);
    }
    let mut seen = Seen::default();
    for (line, cells) in &table.rows {
        let row = Row { cells, places: &places };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match row.lesson(&who).and_then(|lesson| seen.check(*line, lesson)) {
            Ok(lesson) => lessons.push(lesson),
            Err((column, kind)) => {
                let value = row.get(column).chars().take(40).collect();
                faults.push(Fault {
                    line: *line,
                    column,
                    kind,
                    value,
                });
            }
        }
    }
    (lessons, faults)
}

/// A teacher's weekday and period in one version of the timetable.
type Time = (PersonId, u8, u8, Option<NaiveDate>);

/// Times taken, with the rows that take them.
#[derive(Default)]
struct Seen(std::collections::HashMap<Time, Vec<(u32, Lesson)>>);

impl Seen {
    /// Two rows of one time are one lesson with two groups when only the class or subject differs; in two rooms one
    /// cannot be.
    fn check(&mut self, line: u32, lesson: Lesson) -> Result<Lesson, (Column, FaultKind)> {
        let taken = self
            .0
            .entry((lesson.teacher, lesson.weekday, lesson.period, lesson.valid_from))
            .or_default();
        let meets =
            |other: &Lesson| lesson.weeks == Weeks::All || other.weeks == Weeks::All || lesson.weeks == other.weeks;
        let clash = taken.iter().find(|(_, other)| {
            meets(other) && (plain(&other.room) != plain(&lesson.room) || other.building != lesson.building)
        });
        if let Some((earlier, _)) = clash {
            return Err((Column::Teacher, FaultKind::Twice(*earlier)));
        }
        taken.push((line, lesson.clone()));
        Ok(lesson)
    }
}

struct Row<'a> {
    cells: &'a [String],
    places: &'a [Option<usize>; 9],
}

impl Row<'_> {
    fn get(&self, column: Column) -> &str {
        let at = self.places[column as usize];
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| {
            cell.trim_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}')
        })
    }

    fn lesson(&self, who: &impl Fn(&str) -> Found) -> Result<Lesson, (Column, FaultKind)> {
        let teacher = match who(self.get(Column::Teacher)) {
            Found::One(id) => id,
            Found::Many => return Err((Column::Teacher, FaultKind::AmbiguousTeacher)),
            Found::Nobody => return Err((Column::Teacher, FaultKind::UnknownTeacher)),
        };
        let weekday = weekday(self.get(Column::Weekday)).ok_or((Column::Weekday, FaultKind::BadWeekday))?;
        let period = self.get(Column::Period).trim_end_matches('.').parse().ok();
        let period = period.filter(|period| (1..=MOST).contains(&usize::from(*period)));
        let weeks = match plain(self.get(Column::Weeks)).as_str() {
            "" | "all" | "visos" | "a/b" | "ab" => Weeks::All,
            "a" => Weeks::A,
            "b" => Weeks::B,
            _ => return Err((Column::Weeks, FaultKind::BadWeeks)),
        };
        let from = self.get(Column::ValidFrom);
        let valid_from = if from.is_empty() {
            None
        } else {
            Some(date(from).ok_or((Column::ValidFrom, FaultKind::BadDate))?)
        };
        let text = |column| tidy(self.get(column)).chars().take(100).collect::<String>();
        let building = text(Column::Building);
        Ok(Lesson {
            teacher,
            weekday,
            period: period.ok_or((Column::Period, FaultKind::BadPeriod))?,
            class: text(Column::Class),
            subject: text(Column::Subject),
            room: text(Column::Room),
            building: (!building.is_empty()).then_some(building),
            weeks,
            valid_from,
        })
    }
}

/// 1–5, a roman number, or the beginning of a day's name in either language.
fn weekday(text: &str) -> Option<u8> {
    const DAYS: [&[&str]; 5] = [
        &["1", "i", "monday", "mon", "pirmadienis", "pirm", "pr"],
        &["2", "ii", "tuesday", "tue", "antradienis", "antr", "an"],
        &["3", "iii", "wednesday", "wed", "trečiadienis", "treč", "trečiad", "tr"],
        &["4", "iv", "thursday", "thu", "ketvirtadienis", "ketv", "kt"],
        &["5", "v", "friday", "fri", "penktadienis", "penkt", "pn"],
    ];
    let wanted = plain(text);
    let wanted = wanted.trim_end_matches('.');
    (1..)
        .zip(DAYS)
        .find(|(_, names)| names.contains(&wanted))
        .map(|(day, _)| day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(text: &str) -> Table {
        let mut rows = text
            .lines()
            .map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>());
        let header = rows.next().unwrap_or_default();
        Table {
            header,
            rows: (2..).zip(rows).collect(),
        }
    }

    fn who(name: &str) -> Found {
        match name {
            "Ona" => Found::One(PersonId(1)),
            "Jonas" => Found::Many,
            _ => Found::Nobody,
        }
    }

    #[test]
    fn both_languages_are_read() {
        let english = "teacher;weekday;period;class;subject;room;building;weeks;valid_from\nOna;2;3;8b;history;214;Main;A;2026-09-14";
        let lithuanian = "Mokytojas;Savaitės diena;Pamoka;Klasė;Dalykas;Kabinetas;Korpusas;Savaitė;Galioja nuo\nOna;Antradienis;3.;8b;history;214;Main;a;2026.09.14";
        let (lessons, faults) = read(&table(english), who);
        assert_eq!(faults, []);
        assert_eq!(lessons[0].weeks, Weeks::A);
        assert_eq!(read(&table(lithuanian), who), (lessons, Vec::new()));
    }

    #[test]
    fn every_fault_names_row_and_mend() {
        let head = "teacher;weekday;period;weeks;valid_from;room";
        let rows = "Petras;1;1;;;\nJonas;1;1;;;\nOna;6;1;;;\nOna;1;21;;;\nOna;1;1;C;;\nOna;1;1;;soon;\nOna;1;1;;;12\n;;;;;\nOna;pr.;1;B;;13";
        let (lessons, faults) = read(&table(&format!("{head}\n{rows}")), who);
        assert_eq!(lessons.len(), 1);
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "row 2, teacher: \"Petras\" is not on the staff list; write the name as it stands there",
                "row 3, teacher: several people are called \"Jonas\"; write their user name or id",
                "row 4, weekday: \"6\" is no school day; write 1 to 5",
                "row 5, period: \"21\" is no lesson; write 1 to 20",
                "row 6, weeks: \"C\" is no week; write A, B or nothing",
                "row 7, valid_from: \"soon\" is no date; write it as 2026-09-01",
                "row 10, teacher: \"Ona\" has another lesson at this time in row 8; delete one",
            ]
        );
        let (_, faults) = read(&table("teacher;day"), who);
        assert_eq!(
            faults[0].to_string(),
            "row 1: there is no column period; name it in the header"
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(teacher|weekday|period|room|weeks|;|Ona|[0-9a-zž.]|\n){0,60}") {
            let (lessons, _) = read(&table(&text), who);
            prop_assert!(lessons.iter().all(|lesson| (1..=5).contains(&lesson.weekday) && (1..=20).contains(&lesson.period)));
        }
    }
}
