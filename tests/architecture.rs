//! The house's rules, read from the source: who may import whom, that the core is pure, that files stay readable.
//!
//! One crate has no walls inside; this test is the walls. Each rule is also shown a made-up offender, so that a rule that
//! catches nothing cannot stand here unnoticed.

use std::path::{Path, PathBuf};

/// The most lines a file of the program may have, its tests left out.
const LONGEST: usize = 480;

/// Each module with what it may import of ours, besides itself: what stands to its right in
/// `main → cli → app → {jobs, discord} → usecase → {store, report} → domain`, and the leaves.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    (
        "cli",
        &[
            "app",
            "jobs",
            "discord",
            "usecase",
            "store",
            "report",
            "domain",
            "sandbox",
            "http",
            "clock",
            "config",
            "locale",
            "telemetry",
        ],
    ),
    (
        "app",
        &[
            "jobs",
            "discord",
            "usecase",
            "store",
            "report",
            "domain",
            "http",
            "clock",
            "config",
            "locale",
            "telemetry",
        ],
    ),
    (
        "jobs",
        &[
            "usecase",
            "store",
            "report",
            "domain",
            "clock",
            "config",
            "locale",
            "telemetry",
        ],
    ),
    (
        "discord",
        &["usecase", "report", "domain", "clock", "config", "locale", "telemetry"],
    ),
    ("usecase", &["store", "report", "domain", "clock", "config", "locale"]),
    ("store", &["domain"]),
    ("report", &["domain", "locale"]),
    ("domain", &[]),
    ("sandbox", &[]),
    ("http", &[]),
    ("clock", &[]),
    ("config", &["domain"]),
    ("locale", &["domain"]),
    ("telemetry", &["config"]),
    ("lib", &[]),
];

/// Libraries that only some modules may know.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("serenity", &["discord"]),
    ("poise", &["discord"]),
    ("sqlx", &["store"]),
    ("axum", &["sandbox", "http"]),
    ("tokio_cron_scheduler", &["jobs"]),
    ("clap", &["cli"]),
];

/// What the pure core must not touch.
const IMPURE: &[&str] = &[
    "async fn",
    ".await",
    "tokio::",
    "tracing::",
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "Utc::now",
    "Local::now",
    "SystemTime",
    "Instant::now",
    "rand::rng(",
    "rand::random",
    "println!",
    "eprintln!",
    "static mut",
];

struct Source {
    /// Below `src`, as `discord/card.rs`.
    path: String,
    /// Without comments and without its test module.
    code: String,
    /// As it stands.
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let program = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code: Vec<&str> = program
            .lines()
            .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
            .collect();
        Self {
            path: path.to_owned(),
            code: code.join("\n"),
            text: text.to_owned(),
        }
    }

    /// The module of the first level that it belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn is_test(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.any(|part| matches!(part, "tests" | "tests.rs" | "testing.rs"))
    }

    /// The modules of ours that it names, in `use` lines with braces or in paths.
    fn imports(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("crate::") {
            let preceded = self.code[..at].chars().next_back();
            if preceded.is_some_and(|ch| ch.is_alphanumeric() || ch == '_' || ch == ':' || ch == '$') {
                continue;
            }
            let rest = &self.code[at + "crate::".len()..];
            match rest.strip_prefix('{') {
                Some(list) => found.extend(heads(list)),
                None => found.push(word(rest)),
            }
        }
        found.retain(|name| !name.is_empty());
        found
    }
}

