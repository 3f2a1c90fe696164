//! What the client checks before it asks, what it asks, and what the bot may answer.

use std::time::Instant;

use serde_json::{Value, json};

use super::bot::Ear;
use super::{SOON, Stage};
use crate::sandbox::state::Answer;
use crate::sandbox::{Change, ClientRefusal, Invocation, Options, Outcome};

/// A message with a select of two to three of four values.
fn selects() -> Value {
    let options: Vec<Value> = ["a", "b", "c", "d"]
        .iter()
        .map(|v| json!({ "label": v, "value": v }))
        .collect();
    let select = json!({ "type": 3, "custom_id": "s", "min_values": 2, "max_values": 3, "options": options });
    let users = json!({ "type": 5, "custom_id": "u" });
    json!({ "content": "x", "components": [{ "type": 1, "components": [select] }, { "type": 1, "components": [users] }] })
}

#[tokio::test]
async fn a_select_takes_only_what_it_offers() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    let mut ear = Ear::of(&stage);
    let (_, posted) = stage.post(&selects()).await;
    let message = posted["id"].as_str().unwrap().parse().unwrap();
    for values in [&["a"][..], &["a", "b", "c", "d"], &["a", "e"]] {
        assert!(matches!(
            world.choose(person, message, "s", values),
            Err(ClientRefusal::BadValues(_))
        ));
    }
    assert_eq!(
        world.press(person, message, "s"),
        Err(ClientRefusal::WrongKind("s".to_owned()))
    );
    world.choose(person, message, "s", &["a", "d"]).unwrap();
    let (_, payload) = ear.interaction();
    assert_eq!(
        (&payload["type"], &payload["data"]["values"]),
        (&json!(3), &json!(["a", "d"]))
    );
    assert_eq!(payload["message"]["id"], posted["id"]);
    let id = person.to_string();
    world.choose(person, message, "u", &[&id]).unwrap();
    let (_, payload) = ear.interaction();
    assert_eq!(
        payload["data"]["resolved"]["users"][&id]["global_name"],
        "Ona Petrauskienė"
    );
    assert!(payload["data"]["resolved"]["members"][&id]["roles"].is_array());
}

#[tokio::test]
async fn options_are_checked_and_resolved_as_the_client_does() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    let mut ear = Ear::of(&stage);
    let choices = json!([{ "name": "Lietuvių", "value": "lt" }, { "name": "English", "value": "en" }]);
    stage
        .register(&json!([{ "name": "people", "description": "p", "options": [{ "type": 1, "name": "edit", "description": "e", "options": [
            { "type": 6, "name": "user", "description": "u", "required": true },
            { "type": 3, "name": "language", "description": "l", "choices": choices },
            { "type": 4, "name": "period", "description": "p", "min_value": 1, "max_value": 9 },
            { "type": 3, "name": "group", "description": "g", "autocomplete": true },
        ] }] }]))
        .await;
    let call = || Invocation::new(stage.channel, "people edit");
    let refused = |invocation| world.invoke(person, invocation).unwrap_err();
    assert_eq!(refused(call()), ClientRefusal::MissingOption("user".to_owned()));
    assert_eq!(
        refused(call().option("who", "1")),
        ClientRefusal::NoSuchOption("who".to_owned())
    );
    assert!(matches!(
        refused(call().option("user", "Ona")),
        ClientRefusal::BadOption(..)
    ));
    assert!(matches!(
        refused(call().option("user", person).option("language", "de")),
        ClientRefusal::BadOption(..)
    ));
    assert!(matches!(
        refused(call().option("user", person).option("period", 10_i64)),
        ClientRefusal::BadOption(..)
    ));
    world
        .invoke(person, call().option("user", person).option("period", "4"))
        .unwrap();
    let (_, payload) = ear.interaction();
    let given = &payload["data"]["options"][0]["options"];
    assert_eq!((&given[0]["value"], &given[1]["value"]), (&json!(person), &json!(4)));
    assert_eq!(
        payload["data"]["resolved"]["users"][person.to_string()]["username"],
        "ona.petrauskiene"
    );

    let asked = world
        .autocomplete(person, call().option("group", "ma"), "group")
        .unwrap();
    let (callback, payload) = ear.interaction();
    let focused = &payload["data"]["options"][0]["options"][0];
    assert_eq!(
        (&payload["type"], &focused["value"], &focused["focused"]),
        (&json!(4), &json!("ma"), &json!(true))
    );
    let choices = json!([{ "name": "Matematikai", "value": "7" }]);
    assert_eq!(
        stage
            .call("POST", &callback, &json!({ "type": 8, "data": { "choices": choices } }))
            .await
            .0,
        204
    );
    let Outcome::Choices(offered) = world.outcome(asked).await else {
        panic!("no choices")
    };
    assert_eq!(offered[0].name, "Matematikai");
}

