//! Looking for the few places of a long row that matter. Rows are read many costs at a time, without a branch for
//! each, which the compiler turns into vector instructions.

use super::cell::{Cell, Row};

/// Costs looked at together before any of them is looked at alone.
const CHUNK: usize = 32;

/// Hands over every observer whose cost is less than the limit less `own`, from `first` on around the circle, as long as
/// more are wanted.
pub(super) fn below<T: Cell>(row: Row<T>, first: usize, limits: &[T], own: T, mut note: impl FnMut(usize, T) -> bool) {
    let near = |observer: usize, cost: T| cost.below(limits[observer], own);
    for (span, more) in row.around(first) {
        let (chunks, rest) = row.full[span.clone()].as_chunks::<CHUNK>();
        let (bounds, _) = limits[span.clone()].as_chunks::<CHUNK>();
        for (at, (chunk, bounds)) in (span.start..).step_by(CHUNK).zip(chunks.iter().zip(bounds)) {
            let pairs = chunk.iter().zip(bounds);
            if pairs.fold(false, |hit, (cost, limit)| hit | cost.below(*limit, own)) {
                for (place, cost) in (at..).zip(chunk) {
                    if near(place, *cost) && !note(place, *cost) {
                        return;
                    }
                }
            }
        }
        for (place, cost) in (span.end - rest.len()..).zip(rest) {
            if near(place, *cost) && !note(place, *cost) {
                return;
            }
        }
        for &(observer, cost) in more {
            if near(observer as usize, cost) && !note(observer as usize, cost) {
                return;
            }
        }
    }
}

/// Hands over every observer whose cost is not above the limit, from `first` on around the circle. What comes back is
/// the limit from then on.
pub(super) fn within<T: Cell>(row: Row<T>, first: usize, limit: T, mut note: impl FnMut(usize, T) -> T) {
    let mut limit = limit;
    for (span, more) in row.around(first) {
        let mut place = span.start;
        let (chunks, rest) = row.full[span].as_chunks::<CHUNK>();
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
        for &(observer, cost) in more {
            if cost <= limit {
                limit = note(observer as usize, cost);
            }
        }
    }
}

/// The least cost, and the greatest that is not forbidden; −1 without one.
pub(super) fn range<T: Cell>(row: Row<T>) -> (i32, i32) {
    // The greatest one is looked for one higher, where what is forbidden is less than any.
    let (most, least) = (
        |most: T, cost: T| most.max(cost.after()),
        |least: T, cost: T| least.min(cost),
    );
    let more = || row.more.iter().map(|one| one.1);
    let most = more().fold(row.full.iter().copied().fold(T::default(), most), most);
    let least = more().fold(row.full.iter().copied().fold(T::FORBIDDEN, least), least);
    (least.wide(), (i64::from(most.wide()) - 1) as i32)
}
