//! What is still wrong with the answers to a form, as data to be put in words; never a text cut, never a text quoted.

use chrono::NaiveDate;

use super::answers::Answers;
use super::definition::{Field, Form, Kind, Required};
use super::facts::Facts;
use super::limits;
use super::number::Hundredths;
use super::pages::Page;

/// One thing that keeps a form from being saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing at all is answered: an entirely empty form is not saved.
    Empty,
    /// This question must be answered.
    Missing {
        /// The question.
        field: String,
    },
    /// The text is longer than allowed.
    TooLong {
        /// The question.
        field: String,
        /// Characters written.
        chars: usize,
        /// Characters allowed.
        max: usize,
    },
    /// The text has more lines than allowed (domain §3.9).
    TooManyLines {
        /// The question.
        field: String,
        /// Lines written.
        lines: usize,
        /// Lines allowed.
        max: usize,
    },
    /// More is chosen than allowed.
    TooManyChoices {
        /// The question.
        field: String,
        /// How many may be chosen.
        max: usize,
    },
    /// What is chosen is no longer among the options.
    UnknownOption {
        /// The question.
        field: String,
    },
    /// The text is not a number.
    NotANumber {
        /// The question.
        field: String,
    },
    /// The number is too small or too large.
    OutOfRange {
        /// The question.
        field: String,
        /// The smallest allowed.
        least: Hundredths,
        /// The largest allowed.
        most: Hundredths,
    },
    /// The number is not a multiple of the step.
    WrongStep {
        /// The question.
        field: String,
        /// The step.
        step: Hundredths,
    },
    /// The text is not a date like 2026-12-15.
    NotADate {
        /// The question.
        field: String,
    },
    /// The date lies outside the open school year.
    OutsideYear {
        /// The question.
        field: String,
        /// The year's first day.
        from: NaiveDate,
        /// The year's last day.
        to: NaiveDate,
    },
}

impl Problem {
    /// The question it is about; absent for the form as a whole.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Empty => None,
            Self::Missing { field }
            | Self::TooLong { field, .. }
            | Self::TooManyLines { field, .. }
            | Self::TooManyChoices { field, .. }
            | Self::UnknownOption { field }
            | Self::NotANumber { field }
            | Self::OutOfRange { field, .. }
            | Self::WrongStep { field, .. }
            | Self::NotADate { field }
            | Self::OutsideYear { field, .. } => Some(field),
        }
    }
}

/// Everything that keeps these answers from being submitted, in the order of the questions; empty when they may be.
#[must_use]
pub fn validate(form: &Form, answers: &Answers, facts: &Facts) -> Vec<Problem> {
    let mut asked = form.visible_fields(answers, facts).peekable();
    if asked.peek().is_some() && !form.visible_fields(answers, facts).any(|field| answers.has(&field.key)) {
        return vec![Problem::Empty];
    }
    let later = form
        .after_saving()
        .chain(form.extras(facts))
        .filter(|field| answers.has(&field.key));
    asked
        .chain(later)
        .filter_map(|field| problem(field, answers, facts))
        .collect()
}

/// Everything wrong with the answers on one page: what to say when its modal comes back, before the next page opens.
#[must_use]
pub fn problems_of_page(page: &Page<'_>, answers: &Answers, facts: &Facts) -> Vec<Problem> {
    page.fields()
        .iter()
        .filter_map(|field| problem(field, answers, facts))
        .collect()
}

fn problem(field: &Field, answers: &Answers, facts: &Facts) -> Option<Problem> {
    if !answers.has(&field.key) {
        let required = match &field.required {
            Required::Always => true,
            Required::Never => false,
            Required::When(condition) => condition.holds(answers, facts),
        };
        return required.then(|| Problem::Missing {
            field: field.key.clone(),
        });
    }
    match answers.text(&field.key) {
        Some(text) => text_problem(field, text, facts),
        None => choice_problem(field, answers.choices(&field.key), facts),
    }
}

fn choice_problem(field: &Field, chosen: &[String], facts: &Facts) -> Option<Problem> {
    let key = field.key.clone();
    let options = field.options(facts);
    if chosen
        .iter()
        .any(|value| !options.iter().any(|option| option.value == *value))
    {
        return Some(Problem::UnknownOption { field: key });
    }
    let max = field.max_picks();
    (chosen.len() > max).then_some(Problem::TooManyChoices { field: key, max })
}

fn text_problem(field: &Field, text: &str, facts: &Facts) -> Option<Problem> {
    let key = || field.key.clone();
    match &field.kind {
        Kind::Scale { .. } | Kind::Single { .. } | Kind::Multi { .. } => Some(Problem::UnknownOption { field: key() }),
        Kind::TextLong { lines: Some(max), .. } => {
            let lines = lines(text);
            (lines > *max).then(|| Problem::TooManyLines {
                field: key(),
                lines,
                max: *max,
            })
        }
        Kind::TextShort { max } | Kind::TextLong { max, .. } => {
            let chars = text.chars().count();
            (chars > *max).then(|| Problem::TooLong {
                field: key(),
                chars,
                max: *max,
            })
        }
        Kind::Number { least, most, step, .. } => {
            let Some(number) = Hundredths::parse(text) else {
                return Some(Problem::NotANumber { field: key() });
            };
            if number < *least || number > *most {
                return Some(Problem::OutOfRange {
                    field: key(),
                    least: *least,
                    most: *most,
                });
            }
            (number.0 % step.0 != 0).then(|| Problem::WrongStep {
                field: key(),
                step: *step,
            })
        }
        Kind::Date => date_problem(key(), text, facts),
    }
}

fn date_problem(field: String, text: &str, facts: &Facts) -> Option<Problem> {
    let Ok(date) = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d") else {
        return Some(Problem::NotADate { field });
    };
    let (from, to) = facts.open_year?;
    (date < from || date > to).then_some(Problem::OutsideYear { field, from, to })
}

/// How many lines a text has: a paragraph takes one line for every 90 characters begun, and at least one; blank lines at
/// the ends do not count (domain §3.9).
#[must_use]
pub fn lines(text: &str) -> usize {
    let paragraphs: Vec<&str> = text.lines().collect();
    let written = |line: &&str| !line.trim().is_empty();
    let (Some(first), Some(last)) = (
        paragraphs.iter().position(written),
        paragraphs.iter().rposition(written),
    ) else {
        return 0;
    };
    paragraphs[first..=last]
        .iter()
        .map(|line| line.chars().count().div_ceil(limits::LINE_CHARS).max(1))
        .sum()
}
