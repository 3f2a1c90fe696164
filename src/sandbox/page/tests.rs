//! The page's door and its calls, over real HTTP.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, FixedOffset};
use futures::FutureExt;
use futures::future::BoxFuture;
use reqwest::{Method, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};

use super::super::vocabulary::Visibility;
use super::super::world::World;
use super::super::{ChannelId, Options, Sandbox, UserId};
use super::{Chapter, Host, Jump, Page, Step, Task};

/// A host whose clock only moves when it is told to, and who knows one person's work.
struct Scripted {
    minutes: AtomicI64,
    worker: UserId,
}

impl Host for Scripted {
    fn now(&self) -> String {
        let start: DateTime<FixedOffset> = "2026-10-05T10:00:00+03:00".parse().expect("a moment");
        (start + Duration::minutes(self.minutes.load(Ordering::SeqCst))).to_rfc3339()
    }

    fn zone(&self) -> String {
        "Europe/Vilnius".to_owned()
    }

    fn jump(&self, jump: Jump, lang: &str) -> BoxFuture<'static, Result<String, String>> {
        let answer = match jump {
            Jump::Prompt => Err("no prompt is planned".to_owned()),
            Jump::Hour => Ok(format!("an hour went by ({lang})")),
            Jump::Day | Jump::Month => Ok(String::new()),
        };
        self.minutes
            .fetch_add(if answer.is_ok() { 60 } else { 0 }, Ordering::SeqCst);
        async move { answer }.boxed()
    }

    fn labels(&self, lang: &str) -> BoxFuture<'static, HashMap<UserId, String>> {
        let words = if lang == "lt" { "mokytoja" } else { "teacher" };
        let labels = HashMap::from([(self.worker, words.to_owned())]);
        async move { labels }.boxed()
    }

    fn chapters(&self, lang: &str) -> Vec<Chapter> {
        vec![Chapter {
            id: "first",
            title: format!("First ({lang})"),
            person: self.worker,
            steps: vec![Step {
                text: "Look".to_owned(),
                task: Task::Command { path: "my overview" },
            }],
        }]
    }

    fn restart(&self) -> BoxFuture<'static, Result<(), String>> {
        async { Err("nothing runs here".to_owned()) }.boxed()
    }
}

struct Scene {
    _sandbox: Sandbox,
    world: World,
    page: Page,
    ona: UserId,
    jonas: UserId,
    hall: ChannelId,
}

