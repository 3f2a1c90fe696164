//! The directed rotation: in a shuffled circle everybody observes the next ones (domain §3.3), so odd numbers need no
//! special case and nobody observes and shows to the same colleague.

use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::board::Board;

/// Shuffles tried; the best one is completed and improved afterwards.
const SHUFFLES: usize = 60;
/// Below five the circle closes on itself: the completion does these by itself.
const SMALLEST_CIRCLE: usize = 5;

/// Fills the board with the best of several shuffled circles.
pub(super) fn deal(board: &mut Board<'_>, rng: &mut ChaCha8Rng) {
    // Who shows nothing comes afterwards, as a second observer if need be, and takes no slot from a teacher.
    let mut circle: Vec<usize> = (0..board.len())
        .filter(|at| board.show_left(*at) > 0 && board.observe_left(*at) > 0)
        .collect();
    if circle.len() < SMALLEST_CIRCLE {
        return;
    }
    let mut best: Option<(usize, i64, Vec<usize>)> = None;
    for _ in 0..SHUFFLES {
        circle.shuffle(rng);
        turn(board, &circle);
        let (dealt, cost) = (board.pairs().len(), board.total_cost());
        board.clear();
        let better = best
            .as_ref()
            .is_none_or(|(most, least, _)| (dealt, -cost) > (*most, -*least));
        if better {
            best = Some((dealt, cost, circle.clone()));
        }
    }
    if let Some((_, _, circle)) = best {
        turn(board, &circle);
    }
}

fn turn(board: &mut Board<'_>, circle: &[usize]) {
    let steps = circle.iter().map(|at| board.observe_left(*at)).max().unwrap_or(0);
    // A step of half the circle or more would pair people both ways.
    let steps = (steps as usize).min((circle.len() - 1) / 2);
    for step in 1..=steps {
        for (at, observer) in circle.iter().enumerate() {
            let host = circle[(at + step) % circle.len()];
            if board.observe_left(*observer) > 0 && board.show_left(host) > 0 && board.allows(host, *observer) {
                board.choose(host, *observer);
            }
        }
    }
}
