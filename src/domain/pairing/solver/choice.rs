//! What a host chooses among its links, the auction's innermost loop.
//!
//! Floating point has one instruction for the lesser of two numbers on every processor, and looks at two pairs of
//! numbers at a time; whole numbers have neither. All values are exact.

use super::auction::PART;

/// Bits for the place of a link among its host's, below those of a price: 53 in all are exact, and the dearest cost with
/// any price above it takes 35. Links behind so many are no part of the auction.
const PLACE: u32 = 18;

/// What one place adds.
const NEXT: f64 = PART / (1 << PLACE) as f64;

/// Links looked at together.
const LANES: usize = 4;

type Lanes = [f64; LANES];

/// A permitted pair of some host.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub cost: i32,
    /// Where its price is: the observer's, or, so many observers behind, that of a pair in the plan.
    pub price: u32,
}

impl Link {
    /// What the pair costs its host at these prices.
    pub fn value(self, prices: &[f64]) -> f64 {
        f64::from(self.cost) + prices[self.price as usize]
    }
}

/// What a host can choose: values and places in one number, so that to choose the lesser of two takes no branch, nor
/// one at a time. Floating point has an instruction for that everywhere; all numbers are exact.
#[derive(Clone, Copy)]
pub(super) struct Best([f64; 2]);

impl Best {
    const NONE: Self = Self([f64::INFINITY; 2]);

    /// The two best of a host's links.
    pub fn of(links: &[Link], prices: &[f64]) -> Self {
        let links = &links[..links.len().min(1 << PLACE)];
        let mut best = Self::NONE;
        lanes(links, prices).into_iter().for_each(|key| best.add(key));
        let (chunks, rest) = links.as_chunks::<LANES>();
        for (place, link) in (chunks.len() * LANES..).zip(rest) {
            best.add(link.value(prices) + place as f64 * NEXT);
        }
        best
    }

    fn add(&mut self, key: f64) {
        let Self([first, second]) = *self;
        let high = if first > key { first } else { key };
        self.0 = [
            if first < key { first } else { key },
            if second < high { second } else { high },
        ];
    }

    /// The place of the best among the host's links.
    pub fn place(self) -> u32 {
        (self.0[0] / NEXT) as i64 as u32 & ((1 << PLACE) - 1)
    }

    /// What it is worth.
    pub fn value(self, rank: usize) -> f64 {
        if self.0[rank] == f64::INFINITY {
            return f64::INFINITY;
        }
        (self.0[rank] / PART) as i64 as f64 * PART
    }
}

/// The two least keys of each lane. Alone, so that the compiler keeps the lanes apart.
#[inline(never)]
fn lanes(links: &[Link], prices: &[f64]) -> [f64; 2 * LANES] {
    let (chunks, _) = links.as_chunks::<LANES>();
    let mut places: Lanes = std::array::from_fn(|lane| lane as f64 * NEXT);
    let (mut first, mut second) = ([f64::INFINITY; LANES], [f64::INFINITY; LANES]);
    for chunk in chunks {
        let at: Lanes = std::array::from_fn(|lane| prices[chunk[lane].price as usize]);
        let keys: Lanes = std::array::from_fn(|lane| f64::from(chunk[lane].cost) + at[lane] + places[lane]);
        let high = greater(first, keys);
        first = lesser(first, keys);
        second = lesser(second, high);
        places = places.map(|place| place + LANES as f64 * NEXT);
    }
    std::array::from_fn(|at| if at < LANES { first[at] } else { second[at - LANES] })
}

/// One instruction for two of them, unlike `f64::min`, which asks for what is no number.
fn lesser(one: Lanes, other: Lanes) -> Lanes {
    std::array::from_fn(|lane| {
        if one[lane] < other[lane] {
            one[lane]
        } else {
            other[lane]
        }
    })
}

fn greater(one: Lanes, other: Lanes) -> Lanes {
    std::array::from_fn(|lane| {
        if one[lane] > other[lane] {
            one[lane]
        } else {
            other[lane]
        }
    })
}
