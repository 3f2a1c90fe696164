//! `kolega check`: says everything that is wrong with the configuration, and what a right one will do.
//!
//! It opens no database and no connection, so it can be run beside a running bot and before the first start.

use std::fmt::Write as _;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Args;

use super::places::Settings;
use super::token;
use crate::clock::{Clock, SystemClock};
use crate::config::{Config, Sources, forms};
use crate::domain::calendar::{Calendar, NoSchool, SchoolYear, YearId, local};
use crate::domain::lang::Lang;
use crate::locale;

/// What Kolega must be allowed to do on a server. Each bit is Discord's own.
const PERMISSIONS: [(&str, u64); 6] = [
    ("View Channels", 1 << 10),
    ("Send Messages", 1 << 11),
    ("Embed Links", 1 << 14),
    ("Attach Files", 1 << 15),
    ("Read Message History", 1 << 16),
    ("Use Application Commands", 1 << 31),
];

/// The arguments of `kolega check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    settings: Settings,
    /// The application's id, for the invite link (else read from the token, when there is one).
    #[arg(long, value_name = "ID", env = "DISCORD_APPLICATION_ID")]
    application_id: Option<u64>,
}

/// Checks and prints; status 1 when anything is wrong.
pub(super) fn run(args: &Check) -> ExitCode {
    let sources = args.settings.sources();
    let (config, mut problems) = check(&sources);
    let application = application(args, &mut problems);
    if !problems.is_empty() {
        for problem in problems {
            eprintln!("kolega: {problem}");
        }
        return ExitCode::FAILURE;
    }
    if let Some(config) = config {
        print!("{}", report(&config, &sources, application, SystemClock.now()));
    }
    ExitCode::SUCCESS
}

/// Everything that is wrong with what an administrator can change, one line each. A new kind of file adds its check
/// here.
fn check(sources: &Sources) -> (Option<Config>, Vec<String>) {
    let mut problems = Vec::new();
    let config = Config::load(sources)
        .map_err(|mistakes| problems.extend(mistakes.0.iter().map(ToString::to_string)))
        .ok();
    let folder = |kind: &str| sources.folder.as_ref().map(|folder| folder.join(kind));
    problems.extend(forms::check(folder("forms").as_deref()).iter().map(ToString::to_string));
    problems.extend(
        locale::check(folder("locales").as_deref())
            .iter()
            .map(ToString::to_string),
    );
    (config, problems)
}

/// The application's id as given, else as the token names it.
fn application(args: &Check, problems: &mut Vec<String>) -> Option<u64> {
    if args.application_id.is_some() {
        return args.application_id;
    }
    let token = token::read().map_err(|problem| problems.push(problem)).ok()??;
    let id = token::application_id(&token);
    if id.is_none() {
        problems.push("the token is not a bot's token: copy it again from the Developer Portal, page Bot".to_owned());
    }
    id
}

/// What a right configuration will do: for a person to read.
fn report(config: &Config, sources: &Sources, application: Option<u64>, now: DateTime<Utc>) -> String {
    let zone = config.school.timezone;
    let calendar = Calendar::new(
        &config.years,
        &std::collections::BTreeMap::new(),
        zone,
        config.policies.clone(),
    );
    let mut text = String::new();
    let mut line = |line: &str| writeln!(text, "{line}").expect("a String takes every line");
    let own = sources
        .file
        .as_ref()
        .map_or("the defaults".to_owned(), |file| file.display().to_string());
    line(&format!("settings   {own}: all right"));
    line("forms, languages, calendars: all right");
    let windows: Vec<_> = calendar.next_windows(now).take(10).collect();
    let running = windows
        .first()
        .map_or_else(|| calendar.date(now), |window| window.opens_on);
    line("");
    year_lines(&calendar.school_year_of(running), &mut line);
    line("");
    line(&format!("next prompts ({zone}; schools may have breaks of their own)"));
    let year = YearId::of(running);
    for window in windows.iter().filter(|window| YearId::of(window.opens_on) == year) {
        let opens = local::local(zone, window.opens_at).format("%Y-%m-%d %H:%M");
        line(&format!(
            "  {}   {opens}, due {}, on time until {}",
            window.month, window.due_on, window.grace_on
        ));
    }
    line("");
    invite_lines(application, &mut line);
    text
}

fn year_lines(year: &SchoolYear, line: &mut impl FnMut(&str)) {
    line(&format!(
        "school year {}, lessons {} – {}",
        year.id(),
        year.lessons_from(),
        year.lessons_to()
    ));
    for half in year.halves() {
        line(&format!(
            "  half-year {} – {}, observations until {}",
            half.start, half.end, half.obs_deadline
        ));
    }
    let word = |days: &NoSchool| if days.confirmed { "confirmed" } else { "NOT CONFIRMED" };
    for days in year.no_school() {
        line(&format!(
            "  break {} – {}  {} ({})",
            days.from,
            days.to,
            days.name.of(Lang::En),
            word(days)
        ));
    }
    if year.unconfirmed().next().is_some() {
        line("  Each school's coordinator confirms its breaks with /calendar confirm, or enters its own.");
    }
}

