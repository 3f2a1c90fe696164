//! What everybody has to bear at least: their own cheapest pairs, as many as they have lessons.

use super::model::Model;
use super::solver::{Costs, List};

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
        let quotas = model.quotas();
        let mut least = Self {
            shown: vec![Vec::new(); n],
            seen: vec![Vec::new(); n],
            dearest: 0,
        };
        let (mut list, mut row): (List, Vec<i32>) = (List::default(), Vec::new());
        for host in (0..n).filter(|host| quotas.show[*host] > 0) {
            let (columns, costs) = model.list(host, &mut list);
            row.clear();
            for (column, cost) in columns.iter().zip(costs) {
                let place = model.places_of(host as u32, *column).map(|(_, observer)| observer);
                let Some(observer) = place.filter(|observer| quotas.observe[*observer] > 0) else {
                    continue;
                };
                let points = cost - model.base() - model.joining(observer);
                keep_least(&mut least.seen[observer], points, quotas.observe[observer] as usize);
                row.push(points);
            }
            least.dearest = row.iter().fold(least.dearest, |most, points| most.max(*points));
            let wanted = quotas.show[host] as usize;
            if row.len() > wanted {
                row.select_nth_unstable(wanted);
                row.truncate(wanted);
            }
            row.sort_unstable();
            least.shown[host].clone_from(&row);
        }
        least
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

/// Keeps the `most` least numbers, ascending.
fn keep_least(least: &mut Vec<i32>, number: i32, most: usize) {
    if least.len() == most && least.last().is_none_or(|last| *last <= number) {
        return;
    }
    let at = least.partition_point(|other| *other <= number);
    least.insert(at, number);
    least.truncate(most);
}
