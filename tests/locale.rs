//! Every sentence has a key, every key a sentence in both languages, and no sentence is kept that nobody says.
//!
//! The source is read as text: a key is *used* when it stands somewhere as a string literal (or begins with a prefix
//! declared in `locale::BUILT_KEYS`), and a literal *means* a key when it is handed to `say`, `plain` or a button, or when it has
//! the shape of a key of a known family in a file that speaks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kolega::domain::lang::Lang;
use kolega::locale::{BUILT_KEYS, Message, check, load, messages};

/// Literals that look like a key of a known family in a file that speaks, and are something else.
const NOT_KEYS: &[&str] = &[];

fn keys() -> BTreeMap<String, Message> {
    let files = load(None).expect("the embedded language files are UTF-8");
    messages(Lang::Lt, &files, &mut Vec::new())
}

#[test]
fn both_languages_say_the_same_things() {
    let problems: Vec<String> = check(None).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_message_is_said_somewhere() {
    let literals: BTreeSet<String> = sources().iter().flat_map(|source| literals(&source.code)).collect();
    let built = |key: &str| BUILT_KEYS.iter().any(|prefix| key.starts_with(prefix));
    let idle: Vec<String> = keys()
        .into_keys()
        .filter(|key| !literals.contains(key) && !built(key))
        .collect();
    assert!(
        idle.is_empty(),
        "no code says these messages, delete them:\n{}",
        idle.join("\n")
    );
}

#[test]
fn every_key_in_the_source_has_a_message() {
    let keys = keys();
    let missing: Vec<String> = sources().iter().flat_map(|source| missing(source, &keys)).collect();
    assert!(
        missing.is_empty(),
        "these keys have no message:\n{}",
        missing.join("\n")
    );
}

#[test]
fn each_language_uses_its_own_marks() {
    for file in load(None).expect("the embedded language files are UTF-8") {
        for (at, line) in file
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with('#'))
        {
            let place = format!("{}:{}", file.name, at + 1);
            let hyphen_as_dash = line.contains(" - ") || line.contains(" -- ");
            assert!(!hyphen_as_dash, "{place}: a dash between words is –");
            let typewritten = line.replace("{\" \"}", "").contains('"');
            assert!(!typewritten, "{place}: quotes are „ “ in Lithuanian and “ ” in English");
            if file.lang == Lang::Lt {
                let english_quotes = line.contains('”') || line.contains('‘') || line.contains('\'');
                assert!(!english_quotes, "{place}: Lithuanian quotes are „ “");
                assert_eq!(
                    line.matches('„').count(),
                    line.matches('“').count(),
                    "{place}: a quote is left open"
                );
            }
        }
    }
}

#[test]
fn the_search_finds_what_it_should() {
    let code = r#"texts.say(lang, "button-nobody", &args![x = 1]); let key = "core-lost"; let c = 'x'; // "comment-key"
        texts.plain(Lang::Lt, match x { _ => "form-gone" }); "a.b:c"; r"raw-one"; "esc\"aped""#;
    let source = Source {
        path: PathBuf::from("x.rs"),
        code: code.to_owned(),
    };
    let known = BTreeMap::from([(
        "core-x".to_owned(),
        keys().into_values().next().expect("there are messages"),
    )]);
    let found = missing(&source, &known).join("\n");
    assert!(
        found.contains("button-nobody") && found.contains("core-lost") && found.contains("form-gone"),
        "{found}"
    );
    assert!(!found.contains("comment-key") && !found.contains("raw-one"), "{found}");
    assert!(literals(code).contains("esc\\\"aped"));
}

struct Source {
    path: PathBuf,
    code: String,
}

/// The crate's source without test modules: what tests say is no proof that a reader can meet it.
fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("src is readable").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "tests" {
                walk(&path, found);
            }
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let text = std::fs::read_to_string(&path).expect("source is UTF-8");
            let code = text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default()
                .to_owned();
            found.push(Source { path, code });
        }
    }
}

/// The string literals of Rust code, comments and raw strings left out, escapes as written.
fn literals(code: &str) -> BTreeSet<String> {
    literals_at(code).into_iter().map(|(_, literal)| literal).collect()
}

fn literals_at(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let bytes = code.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += code[at..].find('\n').unwrap_or(code.len() - at);
            }
            b'\'' if bytes.get(at + 1) == Some(&b'"') && bytes.get(at + 2) == Some(&b'\'') => at += 3,
            b'r' if code[at..].starts_with("r\"") || code[at..].starts_with("r#\"") => {
                let close = if bytes[at + 1] == b'"' { "\"" } else { "\"#" };
                let start = at + 1 + close.len();
                at = code[start..]
                    .find(close)
                    .map_or(code.len(), |end| start + end + close.len());
            }
            b'"' => {
                let start = at + 1;
                at = start;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                found.push((start, code[start..at.min(code.len())].to_owned()));
                at += 1;
            }
            _ => at += 1,
        }
    }
    found
}

/// A file speaks when it asks for a message; there a literal of a known family's shape is a key.
fn missing(source: &Source, keys: &BTreeMap<String, Message>) -> Vec<String> {
    let speaks = [".say(", ".plain(", "Words", "Texts"]
        .iter()
        .any(|word| source.code.contains(word));
    if !speaks {
        return Vec::new();
    }
    let families: BTreeSet<&str> = keys.keys().filter_map(|key| key.split('-').next()).collect();
    let shaped = |text: &str| {
        text.contains('-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && text
                .chars()
                .all(|ch| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-')
    };
    let handed = |at: usize| {
        let before = &source.code[..at];
        let call = [".say(", ".plain(", "::of(words"]
            .iter()
            .filter_map(|call| before.rfind(call))
            .max();
        call.is_some_and(|call| !before[call..].contains([';', '!']))
    };
    literals_at(&source.code)
        .into_iter()
        .filter(|(_, text)| shaped(text) && !keys.contains_key(text) && !NOT_KEYS.contains(&text.as_str()))
        .filter(|(at, text)| handed(*at) || text.split('-').next().is_some_and(|family| families.contains(family)))
        .map(|(_, text)| format!("{}: {text}", source.path.display()))
        .collect()
}
