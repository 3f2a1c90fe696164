//! The main job, clicked through by hand in both languages: `kolega sandbox` as a visitor meets it, with the fictional
//! school, and one browser that is coordinator, teacher, partner and group lead in turn.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use crate::chromium::{DESKTOP, DOCUMENT, Look, PHONE, Window};
use crate::words::{EN, LT, Words};

/// How long the sandbox may take to begin: it lives the school's first days before it names its address.
const BEGINNING: Duration = Duration::from_secs(120);

/// How long weeks of the school may take to be played in a debug build on a busy machine.
const PLAYING: Duration = Duration::from_secs(180);

const COORDINATOR: &str = "Rasa Jonaitienė";
const LEAD: &str = "Ona Petraitienė";
const TEACHER: &str = "Jonas Kazlauskas";
/// The bot's name, and that of everybody's conversation with it.
const BOT: &str = "Kolega";

/// A running `kolega sandbox`; it ends with its handle.
pub struct School {
    process: Child,
    pub url: String,
    _folder: TempDir,
}

impl Drop for School {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl School {
    /// Starts it with the school in a language.
    pub async fn open(language: &str) -> Self {
        let folder = TempDir::new().expect("a folder for the database");
        let mut process = Command::new(env!("CARGO_BIN_EXE_kolega"))
            .args(["sandbox", "--port", "0", "--language", language, "--folder"])
            .arg(folder.path().join("school"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let (found, url) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            let address = |line: String| {
                line.split_whitespace()
                    .find(|word| word.starts_with("http://"))
                    .map(str::to_owned)
            };
            if let Some(url) = lines.map_while(Result::ok).find_map(address) {
                let _ = found.send(url);
            }
        });
        let url = tokio::time::timeout(BEGINNING, url)
            .await
            .expect("the sandbox begins in time");
        let url = url.expect("the sandbox names its address");
        Self {
            process,
            url,
            _folder: folder,
        }
    }
}

/// Moves the clock and waits until everything due has been played.
pub async fn jump(window: &Window, jump: &str) {
    window.click(&format!("[data-jump={jump}]:not(:disabled)")).await;
    window.see_within(PLAYING, "#clock-note:not(.clock__note--busy)").await;
}

/// Opens a chapter of the guide, takes its person's place and closes the panel; the guide goes on watching.
async fn begin_chapter(window: &Window, chapter: &str) {
    window.click("[data-opens=guide]").await;
    window.click(&format!("[data-chapter={chapter}]")).await;
    window.names_everything().await;
    window.click("[data-guide=show]").await;
    window.see("[data-step=done]").await;
    window.click("[data-panel=close]").await;
}

/// Every task of the chapter was noticed as it was done.
async fn end_chapter(window: &Window) {
    window.click("[data-opens=guide]").await;
    window.see(".chapter__end").await;
    window.click("[data-guide=more]").await;
    window.click("[data-panel=close]").await;
}

async fn look_around_as_coordinator(window: &Window, words: &Words) {
    window.read(words.monday).await;
    window.read("10:00").await;
    window.read(COORDINATOR).await;
    begin_chapter(window, "coordinator").await;
    window.go_to(words.channel).await;
    window.read(words.friday).await;
    window.read(&words.say("button-join")).await;
    window.command(words.overview).await;
    window.send().await;
    window.read(&words.say("home-title")).await;
    window.illustration(&words.picture("overview")).await;
    window.command(words.list).await;
    window.send().await;
    window.read(TEACHER).await;
    window.picture(&words.picture("people")).await;
}

async fn publish_the_plan(window: &Window, words: &Words) {
    window.command(words.preview).await;
    window.send().await;
    window.see("[data-message-id] .btn--success").await;
    window.illustration(&words.picture("pairing")).await;
    window.press(&words.say("button-publish")).await;
    window.read(words.published).await;
    window.picture(&words.picture("published")).await;
}

async fn reflect(window: &Window, words: &Words) {
    jump(window, "prompt").await;
    window.read(words.prompted).await;
    window.read("15:30").await;
    end_chapter(window).await;
    begin_chapter(window, "teacher").await;
    window.go_to(BOT).await;
    window.read(words.question).await;
    window.picture(&words.picture("prompt")).await;
    window.press(&words.say("button-write")).await;
    window.press(words.good).await;
    window.see("[data-custom-id*=':mood:4'][data-style=primary]").await;
    window.illustration(&words.picture("reflection")).await;
    window.press(&words.say("button-continue")).await;
    window.see("dialog.modal").await;
    window.write("experience", words.secret).await;
    window.names_everything().await;
    window.picture(&words.picture("reflection-window")).await;
    window.press(&words.say("button-submit")).await;
    window.read(words.saved).await;
    window.read(words.secret).await;
    window.picture(&words.picture("reflection-saved")).await;
}

/// The two of a lesson.
struct Pair {
    host: String,
    observer: String,
}

impl Pair {
    /// Who of the two is not the teacher.
    fn partner(&self) -> &str {
        if self.host == TEACHER {
            &self.observer
        } else {
            &self.host
        }
    }
}

/// The teacher proposes the first possible time for the newest of the lessons to agree on; answers whose it is.
async fn propose(window: &Window, words: &Words) -> Pair {
    window.press(&words.say("button-propose-time")).await;
    window.choose(&words.say("observation-dates-placeholder"), &[0]).await;
    window.choose(&words.say("observation-periods-placeholder"), &[1]).await;
    window.see("dialog.modal").await;
    window.write("room", "204").await;
    window.press(&words.say("button-submit")).await;
    window.read(&words.say("observation-did-offered")).await;
    window.picture(&words.picture("proposed")).await;
    let named = window.all("#messages > :last-child .md-mention").await;
    let mut names = named.iter().filter_map(|name| name.strip_prefix('@'));
    let mut name = || {
        names
            .next()
            .expect("it names who shows the lesson, then who observes it")
    };
    let (host, observer) = (name().to_owned(), name().to_owned());
    Pair { host, observer }
}

async fn agree(window: &Window, words: &Words, partner: &str) {
    window.be(partner, partner).await;
    window.go_to(BOT).await;
    window.press(&words.say("button-accept")).await;
    window.read(&words.say("observation-did-agreed")).await;
    window.illustration(&words.picture("observation")).await;
}

async fn observe_and_answer(window: &Window, words: &Words, observer: &str) {
    window.be(observer, observer).await;
    window.go_to(BOT).await;
    let took_place = words.say("button-took-place");
    // The lesson may stand on the far side of a weekend, and the question on that of a week that is full of messages.
    for _ in 0..9 {
        jump(window, "day").await;
        if window.text().await.contains(&took_place) {
            break;
        }
    }
    window.press(&took_place).await;
    window.read(&words.say("observation-did-took-place")).await;
    window.press(&words.say("observation-button-feedback")).await;
    window.read(words.feedback).await;
    window.press(&words.say("button-continue")).await;
    window.see("dialog.modal").await;
    window.write("focus_answer", words.answer).await;
    window.write("my_takeaway", words.answer).await;
    window.picture(&words.picture("feedback-window")).await;
    window.press(&words.say("button-submit")).await;
    window.read(words.answer).await;
    window.read(words.saved).await;
    window.picture(&words.picture("feedback")).await;
}

async fn file_the_meeting(window: &Window, words: &Words) {
    end_chapter(window).await;
    begin_chapter(window, "lead").await;
    window.go_to(words.channel).await;
    window.command(words.members).await;
    window.send().await;
    window.read(LEAD).await;
    window.command(words.checkin).await;
    window.send().await;
    window.choose(words.present, &[0, 1, 2, 3]).await;
    window.press(words.in_person).await;
    window.choose(words.done, &[0, 1]).await;
    window
        .see("[data-custom-id*=':format:in_person'][data-style=primary]")
        .await;
    window.names_everything().await;
    window.illustration(&words.picture("checkin")).await;
    window.press(&words.say("button-continue")).await;
    window.see("dialog.modal").await;
    for input in ["topic", "discussed", "agreements"] {
        window.write(input, words.answer).await;
    }
    window.press(&words.say("button-submit")).await;
    window.read(words.saved).await;
    window.picture(&words.picture("checkin-saved")).await;
    end_chapter(window).await;
}

/// Somebody falls ill for the rest of the half-year, and the coordinator mends the plan.
async fn fall_ill(window: &Window, words: &Words) {
    begin_chapter(window, "illness").await;
    window.go_to(words.channel).await;
    window.command(words.leave).await;
    window.option("from", "2026-10-26").await;
    window.option("to", "2027-02-10").await;
    window.option("user", "tomas").await;
    window.take_suggestion().await;
    window.send().await;
    window.read(&words.say("people-leave-title")).await;
    window.command(words.repair).await;
    window.send().await;
    window.see("#messages > :last-child .btn--success").await;
    window.illustration(&words.picture("repair")).await;
    window.press(&words.say("button-confirm")).await;
    window.read(words.repaired).await;
    window.command(words.status).await;
    window.send().await;
    window.read(&words.say("report-title")).await;
    window.illustration(&words.picture("status")).await;
    end_chapter(window).await;
}

/// Nobody else finds the teacher's words anywhere.
async fn find_nothing_as_coordinator(window: &Window, words: &Words) {
    window.be("rasa jon", COORDINATOR).await;
    for channel in window.all("[data-channel-name] .channel__name").await {
        window.go_to(&channel).await;
        let shown = window.text().await;
        assert!(
            !shown.contains(words.secret),
            "the coordinator reads a reflection in {channel}"
        );
        assert!(
            !shown.contains(words.answer),
            "the coordinator reads feedback in {channel}"
        );
    }
}

async fn live_the_main_job(words: &Words) {
    let school = School::open(words.lang.word()).await;
    let window = Window::open(DOCUMENT).await;
    window.visit(&school.url).await;
    look_around_as_coordinator(&window, words).await;
    publish_the_plan(&window, words).await;
    reflect(&window, words).await;
    let pair = propose(&window, words).await;
    agree(&window, words, pair.partner()).await;
    observe_and_answer(&window, words, &pair.observer).await;
    file_the_meeting(&window, words).await;
    fall_ill(&window, words).await;
    find_nothing_as_coordinator(&window, words).await;
    window.look(Look { dark: true, ..DESKTOP }).await;
    window.picture(&words.picture("desktop-dark")).await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_reflects_and_observes_in_lithuanian() {
    live_the_main_job(&LT).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_reflects_and_observes_in_english() {
    live_the_main_job(&EN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reflection_is_written_on_a_phone() {
    let (words, school) = (&EN, School::open("en").await);
    let window = Window::open(PHONE).await;
    window.visit(&school.url).await;
    window.picture("phone-opening").await;
    jump(&window, "prompt").await;
    window.click("#open-drawer").await;
    window.picture("phone-drawer").await;
    window.be("jonas kaz", TEACHER).await;
    window.picture("phone-prompt").await;
    window.press(&words.say("button-write")).await;
    window.press(words.good).await;
    window.see("[data-custom-id*=':mood:4'][data-style=primary]").await;
    window.picture("phone-form").await;
    window.press(&words.say("button-continue")).await;
    window.see("dialog.modal").await;
    window.write("experience", words.secret).await;
    window.picture("phone-window").await;
    window.press(&words.say("button-submit")).await;
    window.read(words.saved).await;
    window
        .until(
            "the window's end",
            "return !document.querySelector('dialog.modal')",
            json!([]),
        )
        .await;
    let fits = "return document.documentElement.scrollWidth <= window.innerWidth";
    window.until("a page no wider than the phone", fits, json!([])).await;
    window.picture("phone-saved").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_stays_where_it_was_from_the_prompt_to_the_saved_reflection() {
    let (words, school) = (&EN, School::open("en").await);
    let window = Window::open(DESKTOP).await;
    window.visit(&school.url).await;
    jump(&window, "prompt").await;
    window.be("jonas kaz", TEACHER).await;
    window.go_to(BOT).await;
    window.read(words.question).await;
    let there = async |what: &str, css: &str| {
        let has = "return document.activeElement?.matches(arguments[0]) ?? false";
        window.until(what, has, json!([css])).await;
    };
    window.tab_to("[data-custom-id*='write']").await;
    window.enter().await;
    window.see("[data-custom-id*=':mood:4']").await;
    there("the keyboard on Write", "[data-custom-id*='write']").await;
    window.tab_to("[data-custom-id*=':mood:4']").await;
    window.enter().await;
    window.see("[data-custom-id*=':mood:4'][data-style=primary]").await;
    there("the keyboard on the mood", "[data-custom-id*=':mood:4']").await;
    window.tab_to("[data-custom-id*='form.next']").await;
    window.enter().await;
    window.see("dialog.modal").await;
    window.keys(words.secret).await;
    window.tab_to("[data-modal=submit]").await;
    window.enter().await;
    window.read(words.saved).await;
    there("the keyboard on what was saved", "article.message__body").await;
    window.close().await;
}
