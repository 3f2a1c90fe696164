//! Work shared among processors where rows or parts do not depend on each other. What comes out does not depend on how
//! many processors there are: the shares are put together in order.

use std::num::NonZero;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::Costs;

/// Pairs below which another thread costs more than it saves.
const WORTH: usize = 500_000;

/// More processors than this are not asked for.
const MOST: usize = 8;

/// How many processors there are; asking takes longer than some plans do.
fn processors() -> usize {
    static KNOWN: OnceLock<usize> = OnceLock::new();
    *KNOWN.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get))
}

/// Calls `work` for shares of `0..count`, which are about `pairs` pairs in all; the results in order.
pub(in crate::domain::pairing) fn shares<T: Send>(
    count: usize,
    pairs: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let wanted = MOST.min(pairs / WORTH + 1).min(count);
    let threads = if wanted > 1 { wanted.min(processors()) } else { 1 };
    let share = |at: usize| count * at / threads..count * (at + 1) / threads;
    if threads == 1 {
        return vec![work(share(0))];
    }
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..threads).map(|at| scope.spawn(move || work(share(at)))).collect();
        let mut results = vec![work(share(0))];
        // A share that panics takes the whole with it, as it would without threads.
        results.extend(
            others
                .into_iter()
                .map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))),
        );
        results
    })
}

/// Does both, at once if that is about as much work as reading `pairs` pairs and so worth another thread.
pub(in crate::domain::pairing) fn both<A: Send, B>(
    pairs: usize,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B,
) -> (A, B) {
    if pairs < WORTH || processors() == 1 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (
            one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            other,
        )
    })
}

/// Calls `work` for shares of all hosts that have about as many full rows each; the results in order.
pub(super) fn rows<C: Costs, T: Send>(costs: &C, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let hosts = costs.hosts();
    let full = (1..hosts).filter(|host| !costs.sparse_row(*host));
    let starts: Vec<usize> = std::iter::once(0).chain(full).collect();
    let end = |at: usize| starts.get(at).copied().unwrap_or(hosts);
    shares(starts.len(), starts.len() * costs.observers(), |some| {
        work(starts[some.start]..end(some.end))
    })
}

/// Calls `work` for each of `0..count`, which are about `pairs` pairs in all and may differ in size: whoever is free
/// takes the next. The results in order.
pub(super) fn each<T: Send>(count: usize, pairs: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = |_| -> Vec<(usize, T)> {
        let mine = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        mine.take_while(|at| *at < count).map(|at| (at, work(at))).collect()
    };
    let mut done: Vec<_> = shares(count, pairs, take).into_iter().flatten().collect();
    done.sort_unstable_by_key(|one| one.0);
    done.into_iter().map(|one| one.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Full rows first, then as many of a few pairs.
    struct Gaps;

    impl Costs for Gaps {
        fn hosts(&self) -> usize {
            WORTH / 100
        }

        fn observers(&self) -> usize {
            1_000
        }

        fn row<'a>(&'a self, _: usize, buffer: &'a mut [i32]) -> &'a [i32] {
            buffer
        }

        fn sparse_row(&self, host: usize) -> bool {
            host >= WORTH / 200
        }
    }

    #[test]
    fn full_rows_are_shared_whatever_stands_between_them() {
        let parts = rows(&Gaps, |hosts| hosts);
        let all: Vec<usize> = parts.iter().cloned().flatten().collect();
        assert_eq!(all, Vec::from_iter(0..Gaps.hosts()));
        let full = |host: &usize| !Gaps.sparse_row(*host);
        let counts = parts.into_iter().map(|hosts| hosts.filter(full).count());
        let (least, most) = counts.fold((usize::MAX, 0), |(least, most), count| {
            (least.min(count), most.max(count))
        });
        assert!(most - least <= 1, "{least} {most}");
    }

    #[test]
    fn shares_come_back_in_order_and_leave_nothing_out() {
        for (count, pairs) in [(0, 0), (1, WORTH * 9), (5, 3), (1000, WORTH), (1001, WORTH * 100)] {
            let all: Vec<usize> = shares(count, pairs, Vec::from_iter).concat();
            assert_eq!(all, Vec::from_iter(0..count));
            assert_eq!(each(count, pairs, |at| at), all);
            assert_eq!(both(pairs, || count, || pairs), (count, pairs));
        }
    }
}
