//! What an answer or a message looks like before it is Discord's: text, embeds, rows of buttons, selects, modals.
//!
//! Views build cards from domain values; `build` turns them into the library's builders. Every button carries a typed
//! [`Action`]; no literal can reach a custom id.

mod build;
pub(super) mod limit;
#[cfg(test)]
pub(in crate::discord) mod sketch;

use super::action::Action;
use crate::domain::delivery::Mark;
use crate::domain::ids::SchoolId;
use crate::locale::Words;

/// The colour of an embed's edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Plain information.
    #[default]
    Calm,
    /// Something was saved or done.
    Done,
    /// Something needs the reader.
    Needs,
}

/// One message: what people see, without who sees it.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// Plain text above everything else.
    pub text: String,
    /// Framed texts, at most 10.
    pub embeds: Vec<Embed>,
    /// Buttons and selects, at most 5 rows.
    pub rows: Vec<Row>,
    /// Files; only in ephemeral answers when they hold content.
    pub files: Vec<File>,
    /// Accounts that are really notified; everybody else is only named.
    pub notify: Vec<u64>,
}

/// A framed text.
#[derive(Clone, Debug, Default)]
pub struct Embed {
    /// Heading, at most 256 characters.
    pub title: String,
    /// Text, at most 4,096 characters.
    pub text: String,
    /// Name and value pairs, at most 25.
    pub fields: Vec<(String, String)>,
    /// Small print.
    pub footer: String,
    /// The colour of its edge.
    pub tone: Tone,
}

/// A file to attach.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name with extension.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One row below a message.
#[derive(Clone, Debug)]
pub enum Row {
    /// Up to five buttons.
    Buttons(Vec<Button>),
    /// One select menu.
    Select(Select),
    /// One select menu of the server's people.
    People(People),
}

/// A select menu of people; the accounts come with the interaction.
#[derive(Clone, Debug)]
pub struct People {
    /// What choosing means.
    pub action: Action,
    /// What stands in the menu while nobody is chosen.
    pub placeholder: String,
    /// Accounts that are chosen already.
    pub chosen: Vec<u64>,
    /// The most that may be chosen; none may be, too.
    pub most: u8,
}

/// How loudly a button speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// The usual next step.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// A step that completes something.
    Success,
    /// A step that ends something.
    Danger,
}

/// A button.
#[derive(Clone, Debug)]
pub struct Button {
    /// What pressing it means.
    pub action: Action,
    /// Its words, at most 80 characters.
    pub label: String,
    /// A single emoji beside the words, never inside them.
    pub emoji: Option<&'static str>,
    /// How loudly it speaks.
    pub style: Style,
    /// Shown but not pressable.
    pub disabled: bool,
    /// The message that pressing it opens, where that is not the one it stands in.
    pub mark: Option<Mark>,
    /// The school at which it works, where that is not the one its card is about.
    pub school: Option<SchoolId>,
}

impl Button {
    /// A secondary button that says the message `key`.
    pub fn of(words: Words<'_>, action: impl Into<Action>, key: &str) -> Self {
        Self::new(action, words.plain(key))
    }

    /// A secondary button with a label of its own.
    pub fn new(action: impl Into<Action>, label: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            label: label.into(),
            emoji: None,
            style: Style::Secondary,
            disabled: false,
            mark: None,
            school: None,
        }
    }

    /// With another style.
    #[must_use]
    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// The usual next step.
    #[must_use]
    pub fn primary(self) -> Self {
        self.style(Style::Primary)
    }

    /// With an emoji.
    #[must_use]
    pub fn emoji(mut self, emoji: &'static str) -> Self {
        self.emoji = Some(emoji);
        self
    }
}

/// A select menu of texts.
#[derive(Clone, Debug)]
pub struct Select {
    /// What choosing means; the chosen values come with the interaction.
    pub action: Action,
    /// What stands in the menu while nothing is chosen.
    pub placeholder: String,
    /// 1 to 25 options.
    pub options: Vec<Choice>,
    /// How few and how many may be chosen.
    pub range: (u8, u8),
}

/// An option of a select menu.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What comes back when it is chosen.
    pub value: String,
    /// Its words.
    pub label: String,
    /// A second line.
    pub description: String,
    /// Whether it is chosen already.
    pub chosen: bool,
}

/// A window with up to five text inputs.
#[derive(Clone, Debug)]
pub struct Modal {
    /// What submitting it means.
    pub action: Action,
    /// Its title, at most 45 characters.
    pub title: String,
    /// 1 to 5 inputs.
    pub inputs: Vec<Input>,
}

/// A text input.
#[derive(Clone, Debug)]
pub struct Input {
    /// The field's key.
    pub key: String,
    /// Its question, at most 45 characters.
    pub label: String,
    /// A hint inside the empty box, at most 100 characters.
    pub placeholder: String,
    /// What stands in it already.
    pub value: String,
    /// Whether it has several lines.
    pub long: bool,
    /// Whether Discord refuses it empty.
    pub required: bool,
    /// The most characters it takes.
    pub max: u16,
}

/// What an interaction is answered with.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A card only the person sees: in place of the ephemeral message that was pressed, else as a new one.
    Card(Card),
    /// A card only the person sees, always as a new message beside the one that was pressed.
    Beside(Card),
    /// A window to type in.
    Modal(Modal),
}

impl From<Card> for Reply {
    fn from(card: Card) -> Self {
        Self::Card(card)
    }
}

impl Card {
    /// A card of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A card of one framed text.
    pub fn embed(embed: Embed) -> Self {
        Self {
            embeds: vec![embed],
            ..Self::default()
        }
    }

    /// What it is about, in one line.
    #[must_use]
    pub fn headline(&self) -> &str {
        let embeds = self.embeds.iter().flat_map(|embed| [&embed.title, &embed.text]);
        let mut texts = std::iter::once(&self.text).chain(embeds);
        texts
            .find_map(|text| text.lines().find(|line| !line.trim().is_empty()))
            .unwrap_or_default()
    }

    /// With one more row of buttons.
    #[must_use]
    pub fn buttons(mut self, buttons: Vec<Button>) -> Self {
        if !buttons.is_empty() {
            self.rows.push(Row::Buttons(buttons));
        }
        self
    }

    /// With one more select.
    #[must_use]
    pub fn select(mut self, select: Select) -> Self {
        self.rows.push(Row::Select(select));
        self
    }
}

impl Embed {
    /// A framed text with a heading.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            ..Self::default()
        }
    }

    /// With another tone.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// With one more pair.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// With small print.
    #[must_use]
    pub fn footer(mut self, footer: impl Into<String>) -> Self {
        self.footer = footer.into();
        self
    }
}

impl Choice {
    /// An option.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            description: String::new(),
            chosen: false,
        }
    }
}

/// At most `most` characters as Discord counts them, in UTF-16 units: a text that a school's own names have made too
/// long is better cut than refused.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let Some(mut left) = most.checked_sub(1) else {
        return String::new();
    };
    let fits = |ch: &char| {
        let size = ch.len_utf16();
        let fits = size <= left;
        left = left.saturating_sub(size);
        fits
    };
    let mut text: String = text.chars().take_while(fits).collect();
    text.push('…');
    text
}
