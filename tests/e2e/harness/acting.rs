//! What people do: commands, buttons, selects, windows. Each answers what they get to see.

use std::sync::atomic::Ordering;

use kolega::sandbox::{
    ChannelId, ChannelKind, ClientRefusal, ComponentView, InteractionId, Invocation, MessageView, ModalView,
    OptionValue, Outcome, SelectKind, Upload, UserId,
};

use super::World;

/// The value of a command's option.
#[derive(Clone, Debug)]
pub enum Value {
    /// What is typed: text, number, date, choice.
    Typed(String),
    /// A person of the story.
    Person(&'static str),
    /// The APT channel.
    Apt,
    /// Another channel.
    Channel(ChannelId),
    /// A file: name and content.
    File(&'static str, Vec<u8>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Typed(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Typed(text)
    }
}

/// What somebody gets to see for what they did.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A message, new or changed.
    Message(Box<MessageView>),
    /// A window.
    Window(Box<ModalView>),
    /// Discord's client does not let them.
    Impossible(ClientRefusal),
    /// Nothing visible.
    Nothing,
}

impl Answer {
    /// Everything there is to read.
    pub fn text(&self) -> String {
        match self {
            Self::Message(message) => message.whole_text(),
            Self::Window(window) => window.title.clone(),
            Self::Impossible(refusal) => refusal.to_string(),
            Self::Nothing => String::new(),
        }
    }

    /// Whether the text holds these words.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The message.
    pub fn message(&self) -> &MessageView {
        match self {
            Self::Message(message) => message,
            other => panic!("expected a message, got {other:?}"),
        }
    }

    /// The window.
    pub fn window(&self) -> &ModalView {
        match self {
            Self::Window(window) => window,
            other => panic!("expected a window, got {other:?}"),
        }
    }

    /// The words on its buttons, from the top.
    pub fn buttons(&self) -> Vec<String> {
        super::seeing::buttons(self.message())
    }

    /// The words in its selects, from the top.
    pub fn options(&self) -> Vec<String> {
        super::seeing::options(self.message())
    }

    /// Whether only this person sees it.
    pub fn is_private(&self) -> bool {
        self.message().ephemeral
    }
}

impl World {
    /// Uses a command in the APT channel, or in the lobby by those who do not see that one.
    pub async fn slash<'a>(
        &self,
        who: &str,
        command: &str,
        options: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Answer {
        let user = self.person(who);
        let sees = self
            .discord
            .channels_for(user)
            .iter()
            .any(|channel| channel.id == self.apt);
        let place = if sees { self.apt } else { self.lobby };
        self.slash_in(who, place, command, options).await
    }

    /// Uses a command in the conversation with the bot.
    pub async fn slash_dm<'a>(
        &self,
        who: &str,
        command: &str,
        options: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Answer {
        let place = self.discord.open_dm(self.person(who));
        self.slash_in(who, place, command, options).await
    }

    /// Uses a command in a channel.
    pub async fn slash_in<'a>(
        &self,
        who: &str,
        place: ChannelId,
        command: &str,
        options: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Answer {
        let user = self.person(who);
        let mut invocation = Invocation::new(place, command.trim_start_matches('/'));
        for (name, value) in options {
            invocation = invocation.option(name, self.value(value));
        }
        let asked = self.discord.invoke(user, invocation);
        self.answered(who, user, &format!("{who} uses {command}"), asked).await
    }

    /// What is offered while somebody types an option: the words and what they stand for.
    pub async fn suggestions(&self, who: &str, command: &str, option: &str, typed: &str) -> Vec<(String, String)> {
        let user = self.person(who);
        let invocation = Invocation::new(self.apt, command.trim_start_matches('/')).option(option, typed);
        let asked = self.discord.autocomplete(user, invocation, option).unwrap();
        match self.discord.outcome(asked).await {
            Outcome::Choices(choices) => choices
                .into_iter()
                .map(|choice| {
                    let value = choice
                        .value
                        .as_str()
                        .map_or_else(|| choice.value.to_string(), str::to_owned);
                    (choice.name, value)
                })
                .collect(),
            other => panic!("{who} typing {command} {option}: no suggestions but {other:?}"),
        }
    }

    /// Presses the newest button with these words, wherever this person sees it.
    pub async fn press(&self, who: &str, label: &str) -> Answer {
        let user = self.person(who);
        let Some((message, custom_id)) = self.discord.find_button(user, label) else {
            panic!("{who} sees no button „{label}“; {}", self.sight(user));
        };
        let asked = self.discord.press(user, message, &custom_id);
        self.answered(who, user, &format!("{who} presses „{label}“"), asked)
            .await
    }

    /// Presses the button that somebody else has in front of them, in a message that both see.
    pub async fn press_for(&self, who: &str, other: &str, label: &str) -> Answer {
        let (user, other) = (self.person(who), self.person(other));
        let Some((message, custom_id)) = self.discord.find_button(other, label) else {
            panic!("there is no button „{label}“; {}", self.sight(other));
        };
        let asked = self.discord.press(user, message, &custom_id);
        self.answered(who, user, &format!("{who} presses „{label}“"), asked)
            .await
    }

