//! Looking for the few places of a long row that matter. Rows are read many costs at a time, without a branch for
//! each, which the compiler turns into vector instructions.

use super::cell::Cell;

/// Costs looked at together before any of them is looked at alone.
const CHUNK: usize = 32;

/// Hands over every place at which the cost is less than the limit less `own`, as long as more are wanted.
pub(super) fn below<T: Cell>(costs: &[T], limits: &[T], own: T, mut note: impl FnMut(usize, T) -> bool) {
    let (chunks, rest) = costs.as_chunks::<CHUNK>();
    let (bounds, last) = limits.as_chunks::<CHUNK>();
    for (at, (chunk, bounds)) in chunks.iter().zip(bounds).enumerate() {
        let pairs = || chunk.iter().zip(bounds);
        if pairs().fold(false, |hit, (cost, limit)| hit | cost.below(*limit, own)) {
            for (place, (cost, limit)) in (at * CHUNK..).zip(pairs()) {
                if cost.below(*limit, own) && !note(place, *cost) {
                    return;
                }
            }
        }
    }
    for (place, (cost, limit)) in (chunks.len() * CHUNK..).zip(rest.iter().zip(last)) {
        if cost.below(*limit, own) && !note(place, *cost) {
            return;
        }
    }
}

/// Hands over every place at which the cost is not above the limit, from `first` on around the circle. What comes back
/// is the limit from then on.
pub(super) fn within<T: Cell>(costs: &[T], first: usize, limit: T, mut note: impl FnMut(usize, T) -> T) {
    let mut limit = limit;
    for span in [first..costs.len(), 0..first] {
        let mut place = span.start;
        let (chunks, rest) = costs[span].as_chunks::<CHUNK>();
        for chunk in chunks {
            if chunk.iter().fold(false, |hit, cost| hit | (*cost <= limit)) {
                for (at, cost) in (place..).zip(chunk) {
                    if *cost <= limit {
                        limit = note(at, *cost);
                    }
                }
            }
            place += CHUNK;
        }
        for (at, cost) in (place..).zip(rest) {
            if *cost <= limit {
                limit = note(at, *cost);
            }
        }
    }
}

/// The least cost, and the greatest that is not forbidden; −1 without one.
pub(super) fn range<T: Cell>(costs: &[T]) -> (i32, i32) {
    // The greatest one is looked for one higher, where what is forbidden is less than any.
    let most = costs.iter().fold(T::default(), |most, cost| most.max(cost.after()));
    let least = costs.iter().fold(T::FORBIDDEN, |least, cost| least.min(*cost));
    (least.wide(), (i64::from(most.wide()) - 1) as i32)
}
