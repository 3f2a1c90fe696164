//! What a person sees: plain values for the chat page and for tests, free of protocol.

use serde::{Deserialize, Serialize};

use crate::sandbox::ids::{AttachmentId, ChannelId, CommandId, GuildId, InteractionId, MessageId, RoleId, UserId};

/// A person or the bot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserView {
    /// Their id.
    pub id: UserId,
    /// The name others see.
    pub name: String,
    /// The unique lower-case account name.
    pub username: String,
    /// The client's language, `lt` or `en-GB`.
    pub locale: String,
    /// Whether this is the bot.
    pub bot: bool,
}

/// A server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuildView {
    /// Its id.
    pub id: GuildId,
    /// Its name.
    pub name: String,
}

/// What kind of place a channel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// A text channel of a server.
    Text,
    /// A direct conversation with the bot.
    Dm,
}

/// A channel as one person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelView {
    /// Its id.
    pub id: ChannelId,
    /// The server it belongs to; none for a direct conversation.
    pub guild: Option<GuildId>,
    /// The channel's name, or the name of the other one in a direct conversation.
    pub name: String,
    /// Server channel or direct conversation.
    pub kind: ChannelKind,
    /// Whether not everybody on the server sees it.
    pub private: bool,
    /// Whether this person may write here.
    pub can_send: bool,
    /// Messages of others that this person has not read.
    pub unread: usize,
    /// Unread messages that mention this person (in a direct conversation: all unread).
    pub mentions: usize,
    /// The newest message that this person sees.
    pub last_message: Option<MessageId>,
}

/// A message as one person sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageView {
    /// Its id.
    pub id: MessageId,
    /// Where it stands.
    pub channel: ChannelId,
    /// Who wrote it.
    pub author: UserView,
    /// Its text, in Discord's markdown.
    pub content: String,
    /// Its embeds.
    pub embeds: Vec<EmbedView>,
    /// Its rows of buttons and selects.
    pub rows: Vec<RowView>,
    /// Its files.
    pub attachments: Vec<AttachmentView>,
    /// Discord's message flags.
    pub flags: u64,
    /// Whether only this person sees it.
    pub ephemeral: bool,
    /// Whether it stands in for an answer that is still being made ("… is thinking").
    pub thinking: bool,
    /// When it was written, RFC 3339, real time.
    pub timestamp: String,
    /// When it was last edited.
    pub edited: Option<String>,
    /// Users, roles and channels that its texts mention, with their names.
    pub mentions: Vec<MentionView>,
    /// The command it answers: who used which.
    pub used: Option<UsedView>,
    /// The message it replies to.
    pub reply_to: Option<MessageId>,
}

/// "*name* used `/command`" above an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedView {
    /// Who used it.
    pub user: UserView,
    /// The command's full canonical name; empty when a component was pressed.
    pub command: String,
}

/// Something that a text mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionView {
    /// The text as it stands in the message, `<@1>`, `<@&1>`, `<#1>`, `</name:1>`.
    pub text: String,
    /// What to show instead, `@Ona`, `#apt`.
    pub shown: String,
}

/// A framed block under a message's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedView {
    /// Heading.
    pub title: Option<String>,
    /// Text below the heading.
    pub description: Option<String>,
    /// Where the heading leads.
    pub url: Option<String>,
    /// Colour of the frame, 0xRRGGBB.
    pub color: Option<u32>,
    /// Small line above the heading.
    pub author: Option<String>,
    /// Small line at the bottom.
    pub footer: Option<String>,
    /// Time at the bottom, RFC 3339.
    pub timestamp: Option<String>,
    /// Address of a large picture.
    pub image: Option<String>,
    /// Address of a small picture.
    pub thumbnail: Option<String>,
    /// Named values.
    pub fields: Vec<FieldView>,
}

/// A named value of an embed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether it may stand beside others.
    pub inline: bool,
}

/// A row of components under a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowView {
    /// Up to five buttons, or one select.
    pub components: Vec<ComponentView>,
}

/// A button or a select.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ComponentView {
    /// A button.
    Button(ButtonView),
    /// A select menu.
    Select(SelectView),
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ButtonView {
    /// What the bot recognises it by; none for a link.
    pub custom_id: Option<String>,
    /// Its words.
    pub label: String,
    /// Its picture: an emoji, or the name of a custom one.
    pub emoji: Option<String>,
    /// Its colour.
    pub style: ButtonStyle,
    /// Where a link leads.
    pub url: Option<String>,
    /// Whether it cannot be pressed.
    pub disabled: bool,
}

