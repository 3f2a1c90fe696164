//! What a form is: its questions, in both languages, with the rules for each answer.

use super::condition::Condition;
use super::facts::{Choice, Facts};
use super::key::FormKey;
use super::limits;
use super::number::Hundredths;
use crate::domain::lang::{Lang, Text2};
use crate::domain::visibility::Visibility;

/// The key of the extra question about the sub-experiences A1…C4.
pub const TAGS: &str = "tags";
/// The key of the extra question about who may see the entry.
pub const VISIBILITY: &str = "visibility";
/// The key of the extra question whether a part may be quoted without a name.
pub const QUOTE_OK: &str = "quote_ok";
/// The key of the text that may be quoted.
pub const QUOTE_TEXT: &str = "quote_text";

/// One form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Which one it is.
    pub key: FormKey,
    /// Counts up when the questions change; an entry remembers the version it was given to.
    pub version: u32,
    /// Its title, which is its modals' title too.
    pub title: Text2,
    /// Whose form it is.
    pub filled_by: FilledBy,
    /// Whether taps are kept before submitting; only the anonymous form keeps none (domain §3.14).
    pub keeps_draft: bool,
    /// The questions in order.
    pub fields: Vec<Field>,
    /// Whom the owner may let see an entry, the default first; empty when that is no choice.
    pub visibility: Vec<Visibility>,
    pub(super) extras: Vec<Field>,
    pub(super) quote_months: Vec<u32>,
    pub(super) layout: Vec<Layout>,
}

/// The questions of one page, by their place in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) fields: Vec<usize>,
    pub(super) choices: bool,
}

impl Form {
    /// The question `key`, among the form's own and the extras.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().chain(&self.extras).find(|field| field.key == key)
    }

    /// What a saved entry offers besides: tags, visibility, and in the months for it the quote.
    pub fn extras(&self, facts: &Facts) -> impl Iterator<Item = &Field> {
        let quoting = facts.month.is_some_and(|month| self.quote_months.contains(&month));
        self.extras
            .iter()
            .filter(move |field| quoting || (field.key != QUOTE_OK && field.key != QUOTE_TEXT))
    }

    /// Questions that are asked by a button of their own after saving (the check-in's next date).
    pub fn after_saving(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.after_saving)
    }

    /// Who sees an entry when its owner chooses nothing.
    #[must_use]
    pub fn default_visibility(&self) -> Visibility {
        self.visibility.first().copied().unwrap_or_default()
    }
}

/// Whose form it is: its author's part in what the form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilledBy {
    /// A teacher, about the own work.
    Teacher,
    /// The teacher who shows the lesson.
    Host,
    /// The colleague who observes it.
    Observer,
    /// The lead of an APT group.
    GroupLead,
    /// Curator or teacher, whoever writes first.
    CuratorOrTeacher,
    /// The teacher coach.
    Coach,
    /// Teacher and coach together.
    TeacherAndCoach,
    /// Anybody, and nobody knows who.
    Anonymous,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name within the form.
    pub key: String,
    /// The question as it is shown, and a modal input's label.
    pub label: Text2,
    /// The whole question, shown above the modal where the label had to be shortened.
    pub question: Option<Text2>,
    /// What stands in an empty input.
    pub placeholder: Placeholder,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether it must be answered.
    pub required: Required,
    /// When it is asked; always, if absent.
    pub shown: Option<Condition>,
    /// Asked by a button of its own once the form is saved.
    pub after_saving: bool,
}

/// What stands in an empty input.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Placeholder {
    /// Nothing.
    #[default]
    None,
    /// This text.
    Text(Text2),
    /// The month's question (domain §5).
    MonthPrompt,
}

