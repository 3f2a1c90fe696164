//! Discord's rules for what may be sent: pure functions from JSON to a tree of what is wrong.

pub(super) mod command;
pub(super) mod component;
pub(super) mod embed;
pub(super) mod message;
pub(super) mod modal;

use serde_json::{Map, Value};

use super::error::Problems;

/// An object under inspection: where it stands and what it holds.
#[derive(Clone, Copy)]
struct Form<'a, 'p> {
    map: &'a Map<String, Value>,
    path: &'p str,
}

/// The object, if it is one; unknown keys are noted.
fn form<'a, 'p>(problems: &mut Problems, value: &'a Value, path: &'p str, known: &[&str]) -> Option<Form<'a, 'p>> {
    let Some(map) = value.as_object() else {
        problems.add(
            path,
            "MODEL_TYPE_CONVERT",
            "Only dictionaries may be used in a ModelType",
        );
        return None;
    };
    for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
        problems.unknown.push(join(path, key));
    }
    Some(Form { map, path })
}

/// A path one step further.
fn join(path: &str, step: impl std::fmt::Display) -> String {
    if path.is_empty() {
        step.to_string()
    } else {
        format!("{path}.{step}")
    }
}

impl<'a> Form<'a, '_> {
    fn at(&self, key: &str) -> String {
        join(self.path, key)
    }

    /// The value, if it is there and not null.
    fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// A text whose length (characters after trimming nothing) lies in the range. A least length makes it needed when
    /// `required`; blank text counts as missing then.
    fn text(&self, problems: &mut Problems, key: &str, least: usize, most: usize, required: bool) -> Option<&'a str> {
        let Some(value) = self.get(key) else {
            if required {
                problems.required(&self.at(key));
            }
            return None;
        };
        let Some(text) = value.as_str() else {
            problems.add(
                &self.at(key),
                "STRING_TYPE_CONVERT",
                "Could not interpret value as string.",
            );
            return None;
        };
        let length = text.chars().count();
        if required && text.trim().is_empty() {
            problems.required(&self.at(key));
        } else if length > most && least <= 1 {
            problems.add(
                &self.at(key),
                "BASE_TYPE_MAX_LENGTH",
                &format!("Must be {most} or fewer in length."),
            );
        } else if length < least || length > most {
            let words = format!("Must be between {least} and {most} in length.");
            problems.add(&self.at(key), "BASE_TYPE_BAD_LENGTH", &words);
        }
        Some(text)
    }

    /// A whole number within a range.
    fn number(&self, problems: &mut Problems, key: &str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let value = self.get(key)?;
        let number = value
            .as_i64()
            .or_else(|| value.as_str().and_then(|text| text.parse().ok()));
        let Some(number) = number else {
            problems.add(
                &self.at(key),
                "NUMBER_TYPE_COERCE",
                &format!("Value {value} is not int."),
            );
            return None;
        };
        if number < *range.start() {
            let words = format!("int value should be greater than or equal to {}.", range.start());
            problems.add(&self.at(key), "NUMBER_TYPE_MIN", &words);
        } else if number > *range.end() {
            let words = format!("int value should be less than or equal to {}.", range.end());
            problems.add(&self.at(key), "NUMBER_TYPE_MAX", &words);
        }
        Some(number)
    }

    /// One of a few numbers.
    fn choice(&self, problems: &mut Problems, key: &str, allowed: &[i64]) -> Option<i64> {
        let Some(value) = self.get(key) else {
            problems.required(&self.at(key));
            return None;
        };
        let number = value.as_i64().filter(|number| allowed.contains(number));
        if number.is_none() {
            let words = format!("Value must be one of {}.", braces(allowed));
            problems.add(&self.at(key), "BASE_TYPE_CHOICES", &words);
        }
        number
    }

    fn flag(&self, problems: &mut Problems, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        if value.as_bool().is_none() {
            problems.add(&self.at(key), "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        }
        value.as_bool()
    }

    /// A list; absent and null are empty.
    fn list(&self, problems: &mut Problems, key: &str, most: usize) -> &'a [Value] {
        let Some(value) = self.get(key) else { return &[] };
        let Some(list) = value.as_array() else {
            problems.add(
                &self.at(key),
                "LIST_TYPE_CONVERT",
                "Only iterables may be used in a ListType",
            );
            return &[];
        };
        if list.len() > most {
            problems.add(
                &self.at(key),
                "BASE_TYPE_MAX_LENGTH",
                &format!("Must be {most} or fewer in length."),
            );
        }
        list
    }

    /// An address of one of the schemes.
    fn address(&self, problems: &mut Problems, key: &str, schemes: &[&str], required: bool) {
        if let Some(url) = self.text(problems, key, 1, 2048, required) {
            let known = schemes
                .iter()
                .any(|scheme| url.strip_prefix(scheme).is_some_and(|rest| rest.starts_with("://")));
            if !known {
                let words = format!(
                    "Scheme \"{}\" must be one of {}.",
                    url.split(':').next().unwrap_or_default(),
                    quoted(schemes)
                );
                problems.add(&self.at(key), "URL_TYPE_INVALID_SCHEME", &words);
            }
        }
    }
}

fn braces(allowed: &[i64]) -> String {
    format!(
        "{{{}}}",
        allowed.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    )
}

fn quoted(words: &[&str]) -> String {
    format!(
        "({})",
        words
            .iter()
            .map(|word| format!("'{word}'"))
            .collect::<Vec<_>>()
            .join(", ")
    )
}

/// Whether a value is a snowflake in a string (or a number, which Discord takes as well).
fn is_snowflake(value: &Value) -> bool {
    match value {
        Value::String(text) => text.parse::<u64>().is_ok(),
        other => other.as_u64().is_some(),
    }
}
