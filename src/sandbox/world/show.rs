//! From what Discord would send to what a person sees.

use serde_json::Value;

use crate::sandbox::clock::stamp;
use crate::sandbox::ids::{InteractionId, MessageId};
use crate::sandbox::state::{LOADING, Mention, Message, State, User, mentions_in};
use crate::sandbox::vocabulary::{
    AttachmentView, ButtonStyle, ButtonView, ComponentView, EmbedView, FieldView, InputView, MentionView, MessageView,
    ModalView, RowView, SelectKind, SelectOptionView, SelectView, UsedView, UserView,
};

/// A person.
pub(super) fn user(user: &User) -> UserView {
    UserView {
        id: user.id,
        name: user.name.clone(),
        username: user.username.clone(),
        locale: user.locale.clone(),
        bot: user.bot,
    }
}

/// A message.
pub(super) fn message(state: &State, id: MessageId) -> Option<MessageView> {
    let message = state.messages.get(&id)?;
    let asked = message.interaction.and_then(|id| state.interactions.get(&id));
    let used = asked.and_then(|asked| {
        let used_by = state.users.get(&asked.user)?;
        let command = asked.asked.command_path().unwrap_or_default().to_owned();
        Some(UsedView {
            user: user(used_by),
            command,
        })
    });
    Some(MessageView {
        id,
        channel: message.channel,
        author: state.users.get(&message.author).map(user)?,
        content: message.content.clone(),
        embeds: message.embeds.iter().map(embed).collect(),
        rows: message.components.iter().map(row).collect(),
        attachments: attachments(state, message),
        flags: message.flags,
        ephemeral: message.only_for.is_some(),
        thinking: message.flags & LOADING != 0,
        timestamp: stamp(message.at),
        edited: message.edited.map(stamp),
        mentions: mentions(state, message),
        used,
        reply_to: message.reply_to,
    })
}

fn attachments(state: &State, message: &Message) -> Vec<AttachmentView> {
    let files = message.attachments.iter().filter_map(|id| state.attachments.get(id));
    files
        .map(|file| AttachmentView {
            id: file.id,
            filename: file.filename.clone(),
            content_type: file.content_type.clone(),
            size: file.bytes.len(),
            url: state.cdn_url(file.id),
        })
        .collect()
}

fn mentions(state: &State, message: &Message) -> Vec<MentionView> {
    let mut texts = vec![message.content.clone()];
    texts.extend(message.embeds.iter().map(Value::to_string));
    let named = texts.iter().flat_map(|text| mentions_in(text));
    let mut views: Vec<MentionView> = Vec::new();
    for mention in named {
        let view = match mention {
            Mention::User(id) => state
                .users
                .get(&id)
                .map(|user| (format!("<@{id}>"), format!("@{}", user.name))),
            Mention::Channel(id) if state.channels.contains_key(&id) => {
                Some((format!("<#{id}>"), format!("#{}", state.channel_name(id))))
            }
            Mention::Channel(_) => None,
            Mention::Role(id) => state
                .guilds
                .values()
                .flat_map(|guild| guild.roles.iter())
                .find(|role| role.id == id)
                .map(|role| (format!("<@&{id}>"), format!("@{}", role.name))),
        };
        if let Some((text, shown)) = view.filter(|(text, _)| views.iter().all(|known| known.text != *text)) {
            views.push(MentionView { text, shown });
        }
    }
    views
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn size(value: &Value, otherwise: usize) -> usize {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .unwrap_or(otherwise)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn embed(embed: &Value) -> EmbedView {
    EmbedView {
        title: text(&embed["title"]),
        description: text(&embed["description"]),
        url: text(&embed["url"]),
        color: embed["color"].as_u64().and_then(|color| u32::try_from(color).ok()),
        author: text(&embed["author"]["name"]),
        footer: text(&embed["footer"]["text"]),
        timestamp: text(&embed["timestamp"]),
        image: text(&embed["image"]["url"]),
        thumbnail: text(&embed["thumbnail"]["url"]),
        fields: list(&embed["fields"])
            .iter()
            .map(|field| FieldView {
                name: words(&field["name"]),
                value: words(&field["value"]),
                inline: field["inline"] == true,
            })
            .collect(),
    }
}

fn row(row: &Value) -> RowView {
    RowView {
        components: list(&row["components"]).iter().map(component).collect(),
    }
}

/// A button or a select.
pub(super) fn component(component: &Value) -> ComponentView {
    if component["type"] == 2 {
        return ComponentView::Button(ButtonView {
            custom_id: text(&component["custom_id"]),
            label: words(&component["label"]),
            emoji: text(&component["emoji"]["name"]),
            style: match component["style"].as_u64() {
                Some(1) => ButtonStyle::Primary,
                Some(3) => ButtonStyle::Success,
                Some(4) => ButtonStyle::Danger,
                Some(5) => ButtonStyle::Link,
                _ => ButtonStyle::Secondary,
            },
            url: text(&component["url"]),
            disabled: component["disabled"] == true,
        });
    }
    let options = list(&component["options"]).iter().map(|option| SelectOptionView {
        label: words(&option["label"]),
        value: words(&option["value"]),
        description: text(&option["description"]),
        emoji: text(&option["emoji"]["name"]),
        default: option["default"] == true,
    });
    ComponentView::Select(SelectView {
        custom_id: words(&component["custom_id"]),
        offers: match component["type"].as_u64() {
            Some(5) => SelectKind::User,
            Some(6) => SelectKind::Role,
            Some(7) => SelectKind::Mentionable,
            Some(8) => SelectKind::Channel,
            _ => SelectKind::String,
        },
        placeholder: text(&component["placeholder"]),
        min: size(&component["min_values"], 1),
        max: size(&component["max_values"], 1),
        disabled: component["disabled"] == true,
        options: options.collect(),
        chosen: list(&component["default_values"])
            .iter()
            .map(|value| words(&value["id"]))
            .collect(),
    })
}

/// A modal.
pub(super) fn modal(id: InteractionId, modal: &Value) -> ModalView {
    let inputs = list(&modal["components"])
        .iter()
        .flat_map(|row| list(&row["components"]));
    ModalView {
        id,
        custom_id: words(&modal["custom_id"]),
        title: words(&modal["title"]),
        inputs: inputs
            .map(|input| InputView {
                custom_id: words(&input["custom_id"]),
                label: words(&input["label"]),
                paragraph: input["style"] == 2,
                placeholder: text(&input["placeholder"]),
                value: words(&input["value"]),
                required: input["required"] != false,
                min_length: size(&input["min_length"], 0),
                max_length: size(&input["max_length"], 4000),
            })
            .collect(),
    }
}
