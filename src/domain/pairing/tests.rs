//! The laws of a plan, for schools of every size.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::model::Model;
use super::solver::Options;
use super::*;
use crate::domain::policy::pairing::Rules;

/// A plan by the default rules.
pub(super) fn plan(problem: &Problem, seed: u64) -> Plan {
    let options = Options {
        seed,
        ..Options::default()
    };
    make::make(problem, &Rules::default(), &options).plan
}

fn id(number: usize) -> PersonId {
    PersonId(i64::try_from(number).unwrap() + 1)
}

fn pair(host: usize, observer: usize) -> Pair {
    Pair {
        host: id(host),
        observer: id(observer),
    }
}

fn ban(one: usize, other: usize, public: bool) -> Ban {
    Ban {
        one: id(one),
        other: id(other),
        public,
    }
}

fn school(n: usize) -> Problem {
    let teacher = |at| Teacher {
        id: id(at),
        show: 2,
        observe: 2,
        visitors: 2,
        ..Teacher::default()
    };
    Problem {
        teachers: (0..n).map(teacher).collect(),
        ..Problem::default()
    }
}

fn couples(plan: &Plan) -> usize {
    let pairs: BTreeSet<Pair> = plan.pairs.iter().map(|planned| planned.pair).collect();
    let reversed = |pair: &&Pair| {
        pairs.contains(&Pair {
            host: pair.observer,
            observer: pair.host,
        })
    };
    pairs.iter().filter(reversed).count() / 2
}

/// Everything that must hold for any plan of any problem.
fn lawful(problem: &Problem, plan: &Plan) {
    let once = problem.teachers.iter().filter(|t| t.show + t.observe > 0).count() >= 4;
    let mut seen: Vec<Pair> = problem.kept.clone();
    for planned in &plan.pairs {
        assert!(may_meet(problem, planned.pair), "{:?}", planned.pair);
        assert!(!once || !seen.contains(&planned.pair), "twice: {:?}", planned.pair);
        seen.push(planned.pair);
    }
    for teacher in &problem.teachers {
        let kept = |of: fn(&Pair) -> PersonId| problem.kept.iter().filter(|pair| of(pair) == teacher.id).count();
        let new = |of: fn(&Pair) -> PersonId, seconds: bool| {
            let counted = plan.pairs.iter().filter(|planned| seconds || !planned.second);
            counted.filter(|planned| of(&planned.pair) == teacher.id).count()
        };
        let shown = new(|pair| pair.host, false);
        let observed = new(|pair| pair.observer, true);
        let (show, observe) = (teacher.show as usize, teacher.observe as usize);
        assert!(
            shown == 0 || shown + kept(|pair| pair.host) <= show,
            "{teacher:?} shows {shown}"
        );
        assert!(observed == 0 || observed + kept(|pair| pair.observer) <= observe);
        let missing = |task| {
            let of = |slot: &&Unfilled| slot.who == teacher.id && slot.task == task;
            plan.unfilled.iter().find(of).map_or(0, |slot| slot.missing as usize)
        };
        assert_eq!(
            observed + missing(Task::Observe),
            observe.saturating_sub(kept(|pair| pair.observer))
        );
        assert_eq!(shown + missing(Task::Show), show.saturating_sub(kept(|pair| pair.host)));
    }
}

#[test]
fn every_size_of_school_is_served() {
    for n in 0..40 {
        let problem = school(n);
        let plan = plan(&problem, 7);
        lawful(&problem, &plan);
        assert_eq!(plan.pairs.len(), if n < 2 { 0 } else { 2 * n }, "{n} people");
        assert_eq!(
            couples(&plan),
            match n {
                2 => 1,
                3 => 3,
                4 => couples(&plan),
                _ => 0,
            },
            "{n} people"
        );
    }
}

#[test]
fn one_alone_and_two_together_are_said() {
    let alone = plan(&school(1), 1);
    assert_eq!(alone.notes, [Note::Alone]);
    assert!(alone.unfilled.iter().all(|slot| slot.why == [Why::Alone]));
    let two = plan(&school(2), 1);
    assert_eq!(two.notes, [Note::OnlyTwo]);
    assert!(
        two.pairs
            .iter()
            .any(|planned| planned.reasons.contains(&Reason::SecondLesson))
    );
}

#[test]
fn the_pairs_of_the_last_half_years_are_avoided() {
    let mut problem = school(24);
    for ago in [2, 1] {
        let earlier = plan(&problem, u64::from(ago));
        problem.history.extend(earlier.pairs.iter().map(|planned| Met {
            pair: planned.pair,
            ago,
        }));
    }
    let now = plan(&problem, 3);
    lawful(&problem, &now);
    let again = now
        .pairs
        .iter()
        .filter(|planned| planned.reasons[0] != Reason::NeverMet)
        .count();
    assert_eq!(again, 0);
}

