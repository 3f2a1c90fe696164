//! The first visit: the tour, a chapter lived by keyboard alone, and the fault switches with what they tell.

use serde_json::json;

use crate::chromium::{DESKTOP, PHONE, Window};
use crate::school::{School, jump};

/// Where a chapter stands: its done steps.
const DONE: &str = "return document.querySelectorAll('.step--done').length === arguments[0]";

#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_is_led_around_once_and_through_a_chapter_by_keyboard_alone() {
    let school = School::open("lt").await;
    let window = Window::open(DESKTOP).await;
    window.visit_first(&school.url).await;
    for (step, title) in ["Būkite bet kuo", "Kalbėkitės su botu", "Sukite laiką"]
        .iter()
        .enumerate()
    {
        window.read(title).await;
        window.picture(&format!("tour-{step}")).await;
        window.enter().await;
    }
    window.see("#panel [data-chapter=coordinator]").await;
    window.picture("guide").await;
    window.tab_to("[data-chapter=coordinator]").await;
    window.enter().await;
    window.tab_to("[data-guide=show]").await;
    window.enter().await;
    window.until("the first step", DONE, json!([1])).await;
    for (done, answer) in [(2, "Mano apžvalga"), (3, "Darbuotojų sąrašas"), (4, "Skelbti")] {
        window.tab_to("[data-guide=show]").await;
        window.enter().await;
        window.see("[data-action=send-command]:focus").await;
        window.enter().await;
        window.read(answer).await;
        window.until("the next step", DONE, json!([done])).await;
    }
    window.tab_to("[data-guide=show]").await;
    window.enter().await;
    window.see("#messages .btn--success:focus").await;
    window.picture("guide-publish").await;
    window.enter().await;
    window.until("the plan's step", DONE, json!([5])).await;
    window.visit_first(&school.url).await;
    window.until("the progress after a reload", DONE, json!([5])).await;
    let untold = "return document.querySelector('#tour') === null";
    window.until("no second tour", untold, json!([])).await;
    window.click("[data-panel=close]").await;
    window.visit_first(&school.url).await;
    let closed = "return document.querySelector('#panel').hidden";
    window.until("a panel that stays closed", closed, json!([])).await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tour_can_be_left_at_once_and_read_in_english_on_a_phone() {
    let school = School::open("lt").await;
    let window = Window::open(PHONE).await;
    window.visit_first(&school.url).await;
    window.read("Būkite bet kuo").await;
    window.picture("phone-tour").await;
    window.click("#tour [lang=en]").await;
    window.read("Be anyone").await;
    window.escape().await;
    let gone = "return document.querySelector('#tour') === null && document.querySelector('#panel').hidden";
    window.until("an end of the tour", gone, json!([])).await;
    window.click("[data-opens=guide]").await;
    window.click("[data-chapter=lead]").await;
    window.click("[data-guide=show]").await;
    window.read("/group members").await;
    window.picture("phone-guide").await;
    let fits = "return document.documentElement.scrollWidth <= window.innerWidth";
    window.until("a page no wider than the phone", fits, json!([])).await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_broken_heals_and_is_told() {
    let school = School::open("lt").await;
    let window = Window::open(DESKTOP).await;
    window.visit(&school.url).await;
    window.be("jonas kaz", "Jonas Kazlauskas").await;
    window.click("[data-opens=trouble]").await;
    window.click("[data-trouble=dms]").await;
    window.read("Jonas Kazlauskas: asmeninės žinutės uždarytos.").await;
    window.click("[data-trouble=drop]").await;
    window.read("Ryšys su botu nutrauktas.").await;
    window.read("Botas prisijungė.").await;
    window.click("[data-trouble=restart]:not(:disabled)").await;
    window.read("Botas išjungiamas…").await;
    window.see("[data-trouble=restart]:not(:disabled)").await;
    window.click("[data-trouble=limit]").await;
    jump(&window, "prompt").await;
    window.read("Botui liepta palaukti (429)").await;
    window.read("Žinutė nepristatyta").await;
    window.picture("troubles").await;
    // Everybody else has the month's question, and has it once, in spite of what was broken.
    window.be("egle", "Eglė Žukauskaitė").await;
    window.go_to("Kolega").await;
    window.read("Metas spalio refleksijai").await;
    let prompts = window.text().await.matches("Metas spalio refleksijai").count();
    assert_eq!(prompts, 1, "the question came once");
    window.close().await;
}
