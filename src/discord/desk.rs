//! What every handler of the chat shell works with: the use cases' context and the words.

use std::str::FromStr;
use std::sync::Arc;

use super::web::Web;
use crate::domain::lang::Lang;
use crate::domain::refusal::Refusal;
use crate::locale::{Texts, Words};
use crate::usecase::Ctx;
use crate::usecase::caller::Caller;

/// The chat shell's own context.
#[derive(Clone, Debug)]
pub struct Desk {
    /// What use cases need.
    pub ctx: Ctx,
    /// Every sentence, in both languages.
    pub texts: Arc<Texts>,
    /// The way to Discord, for attachments and for answers with files.
    pub web: Web,
}

impl Desk {
    /// The words for a reader of `lang`.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Words<'_> {
        self.texts.words(lang)
    }
}

/// A press, a choice or a submitted window, without Discord's types.
#[derive(Clone, Debug)]
pub struct Pressed {
    /// Who.
    pub caller: Caller,
    /// What was chosen in a select.
    pub values: Vec<String>,
    /// What was typed, by input key.
    pub typed: Vec<(String, String)>,
}

impl Pressed {
    /// The text typed into an input; empty when it was not there.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.typed
            .iter()
            .find(|(name, _)| name == key)
            .map_or("", |(_, text)| text)
    }

    /// What was chosen in a select of one.
    ///
    /// # Errors
    /// [`Refusal::UnknownButton`] when nothing was, or something that never stood in it.
    pub fn chosen<T: FromStr>(&self) -> Result<T, Refusal> {
        let value = self.values.first().and_then(|value| value.parse().ok());
        value.ok_or(Refusal::UnknownButton)
    }
}
