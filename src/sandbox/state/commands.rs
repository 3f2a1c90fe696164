//! Registered commands: kept, offered to people, and turned into what the bot receives.

use serde_json::{Map, Value, json};

use super::State;
use super::messages::FileDraft;
use crate::sandbox::ids::{ChannelId, CommandId, GuildId, UserId};
use crate::sandbox::permissions::{ADMINISTRATOR, USE_APPLICATION_COMMANDS};
use crate::sandbox::vocabulary::{Change, ClientRefusal, Invocation, OptionValue};

/// Option type: a subcommand.
const SUBCOMMAND: u64 = 1;
/// Option type: a group of subcommands.
const SUBCOMMAND_GROUP: u64 = 2;

/// A command or subcommand that can be sent.
#[derive(Clone, Debug)]
pub(in super::super) struct Leaf<'a> {
    /// The registered command, then groups and subcommands down to this one.
    pub(in super::super) way: Vec<&'a Value>,
}

impl<'a> Leaf<'a> {
    /// The canonical path.
    pub(in super::super) fn path(&self) -> String {
        self.way
            .iter()
            .filter_map(|step| step["name"].as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The innermost step.
    pub(in super::super) fn last(&self) -> &'a Value {
        self.way[self.way.len() - 1]
    }

    /// Its options.
    pub(in super::super) fn options(&self) -> &'a [Value] {
        self.last()["options"].as_array().map_or(&[], Vec::as_slice)
    }
}

impl State {
    /// Registers a command, in place of an older one of the same name.
    pub(in super::super) fn put_command(&mut self, guild: Option<GuildId>, command: Value) -> Value {
        let same = |(key, kept): &(&(Option<GuildId>, CommandId), &Value)| {
            key.0 == guild && kept["name"] == command["name"] && kept["type"] == command["type"]
        };
        let earlier = self.commands.iter().find(same).map(|(key, _)| key.1);
        let id = earlier.unwrap_or_else(|| CommandId(self.ids.next()));
        self.put_command_as((guild, id), command)
    }

    /// Registers a command under an id.
    pub(in super::super) fn put_command_as(&mut self, key: (Option<GuildId>, CommandId), mut command: Value) -> Value {
        let (guild, id) = key;
        command["id"] = json!(id);
        command["application_id"] = json!(self.bot);
        command["version"] = json!(self.ids.next().to_string());
        if let Some(guild) = guild {
            command["guild_id"] = json!(guild);
        }
        self.commands.insert((guild, id), command.clone());
        self.announce(Change::CommandsChanged);
        command
    }

    /// Replaces all commands of a scope.
    pub(in super::super) fn replace_commands(&mut self, guild: Option<GuildId>, commands: Vec<Value>) -> Value {
        let names: Vec<Value> = commands.iter().map(|command| command["name"].clone()).collect();
        self.commands
            .retain(|(scope, _), kept| *scope != guild || names.contains(&kept["name"]));
        let stored: Vec<Value> = commands
            .into_iter()
            .map(|command| self.put_command(guild, command))
            .collect();
        self.announce(Change::CommandsChanged);
        json!(stored)
    }

