//! The world around the bot, as a test or the chat page holds it: build servers, act as people, see what they see, order
//! troubles, read the evidence. A handle is cheap to clone.

mod deed;
mod fault;
mod stub;
mod view;

pub use deed::{Change, ClientRefusal, Invocation, OptionValue, Outcome, Upload, Visibility};
pub use fault::{Fault, Moment};
pub use stub::{TimedOut, World};
pub use view::{
    AttachmentView, ButtonStyle, ButtonView, ChannelKind, ChannelView, ChoiceView, CommandOptionView, CommandView,
    ComponentView, EmbedView, FieldView, GuildView, InputView, MentionView, MessageView, ModalView, OptionKind,
    RoleView, RowView, SelectKind, SelectOptionView, SelectView, UsedView, UserView,
};
