//! The oracle says the same in every way it can be asked, and what it says is the sum of the rules.

use proptest::prelude::*;

use super::*;
use crate::domain::ids::GroupId;
use crate::domain::pairing::slots::{Lesson, Timetable};
use crate::domain::pairing::solver::{self, Options};
use crate::domain::pairing::{Ban, Met};

fn id(at: usize) -> PersonId {
    PersonId(at as i64 + 1)
}

fn pair(host: usize, observer: usize) -> Pair {
    Pair {
        host: id(host),
        observer: id(observer),
    }
}

/// Any school: few words, so that people share them.
pub(crate) fn any_problem(sizes: std::ops::Range<usize>) -> impl Strategy<Value = Problem> {
    let word = |list: &'static [&'static str]| prop::option::of(prop::sample::select(list));
    let words =
        |list: &'static [&'static str]| prop::collection::vec(prop::sample::select(list).prop_map(str::to_owned), 0..3);
    sizes.prop_flat_map(move |n| {
        let teacher = (
            (0..3_u32, 0..4_u32, prop::option::of(0..n), prop::option::of(0..3_i64)),
            (words(&["a", "b", "c"]), words(&["a", "b", "same", "kitas"])),
            (
                word(&["M", "N"]),
                word(&["S", "T"]),
                word(&["X"]),
                prop::option::of(0..40_u32),
                prop::option::of(1..30_u32),
            ),
        );
        let pairs = prop::collection::vec((0..n, 0..n), 0..n);
        let lessons = prop::collection::vec((0..n, 1..3_u8, 1..5_u8), 0..4 * n);
        let lists = (
            pairs.clone(),
            pairs.clone(),
            pairs.clone(),
            pairs,
            prop::collection::vec((0..n, 0..n, 1..8_u32), 0..3 * n),
        );
        (prop::collection::vec(teacher, n), lists, prop::option::of(lessons)).prop_map(|(teachers, lists, lessons)| {
            let owned = |word: Option<&str>| word.map(str::to_owned);
            let teachers = teachers
                .into_iter()
                .enumerate()
                .map(|(at, (quota, subjects, place))| Teacher {
                    id: id(at),
                    show: quota.0,
                    observe: quota.1,
                    manager: quota.2.filter(|manager| *manager != at).map(id),
                    group: quota.3.map(GroupId),
                    subjects: subjects.0,
                    wishes: subjects.1,
                    building: owned(place.0),
                    school: owned(place.1),
                    town: owned(place.2),
                    experience: place.3,
                    load: place.4,
                    visitors: 1,
                });
            let lesson = |(teacher, weekday, period)| Lesson {
                teacher: id(teacher),
                weekday,
                period,
                ..Lesson::default()
            };
            let list = |pairs: Vec<(usize, usize)>| pairs.into_iter().map(|(a, b)| pair(a, b)).collect::<Vec<_>>();
            Problem {
                teachers: teachers.collect(),
                bans: lists
                    .0
                    .into_iter()
                    .map(|(a, b)| Ban {
                        one: id(a),
                        other: id(b),
                        public: a % 2 == 0,
                    })
                    .collect(),
                kept: list(lists.1),
                spent: list(lists.2),
                owed: list(lists.3),
                history: lists
                    .4
                    .into_iter()
                    .map(|(a, b, ago)| Met { pair: pair(a, b), ago })
                    .collect(),
                timetable: Timetable::on(
                    lessons.unwrap_or_default().into_iter().map(lesson).collect(),
                    chrono::NaiveDate::MAX,
                ),
            }
        })
    })
}

/// What all lessons that an observer sees cost together, from the wish alone.
fn one_sided(model: &Model<'_>, pairs: &[(usize, usize, i32)], observer: usize) -> i64 {
    let column = model.inside.column[observer];
    if column == NONE {
        return 0;
    }
    let mine: Vec<usize> = pairs
        .iter()
        .filter(|pair| pair.1 == observer)
        .map(|pair| pair.0)
        .collect();
    let near = mine
        .iter()
        .filter(|host| model.inside.group[**host] == model.inside.group[observer])
        .count();
    let quota = model.quotas.observe[observer] as usize;
    let rows: Vec<[u16; 2]> = model
        .inside
        .rows
        .iter()
        .filter(|row| row.0 == column)
        .map(|row| row.1)
        .collect();
    let charge = |at: usize, count: usize| if count == quota { i64::from(rows[at][at]) } else { 0 };
    // Row 0 charges for the inside column, which the rows fill alone when every real lesson is outside.
    charge(0, mine.len() - near) + charge(1, near)
}

