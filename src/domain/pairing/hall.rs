//! Why pairs are missing: people whose lessons together are more than all who may come can see (Hall's theorem).
//!
//! The sets are found as if private bans did not exist, so nobody can read one from them: what only private bans
//! explain has no set here and shows as [`Why::NoCombination`], as quotas and earlier pairs do.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::make::Made;
use super::model::Model;
use super::solver::{self, Costs, List, Options, Solution};
use super::{Pair, Problem, Why};
use crate::domain::ids::PersonId;

/// Sets looked for; a school with more has a more general trouble.
const MOST: usize = 20;
/// People on either side whose rules are looked at.
const ASKED: usize = 100;
/// Rounds of the search from the observers' side, each a look at all permitted pairs.
const ROUNDS: usize = 60;

/// People who block each other: so many lessons, and only so many of them can find their other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Whose lessons to show are too many, or who may show to the observers whose lessons are.
    pub hosts: Vec<PersonId>,
    /// Whose lessons to see are too many, or who may observe the hosts whose lessons are.
    pub observers: Vec<PersonId>,
    /// Lessons that the hosts have to show, or the observers to see when the set is about these.
    pub wanted: u64,
    /// How many of these are possible at most.
    pub possible: u64,
    /// Whether it is the hosts' lessons that are too many; else it is the observers'.
    pub about_hosts: bool,
    /// The rules that keep these people from those who still have room, most frequent first.
    pub causes: Vec<Why>,
}

/// The sets that explain the missing pairs of a plan, smallest first.
#[must_use]
pub fn blocks(made: &Made<'_>) -> Vec<Block> {
    if made.solution.missing == 0 {
        return Vec::new();
    }
    let problem = made.model.problem();
    if problem.bans.iter().all(|ban| ban.public) {
        return search(&made.model, &made.solution);
    }
    let mut open = problem.clone();
    open.bans.retain(|ban| ban.public);
    let model = Model::new(&open, made.model.rules(), 0);
    let solution = solver::solve(&model, model.quotas(), &Options::default());
    if solution.missing == 0 {
        return Vec::new();
    }
    search(&model, &solution)
}

/// A plan as a graph: who is paired with whom, and who has room.
struct Graph<'m, 'a> {
    model: &'m Model<'a>,
    hosts_of: Vec<Vec<usize>>,
    observers_of: Vec<Vec<usize>>,
}

fn search(model: &Model<'_>, solution: &Solution) -> Vec<Block> {
    let n = model.len();
    let mut graph = Graph {
        model,
        hosts_of: vec![Vec::new(); n],
        observers_of: vec![Vec::new(); n],
    };
    for (host, observer, _) in model.pairs(solution) {
        graph.hosts_of[observer].push(host);
        graph.observers_of[host].push(observer);
    }
    let hosts: Vec<usize> = (0..n).filter(|at| graph.show_left(*at) > 0).collect();
    let observers: Vec<usize> = (0..n).filter(|at| graph.observe_left(*at) > 0).collect();
    let from_hosts = hosts
        .iter()
        .take(MOST)
        .filter_map(|at| graph.sets_of_host(*at))
        .collect();
    let from_observers = observers
        .iter()
        .take(MOST)
        .filter_map(|at| graph.sets_of_observer(*at))
        .collect();
    let sides = [(true, distinct(from_hosts)), (false, distinct(from_observers))];
    let size = |sets: &Vec<Sets>| {
        sets.iter()
            .map(|(hosts, observers)| hosts.len() + observers.len())
            .sum::<usize>()
    };
    let best = sides
        .into_iter()
        .filter(|(_, sets)| !sets.is_empty())
        .min_by_key(|(_, sets)| size(sets));
    let Some((about_hosts, sets)) = best else {
        return Vec::new();
    };
    let mut blocks: Vec<Block> = sets.into_iter().map(|set| graph.block(&set, about_hosts)).collect();
    blocks.sort_by_key(|block| (block.hosts.len() + block.observers.len(), block.hosts.clone()));
    blocks
}

/// Hosts and observers of a set.
type Sets = (BTreeSet<usize>, BTreeSet<usize>);

fn distinct(mut sets: Vec<Sets>) -> Vec<Sets> {
    sets.sort();
    sets.dedup();
    sets
}

impl Graph<'_, '_> {
    fn show_left(&self, at: usize) -> usize {
        (self.model.quotas().show[at] as usize).saturating_sub(self.observers_of[at].len())
    }

