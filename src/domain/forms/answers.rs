//! What a person has given so far: at any moment a whole draft, and after submitting an entry's content.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::tidy::is_blank;

/// The answer to one question. Its `Debug` shows no content.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// The chosen options' values.
    Choice(Vec<String>),
    /// The typed text, as it was typed.
    Text(String),
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(chosen) => write!(f, "Choice({} chosen)", chosen.len()),
            Self::Text(text) => write!(f, "Text({} characters)", text.chars().count()),
        }
    }
}

/// All answers by question. In JSON `{"mood":["4"],"experience":"…"}`; keys of older versions of a form are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Replaces what was chosen; nothing chosen takes the answer back.
    pub fn choose<V: Into<String>>(&mut self, key: &str, values: impl IntoIterator<Item = V>) {
        let mut chosen: Vec<String> = Vec::new();
        for value in values.into_iter().map(Into::into) {
            if !chosen.contains(&value) {
                chosen.push(value);
            }
        }
        if chosen.is_empty() {
            self.0.remove(key);
        } else {
            self.0.insert(key.to_owned(), Answer::Choice(chosen));
        }
    }

    /// Replaces what was typed, keeping it as it is but for the line ends; blank text takes the answer back.
    pub fn write(&mut self, key: &str, text: &str) {
        if is_blank(text) {
            self.0.remove(key);
        } else {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            self.0.insert(key.to_owned(), Answer::Text(text));
        }
    }

    /// The chosen values; empty when nothing is chosen.
    #[must_use]
    pub fn choices(&self, key: &str) -> &[String] {
        match self.0.get(key) {
            Some(Answer::Choice(chosen)) => chosen,
            _ => &[],
        }
    }

    /// The one chosen value.
    #[must_use]
    pub fn choice(&self, key: &str) -> Option<&str> {
        self.choices(key).first().map(String::as_str)
    }

    /// The typed text; absent when blank.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.0.get(key) {
            Some(Answer::Text(text)) if !is_blank(text) => Some(text),
            _ => None,
        }
    }

    /// Whether the question has an answer.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        !self.choices(key).is_empty() || self.text(key).is_some()
    }

    /// Whether nothing at all is answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.0.keys().any(|key| self.has(key))
    }

    /// The answers to these questions alone.
    #[must_use]
    pub(super) fn only(&self, keys: &[&str]) -> Self {
        let kept = self
            .0
            .iter()
            .filter(|(key, _)| keys.contains(&key.as_str()) && self.has(key));
        Self(kept.map(|(key, answer)| (key.clone(), answer.clone())).collect())
    }
}
