//! Made-up people: what they teach, where, with whom, when, and whom they have seen.

use std::ops::Range;

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;

use super::{Family, names};

/// The columns of the staff list.
pub(super) const STAFF: &[&str] = &[
    "name",
    "subjects",
    "group",
    "roles",
    "manager",
    "building",
    "quota",
    "experience_years",
    "wishes",
    "load",
    "school",
    "town",
];
/// The columns of the timetable.
pub(super) const TIMETABLE: &[&str] = &["teacher", "weekday", "period", "class", "subject", "room", "building"];
/// The columns of the history.
pub(super) const HISTORY: &[&str] = &["host", "observer", "ago", "state"];

const SUBJECTS: [&str; 24] = [
    "lietuvių kalba",
    "matematika",
    "anglų kalba",
    "istorija",
    "biologija",
    "chemija",
    "fizika",
    "geografija",
    "informatika",
    "dailė",
    "muzika",
    "fizinis ugdymas",
    "vokiečių kalba",
    "rusų kalba",
    "etika",
    "tikyba",
    "technologijos",
    "ekonomika",
    "pradinis ugdymas",
    "šokis",
    "teatras",
    "psichologija",
    "prancūzų kalba",
    "specialusis ugdymas",
];
const BUILDINGS: [&str; 4] = ["Senasis korpusas", "Naujasis korpusas", "Pradinė", "Sporto salė"];
/// Days and lessons of a week.
const WEEK: (u8, u8) = (5, 6);
/// Half-years of history.
const HALF_YEARS: u32 = 6;
/// Members of an APT group.
const GROUP: usize = 6;

/// What was made, row by row.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub staff: Vec<Vec<String>>,
    pub lessons: Vec<Vec<String>>,
    pub history: Vec<Vec<String>>,
}

impl Made {
    /// The people's names.
    pub fn names(&self) -> Vec<&str> {
        self.staff.iter().map(|row| row[0].as_str()).collect()
    }
}

/// Makes `n` people.
pub(super) fn make(family: Family, n: usize, rng: &mut ChaCha8Rng) -> Made {
    let mut names: Vec<String> = (0..n).map(names::name).collect();
    names.shuffle(rng);
    let bare = family.by_formula() || family == Family::StressConstant;
    if bare {
        let blank = |name: String| {
            std::iter::once(name)
                .chain((1..STAFF.len()).map(|_| String::new()))
                .collect()
        };
        return Made {
            staff: names.into_iter().map(blank).collect(),
            ..Made::default()
        };
    }
    let towns = towns(family, n, rng);
    let one = towns.len() == 1 && towns[0].len() == 1;
    let mut made = Made::default();
    let mut number = 0;
    for (town_number, town) in towns.iter().enumerate() {
        let start = made.staff.len();
        for school in town {
            number += 1;
            let label = |at: usize, text: &str| if one { String::new() } else { format!("{text} {at}") };
            let place = (label(number, "Mokykla"), label(town_number + 1, "Miestas"));
            school_of(&names[school.clone()], &place, rng, &mut made);
        }
        let here = start..made.staff.len();
        remember(&here, rng, &mut made);
        match family {
            Family::Dense => avoid(&here, rng, &mut made),
            Family::Timetable => timetable(here, 18..=25, rng, &mut made),
            Family::Infeasible => {
                avoid(&here, rng, &mut made);
                timetable(here, 24..=29, rng, &mut made);
            }
            _ => {}
        }
    }
    made
}

/// Towns with their schools, as ranges of people.
fn towns(family: Family, n: usize, rng: &mut ChaCha8Rng) -> Vec<Vec<Range<usize>>> {
    let (sizes, schools) = match family {
        Family::Timetable => (45..=75, 1..=6),
        Family::Infeasible => (2..=30, 1..=3),
        Family::StressTiny => (1..=4, 1..=1),
        _ => return vec![vec![0..n]],
    };
    let mut towns = Vec::new();
    let mut at = 0;
    while at < n {
        let mut town = Vec::new();
        for _ in 0..rng.random_range(schools.clone()) {
            let end = n.min(at + rng.random_range(sizes.clone()));
            if at < end {
                town.push(at..end);
            }
            at = end;
        }
        towns.push(town);
    }
    towns
}

