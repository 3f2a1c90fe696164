//! What an operator types: one file per command. Exit status 0 done, 1 failed with one clear line, 2 wrong usage.

mod check;
mod run;
mod token;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A Discord bot for a school's professional development: reflections, 2+2 peer observations, groups.
#[derive(Debug, Parser)]
#[command(name = "kolega", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Connects to Discord and serves the schools.
    Run(run::Run),
    /// Checks settings, calendars, forms and languages; prints the next prompts and the invite link.
    Check(check::Check),
}

/// Runs the command that `arguments` (with the program's own name first) ask for.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(usage) => {
            // Help and version are no faults; when even this cannot be printed there is nobody to tell.
            drop(usage.print());
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
        }
    };
    let done = match arguments.command {
        Command::Run(run) => run::run(&run),
        Command::Check(check) => return check::run(&check),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("kolega: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

/// The runtime of a command that does more than read files.
fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}
