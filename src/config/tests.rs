//! What an administrator sees of the settings: the defaults hold, later layers win, and every mistake is said at once.

use std::collections::BTreeSet;

use super::*;

fn load(file: &str, env: &[(&str, &str)]) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("school.toml");
    std::fs::write(&path, file).unwrap();
    let env = env
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let sources = Sources {
        file: Some(path),
        folder: None,
        env,
    };
    let place = format!("{}/", folder.path().display());
    Config::load(&sources).map_err(|mistakes| mistakes.to_string().replace(&place, ""))
}

#[test]
fn the_embedded_file_says_what_the_domain_says() {
    let config = Config::embedded();
    assert_eq!(config.policies, Policies::default());
    assert_eq!(config.database.path, Path::new("data/kolega.db"));
    assert_eq!((config.http.address, config.discord.url), (None, None));
    assert_eq!(config.years.known().count(), 1);
}

#[test]
fn every_key_of_the_embedded_file_has_a_word_of_explanation() {
    let plain: BTreeSet<&str> = layers::DEFAULTS
        .lines()
        .filter(|line| line.contains(" = ") && !line.contains('#'))
        .map(|line| line.split(" = ").next().unwrap_or_default())
        .collect();
    // These say all by their names, or their neighbour explains both.
    assert_eq!(
        plain,
        BTreeSet::from(["from", "months", "silent_until", "size_max", "timezone", "until"])
    );
}

#[test]
fn later_layers_win() {
    let file = "[reflection]\ngrace_days = 7\nlate_days = 3\n[quiet]\nmonths = [7]\n";
    let env = [
        ("KOLEGA__REFLECTION__GRACE_DAYS", "9"),
        ("KOLEGA__QUIET__FROM", "17:00"),
        ("KOLEGA__HTTP__ADDRESS", "127.0.0.1:9090"),
        ("KOLEGA__DATABASE__PATH", "2026"),
        ("KOLEGA__GROUP__MONTHS", "[10,11]"),
        ("KOLEGA_DATABASE", "is the command line's"),
    ];
    let config = load(file, &env).unwrap();
    let policies = &config.policies;
    assert_eq!((policies.reflection.grace_days, policies.reflection.late_days), (9, 3));
    assert_eq!(policies.reflection.window_days, 7);
    assert_eq!(
        (policies.quiet.months.as_slice(), policies.group.months.as_slice()),
        (&[7][..], &[10, 11][..])
    );
    assert_eq!(policies.quiet.from.to_string(), "17:00:00");
    assert_eq!(config.http.address, Some("127.0.0.1:9090".parse().unwrap()));
    assert_eq!(config.database.path, Path::new("2026"));
}

#[test]
fn every_mistake_is_said_at_once_with_its_place_and_its_mend() {
    let file = r#"
colour = "red"
log = "json"

[refelction]
grace_days = 3

[reflection]
windw_days = 7
grace_days = -1
prompt_at = "25:00"
late_days = 99

[school]
language = "lv"
timezone = "Europe/Vilnus"

[quiet]
from = "07:00"
months = [7, "August"]

[group]
size_min = 9

[http]
address = "localhost"
"#;
    let env = [
        ("KOLEGA__LOG__FORMAT", "jsn"),
        ("KOLEGA__LOG__COLOUR", "1"),
        ("KOLEGA__JOBS__TICK_SECONDS", "600"),
        ("KOLEGA__TICK", "1"),
        ("KOLEGA__OBSERVATION__SHOW", "two"),
    ];
    insta::assert_snapshot!(load(file, &env).unwrap_err(), @r#"
    school.toml: colour: there is no such section; there are curator, database, delivery, discord, group, http, jobs, log, observation, office, pairing, quiet, reflection, retention, school
    school.toml: log: is a section: write [log] and its keys below
    school.toml: refelction: there is no such section; did you mean reflection?
    school.toml: reflection.windw_days: there is no such key; did you mean window_days?
    KOLEGA__LOG__COLOUR: there is no such key; there are format, level
    KOLEGA__TICK: must name a section and a key: KOLEGA__SECTION__KEY
    school.toml: http.address: must be an address with a port like 127.0.0.1:9090, or empty
    KOLEGA__LOG__FORMAT: jsn is unknown; did you mean json?
    school.toml: school.language: lv is unknown; there are lt, en
    school.toml: school.timezone: failed to parse timezone: 'Europe/Vilnus'; for instance "Europe/Vilnius"
    school.toml: reflection.grace_days: signed int `-1` must be a whole number, not below 0; for instance 5
    school.toml: reflection.prompt_at: input is out of range; for instance "15:30"
    school.toml: quiet.months: string "August" must be a whole number, not below 0; for instance [7, 8]
    KOLEGA__OBSERVATION__SHOW: string "two" must be a whole number, not below 0; for instance 2
    school.toml: reflection.late_days: 99 must be from 0 to 60
    KOLEGA__JOBS__TICK_SECONDS: 600 must be from 1 to 15
    school.toml: quiet.from: 07:00 must be later than quiet.until, which is 08:00: messages go between the two
    school.toml: group.size_min: 9 must not be more than size_max, which is 8
    "#);
}

#[test]
fn a_term_that_makes_no_sense_is_refused_and_each_can_be_switched_off() {
    let wrong = "[retention]\ncontent_years = 11\nleft_days = \"thirty\"\ndrafts = 0\n";
    insta::assert_snapshot!(load(wrong, &[]).unwrap_err(), @r#"
    school.toml: retention.drafts: signed int `0` must be true or false; for instance true
    school.toml: retention.left_days: string "thirty" must be a whole number, not below 0; for instance 30
    school.toml: retention.content_years: 11 must be from 0 to 10
    "#);
    let off = "[retention]\ncontent_years = 0\ndrafts = false\nnotes_days = 0\nrequests_days = 0\nleft_days = 0\n";
    let policy = load(off, &[]).unwrap().policies.retention;
    assert_eq!((policy.content_years, policy.drafts, policy.left_days), (0, false, 0));
}

#[test]
fn a_prompt_in_quiet_time_is_refused() {
    insta::assert_snapshot!(load("[reflection]\nprompt_at = \"18:00\"", &[]).unwrap_err(), @"school.toml: reflection.prompt_at: must lie outside quiet time: from 08:00 to before 18:00");
}

#[test]
fn broken_toml_names_its_line_and_an_absent_file_its_name() {
    insta::assert_snapshot!(load("[reflection]\ngrace_days = \n", &[]).unwrap_err(), @"school.toml: line 2: string values must be quoted, expected literal string");
    let sources = Sources {
        file: Some("no/such/file.toml".into()),
        ..Sources::default()
    };
    assert!(
        Config::load(&sources)
            .unwrap_err()
            .to_string()
            .starts_with("no/such/file.toml: cannot be read:")
    );
}