fn school_of(names: &[String], (school, town): &(String, String), rng: &mut ChaCha8Rng, made: &mut Made) {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.shuffle(rng);
    let groups = (names.len() / GROUP).max(1);
    for (at, name) in names.iter().enumerate() {
        let mut subjects = vec![*SUBJECTS.choose(rng).expect("there are subjects")];
        if rng.random_bool(0.25) {
            subjects.extend(SUBJECTS.choose(rng).filter(|other| **other != subjects[0]));
        }
        let wish = match rng.random_range(0..10) {
            0..=2 => (*SUBJECTS.choose(rng).expect("there are subjects")).to_owned(),
            3 => "same".to_owned(),
            4 => "different".to_owned(),
            _ => String::new(),
        };
        let lead = (0..names.len()).find(|other| order[*other] % groups == order[at] % groups);
        let few = if names.len() < 12 { 1 } else { BUILDINGS.len() };
        made.staff.push(vec![
            name.clone(),
            subjects.join("|"),
            format!("Grupė {}", order[at] % groups + 1),
            String::new(),
            // The first of a group leads it, and observes its members only when invited.
            lead.filter(|lead| *lead != at && names.len() > 2 * GROUP)
                .map_or_else(String::new, |lead| names[lead].clone()),
            (*BUILDINGS[..few].choose(rng).expect("there are buildings")).to_owned(),
            String::new(),
            rng.random_range(0..=40_u32).to_string(),
            wish,
            rng.random_range(8..=28_u32).to_string(),
            school.clone(),
            town.clone(),
        ]);
    }
}

/// Six half-years in which everybody of a town saw the next two of a shuffled circle.
fn remember(here: &Range<usize>, rng: &mut ChaCha8Rng, made: &mut Made) {
    if here.len() < 3 {
        return;
    }
    for ago in 1..=HALF_YEARS {
        let mut circle: Vec<usize> = here.clone().collect();
        circle.shuffle(rng);
        for (at, observer) in circle.iter().enumerate() {
            for step in [1, 2] {
                let host = circle[(at + step) % circle.len()];
                let missed = ago == 1 && rng.random_bool(0.05);
                let state = if missed { "missed" } else { "met" };
                let names = [host, *observer].map(|at| made.staff[at][0].clone());
                made.history
                    .push(names.into_iter().chain([ago.to_string(), state.to_owned()]).collect());
            }
        }
    }
}

/// Every third person has somebody they must not meet.
fn avoid(here: &Range<usize>, rng: &mut ChaCha8Rng, made: &mut Made) {
    for one in here.clone() {
        let other = rng.random_range(here.clone());
        if other != one && rng.random_bool(0.33) {
            let names = [one, other].map(|at| made.staff[at][0].clone());
            made.history.push(
                names
                    .into_iter()
                    .chain([String::new(), "excluded".to_owned()])
                    .collect(),
            );
        }
    }
}

fn timetable(here: Range<usize>, lessons: std::ops::RangeInclusive<usize>, rng: &mut ChaCha8Rng, made: &mut Made) {
    let mut week: Vec<(u8, u8)> = (1..=WEEK.0)
        .flat_map(|day| (1..=WEEK.1).map(move |period| (day, period)))
        .collect();
    for at in here {
        let (name, building) = (made.staff[at][0].clone(), made.staff[at][5].clone());
        let subjects: Vec<String> = made.staff[at][1].split('|').map(str::to_owned).collect();
        week.shuffle(rng);
        let mut mine = week[..rng.random_range(lessons.clone())].to_vec();
        mine.sort_unstable();
        made.staff[at][9] = mine.len().to_string();
        let room = rng.random_range(101..=340_u32).to_string();
        for (day, period) in mine {
            let class = format!(
                "{}{}",
                rng.random_range(1..=12),
                ["a", "b", "c"].choose(rng).expect("there are classes")
            );
            let subject = subjects.choose(rng).cloned().unwrap_or_default();
            let row = [
                name.clone(),
                day.to_string(),
                period.to_string(),
                class,
                subject,
                room.clone(),
                building.clone(),
            ];
            made.lessons.push(row.to_vec());
        }
    }
}