impl Scene {
    async fn start() -> Self {
        let sandbox = Sandbox::start(Options::default()).await.expect("the sandbox starts");
        let world = sandbox.world();
        let guild = world.create_guild("Šilelio progimnazija");
        let ona = world.create_user("Ona Petrauskienė", "lt");
        let jonas = world.create_user("Jonas Balčiūnas", "en-GB");
        world.join(guild, ona);
        world.join(guild, jonas);
        let hall = world.create_channel(guild, "bendras", Visibility::Everyone);
        let host = Arc::new(Scripted {
            minutes: AtomicI64::new(0),
            worker: ona,
        });
        let page = Page::start(world.clone(), host, 0).await.expect("the page starts");
        Self {
            _sandbox: sandbox,
            world,
            page,
            ona,
            jonas,
            hall,
        }
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> (StatusCode, Value) {
        let url = format!("{}/api{path}", self.page.url());
        let mut request = reqwest::Client::new()
            .request(method, url)
            .header("X-Sandbox-Secret", self.page.secret());
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.expect("an answer");
        (response.status(), response.json().await.unwrap_or(Value::Null))
    }

    async fn get(&self, path: &str) -> Value {
        let (status, body) = self.call(Method::GET, path, None).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }
}

#[tokio::test]
async fn the_page_itself_is_open_and_carries_the_secret_of_this_start() {
    let scene = Scene::start().await;
    let response = reqwest::get(scene.page.url()).await.expect("an answer");
    let policy = response
        .headers()
        .get("content-security-policy")
        .expect("a policy")
        .to_str()
        .expect("text")
        .to_owned();
    let html = response.text().await.expect("a page");
    assert!(html.contains(&format!("content=\"{}\"", scene.page.secret())), "{html}");
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
}

#[tokio::test]
async fn every_file_that_the_page_names_is_served_with_its_type() {
    let scene = Scene::start().await;
    let html = reqwest::get(scene.page.url())
        .await
        .expect("an answer")
        .text()
        .await
        .expect("a page");
    let named = html
        .split(['"'])
        .filter(|text| text.starts_with('/') && text.contains('.'));
    let mut seen = 0;
    for path in named {
        let file = reqwest::get(format!("{}{path}", scene.page.url()))
            .await
            .expect("an answer");
        assert_eq!(file.status(), StatusCode::OK, "{path}");
        assert_ne!(file.headers()["content-type"], "application/octet-stream", "{path}");
        seen += 1;
    }
    assert!(seen > 5, "the page names its styles and its script");
}

#[rstest]
#[case::no_secret(None)]
#[case::another_starts_secret(Some("00"))]
#[tokio::test]
async fn a_call_without_this_starts_secret_is_refused(#[case] secret: Option<&str>) {
    let scene = Scene::start().await;
    for path in ["/start", "/events", "/nothing", "/as/1/channels"] {
        let mut request = reqwest::Client::new().get(format!("{}/api{path}", scene.page.url()));
        if let Some(secret) = secret {
            request = request.header("X-Sandbox-Secret", secret);
        }
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{path}");
    }
}

#[rstest]
#[case::rebound_name("host", "evil.example")]
#[case::rebound_name_with_port("host", "evil.example:7878")]
#[case::another_port("host", "127.0.0.1:1")]
#[case::another_site("origin", "https://evil.example")]
#[case::a_file_on_disk("origin", "null")]
#[tokio::test]
async fn a_foreign_host_or_origin_is_refused_even_with_the_secret(#[case] header: &str, #[case] value: &str) {
    let scene = Scene::start().await;
    for path in ["/", "/app.js", "/api/start"] {
        let request = reqwest::Client::new().get(format!("{}{path}", scene.page.url()));
        let request = request
            .header("X-Sandbox-Secret", scene.page.secret())
            .header(header, value);
        let response = request.send().await.expect("an answer");
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{header}: {value} at {path}");
        assert!(!response.text().await.expect("text").contains(scene.page.secret()));
    }
}

#[tokio::test]
async fn the_page_begins_with_the_clock_and_everybody_whom_one_can_be() {
    let scene = Scene::start().await;
    let start = scene.get("/start").await;
    assert_eq!(start["now"], "2026-10-05T10:00:00+03:00");
    assert_eq!(start["people"][0]["name"], "Ona Petrauskienė");
    assert_eq!(start["people"][0]["label"], "mokytoja");
    assert_eq!(start["people"][1]["label"], Value::Null);
    assert_eq!(scene.get("/people?lang=en").await[0]["label"], "teacher");
}

#[tokio::test]
async fn what_one_says_another_reads_at_the_played_time() {
    let scene = Scene::start().await;
    let (ona, jonas, hall) = (scene.ona, scene.jonas, scene.hall);
    let say = format!("/as/{ona}/channels/{hall}/say");
    let (status, _) = scene
        .call(Method::POST, &say, Some(json!({ "content": "<b>Labas</b>" })))
        .await;
    assert_eq!(status, StatusCode::OK);
    let seen = scene.get(&format!("/as/{jonas}/channels/{hall}/messages")).await;
    assert_eq!(seen["messages"][0]["content"], "<b>Labas</b>");
    assert_eq!(seen["messages"][0]["at"], "2026-10-05T10:00:00+03:00");
    assert_eq!(seen["more"], false);
    let places = scene.get(&format!("/as/{jonas}/channels")).await;
    assert_eq!(places["channels"][0]["unread"], 1);
    scene
        .call(
            Method::POST,
            &format!("/as/{jonas}/channels/{hall}/read"),
            Some(json!({})),
        )
        .await;
    assert_eq!(scene.world.channels_for(jonas)[0].unread, 0);
}

#[tokio::test]
async fn a_long_channel_comes_in_stretches() {
    let scene = Scene::start().await;
    for at in 0..60 {
        scene
            .world
            .say(scene.ona, scene.hall, &format!("žinutė {at}"))
            .expect("said");
    }
    let path = format!("/as/{}/channels/{}/messages", scene.jonas, scene.hall);
    let newest = scene.get(&path).await;
    assert_eq!(newest["messages"][0]["content"], "žinutė 10");
    assert_eq!(newest["more"], true);
    let before = newest["messages"][0]["id"].as_str().expect("an id").to_owned();
    let oldest = scene.get(&format!("{path}?before={before}")).await;
    assert_eq!(oldest["messages"].as_array().map(Vec::len), Some(10));
    assert_eq!(oldest["more"], false);
}

#[tokio::test]
async fn a_refusal_of_the_client_comes_with_its_reason() {
    let scene = Scene::start().await;
    let invoke = format!("/as/{}/channels/{}/invoke", scene.ona, scene.hall);
    let (status, body) = scene.call(Method::POST, &invoke, Some(json!({ "path": "fly" }))).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body["error"], "refused");
    let submit = format!("/as/{}/modals/1/submit", scene.ona);
    let (_, body) = scene.call(Method::POST, &submit, Some(json!({ "fields": {} }))).await;
    assert_eq!(body["error"], "no_such_modal");
}

