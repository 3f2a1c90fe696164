//! What people see.

use kolega::sandbox::{ComponentView, MessageView};

use super::World;

impl World {
    /// The bot's private messages to somebody, oldest first.
    pub fn dm_messages(&self, who: &str) -> Vec<MessageView> {
        let user = self.person(who);
        let messages = match self.discord.dm(user) {
            Some(channel) => self.discord.messages_for(user, channel),
            None => Vec::new(),
        };
        messages
            .into_iter()
            .filter(|message| message.author.bot && !message.ephemeral)
            .collect()
    }

    /// Their texts.
    pub fn dms(&self, who: &str) -> Vec<String> {
        let texts: Vec<String> = self.dm_messages(who).iter().map(MessageView::whole_text).collect();
        for text in &texts {
            well_written(who, text);
        }
        texts
    }

    /// The texts of the bot's posts in the APT channel, oldest first.
    pub fn posts(&self) -> Vec<String> {
        let admin = self.person(super::ADMIN);
        let messages = self.discord.messages_for(admin, self.apt);
        let posts = messages
            .iter()
            .filter(|message| message.author.bot && !message.ephemeral);
        posts.map(MessageView::whole_text).collect()
    }
}

/// The words on a message's buttons, from the top.
pub fn buttons(message: &MessageView) -> Vec<String> {
    let buttons = message.components().filter_map(|component| match component {
        ComponentView::Button(button) => Some(button.label.clone()),
        ComponentView::Select(_) => None,
    });
    buttons.collect()
}

/// The words in a message's selects, from the top.
pub fn options(message: &MessageView) -> Vec<String> {
    let selects = message.components().filter_map(|component| match component {
        ComponentView::Select(select) => Some(&select.options),
        ComponentView::Button(_) => None,
    });
    selects.flatten().map(|option| option.label.clone()).collect()
}

/// A date ends with a full stop in Lithuanian, a room may: a sentence that ends after one must not add its own. And a
/// message that the texts do not have would show its key.
pub fn well_written(what: &str, text: &str) {
    let doubled = text.replace("...", "").contains("..");
    assert!(!doubled && !text.contains("{ $"), "{what}: badly written: {text}");
}