fn invite_lines(application: Option<u64>, line: &mut impl FnMut(&str)) {
    let bits = PERMISSIONS.iter().fold(0, |all, (_, bit)| all | bit);
    let names: Vec<_> = PERMISSIONS.iter().map(|(name, _)| *name).collect();
    match application {
        Some(id) => {
            line("invite link");
            line(&format!(
                "  https://discord.com/oauth2/authorize?client_id={id}&scope=bot+applications.commands&permissions={bits}"
            ));
        }
        None => line("invite link: give --application-id, or the token in DISCORD_TOKEN, to have it printed"),
    }
    line(&format!(
        "  permissions {bits}: {}; no privileged intents",
        names.join(", ")
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(moment: &str) -> String {
        let sources = Sources::default();
        let config = check(&sources).0.unwrap();
        report(
            &config,
            &sources,
            Some(1_111_111_111_111_111_111),
            moment.parse().unwrap(),
        )
    }

    #[test]
    fn the_embedded_configuration_is_right() {
        let (config, problems) = check(&Sources::default());
        assert!(config.is_some() && problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn a_right_configuration_says_what_will_happen() {
        insta::assert_snapshot!(at("2026-11-22T10:00:00Z"), @r"
        settings   the defaults: all right
        forms, languages, calendars: all right

        school year 2026-2027, lessons 2026-09-01 – 2027-06-11
          half-year 2026-09-01 – 2027-01-31, observations until 2027-01-29
          half-year 2027-02-01 – 2027-06-30, observations until 2027-05-31
          break 2026-11-02 – 2026-11-08  Autumn break (NOT CONFIRMED)
          break 2026-12-24 – 2027-01-03  Christmas break (NOT CONFIRMED)
          break 2027-02-15 – 2027-02-21  Winter break (NOT CONFIRMED)
          break 2027-03-29 – 2027-04-04  Spring break (NOT CONFIRMED)
          Each school's coordinator confirms its breaks with /calendar confirm, or enters its own.

        next prompts (Europe/Vilnius; schools may have breaks of their own)
          2026-12   2026-12-15 15:30, due 2026-12-23, on time until 2027-01-08
          2027-01   2027-01-21 15:30, due 2027-01-29, on time until 2027-02-05
          2027-02   2027-02-11 15:30, due 2027-02-26, on time until 2027-03-05
          2027-03   2027-03-18 15:30, due 2027-03-26, on time until 2027-04-09
          2027-04   2027-04-22 15:30, due 2027-04-30, on time until 2027-05-07
          2027-05   2027-05-21 15:30, due 2027-05-31, on time until 2027-06-07
          2027-06   2027-06-03 15:30, due 2027-06-11, on time until 2027-06-30

        invite link
          https://discord.com/oauth2/authorize?client_id=1111111111111111111&scope=bot+applications.commands&permissions=2147601408
          permissions 2147601408: View Channels, Send Messages, Embed Links, Attach Files, Read Message History, Use Application Commands; no privileged intents
        ");
    }

    #[test]
    fn the_summer_looks_forward() {
        let text = at("2027-07-10T10:00:00Z");
        assert!(text.contains("school year 2027-2028"), "{text}");
        assert_eq!(text.lines().filter(|line| line.contains(", due ")).count(), 10);
    }

    #[test]
    fn the_invite_asks_for_what_is_used_and_no_more() {
        let bits = PERMISSIONS.iter().fold(0, |all, (_, bit)| all | bit);
        assert_eq!(bits, 1_024 + 2_048 + 16_384 + 32_768 + 65_536 + 2_147_483_648);
        assert_eq!(bits & (1 << 3), 0, "never Administrator");
    }

    #[test]
    fn every_kind_of_file_is_checked() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("kolega.toml", "[group]\nsize_mx = 7");
        write("calendars/2030.toml", "year = 2030");
        write("forms/goal.toml", "version = \"x\"");
        write("locales/lt/extra.ftl", "not-there-in-english = taip");
        let problems = check(&Sources {
            file: Some(folder.path().join("kolega.toml")),
            folder: Some(folder.path().to_owned()),
            env: Vec::new(),
        });
        for place in [
            "kolega.toml: group.size_mx",
            "calendars/2030.toml:1",
            "forms/goal.toml:1",
            "extra.ftl",
        ] {
            assert!(
                problems.1.iter().any(|line| line.contains(place)),
                "{place} in {:?}",
                problems.1
            );
        }
    }
}
