//! The chat page in a real Chromium (feature `browser`; needs chromium and chromedriver on the machine). Pictures of
//! what was seen are kept under the target folder.

mod bot;
mod chromium;
mod composer;
mod driver;
mod guide;
mod school;
mod words;

use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, FixedOffset};
use futures::FutureExt;
use futures::future::BoxFuture;

use chromium::{DESKTOP, Look, PHONE, Window};
use kolega::sandbox::page::{Chapter, Host, Jump, Page};
use kolega::sandbox::{ChannelId, Options, Sandbox, UserId, Visibility, World};

/// A clock that moves a day a jump, on which the hall's notice comes.
struct Days {
    passed: AtomicI64,
    labels: HashMap<UserId, String>,
}

impl Host for Days {
    fn now(&self) -> String {
        let start: DateTime<FixedOffset> = "2026-10-05T10:00:00+03:00".parse().expect("a moment");
        (start + Duration::days(self.passed.load(Ordering::SeqCst))).to_rfc3339()
    }

    fn zone(&self) -> String {
        "Europe/Vilnius".to_owned()
    }

    fn jump(&self, _: Jump, _: &str) -> BoxFuture<'static, Result<String, String>> {
        self.passed.fetch_add(1, Ordering::SeqCst);
        async { Ok("Praėjo diena.".to_owned()) }.boxed()
    }

    fn labels(&self, _: &str) -> BoxFuture<'static, HashMap<UserId, String>> {
        let labels = self.labels.clone();
        async move { labels }.boxed()
    }

    fn chapters(&self, _: &str) -> Vec<Chapter> {
        Vec::new()
    }

    fn restart(&self) -> BoxFuture<'static, Result<(), String>> {
        async { Err("nothing runs here".to_owned()) }.boxed()
    }
}

/// A server with three people, a bot and the page.
struct Scene {
    sandbox: Sandbox,
    world: World,
    page: Page,
    bot: tokio::task::JoinHandle<()>,
    ona: UserId,
    hall: ChannelId,
}

impl Scene {
    async fn start() -> Self {
        let sandbox = Sandbox::start(Options::default()).await.expect("the sandbox starts");
        let world = sandbox.world();
        let guild = world.create_guild("Šilelio progimnazija");
        let people = [
            ("Ona Petrauskienė", "lt"),
            ("Jonas Balčiūnas", "lt"),
            ("Rasa Kazlauskaitė", "en-GB"),
        ];
        let [ona, jonas, rasa] = people.map(|(name, locale)| {
            let user = world.create_user(name, locale);
            world.join(guild, user);
            user
        });
        let hall = world.create_channel(guild, "bendras", Visibility::Everyone);
        let quiet = world.create_channel(guild, "tyla", Visibility::Members(vec![ona]));
        world.say(ona, quiet, "Tai skaitau tik aš").expect("said");
        world.invite_bot(guild);
        let bot = bot::start(&sandbox).await;
        let offered = |world: &World| (world.commands_for(ona, hall).len() == 5).then_some(());
        world
            .wait_for("the bot's commands", std::time::Duration::from_secs(20), offered)
            .await
            .expect("commands come");
        let labels = [(ona, "koordinatorė"), (jonas, "mokytojas"), (rasa, "teacher")];
        let labels = labels.map(|(user, label)| (user, label.to_owned())).into();
        let host = Arc::new(Days {
            passed: AtomicI64::new(0),
            labels,
        });
        let page = Page::start(world.clone(), host, 0).await.expect("the page starts");
        Self {
            sandbox,
            world,
            page,
            bot,
            ona,
            hall,
        }
    }