#[tokio::test]
async fn a_modal_is_checked_before_it_is_sent_and_answers_with_the_message_behind_it() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    let mut ear = Ear::of(&stage);
    let button = json!({ "type": 2, "style": 1, "label": "Tęsti", "custom_id": "go" });
    let (_, posted) = stage
        .post(&json!({ "content": "x", "components": [{ "type": 1, "components": [button] }] }))
        .await;
    let message = posted["id"].as_str().unwrap().parse().unwrap();
    let pressed = world.press(person, message, "go").unwrap();
    let (callback, _) = ear.interaction();
    let input = |id: &str, more: &Value| {
        let mut input = json!({ "type": 4, "custom_id": id, "style": 2, "label": id });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "type": 1, "components": [input] })
    };
    let inputs = [
        input("a", &json!({ "min_length": 3, "max_length": 5 })),
        input("b", &json!({ "required": false, "value": "buvo" })),
    ];
    let modal = json!({ "type": 9, "data": { "custom_id": "m", "title": "M", "components": inputs } });
    assert_eq!(stage.call("POST", &callback, &modal).await.0, 204);
    let modal = world.outcome(pressed).await.modal().cloned().expect("a modal");
    assert_eq!(world.open_modal(person), Some(modal.clone()));
    for fields in [&[][..], &[("a", "ab")], &[("a", "abcdef")]] {
        assert!(matches!(
            world.submit(person, modal.id, fields),
            Err(ClientRefusal::BadInput(..))
        ));
    }
    assert_eq!(
        world.submit(person, modal.id, &[("c", "x")]),
        Err(ClientRefusal::NoSuchInput("c".to_owned()))
    );
    let submitted = world.submit(person, modal.id, &[("a", "labas")]).unwrap();
    assert_eq!(
        world.submit(person, modal.id, &[("a", "labas")]),
        Err(ClientRefusal::NoSuchModal)
    );
    let (callback, payload) = ear.interaction();
    assert_eq!(payload["data"]["components"][1]["components"][0]["value"], "buvo");
    let again = json!({ "type": 9, "data": { "custom_id": "m", "title": "M", "components": inputs } });
    let (status, _) = stage.call("POST", &callback, &again).await;
    assert_eq!(status, 400, "no modal after a modal");
    let update = json!({ "type": 7, "data": { "content": "y", "components": [] } });
    assert_eq!(stage.call("POST", &callback, &update).await.0, 204);
    let Outcome::Updated(view) = world.outcome(submitted).await else {
        panic!("no update")
    };
    assert_eq!((view.id, view.content.as_str()), (message, "y"));
}

#[tokio::test]
async fn a_deferred_answer_is_thinking_until_its_edit() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    let mut ear = Ear::of(&stage);
    stage.register(&json!([{ "name": "my", "description": "c" }])).await;
    let asked = world.invoke(person, Invocation::new(stage.channel, "my")).unwrap();
    let (callback, payload) = ear.interaction();
    let token = payload["token"].as_str().unwrap();
    let webhook = format!("/webhooks/{}/{token}", world.bot().id);
    let (_, early) = stage.call("POST", &webhook, &json!({ "content": "x" })).await;
    assert_eq!(early["code"], 10015, "nothing to follow up on yet");
    let with_response = format!("{callback}?with_response=true");
    let (status, body) = stage
        .call("POST", &with_response, &json!({ "type": 5, "data": { "flags": 64 } }))
        .await;
    assert_eq!(
        (status, &body["interaction"]["response_message_ephemeral"]),
        (200, &json!(true))
    );
    assert!(world.messages_for(person, stage.channel)[0].thinking);
    assert_eq!(world.outcome_now(asked), None);
    let original = format!("{webhook}/messages/@original");
    assert_eq!(
        stage.call("PATCH", &original, &json!({ "content": "Štai" })).await.0,
        200
    );
    let outcome = world.outcome(asked).await;
    assert_eq!(
        outcome.message().map(|view| (view.content.as_str(), view.ephemeral)),
        Some(("Štai", true))
    );
    let (status, more) = stage.call("POST", &webhook, &json!({ "content": "Dar" })).await;
    assert_eq!((status, &more["flags"]), (200, &json!(0)));
    assert_eq!(world.messages_for(person, stage.channel).len(), 2);
}

#[tokio::test]
async fn three_seconds_and_not_more() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    let mut changes = world.changes();
    let mut ear = Ear::of(&stage);
    stage.register(&json!([{ "name": "my", "description": "c" }])).await;
    let asked = world.invoke(person, Invocation::new(stage.channel, "my")).unwrap();
    let (callback, _) = ear.interaction();
    // Aged by hand: nobody waits for what can be set.
    {
        let mut state = world.lock();
        let entry = state.interactions.get_mut(&asked).unwrap();
        entry.at = Instant::now().checked_sub(Options::default().deadline * 2).unwrap();
        assert!(matches!(entry.answer, Answer::Waiting));
    }
    let (status, answer) = stage
        .call("POST", &callback, &json!({ "type": 4, "data": { "content": "x" } }))
        .await;
    assert_eq!((status, &answer["code"]), (404, &json!(10062)));
    world.lock().deadline(asked);
    assert_eq!(world.outcome(asked).await, Outcome::NoAnswer);
    let said = world.violations();
    assert!(
        said.iter()
            .any(|what| what.contains("/my) was not answered within 3 s")),
        "{said:?}"
    );
    let missed = async {
        while !matches!(changes.recv().await, Ok(Change::NotAnswered { interaction, .. }) if interaction == asked) {}
    };
    tokio::time::timeout(SOON, missed).await.expect("the page is told");
}
