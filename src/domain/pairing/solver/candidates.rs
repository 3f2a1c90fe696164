//! The pairs that the solver starts from: the cheapest few of each host and of each observer.
//!
//! An optimal plan uses hardly any pair that is dear to both; the few it does use are found by pricing. Equal costs are
//! told apart by the distance from host to observer around the circle of observers, never by index alone: with index
//! order all hosts would choose the same few observers wherever costs are equal, as in a school without history.

use std::ops::Range;

use super::cell::{Cell, Room, Row};
use super::{Costs, List, MAX_COST, Matched, Quotas, parallel, scan};

/// How many are taken: some to choose from and a share for each lesson.
struct Measure {
    /// Cheapest observers for a host.
    row: (usize, usize),
    /// Best hosts for an observer.
    column: (usize, usize),
}

/// Where pairs are few, all of them are soon priced again.
const FEW: Measure = Measure {
    row: (4, 4),
    column: (2, 2),
};

/// Where pairs are many, those that are left out cost more.
const MANY: Measure = Measure {
    row: (8, 6),
    column: (6, 3),
};

/// Up to so many observers are few.
const LARGE: usize = 512;

impl Measure {
    const fn of(observers: usize) -> Self {
        if observers > LARGE { MANY } else { FEW }
    }
}

/// Of a host with up to so many permitted observers all are taken: choosing would take longer than it saves.
const SMALL: usize = 32;

/// The same where most pairs are forbidden: with all of them nothing is left to price.
const SPARSE: usize = 128;

/// So many times as many as are wanted are found before the best of them are chosen.
const SPARE: usize = 2;

/// What the first reading of all pairs found.
#[derive(Debug)]
pub(super) struct Candidates {
    /// The chosen pairs.
    pub pairs: Vec<Matched>,
    /// The greatest cost of any permitted pair.
    pub dearest: i32,
    /// Whether these are all permitted pairs, so that nothing is left to price.
    pub all: bool,
}

/// Reads all pairs once and chooses.
pub(super) fn choose<C: Costs>(costs: &C, quotas: &Quotas, seed: u64) -> Candidates {
    if costs.narrow() {
        choose_in::<C, i16>(costs, quotas, seed)
    } else {
        choose_in::<C, i32>(costs, quotas, seed)
    }
}

fn choose_in<C: Costs, T: Cell>(costs: &C, quotas: &Quotas, seed: u64) -> Candidates {
    let read = |some| Share::<T>::read(costs, quotas, seed, some);
    let whole = parallel::rows(costs, read).into_iter().reduce(Share::and);
    whole.map_or_else(Candidates::none, |mut whole| {
        whole.columns.add(&whole.rows, &mut whole.chosen);
        whole.chosen
    })
}

/// What was found among the pairs of some hosts.
struct Share<T> {
    chosen: Candidates,
    rows: Rows,
    columns: Columns<T>,
}

impl<T: Cell> Share<T> {
    fn read<C: Costs>(costs: &C, quotas: &Quotas, seed: u64, some: Range<usize>) -> Self {
        let mut share = Self {
            chosen: Candidates::none(),
            rows: Rows::new(costs, seed, some.start),
            columns: Columns::new(costs.hosts(), quotas),
        };
        let Self { chosen, rows, columns } = &mut share;
        let (mut room, mut list) = (Room::new(costs.observers()), List::default());
        let sees = |observer: usize| quotas.observe[observer] > 0;
        let measure = Measure::of(costs.observers()).row;
        for host in some {
            rows.last.push(u64::MAX);
            rows.least.push(0);
            if quotas.show[host] == 0 {
                continue;
            }
            let wanted = measure.0 + measure.1 * quotas.show[host] as usize;
            rows.found.clear();
            let place = rows.place(host);
            if costs.sparse_row(host) {
                let (heads, row) = costs.list(host, &mut list);
                let least = chosen.survey(Row { full: row, more: &[] });
                rows.least[host - rows.first] = least;
                let pairs = || heads.iter().copied().zip(row.iter().copied());
                let seen = pairs().filter(|pair| sees(pair.0 as usize));
                rows.found
                    .extend(seen.map(|(observer, cost)| key(place, rows.observers, observer, cost)));
                if rows.choose(host, wanted, wanted.max(SPARSE), chosen) {
                    pairs().for_each(|(observer, cost)| {
                        columns.offer(observer as usize, entry(cost - least, host));
                    });
                }
                continue;
            }
            let row = T::row(costs, host, &mut room);
            let least = chosen.survey(row);
            rows.least[host - rows.first] = least;
            let all = rows.near(row, place, wanted, sees);
            let enough = if all { wanted.max(SMALL) } else { wanted };
            if rows.choose(host, wanted, enough, chosen) {
                columns.offer_row(host, row, least);
            }
        }
        share
    }

