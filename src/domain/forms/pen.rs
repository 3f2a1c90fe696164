//! The pen that notes a form file's mistakes, each with its place, so that one reading finds all of them.

use super::limits;
use super::mistake::FormMistake;
use crate::domain::lang::Text2;

/// Collects the mistakes of one file.
pub(super) struct Pen<'a> {
    pub(super) file: &'a str,
    pub(super) field: Option<String>,
    pub(super) mistakes: Vec<FormMistake>,
}

impl Pen<'_> {
    pub(super) fn note(&mut self, mistake: impl Into<String>) {
        let (file, field) = (self.file.to_owned(), self.field.clone());
        self.mistakes.push(FormMistake {
            file,
            field,
            mistake: mistake.into(),
        });
    }

    pub(super) fn fits(&mut self, what: &str, text: &Text2, max: usize) {
        for (lang, text) in [("lt", &text.lt), ("en", &text.en)] {
            let length = limits::units(text);
            if text.trim().is_empty() {
                self.note(format!("the {lang} {what} is empty"));
            } else if length > max {
                self.note(format!("the {lang} {what} has {length} characters, at most {max} fit"));
            }
        }
    }

    pub(super) fn code(&mut self, what: &str, code: &str) {
        let plain = |ch: char| ch.is_ascii_alphanumeric() || ch == '_';
        if code.is_empty() || code.len() > limits::CODE || !code.chars().all(plain) {
            self.note(format!(
                "the {what} `{code}` must be 1–{} of a–z, 0–9 and _",
                limits::CODE
            ));
        }
    }

    pub(super) fn need<T: Default>(&mut self, what: &str, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.note(format!("`{what}` is missing"));
            T::default()
        })
    }
}
