//! What a host chooses among its links, the auction's innermost loop.
//!
//! Floating point has one instruction for the lesser of two numbers on every processor, and looks at two pairs of
//! numbers at a time; whole numbers have neither. All values are exact.

use std::array::from_fn;

use super::auction::PART;

/// Bits for the place of a link among its host's, below those of a price: 53 in all are exact, and the dearest cost with
/// any price above it takes 35. Links behind so many are no part of the auction.
const PLACE: u32 = 17;

/// What one place adds: all of them together less than half of a price's least part.
const NEXT: f64 = PART / (2 << PLACE) as f64;

/// Added and taken away again, it rounds to the least part of a price: numbers so great have no finer ones.
const ROUND: f64 = PART * (3_u64 << 51) as f64;

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
        let (chunks, rest) = links.as_chunks::<LANES>();
        let mut best = Self::NONE;
        for (place, link) in (chunks.len() * LANES..).zip(rest) {
            best = best.and(Self([link.value(prices) + place as f64 * NEXT, f64::INFINITY]));
        }
        let [first, second] = lanes(chunks, prices);
        let [one, two, three, four] = from_fn(|lane| Self([first[lane], second[lane]]));
        best.and(one.and(two)).and(three.and(four))
    }

    /// The two best of both.
    fn and(self, other: Self) -> Self {
        let (high, second) = (greater(self.0[0], other.0[0]), lesser(self.0[1], other.0[1]));
        Self([lesser(self.0[0], other.0[0]), lesser(high, second)])
    }

    /// The place of the best among the host's links.
    pub fn place(self) -> u32 {
        ((self.0[0] - self.value()) / NEXT) as u32
    }

    /// What the best is worth; infinite without one.
    pub fn value(self) -> f64 {
        self.0[0] + ROUND - ROUND
    }

    /// What the second best is worth; infinite without one.
    pub fn second(self) -> f64 {
        self.0[1] + ROUND - ROUND
    }
}

/// The best of each lane, then the second best of each. Alone, so that the compiler keeps the lanes apart.
#[inline(never)]
fn lanes(chunks: &[[Link; LANES]], prices: &[f64]) -> [Lanes; 2] {
    let mut places: Lanes = from_fn(|lane| lane as f64 * NEXT);
    let (mut first, mut second) = ([f64::INFINITY; LANES], [f64::INFINITY; LANES]);
    for chunk in chunks {
        let at: Lanes = from_fn(|lane| prices[chunk[lane].price as usize]);
        let keys: Lanes = from_fn(|lane| f64::from(chunk[lane].cost) + at[lane] + places[lane]);
        let high: Lanes = from_fn(|lane| greater(first[lane], keys[lane]));
        first = from_fn(|lane| lesser(first[lane], keys[lane]));
        second = from_fn(|lane| lesser(second[lane], high[lane]));
        places = places.map(|place| place + LANES as f64 * NEXT);
    }
    [first, second]
}

/// One instruction, unlike `f64::min`, which asks for what is no number.
pub(super) fn lesser(one: f64, other: f64) -> f64 {
    if one < other { one } else { other }
}

fn greater(one: f64, other: f64) -> f64 {
    if one > other { one } else { other }
}
