//! Wanted couples against every plan there is, and the goals that come before them.

use proptest::prelude::*;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::chosen::Kind;
use super::super::compare;
use super::super::make::{Goals, Made, make, make_for};
use super::super::model::tests::any_problem;
use super::super::solver::tests::{every_plan, family, lists, quotas};
use super::super::solver::{FORBIDDEN, Matrix, check, solve};
use super::super::totals::Totals;
use super::super::{Problem, Teacher};
use super::*;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::policy::pairing::Rules;

/// The most pairs, then the least cost, then the most couples, by trying every plan.
fn brute(matrix: &Matrix, quotas: &Quotas, standing: &HashSet<(u32, u32)>) -> (usize, i64, u32) {
    let mut best = (0, 0, 0);
    every_plan(matrix, quotas, &mut |pairs, cost| {
        let plan = (pairs.len(), -cost, count(pairs, standing));
        best = plan.max(best);
    });
    (best.0, -best.1, best.2)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn a_small_school_gets_the_most_couples_of_all_best_plans(
        seed in any::<u64>(), people in 2_usize..5, kind in 0_u32..10, ties in any::<bool>(),
    ) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut matrix = family(kind, people, people, &mut rng);
        if ties {
            let cells = (0..people * people).map(|_| if rng.random_bool(0.15) { FORBIDDEN } else { rng.random_range(0..2) });
            matrix = Matrix::new(people, cells.collect());
        }
        let quotas = quotas(people, people, 2, &mut rng);
        let last = people as u32;
        let standing = (0..rng.random_range(0..3)).map(|_| (rng.random_range(0..last), rng.random_range(0..last)));
        let standing: HashSet<(u32, u32)> = standing.filter(|(one, other)| one != other).collect();
        // What stands is not planned once more.
        let cells = (0..last).flat_map(|host| matrix.row(host as usize, &mut []).to_vec().into_iter().zip((0..last).map(move |it| (host, it))));
        let cells = cells.map(|(cost, pair)| if standing.contains(&pair) { FORBIDDEN } else { cost }).collect();
        let matrix = Matrix::new(people, cells);
        let ids: Vec<u32> = (0..people as u32).collect();
        let named = People { hosts: &ids, observers: &ids };
        let expected = brute(&matrix, &quotas, &standing);
        let base = solve(&matrix, &quotas, &Options::default());
        let options = Options { seed, ..Options::default() };
        for (found, couples) in [
            most(&matrix, &quotas, named, &standing, &base, &options),
            most(&lists(&matrix), &quotas, named, &standing, &base, &options),
        ] {
            check(&matrix, &quotas, &found).expect("a plan with its proof");
            let own: Vec<(u32, u32)> = found.pairs.iter().map(|pair| (pair.host, pair.observer)).collect();
            prop_assert_eq!((own.len(), found.cost, count(&own, &standing)), expected);
            prop_assert_eq!((couples.met, couples.most), (expected.2, expected.2));
        }
    }

    #[test]
    fn what_comes_before_couples_is_as_good_as_without(problem in any_problem(2..14), seed in any::<u64>()) {
        let mut problem = problem;
        // Without the wish, the way back of a standing pair has a price of its own.
        problem.kept.clear();
        let (wanted, plain) = (Rules { reciprocal: true, ..Rules::default() }, Rules::default());
        let options = Options { seed, ..Options::default() };
        let (with, without) = (make(&problem, &wanted, &options), make(&problem, &plain, &options));
        let flow = |made: &Made<'_>| made.chosen.iter().filter(|pair| pair.kind == Kind::Flow).count();
        prop_assert_eq!(flow(&with), flow(&without), "no pair is lost");
        prop_assert!(with.worst.points <= without.worst.points);
        let couples = with.eased.couples.unwrap();
        prop_assert!(couples.met <= couples.most);
        prop_assert!(without.eased.couples.is_none());
        prop_assume!(with.eased.firsts + without.eased.firsts == 0);
        prop_assert_eq!(with.eased.value, with.eased.bound, "as cheap as can be");
        // Who joins a lesson or meets again comes after the flow, and with a price of their own.
        let flow = |made: &Made<'_>| -> Vec<(usize, usize)> {
            let pairs = made.chosen.iter().filter(|pair| pair.kind == Kind::Flow);
            pairs.map(|pair| (pair.host, pair.observer)).collect()
        };
        let avoided = Totals::of(&without.model, &flow(&without));
        let cost = avoided.points - i64::from(plain.mutual) * avoided.couples as i64;
        prop_assert!(Totals::of(&with.model, &flow(&with)).points <= cost, "no dearer for the sake of couples");
        let pairs = without.chosen.iter().filter(|pair| pair.kind == Kind::Flow);
        let pairs: Vec<(u32, u32)> = pairs.map(|pair| (pair.host as u32, pair.observer as u32)).collect();
        prop_assert!(couples.met >= count(&pairs, &HashSet::new()));
        let burden = with.eased.burden;
        prop_assert!(burden.bound <= burden.worst && burden.worst <= burden.before);
        let again = make(&problem, &wanted, &options);
        prop_assert_eq!(again.chosen, with.chosen);
    }
}

fn school(people: i64, groups: i64) -> Problem {
    let teacher = |at: i64| Teacher {
        id: PersonId(at + 1),
        show: 2,
        observe: 2,
        group: (groups > 0).then(|| GroupId(at % groups.max(1))),
        visitors: 1,
        ..Teacher::default()
    };
    Problem {
        teachers: (0..people).map(teacher).collect(),
        ..Problem::default()
    }
}

#[test]
fn where_all_pairs_are_equal_everybody_observes_whoever_observes_them() {
    for people in 3..40 {
        let (problem, seed) = (school(people, 0), people as u64);
        let options = Options {
            seed,
            ..Options::default()
        };
        let rules = Rules {
            reciprocal: true,
            ..Rules::default()
        };
        let made = make(&problem, &rules, &options);
        let couples = made.eased.couples.unwrap();
        assert_eq!(
            (couples.met, couples.most),
            (people as u32, people as u32),
            "{people} people"
        );
        let avoided = Rules::default();
        let plain = make_for(&problem, &avoided, &options, &Goals::ALL);
        assert_eq!(
            met(&plain.model, &plain.chosen),
            if people < 5 {
                met(&plain.model, &plain.chosen)
            } else {
                0
            }
        );
    }
}

#[test]
fn one_inside_the_group_and_one_outside_are_still_mutual() {
    let problem = school(24, 4);
    let rules = Rules {
        reciprocal: true,
        ..Rules::default()
    };
    let made = make(&problem, &rules, &Options::default());
    let couples = made.eased.couples.unwrap();
    assert!(couples.met >= 22 && couples.most == 24, "{couples:?}");
    assert_eq!(compare::of_plan(&made).points, 0);
}

#[test]
fn a_way_back_of_a_pair_that_stands_is_a_couple_too() {
    let mut problem = school(9, 0);
    let pair = |host, observer| super::super::Pair {
        host: PersonId(host),
        observer: PersonId(observer),
    };
    problem.kept = vec![pair(1, 2), pair(3, 4), pair(5, 6)];
    let rules = Rules {
        reciprocal: true,
        ..Rules::default()
    };
    let made = make(&problem, &rules, &Options::default());
    for (host, observer) in [(1, 2), (3, 4), (5, 6)] {
        assert!(
            made.plan
                .pairs
                .iter()
                .any(|planned| planned.pair == pair(observer, host)),
            "{:?}",
            made.plan.pairs
        );
    }
    let couples = made.eased.couples.unwrap();
    assert_eq!(couples.met, couples.most);
}
