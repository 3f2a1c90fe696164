//! What an operator types: one file per command. Exit status 0 done, 1 failed with one clear line, 2 wrong usage.

mod check;
mod erase;
mod export;
mod named;
mod pair;
mod places;
mod run;
mod sandbox;
mod token;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

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
    /// Kolega without Discord: a fictional school and a chat page on this machine.
    Sandbox(sandbox::Try),
    /// Checks settings, calendars, forms and languages; prints the next prompts and the invite link.
    Check(check::Check),
    /// The 2+2 pairing engine without Discord.
    Pair(pair::Pair),
    /// A person's own data as a file (JSON), for somebody who cannot ask for it in Discord.
    Export(export::Export),
    /// Deletes what somebody who has left wrote, and their name, without waiting for the term.
    Erase(erase::Erase),
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
        Command::Sandbox(sandbox) => sandbox::run(&sandbox),
        Command::Check(check) => return check::run(&check),
        Command::Pair(pair) => pair::run(&pair),
        Command::Export(export) => export::run(&export),
        Command::Erase(erase) => erase::run(&erase),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("kolega: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

/// The fewest threads that serve.
const THREADS: usize = 4;

/// How long a runtime may be left without anybody who listens.
const WAKING: Duration = Duration::from_millis(200);

/// The runtime of a command that does more than read files.
fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    // A task that spins, as the gateway's does for a while after some ends, must not be alone with the timers.
    let threads = std::thread::available_parallelism().map_or(THREADS, |cores| cores.get().max(THREADS));
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    Ok(builder.worker_threads(threads).enable_all().build()?)
}

/// Wakes a runtime now and then until what it answers is dropped: the thread that a task spins on may be the one that
/// listened for input and timers, and no other takes that over before it has something to do.
fn keep_awake(runtime: &tokio::runtime::Runtime) -> mpsc::Sender<()> {
    let (until, ended) = mpsc::channel();
    let runtime = runtime.handle().clone();
    std::thread::spawn(move || {
        while ended.recv_timeout(WAKING) == Err(mpsc::RecvTimeoutError::Timeout) {
            runtime.spawn(async {});
        }
    });
    until
}

/// Resolves at SIGTERM or SIGINT.
fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        Ok(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        // Without a way to hear the signal the process ends with it.
        drop(tokio::signal::ctrl_c().await);
    })
}
