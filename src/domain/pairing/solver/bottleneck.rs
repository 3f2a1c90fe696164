//! Why pairs are missing: the people who compete, and the people they compete for (Hall's theorem, from the plan's
//! minimum cut).

use super::{Costs, FORBIDDEN, Quotas, Solution};

/// Which side of a pair people stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Those who show.
    Hosts,
    /// Those who see.
    Observers,
}

/// People whose lessons cannot all find partners, and everybody who could be one.
///
/// All permitted pairs of the `short` lead to the `partners`, whose quotas are used up by the short ones, or are
/// already in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bottleneck {
    /// On which side the short people stand.
    pub side: Side,
    /// Those who are short, ascending.
    pub short: Vec<u32>,
    /// All whom they could meet and whose quotas are full with them, ascending.
    pub partners: Vec<u32>,
    /// How many of the short people's lessons stay without a partner.
    pub missing: u64,
}

/// The bottlenecks of a plan with the most pairs, each as small as it can be; none when nothing is missing.
#[must_use]
pub fn bottlenecks<C: Costs>(costs: &C, quotas: &Quotas, solution: &Solution) -> Vec<Bottleneck> {
    if solution.missing == 0 {
        return Vec::new();
    }
    let sum = |units: &[u32]| units.iter().map(|&units| u64::from(units)).sum::<u64>();
    let side = if sum(&quotas.show) <= sum(&quotas.observe) {
        Side::Hosts
    } else {
        Side::Observers
    };
    let graph = Graph::new(costs, quotas, solution, side);
    let mut found: Vec<Bottleneck> = Vec::new();
    for start in (0..graph.idle.len()).filter(|&one| graph.idle[one] > 0) {
        if found
            .iter()
            .any(|bottleneck| bottleneck.short.binary_search(&(start as u32)).is_ok())
        {
            continue;
        }
        let next = graph.reach(start, side);
        // What lies inside another's way out explains the other's lack too, and is smaller.
        if !found.iter().any(|other| inside(other, &next)) {
            found.push(next);
        }
    }
    found
}

fn inside(one: &Bottleneck, other: &Bottleneck) -> bool {
    one.short.iter().all(|person| other.short.binary_search(person).is_ok())
}

/// The permitted pairs from the side that is short, and the plan.
struct Graph {
    /// By person of the short side: those they may meet.
    near: Vec<Vec<u32>>,
    /// By person of the short side: those they do meet, ascending.
    meets: Vec<Vec<u32>>,
    /// By person of the other side: whom they meet.
    met: Vec<Vec<u32>>,
    /// By person of the short side: lessons without a partner.
    idle: Vec<u32>,
}

impl Graph {
    fn new<C: Costs>(costs: &C, quotas: &Quotas, solution: &Solution, side: Side) -> Self {
        let (hosts, observers) = (costs.hosts(), costs.observers());
        let (own, others) = if side == Side::Hosts {
            (hosts, observers)
        } else {
            (observers, hosts)
        };
        let mut near = vec![Vec::new(); own];
        let mut buffer = vec![FORBIDDEN; observers];
        for host in (0..hosts).filter(|&host| quotas.show[host] > 0) {
            let row = costs.row(host, &mut buffer);
            let permitted = |observer: &usize| row[*observer] != FORBIDDEN && quotas.observe[*observer] > 0;
            for observer in (0..observers).filter(permitted) {
                match side {
                    Side::Hosts => near[host].push(observer as u32),
                    Side::Observers => near[observer].push(host as u32),
                }
            }
        }
        let mut graph = Self {
            near,
            meets: vec![Vec::new(); own],
            met: vec![Vec::new(); others],
            idle: Vec::new(),
        };
        graph.idle = if side == Side::Hosts {
            quotas.show.clone()
        } else {
            quotas.observe.clone()
        };
        for pair in &solution.pairs {
            let (one, other) = match side {
                Side::Hosts => (pair.host, pair.observer),
                Side::Observers => (pair.observer, pair.host),
            };
            graph.meets[one as usize].push(other);
            graph.met[other as usize].push(one);
            graph.idle[one as usize] -= 1;
        }
        graph.meets.iter_mut().for_each(|people| people.sort_unstable());
        graph
    }

    /// All who could hand a missing lesson on to each other, beginning with one who has it.
    fn reach(&self, start: usize, side: Side) -> Bottleneck {
        let (mut seen, mut reached) = (vec![false; self.near.len()], vec![false; self.met.len()]);
        let mut queue = vec![start as u32];
        seen[start] = true;
        while let Some(one) = queue.pop() {
            for &other in &self.near[one as usize] {
                let meets = self.meets[one as usize].binary_search(&other).is_ok();
                if meets || std::mem::replace(&mut reached[other as usize], true) {
                    continue;
                }
                for &next in &self.met[other as usize] {
                    if !std::mem::replace(&mut seen[next as usize], true) {
                        queue.push(next);
                    }
                }
            }
        }
        let people = |flags: &[bool]| {
            (0..)
                .zip(flags)
                .filter(|(_, flag)| **flag)
                .map(|(person, _)| person)
                .collect()
        };
        let short: Vec<u32> = people(&seen);
        let missing = short.iter().map(|&one| u64::from(self.idle[one as usize])).sum();
        Bottleneck {
            side,
            short,
            partners: people(&reached),
            missing,
        }
    }
}
