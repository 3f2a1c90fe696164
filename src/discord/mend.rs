//! Interactions that the library could not read: it wants every field that Discord's documentation has, and knows no
//! flag that came later. What nobody here looks at must not cost a person the answer.

use poise::serenity_prelude::Interaction;
use serde_json::{Map, Value, json};

/// The interaction, with what is missing or unknown set to what says nothing; none when that does not help.
pub(super) fn mended(interaction: &Value) -> Option<Interaction> {
    let mut interaction = interaction.clone();
    let whole = interaction.as_object_mut()?;
    fill(
        whole,
        &json!({ "entitlements": [], "attachment_size_limit": 10_485_760, "version": 1, "locale": "en-US" }),
    );
    narrow(whole, "app_permissions");
    if let Some(user) = whole.get_mut("user").and_then(Value::as_object_mut) {
        mend_user(user);
    }
    if let Some(member) = whole.get_mut("member").and_then(Value::as_object_mut) {
        let plain = json!({ "flags": 0, "deaf": false, "mute": false, "roles": [], "joined_at": null });
        fill(member, &plain);
        narrow(member, "flags");
        narrow(member, "permissions");
        if let Some(user) = member.get_mut("user").and_then(Value::as_object_mut) {
            mend_user(user);
        }
    }
    if let Some(message) = whole.get_mut("message") {
        *message = bare(message);
    }
    // By way of text, as it came: the library reads some numbers only from there.
    serde_json::from_str(&interaction.to_string()).ok()
}

fn mend_user(user: &mut Map<String, Value>) {
    narrow(user, "public_flags");
    narrow(user, "flags");
    user.remove("avatar_decoration_data");
}

/// Adds what is missing.
fn fill(object: &mut Map<String, Value>, plain: &Value) {
    for (key, value) in plain.as_object().into_iter().flatten() {
        object.entry(key.clone()).or_insert_with(|| value.clone());
    }
}

/// Drops the bits that are not known yet: flags are a number of 32 bits, permissions a text of 64.
fn narrow(object: &mut Map<String, Value>, key: &str) {
    match object.get_mut(key) {
        Some(Value::Number(flags)) => {
            let known = flags.as_u64().unwrap_or(0) & u64::from(u32::MAX);
            *flags = known.into();
        }
        Some(Value::String(bits)) if bits.parse::<u64>().is_err() => {
            let all = bits.parse::<u128>().unwrap_or(0);
            *bits = (all & u128::from(u64::MAX)).to_string();
        }
        _ => {}
    }
}

/// What is looked at of the message that was pressed: which it is, and whether it is one person's alone.
fn bare(message: &Value) -> Value {
    let flags = message["flags"].as_u64().unwrap_or(0) & u64::from(u32::MAX);
    json!({
        "id": message["id"], "channel_id": message["channel_id"], "flags": flags, "type": 0, "content": "",
        "author": { "id": "1", "username": "", "discriminator": "0", "avatar": null },
        "timestamp": "2015-01-01T00:00:00Z", "edited_timestamp": null, "tts": false, "pinned": false,
        "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "components": [],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least that says who pressed what, with flags of a later day.
    fn pressed() -> Value {
        let user =
            json!({ "id": "5", "username": "ona", "avatar": null, "discriminator": "0", "public_flags": 1_u64 << 50 });
        json!({
            "id": "1", "application_id": "2", "type": 3, "token": "t", "channel_id": "4", "guild_id": "3",
            "member": { "user": user, "permissions": "36893488147419103263" },
            "message": { "id": "6", "channel_id": "4", "flags": 64, "poll": { "new": 1 } },
            "data": { "component_type": 2, "custom_id": "home.overview" },
        })
    }

    #[test]
    fn a_press_without_what_nobody_looks_at_is_read() {
        let value = pressed();
        assert!(serde_json::from_str::<Interaction>(&value.to_string()).is_err());
        let Some(Interaction::Component(press)) = mended(&value) else {
            panic!("not read");
        };
        assert_eq!(
            (press.user.name.as_str(), press.data.custom_id.as_str()),
            ("ona", "home.overview")
        );
        assert!(super::super::respond::is_ephemeral(press.message.flags));
        let member = press.member.expect("who pressed on a server");
        assert_eq!(member.permissions.map(|bits| bits.bits()), Some(31));
    }

    #[test]
    fn what_is_no_interaction_stays_unread() {
        assert!(mended(&json!({ "id": "1" })).is_none());
        assert!(mended(&json!(null)).is_none());
    }
}
