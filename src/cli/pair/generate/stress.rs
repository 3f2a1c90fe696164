//! Costs by formula: what makes solvers slow.

use std::io::{self, Write};

use rand::Rng;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::Family;

/// Writes the cost of every ordered pair.
pub(super) fn write(family: Family, names: &[&str], seed: u64, out: &mut impl Write) -> io::Result<()> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
    let weights: Vec<(i32, i32)> = names
        .iter()
        .map(|_| (rng.random_range(0..28), rng.random_range(0..28)))
        .collect();
    let hubs = (names.len() / 50).max(1);
    writeln!(out, "host,observer,cost")?;
    for (at, (host, (a, _))) in names.iter().zip(&weights).enumerate() {
        for (other, (observer, (_, b))) in names.iter().zip(&weights).enumerate() {
            let chance: i32 = rng.random_range(0..1000);
            let cost = match family {
                Family::StressProduct => chance / 4 + a * b,
                Family::StressTies => chance % 2,
                Family::StressHubs if at < hubs || other < hubs => chance / 100,
                Family::StressHubs => 500 + chance / 2,
                _ => 0,
            };
            if at != other {
                writeln!(out, "{host},{observer},{cost}")?;
            }
        }
    }
    Ok(())
}
