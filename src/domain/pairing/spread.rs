//! Where lessons or observers are too few: everybody gets a first one before anybody keeps a second (domain §3.3).
//!
//! A flow does not care who goes without. So for everybody without a pair an alternating path is looked for that ends
//! at somebody with two or more, a cheap one: as many pairs, another spread.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use super::chosen::Chosen;
use super::model::Model;

/// Gives a first pair to who has none at the expense of second ones, first among the observers, then among the hosts.
/// How many were given.
pub(super) fn firsts(model: &Model<'_>, chosen: &mut [Chosen]) -> u32 {
    let mut given = 0;
    for side in [Side::Observers, Side::Hosts] {
        let mut board = Board::new(model, chosen, side);
        for person in 0..model.len() {
            if board.goes_without(person) {
                board.give(person, chosen);
                given += board.count[person];
            }
        }
    }
    given
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Hosts,
    Observers,
}

/// Pairs seen from one side: a person's own partners, and who shares a partner.
struct Board<'m, 'a> {
    model: &'m Model<'a>,
    side: Side,
    /// By person of the side: pairs that stand and pairs of the plan.
    count: Vec<u32>,
    /// By partner: the pairs of the plan.
    pairs: Vec<Vec<usize>>,
    meets: HashSet<(usize, usize)>,
}

impl<'m, 'a> Board<'m, 'a> {
    fn new(model: &'m Model<'a>, chosen: &[Chosen], side: Side) -> Self {
        let n = model.len();
        let mut board = Self {
            model,
            side,
            count: vec![0; n],
            pairs: vec![Vec::new(); n],
            meets: chosen.iter().map(|pair| (pair.host, pair.observer)).collect(),
        };
        for pair in &model.problem().kept {
            let own = if side == Side::Hosts { pair.host } else { pair.observer };
            if let Some(own) = model.place(own) {
                board.count[own] += 1;
            }
        }
        for (at, pair) in chosen.iter().enumerate() {
            let (own, partner) = board.sides(pair);
            board.count[own] += 1;
            board.pairs[partner].push(at);
        }
        board
    }

    fn sides(&self, pair: &Chosen) -> (usize, usize) {
        match self.side {
            Side::Hosts => (pair.host, pair.observer),
            Side::Observers => (pair.observer, pair.host),
        }
    }

    fn pair(&self, own: usize, partner: usize) -> (usize, usize) {
        match self.side {
            Side::Hosts => (own, partner),
            Side::Observers => (partner, own),
        }
    }

    /// Who shows nothing joins others' lessons instead.
    fn goes_without(&self, person: usize) -> bool {
        let quotas = self.model.quotas();
        let open = match self.side {
            Side::Hosts => quotas.show[person] > 0,
            Side::Observers => quotas.observe[person] > 0 && !self.model.joins(person),
        };
        open && self.count[person] == 0
    }

    /// What a new pair costs, with the couple that it makes; `None` when it must not meet, or meets already.
    fn cost(&self, own: usize, partner: usize) -> Option<i64> {
        let (host, observer) = self.pair(own, partner);
        let cost = self.model.cost(host, observer)?;
        (!self.meets.contains(&(host, observer))).then(|| i64::from(cost) + self.couple(host, observer))
    }

    /// What a pair costs that is given up, with the couple that it is part of.
    fn saves(&self, pair: &Chosen) -> i64 {
        i64::from(pair.points) + self.couple(pair.host, pair.observer)
    }

    /// The charge for a couple, if the two meet the other way round.
    fn couple(&self, host: usize, observer: usize) -> i64 {
        let mutual = self.meets.contains(&(observer, host));
        if mutual {
            i64::from(self.model.rules().couple())
        } else {
            0
        }
    }

    /// Finds a cheap path by which `person` takes over a pair, and walks it. A step that saves something is free: so no
    /// path goes round in a circle.
    fn give(&mut self, person: usize, chosen: &mut [Chosen]) {
        let n = self.model.len();
        // By person: the pair they give up, and who takes it over; and what the way to them costs.
        let mut gives: Vec<Option<(usize, usize)>> = vec![None; n];
        let mut far = vec![i64::MAX; n];
        far[person] = 0;
        let mut reached = BinaryHeap::from([Reverse((0, person))]);
        while let Some(Reverse((so_far, taker))) = reached.pop() {
            if so_far > far[taker] {
                continue;
            }
            if self.count[taker] >= 2 {
                return self.walk(person, taker, &gives, chosen);
            }
            for partner in (0..n).filter(|partner| !self.pairs[*partner].is_empty()) {
                let Some(cost) = self.cost(taker, partner) else {
                    continue;
                };
                for &at in &self.pairs[partner] {
                    let (holder, _) = self.sides(&chosen[at]);
                    let length = so_far + (cost - self.saves(&chosen[at])).max(0);
                    if length < far[holder] {
                        far[holder] = length;
                        gives[holder] = Some((at, taker));
                        reached.push(Reverse((length, holder)));
                    }
                }
            }
        }
    }

    fn walk(&mut self, person: usize, last: usize, gives: &[Option<(usize, usize)>], chosen: &mut [Chosen]) {
        let mut holder = last;
        while let Some((at, taker)) = gives[holder].filter(|_| holder != person) {
            let (_, partner) = self.sides(&chosen[at]);
            self.meets.remove(&(chosen[at].host, chosen[at].observer));
            let (host, observer) = self.pair(taker, partner);
            (chosen[at].host, chosen[at].observer) = (host, observer);
            chosen[at].points = self.model.cost(host, observer).unwrap_or(0);
            self.meets.insert((host, observer));
            holder = taker;
        }
        self.count[last] -= 1;
        self.count[person] += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::ids::PersonId;
    use crate::domain::pairing::tests::plan;
    use crate::domain::pairing::{Met, Pair, Problem, Teacher};

    #[test]
    fn nobody_goes_without_while_others_have_two() {
        // Ten who wish to see two lessons, and only one lesson each to show.
        let teacher = |at| Teacher {
            id: PersonId(at),
            show: 1,
            observe: 2,
            visitors: 1,
            ..Teacher::default()
        };
        let mut problem = Problem {
            teachers: (1..=10).map(teacher).collect(),
            ..Problem::default()
        };
        // To whom nobody is new, everything is dear.
        let met = |host| Met {
            pair: Pair {
                host: PersonId(host),
                observer: PersonId(1),
            },
            ago: 1,
        };
        problem.history = (2..=10).map(met).collect();
        for seed in 0..10 {
            let plan = plan(&problem, seed);
            assert_eq!(plan.pairs.len(), 10);
            let seen = |id: PersonId| plan.pairs.iter().filter(|planned| planned.pair.observer == id).count();
            assert!(problem.teachers.iter().all(|teacher| seen(teacher.id) == 1), "{plan:?}");
        }
    }
}