    async fn end(self) {
        self.page.shutdown().await;
        self.bot.abort();
        self.sandbox.shutdown().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_fills_in_a_form_by_buttons_selects_and_a_modal() {
    let scene = Scene::start().await;
    let window = Window::open(DESKTOP).await;
    window.visit(&scene.page.url()).await;
    window.go_to("bendras").await;
    window.command("forma").await;
    window.send().await;
    window.read("Kaip sekėsi?").await;
    window.read("Tik Jūs tai matote").await;
    window.press("4").await;
    window.see("[data-custom-id='scale:4'][data-style=primary]").await;
    window.click("[data-custom-id=focus]").await;
    window.click(".menu [data-key=klausimai]").await;
    window.click(".menu [data-key=grupės]").await;
    window.picture("desktop-light-select").await;
    window.click("[data-menu=done]").await;
    window.read("Gauta: klausimai ir grupės").await;
    let kept = "return document.querySelector('[data-custom-id=focus] .select__chosen')?.innerText.includes('Grupės')";
    window.until("the choice to stand", kept, serde_json::json!([])).await;
    window.click("[data-custom-id=who]").await;
    window.see(".menu").await;
    window.keys("jonas").await;
    window.enter().await;
    window.read("@Jonas Balčiūnas").await;
    window.press("Tęsti").await;
    window.see("dialog.modal").await;
    window.write("what", "Eee").await;
    window.press("Pateikti").await;
    window.read("Reikia bent 5 ženklų").await;
    window.write("what", "Mokiniai patys klausė").await;
    window.picture("desktop-light-modal").await;
    window.press("Pateikti").await;
    window.read("Gauta: Mokiniai patys klausė").await;
    window.look(Look { dark: true, ..DESKTOP }).await;
    window.picture("desktop-dark-form").await;
    window
        .until(
            "an untouched title",
            "return document.title !== 'hacked'",
            serde_json::json!([]),
        )
        .await;
    assert!(
        window.text().await.contains("<img src=x onerror="),
        "markup stands as text"
    );
    window.close().await;
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_take_files_choices_and_suggestions_in_the_persons_language() {
    let scene = Scene::start().await;
    let window = Window::open(DESKTOP).await;
    window.visit(&scene.page.url()).await;
    window.go_to("bendras").await;
    let mut file = tempfile::Builder::new()
        .prefix("staff")
        .suffix(".csv")
        .tempfile()
        .expect("a file");
    file.write_all(b"name\nOna\n").expect("written");
    window.command("ikel").await;
    window.attach(file.path()).await;
    window.send().await;
    window.read("(9 B)").await;
    window.read("Failas gautas").await;
    window.see("[data-attachment='atsakymas.csv']").await;
    window.command("month").await;
    window.keys("spal").await;
    window.read("2026 m. spalis").await;
    window
        .see(".composer__popup:not([hidden]) [data-key='2026 m. spalis']")
        .await;
    window.enter().await;
    window.keys("pui").await;
    window.see(".composer__popup:not([hidden]) [data-key=good]").await;
    window.picture("desktop-light-command").await;
    window.enter().await;
    window.send().await;
    window.read("Parinkta: 2026 m. spalis, good").await;
    window.be("rasa", "Rasa Kazlauskaitė").await;
    window.go_to("bendras").await;
    window.click("#composer-input").await;
    window.keys("/").await;
    window.read("Answers later").await;
    window.picture("desktop-light-commands-en").await;
    assert!(
        !window.text().await.contains("tyla"),
        "a channel of others is not hers to see"
    );
    assert!(
        !window.text().await.contains("Parinkta"),
        "another person's ephemeral answer is not hers to see"
    );
    window.close().await;
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_and_thinking_look_as_in_discord() {
    let scene = Scene::start().await;
    let window = Window::open(DESKTOP).await;
    window.visit(&scene.page.url()).await;
    window.go_to("bendras").await;
    window.command("tyla").await;
    window.send().await;
    window.read("Programa neatsakė").await;
    window.press("Atmesti žinutę").await;
    window.read_no_more("Programa neatsakė").await;
    window.command("mastyti").await;
    window.send().await;
    window.read("Sugalvojau").await;
    window.close().await;
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_phone_channels_are_a_drawer_and_messages_arrive_live() {
    let scene = Scene::start().await;
    let window = Window::open(PHONE).await;
    window.visit(&scene.page.url()).await;
    window.click("#open-drawer").await;
    window.go_to("bendras").await;
    window
        .until(
            "the drawer's end",
            "return document.getElementById('scrim').hidden",
            serde_json::json!([]),
        )
        .await;
    scene.world.say(scene.ona, scene.hall, "Labas *rytas*").expect("said");
    window.read("Labas rytas").await;
    window.command("forma").await;
    window.send().await;
    window.press("Tęsti").await;
    window.see("dialog.modal").await;
    window.picture("phone-dark-modal").await;
    window.press("Atšaukti").await;
    window.picture("phone-dark-form").await;
    let fits = "return document.documentElement.scrollWidth <= window.innerWidth";
    window
        .until("a page no wider than the phone", fits, serde_json::json!([]))
        .await;
    window.close().await;
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_moves_and_people_change_by_keyboard_alone() {
    let scene = Scene::start().await;
    let window = Window::open(DESKTOP).await;
    window.visit(&scene.page.url()).await;
    window.read("2026 m. spalio 5 d., pirmadienis").await;
    window.click("[data-jump=day]").await;
    window.read("2026 m. spalio 6 d., antradienis").await;
    window.read("Praėjo diena.").await;
    window.be("mokytojas", "Jonas Balčiūnas").await;
    window.be("rasa", "Rasa Kazlauskaitė").await;
    window.read("Tuesday, 6 October 2026").await;
    window.click("[data-lang=lt]").await;
    window.read("antradienis").await;
    window.click("#whoami").await;
    window.see("#switcher").await;
    window.escape().await;
    window
        .until(
            "an end of the switcher",
            "return !document.querySelector('#switcher')",
            serde_json::json!([]),
        )
        .await;
    window.close().await;
    scene.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn markdown_is_discords_subset_and_never_markup() {
    let scene = Scene::start().await;
    let window = Window::open(DESKTOP).await;
    window.visit(&scene.page.url()).await;
    let link = |url: &str, shown: &str| {
        format!(r#"<a href="{url}" target="_blank" rel="noopener noreferrer nofollow">{shown}</a>"#)
    };
    let cases = [
        (
            "**a** *b* _c_ __d__ ~~e~~",
            "<strong>a</strong> <em>b</em> <em>c</em> <u>d</u> <s>e</s>".to_owned(),
        ),
        ("***x*** 2*3*4", "<strong><em>x</em></strong> 2<em>3</em>4".to_owned()),
        ("staff_list_new", "staff_list_new".to_owned()),
        (r"\*taip\* \<", "*taip* &lt;".to_owned()),
        ("`**ne**`", r#"<code class="md-code">**ne**</code>"#.to_owned()),
        (
            "<script>alert(1)</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;".to_owned(),
        ),
        (
            "https://a.lt/b?c=1.",
            format!("{}.", link("https://a.lt/b?c=1", "https://a.lt/b?c=1")),
        ),
        ("[žodis](https://a.lt)", link("https://a.lt", "žodis")),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))".to_owned()),
        (
            r#"<https://a.lt/"onclick=x>"#,
            link("https://a.lt/&quot;onclick=x", "https://a.lt/\"onclick=x"),
        ),
        ("<:kava:123>", ":kava:".to_owned()),
    ];
    for (text, inner) in cases {
        assert_eq!(
            window.markup(text).await,
            format!(r#"<div class="md-p">{inner}</div>"#),
            "{text}"
        );
    }
    let blocks = window
        .markup("# A\n> b\n- c\n  - d\n1. e\n-# f\n```rs\n**g**\n```")
        .await;
    let wanted = [
        r#"<div class="md-h md-h1" role="heading" aria-level="3">A</div>"#,
        r#"<blockquote class="md-quote"><div class="md-p">b</div></blockquote>"#,
        r#"<ul class="md-list"><li>c<ul class="md-list"><li>d</li></ul></li></ul>"#,
        r#"<ol class="md-list" start="1"><li>e</li></ol>"#,
        r#"<div class="md-sub">f</div>"#,
        r#"<pre class="md-pre"><code>**g**</code></pre>"#,
    ];
    assert_eq!(blocks, wanted.concat());
    let time = window.markup("<t:1791183600:F> <t:1791183600:R>").await;
    assert!(
        time.contains("2026 m. spalio 5 d., pirmadienis 10:00") && time.contains("dabar"),
        "{time}"
    );
    window.close().await;
    scene.end().await;
}