    /// This share and that of the hosts after.
    fn and(mut self, next: Self) -> Self {
        self.chosen.pairs.extend(next.chosen.pairs);
        self.chosen.dearest = self.chosen.dearest.max(next.chosen.dearest);
        self.chosen.all &= next.chosen.all;
        self.rows.last.extend(next.rows.last);
        self.rows.least.extend(next.rows.least);
        self.columns.merge(&next.columns);
        self
    }
}

impl Candidates {
    const fn none() -> Self {
        Self {
            pairs: Vec::new(),
            dearest: 0,
            all: true,
        }
    }

    /// Takes note of a host's costs; the least of them comes back.
    fn survey<T: Cell>(&mut self, row: Row<T>) -> i32 {
        let (least, dearest) = scan::range(row);
        self.dearest = self.dearest.max(dearest);
        assert!(least >= 0 && self.dearest <= MAX_COST, "costs are from 0 to MAX_COST");
        least
    }
}

/// Sorts by cost, then by the way around the circle of so many observers from `place` on.
fn key(place: u32, observers: u32, observer: u32, cost: i32) -> u64 {
    let way = if observer >= place {
        observer - place
    } else {
        observer + observers - place
    };
    (cost as u64) << 32 | u64::from(way)
}

/// Chooses each host's cheapest observers.
struct Rows {
    hosts: u64,
    observers: u32,
    seed: u64,
    first: usize,
    /// The dearest choice of the host before: a good limit to search the next one with.
    guess: i32,
    found: Vec<u64>,
    /// By host from the first one on: the key of the last choice.
    last: Vec<u64>,
    /// By host from the first one on: the least cost.
    least: Vec<i32>,
}

impl Rows {
    fn new(costs: &impl Costs, seed: u64, first: usize) -> Self {
        Self {
            hosts: costs.hosts() as u64,
            observers: costs.observers() as u32,
            seed,
            first,
            guess: -1,
            found: Vec::new(),
            last: Vec::new(),
            least: Vec::new(),
        }
    }

    /// A place less than twice around the circle of observers.
    fn around(&self, way: u32) -> u32 {
        if way < self.observers {
            way
        } else {
            way - self.observers
        }
    }

    /// Where `host` stands on the circle of observers.
    fn place(&self, host: usize) -> u32 {
        let observers = u64::from(self.observers).max(1);
        ((host as u64 * observers / self.hosts + 1 + self.seed % observers) % observers) as u32
    }

    /// Finds the best pairs of a full row, more than are wanted, or all, if these are not many more; whether it is all.
    fn near<T: Cell>(&mut self, row: Row<T>, place: u32, wanted: usize, sees: impl Fn(usize) -> bool) -> bool {
        let room = SPARE * wanted.max(SMALL);
        let mut find = |limit: T| {
            self.found.clear();
            let (mut all, mut limit) = (true, limit);
            // In the order of the circle those after cost less or are no better.
            scan::within(row, row.full.len().min(place as usize), limit, |observer, cost| {
                if sees(observer) {
                    self.found
                        .push(key(place, self.observers, observer as u32, cost.wide()));
                    if self.found.len() == room {
                        let (_, &mut last, _) = self.found.select_nth_unstable(wanted);
                        self.found.truncate(wanted + 1);
                        limit = T::cut((last >> 32) as i64 - 1);
                        all = false;
                    }
                }
                limit
            });
            (all, self.found.len() > wanted)
        };
        if find(T::cut(i64::from(self.guess))).1 {
            return false;
        }
        find(T::DEAREST).0
    }

