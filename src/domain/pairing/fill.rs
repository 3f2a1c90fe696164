//! From a good start to a full plan: augmenting paths fill every slot that can be filled, exchanges make it kinder.

use std::collections::VecDeque;

use super::board::Board;

/// Below this number of people an ordered pair may meet twice (domain §3.3).
const REPEATS_BELOW: usize = 4;
/// Rounds of exchanges; a handful is enough, the bound is for the worst case.
const ROUNDS: usize = 40;

/// Fills what the circle left open, as completely as the hard constraints and quotas allow.
pub(super) fn complete(board: &mut Board<'_>) {
    fill(board);
    if board.len() < REPEATS_BELOW {
        board.allow_repeats();
        fill(board);
    }
    second_places(board);
}

/// Everybody gets a first lesson before anybody gets a second one, and who shows lessons comes before who does not.
fn fill(board: &mut Board<'_>) {
    let mut order: Vec<usize> = (0..board.len()).collect();
    order.sort_by_key(|at| board.teachers[*at].show == 0);
    let most = order.iter().map(|at| board.observe_left(*at)).max().unwrap_or(0);
    for left in (1..=most).rev() {
        for observer in &order {
            if board.observe_left(*observer) >= left {
                augment(board, *observer);
            }
        }
    }
}

/// One more lesson for `observer`, if others can give way: a shortest path of hosts taken over and given up.
fn augment(board: &mut Board<'_>, observer: usize) -> bool {
    let n = board.len();
    // Who would come to this host, and whom that one would push out.
    let mut reached_by: Vec<Option<usize>> = vec![None; n];
    let mut gives_up: Vec<Option<usize>> = vec![None; n];
    let mut queue = VecDeque::from([observer]);
    let mut seen = vec![false; n];
    seen[observer] = true;
    while let Some(seeker) = queue.pop_front() {
        for host in 0..n {
            if reached_by[host].is_some() || !board.allows(host, seeker) || gives_up[seeker] == Some(host) {
                continue;
            }
            reached_by[host] = Some(seeker);
            if board.show_left(host) > 0 {
                take_over(board, host, &reached_by, &gives_up);
                return true;
            }
            for other in (0..n).filter(|other| board.times_chosen(host, *other) > 0) {
                if !seen[other] {
                    seen[other] = true;
                    gives_up[other] = Some(host);
                    queue.push_back(other);
                }
            }
        }
    }
    false
}

fn take_over(board: &mut Board<'_>, free: usize, reached_by: &[Option<usize>], gives_up: &[Option<usize>]) {
    let mut host = free;
    while let Some(seeker) = reached_by[host] {
        let left = gives_up[seeker];
        if let Some(left) = left {
            board.unchoose(left, seeker);
        }
        board.choose(host, seeker);
        match left {
            Some(left) => host = left,
            None => break,
        }
    }
}

/// Who shows nothing may join a lesson as a second observer where the host welcomes that (domain §3.3); the hosts with
/// the most room come first.
fn second_places(board: &mut Board<'_>) {
    for observer in 0..board.len() {
        if board.teachers[observer].show > 0 {
            continue;
        }
        while board.observe_left(observer) > 0 {
            let hosts = (0..board.len()).filter(|host| board.second_left(*host) > 0 && board.allows(*host, observer));
            let Some(host) = hosts.max_by_key(|host| (board.second_left(*host), std::cmp::Reverse(*host))) else {
                break;
            };
            board.choose(host, observer);
        }
    }
}

/// Lets two observers exchange hosts wherever that makes the plan cheaper, until nothing does.
pub(super) fn improve(board: &mut Board<'_>) {
    for _ in 0..ROUNDS {
        let mut better = false;
        let mut pairs = board.pairs();
        for one in 0..pairs.len() {
            for other in one + 1..pairs.len() {
                if exchange(board, pairs[one], pairs[other]) {
                    let (host, _) = pairs[one];
                    pairs[one].0 = pairs[other].0;
                    pairs[other].0 = host;
                    better = true;
                }
            }
        }
        if !better {
            return;
        }
    }
}

fn exchange(board: &mut Board<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    let ((h1, o1), (h2, o2)) = (one, other);
    if h1 == h2 || o1 == o2 || !board.allows(h2, o1) || !board.allows(h1, o2) {
        return false;
    }
    let before = board.cost_of(o1) + board.cost_of(o2);
    swap(board, (h1, o1), (h2, o2));
    if board.cost_of(o1) + board.cost_of(o2) < before {
        return true;
    }
    swap(board, (h2, o1), (h1, o2));
    false
}

fn swap(board: &mut Board<'_>, one: (usize, usize), other: (usize, usize)) {
    board.unchoose(one.0, one.1);
    board.unchoose(other.0, other.1);
    board.choose(other.0, one.1);
    board.choose(one.0, other.1);
}