    fn observe_left(&self, at: usize) -> usize {
        (self.model.quotas().observe[at] as usize).saturating_sub(self.hosts_of[at].len())
    }

    /// Whoever a host may be seen by, as places.
    fn permitted(&self, host: usize, list: &mut List) -> Vec<usize> {
        let (columns, _) = self.model.list(host, list);
        let place = |column: &u32| self.model.places_of(host as u32, *column).map(|(_, observer)| observer);
        columns.iter().filter_map(place).collect()
    }

    /// Everybody whose pairs a host's open lesson could push along. Absent if it could be placed after all, which a
    /// plan that was stopped early leaves possible.
    fn sets_of_host(&self, start: usize) -> Option<Sets> {
        let (mut hosts, mut observers) = (BTreeSet::from([start]), BTreeSet::new());
        let (mut queue, mut list) = (vec![start], List::default());
        while let Some(host) = queue.pop() {
            for observer in self.permitted(host, &mut list) {
                if self.observers_of[host].contains(&observer) || !observers.insert(observer) {
                    continue;
                }
                if self.observe_left(observer) > 0 {
                    return None;
                }
                queue.extend(self.hosts_of[observer].iter().filter(|other| hosts.insert(**other)));
            }
        }
        Some((hosts, observers))
    }

    /// The same from an observer's open place.
    fn sets_of_observer(&self, start: usize) -> Option<Sets> {
        let (mut hosts, mut observers) = (BTreeSet::new(), BTreeSet::from([start]));
        let (mut news, mut list) = (BTreeSet::from([start]), List::default());
        for _ in 0..ROUNDS {
            let mut next = BTreeSet::new();
            for host in (0..self.model.len()).filter(|host| self.model.quotas().show[*host] > 0) {
                let free = |observer: &usize| news.contains(observer) && !self.observers_of[host].contains(observer);
                if hosts.contains(&host) || !self.permitted(host, &mut list).iter().any(free) {
                    continue;
                }
                if self.show_left(host) > 0 {
                    return None;
                }
                hosts.insert(host);
                next.extend(
                    self.observers_of[host]
                        .iter()
                        .filter(|observer| !observers.contains(observer)),
                );
            }
            if next.is_empty() {
                return Some((hosts, observers));
            }
            observers.extend(&next);
            news = next;
        }
        None
    }

    fn block(&self, (hosts, observers): &Sets, about_hosts: bool) -> Block {
        let quotas = self.model.quotas();
        let (wanted, possible): (u64, usize) = if about_hosts {
            (
                hosts.iter().map(|at| u64::from(quotas.show[*at])).sum(),
                hosts.iter().map(|at| self.observers_of[*at].len()).sum(),
            )
        } else {
            (
                observers.iter().map(|at| u64::from(quotas.observe[*at])).sum(),
                observers.iter().map(|at| self.hosts_of[*at].len()).sum(),
            )
        };
        let ids = |set: &BTreeSet<usize>, quotas: &[u32]| {
            let mut ids: Vec<PersonId> = set
                .iter()
                .filter(|at| quotas[**at] > 0)
                .map(|at| self.model.people()[*at].id)
                .collect();
            ids.sort();
            ids
        };
        // Everybody outside the set who could be a way out of it.
        let out = |set: &BTreeSet<usize>, quotas: &[u32]| -> Vec<usize> {
            (0..self.model.len())
                .filter(|at| quotas[*at] > 0 && !set.contains(at))
                .collect()
        };
        let inside = |set: &BTreeSet<usize>| set.iter().copied().collect::<Vec<_>>();
        // Whoever one of them is paired with may come too, though that helps nobody else.
        let with = |set: &BTreeSet<usize>, of: &BTreeSet<usize>, partners: &[Vec<usize>]| {
            let paired = of.iter().flat_map(|at| partners[*at].iter().copied());
            set.iter().copied().chain(paired).collect::<BTreeSet<usize>>()
        };
        let (hosts, observers, causes) = if about_hosts {
            let causes = self.causes(&inside(hosts), &out(observers, &quotas.observe));
            (hosts.clone(), with(observers, hosts, &self.observers_of), causes)
        } else {
            let causes = self.causes(&out(hosts, &quotas.show), &inside(observers));
            (with(hosts, observers, &self.hosts_of), observers.clone(), causes)
        };
        Block {
            hosts: ids(&hosts, &quotas.show),
            observers: ids(&observers, &quotas.observe),
            wanted,
            possible: possible as u64,
            about_hosts,
            causes,
        }
    }