    /// Chooses the best of those found, or all, if these are not more than `enough`; whether any were left out.
    fn choose(&mut self, host: usize, wanted: usize, enough: usize, chosen: &mut Candidates) -> bool {
        let found = &mut self.found;
        let left_out = found.len() > enough;
        if left_out {
            let (_, &mut last, _) = found.select_nth_unstable(wanted - 1);
            found.truncate(wanted);
            self.guess = (last >> 32) as i32;
            self.last[host - self.first] = last;
            chosen.all = false;
        }
        // Where costs are equal the order decides, and it must not be that of the list.
        found.sort_unstable();
        let place = self.place(host);
        chosen.pairs.extend(self.found.iter().map(|&key| Matched {
            host: host as u32,
            observer: self.around(place + key as u32),
            cost: (key >> 32) as i32,
        }));
        left_out
    }
}

/// Sorts by cost above the host's least, then by host.
fn entry(excess: i32, host: usize) -> u64 {
    (excess as u64) << 32 | host as u64
}

/// Chooses each observer's best hosts, by cost above the host's least.
struct Columns<T> {
    /// By observer: where its places begin.
    starts: Vec<usize>,
    /// By observer: what a host must be better than to be chosen.
    bars: Vec<T>,
    /// Entries, the best first; the greatest number stands for none.
    places: Vec<u64>,
    /// Observers whose bar is cleared, and by what.
    found: Vec<(usize, i32)>,
}

impl<T: Cell> Columns<T> {
    fn new(hosts: usize, quotas: &Quotas) -> Self {
        let measure = Measure::of(quotas.observe.len()).column;
        let width = |&units: &u32| {
            if units == 0 {
                0
            } else {
                (measure.0 + measure.1 * units as usize).min(hosts)
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
            .map(|&units| if units == 0 { T::cut(-1) } else { T::OPEN })
            .collect();
        let places = vec![u64::MAX; starts[starts.len() - 1]];
        Self {
            starts,
            bars,
            places,
            found: Vec::new(),
        }
    }

    fn offer_row(&mut self, host: usize, row: Row<T>, least: i32) {
        let mut found = std::mem::take(&mut self.found);
        let own = T::cut(-i64::from(least));
        scan::below(row, 0, &self.bars, own, |observer, cost| {
            found.push((observer, cost.wide()));
            true
        });
        for (observer, cost) in found.drain(..) {
            self.offer(observer, entry(cost - least, host));
        }
        self.found = found;
    }

    /// Offers an observer a host that comes after those before.
    fn offer(&mut self, observer: usize, entry: u64) {
        if (entry >> 32) as i64 >= self.bars[observer].into() {
            return;
        }
        // Every place is looked at: where the entry belongs cannot be foreseen, and a wrong guess takes longer.
        let mut rest = entry;
        for place in &mut self.places[self.starts[observer]..self.starts[observer + 1]] {
            (*place, rest) = (rest.min(*place), rest.max(*place));
        }
        let worst = self.places[self.starts[observer + 1] - 1] >> 32;
        self.bars[observer] = T::cut(worst as i64).min(T::OPEN);
    }

    /// The choices of an observer.
    fn taken(&self, observer: usize) -> impl Iterator<Item = u64> {
        let places = &self.places[self.starts[observer]..self.starts[observer + 1]];
        places.iter().copied().take_while(|entry| *entry != u64::MAX)
    }

    /// Offers what was chosen among later hosts.
    fn merge(&mut self, next: &Self) {
        for observer in 0..self.bars.len() {
            next.taken(observer).for_each(|entry| self.offer(observer, entry));
        }
    }

    /// Adds the choices that the hosts have not made themselves.
    fn add(&self, rows: &Rows, chosen: &mut Candidates) {
        for observer in 0..self.bars.len() {
            for entry in self.taken(observer) {
                let host = entry as u32;
                let cost = (entry >> 32) as i32 + rows.least[host as usize];
                let key = key(rows.place(host as usize), rows.observers, observer as u32, cost);
                if key > rows.last[host as usize] {
                    chosen.pairs.push(Matched {
                        host,
                        observer: observer as u32,
                        cost,
                    });
                }
            }
        }
    }
}