/// The colour of a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ButtonStyle {
    /// Blurple.
    Primary,
    /// Grey.
    Secondary,
    /// Green.
    Success,
    /// Red.
    Danger,
    /// Grey, leads to an address.
    Link,
}

/// What a select menu offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SelectKind {
    /// The options it lists.
    String,
    /// Members of the server.
    User,
    /// Roles of the server.
    Role,
    /// Members and roles.
    Mentionable,
    /// Channels of the server.
    Channel,
}

/// A select menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectView {
    /// What the bot recognises it by.
    pub custom_id: String,
    /// What it offers.
    pub offers: SelectKind,
    /// Words shown while nothing is chosen.
    pub placeholder: Option<String>,
    /// Fewest values that can be chosen.
    pub min: usize,
    /// Most values that can be chosen.
    pub max: usize,
    /// Whether it cannot be used.
    pub disabled: bool,
    /// Its options (string selects only).
    pub options: Vec<SelectOptionView>,
    /// Ids chosen beforehand (all others).
    pub chosen: Vec<String>,
}

/// An option of a string select.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectOptionView {
    /// Its words.
    pub label: String,
    /// What the bot receives.
    pub value: String,
    /// A second, smaller line.
    pub description: Option<String>,
    /// Its picture.
    pub emoji: Option<String>,
    /// Whether it is chosen beforehand.
    pub default: bool,
}

/// A file on a message; its bytes come from [`crate::sandbox::World::attachment`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentView {
    /// Its id.
    pub id: AttachmentId,
    /// Its name.
    pub filename: String,
    /// Its media type.
    pub content_type: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its address on the content network (`https://cdn.discordapp.com/…`).
    pub url: String,
}

/// A modal that stands open before a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModalView {
    /// The interaction that opened it; it names the modal to [`crate::sandbox::World::submit`].
    pub id: InteractionId,
    /// What the bot recognises it by.
    pub custom_id: String,
    /// Its heading.
    pub title: String,
    /// Its inputs, from the top.
    pub inputs: Vec<InputView>,
}

/// A text input of a modal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputView {
    /// What the bot recognises it by.
    pub custom_id: String,
    /// Its words.
    pub label: String,
    /// Whether it has several lines.
    pub paragraph: bool,
    /// Words shown while it is empty.
    pub placeholder: Option<String>,
    /// What it holds at first.
    pub value: String,
    /// Whether it must be filled in.
    pub required: bool,
    /// Fewest characters.
    pub min_length: usize,
    /// Most characters.
    pub max_length: usize,
}

/// A command that a person can use in a place; one for every subcommand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommandView {
    /// The registered command.
    pub id: CommandId,
    /// Canonical path, `people import`.
    pub path: String,
    /// The path in the person's language.
    pub shown: String,
    /// What it does, in the person's language.
    pub description: String,
    /// Its options, required ones first.
    pub options: Vec<CommandOptionView>,
}

/// An option of a command.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommandOptionView {
    /// Canonical name.
    pub name: String,
    /// The name in the person's language.
    pub shown: String,
    /// What it is, in the person's language.
    pub description: String,
    /// What it takes.
    pub kind: OptionKind,
    /// Whether it must be given.
    pub required: bool,
    /// The only values allowed, when not empty.
    pub choices: Vec<ChoiceView>,
    /// Whether the bot suggests values while one types.
    pub autocomplete: bool,
    /// Least number.
    pub min_value: Option<f64>,
    /// Greatest number.
    pub max_value: Option<f64>,
    /// Fewest characters.
    pub min_length: Option<usize>,
    /// Most characters.
    pub max_length: Option<usize>,
}

/// What an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OptionKind {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// A person.
    User,
    /// A channel.
    Channel,
    /// A role.
    Role,
    /// A person or a role.
    Mentionable,
    /// A number.
    Number,
    /// A file.
    Attachment,
}

/// A value that is offered for an option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// Its words, in the person's language.
    pub name: String,
    /// What the bot receives: text or a number.
    pub value: serde_json::Value,
}

/// A role of a server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleView {
    /// Its id.
    pub id: RoleId,
    /// Its name.
    pub name: String,
}
