//! A form file as it is written. Reading is strict about names and shapes here, about meaning in `build`.

use serde::Deserialize;

use super::condition::Fact;
use super::definition::{FilledBy, Ui};
use super::number::Hundredths;
use crate::domain::lang::Text2;
use crate::domain::visibility::Visibility;

/// One `config/forms/*.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormFile {
    pub(super) version: u32,
    pub(super) key: String,
    pub(super) title: Text2,
    pub(super) filled_by: FilledBy,
    #[serde(default)]
    pub(super) visibility: Vec<Visibility>,
    #[serde(default)]
    pub(super) visibility_labels: Vec2<Visibility>,
    #[serde(default)]
    pub(super) tags: bool,
    #[serde(default)]
    pub(super) quote_months: Vec<u32>,
    #[serde(default = "yes")]
    pub(super) draft: bool,
    #[serde(default)]
    pub(super) fields: Vec<FieldFile>,
}

/// A table from a word to a text.
pub(super) type Vec2<K> = std::collections::HashMap<K, Text2>;

const fn yes() -> bool {
    true
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldFile {
    pub key: String,
    pub page: u32,
    pub kind: KindWord,
    pub ui: Option<Ui>,
    #[serde(default)]
    pub required: bool,
    pub required_when: Option<ConditionFile>,
    pub shown_when: Option<ConditionFile>,
    #[serde(default)]
    pub after_saving: bool,
    pub max: Option<usize>,
    pub lines: Option<usize>,
    pub least: Option<Hundredths>,
    pub most: Option<Hundredths>,
    pub step: Option<Hundredths>,
    pub label: Text2,
    pub question: Option<Text2>,
    pub placeholder: Option<Text2>,
    pub placeholder_from: Option<PlaceholderFrom>,
    pub options: Option<Vec<ChoiceFile>>,
    pub options_from: Option<OptionsFrom>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum KindWord {
    Scale,
    Single,
    Multi,
    TextShort,
    TextLong,
    Number,
    Date,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PlaceholderFrom {
    MonthPrompt,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum OptionsFrom {
    GroupMembers,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceFile {
    pub value: String,
    pub lt: String,
    pub en: String,
}

/// `{ fact = "active_goal" }` or `{ field = "needed", in = ["yes"] }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionFile {
    pub fact: Option<Fact>,
    pub field: Option<String>,
    #[serde(rename = "in", default)]
    pub values: Vec<String>,
}

/// `config/forms/extras.toml`: what stands beside a saved form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtrasFile {
    #[serde(rename = "version")]
    pub(super) _version: u32,
    pub(super) tags: TagsFile,
    pub(super) visibility: OptionsFile,
    pub(super) quote_ok: OptionsFile,
    pub(super) quote_text: TextFile,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TagsFile {
    pub label: Text2,
    pub max: usize,
    pub options: Vec<ChoiceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OptionsFile {
    pub label: Text2,
    pub options: Vec<ChoiceFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextFile {
    pub label: Text2,
    pub max: usize,
    pub placeholder: Text2,
}

/// `config/forms/prompts.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromptsFile {
    #[serde(rename = "version")]
    pub(super) _version: u32,
    pub(super) prompts: Vec<PromptFile>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PromptFile {
    pub month: u32,
    pub tags: Vec<String>,
    pub text: Text2,
}
