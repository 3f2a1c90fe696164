//! The pairs that the simplex starts from: the cheapest few of each host and of each observer.
//!
//! An optimal plan uses hardly any pair that is dear to both; the few it does use are found by pricing. Equal costs are
//! told apart by the distance from host to observer around the circle of observers, never by index alone: with index
//! order all hosts would choose the same few observers wherever costs are equal, as in a school without history.

use super::simplex::Arc;
use super::{Costs, FORBIDDEN, List, MAX_COST, Quotas};

/// Cheapest observers taken for a host, and hosts for an observer: some to choose from and a share for each lesson.
const ROW: (usize, usize) = (8, 6);
const COLUMN: (usize, usize) = (6, 3);

/// Of a host with up to so many permitted observers all are taken: choosing would take longer than it saves.
const SMALL: usize = 56;

/// Above every cost, and low enough that a cost can be added.
const OPEN: i32 = 1_100_000_000;

/// Costs looked at together before any of them is looked at alone.
const CHUNK: usize = 32;

/// What the first reading of all pairs found.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// The chosen pairs, by host.
    pub arcs: Vec<Arc>,
    /// The greatest cost of any permitted pair.
    pub dearest: i32,
    /// Whether these are all permitted pairs, so that nothing is left to price.
    pub all: bool,
}

/// Reads all pairs once and chooses.
pub(super) fn choose<C: Costs>(costs: &C, quotas: &Quotas, seed: u64) -> Candidates {
    let (hosts, observers) = (costs.hosts(), costs.observers());
    let mut rows = Rows {
        quotas,
        hosts,
        observers,
        seed,
        guess: -1,
        found: Vec::new(),
        last: vec![0; hosts],
    };
    let mut columns = Columns::new(hosts, quotas);
    let mut chosen = Candidates {
        all: true,
        ..Candidates::default()
    };
    let (mut buffer, mut list) = (vec![FORBIDDEN; observers], List::default());
    for host in (0..hosts).filter(|&host| quotas.show[host] > 0) {
        if costs.sparse_row(host) {
            let (heads, row) = costs.list(host, &mut list);
            let least = chosen.survey(row);
            let pairs = || heads.iter().copied().zip(row.iter().copied());
            if rows.choose(host, std::iter::empty(), pairs(), &mut chosen) {
                columns.offer_list(host, pairs(), least);
            }
        } else {
            let row = costs.row(host, &mut buffer);
            let least = chosen.survey(row);
            let pairs = || {
                (0..)
                    .zip(row.iter().copied())
                    .filter(|pair: &(u32, i32)| pair.1 != FORBIDDEN)
            };
            if rows.choose(host, near(row, rows.guess), pairs(), &mut chosen) {
                columns.offer_row(host, row, least);
            }
        }
    }
    columns.add(&rows, &mut chosen);
    chosen
}

impl Candidates {
    /// Takes note of a host's costs; the least of them comes back.
    fn survey(&mut self, row: &[i32]) -> i32 {
        let least = row.iter().fold(FORBIDDEN, |least, &cost| least.min(cost));
        let permitted = |cost: i32| if cost == FORBIDDEN { 0 } else { cost };
        self.dearest = row.iter().fold(self.dearest, |most, &cost| most.max(permitted(cost)));
        assert!(least >= 0 && self.dearest <= MAX_COST, "costs are from 0 to MAX_COST");
        least
    }
}

/// The pairs of a full row that cost no more than `limit`.
fn near(row: &[i32], limit: i32) -> impl Iterator<Item = (u32, i32)> {
    let chunks = row.chunks(CHUNK).zip((0u32..).step_by(CHUNK));
    let hit = move |chunk: &[i32]| chunk.iter().fold(false, |hit, &cost| hit | (cost <= limit));
    let chunks = chunks.filter(move |(chunk, _)| hit(chunk));
    chunks
        .flat_map(|(chunk, first)| (first..).zip(chunk.iter().copied()))
        .filter(move |pair| pair.1 <= limit)
}

/// Chooses each host's cheapest observers.
struct Rows<'a> {
    quotas: &'a Quotas,
    hosts: usize,
    observers: usize,
    seed: u64,
    /// The dearest choice of the host before: a good limit to search the next one with.
    guess: i32,
    found: Vec<u64>,
    /// By host: the key of the last choice.
    last: Vec<u64>,
}

