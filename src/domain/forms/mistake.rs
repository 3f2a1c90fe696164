//! What is wrong with a form file, told with its place and its mend.

use std::fmt;

/// A mistake in a form file, in words for an administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormMistake {
    /// The file, as `forms/goal.toml`.
    pub file: String,
    /// The question it is about.
    pub field: Option<String>,
    /// What is wrong and what would mend it.
    pub mistake: String,
}

impl fmt::Display for FormMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(field) => write!(f, "{}: field `{field}`: {}", self.file, self.mistake),
            None => write!(f, "{}: {}", self.file, self.mistake),
        }
    }
}

impl std::error::Error for FormMistake {}