proptest! {
    #[test]
    fn rows_lists_and_rules_say_the_same(problem in any_problem(1..14), seed in any::<u64>()) {
        let rules = Rules { same_subject: 7, other_subject: 3, ..Rules::default() };
        let model = Model::new(&problem, &rules, seed);
        let (mut buffer, mut list) = (vec![-7; model.observers()], List::default());
        for host in 0..model.hosts() {
            let row = model.row(host, &mut buffer).to_vec();
            prop_assert!(model.narrow());
            let (mut short, mut more) = (vec![0; model.observers()], Vec::new());
            let short = model.narrow_row(host, &mut short, &mut more).iter();
            let mut narrow: Vec<i32> = short.map(|cost| cost.wide()).collect();
            narrow.resize(row.len(), FORBIDDEN);
            more.iter().for_each(|(observer, cost)| narrow[*observer as usize] = cost.wide());
            prop_assert_eq!(&narrow, &row);
            let (heads, costs) = model.list(host, &mut list);
            let full: Vec<(u32, i32)> = (0..).zip(row.iter().copied()).filter(|(_, cost)| *cost != FORBIDDEN).collect();
            prop_assert_eq!(heads.iter().copied().zip(costs.iter().copied()).collect::<Vec<_>>(), full.clone());
            for (column, cost) in full {
                prop_assert!(cost >= 0);
                if let Some((host, observer)) = model.places_of(host as u32, column) {
                    let sum: i32 = model.breakdown(host, observer).iter().map(|(_, points)| points).sum();
                    prop_assert_eq!(sum, cost - model.base(), "{:?}", model.breakdown(host, observer));
                    prop_assert_eq!(model.cost(host, observer), Some(sum));
                    prop_assert_eq!(model.arc(host, observer), (host as u32, column));
                }
            }
        }
    }

    #[test]
    fn a_pair_that_must_not_meet_has_no_cost(problem in any_problem(2..10), seed in any::<u64>()) {
        let rules = Rules::default();
        let model = Model::new(&problem, &rules, seed);
        for host in 0..model.len() {
            for observer in 0..model.len() {
                let (h, o) = (model.people[host], model.people[observer]);
                let pair = model.pair(host, observer);
                let banned = |ban: &Ban| [(ban.one, ban.other), (ban.other, ban.one)].contains(&(h.id, o.id));
                let free = || problem.timetable.taught(h.id, h.building.as_deref()).iter().any(|(building, times)| {
                    let free = problem.timetable.free(o.id, o.building.as_deref(), *building);
                    free.is_none_or(|free| !free.and(*times).is_empty())
                });
                let hard = host == observer
                    || h.manager == Some(o.id)
                    || h.town != o.town
                    || problem.bans.iter().any(banned)
                    || problem.spent.contains(&pair)
                    || problem.kept.contains(&pair)
                    || (!problem.timetable.of(h.id).is_empty() && !free());
                prop_assert_eq!(model.cost(host, observer).is_none(), hard, "{:?}", pair);
            }
        }
    }

    #[test]
    fn the_second_columns_cost_what_the_wish_says(problem in any_problem(2..9), seed in any::<u64>()) {
        let rules = Rules::default();
        let model = Model::new(&problem, &rules, seed);
        let solution = solver::solve(&model, model.quotas(), &Options::default());
        let pairs = model.pairs(&solution);
        let mut shown = vec![0; model.len()];
        let mut seen = vec![0; model.len()];
        let mut total = 0;
        for (host, observer, points) in &pairs {
            shown[*host] += 1;
            seen[*observer] += 1;
            total += i64::from(*points);
        }
        for at in 0..model.len() {
            prop_assert!(shown[at] <= model.quotas.show[at] && seen[at] <= model.quotas.observe[at], "no extra row is driven out");
            total += one_sided(&model, &pairs, at);
        }
        prop_assert_eq!(model.points(solution.cost, pairs.len()), total);
        let sum = |of: fn(&Teacher) -> u32, kept: fn(&Pair) -> PersonId| -> u64 {
            let left = |t: &Teacher| of(t).saturating_sub(problem.kept.iter().filter(|pair| kept(pair) == t.id).count() as u32);
            problem.teachers.iter().map(|t| u64::from(left(t))).sum()
        };
        let full = sum(|t| t.show, |pair| pair.host).min(sum(|t| t.observe, |pair| pair.observer));
        prop_assert_eq!(solution.missing, full - pairs.len() as u64, "missing counts real pairs");
    }
}
