//! Three layers become one: the embedded defaults, a file, the environment. Later wins, key by key.
//!
//! The embedded file is also the list of all keys there are: what it does not name is refused with the nearest name,
//! and a value that cannot be read is set aside, so that one pass finds every mistake.

use std::path::Path;

use figment::error::{Error as Fault, Kind};
use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};
use serde::de::DeserializeOwned;

use super::mistake::{Mistake, nearest};

/// Every key with its default: the file of `config/`, embedded.
pub(super) const DEFAULTS: &str = include_str!("../../config/kolega.toml");

/// Variables with this prefix set keys: `KOLEGA__SECTION__KEY`.
pub(super) const PREFIX: &str = "KOLEGA__";

/// The name of the lowest layer.
const BASE: &str = "defaults";

/// The merged settings and what was wrong with them so far.
pub(super) struct Layers {
    defaults: Dict,
    merged: Figment,
    mistakes: Vec<Mistake>,
}

/// One layer: its values and, for messages, where they stand.
struct Layer {
    dict: Dict,
    metadata: Metadata,
}

impl Provider for Layer {
    fn metadata(&self) -> Metadata {
        self.metadata.clone()
    }

    fn data(&self) -> Result<Map<Profile, Dict>, Fault> {
        Ok(Profile::Default.collect(self.dict.clone()))
    }
}

impl Layers {
    /// The defaults with `file` and `env` (name and value of each variable) laid over them.
    pub(super) fn new(file: Option<&Path>, env: &[(String, String)]) -> Self {
        let mut mistakes = Vec::new();
        let defaults = parse(DEFAULTS).unwrap_or_default();
        let base = Layer {
            dict: defaults.clone(),
            metadata: Metadata::named(BASE),
        };
        let mut merged = Figment::from(base);
        if let Some(path) = file {
            let name = path.display().to_string();
            let read = std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"));
            match read.and_then(|text| parse(&text)) {
                Ok(dict) => {
                    let dict = known(&defaults, dict, &name, &mut mistakes);
                    let metadata = Metadata::named(name);
                    merged = merged.merge(Layer { dict, metadata });
                }
                Err(problem) => mistakes.push(Mistake::new(name, problem)),
            }
        }
        for (name, text) in env {
            if let Some(layer) = variable(&defaults, name, text, &mut mistakes) {
                merged = merged.merge(layer);
            }
        }
        Self {
            defaults,
            merged,
            mistakes,
        }
    }

    /// Reads one section; each value that cannot be read is noted and replaced by its default.
    pub(super) fn section<T: DeserializeOwned>(&mut self, section: &str) -> Option<T> {
        // One round per key at most: each replaces a bad value by a good one.
        for _ in 0..100 {
            let fault = match self.merged.extract_inner::<T>(section) {
                Ok(read) => return Some(read),
                Err(fault) => fault,
            };
            let key = fault.path.iter().map(String::as_str).find(|part| *part != section);
            let place = self.place(section, key.unwrap_or_default());
            let default = key.and_then(|key| self.default_of(section, key));
            self.mistakes
                .push(Mistake::new(place, explain(&fault, default.as_ref())));
            let default = default?;
            let dict = one(section, key?, default);
            let metadata = Metadata::named(BASE);
            let merged = std::mem::take(&mut self.merged);
            self.merged = merged.merge(Layer { dict, metadata });
        }
        None
    }

    /// Where the value of a key stands: the file or the variable that set it last, and the key.
    pub(super) fn place(&self, section: &str, key: &str) -> String {
        let path = format!("{section}.{key}");
        let layer = self
            .merged
            .find_metadata(&path)
            .map(|metadata| metadata.name.to_string());
        match layer {
            Some(name) if name.starts_with(PREFIX) => name,
            Some(name) if name != BASE => format!("{name}: {path}"),
            _ => path,
        }
    }

    /// Notes a mistake in the value of a key.
    pub(super) fn object(&mut self, section: &str, key: &str, problem: impl Into<String>) {
        let place = self.place(section, key);
        self.mistakes.push(Mistake::new(place, problem));
    }

    /// All that was found.
    pub(super) fn into_mistakes(self) -> Vec<Mistake> {
        self.mistakes
    }

    fn default_of(&self, section: &str, key: &str) -> Option<Value> {
        self.defaults.get(section)?.as_dict()?.get(key).cloned()
    }
}