#[tokio::test]
async fn the_clock_moves_by_the_host_and_its_reasons_are_passed_on() {
    let scene = Scene::start().await;
    let (status, moved) = scene
        .call(Method::POST, "/clock", Some(json!({ "jump": "hour", "lang": "lt" })))
        .await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(moved["now"], "2026-10-05T11:00:00+03:00");
    assert_eq!(moved["narration"], "an hour went by (lt)");
    assert_eq!(moved["messages"], 0);
    let (status, refused) = scene
        .call(Method::POST, "/clock", Some(json!({ "jump": "prompt" })))
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused["detail"], "no prompt is planned");
    assert_eq!(scene.get("/clock").await["now"], "2026-10-05T11:00:00+03:00");
}

#[tokio::test]
async fn changes_are_streamed_and_the_stream_ends_with_the_page() {
    let scene = Scene::start().await;
    let url = format!("{}/api/events", scene.page.url());
    let request = reqwest::Client::new()
        .get(url)
        .header("X-Sandbox-Secret", scene.page.secret());
    let mut stream = request.send().await.expect("a stream");
    scene.world.say(scene.ona, scene.hall, "Labas").expect("said");
    let chunk = stream.chunk().await.expect("a chunk").expect("an event");
    assert!(
        String::from_utf8_lossy(&chunk).contains(&format!("\"channel\":\"{}\"", scene.hall)),
        "{chunk:?}"
    );
    scene.page.shutdown().await;
    while let Ok(Some(_)) = stream.chunk().await {}
}

#[tokio::test]
async fn the_client_language_is_the_persons_own() {
    let scene = Scene::start().await;
    let (status, _) = scene
        .call(
            Method::PUT,
            &format!("/as/{}/locale", scene.ona),
            Some(json!({ "locale": "en-GB" })),
        )
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(scene.world.user(scene.ona).expect("Ona").locale, "en-GB");
}

#[tokio::test]
async fn the_guide_comes_from_the_host_in_the_readers_words() {
    let scene = Scene::start().await;
    let guide = scene.get("/guide?lang=lt").await;
    assert_eq!(guide[0]["title"], "First (lt)");
    assert_eq!(guide[0]["person"], scene.ona.to_string());
    assert_eq!(
        guide[0]["steps"][0]["task"],
        json!({ "kind": "command", "path": "my overview" })
    );
}

#[tokio::test]
async fn switches_break_the_world_and_the_account_tells_it() {
    let scene = Scene::start().await;
    let order = async |body: Value| scene.call(Method::POST, "/trouble", Some(body)).await;
    let ona = scene.ona;
    for _ in 0..2 {
        let (status, _) = order(json!({ "kind": "dms", "user": ona, "on": true })).await;
        assert_eq!(status, StatusCode::OK);
    }
    let (_, now) = order(json!({ "kind": "slow", "on": true })).await;
    assert_eq!(now["slow"], true);
    assert_eq!(now["closed"], json!([ona]));
    // The account has one way to the page: an answer that overtook the stream of hints would take newer lines back.
    assert_eq!(now.get("log"), None);
    let now = scene.get("/trouble").await;
    let told = |at: usize, what: &str, times: usize| {
        assert_eq!(now["log"][at]["what"], what);
        assert_eq!(now["log"][at]["times"], times);
    };
    told(0, "dms_closed", 2);
    told(1, "slow_on", 1);
    let (_, now) = order(json!({ "kind": "slow", "on": false })).await;
    assert_eq!(now["slow"], false);
    let (_, now) = order(json!({ "kind": "dms", "user": ona, "on": false })).await;
    assert_eq!(now["closed"], json!([]));
    assert_eq!(scene.world.closed_dms(), []);
    scene.world.invite_bot(scene.world.guilds_for(ona)[0].id);
    let (_, now) = order(json!({ "kind": "gone", "user": ona, "on": true })).await;
    assert_eq!(now["gone"], json!([ona]));
    assert!(scene.world.guilds_for(ona).is_empty());
    let (_, now) = order(json!({ "kind": "gone", "user": ona, "on": false })).await;
    assert_eq!(now["gone"], json!([]));
    assert_eq!(scene.world.guilds_for(ona).len(), 1);
}

#[tokio::test]
async fn a_bot_that_does_not_start_again_is_told_with_its_reason() {
    let scene = Scene::start().await;
    let (status, refused) = scene
        .call(Method::POST, "/trouble", Some(json!({ "kind": "restart" })))
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused["detail"], "nothing runs here");
    let log = scene.get("/trouble").await["log"].clone();
    let told: Vec<&str> = log
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|entry| entry["what"].as_str())
        .collect();
    assert_eq!(told, ["restarting", "not_restarted"]);
}
