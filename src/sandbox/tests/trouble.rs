//! Troubles on order: faults, a dead network, buckets, and the gateway's refusals.

use std::time::Duration;

use rstest::rstest;
use serde_json::{Value, json};

use super::Stage;
use super::socket::Socket;
use crate::sandbox::{Fault, Options, RateLimits};

#[tokio::test]
async fn faults_strike_as_often_as_ordered_and_where() {
    let stage = Stage::set().await;
    let world = &stage.world;
    world.fail_next(Fault::status("POST", "/channels/{channel_id}/messages", 503).times(2));
    let text = json!({ "content": "x" });
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(stage.post(&text).await.0);
    }
    assert_eq!(statuses, [503, 503, 200]);
    world.fail_next(Fault::rate_limit(
        "POST",
        format!("/channels/{}", stage.channel),
        Duration::from_millis(1500),
        true,
    ));
    let (status, answer) = stage.post(&text).await;
    assert_eq!(
        (status, &answer["retry_after"], &answer["global"]),
        (429, &json!(1.5), &json!(true))
    );
    assert_eq!(world.messages_for(stage.person, stage.channel).len(), 1);
    assert_eq!(
        world
            .traffic()
            .iter()
            .map(|exchange| exchange.status)
            .collect::<Vec<_>>(),
        [503, 503, 200, 429]
    );
}

#[tokio::test]
async fn a_lost_answer_leaves_its_effect_and_a_dead_network_none() {
    let stage = Stage::set().await;
    let world = &stage.world;
    let send = || {
        let url = format!("https://discord.com/api/v10/channels/{}/messages", stage.channel);
        let token = format!("Bot {}", stage.sandbox.token());
        stage
            .client
            .post(url)
            .header("authorization", token)
            .json(&json!({ "content": "x" }))
            .send()
    };
    world.fail_next(Fault::lost_answer("POST", "/channels/{channel_id}/messages"));
    assert!(send().await.is_err());
    assert_eq!(world.messages_for(stage.person, stage.channel).len(), 1);
    world.stop_answering(true);
    assert!(send().await.is_err());
    world.stop_answering(false);
    assert_eq!(send().await.unwrap().status(), 200);
    assert_eq!(world.messages_for(stage.person, stage.channel).len(), 2);
}

#[tokio::test]
async fn the_sixth_message_in_five_seconds_has_to_wait() {
    let stage = Stage::with(Options {
        rate_limits: RateLimits::Real,
        ..Options::default()
    })
    .await;
    let url = format!("https://discord.com/api/v10/channels/{}/messages", stage.channel);
    let mut left = Vec::new();
    for _ in 0..6 {
        let token = format!("Bot {}", stage.sandbox.token());
        let request = stage
            .client
            .post(&url)
            .header("authorization", token)
            .json(&json!({ "content": "x" }));
        let response = request.send().await.unwrap();
        let header = |name: &str| {
            response
                .headers()
                .get(name)
                .map(|value| value.to_str().unwrap().to_owned())
        };
        left.push((
            response.status().as_u16(),
            header("x-ratelimit-remaining").unwrap(),
            header("x-ratelimit-scope"),
        ));
        let reset: f64 = header("x-ratelimit-reset").unwrap().parse().unwrap();
        let now = crate::sandbox::clock::unix_millis();
        assert!(
            (reset * 1000.0) as u64 > now.saturating_sub(1000),
            "resets in real time"
        );
    }
    let ok = |left: &str| (200, left.to_owned(), None);
    assert_eq!(left[..5], [ok("4"), ok("3"), ok("2"), ok("1"), ok("0")]);
    assert_eq!(left[5], (429, "0".to_owned(), Some("user".to_owned())));
}

fn identify(token: &str, more: &Value) -> Value {
    let mut data = json!({ "token": token, "intents": 1, "properties": {} });
    data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "op": 2, "d": data })
}