/// Reads TOML; a mistake in its syntax names its line.
fn parse(text: &str) -> Result<Dict, String> {
    toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        format!(
            "line {}: {}",
            1 + before.matches('\n').count(),
            one_line(error.message())
        )
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The entries of a file that the defaults know; the others become mistakes.
fn known(defaults: &Dict, layer: Dict, name: &str, mistakes: &mut Vec<Mistake>) -> Dict {
    let mut kept = Dict::new();
    for (section, value) in layer {
        let place = format!("{name}: {section}");
        let Some(allowed) = defaults.get(&section).and_then(Value::as_dict) else {
            mistakes.push(Mistake::new(place, unknown("section", &section, defaults.keys())));
            continue;
        };
        let Value::Dict(tag, keys) = value else {
            mistakes.push(Mistake::new(
                place,
                format!("is a section: write [{section}] and its keys below"),
            ));
            continue;
        };
        let (right, wrong): (Dict, Dict) = keys.into_iter().partition(|(key, _)| allowed.contains_key(key));
        for key in wrong.keys() {
            mistakes.push(Mistake::new(
                format!("{place}.{key}"),
                unknown("key", key, allowed.keys()),
            ));
        }
        kept.insert(section, Value::Dict(tag, right));
    }
    kept
}

fn unknown<'a>(what: &str, wrong: &str, right: impl Iterator<Item = &'a String>) -> String {
    let right: Vec<&str> = right.map(String::as_str).collect();
    nearest(wrong, right.iter().copied()).map_or_else(
        || format!("there is no such {what}; there are {}", right.join(", ")),
        |name| format!("there is no such {what}; did you mean {name}?"),
    )
}

/// One variable as a layer of its own. A text stays a text where the default is one, whatever it looks like.
fn variable(defaults: &Dict, name: &str, text: &str, mistakes: &mut Vec<Mistake>) -> Option<Layer> {
    let path = name.strip_prefix(PREFIX)?.to_lowercase();
    let Some((section, key)) = path.split_once("__") else {
        mistakes.push(Mistake::new(
            name,
            format!("must name a section and a key: {PREFIX}SECTION__KEY"),
        ));
        return None;
    };
    let Some(allowed) = defaults.get(section).and_then(Value::as_dict) else {
        mistakes.push(Mistake::new(name, unknown("section", section, defaults.keys())));
        return None;
    };
    let Some(default) = allowed.get(key) else {
        mistakes.push(Mistake::new(name, unknown("key", key, allowed.keys())));
        return None;
    };
    let value = if default.as_str().is_some() {
        Value::from(text)
    } else {
        text.parse().unwrap_or_else(|never| match never {})
    };
    Some(Layer {
        dict: one(section, key, value),
        metadata: Metadata::named(name.to_owned()),
    })
}

fn one(section: &str, key: &str, value: Value) -> Dict {
    Dict::from([(section.to_owned(), Value::from(Dict::from([(key.to_owned(), value)])))])
}

/// The fault without its path and layer, which the place names already, and with a value that would do.
fn explain(fault: &Fault, example: Option<&Value>) -> String {
    let example = example.filter(|value| value.as_str() != Some("")).map(written);
    let example = example.map_or_else(String::new, |value| format!("; for instance {value}"));
    match &fault.kind {
        Kind::InvalidType(found, wanted) | Kind::InvalidValue(found, wanted) => {
            let wanted = match wanted.as_str() {
                "u16" | "u32" | "u64" | "usize" => "a whole number, not below 0",
                "a boolean" => "true or false",
                other => other,
            };
            format!("{found} must be {wanted}{example}")
        }
        Kind::UnknownVariant(found, right) => match nearest(found, right.iter().copied()) {
            Some(name) => format!("{found} is unknown; did you mean {name}?"),
            None => format!("{found} is unknown; there are {}", right.join(", ")),
        },
        other => format!("{}{example}", one_line(&other.to_string())),
    }
}

/// A default as it stands in the file.
fn written(value: &Value) -> String {
    match value {
        Value::String(_, text) => format!("\"{text}\""),
        Value::Array(_, list) => format!("[{}]", list.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Bool(_, flag) => flag.to_string(),
        other => other.to_i128().map_or_else(String::new, |number| number.to_string()),
    }
}
