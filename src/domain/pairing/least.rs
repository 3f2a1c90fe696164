//! What everybody has to bear at least: their own cheapest pairs, as many as they have lessons.

use std::ops::Range;

use super::model::Model;
use super::solver::{FORBIDDEN, shares};

/// The least points of each person's pairs, charges for joining left out.
pub(super) struct Least {
    /// By host: the points of their cheapest pairs, ascending, as many as they show.
    shown: Vec<Vec<i32>>,
    /// By observer: the same, as many as they see.
    seen: Vec<Vec<i32>>,
    /// The points of the dearest pair of all.
    pub dearest: i32,
}

impl Least {
    /// Reads all permitted pairs.
    pub fn of(model: &Model<'_>) -> Self {
        let n = model.len();
        let shares = shares(n, n * n, |hosts| Self::among(model, hosts));
        let whole = shares.into_iter().reduce(|whole, share| whole.and(model, share));
        whole.unwrap_or_else(|| Self::nothing(0))
    }

    fn nothing(observers: usize) -> Self {
        Self {
            shown: Vec::new(),
            seen: vec![Vec::new(); observers],
            dearest: 0,
        }
    }

    /// Reads the pairs of some hosts; `shown` begins with the first of them.
    fn among(model: &Model<'_>, hosts: Range<usize>) -> Self {
        let mut least = Self::nothing(model.len());
        let (show, observe) = (&model.quotas().show, &model.quotas().observe);
        // What a pair must cost less than to be one of the observer's.
        let bar = |units: &u32| if *units == 0 { i32::MIN } else { FORBIDDEN };
        let mut bars: Vec<i32> = observe[..model.len()].iter().map(bar).collect();
        let mut row = Vec::new();
        for host in hosts {
            let (mut own, wanted) = (Vec::new(), show[host] as usize);
            let town = if wanted > 0 {
                model.points_in_town(host, &mut row)
            } else {
                0..0
            };
            let mut own_bar = FORBIDDEN;
            for (observer, &points) in town.clone().zip(&row) {
                let open = bars[observer] != i32::MIN;
                if points < bars[observer] {
                    let seen = &mut least.seen[observer];
                    bars[observer] = keep_least(seen, points, observe[observer] as usize);
                }
                if points < own_bar && open {
                    own_bar = keep_least(&mut own, points, wanted);
                }
                let real = open && points != FORBIDDEN;
                least.dearest = least.dearest.max(if real { points } else { 0 });
            }
            least.shown.push(own);
        }
        least
    }

    /// This share and that of the hosts after.
    fn and(mut self, model: &Model<'_>, next: Self) -> Self {
        self.shown.extend(next.shown);
        for ((seen, more), units) in self.seen.iter_mut().zip(next.seen).zip(&model.quotas().observe) {
            for points in more {
                keep_least(seen, points, *units as usize);
            }
        }
        self.dearest = self.dearest.max(next.dearest);
        self
    }

    /// The people with all the pairs that they must have in a plan of so many, and these at their cheapest.
    fn full<'a>(&'a self, model: &'a Model<'_>, pairs: usize) -> impl Iterator<Item = (usize, &'a [i32])> {
        let n = model.len();
        let side = move |quotas: &'a [u32], least: &'a [Vec<i32>]| {
            // Where some lessons are left over, they may be anybody's.
            let all = quotas.iter().map(|units| *units as usize).sum::<usize>() == pairs;
            let people = quotas.iter().zip(least).enumerate();
            let people = people.filter(move |(_, (units, least))| all && least.len() == **units as usize);
            people.map(|(at, (_, least))| (at, &least[..]))
        };
        side(&model.quotas().show[..n], &self.shown).chain(side(&model.quotas().observe[..n], &self.seen))
    }

    /// A limit on the points of a pair that no plan of so many pairs can be below.
    pub fn limit(&self, model: &Model<'_>, pairs: usize) -> i32 {
        let last = self.full(model, pairs).filter_map(|(_, least)| least.last().copied());
        last.max().unwrap_or(0)
    }

    /// What somebody has to bear in any plan of so many pairs.
    pub fn burden(&self, model: &Model<'_>, pairs: usize) -> i64 {
        let mut own = vec![0; model.len()];
        for (at, least) in self.full(model, pairs) {
            own[at] += least.iter().map(|points| i64::from(*points)).sum::<i64>();
        }
        own.into_iter().max().unwrap_or(0)
    }
}

/// Keeps the `most` least numbers, ascending. What the next one must be less than to be kept.
fn keep_least(least: &mut Vec<i32>, number: i32, most: usize) -> i32 {
    let at = least.partition_point(|other| *other <= number);
    least.insert(at, number);
    least.truncate(most);
    if least.len() == most {
        least[most - 1]
    } else {
        FORBIDDEN
    }
}