    /// The commands offered to a person in a channel.
    pub(in super::super) fn offered(&self, user: UserId, channel: ChannelId) -> Vec<Leaf<'_>> {
        let mut leaves = Vec::new();
        for ((scope, _), command) in &self.commands {
            if command["type"] == 1 && self.is_offered(*scope, command, user, channel) {
                descend(vec![command], &mut leaves);
            }
        }
        leaves
    }

    fn is_offered(&self, scope: Option<GuildId>, command: &Value, user: UserId, channel: ChannelId) -> bool {
        let context = |number: u64| match command["contexts"].as_array() {
            Some(contexts) => contexts.iter().any(|context| *context == number),
            None => number == 0 || command["dm_permission"] != false,
        };
        let Some(guild) = self.guild_of(channel) else {
            return scope.is_none() && self.dm_with(channel) == Some(user) && context(1);
        };
        let bits = self.permissions_in(channel, user);
        let needed = command["default_member_permissions"]
            .as_str()
            .and_then(|bits| bits.parse::<u64>().ok());
        let enough = match needed {
            None => true,
            Some(_) if bits & ADMINISTRATOR != 0 => true,
            Some(0) => false,
            Some(needed) => bits & needed == needed,
        };
        self.on_guild(guild, self.bot)
            && (scope.is_none() || scope == Some(guild))
            && bits & USE_APPLICATION_COMMANDS != 0
            && context(0)
            && enough
    }

    /// The command's data as the bot receives it. With `focused`, options may still be missing or half-typed.
    pub(in super::super) fn command_data(
        &mut self,
        user: UserId,
        invocation: &Invocation,
        focused: Option<&str>,
    ) -> Result<Value, ClientRefusal> {
        let unknown = || ClientRefusal::NoSuchCommand(invocation.path.clone());
        let offered = self.offered(user, invocation.channel);
        let leaf = offered
            .into_iter()
            .find(|leaf| leaf.path() == invocation.path)
            .ok_or_else(unknown)?;
        let way: Vec<Value> = leaf.way.iter().map(|step| (*step).clone()).collect();
        let declared = leaf.options().to_vec();
        let (options, resolved) = self.fill_options(&declared, invocation, focused)?;
        let mut inner = options;
        for step in way.iter().skip(1).rev() {
            inner = vec![json!({ "type": step["type"], "name": step["name"], "options": inner })];
        }
        let command = &way[0];
        let mut data = json!({ "id": command["id"], "name": command["name"], "type": 1, "options": inner });
        if let Some(guild) = command.get("guild_id") {
            data["guild_id"] = guild.clone();
        }
        if !resolved.is_empty() {
            data["resolved"] = Value::Object(resolved);
        }
        Ok(data)
    }

    fn fill_options(
        &mut self,
        declared: &[Value],
        invocation: &Invocation,
        focused: Option<&str>,
    ) -> Result<(Vec<Value>, Map<String, Value>), ClientRefusal> {
        let known = |name: &str| declared.iter().any(|option| option["name"] == name);
        if let Some((name, _)) = invocation.options.iter().find(|(name, _)| !known(name)) {
            return Err(ClientRefusal::NoSuchOption(name.clone()));
        }
        let (mut filled, mut resolved) = (Vec::new(), Map::new());
        for option in declared {
            let name = option["name"].as_str().unwrap_or_default();
            let given = invocation
                .options
                .iter()
                .find(|(given, _)| given == name)
                .map(|(_, value)| value);
            let mut entry = json!({ "name": name, "type": option["type"] });
            if focused == Some(name) {
                entry["value"] = json!(given.map(typed).unwrap_or_default());
                entry["focused"] = json!(true);
                filled.push(entry);
                continue;
            }
            let Some(given) = given else {
                if option["required"] == true && focused.is_none() {
                    return Err(ClientRefusal::MissingOption(name.to_owned()));
                }
                continue;
            };
            match self.option_value(option, given, invocation.channel, &mut resolved) {
                Ok(value) => entry["value"] = value,
                Err(_) if focused.is_some() => continue,
                Err(why) => return Err(ClientRefusal::BadOption(name.to_owned(), why)),
            }
            filled.push(entry);
        }
        Ok((filled, resolved))
    }

    fn option_value(
        &mut self,
        option: &Value,
        given: &OptionValue,
        channel: ChannelId,
        resolved: &mut Map<String, Value>,
    ) -> Result<Value, String> {
        let text = typed(given);
        let value = match (option["type"].as_u64().unwrap_or_default(), given) {
            (11, OptionValue::File(upload)) => {
                let file = FileDraft {
                    filename: upload.filename.clone(),
                    content_type: Some(upload.content_type.clone()),
                    description: None,
                    bytes: upload.bytes.clone(),
                };
                let id = self.attach(channel, file, true);
                let json = self.attachment_json(id);
                section(resolved, "attachments").insert(id.to_string(), json);
                return Ok(json!(id));
            }
            (11, _) => return Err("a file is needed".to_owned()),
            (3, _) => checked_text(option, text)?,
            (4, _) => checked_number(option, json!(text.parse::<i64>().map_err(|e| e.to_string())?))?,
            (10, _) => checked_number(option, json!(text.parse::<f64>().map_err(|e| e.to_string())?))?,
            (5, _) => json!(text.parse::<bool>().map_err(|e| e.to_string())?),
            (6..=9, _) => {
                self.resolve(&text, channel, resolved)?;
                json!(text)
            }
            (other, _) => return Err(format!("unknown option type {other}")),
        };
        let choices = option["choices"].as_array().filter(|choices| !choices.is_empty());
        if choices.is_some_and(|choices| !choices.iter().any(|choice| choice["value"] == value)) {
            return Err(format!("{value} is not among the choices"));
        }
        Ok(value)
    }

    /// Adds what an id stands for to `resolved`.
    pub(in super::super) fn resolve(
        &self,
        id: &str,
        channel: ChannelId,
        resolved: &mut Map<String, Value>,
    ) -> Result<(), String> {
        let guild = self.guild_of(channel);
        if let Some(user) = id.parse().ok().filter(|user| self.users.contains_key(user)) {
            section(resolved, "users").insert(id.to_owned(), self.user_json(user));
            if let Some(guild) = guild.filter(|guild| self.on_guild(*guild, user)) {
                let mut member = self.bare_member_json(guild, user);
                member["permissions"] = json!(self.permissions_in(channel, user).to_string());
                section(resolved, "members").insert(id.to_owned(), member);
            }
            return Ok(());
        }
        if let Some(found) = id.parse().ok().filter(|found| self.channels.contains_key(found)) {
            let mut json = self.interaction_channel_json(found, self.bot);
            json["permissions"] = json!(self.bot_permissions(found).to_string());
            section(resolved, "channels").insert(id.to_owned(), json);
            return Ok(());
        }
        let role = guild.and_then(|guild| {
            let index = self.guilds[&guild]
                .roles
                .iter()
                .position(|role| role.id.to_string() == id)?;
            Some(self.role_json(guild, index))
        });
        let role = role.ok_or_else(|| format!("{id} is neither a person nor a channel nor a role"))?;
        section(resolved, "roles").insert(id.to_owned(), role);
        Ok(())
    }
}

