//! The house's rules as a test: who may import whom and never in a circle, what the pure core may name, how long a file may
//! be, and that what comments cite stands in the documents.
//!
//! The import rule stands in `ARCHITECTURE.md`; this reads `src/` as text, so that a rule cannot be forgotten in a
//! review. Each rule is also shown to catch a made-up breach, so that the test itself cannot fall asleep.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A room and the rooms it may import. Whatever is not listed here is not a room and must be added on purpose.
const ROOMS: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    (
        "cli",
        &[
            "app",
            "jobs",
            "discord",
            "usecase",
            "domain",
            "sandbox",
            "clock",
            "config",
            "locale",
            "telemetry",
            "http",
        ],
    ),
    (
        "app",
        &[
            "jobs",
            "discord",
            "usecase",
            "store",
            "domain",
            "clock",
            "config",
            "locale",
            "telemetry",
            "http",
        ],
    ),
    ("http", &["usecase", "domain", "clock", "config", "telemetry"]),
    ("jobs", &["usecase", "domain", "clock", "config", "telemetry"]),
    (
        "discord",
        &["usecase", "report", "domain", "clock", "config", "locale", "telemetry"],
    ),
    ("usecase", &["store", "report", "domain", "clock", "config"]),
    ("store", &["domain"]),
    ("report", &["domain", "locale"]),
    ("domain", &[]),
    ("sandbox", &[]),
    ("clock", &[]),
    ("config", &["domain"]),
    ("locale", &["domain"]),
    ("telemetry", &["config"]),
    ("lib", &[]),
];

/// Libraries that only one part of the house may name.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("serenity", &["discord"]),
    ("poise", &["discord"]),
    ("sqlx", &["store"]),
    ("axum", &["sandbox", "http"]),
    ("rcgen", &["sandbox", "discord"]),
    ("tokio_cron_scheduler", &["jobs"]),
    ("figment", &["config"]),
    ("fluent_bundle", &["locale"]),
    ("fluent_syntax", &["locale"]),
    ("clap", &["cli", "main"]),
];

/// What the pure core may use besides the standard library and itself.
const PURE: &[&str] = &[
    "chrono",
    "chrono_tz",
    "serde",
    "serde_json",
    "rand",
    "rand_chacha",
    "thiserror",
];

/// Words of the outside world that a pure file never says.
const IMPURE_WORDS: &[&str] = &[
    "async fn",
    ".await",
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "tracing::",
    "tokio::",
];

/// The one file of the core that may start threads: what it shares among processors comes out the same for any number.
const SHARES_WORK: &str = "domain/pairing/solver/parallel.rs";

/// Lines after which a file should be split. Tests may be longer.
const LINES: usize = 450;

struct Source {
    path: PathBuf,
    room: String,
    text: String,
}

impl Source {
    fn is_test(&self) -> bool {
        let name = self.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name == "tests.rs" || name == "testing.rs" || self.path.components().any(|part| part.as_os_str() == "tests")
    }

    /// The code without its own test module and without comments.
    fn code(&self) -> String {
        let body = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = body.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src is readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(&root).expect("below src").to_path_buf();
                let first = relative
                    .components()
                    .next()
                    .expect("a name")
                    .as_os_str()
                    .to_string_lossy()
                    .into_owned();
                let text = fs::read_to_string(&path).expect("readable");
                found.push(Source {
                    path: relative,
                    room: first.trim_end_matches(".rs").to_owned(),
                    text,
                });
            }
        }
    }
    assert!(found.len() > 50, "the sources were found");
    found
}

/// What stands right behind `prefix`, wherever that is in the code: one name, or those of a list.
fn behind(code: &str, prefix: &str) -> BTreeSet<String> {
    let word = |text: &str| {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect::<String>()
    };
    let mut names = BTreeSet::new();
    for rest in code.split(prefix).skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            names.insert(word(rest));
            continue;
        };
        let mut depth = 0;
        for part in list.split_inclusive(['{', ',', '}']) {
            if depth == 0 {
                names.insert(word(part.trim()));
            }
            depth += i32::from(part.ends_with('{')) - i32::from(part.ends_with('}'));
            if depth < 0 {
                break;
            }
        }
    }
    names.remove("");
    names
}

