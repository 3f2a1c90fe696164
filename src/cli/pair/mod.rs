//! `kolega pair`: the 2+2 pairing engine without Discord.

mod faults;
mod files;
mod generate;
mod plan;
mod progress;
mod solve;

use clap::{Args, Subcommand};

/// The arguments of `kolega pair`.
#[derive(Debug, Args)]
pub(super) struct Pair {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Solves the plain problem of a file of costs: most pairs, then least cost, with its proof.
    Solve(solve::Solve),
    /// Plans a half-year from a school's own files.
    Plan(plan::Plan),
    /// Makes up schools of any size, the same ones for the same seed.
    Generate(generate::Generate),
}

/// Runs the command.
pub(super) fn run(pair: &Pair) -> anyhow::Result<()> {
    let done = match &pair.what {
        What::Solve(solve) => solve::run(solve),
        What::Plan(plan) => plan::run(plan),
        What::Generate(generate) => generate::run(generate),
    };
    match done {
        // Who reads through `head` has seen enough.
        Err(fault) if faults::is_closed_pipe(&fault) => Ok(()),
        done => done.map_err(|fault| anyhow::anyhow!(faults::in_short(&format!("{fault:#}")))),
    }
}
