//! What an answer or a message looks like before it is Discord's: text, embeds, rows of buttons, selects, modals.
//!
//! Views build cards from domain values; this file alone turns them into the library's builders, so that Discord's
//! limits are known in one place. Every button carries a typed [`Action`]; no literal can reach a custom id.

use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateAttachment, CreateButton, CreateEmbed,
    CreateEmbedFooter, CreateInputText, CreateInteractionResponse, CreateInteractionResponseMessage, CreateMessage,
    CreateModal, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, EditInteractionResponse,
    InputTextStyle, ReactionType,
};

use super::action::{Action, marked};
use crate::domain::delivery::Mark;

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
}

impl Button {
    /// A secondary button.
    pub fn new(action: Action, label: impl Into<String>) -> Self {
        Self {
            action,
            label: label.into(),
            emoji: None,
            style: Style::Secondary,
            disabled: false,
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

    fn built_embeds(&self) -> Vec<CreateEmbed> {
        self.embeds.iter().map(Embed::build).collect()
    }

    fn built_rows(&self, mark: Option<Mark>) -> Vec<CreateActionRow> {
        self.rows.iter().map(|row| row.build(mark)).collect()
    }

    fn mentions(&self) -> CreateAllowedMentions {
        CreateAllowedMentions::new().users(self.notify.iter().map(|id| serenity::UserId::new(*id)))
    }

    fn attachments(&self) -> Vec<CreateAttachment> {
        self.files
            .iter()
            .map(|file| CreateAttachment::bytes(file.bytes.clone(), file.name.clone()))
            .collect()
    }

    /// As an unasked message, whose buttons carry the sign it is recognised by.
    #[must_use]
    pub fn message(&self, mark: Mark) -> CreateMessage {
        CreateMessage::new()
            .content(&self.text)
            .embeds(self.built_embeds())
            .components(self.built_rows(Some(mark)))
            .allowed_mentions(self.mentions())
    }

    /// As the content of an answer that only one person sees.
    #[must_use]
    pub fn answer(&self) -> CreateInteractionResponseMessage {
        CreateInteractionResponseMessage::new()
            .ephemeral(true)
            .content(&self.text)
            .embeds(self.built_embeds())
            .components(self.built_rows(None))
            .allowed_mentions(self.mentions())
            .files(self.attachments())
    }

    /// As the new content of the message that was pressed; its old files go.
    #[must_use]
    pub fn update(&self) -> CreateInteractionResponse {
        CreateInteractionResponse::UpdateMessage(self.answer())
    }

    /// As the completion of a deferred answer.
    #[must_use]
    pub fn edit(&self) -> EditInteractionResponse {
        let mut edit = EditInteractionResponse::new()
            .content(&self.text)
            .embeds(self.built_embeds())
            .components(self.built_rows(None))
            .allowed_mentions(self.mentions());
        for file in self.attachments() {
            edit = edit.new_attachment(file);
        }
        edit
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

    fn build(&self) -> CreateEmbed {
        let colour = match self.tone {
            Tone::Calm => 0x4A_6F_A5,
            Tone::Done => 0x3B_8E_5A,
            Tone::Needs => 0xC9_8A_1B,
        };
        let mut embed = CreateEmbed::new().colour(colour);
        if !self.title.is_empty() {
            embed = embed.title(&self.title);
        }
        if !self.text.is_empty() {
            embed = embed.description(&self.text);
        }
        if !self.footer.is_empty() {
            embed = embed.footer(CreateEmbedFooter::new(&self.footer));
        }
        embed.fields(self.fields.iter().map(|(name, value)| (name, value, false)))
    }
}

impl Row {
    fn build(&self, mark: Option<Mark>) -> CreateActionRow {
        match self {
            Self::Buttons(buttons) => {
                CreateActionRow::Buttons(buttons.iter().map(|button| button.build(mark)).collect())
            }
            Self::Select(select) => CreateActionRow::SelectMenu(select.build(mark)),
        }
    }
}

impl Button {
    fn build(&self, mark: Option<Mark>) -> CreateButton {
        let style = match self.style {
            Style::Primary => ButtonStyle::Primary,
            Style::Secondary => ButtonStyle::Secondary,
            Style::Success => ButtonStyle::Success,
            Style::Danger => ButtonStyle::Danger,
        };
        let button = CreateButton::new(marked(&self.action, mark))
            .label(&self.label)
            .style(style)
            .disabled(self.disabled);
        match self.emoji {
            Some(emoji) => button.emoji(ReactionType::Unicode(emoji.to_owned())),
            None => button,
        }
    }
}

impl Select {
    fn build(&self, mark: Option<Mark>) -> CreateSelectMenu {
        let options = self.options.iter().map(Choice::build).collect();
        let (min, max) = self.range;
        let menu = CreateSelectMenu::new(marked(&self.action, mark), CreateSelectMenuKind::String { options })
            .min_values(min)
            .max_values(max);
        if self.placeholder.is_empty() {
            menu
        } else {
            menu.placeholder(&self.placeholder)
        }
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

    fn build(&self) -> CreateSelectMenuOption {
        let option = CreateSelectMenuOption::new(&self.label, &self.value).default_selection(self.chosen);
        if self.description.is_empty() {
            option
        } else {
            option.description(&self.description)
        }
    }
}

impl Modal {
    /// As the answer to an interaction.
    #[must_use]
    pub fn build(&self) -> CreateInteractionResponse {
        let rows = self
            .inputs
            .iter()
            .map(|input| CreateActionRow::InputText(input.build()))
            .collect();
        CreateInteractionResponse::Modal(CreateModal::new(self.action.to_string(), &self.title).components(rows))
    }
}

impl Input {
    fn build(&self) -> CreateInputText {
        let style = if self.long {
            InputTextStyle::Paragraph
        } else {
            InputTextStyle::Short
        };
        let mut input = CreateInputText::new(style, &self.label, &self.key)
            .required(self.required)
            .max_length(self.max);
        if !self.placeholder.is_empty() {
            input = input.placeholder(&self.placeholder);
        }
        if !self.value.is_empty() {
            input = input.value(&self.value);
        }
        input
    }
}