/// The rooms that a file names by `crate::` (or by `kolega::` in the binary).
fn imports(source: &Source) -> BTreeSet<String> {
    let code = source.code();
    let mut rooms = behind(&code, "crate::");
    rooms.extend(behind(&code, "kolega::"));
    // The macro for arguments of a sentence lives at the root.
    rooms.remove("args");
    rooms
}

/// The modules of a room with those of the same room that they name.
fn neighbours(room: &str, sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let mut neighbours: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.room == room && !source.is_test()) {
        let below: Vec<String> = source
            .path
            .with_extension("")
            .iter()
            .skip(1)
            .map(|part| part.to_string_lossy().into_owned())
            .filter(|part| part != "mod")
            .collect();
        let Some(module) = below.first() else { continue };
        let code = source.code();
        let mut named = behind(&code, &format!("crate::{room}::"));
        named.extend(behind(&code, &"super::".repeat(below.len())));
        named.remove(module);
        neighbours.entry(module.clone()).or_default().extend(named);
    }
    neighbours
}

/// The modules of a room that import one another in a circle, and those that import them.
fn circles(room: &str, sources: &[Source]) -> Vec<String> {
    let mut left = neighbours(room, sources);
    loop {
        let names: BTreeSet<String> = left.keys().cloned().collect();
        left.retain(|_, named| named.iter().any(|name| names.contains(name)));
        left.values_mut()
            .for_each(|named| named.retain(|name| names.contains(name)));
        if left.len() == names.len() {
            break;
        }
    }
    let shown = left
        .iter()
        .map(|(module, named)| format!("{room}: {module} imports {named:?}"));
    shown.collect()
}

fn forbidden_imports(source: &Source) -> Vec<String> {
    let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == source.room) else {
        return vec![format!("{}: a room that the rule does not know", source.path.display())];
    };
    let own = source.room.as_str();
    let wrong = imports(source)
        .into_iter()
        .filter(|room| room != own && !allowed.contains(&room.as_str()));
    wrong
        .map(|room| format!("{}: {own} may not import {room}", source.path.display()))
        .collect()
}

fn forbidden_libraries(source: &Source) -> Vec<String> {
    // Between quotes stands data, for example the name of a log target.
    let code: String = source.code().split('"').step_by(2).collect();
    let names = |library: &str| {
        code.lines().any(|line| {
            line.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                .any(|word| word.starts_with(&format!("{library}::")))
        })
    };
    let wrong = LIBRARIES
        .iter()
        .filter(|(library, rooms)| !rooms.contains(&source.room.as_str()) && names(library));
    wrong
        .map(|(library, rooms)| format!("{}: {library} belongs to {rooms:?}", source.path.display()))
        .collect()
}

fn impurities(source: &Source) -> Vec<String> {
    if source.room != "domain" || source.is_test() {
        return Vec::new();
    }
    let code = source.code();
    let mut wrong: Vec<String> = IMPURE_WORDS
        .iter()
        .filter(|word| code.contains(*word))
        .filter(|word| **word != "std::thread" || source.path != Path::new(SHARES_WORK))
        .map(|word| format!("says `{word}`"))
        .collect();
    for line in code.lines().filter_map(|line| line.trim_start().strip_prefix("use ")) {
        let library: String = line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let known = ["std", "core", "super", "self", "crate"].contains(&library.as_str());
        // A type's variants, or one of the file's own modules.
        let own = library.starts_with(char::is_uppercase) || code.contains(&format!("mod {library};"));
        if !known && !own && !PURE.contains(&library.as_str()) {
            wrong.push(format!("uses {library}"));
        }
    }
    wrong
        .into_iter()
        .map(|what| format!("{}: the pure core {what}", source.path.display()))
        .collect()
}

fn breaches(rule: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    let mut found: Vec<String> = sources()
        .iter()
        .filter(|source| !source.is_test())
        .flat_map(rule)
        .collect();
    found.sort();
    found
}

