//! Accounts, servers, roles and members, and what each change tells the bot.

use std::collections::BTreeMap;

use serde_json::json;

use super::sessions::intent;
use super::{Guild, Member, Role, State, User};
use crate::sandbox::ids::{GuildId, RoleId, UserId};
use crate::sandbox::permissions::{self, ADMINISTRATOR, BOT_DEFAULT, EVERYONE_DEFAULT};
use crate::sandbox::vocabulary::Change;

impl State {
    /// Makes an account.
    pub(in super::super) fn add_user(&mut self, name: &str, locale: &str, bot: bool, backstage: bool) -> UserId {
        let id = UserId(self.ids.next());
        let mut username: String = name.to_lowercase().chars().filter_map(plain_letter).collect();
        if username.len() < 2 || self.users.values().any(|user| user.username == username) {
            username = format!("{username}{}", id.0 % 100_000);
        }
        let user = User {
            id,
            name: name.to_owned(),
            username,
            locale: locale.to_owned(),
            bot,
            backstage,
            dms_closed: false,
            open_modal: None,
        };
        self.users.insert(id, user);
        self.announce(Change::PeopleChanged);
        id
    }

    /// Makes a server with its unseen owner.
    pub(in super::super) fn add_guild(&mut self, name: &str) -> GuildId {
        let owner = self.add_user(&format!("{name} (owner)"), "en-US", false, true);
        let id = GuildId(self.ids.next());
        let everyone = Role {
            id: RoleId(id.0),
            name: "@everyone".to_owned(),
            permissions: EVERYONE_DEFAULT,
            managed: false,
        };
        let members = BTreeMap::from([(
            owner,
            Member {
                roles: Vec::new(),
                joined: self.now(),
            },
        )]);
        let guild = Guild {
            id,
            name: name.to_owned(),
            owner,
            roles: vec![everyone],
            members,
        };
        self.guilds.insert(id, guild);
        self.announce(Change::GuildChanged { guild: id });
        id
    }

    /// A person or the bot joins.
    pub(in super::super) fn join(&mut self, guild: GuildId, user: UserId) {
        let member = Member {
            roles: Vec::new(),
            joined: self.now(),
        };
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        if !self.users.contains_key(&user) || entry.members.contains_key(&user) {
            return;
        }
        entry.members.insert(user, member);
        let mut payload = self.member_json(guild, user);
        payload["guild_id"] = json!(guild);
        self.tell(guild, intent::GUILD_MEMBERS, "GUILD_MEMBER_ADD", &payload);
        self.announce(Change::GuildChanged { guild });
    }

    /// A person leaves.
    pub(in super::super) fn leave(&mut self, guild: GuildId, user: UserId) {
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        if entry.members.remove(&user).is_none() {
            return;
        }
        let payload = json!({ "guild_id": guild, "user": self.user_json(user) });
        self.tell(guild, intent::GUILD_MEMBERS, "GUILD_MEMBER_REMOVE", &payload);
        self.announce(Change::GuildChanged { guild });
    }

    /// Makes a role.
    pub(in super::super) fn add_role(&mut self, guild: GuildId, name: &str, permissions: u64, managed: bool) -> RoleId {
        let id = RoleId(self.ids.next());
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return id;
        };
        entry.roles.push(Role {
            id,
            name: name.to_owned(),
            permissions,
            managed,
        });
        let role = self.guilds[&guild].roles.len() - 1;
        let payload = json!({ "guild_id": guild, "role": self.role_json(guild, role) });
        self.tell(guild, intent::GUILDS, "GUILD_ROLE_CREATE", &payload);
        self.announce(Change::GuildChanged { guild });
        id
    }

    /// Gives a role.
    pub(in super::super) fn grant_role(&mut self, guild: GuildId, user: UserId, role: RoleId) {
        let Some(member) = self
            .guilds
            .get_mut(&guild)
            .and_then(|entry| entry.members.get_mut(&user))
        else {
            return;
        };
        member.roles.retain(|held| *held != role);
        member.roles.push(role);
        let mut payload = self.member_json(guild, user);
        payload["guild_id"] = json!(guild);
        self.tell(guild, intent::GUILD_MEMBERS, "GUILD_MEMBER_UPDATE", &payload);
        self.announce(Change::GuildChanged { guild });
    }

    /// The administrator invites the bot: it joins with its managed role and is told of the server.
    pub(in super::super) fn invite_bot(&mut self, guild: GuildId) {
        let bot = self.bot;
        if !self.guilds.contains_key(&guild) || self.on_guild(guild, bot) {
            return;
        }
        let name = self.users[&bot].name.clone();
        let role = self.add_role(guild, &name, BOT_DEFAULT, true);
        self.join(guild, bot);
        if let Some(member) = self
            .guilds
            .get_mut(&guild)
            .and_then(|entry| entry.members.get_mut(&bot))
        {
            member.roles.push(role);
        }
        let payload = self.guild_create_json(guild);
        self.dispatch(intent::GUILDS, "GUILD_CREATE", &payload);
        self.announce(Change::GuildChanged { guild });
        self.announce(Change::CommandsChanged);
    }

    /// The administrator removes the bot.
    pub(in super::super) fn remove_bot(&mut self, guild: GuildId) {
        let bot = self.bot;
        let Some(entry) = self.guilds.get_mut(&guild) else {
            return;
        };
        if entry.members.remove(&bot).is_none() {
            return;
        }
        entry.roles.retain(|role| !role.managed);
        self.commands.retain(|(scope, _), _| *scope != Some(guild));
        self.dispatch(intent::GUILDS, "GUILD_DELETE", &json!({ "id": guild }));
        self.announce(Change::GuildChanged { guild });
        self.announce(Change::CommandsChanged);
    }

    /// Whether someone is a member.
    pub(in super::super) fn on_guild(&self, guild: GuildId, user: UserId) -> bool {
        self.guilds
            .get(&guild)
            .is_some_and(|entry| entry.members.contains_key(&user))
    }

    /// Whether someone shares a server with the bot.
    pub(in super::super) fn shares_guild_with_bot(&self, user: UserId) -> bool {
        self.guilds
            .values()
            .any(|guild| guild.members.contains_key(&user) && guild.members.contains_key(&self.bot))
    }

    /// Server-wide permissions of a member; none for others.
    pub(in super::super) fn base_permissions(&self, guild: GuildId, user: UserId) -> u64 {
        let Some(entry) = self.guilds.get(&guild) else { return 0 };
        let Some(member) = entry.members.get(&user) else {
            return 0;
        };
        if entry.owner == user {
            return permissions::ALL;
        }
        let bits = entry
            .roles
            .iter()
            .filter(|role| role.id.0 == guild.0 || member.roles.contains(&role.id))
            .fold(0, |bits, role| bits | role.permissions);
        if bits & ADMINISTRATOR != 0 {
            permissions::ALL
        } else {
            bits
        }
    }

    /// Tells the bot about a server it is on.
    pub(super) fn tell(&mut self, guild: GuildId, intent: u64, event: &str, payload: &serde_json::Value) {
        if self.on_guild(guild, self.bot) {
            self.dispatch(intent, event, payload);
        }
    }
}

/// What stands for a letter in an account name: Latin letters without marks, digits, dots for spaces.
fn plain_letter(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='z' | '0'..='9' | '_' | '.' => letter,
        ' ' | '-' => '.',
        'ą' => 'a',
        'č' => 'c',
        'ę' | 'ė' => 'e',
        'į' => 'i',
        'š' => 's',
        'ų' | 'ū' => 'u',
        'ž' => 'z',
        _ => return None,
    })
}
