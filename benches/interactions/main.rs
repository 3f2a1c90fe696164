//! How fast people are answered, and how big and how quick to start the bot is.
//!
//! `cargo bench --bench interactions [-- RATE SECONDS]` (default 200 a second for 15 seconds) starts the sandbox with 60
//! people, and presses as they do: each with a client's token and gateway session, over TLS and WebSocket. A latency is
//! a person's, from the press to the message. In one run: taps that save a draft in a durable commit, a mix of taps and
//! pages at 2½ times the rate, and beside them the least that the same libraries can do: a bot that stores nothing and
//! answers "pong". At last the program alone, in a process of its own: the time until it is online, and its memory.
//!
//! With `--server URL --application ID --guild ID --channel ID --people FILE` it presses in the same way on a bot that
//! runs on any other server with Discord's interface, as the people whose tokens the file holds, one a line. Not on
//! Discord, which forbids to automate a person's account.

mod foreign;
mod load;
mod person;
mod pong;
mod program;
mod school;
mod wire;

use std::sync::Arc;
use std::time::Instant;

use clap::Parser;
use kolega::app::App;
use kolega::sandbox::{Options, RateLimits, Sandbox};

use foreign::Foreign;
use load::{Deed, Load, Presser};
use person::Person;
use school::School;

#[derive(Parser)]
struct Args {
    /// Interactions a second.
    #[arg(default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..))]
    rate: u64,
    /// For so many seconds.
    #[arg(default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..))]
    seconds: u64,
    #[command(flatten)]
    foreign: Option<Foreign>,
    /// The card with something to press.
    #[arg(long, default_value = "reflection write")]
    card: String,
    /// What the custom ids of its buttons hold.
    #[arg(long, default_value = ".pick:")]
    button: String,
    /// What cargo says to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let load = Load {
        rate: args.rate,
        seconds: args.seconds,
    };
    if let Some(foreign) = &args.foreign {
        let people = foreign.people().await?;
        println!("{}", load::HEADINGS);
        return measure(load, "the bot", &people, (&args.card, &args.button)).await;
    }
    println!("{}", load::HEADINGS);
    pong(load).await?;
    kolega(load, (&args.card, &args.button)).await?;
    program::measure().await
}

/// Taps at the rate, and a mix of taps and pages at 2½ times the rate.
async fn measure(load: Load, name: &str, people: &[Arc<Person>], card: (&str, &str)) -> anyhow::Result<()> {
    let people = cards(people, card).await?;
    println!("{}", load.run(&format!("{name}, taps"), &people, &[Deed::Tap]).await?);
    let page = |path: &str| Deed::Ask(path.to_owned());
    let pages = ["my overview", "reflection history", "help"];
    let mixed = [Deed::Tap, page(pages[0]), Deed::Tap, page(pages[1]), page(pages[2])];
    if pages.iter().all(|path| people[0].0.knows(path)) {
        println!(
            "{}",
            denser(load).run(&format!("{name}, mixed"), &people, &mixed).await?
        );
    }
    Ok(())
}

fn denser(load: Load) -> Load {
    let rate = (load.rate * 5 / 2).max(1);
    Load { rate, ..load }
}

async fn cards(people: &[Arc<Person>], (path, button): (&str, &str)) -> anyhow::Result<Vec<Presser>> {
    let mut pressers = Vec::new();
    for person in people {
        pressers.push((Arc::clone(person), person.card(path, button).await?));
    }
    Ok(pressers)
}

/// A client for REST and, upgraded, for the gateway.
fn web() -> reqwest::ClientBuilder {
    let web = reqwest::Client::builder().use_rustls_tls().http1_only().no_proxy();
    web.tcp_nodelay(true).user_agent("kolega-bench")
}

async fn sandbox() -> std::io::Result<Sandbox> {
    let options = Options {
        rate_limits: RateLimits::Relaxed,
        ..Options::default()
    };
    Sandbox::start(options).await
}

async fn pong(load: Load) -> anyhow::Result<()> {
    let sandbox = sandbox().await?;
    let school = School::found(&sandbox.world());
    let bot = pong::start(&sandbox).await?;
    let people = cards(&school.clients(&sandbox).await?, ("pong", "pong")).await?;
    for load in [load, denser(load)] {
        println!("{}", load.run("pong", &people, &[Deed::Tap]).await?);
    }
    bot.abort();
    sandbox.shutdown().await;
    Ok(())
}

async fn kolega(load: Load, card: (&str, &str)) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kolega.db");
    let sandbox = sandbox().await?;
    let school = School::found(&sandbox.world());
    let begun = Instant::now();
    let app = App::start(school::settings(&sandbox, &file)).await?;
    app.line().online().await;
    let ready = begun.elapsed();
    school.enrol(&file).await?;
    let people = school.clients(&sandbox).await?;
    measure(load, "kolega", &people, card).await?;
    println!(
        "in one process with the stand-in: online after {} ms",
        ready.as_millis()
    );
    app.shutdown().await;
    sandbox.shutdown().await;
    Ok(())
}