#[test]
fn everybody_sees_one_lesson_inside_the_group_and_one_outside() {
    let mut problem = school(24);
    for (at, teacher) in problem.teachers.iter_mut().enumerate() {
        teacher.group = Some(GroupId(i64::try_from(at % 4).unwrap()));
    }
    let plan = plan(&problem, 5);
    for teacher in &problem.teachers {
        let inside = plan
            .pairs
            .iter()
            .filter(|planned| planned.pair.observer == teacher.id && planned.reasons.contains(&Reason::InsideGroup));
        assert_eq!(inside.count(), 1, "{:?}", teacher.id);
    }
}

#[test]
fn a_wish_is_followed_where_it_can_be() {
    let mut problem = school(12);
    problem.teachers[3].subjects = vec!["Dailė".to_owned()];
    problem.teachers[8].wishes = vec![" dailė ".to_owned()];
    let plan = plan(&problem, 11);
    let wished = plan
        .pairs
        .iter()
        .find(|planned| planned.reasons.contains(&Reason::Wish));
    assert_eq!(wished.map(|planned| planned.pair), Some(pair(3, 8)));
}

#[test]
fn a_line_manager_comes_only_when_invited() {
    let mut problem = school(6);
    for teacher in &mut problem.teachers[1..] {
        teacher.manager = Some(id(0));
    }
    let plan = plan(&problem, 2);
    lawful(&problem, &plan);
    assert!(plan.pairs.iter().all(|planned| planned.pair.observer != id(0)));
    let missing = plan.unfilled.iter().find(|slot| slot.who == id(0)).unwrap();
    assert_eq!(
        (missing.task, missing.missing, missing.why.as_slice()),
        (Task::Observe, 2, &[Why::Manager][..])
    );
}

#[test]
fn who_manages_their_whole_group_is_not_charged_for_seeing_no_lesson_inside() {
    let mut problem = school(8);
    for (at, teacher) in problem.teachers.iter_mut().enumerate() {
        teacher.group = Some(GroupId(i64::try_from(at / 4).unwrap()));
        teacher.manager = (at % 4 > 0).then(|| id(at / 4 * 4));
    }
    let rules = Rules::default();
    let model = Model::new(&problem, &rules, 2);
    let wishing: BTreeSet<PersonId> = model
        .sides()
        .iter()
        .map(|side| model.people()[side.observer].id)
        .collect();
    assert_eq!(wishing, BTreeSet::from([1, 2, 3, 5, 6, 7].map(id)));
    lawful(&problem, &plan(&problem, 2));
}

#[test]
fn a_second_run_adds_only_what_is_missing() {
    let mut problem = school(9);
    let first = plan(&problem, 4);
    problem.kept = first.pairs.iter().map(|planned| planned.pair).collect();
    assert_eq!(plan(&problem, 5), Plan::default());
    let lost = problem.kept.remove(0);
    problem.spent.push(lost);
    let second = plan(&problem, 6);
    lawful(&problem, &second);
    assert!(second.pairs.iter().all(|planned| planned.pair != lost));
}

#[test]
fn who_shows_nothing_joins_a_planned_lesson() {
    let mut problem = school(7);
    problem.teachers[2].show = 0;
    let plan = plan(&problem, 9);
    lawful(&problem, &plan);
    assert_eq!(plan.pairs.iter().filter(|planned| planned.second).count(), 2);
    assert!(plan.unfilled.is_empty(), "{:?}", plan.unfilled);
}

#[test]
fn the_manager_of_everybody_is_not_told_that_the_lessons_ran_out() {
    let mut problem = school(6);
    for teacher in &mut problem.teachers[1..] {
        teacher.manager = Some(id(0));
    }
    problem.teachers[1].show = 0;
    let plan = plan(&problem, 3);
    let slot = plan.unfilled.iter().find(|slot| slot.who == id(0));
    let slot = slot.map(|slot| (slot.task, slot.missing, slot.why.as_slice()));
    assert_eq!(slot, Some((Task::Observe, 2, &[Why::Manager][..])));
}

