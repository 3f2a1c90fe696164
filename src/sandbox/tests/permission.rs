//! Who sees what, and who may do what.

use serde_json::{Value, json};

use super::bot::Ear;
use super::{Stage, Visibility};
use crate::sandbox::permissions::MANAGE_GUILD;
use crate::sandbox::{ClientRefusal, Invocation, Outcome};

#[tokio::test]
async fn a_private_channel_is_for_its_people_and_for_the_bot_as_long_as_it_is_let_in() {
    let stage = Stage::set().await;
    let (world, other) = (&stage.world, stage.world.create_user("Jonas", "lt"));
    world.join(stage.guild, other);
    let leads = world.create_role(stage.guild, "Vadovai", 0);
    world.grant_role(stage.guild, other, leads);
    let private = world.create_channel(stage.guild, "vadovai", Visibility::Roles(vec![leads]));
    let names = |user| {
        world
            .channels_for(user)
            .into_iter()
            .map(|view| view.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (names(stage.person), names(other)),
        (vec!["apt".to_owned()], vec!["apt".to_owned(), "vadovai".to_owned()])
    );
    assert_eq!(world.say(stage.person, private, "x"), Err(ClientRefusal::NoSuchChannel));

    let path = format!("/channels/{private}/messages");
    assert_eq!(stage.call("POST", &path, &json!({ "content": "x" })).await.0, 200);
    assert!(world.messages_for(stage.person, private).is_empty() && world.messages_for(other, private).len() == 1);
    for (view, send, code) in [(true, false, 50013), (false, false, 50001)] {
        world.set_bot_access(private, view, send);
        let (status, answer) = stage.call("POST", &path, &json!({ "content": "x" })).await;
        assert_eq!((status, &answer["code"]), (403, &json!(code)));
    }
}

#[tokio::test]
async fn a_direct_message_needs_open_doors_and_a_common_server() {
    let stage = Stage::set().await;
    let world = &stage.world;
    let (status, channel) = stage
        .call("POST", "/users/@me/channels", &json!({ "recipient_id": stage.person }))
        .await;
    assert_eq!((status, &channel["type"]), (200, &json!(1)));
    let path = format!("/channels/{}/messages", channel["id"].as_str().unwrap());
    let send = async || stage.call("POST", &path, &json!({ "content": "x" })).await.1["code"].clone();
    assert_eq!(send().await, Value::Null);
    world.close_dms(stage.person, true);
    assert_eq!(send().await, 50007);
    world.close_dms(stage.person, false);
    world.leave(stage.guild, stage.person);
    assert_eq!(send().await, 50007);
    world.opening_dms_forbidden(true);
    let other = world.create_user("Jonas", "lt");
    let (_, answer) = stage
        .call("POST", "/users/@me/channels", &json!({ "recipient_id": other }))
        .await;
    assert_eq!(answer["code"], 40003);
    let (status, _) = stage
        .call("POST", "/users/@me/channels", &json!({ "recipient_id": stage.person }))
        .await;
    assert_eq!(status, 200, "what is open already may be asked for again");
}

#[tokio::test]
async fn commands_are_offered_by_right_and_place() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    stage
        .register(&json!([
            { "name": "setup", "description": "a", "default_member_permissions": MANAGE_GUILD.to_string(), "contexts": [0] },
            { "name": "people", "description": "b", "contexts": [0] },
            { "name": "my", "name_localizations": { "lt": "mano" }, "description": "c", "contexts": [0, 1] },
        ]))
        .await;
    let offered = |channel| {
        world
            .commands_for(person, channel)
            .into_iter()
            .map(|c| c.shown)
            .collect::<Vec<_>>()
    };
    assert_eq!(offered(stage.channel), ["mano", "people"]);
    let refused = world.invoke(person, Invocation::new(stage.channel, "setup"));
    assert_eq!(refused, Err(ClientRefusal::NoSuchCommand("setup".to_owned())));
    let admins = world.create_role(stage.guild, "Admin", MANAGE_GUILD);
    world.grant_role(stage.guild, person, admins);
    assert_eq!(offered(stage.channel), ["mano", "people", "setup"]);
    let dm = world.open_dm(person);
    assert_eq!(offered(dm), ["mano"]);
    world.remove_bot(stage.guild);
    assert!(offered(stage.channel).is_empty());
}

#[tokio::test]
async fn an_ephemeral_answer_is_for_one_person_and_out_of_the_channel_routes_reach() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    let other = world.create_user("Jonas", "lt");
    world.join(stage.guild, other);
    let mut ear = Ear::of(&stage);
    stage.register(&json!([{ "name": "my", "description": "c" }])).await;
    let asked = world.invoke(person, Invocation::new(stage.channel, "my")).unwrap();
    let (callback, payload) = ear.interaction();
    assert_eq!((&payload["context"], &payload["locale"]), (&json!(0), &json!("lt")));
    let buttons = json!([{ "type": 1, "components": [{ "type": 2, "style": 1, "label": "a", "custom_id": "a", "disabled": true }] }]);
    let data = json!({ "content": "Slapta", "flags": 64, "components": buttons });
    assert_eq!(
        stage
            .call("POST", &callback, &json!({ "type": 4, "data": data }))
            .await
            .0,
        204
    );
    let Outcome::Message(message) = world.outcome(asked).await else {
        panic!("no message")
    };
    assert!(message.ephemeral && world.messages_for(other, stage.channel).is_empty());
    let path = format!("/channels/{}/messages/{}", stage.channel, message.id);
    for method in ["GET", "PATCH", "DELETE"] {
        assert_eq!(
            stage.call(method, &path, &json!({ "content": "x" })).await.1["code"],
            10008
        );
    }
    assert_eq!(world.press(other, message.id, "a"), Err(ClientRefusal::NoSuchMessage));
    assert_eq!(
        world.press(person, message.id, "a"),
        Err(ClientRefusal::Disabled("a".to_owned()))
    );
    assert!(matches!(
        world.press(person, message.id, "b"),
        Err(ClientRefusal::NoSuchComponent(..))
    ));

    let token = payload["token"].as_str().unwrap();
    let original = format!("/webhooks/{}/{token}/messages/@original", world.bot().id);
    assert_eq!(
        stage
            .call("PATCH", &original, &json!({ "content": "Nauja", "flags": 0 }))
            .await
            .0,
        200
    );
    let view = world.message(person, message.id).unwrap();
    assert!(view.ephemeral && view.content == "Nauja" && view.edited.is_some());
    world.dismiss(person, message.id);
    assert!(world.messages_for(person, stage.channel).is_empty());
    assert_eq!(stage.call("DELETE", &original, &Value::Null).await.0, 204);
    assert_eq!(stage.call("GET", &original, &Value::Null).await.1["code"], 10008);
}
