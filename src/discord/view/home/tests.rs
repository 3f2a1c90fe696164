//! What somebody reads who wants to be left alone for a while, in both languages.

use super::*;
use crate::discord::card::sketch::{both, sketch_window};
use crate::locale::Texts;

#[test]
fn no_reminders_for_a_while() {
    let days = [("2026-10-22".parse().unwrap(), "2026-10-23".parse().unwrap())];
    let quiet = Some(Snooze {
        until: "2026-10-26".parse().unwrap(),
        waiting: 1,
    });
    insta::assert_snapshot!(both(|words| away(words, &days, quiet)), @r"
    ┌ Kada manęs nebus
    │ Pažymėkite tik datas – priežasties niekas neklaus. Tuo metu žinučių negausite, o jei tomis dienomis sutarta stebėti pamoką, kolega sužinos, kad reikia kito laiko. Datas matys koordinatorius.
    │
    │ • 2026 m. spalio 22–23 d.
    │ Be priminimų
    │ Jei dabar ne metas, priminimus galite sulaikyti iki pasirinktos dienos. Kolegų siūlomi pamokų laikai ir sutartų pamokų pasikeitimai vis tiek ateis, o kvietimai ir visa kita lauks apžvalgoje.
    │
    │ Iki 2026 m. spalio 26 d. (imtinai) priminimų nesiunčiame. Laukia žinučių: 1. Paskui viskas tęsis savaime.
    [*Pažymėti datas] [Sulaikyti priminimus] [Vėl priminti] [Nustatymai]
    ▾ Ištrinti (1–1): 2026 m. spalio 22–23 d.

    ┌ When I am away
    │ Note the dates only: nobody asks why. You get no messages then, and if a lesson observation is agreed for those days, your colleague hears that another time is needed. The coordinator sees the dates.
    │
    │ • 22–23 October 2026
    │ No reminders
    │ If now is not the time, you can hold reminders back until a day you choose. Times that colleagues propose and changes to agreed lessons still arrive; invitations and all else wait in your overview.
    │
    │ No reminders up to and including 26 October 2026. Messages waiting: 1. After that everything goes on by itself.
    [*Note dates] [Hold reminders back] [Remind me again] [Settings]
    ▾ Take back (1–1): 22–23 October 2026
    ");
    insta::assert_snapshot!(both(|words| away(words, &[], None)), @r"
    ┌ Kada manęs nebus
    │ Pažymėkite tik datas – priežasties niekas neklaus. Tuo metu žinučių negausite, o jei tomis dienomis sutarta stebėti pamoką, kolega sužinos, kad reikia kito laiko. Datas matys koordinatorius.
    │
    │ Nieko nepažymėta.
    │ Be priminimų
    │ Jei dabar ne metas, priminimus galite sulaikyti iki pasirinktos dienos. Kolegų siūlomi pamokų laikai ir sutartų pamokų pasikeitimai vis tiek ateis, o kvietimai ir visa kita lauks apžvalgoje.
    │
    │ Priminimai ateina.
    [*Pažymėti datas] [Sulaikyti priminimus] [Nustatymai]

    ┌ When I am away
    │ Note the dates only: nobody asks why. You get no messages then, and if a lesson observation is agreed for those days, your colleague hears that another time is needed. The coordinator sees the dates.
    │
    │ Nothing noted.
    │ No reminders
    │ If now is not the time, you can hold reminders back until a day you choose. Times that colleagues propose and changes to agreed lessons still arrive; invitations and all else wait in your overview.
    │
    │ Reminders come.
    [*Note dates] [Hold reminders back] [Settings]
    ");
    let texts = Texts::embedded();
    let window = |lang| sketch_window(&snooze_window(texts.words(lang), "2026-10-05".parse().unwrap()));
    insta::assert_snapshot!(Lang::ALL.map(window).join("\n\n"), @r"
    ┌ Be priminimų
    │ Paskutinė diena be priminimų * (10)
    │ >   2026-10-05

    ┌ No reminders
    │ Last day without reminders * (10)
    │ >   2026-10-05
    ");
}