#[test]
fn a_private_ban_looks_like_any_combination_that_does_not_come_out() {
    let mut problem = school(4);
    problem.bans = vec![ban(0, 1, false), ban(0, 2, false), ban(0, 3, false)];
    let plan = plan(&problem, 1);
    lawful(&problem, &plan);
    let words: BTreeSet<String> = plan
        .unfilled
        .iter()
        .flat_map(|slot| &slot.why)
        .map(|why| format!("{why:?}"))
        .collect();
    assert_eq!(words, BTreeSet::from(["NoCombination".to_owned()]));
    problem.bans.iter_mut().for_each(|ban| ban.public = true);
    let open = self::plan(&problem, 1);
    assert!(
        open.unfilled
            .iter()
            .any(|slot| slot.who == id(0) && slot.why == [Why::Excluded])
    );
}

#[test]
fn a_plan_survives_being_stored() {
    let plan = plan(&school(5), 1);
    let json = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
}

/// The most pairs that any plan could have: the least cut over all sets of hosts.
fn most_pairs(problem: &Problem) -> usize {
    let people = problem.teachers.len();
    let cut = |set: usize| {
        let left_out = (0..people).filter(|host| set & (1 << host) == 0);
        let shown: u32 = left_out.map(|host| problem.teachers[host].show).sum();
        let through = |observer: usize| {
            let hosts = (0..people).filter(|host| set & (1 << host) != 0);
            let arcs = hosts.filter(|host| may_meet(problem, pair(*host, observer))).count();
            arcs.min(problem.teachers[observer].observe as usize)
        };
        shown as usize + (0..people).map(through).sum::<usize>()
    };
    (0..1_usize << people).map(cut).min().unwrap()
}

fn any_school(sizes: std::ops::Range<usize>) -> impl Strategy<Value = Problem> {
    sizes.prop_flat_map(|n| {
        let teachers = prop::collection::vec(
            (0..3_u32, 0..3_u32, prop::option::of(0..n), prop::option::of(0..3_i64)),
            n,
        );
        let bans = prop::collection::vec((0..n, 0..n, any::<bool>()), 0..n);
        let met = prop::collection::vec((0..n, 0..n, 1..3_u32), 0..2 * n);
        (teachers, bans, met).prop_map(|(teachers, bans, met)| Problem {
            teachers: (0..)
                .zip(teachers)
                .map(|(at, (show, observe, manager, group))| Teacher {
                    id: id(at),
                    show,
                    observe,
                    manager: manager.filter(|m| *m != at).map(id),
                    group: group.map(GroupId),
                    visitors: 1,
                    ..Teacher::default()
                })
                .collect(),
            bans: bans.into_iter().map(|(a, b, public)| ban(a, b, public)).collect(),
            history: met
                .into_iter()
                .map(|(h, o, ago)| Met { pair: pair(h, o), ago })
                .collect(),
            ..Problem::default()
        })
    })
}

proptest! {
    #[test]
    fn no_law_is_ever_broken(problem in any_school(1..25), seed in any::<u64>()) {
        let made = plan(&problem, seed);
        lawful(&problem, &made);
        prop_assert_eq!(&made, &plan(&problem, seed));
        let mut turned = problem;
        turned.teachers.reverse();
        prop_assert_eq!(made, plan(&turned, seed));
    }

    #[test]
    fn nothing_that_is_told_tells_who_asked_for_a_ban(problem in any_school(4..13), seed in any::<u64>()) {
        let rules = Rules::default();
        let told = |problem: &Problem| hold::plan(problem, &[], &rules, seed);
        let mut turned = problem.clone();
        turned.bans.iter_mut().for_each(|ban| std::mem::swap(&mut ban.one, &mut ban.other));
        let plan = told(&problem);
        prop_assert_eq!(&plan, &told(&turned));
        // Who is on nobody's public list is never told of a ban.
        let listed = |who: PersonId| problem.bans.iter().any(|ban| ban.public && (ban.one == who || ban.other == who));
        for slot in plan.unfilled.iter().filter(|slot| !listed(slot.who)) {
            prop_assert!(!slot.why.contains(&Why::Excluded), "{:?}", slot);
        }
        for block in &plan.blocks {
            let people = || block.hosts.iter().chain(&block.observers);
            prop_assert!(problem.bans.iter().any(|ban| ban.public) || !block.causes.contains(&Why::Excluded), "{:?}", block);
            prop_assert!(block.possible < block.wanted && people().count() > 0);
        }
    }

    #[test]
    fn a_plan_is_as_full_as_any_could_be(problem in any_school(4..8), seed in any::<u64>()) {
        // Fewer than four may meet twice, which is another law.
        prop_assume!(problem.teachers.iter().filter(|t| t.show + t.observe > 0).count() >= 4);
        prop_assert_eq!(plan(&problem, seed).pairs.len(), most_pairs(&problem));
    }
}
