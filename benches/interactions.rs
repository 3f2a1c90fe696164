//! How fast a press that writes is answered, and how big and how quick to start one school's bot is.
//!
//! `cargo bench --bench interactions [-- RATE SECONDS]` (default 200 presses a second for 15 seconds): people tap the
//! choices of their reflection, each tap a draft saved in a durable commit, through the sandbox's gateway and REST over
//! TLS on loopback, in one process with the stand-in. The latency is a person's: from the press to the answer.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, TimeZone, Utc};
use kolega::app::{App, Settings};
use kolega::clock::VirtualClock;
use kolega::config::Config;
use kolega::discord::client::StandIn;
use kolega::sandbox::{
    self, ChannelId, ComponentView, Invocation, MessageId, Options, Outcome, RateLimits, Sandbox, UserId, Visibility,
};
use sqlx::Connection;

/// People who press.
const PEOPLE: usize = 60;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|argument| argument.parse::<u64>().ok());
    let (rate, seconds) = (
        numbers.next().unwrap_or(200).max(1),
        numbers.next().unwrap_or(15).max(1),
    );
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kolega.db");
    let sandbox = Sandbox::start(Options {
        rate_limits: RateLimits::Relaxed,
        ..Options::default()
    })
    .await?;
    let world = sandbox.world();
    let guild = world.create_guild("Bandymų mokykla");
    let channel = world.create_channel(guild, "apt", Visibility::Everyone);
    world.invite_bot(guild);
    let people: Vec<UserId> = (0..PEOPLE)
        .map(|number| {
            let user = world.create_user(&format!("Mokytoja {number}"), "lt");
            world.join(guild, user);
            user
        })
        .collect();

    let begun = Instant::now();
    let app = App::start(settings(&sandbox, &file)).await?;
    app.line().online().await;
    println!("ready after {} ms", begun.elapsed().as_millis());

    seed(&file, guild.0, &people).await?;
    let cards = open_forms(&world, channel, &people).await?;
    let latencies = press_for(&world, &cards, rate, seconds).await;
    report(&latencies, rate, seconds);
    println!("resident with the stand-in in the same process: {} MiB", resident_mib());
    app.shutdown().await;
    sandbox.shutdown().await;
    Ok(())
}

fn settings(sandbox: &Sandbox, file: &Path) -> Settings {
    let moment = NaiveDate::from_ymd_opt(2026, 10, 22)
        .and_then(|date| date.and_hms_opt(14, 0, 0))
        .unwrap_or_default();
    Settings {
        config: Arc::new(Config::embedded()),
        database: file.to_path_buf(),
        clock: Arc::new(VirtualClock::new(Utc.from_utc_datetime(&moment))),
        token: sandbox.token().to_owned().into(),
        stand_in: Some(StandIn {
            address: sandbox.api_addr(),
            authority: sandbox.ca_pem().as_bytes().to_vec(),
        }),
        ticking: false,
    }
}

/// A school whose people all have an open reflection, as rows: the way there is the tests' business.
async fn seed(file: &Path, guild: u64, people: &[UserId]) -> anyhow::Result<()> {
    let mut db = sqlx::SqliteConnection::connect(&format!("sqlite://{}", file.display())).await?;
    sqlx::query(
        "INSERT INTO school (id, guild_id, name, language, timezone, started_on, created_at)
         VALUES (1, ?, 'Bandymų mokykla', 'lt', 'Europe/Vilnius', '2026-09-01', 0)",
    )
    .bind(i64::try_from(guild)?)
    .execute(&mut db)
    .await?;
    for (number, user) in people.iter().enumerate() {
        let id = i64::try_from(number + 1)?;
        sqlx::query(
            "INSERT INTO person (id, school_id, discord_id, name, state, created_at) VALUES (?, 1, ?, ?, 'active', 0)",
        )
        .bind(id)
        .bind(i64::try_from(user.0)?)
        .bind(format!("Mokytoja {number}"))
        .execute(&mut db)
        .await?;
        sqlx::query("INSERT INTO reflection (person_id, month, state, opened_at) VALUES (?, '2026-10', 'open', 0)")
            .bind(id)
            .execute(&mut db)
            .await?;
    }
    db.close().await?;
    Ok(())
}

/// A form card and the custom ids of its scale.
struct Open {
    user: UserId,
    message: MessageId,
    taps: Vec<String>,
}

async fn open_forms(world: &sandbox::World, channel: ChannelId, people: &[UserId]) -> anyhow::Result<Vec<Open>> {
    let mut cards = Vec::new();
    for user in people {
        let asked = world.invoke(*user, Invocation::new(channel, "reflection write"));
        let asked = asked.map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
        let outcome = world.outcome(asked).await;
        let message = outcome
            .message()
            .ok_or_else(|| anyhow::anyhow!("no form: {outcome:?}"))?;
        let taps: Vec<String> = message
            .components()
            .filter_map(|component| match component {
                ComponentView::Button(button) => button.custom_id.clone(),
                _ => None,
            })
            .filter(|id| id.contains(".pick:"))
            .collect();
        anyhow::ensure!(!taps.is_empty(), "the form has no choices: {}", message.whole_text());
        cards.push(Open {
            user: *user,
            message: message.id,
            taps,
        });
    }
    Ok(cards)
}

async fn press_for(world: &sandbox::World, cards: &[Open], rate: u64, seconds: u64) -> Vec<Duration> {
    let mut beat = tokio::time::interval(Duration::from_micros(1_000_000 / rate));
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Burst);
    let mut presses = tokio::task::JoinSet::new();
    for number in 0..usize::try_from(rate * seconds).unwrap_or(usize::MAX) {
        beat.tick().await;
        let card = &cards[number % cards.len()];
        let tap = card.taps[number / cards.len() % card.taps.len()].clone();
        let (world, user, message) = (world.clone(), card.user, card.message);
        presses.spawn(async move {
            let begun = Instant::now();
            let Ok(asked) = world.press(user, message, &tap) else {
                return None;
            };
            match world.outcome(asked).await {
                Outcome::NoAnswer => None,
                _ => Some(begun.elapsed()),
            }
        });
    }
    presses.join_all().await.into_iter().flatten().collect()
}

fn report(latencies: &[Duration], rate: u64, seconds: u64) {
    let mut sorted = latencies.to_vec();
    sorted.sort_unstable();
    let at = |share: f64| {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let index = ((sorted.len() as f64 - 1.0).max(0.0) * share) as usize;
        sorted.get(index).map_or(0.0, |latency| latency.as_secs_f64() * 1000.0)
    };
    let unanswered = usize::try_from(rate * seconds)
        .unwrap_or(0)
        .saturating_sub(sorted.len());
    println!("{} presses at {rate}/s, {unanswered} unanswered", sorted.len());
    println!(
        "ms: median {:.1}, p90 {:.1}, p99 {:.1}, worst {:.1}",
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
}

/// From the kernel's own account of this process; 0 where there is none.
fn resident_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next())
        .and_then(|kib| kib.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}
