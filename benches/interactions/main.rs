//! How fast people are answered, and how big and how quick to start the bot is.
//!
//! `cargo bench --bench interactions [-- RATE SECONDS]` (default 200 a second for 15 seconds), through the sandbox's
//! gateway and REST over TLS on loopback, in one process with the stand-in; a latency is a person's, from the press to
//! the answer. In one run: taps that save a draft in a durable commit, a mix of taps and pages at 2½ times the rate, and
//! beside them the least that the same libraries can do: a bot that stores nothing and answers "pong". At last the
//! program alone, in a process of its own: the time until it is online, and its resident memory.

mod load;
mod pong;
mod program;
mod school;

use std::time::Instant;

use kolega::app::App;
use kolega::sandbox::{Options, RateLimits, Sandbox};

use load::{Deed, Load};
use school::School;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse::<u64>().ok());
    let load = Load {
        rate: numbers.next().unwrap_or(200).max(1),
        seconds: numbers.next().unwrap_or(15).max(1),
    };
    let dense = Load {
        rate: load.rate * 5 / 2,
        ..load
    };
    println!("{}", load::HEADINGS);
    pong(load, dense).await?;
    kolega(load, dense).await?;
    program::measure().await
}

async fn sandbox() -> std::io::Result<Sandbox> {
    let options = Options {
        rate_limits: RateLimits::Relaxed,
        ..Options::default()
    };
    Sandbox::start(options).await
}

async fn pong(load: Load, dense: Load) -> anyhow::Result<()> {
    let sandbox = sandbox().await?;
    let world = sandbox.world();
    let school = School::found(&world);
    let bot = pong::start(&sandbox).await?;
    let cards = school.cards(&world, "pong", "pong").await?;
    for load in [load, dense] {
        println!("{}", load.run("pong", &world, &cards, &[Deed::Tap]).await);
    }
    bot.abort();
    sandbox.shutdown().await;
    Ok(())
}

async fn kolega(load: Load, dense: Load) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kolega.db");
    let sandbox = sandbox().await?;
    let world = sandbox.world();
    let school = School::found(&world);
    let begun = Instant::now();
    let app = App::start(school::settings(&sandbox, &file)).await?;
    app.line().online().await;
    let ready = begun.elapsed();
    school.enrol(&file).await?;
    let cards = school.cards(&world, "reflection write", ".pick:").await?;
    println!("{}", load.run("kolega, taps", &world, &cards, &[Deed::Tap]).await);
    let mixed = [
        Deed::Tap,
        Deed::Ask("my overview"),
        Deed::Tap,
        Deed::Ask("reflection history"),
        Deed::Ask("help"),
    ];
    println!("{}", dense.run("kolega, mixed", &world, &cards, &mixed).await);
    println!(
        "in one process with the stand-in: online after {} ms",
        ready.as_millis()
    );
    app.shutdown().await;
    sandbox.shutdown().await;
    Ok(())
}