impl Rows<'_> {
    /// Where `host` stands on the circle of observers.
    fn place(&self, host: usize) -> u32 {
        let offset = self.seed % self.observers as u64;
        ((host as u64 * self.observers as u64 / self.hosts as u64 + 1 + offset) % self.observers as u64) as u32
    }

    /// Sorts by cost, then by the way around the circle.
    fn key(&self, place: u32, observer: u32, cost: i32) -> u64 {
        let way = if observer >= place {
            observer - place
        } else {
            observer + self.observers as u32 - place
        };
        (cost as u64) << 32 | u64::from(way)
    }

    /// Adds the best of `pairs`, which are probably among those `near`; whether any were left out.
    fn choose(
        &mut self,
        host: usize,
        near: impl Iterator<Item = (u32, i32)>,
        pairs: impl Iterator<Item = (u32, i32)>,
        chosen: &mut Candidates,
    ) -> bool {
        let wanted = ROW.0 + ROW.1 * self.quotas.show[host] as usize;
        let place = self.place(host);
        let mut found = std::mem::take(&mut self.found);
        let sees = |pair: &(u32, i32)| self.quotas.observe[pair.0 as usize] > 0;
        let key = |(observer, cost)| self.key(place, observer, cost);
        found.clear();
        found.extend(near.filter(sees).map(key));
        let mut left_out = found.len() > wanted;
        if !left_out {
            found.clear();
            found.extend(pairs.filter(sees).map(key));
            left_out = found.len() > wanted.max(SMALL);
        }
        self.last[host] = u64::MAX;
        if left_out {
            let (_, &mut last, _) = found.select_nth_unstable(wanted - 1);
            found.truncate(wanted);
            // Where costs are equal the order decides, and it must not be that of the list.
            found.sort_unstable();
            self.last[host] = last;
            self.guess = (last >> 32) as i32;
            chosen.all = false;
        }
        let node = |way: u32| self.hosts as u32 + (place + way) % self.observers as u32;
        let arc = |&key: &u64| Arc::new(host as u32, node(key as u32), (key >> 32) as i32);
        chosen.arcs.extend(found.iter().map(arc));
        self.found = found;
        left_out
    }
}

/// Chooses each observer's best hosts, by cost above the host's least.
struct Columns {
    /// By observer: where its places begin.
    starts: Vec<usize>,
    /// By observer: how many are taken.
    taken: Vec<usize>,
    /// By observer: what a host must be better than to be chosen.
    bars: Vec<i32>,
    /// Excess, host and cost.
    places: Vec<(i32, u32, i32)>,
}

impl Columns {
    fn new(hosts: usize, quotas: &Quotas) -> Self {
        let width = |&units: &u32| {
            if units == 0 {
                0
            } else {
                (COLUMN.0 + COLUMN.1 * units as usize).min(hosts)
            }
        };
        let mut starts = vec![0];
        starts.extend(quotas.observe.iter().map(width).scan(0, |end, places| {
            *end += places;
            Some(*end)
        }));
        let bars = quotas
            .observe
            .iter()
            .map(|&units| if units == 0 { -1 } else { OPEN })
            .collect();
        let places = vec![(0, 0, 0); starts[starts.len() - 1]];
        Self {
            starts,
            taken: vec![0; quotas.observe.len()],
            bars,
            places,
        }
    }

    fn offer_row(&mut self, host: usize, row: &[i32], least: i32) {
        for first in (0..row.len()).step_by(CHUNK) {
            let end = (first + CHUNK).min(row.len());
            let (costs, bars) = (&row[first..end], &self.bars[first..end]);
            if costs
                .iter()
                .zip(bars)
                .fold(false, |hit, (&cost, &bar)| hit | (cost < bar + least))
            {
                for (observer, &cost) in (first..).zip(&row[first..end]) {
                    self.offer(observer, host, cost, least);
                }
            }
        }
    }

    fn offer_list(&mut self, host: usize, pairs: impl Iterator<Item = (u32, i32)>, least: i32) {
        for (observer, cost) in pairs {
            self.offer(observer as usize, host, cost, least);
        }
    }

    fn offer(&mut self, observer: usize, host: usize, cost: i32, least: i32) {
        if cost >= self.bars[observer] + least {
            return;
        }
        let places = &mut self.places[self.starts[observer]..self.starts[observer + 1]];
        let entry = (cost - least, host as u32, cost);
        let taken = &mut self.taken[observer];
        if *taken < places.len() {
            places[*taken] = entry;
            *taken += 1;
        } else if let Some(worst) = places.iter_mut().max_by_key(|place| place.0) {
            *worst = entry;
        }
        if *taken == places.len() {
            self.bars[observer] = places.iter().map(|place| place.0).max().unwrap_or(-1);
        }
    }

    /// Adds the choices that the hosts have not made themselves.
    fn add(&self, rows: &Rows<'_>, chosen: &mut Candidates) {
        for (observer, &taken) in self.taken.iter().enumerate() {
            for &(_, host, cost) in &self.places[self.starts[observer]..][..taken] {
                let key = rows.key(rows.place(host as usize), observer as u32, cost);
                if key > rows.last[host as usize] {
                    chosen.arcs.push(Arc::new(host, (rows.hosts + observer) as u32, cost));
                }
            }
        }
    }
}
