//! The order in which a form is shown: choices in messages of at most four, texts in modals of at most five.
//!
//! Pages are numbered over the whole form, whatever is hidden at the moment, because buttons pressed long after carry
//! the number.

use super::answers::Answers;
use super::definition::{Field, Form};
use super::facts::Facts;

/// One page as it stands with the answers given so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Page<'a> {
    /// A message with a row of buttons or a select menu under each question.
    Choices {
        /// Its number.
        number: usize,
        /// 1 to 4 questions.
        questions: Vec<&'a Field>,
    },
    /// A modal.
    Texts {
        /// Its number.
        number: usize,
        /// 1 to 5 inputs.
        inputs: Vec<&'a Field>,
    },
}

impl<'a> Page<'a> {
    /// Its number.
    #[must_use]
    pub const fn number(&self) -> usize {
        match self {
            Self::Choices { number, .. } | Self::Texts { number, .. } => *number,
        }
    }

    /// Its questions.
    #[must_use]
    pub fn fields(&self) -> &[&'a Field] {
        match self {
            Self::Choices { questions: fields, .. } | Self::Texts { inputs: fields, .. } => fields,
        }
    }
}

impl Form {
    /// The questions that are asked with these answers, in order, without those asked after saving.
    pub fn visible_fields(&self, answers: &Answers, facts: &Facts) -> impl Iterator<Item = &Field> {
        self.fields
            .iter()
            .filter(move |field| !field.after_saving && visible(field, answers, facts))
    }

    /// The answers to the questions asked at this moment, which is what an entry keeps: an answer to a question that a
    /// later choice took away is left out.
    #[must_use]
    pub fn asked(&self, answers: &Answers, facts: &Facts) -> Answers {
        let asked = self
            .visible_fields(answers, facts)
            .chain(self.extras(facts))
            .chain(self.after_saving());
        let keys: Vec<&str> = asked.map(|field| field.key.as_str()).collect();
        answers.only(&keys)
    }

    /// All pages that have a question to ask, in order.
    #[must_use]
    pub fn pages(&self, answers: &Answers, facts: &Facts) -> Vec<Page<'_>> {
        (0..self.layout.len())
            .filter_map(|number| self.page(number, answers, facts))
            .collect()
    }

    /// The page `number`; absent when there is none, or nothing on it is asked now.
    #[must_use]
    pub fn page(&self, number: usize, answers: &Answers, facts: &Facts) -> Option<Page<'_>> {
        let layout = self.layout.get(number)?;
        let all = layout.fields.iter().filter_map(|&at| self.fields.get(at));
        let fields: Vec<&Field> = all.filter(|field| visible(field, answers, facts)).collect();
        match (fields.is_empty(), layout.choices) {
            (true, _) => None,
            (false, true) => Some(Page::Choices {
                number,
                questions: fields,
            }),
            (false, false) => Some(Page::Texts { number, inputs: fields }),
        }
    }

    /// The page after `number`; absent at the end.
    #[must_use]
    pub fn next_page(&self, number: usize, answers: &Answers, facts: &Facts) -> Option<Page<'_>> {
        (number + 1..self.layout.len()).find_map(|number| self.page(number, answers, facts))
    }

    /// The page on which the question `key` stands.
    #[must_use]
    pub fn page_of(&self, key: &str) -> Option<usize> {
        let at = self.fields.iter().position(|field| field.key == key)?;
        self.layout.iter().position(|layout| layout.fields.contains(&at))
    }
}

fn visible(field: &Field, answers: &Answers, facts: &Facts) -> bool {
    field
        .shown
        .as_ref()
        .is_none_or(|condition| condition.holds(answers, facts))
}
