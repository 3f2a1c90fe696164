//! The files of `kolega pair plan`: staff lists, timetables, histories; one fault names file, row and mend.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::faults;
use crate::domain::calendar::{HalfYear, QuotaShare};
use crate::domain::ids::{GroupId, PersonId, SchoolId};
use crate::domain::pairing::quota::quota_of;
use crate::domain::pairing::slots::file::{self as timetable, Found};
use crate::domain::pairing::slots::{Lesson, Timetable};
use crate::domain::pairing::{Ban, Met, Pair, Problem, Teacher};
use crate::domain::people::column::plain;
use crate::domain::people::file::{StaffFile, Table};
use crate::domain::people::row::StaffRow;
use crate::domain::people::{Person, Quota};
use crate::domain::policy::ObservationPolicy;
use crate::usecase::table;

/// Most rows of one file: the timetable of a country has a million.
const ROWS: usize = 2_000_000;

/// The files.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    /// Staff lists, one per school or with a column `school`.
    pub staff: Vec<PathBuf>,
    /// Timetables; where there are as many as staff lists, each belongs to the list at its place.
    pub timetable: Vec<PathBuf>,
    /// Earlier pairs, in the same way.
    pub history: Vec<PathBuf>,
}

/// What the files say.
#[derive(Debug, Default)]
pub(super) struct Pool {
    /// The problem; a person's id is their place in the lists, from 1.
    pub problem: Problem,
    /// Names by place in the lists.
    pub names: Vec<String>,
    /// What was left aside, for a person to read.
    pub notes: Vec<String>,
    people: Vec<Listed>,
    groups: HashMap<(String, String), GroupId>,
    keys: HashMap<String, Vec<PersonId>>,
}

/// What the plan does not need of a person, but the reading does.
#[derive(Debug)]
struct Listed {
    file: usize,
    line: u32,
    manager: Option<String>,
}

impl Pool {
    /// The name of a person.
    pub fn name(&self, id: PersonId) -> &str {
        let at = usize::try_from(id.0).unwrap_or(0).wrapping_sub(1);
        self.names.get(at).map_or("", String::as_str)
    }

    /// Who is meant by a name, an id or a user name; somebody of list `file` comes first.
    fn find(&self, text: &str, file: Option<usize>) -> Found {
        let all = self.keys.get(&plain(text)).map_or(&[][..], Vec::as_slice);
        let near: Vec<PersonId> = all
            .iter()
            .copied()
            .filter(|id| file.is_some() && Some(self.people[id.0 as usize - 1].file) == file)
            .collect();
        match if near.is_empty() { all } else { &near } {
            [] => Found::Nobody,
            [one] => Found::One(*one),
            _ => Found::Many,
        }
    }
}

/// Reads everything. With a half-year, who joined in it has their share, and the timetables in force at its start
/// count; without one everybody was here before, and the newest do.
pub(super) fn read(files: &Files, half: Option<&HalfYear>) -> anyhow::Result<Pool> {
    let mut pool = Pool::default();
    for (at, path) in files.staff.iter().enumerate() {
        if files.staff[..at].contains(path) {
            bail!(
                "{}: this list is given twice; give each school's own once",
                path.display()
            );
        }
        let school = (files.staff.len() > 1).then(|| stem(path));
        let staff = staff(&mut pool, (at, path), school.as_deref(), half);
        staff.with_context(|| path.display().to_string())?;
    }
    if pool.names.is_empty() {
        bail!(
            "{}: nobody is listed; write one teacher per row below the header",
            files.staff[0].display()
        );
    }
    managers(&mut pool, files)?;
    let mut lessons: Vec<Lesson> = Vec::new();
    let paired = |list: &[PathBuf], at: usize| (list.len() == files.staff.len()).then_some(at);
    for (at, path) in files.timetable.iter().enumerate() {
        let near = paired(&files.timetable, at);
        let (read, faults) = timetable::read(&load(path)?, |text| pool.find(text, near));
        faults::none(path, &faults)?;
        lessons.extend(read);
    }
    for (at, path) in files.history.iter().enumerate() {
        history(&mut pool, path, paired(&files.history, at))?;
    }
    for lesson in &mut lessons {
        let school = pool.problem.teachers[lesson.teacher.0 as usize - 1].school.clone();
        lesson.building = lesson
            .building
            .take()
            .map(|building| within(school.as_deref(), &building));
    }
    let on = half.map_or(chrono::NaiveDate::MAX, |half| half.start);
    pool.problem.timetable = Timetable::on(lessons, on);
    for teacher in &mut pool.problem.teachers {
        teacher.load = pool.problem.timetable.load(teacher.id).or(teacher.load);
    }
    Ok(pool)
}

