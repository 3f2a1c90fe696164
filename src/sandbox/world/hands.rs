//! Finding what a person would reach for: the newest button or select with these words on it.

use super::World;
use crate::sandbox::ids::{MessageId, UserId};
use crate::sandbox::vocabulary::{ComponentView, MessageView};

impl World {
    /// Every message that a person sees anywhere, newest first.
    #[must_use]
    pub fn everything_for(&self, user: UserId) -> Vec<MessageView> {
        let channels = self.channels_for(user);
        let mut messages: Vec<MessageView> = channels
            .iter()
            .flat_map(|channel| self.messages_for(user, channel.id))
            .collect();
        messages.sort_by_key(|message| std::cmp::Reverse(message.id));
        messages
    }

    /// The newest message with an enabled button of exactly these words, and the button's custom id.
    #[must_use]
    pub fn find_button(&self, user: UserId, label: &str) -> Option<(MessageId, String)> {
        self.everything_for(user).into_iter().find_map(|message| {
            let buttons = message.components().filter_map(|component| match component {
                ComponentView::Button(button) if !button.disabled && button.label == label => button.custom_id.clone(),
                _ => None,
            });
            let found = buttons.last();
            found.map(|custom_id| (message.id, custom_id))
        })
    }

    /// The newest message with an enabled select that offers these words, its custom id and the values they stand for.
    #[must_use]
    pub fn find_select(&self, user: UserId, labels: &[&str]) -> Option<(MessageId, String, Vec<String>)> {
        self.everything_for(user).into_iter().find_map(|message| {
            message.components().find_map(|component| {
                let ComponentView::Select(select) = component else {
                    return None;
                };
                let value = |label: &&str| {
                    let option = select.options.iter().find(|option| option.label == *label);
                    option.map(|option| option.value.clone())
                };
                let values: Option<Vec<String>> = labels.iter().map(value).collect();
                let values = values.filter(|_| !select.disabled)?;
                Some((message.id, select.custom_id.clone(), values))
            })
        })
    }
}

impl MessageView {
    /// Its buttons and selects, from the top.
    pub fn components(&self) -> impl Iterator<Item = &ComponentView> {
        self.rows.iter().flat_map(|row| &row.components)
    }

    /// Everything there is to read in it: text, then embeds with their fields and small print.
    #[must_use]
    pub fn whole_text(&self) -> String {
        let mut lines = vec![self.content.clone()];
        for embed in &self.embeds {
            lines.extend(embed.author.clone());
            lines.extend(embed.title.clone());
            lines.extend(embed.description.clone());
            for field in &embed.fields {
                lines.push(field.name.clone());
                lines.push(field.value.clone());
            }
            lines.extend(embed.footer.clone());
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}