#[rstest]
#[case::opcode(json!({ "op": 99, "d": null }), 4001)]
#[case::not_identified(json!({ "op": 3, "d": {} }), 4003)]
#[case::token(identify("x", &json!({})), 4004)]
#[case::shard(identify("", &json!({ "shard": [1, 1] })), 4010)]
#[case::intents(identify("", &json!({ "intents": 1_u64 << 40 })), 4013)]
#[case::privileged(identify("", &json!({ "intents": 2 })), 4014)]
#[case::sequence(json!({ "op": 6, "d": { "token": "x", "session_id": "a", "seq": 0 } }), 4004)]
#[tokio::test]
async fn the_gateway_closes_with_its_own_codes(#[case] mut frame: Value, #[case] code: u16) {
    let stage = Stage::set().await;
    if frame["d"]["token"] == "" {
        frame["d"]["token"] = json!(stage.sandbox.token());
    }
    let mut socket = Socket::open(stage.sandbox.gateway_addr()).await;
    assert_eq!(socket.frame().await["op"], 10);
    socket.send(&frame).await;
    assert_eq!(socket.closed().await, code);
}

#[tokio::test]
async fn a_session_is_resumed_with_what_was_missed_until_it_is_invalidated() {
    let stage = Stage::set().await;
    let token = stage.sandbox.token();
    let mut socket = Socket::open(stage.sandbox.gateway_addr()).await;
    socket.frame().await;
    socket.send(&identify(token, &json!({ "intents": 513 }))).await;
    let ready = socket.frame().await;
    assert_eq!((&ready["t"], &ready["s"]), (&json!("READY"), &json!(1)));
    assert_eq!(ready["d"]["guilds"][0]["unavailable"], true);
    assert_eq!(socket.frame().await["t"], "GUILD_CREATE");
    socket.send(&json!({ "op": 1, "d": 2 })).await;
    assert_eq!(socket.frame().await["op"], 11);
    drop(socket);

    stage.world.say(stage.person, stage.channel, "Labas").unwrap();
    let resume = json!({ "op": 6, "d": { "token": token, "session_id": ready["d"]["session_id"], "seq": 2 } });
    let mut socket = Socket::open(stage.sandbox.gateway_addr()).await;
    socket.frame().await;
    socket.send(&resume).await;
    let missed = socket.frame().await;
    assert_eq!((&missed["t"], &missed["s"]), (&json!("MESSAGE_CREATE"), &json!(3)));
    assert_eq!(missed["d"]["content"], "", "without the content intent");
    assert_eq!(socket.frame().await["t"], "RESUMED");
    stage.world.invalidate_session(false);
    assert_eq!(socket.frame().await["op"], 9);
    drop(socket);
    let mut socket = Socket::open(stage.sandbox.gateway_addr()).await;
    socket.frame().await;
    socket.send(&resume).await;
    let refused = socket.frame().await;
    assert_eq!((&refused["op"], &refused["d"]), (&json!(9), &json!(false)));
}

#[tokio::test]
async fn a_silent_client_is_given_up() {
    let stage = Stage::with(Options {
        heartbeat: Duration::from_millis(80),
        ..Options::default()
    })
    .await;
    let mut socket = Socket::open(stage.sandbox.gateway_addr()).await;
    assert_eq!(socket.frame().await["d"]["heartbeat_interval"], 80);
    assert_eq!(socket.closed().await, 4009);
}

#[tokio::test]
async fn identifying_twice_within_five_seconds_gets_no_session() {
    let stage = Stage::with(Options {
        rate_limits: RateLimits::Real,
        ..Options::default()
    })
    .await;
    let mut answers = Vec::new();
    for _ in 0..2 {
        let mut socket = Socket::open(stage.sandbox.gateway_addr()).await;
        socket.frame().await;
        socket.send(&identify(stage.sandbox.token(), &json!({}))).await;
        answers.push(socket.frame().await["op"].clone());
    }
    assert_eq!(answers, [0, 9]);
    assert_eq!(stage.world.violations(), ["gateway: identified twice within 5 s"]);
}