/// Whether a question must be answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Required {
    /// Whenever it is asked.
    Always,
    /// Never.
    Never,
    /// When this holds.
    When(Condition),
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A step on a scale about oneself or a meeting, never about another person.
    Scale {
        /// The steps, lowest first.
        options: Vec<Choice>,
    },
    /// One of several.
    Single {
        /// What there is to choose from.
        options: Options,
        /// How it is shown.
        ui: Ui,
    },
    /// Some of several.
    Multi {
        /// What there is to choose from.
        options: Options,
        /// How many may be chosen.
        max: usize,
    },
    /// One line of text.
    TextShort {
        /// Characters.
        max: usize,
    },
    /// Paragraphs of text.
    TextLong {
        /// Characters; a line limit rules in its place where there is one.
        max: usize,
        /// Lines of 90 characters (domain §3.9).
        lines: Option<usize>,
    },
    /// A decimal number, with comma or dot.
    Number {
        /// Characters of the input.
        max_chars: usize,
        /// The smallest allowed.
        least: Hundredths,
        /// The largest allowed.
        most: Hundredths,
        /// What it must be a multiple of.
        step: Hundredths,
    },
    /// A day, written `2026-12-15`, within the open school year.
    Date,
}

/// How a choice is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ui {
    /// A row of buttons.
    Buttons,
    /// A select menu.
    Select,
}

/// What there is to choose from.
#[derive(Clone, Debug, PartialEq)]
pub enum Options {
    /// What the form's file lists.
    Fixed(Vec<Choice>),
    /// The members of the group that the form is about.
    GroupMembers,
}

impl Field {
    /// Whether it is answered by choosing; else by typing into a modal.
    #[must_use]
    pub const fn is_choice(&self) -> bool {
        matches!(self.kind, Kind::Scale { .. } | Kind::Single { .. } | Kind::Multi { .. })
    }

    /// How a choice is shown.
    #[must_use]
    pub const fn ui(&self) -> Ui {
        match self.kind {
            Kind::Scale { .. } => Ui::Buttons,
            Kind::Single { ui, .. } => ui,
            _ => Ui::Select,
        }
    }

    /// What there is to choose from at this moment; empty for a typed answer.
    #[must_use]
    pub fn options<'a>(&'a self, facts: &'a Facts) -> &'a [Choice] {
        match &self.kind {
            Kind::Scale { options } => options,
            Kind::Single { options, .. } | Kind::Multi { options, .. } => match options {
                Options::Fixed(options) => options,
                Options::GroupMembers => &facts.group_members,
            },
            _ => &[],
        }
    }

    /// How many options may be chosen at once; 0 for a typed answer.
    #[must_use]
    pub const fn max_picks(&self) -> usize {
        match self.kind {
            Kind::Scale { .. } | Kind::Single { .. } => 1,
            Kind::Multi { max, .. } => max,
            _ => 0,
        }
    }

    /// What is shown for a stored value; the value itself when the option is no longer there.
    #[must_use]
    pub fn option_label<'a>(&'a self, facts: &'a Facts, value: &'a str, lang: Lang) -> &'a str {
        let option = self.options(facts).iter().find(|option| option.value == value);
        option.map_or(value, |option| option.label.of(lang))
    }

    /// The largest number of characters that its modal input lets in; 0 for a choice. Twice the limit where lines are
    /// counted, so that the rule can speak instead of the input going dead.
    #[must_use]
    pub const fn modal_max(&self) -> usize {
        match self.kind {
            Kind::TextShort { max } => max,
            Kind::TextLong { max, lines: None } => max,
            Kind::TextLong { lines: Some(lines), .. } => 2 * lines * limits::LINE_CHARS,
            Kind::Number { max_chars, .. } => max_chars,
            Kind::Date => 10,
            _ => 0,
        }
    }

    /// Whether its modal input has several lines.
    #[must_use]
    pub const fn is_paragraph(&self) -> bool {
        matches!(self.kind, Kind::TextLong { .. })
    }

    /// What stands in its empty input, at most 100 characters.
    #[must_use]
    pub fn placeholder<'a>(&'a self, facts: &'a Facts, lang: Lang) -> Option<&'a str> {
        match &self.placeholder {
            Placeholder::None => None,
            Placeholder::Text(text) => Some(text.of(lang)),
            Placeholder::MonthPrompt => facts.prompt.as_ref().map(|text| text.of(lang)),
        }
    }
}
