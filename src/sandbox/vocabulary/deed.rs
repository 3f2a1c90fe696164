//! What a person does and what comes of it: the words of [`crate::sandbox::World`]'s acting half.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::view::{ChoiceView, MessageView, ModalView};
use crate::sandbox::ids::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};
use crate::sandbox::media::media_type;

/// A command as a person sends it.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// Where it is typed: a server's channel or the conversation with the bot.
    pub channel: ChannelId,
    /// Canonical path, `people import`.
    pub path: String,
    /// The options given, by canonical name.
    pub options: Vec<(String, OptionValue)>,
}

impl Invocation {
    /// A command without options.
    pub fn new(channel: ChannelId, path: impl Into<String>) -> Self {
        Self {
            channel,
            path: path.into(),
            options: Vec::new(),
        }
    }

    /// Adds an option.
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, value: impl Into<OptionValue>) -> Self {
        self.options.push((name.into(), value.into()));
        self
    }
}

/// The value of an option. Text is also taken for numbers, booleans and ids, as a client turns what is typed into them.
#[derive(Clone, Debug)]
pub enum OptionValue {
    /// Text, or anything typed.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A person.
    User(UserId),
    /// A channel.
    Channel(ChannelId),
    /// A role.
    Role(RoleId),
    /// A file.
    File(Upload),
}

macro_rules! into_option {
    ($($from:ty => $make:expr),+ $(,)?) => {$(
        impl From<$from> for OptionValue {
            fn from(value: $from) -> Self {
                $make(value)
            }
        }
    )+};
}

into_option! {
    &str => |text: &str| Self::Text(text.to_owned()),
    String => Self::Text,
    i64 => Self::Integer,
    f64 => Self::Number,
    bool => Self::Boolean,
    UserId => Self::User,
    ChannelId => Self::Channel,
    RoleId => Self::Role,
    Upload => Self::File,
}

/// A file that a person attaches.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its name.
    pub filename: String,
    /// Its media type.
    pub content_type: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

impl Upload {
    /// A file; its media type follows from the name's ending.
    pub fn new(filename: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let filename = filename.into();
        let content_type = media_type(&filename).to_owned();
        Self {
            filename,
            content_type,
            bytes: bytes.into().into(),
        }
    }
}

/// Who sees a new channel besides the bot and the server's owner.
#[derive(Clone, Debug)]
pub enum Visibility {
    /// All members.
    Everyone,
    /// Members with one of these roles.
    Roles(Vec<RoleId>),
    /// These members.
    Members(Vec<UserId>),
}

/// Why Discord's client would not let a person do this.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientRefusal {
    /// There is no such person.
    #[error("there is no such person")]
    NoSuchUser,
    /// The channel does not exist or this person does not see it.
    #[error("this person does not see this channel")]
    NoSuchChannel,
    /// This person may not write here.
    #[error("this person may not write in this channel")]
    CannotSend,
    /// The message does not exist, or is another person's ephemeral one.
    #[error("this person does not see this message")]
    NoSuchMessage,
    /// The message has no such component.
    #[error("the message has no component {0:?}; it has {1:?}")]
    NoSuchComponent(String, Vec<String>),
    /// The component is disabled.
    #[error("the component {0:?} is disabled")]
    Disabled(String),
    /// The component cannot be used like this (a link pressed, a button chosen from).
    #[error("the component {0:?} is of another kind")]
    WrongKind(String),
    /// The values chosen are not among the options, or too few, or too many.
    #[error("these values cannot be chosen: {0}")]
    BadValues(String),
    /// The command is not registered, or not shown to this person in this place.
    #[error("the command /{0} is not offered here to this person")]
    NoSuchCommand(String),
    /// A required option is missing.
    #[error("the option {0:?} is required")]
    MissingOption(String),
    /// The command has no such option.
    #[error("there is no option {0:?}")]
    NoSuchOption(String),
    /// The option cannot take this value.
    #[error("the option {0:?} cannot take this: {1}")]
    BadOption(String, String),
    /// No such modal stands open before this person.
    #[error("no such modal is open")]
    NoSuchModal,
    /// The modal has no such input.
    #[error("the modal has no input {0:?}")]
    NoSuchInput(String),
    /// A text is missing, too short or too long.
    #[error("the input {0:?} does not accept this: {1}")]
    BadInput(String, String),
    /// A message without text.
    #[error("a message needs a text of at most 2000 characters")]
    BadMessage,
}

/// What came of an interaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Outcome {
    /// A new message (a deferred answer counts once it has its text).
    Message(MessageView),
    /// The message with the pressed component has changed.
    Updated(MessageView),
    /// A modal opened.
    Modal(ModalView),
    /// Suggestions while typing.
    Choices(Vec<ChoiceView>),
    /// The bot took note and shows nothing.
    Acknowledged,
    /// The bot is still "thinking" when patience ran out.
    Thinking,
    /// The answer was deleted.
    Deleted,
    /// No answer within three seconds: "the application did not respond".
    NoAnswer,
}

impl Outcome {
    /// The message, new or changed, if there is one.
    #[must_use]
    pub fn message(&self) -> Option<&MessageView> {
        match self {
            Self::Message(view) | Self::Updated(view) => Some(view),
            _ => None,
        }
    }

    /// The modal, if one opened.
    #[must_use]
    pub fn modal(&self) -> Option<&ModalView> {
        match self {
            Self::Modal(view) => Some(view),
            _ => None,
        }
    }
}

/// Something that changed in the world; the chat page draws itself anew from these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A new message.
    MessageCreated {
        /// Where.
        channel: ChannelId,
        /// Which.
        message: MessageId,
        /// The only person who sees it, when ephemeral.
        only_for: Option<UserId>,
        /// Whether the bot wrote it.
        by_bot: bool,
    },
    /// A message changed.
    MessageUpdated {
        /// Where.
        channel: ChannelId,
        /// Which.
        message: MessageId,
        /// The only person who sees it, when ephemeral.
        only_for: Option<UserId>,
    },
    /// A message is gone.
    MessageDeleted {
        /// Where.
        channel: ChannelId,
        /// Which.
        message: MessageId,
    },
    /// Someone has read a channel.
    Read {
        /// Who.
        user: UserId,
        /// Where.
        channel: ChannelId,
    },
    /// Channels, roles, members or names of a server changed.
    GuildChanged {
        /// Which server.
        guild: GuildId,
    },
    /// A person or a direct conversation appeared or changed.
    PeopleChanged,
    /// The bot's commands changed.
    CommandsChanged,
    /// An interaction got its answer (ask [`crate::sandbox::World::outcome`]).
    Answered {
        /// Whose.
        user: UserId,
        /// Which.
        interaction: InteractionId,
    },
    /// An interaction was not answered in time.
    NotAnswered {
        /// Whose.
        user: UserId,
        /// Which.
        interaction: InteractionId,
        /// The message whose component was pressed.
        message: Option<MessageId>,
    },
    /// The bot shows that it is typing.
    Typing {
        /// Where.
        channel: ChannelId,
    },
    /// A request of the bot was refused.
    Refused {
        /// The answer's status.
        status: u16,
        /// Discord's own code, 0 where it has none.
        code: u32,
    },
    /// The bot's gateway connection came or went.
    Bot {
        /// Whether it is connected now.
        online: bool,
    },
}
