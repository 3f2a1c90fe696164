//! The bound and the plan against every plan there is, and the promise that no pair is lost.

use proptest::prelude::*;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::super::tests::{every_plan, family, lists, quotas};
use super::super::*;
use super::{People, avoid_mutual};

/// The least cost and charges of a plan with the most pairs.
fn brute(matrix: &Matrix, quotas: &Quotas, people: &[u32], charge: i64) -> i64 {
    let mut best = (0, 0);
    every_plan(matrix, quotas, &mut |pairs, cost| {
        let both = |pair: &&(u32, u32)| {
            let (one, other) = (people[pair.0 as usize], people[pair.1 as usize]);
            one < other
                && pairs
                    .iter()
                    .any(|back| (people[back.0 as usize], people[back.1 as usize]) == (other, one))
        };
        let value = cost + pairs.iter().filter(both).count() as i64 * charge;
        if pairs.len() > best.0 || pairs.len() == best.0 && value < best.1 {
            best = (pairs.len(), value);
        }
    });
    best.1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_small_school_gets_the_best_plan(seed in any::<u64>(), people in 2usize..5, kind in 0u32..10, charge in 1i32..2000) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let matrix = family(kind, people, people, &mut rng);
        let quotas = quotas(people, people, 2, &mut rng);
        let ids: Vec<u32> = (0..people as u32).collect();
        let expected = brute(&matrix, &quotas, &ids, i64::from(charge));
        let named = People { hosts: &ids, observers: &ids };
        let base = solve(&matrix, &quotas, &Options::default());
        for found in [
            avoid_mutual(&matrix, &quotas, named, charge, &base, &Options::default()),
            avoid_mutual(&lists(&matrix), &quotas, named, charge, &base, &Options::default()),
        ] {
            check(&matrix, &quotas, &found.solution).expect("a plan");
            prop_assert_eq!((found.value, found.bound), (expected, expected));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn a_larger_school_loses_no_pair_and_the_bound_is_below(seed in any::<u64>(), people in 13usize..60, kind in 0u32..10) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let matrix = family(kind, people, people, &mut rng);
        let quotas = quotas(people, people, 3, &mut rng);
        let ids: Vec<u32> = (0..people as u32).collect();
        let base = solve(&matrix, &quotas, &Options::default());
        let found = avoid_mutual(&matrix, &quotas, People { hosts: &ids, observers: &ids }, 5000, &base, &Options::default());
        check(&matrix, &quotas, &found.solution).expect("a plan");
        prop_assert_eq!(found.solution.missing, base.missing);
        prop_assert!(base.cost <= found.bound && found.bound <= found.value);
        prop_assert_eq!(found.value, found.solution.cost + 5000 * found.couples as i64);
        let again = avoid_mutual(&matrix, &quotas, People { hosts: &ids, observers: &ids }, 5000, &base, &Options::default());
        prop_assert_eq!(again.solution, found.solution);
    }
}
