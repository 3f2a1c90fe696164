//! What the world, the state and the page say to each other: deeds, views and troubles, as values.

mod deed;
mod fault;
mod view;

pub use deed::{Change, ClientRefusal, Invocation, OptionValue, Outcome, Upload, Visibility};
pub use fault::{Fault, Moment};
pub use view::{
    AttachmentView, ButtonStyle, ButtonView, ChannelKind, ChannelView, ChoiceView, CommandOptionView, CommandView,
    ComponentView, EmbedView, FieldView, GuildView, InputView, MentionView, MessageView, ModalView, OptionKind,
    RoleView, RowView, SelectKind, SelectOptionView, SelectView, UsedView, UserView,
};