/// The first words of the entries of a brace list, up to its closing brace.
fn heads(list: &str) -> Vec<String> {
    let mut depth = 1;
    let mut heads = vec![word(list.trim_start())];
    for (at, ch) in list.char_indices() {
        match ch {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => heads.push(word(list[at + 1..].trim_start())),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|ch| ch.is_alphanumeric() || *ch == '_')
        .collect()
}

/// What is wrong with a file, a line for each offence.
fn offences(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let module = source.module();
    let mut say = |what: String| found.push(format!("src/{}: {what}", source.path));
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
        return vec![format!(
            "src/{}: the module {module} stands nowhere in the house; give it a place in this test",
            source.path
        )];
    };
    if !source.text.starts_with("//!") && !source.is_test() {
        say("begins without a sentence on why it exists (//!)".to_owned());
    }
    if source.text.contains(concat!("/wo", "rk/")) {
        say("names a path of somebody's machine".to_owned());
    }
    if source.is_test() {
        return found;
    }
    for import in source.imports() {
        let known = MAY_IMPORT.iter().any(|(name, _)| *name == import);
        if known && import != module && !allowed.contains(&import.as_str()) {
            say(format!("{module} may not import {import}"));
        }
    }
    for (library, homes) in OUTSIDE {
        let used = format!("{library}::");
        // In a text the name may stand: log filters name libraries.
        let spelled = source
            .code
            .match_indices(&used)
            .filter(|(at, _)| !source.code[..*at].ends_with(['"', '_']));
        let imported = source.code.contains(&format!("use {library};"));
        if (imported || spelled.count() > 0) && !homes.contains(&module) {
            say(format!("{library} stays within {}", homes.join(", ")));
        }
    }
    if module == "domain" {
        for touch in IMPURE.iter().filter(|touch| source.code.contains(**touch)) {
            say(format!("the core is pure; it may not touch {touch}"));
        }
    }
    let lines = source.code.lines().count();
    if lines > LONGEST {
        say(format!(
            "has {lines} lines, {LONGEST} are enough: split it by what it is about"
        ));
    }
    found
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    let source = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("source is UTF-8");
        let below = path.strip_prefix(&root).expect("below src");
        Source::new(&below.to_string_lossy().replace('\\', "/"), &text)
    };
    files.iter().map(source).collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("src is readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn the_house_keeps_its_rules() {
    let offences: Vec<String> = sources().iter().flat_map(offences).collect();
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn every_module_of_the_house_exists_or_is_still_to_come() {
    let modules: Vec<String> = sources().iter().map(|source| source.module().to_owned()).collect();
    for (module, _) in MAY_IMPORT.iter().filter(|(module, _)| *module != "report") {
        assert!(
            modules.iter().any(|name| name == module),
            "{module} is in the rule and not in the house"
        );
    }
}

#[test]
fn made_up_offenders_are_caught() {
    let cases = [
        (
            "discord/x.rs",
            "//! X.\nuse crate::store::people;\n",
            "discord may not import store",
        ),
        (
            "discord/x.rs",
            "//! X.\nuse crate::{domain::ids, store};\n",
            "discord may not import store",
        ),
        (
            "domain/x.rs",
            "//! X.\nfn f(c: &crate::clock::VirtualClock) {}\n",
            "domain may not import clock",
        ),
        ("domain/x.rs", "//! X.\npub async fn f() {}\n", "may not touch async fn"),
        (
            "domain/x.rs",
            "//! X.\nfn f() { chrono::Utc::now(); }\n",
            "may not touch Utc::now",
        ),
        (
            "sandbox/x.rs",
            "//! X.\nuse crate::domain::ids;\n",
            "sandbox may not import domain",
        ),
        (
            "usecase/x.rs",
            "//! X.\nuse sqlx::SqliteConnection;\n",
            "sqlx stays within store",
        ),
        (
            "usecase/x.rs",
            "//! X.\nuse poise::serenity_prelude as serenity;\n",
            "poise stays within discord",
        ),
        (
            "store/x.rs",
            "//! X.\nuse crate::usecase::Ctx;\n",
            "store may not import usecase",
        ),
        ("store/x.rs", "use chrono::Utc;\n", "begins without a sentence"),
        ("attic/x.rs", "//! X.\n", "stands nowhere in the house"),
        (
            "jobs/x.rs",
            concat!("//! X.\nconst P: &str = \"/wo", "rk/x\";\n"),
            "somebody's machine",
        ),
    ];
    for (path, text, expected) in cases {
        let found = offences(&Source::new(path, text)).join("\n");
        assert!(found.contains(expected), "{path}: {text:?} gave {found:?}");
    }
    let long = format!("//! X.\n{}", "fn f() {}\n".repeat(LONGEST + 1));
    assert!(
        offences(&Source::new("store/x.rs", &long))
            .join("")
            .contains("split it")
    );
}

#[test]
fn what_is_allowed_is_not_caught() {
    let fine = [
        (
            "discord/x.rs",
            "//! X.\nuse crate::{domain::ids::{A, B}, usecase};\nuse poise::serenity_prelude as serenity;\n",
        ),
        (
            "domain/x.rs",
            "//! X.\n// An async fn would be wrong here; crate::store too.\nuse crate::domain::ids;\n",
        ),
        ("usecase/x/tests.rs", "//! X.\nuse sqlx::query;\n"),
        (
            "domain/x.rs",
            "//! X.\n#[cfg(test)]\nmod tests {\n    use crate::store;\n}\n",
        ),
    ];
    for (path, text) in fine {
        assert_eq!(
            offences(&Source::new(path, text)),
            Vec::<String>::new(),
            "{path}: {text:?}"
        );
    }
}