    /// Whether somebody sees an enabled button with these words.
    pub fn sees_button(&self, who: &str, label: &str) -> bool {
        self.discord.find_button(self.person(who), label).is_some()
    }

    /// Chooses by the words of an option in the newest select that offers them.
    pub async fn choose(&self, who: &str, label: &str) -> Answer {
        self.choose_all(who, &[label]).await
    }

    /// Chooses several options at once.
    pub async fn choose_all(&self, who: &str, labels: &[&str]) -> Answer {
        let user = self.person(who);
        let Some((message, custom_id, values)) = self.discord.find_select(user, labels) else {
            panic!("{who} sees no select with {labels:?}; {}", self.sight(user));
        };
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let asked = self.discord.choose(user, message, &custom_id, &values);
        self.answered(who, user, &format!("{who} chooses {labels:?}"), asked)
            .await
    }

    /// Chooses people in the newest select of people.
    pub async fn choose_people(&self, who: &str, people: &[&str]) -> Answer {
        let user = self.person(who);
        let found = self.discord.everything_for(user).into_iter().find_map(|message| {
            let custom_id = message.components().find_map(|component| match component {
                ComponentView::Select(select) if select.offers == SelectKind::User => Some(select.custom_id.clone()),
                _ => None,
            })?;
            Some((message.id, custom_id))
        });
        let Some((message, custom_id)) = found else {
            panic!("{who} sees no select of people; {}", self.sight(user));
        };
        let ids: Vec<String> = people.iter().map(|name| self.person(name).to_string()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let asked = self.discord.choose(user, message, &custom_id, &ids);
        self.answered(who, user, &format!("{who} chooses {people:?}"), asked)
            .await
    }

    /// Fills the open window, by the inputs' custom ids or by their labels, and submits it.
    pub async fn fill(&self, who: &str, fields: &[(&str, &str)]) -> Answer {
        let user = self.person(who);
        let Some(window) = self.discord.open_modal(user) else {
            panic!("{who} has no window open; {}", self.sight(user));
        };
        let key = |name: &str| {
            let input = window
                .inputs
                .iter()
                .find(|input| input.custom_id == name || input.label == name);
            input.map_or_else(|| name.to_owned(), |input| input.custom_id.clone())
        };
        let fields: Vec<(String, &str)> = fields.iter().map(|(name, text)| (key(name), *text)).collect();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        let asked = self.discord.submit(user, window.id, &fields);
        self.answered(who, user, &format!("{who} submits „{}“", window.title), asked)
            .await
    }

    /// Closes the open window; the application never hears of it.
    pub fn dismiss_window(&self, who: &str) {
        self.discord.dismiss_modal(self.person(who));
    }

    /// What this person was last answered.
    pub fn last_answer(&self, who: &str) -> Answer {
        let answers = self.answers.lock().unwrap();
        answers
            .get(who)
            .unwrap_or_else(|| panic!("{who} has done nothing yet"))
            .clone()
    }

    async fn answered(
        &self,
        who: &str,
        user: UserId,
        what: &str,
        asked: Result<InteractionId, ClientRefusal>,
    ) -> Answer {
        let answer = match asked {
            Err(refusal) => Answer::Impossible(refusal),
            Ok(interaction) => match self.discord.outcome(interaction).await {
                Outcome::Message(view) | Outcome::Updated(view) => Answer::Message(Box::new(view)),
                Outcome::Modal(view) => Answer::Window(Box::new(view)),
                Outcome::Acknowledged | Outcome::Deleted | Outcome::Choices(_) => Answer::Nothing,
                Outcome::NoAnswer | Outcome::Thinking => {
                    panic!("{what}: the application did not respond; {}", self.sight(user))
                }
            },
        };
        super::seeing::well_written(what, &answer.text());
        self.answers.lock().unwrap().insert(who.to_owned(), answer.clone());
        if self.runs_inside().await && !self.left_alone.load(Ordering::Relaxed) {
            self.settle().await;
        }
        answer
    }

    fn value(&self, value: Value) -> OptionValue {
        match value {
            Value::Typed(text) => text.into(),
            Value::Person(name) => self.person(name).into(),
            Value::Apt => self.apt.into(),
            Value::Channel(channel) => channel.into(),
            Value::File(name, bytes) => Upload::new(name, bytes).into(),
        }
    }

    /// What a person has before their eyes, for a story that stopped.
    fn sight(&self, user: UserId) -> String {
        let mut lines = vec!["what they see, newest first:".to_owned()];
        for message in self.discord.everything_for(user).iter().take(5) {
            let buttons = super::seeing::buttons(message);
            lines.push(format!("— {} {buttons:?}", message.whole_text()));
        }
        for channel in self.discord.channels_for(user) {
            let kind = if channel.kind == ChannelKind::Dm {
                "dm"
            } else {
                "channel"
            };
            lines.push(format!("{kind} {}", channel.name));
        }
        lines.push(format!(
            "log: {:?}; Discord: {:?}",
            self.faults.seen(),
            self.discord.violations()
        ));
        lines.join("\n")
    }
}