    /// The rules that forbid pairs of these people, most frequent first.
    fn causes(&self, hosts: &[usize], observers: &[usize]) -> Vec<Why> {
        let mut counts: BTreeMap<u8, (usize, Why)> = BTreeMap::new();
        for &host in hosts.iter().take(ASKED) {
            for &observer in observers.iter().take(ASKED) {
                if let Some(why) = forbids(self.model, host, observer) {
                    counts.entry(why as u8).or_insert((0, why)).0 += 1;
                }
            }
        }
        let mut causes: Vec<(usize, Why)> = counts.into_values().collect();
        causes.sort_by_key(|(count, why)| (std::cmp::Reverse(*count), *why as u8));
        causes.into_iter().map(|(_, why)| why).collect()
    }
}

/// The public rule that forbids a pair, if one does.
fn forbids(model: &Model<'_>, host: usize, observer: usize) -> Option<Why> {
    let problem: &Problem = model.problem();
    let pair: Pair = model.pair(host, observer);
    let banned = |ban: &super::Ban| [(ban.one, ban.other), (ban.other, ban.one)].contains(&(pair.host, pair.observer));
    if host == observer {
        None
    } else if problem.bans.iter().any(|ban| ban.public && banned(ban)) {
        Some(Why::Excluded)
    } else if model.people()[host].manager == Some(pair.observer) {
        Some(Why::Manager)
    } else if problem.spent.contains(&pair) {
        Some(Why::GivenUp)
    } else if !model.can_meet(host, observer) {
        Some(Why::NoCommonLesson)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pairing::{Ban, Teacher, make};
    use crate::domain::policy::pairing::Rules;

    fn school(n: i64) -> Problem {
        let teacher = |at| Teacher {
            id: PersonId(at),
            show: 2,
            observe: 2,
            visitors: 2,
            ..Teacher::default()
        };
        Problem {
            teachers: (1..=n).map(teacher).collect(),
            ..Problem::default()
        }
    }

    fn ban(one: i64, other: i64, public: bool) -> Ban {
        Ban {
            one: PersonId(one),
            other: PersonId(other),
            public,
        }
    }

    fn found(problem: &Problem) -> Vec<Block> {
        let rules = Rules::default();
        blocks(&make::make(problem, &rules, &Options::default()))
    }

    #[test]
    fn the_smallest_set_and_its_rules_are_named() {
        let mut problem = school(12);
        // Only 2 may see 1.
        problem.bans = (3..=12).map(|other| ban(1, other, true)).collect();
        let blocks = found(&problem);
        assert_eq!(blocks.len(), 1, "{blocks:?}");
        assert_eq!(
            (blocks[0].wanted, blocks[0].possible, &blocks[0].causes[..]),
            (2, 1, &[Why::Excluded][..])
        );
        let (hosts, observers) = (&blocks[0].hosts[..], &blocks[0].observers[..]);
        assert_eq!(
            (hosts, observers),
            (&[PersonId(1)][..], &[PersonId(2)][..]),
            "only 2 may come"
        );
        assert!(blocks[0].hosts.len() + blocks[0].observers.len() <= 2, "{blocks:?}");
        assert_eq!(found(&school(12)), []);
    }

    #[test]
    fn a_private_ban_leaves_no_trace() {
        let mut problem = school(12);
        problem.bans = (3..=12).map(|other| ban(1, other, false)).collect();
        assert_eq!(found(&problem), []);
        let mut both = problem;
        both.bans.extend((3..=12).map(|other| ban(2, other, true)));
        let mut open = school(12);
        open.bans = (3..=12).map(|other| ban(2, other, true)).collect();
        assert_eq!(found(&both), found(&open));
    }

    #[test]
    fn a_set_has_fewer_chances_than_lessons() {
        let mut problem = school(9);
        for teacher in &mut problem.teachers[1..] {
            teacher.manager = Some(PersonId(1));
        }
        let blocks = found(&problem);
        assert!(!blocks.is_empty());
        for block in blocks {
            assert!(block.possible < block.wanted, "{block:?}");
            assert_eq!(block.causes, [Why::Manager]);
        }
    }
}
