//! The world on disk, so that a sandbox can go on another day with the same accounts, channels and messages. What is
//! under way (interactions, sessions) is not kept: a real client would have lost it as well.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write as _};
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Attachment, Channel, Guild, Message, Place, State, User};
use crate::sandbox::ids::{CommandId, GuildId, UserId};

/// What a file holds.
#[derive(Deserialize)]
struct Saved {
    bot: UserId,
    users: Vec<User>,
    guilds: Vec<Guild>,
    channels: Vec<Channel>,
    messages: Vec<Message>,
    attachments: Vec<Attachment>,
    commands: Vec<(Option<GuildId>, CommandId, Value)>,
}

impl State {
    /// Writes the world to a file, all or nothing.
    pub(in super::super) fn save(&self, path: &Path) -> io::Result<()> {
        let commands = self
            .commands
            .iter()
            .map(|((scope, id), command)| json!([scope, id, command]));
        let saved = json!({
            "bot": self.bot,
            "users": self.users.values().collect::<Vec<_>>(),
            "guilds": self.guilds.values().collect::<Vec<_>>(),
            "channels": self.channels.values().collect::<Vec<_>>(),
            "messages": self.messages.values().collect::<Vec<_>>(),
            "attachments": self.attachments.values().collect::<Vec<_>>(),
            "commands": commands.collect::<Vec<_>>(),
        });
        let draft = path.with_extension("new");
        let mut file = BufWriter::new(File::create(&draft)?);
        serde_json::to_writer(&mut file, &saved)?;
        file.flush()?;
        file.get_ref().sync_all()?;
        fs::rename(draft, path)
    }

    /// Goes on from the options' file, if it is there.
    pub(in super::super) fn load(&mut self) -> io::Result<()> {
        let Some(path) = &self.options.saved else { return Ok(()) };
        let file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            opened => opened?,
        };
        let saved: Saved = serde_json::from_reader(BufReader::new(file))?;
        self.bot = saved.bot;
        self.users = saved.users.into_iter().map(|user| (user.id, user)).collect();
        self.guilds = saved.guilds.into_iter().map(|guild| (guild.id, guild)).collect();
        self.channels = saved
            .channels
            .into_iter()
            .map(|channel| (channel.id, channel))
            .collect();
        self.messages = saved
            .messages
            .into_iter()
            .map(|message| (message.id, message))
            .collect();
        self.attachments = saved.attachments.into_iter().map(|file| (file.id, file)).collect();
        self.commands = saved
            .commands
            .into_iter()
            .map(|(scope, id, command)| ((scope, id), command))
            .collect();
        for user in self.users.values_mut() {
            user.open_modal = None;
        }
        let conversations = self.channels.values().filter_map(|channel| match channel.place {
            Place::Dm { with } => Some((with, channel.id)),
            Place::Guild { .. } => None,
        });
        self.dms = conversations.collect();
        Ok(())
    }
}

/// Bytes as base64.
pub(super) mod bytes {
    use std::sync::Arc;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(in super::super) fn serialize<S: Serializer>(bytes: &Arc<[u8]>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<[u8]>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Arc::from).map_err(serde::de::Error::custom)
    }
}
