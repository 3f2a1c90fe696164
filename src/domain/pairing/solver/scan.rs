//! Looking for the few places of a long row that matter. Rows are read a few costs at a time, without a branch for
//! each, which the compiler turns into vector instructions.

/// Costs looked at together before any of them is looked at alone.
const CHUNK: usize = 16;

/// Hands over every place at which the cost is less than the limit less `own`.
pub(super) fn below(costs: &[i32], limits: &[i32], own: i32, mut note: impl FnMut(usize)) {
    let (chunks, rest) = costs.as_chunks::<CHUNK>();
    let (bounds, last) = limits.as_chunks::<CHUNK>();
    for (at, (chunk, bounds)) in chunks.iter().zip(bounds).enumerate() {
        let pairs = || chunk.iter().zip(bounds);
        if pairs().fold(false, |hit, (&cost, &limit)| hit | (cost < limit - own)) {
            for (place, (&cost, &limit)) in (at * CHUNK..).zip(pairs()) {
                if cost < limit - own {
                    note(place);
                }
            }
        }
    }
    for (place, (&cost, &limit)) in (chunks.len() * CHUNK..).zip(rest.iter().zip(last)) {
        if cost < limit - own {
            note(place);
        }
    }
}

/// Hands over every place at which the cost is not above the limit.
pub(super) fn within(costs: &[i32], limit: i32, mut note: impl FnMut(usize, i32)) {
    let (chunks, rest) = costs.as_chunks::<CHUNK>();
    for (at, chunk) in chunks.iter().enumerate() {
        if chunk.iter().fold(false, |hit, &cost| hit | (cost <= limit)) {
            for (place, &cost) in (at * CHUNK..).zip(chunk) {
                if cost <= limit {
                    note(place, cost);
                }
            }
        }
    }
    for (place, &cost) in (chunks.len() * CHUNK..).zip(rest) {
        if cost <= limit {
            note(place, cost);
        }
    }
}

/// The least cost, and one more than the greatest that is not [`FORBIDDEN`](super::FORBIDDEN).
pub(super) fn range(costs: &[i32]) -> (i32, i32) {
    // What is forbidden wraps round to less than any cost.
    let most = costs.iter().fold(0, |most, &cost| most.max(cost.wrapping_add(1)));
    (costs.iter().fold(i32::MAX, |least, &cost| least.min(cost)), most)
}