/// A file's table.
fn load(path: &Path) -> anyhow::Result<Table> {
    let name = path.display();
    let bytes = fs::read(path).with_context(|| format!("{name}: cannot be read"))?;
    table::read_up_to(&bytes, ROWS).map_err(|fault| anyhow::anyhow!("{name}: {}", faults::unreadable(fault)))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Two schools may call different houses by the same name.
fn within(school: Option<&str>, building: &str) -> String {
    school.map_or_else(|| building.to_owned(), |school| format!("{school}: {building}"))
}

fn staff(
    pool: &mut Pool,
    (file, path): (usize, &Path),
    school: Option<&str>,
    half: Option<&HalfYear>,
) -> anyhow::Result<()> {
    let table = load_bare(path)?;
    let Ok(list) = StaffFile::read(&table) else {
        bail!("row 1: no column holds the names; head it \"name\" or \"vardas\"");
    };
    let more = More::of(&table);
    pool.notes.extend(faults::staff(path, &list.faults, &more.headers())?);
    for row in &list.rows {
        let at = table.rows.binary_search_by_key(&row.line, |(line, _)| *line);
        let cells = at.map_or(&[][..], |at| &table.rows[at].1);
        let teacher = teacher(pool, row, (cells, &more), school, half)?;
        let keys = [
            Some(plain(&row.name)),
            row.username.clone(),
            row.account.map(|id| id.to_string()),
        ];
        for key in keys.into_iter().flatten() {
            pool.keys.entry(key).or_default().push(teacher.id);
        }
        pool.names.push(row.name.clone());
        pool.people.push(Listed {
            file,
            line: row.line,
            manager: row.manager.clone(),
        });
        pool.problem.teachers.push(teacher);
    }
    Ok(())
}

fn load_bare(path: &Path) -> anyhow::Result<Table> {
    let bytes = fs::read(path).context("cannot be read")?;
    table::read_up_to(&bytes, ROWS).map_err(|fault| anyhow::anyhow!("{}", faults::unreadable(fault)))
}

/// Columns that only the plan knows, by their places.
struct More {
    places: Vec<(&'static str, usize)>,
    header: Vec<String>,
}

impl More {
    const COLUMNS: [(&'static str, &'static [&'static str]); 5] = [
        (
            "wishes",
            &["wishes", "wish", "pageidavimai", "norai", "nori matyti", "nori stebėti"],
        ),
        ("load", &["load", "lessons a week", "krūvis", "pamokos per savaitę"]),
        ("school", &["school", "mokykla", "įstaiga"]),
        ("town", &["town", "city", "miestas", "savivaldybė"]),
        ("visitors", &["visitors", "svečiai", "stebėtojai"]),
    ];

    fn of(table: &Table) -> Self {
        let known = |header: &String| {
            let header = plain(header);
            Self::COLUMNS
                .iter()
                .find(|(_, names)| names.contains(&header.as_str()))
                .map(|(word, _)| *word)
        };
        let places = table
            .header
            .iter()
            .enumerate()
            .filter_map(|(at, header)| Some((known(header)?, at)));
        Self {
            places: places.collect(),
            header: table.header.clone(),
        }
    }

    /// The headers of these columns as the file writes them.
    fn headers(&self) -> Vec<&str> {
        self.places.iter().map(|(_, at)| self.header[*at].as_str()).collect()
    }

    fn get(&self, cells: &[String], word: &str) -> String {
        let at = self.places.iter().find(|(known, _)| *known == word).map(|(_, at)| *at);
        let cell = at.and_then(|at| cells.get(at)).map_or("", String::as_str);
        cell.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn number(&self, cells: &[String], word: &'static str, line: u32, most: u32) -> anyhow::Result<Option<u32>> {
        let text = self.get(cells, word);
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse().ok().filter(|number| *number <= most);
        let wrong = || format!("row {line}, {word}: \"{text}\" is no number; write 0 to {most}");
        number.map(Some).with_context(wrong)
    }
}

fn teacher(
    pool: &mut Pool,
    row: &StaffRow,
    (cells, more): (&[String], &More),
    school: Option<&str>,
    half: Option<&HalfYear>,
) -> anyhow::Result<Teacher> {
    let text = |word| Some(more.get(cells, word)).filter(|text| !text.is_empty());
    let school = text("school").or_else(|| school.map(str::to_owned));
    let group = row.group.as_ref().map(|group| {
        let next = GroupId(i64::try_from(pool.groups.len()).unwrap_or(i64::MAX) + 1);
        let key = (plain(school.as_deref().unwrap_or_default()), plain(group));
        *pool.groups.entry(key).or_insert(next)
    });
    let (show, observe) = quota(row, half);
    let wishes = text("wishes").unwrap_or_default();
    let wishes = wishes
        .split([',', '|', ';'])
        .map(str::trim)
        .filter(|wish| !wish.is_empty());
    let most = ObservationPolicy::default().visitors_max;
    Ok(Teacher {
        id: PersonId(i64::try_from(pool.names.len()).unwrap_or(i64::MAX) + 1),
        show,
        observe,
        group,
        subjects: row.subjects.clone(),
        wishes: wishes.map(str::to_owned).collect(),
        manager: None,
        visitors: more.number(cells, "visitors", row.line, 20)?.unwrap_or(most).max(1),
        building: row
            .building
            .as_ref()
            .map(|building| within(school.as_deref(), building)),
        experience: row.experience_years,
        load: more.number(cells, "load", row.line, 60)?,
        school,
        town: text("town"),
    })
}

/// What a row says of its quota, else the share by date.
fn quota(row: &StaffRow, half: Option<&HalfYear>) -> (u32, u32) {
    let policy = ObservationPolicy::default();
    let quota = half.map_or_else(
        || match row.quota {
            Some(Quota::Half) => QuotaShare::Half.of(&policy),
            _ => QuotaShare::Full.of(&policy),
        },
        |half| {
            let mut person = Person::named(SchoolId(0), &row.name);
            (person.quota, person.joined_on) = (row.quota, row.joined_on);
            quota_of(&person, half, QuotaShare::Full, &policy)
        },
    );
    let show = if row.quota == Some(Quota::Exempt) {
        0
    } else {
        quota.show
    };
    (show, quota.observe)
}

fn managers(pool: &mut Pool, files: &Files) -> anyhow::Result<()> {
    for at in 0..pool.people.len() {
        let Listed {
            file,
            line,
            manager: Some(manager),
        } = &pool.people[at]
        else {
            continue;
        };
        let place = format!("{}: row {line}, manager", files.staff[*file].display());
        match pool.find(manager, Some(*file)) {
            Found::One(id) => pool.problem.teachers[at].manager = Some(id),
            Found::Many => bail!("{place}: several people are called \"{manager}\"; write their user name or id"),
            Found::Nobody => {
                bail!("{place}: \"{manager}\" is not on the staff list; write the name as it stands there")
            }
        }
    }
    Ok(())
}

/// `history.csv`: `host`, `observer`, and optionally `ago` (half-years, 1 is the last one) and `state`.
fn history(pool: &mut Pool, path: &Path, file: Option<usize>) -> anyhow::Result<()> {
    const HOST: &[&str] = &["host", "rodė", "rodo", "pamoką rodo", "pamoką rodė"];
    const OBSERVER: &[&str] = &["observer", "stebėjo", "stebi", "pamoką stebi", "pamoką stebėjo"];
    const AGO: &[&str] = &["ago", "half years ago", "prieš", "prieš pusmečių"];
    const STATE: &[&str] = &["state", "būsena"];
    let table = load(path)?;
    let name = path.display();
    let column = |names: &[&str]| {
        let known = |header: &String| names.contains(&plain(header).as_str());
        table.header.iter().position(known)
    };
    let needed = |names: &[&str]| {
        let missing = || format!("{name}: row 1: there is no column {}; name it in the header", names[0]);
        column(names).with_context(missing)
    };
    let columns = [Some(needed(HOST)?), Some(needed(OBSERVER)?), column(AGO), column(STATE)];
    let blank = |cells: &[String]| cells.iter().all(|cell| cell.trim().is_empty());
    for (line, cells) in table.rows.iter().filter(|(_, cells)| !blank(cells)) {
        let get = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        visit(pool, columns.map(get), file).with_context(|| format!("{name}: row {line}"))?;
    }
    Ok(())
}

/// One row of a history.
fn visit(pool: &mut Pool, [host, observer, ago, state]: [&str; 4], file: Option<usize>) -> anyhow::Result<()> {
    let who = |text: &str, word: &str| match pool.find(text, file) {
        Found::One(id) => Ok(Some(id)),
        // Who has left since is not missed.
        Found::Nobody if !text.is_empty() => Ok(None),
        Found::Nobody => bail!("{word}: nobody is named; write a name or delete the row"),
        Found::Many => bail!("{word}: several people are called \"{text}\"; write their user name or id"),
    };
    let (Some(host), Some(observer)) = (who(host, "host")?, who(observer, "observer")?) else {
        return Ok(());
    };
    let read = |text: &str| text.parse().ok().filter(|ago| (1..=99).contains(ago));
    let ago = if ago.is_empty() { Some(1) } else { read(ago) }
        .with_context(|| format!("ago: \"{ago}\" is no number of half-years; write 1 for the last one"))?;
    let (pair, problem) = (Pair { host, observer }, &mut pool.problem);
    match plain(state).as_str() {
        "" | "met" | "observed" | "closed" | "took place" | "įvyko" => problem.history.push(Met { pair, ago }),
        "missed" | "expired" | "released" | "did not take place" | "neįvyko" => {
            problem.owed.extend((ago == 1).then_some(pair));
        }
        "kept" | "scheduled" | "proposed" | "agreed" | "no time agreed" | "lieka" | "sutarta" | "laikas nesutartas" => {
            problem.kept.push(pair);
        }
        // The word of the screen; files of earlier versions say it in others.
        "ended" | "nutraukta" | "declined" | "given up" | "atsisakyta" => problem.spent.push(pair),
        word @ ("excluded" | "neskirti" | "private" | "asmeniškai") => problem.bans.push(Ban {
            one: host,
            other: observer,
            public: matches!(word, "excluded" | "neskirti"),
        }),
        other => bail!("state: \"{other}\" is no state; write met, missed, kept, ended, excluded or private"),
    }
    Ok(())
}

#[cfg(test)]
mod tests;