fn descend<'a>(way: Vec<&'a Value>, leaves: &mut Vec<Leaf<'a>>) {
    let options = way[way.len() - 1]["options"].as_array().map_or(&[][..], Vec::as_slice);
    let steps = options
        .iter()
        .filter(|option| matches!(option["type"].as_u64(), Some(SUBCOMMAND | SUBCOMMAND_GROUP)));
    let mut any = false;
    for step in steps {
        any = true;
        let mut further = way.clone();
        further.push(step);
        descend(further, leaves);
    }
    if !any {
        leaves.push(Leaf { way });
    }
}

fn section<'a>(resolved: &'a mut Map<String, Value>, name: &str) -> &'a mut Map<String, Value> {
    let entry = resolved.entry(name).or_insert_with(|| json!({}));
    entry
        .as_object_mut()
        .expect("sections are only ever made as objects, one line above")
}

/// The text of a value as one would type it.
fn typed(value: &OptionValue) -> String {
    match value {
        OptionValue::Text(text) => text.clone(),
        OptionValue::Integer(number) => number.to_string(),
        OptionValue::Number(number) => number.to_string(),
        OptionValue::Boolean(yes) => yes.to_string(),
        OptionValue::User(id) => id.to_string(),
        OptionValue::Channel(id) => id.to_string(),
        OptionValue::Role(id) => id.to_string(),
        OptionValue::File(upload) => upload.filename.clone(),
    }
}

fn checked_text(option: &Value, text: String) -> Result<Value, String> {
    let length = text.chars().count() as u64;
    let (least, most) = (
        option["min_length"].as_u64().unwrap_or(0),
        option["max_length"].as_u64().unwrap_or(6000),
    );
    if length == 0 || length < least || length > most {
        return Err(format!("{length} characters, {least} to {most} are allowed"));
    }
    Ok(Value::String(text))
}

fn checked_number(option: &Value, number: Value) -> Result<Value, String> {
    let value = number.as_f64().unwrap_or_default();
    let low = option["min_value"].as_f64().is_some_and(|least| value < least);
    let high = option["max_value"].as_f64().is_some_and(|most| value > most);
    if low || high {
        Err(format!("{value} is outside the limits"))
    } else {
        Ok(number)
    }
}