fn made_up(room: &str, text: &str) -> Source {
    Source {
        path: PathBuf::from(room).join("made_up.rs"),
        room: room.to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn every_room_imports_only_what_stands_to_its_right() {
    assert_eq!(breaches(forbidden_imports), Vec::<String>::new());
}

#[test]
fn no_modules_of_a_room_import_one_another_in_a_circle() {
    let sources = sources();
    let found: Vec<String> = ROOMS.iter().flat_map(|(room, _)| circles(room, &sources)).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_library_stays_in_its_room() {
    assert_eq!(breaches(forbidden_libraries), Vec::<String>::new());
}

#[test]
fn the_core_is_pure() {
    assert_eq!(breaches(impurities), Vec::<String>::new());
}

#[test]
fn no_file_grows_past_reading() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        if lines > LINES {
            vec![format!("{}: {lines} lines", source.path.display())]
        } else {
            Vec::new()
        }
    };
    assert_eq!(breaches(long), Vec::<String>::new());
}

#[test]
fn every_file_says_why_it_exists() {
    let silent = |source: &Source| {
        if source.text.starts_with("//!") {
            Vec::new()
        } else {
            vec![source.path.display().to_string()]
        }
    };
    assert_eq!(breaches(silent), Vec::<String>::new());
}

#[test]
fn every_story_that_the_domain_is_mapped_to_exists() {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e");
    let map = fs::read_to_string(stories.join("main.rs")).expect("the map of the stories");
    let rows = map.lines().filter(|line| line.starts_with("//! |"));
    let named: BTreeSet<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    let missing = |story: &&&str| {
        let Some((file, name)) = story.split_once("::") else {
            return true;
        };
        let text = fs::read_to_string(stories.join(format!("{file}.rs"))).unwrap_or_default();
        !text.contains(&format!("async fn {name}()"))
    };
    assert_eq!(named.iter().filter(missing).collect::<Vec<_>>(), Vec::<&&str>::new());
    assert!(named.len() > 40, "the map is read: {}", named.len());
}

/// Every `§3.3` of the code, its tests, the schema and the forms, as the number alone.
fn cited() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = ["src", "tests", "migrations", "config"]
        .map(|name| root.join(name))
        .into();
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder)
            .expect("readable")
            .flatten()
            .map(|entry| entry.path())
        {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let numbers = text.split('§').skip(1).map(|rest| {
                    let end = rest
                        .find(|c: char| !c.is_ascii_digit() && c != '.')
                        .unwrap_or(rest.len());
                    rest[..end].trim_end_matches('.').to_owned()
                });
                found.extend(numbers.filter(|number| !number.is_empty()));
            }
        }
    }
    found
}

#[test]
fn every_rule_that_is_cited_stands_among_the_rules() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/domain.md");
    let rules = fs::read_to_string(rules).expect("the rules of the school");
    let cited = cited();
    let missing = |number: &&String| !rules.contains(&format!("<a id=\"s{number}\"></a>"));
    assert_eq!(cited.iter().filter(missing).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(cited.len() > 15, "the citations are read: {}", cited.len());
}

#[test]
fn the_rules_catch_a_breach() {
    let chat = made_up("discord", "use crate::store::people;\nuse sqlx::query;");
    assert_eq!(forbidden_imports(&chat).len(), 1);
    assert_eq!(forbidden_libraries(&chat).len(), 1);
    let grouped = made_up("sandbox", "use crate::{domain::ids, locale};");
    assert_eq!(forbidden_imports(&grouped).len(), 2);
    let core = made_up(
        "domain",
        "use serenity::all::User;\npub async fn now() { tokio::time::sleep(x).await }",
    );
    assert_eq!(impurities(&core).len(), 4);
    assert_eq!(forbidden_imports(&made_up("attic", "")).len(), 1);
    let nested = made_up("store", "use crate::{domain::{ids, month}, locale::say, usecase};");
    assert_eq!(forbidden_imports(&nested).len(), 2);
    let below = |path: &str, text: &str| Source {
        path: PathBuf::from(path),
        ..made_up("usecase", text)
    };
    let mut round = vec![
        below("usecase/mod.rs", "pub mod forms;"),
        below("usecase/group/mod.rs", "use super::{Ctx, forms};"),
        below("usecase/group/timer.rs", "use super::super::mail;"),
        below("usecase/mail.rs", "use crate::usecase::Ctx;"),
        below("usecase/forms/sheet.rs", "use super::group;"),
    ];
    assert_eq!(circles("usecase", &round), Vec::<String>::new());
    round.push(below(
        "usecase/forms/mod.rs",
        "use crate::usecase::{Ctx, group::{self, Group}};",
    ));
    assert_eq!(circles("usecase", &round).len(), 2);
    assert_eq!(
        forbidden_imports(&made_up(
            "usecase",
            "// crate::discord is not ours\nuse crate::store::Db;"
        ))
        .len(),
        0
    );
}
