//! What an administrator reads on the first day.

use super::*;
use crate::discord::card::sketch::{both, half};
use crate::domain::calendar::Share;
use crate::domain::ids::SchoolId;
use crate::locale::Texts;

fn set_up(first: bool) -> SetUp {
    let date = |text: &str| text.parse().unwrap();
    SetUp {
        school: School {
            id: SchoolId(1),
            guild: Snowflake(1),
            name: "Ąžuolų progimnazija".to_owned(),
            lang: Lang::Lt,
            zone: chrono_tz::Europe::Vilnius,
            apt_channel: Some(Snowflake(55)),
            started_on: date("2026-11-21"),
            gone_at: None,
            back_at: None,
        },
        first,
        staff: 1,
        half: (!first).then_some(HalfChoice {
            half: half(),
            share: Share { left: 72, total: 153 },
            suggested: QuotaShare::Half,
            chosen: None,
        }),
        unconfirmed: 4,
        next_prompt: Some(date("2026-12-15")),
    }
}

#[test]
fn the_first_set_up_says_what_comes_next() {
    insta::assert_snapshot!(both(|words| done(words, &set_up(true))), @r"
    ┌ „Kolega“ įdiegtas
    │ Mokykla: Ąžuolų progimnazija
    │ Kalba: lietuvių
    │ Laiko juosta: Europe/Vilnius
    │ APT kanalas: <#55>
    │
    │ **Toliau**
    │ • Įkelkite darbuotojų sąrašą: `/žmonės importuoti`.
    │ • Patvirtinkite 4 nepatvirtintas atostogas: `/kalendorius patvirtinti`.
    │ • APT kanale yra kvietimas su mygtuku „Prisijungti“. Kol žmogus nieko nepaspaudė, asmeninių žinučių negauna.
    │ • Paskirkite antrą koordinatorių, kad liga nieko nesustabdytų: `/diegimas koordinatorius`.
    └ Komandą galima kartoti: ji tik pakeičia nustatymus.

    ┌ Kolega is set up
    │ School: Ąžuolų progimnazija
    │ Language: Lithuanian
    │ Time zone: Europe/Vilnius
    │ APT channel: <#55>
    │
    │ **Next**
    │ • Import the staff list: `/people import`.
    │ • Confirm 4 unconfirmed breaks: `/calendar confirm`.
    │ • The invitation with the Join button stands in the APT channel. Nobody gets a private message before pressing something.
    │ • Appoint a second coordinator, so that illness stops nothing: `/setup coordinator`.
    └ The command may be repeated: it only changes the settings.
    ");
}

#[test]
fn a_start_in_the_middle_of_a_half_year_asks_for_the_quota() {
    insta::assert_snapshot!(both(|words| done(words, &set_up(false))), @r"
    ┌ Nustatymai atnaujinti
    │ Mokykla: Ąžuolų progimnazija
    │ Kalba: lietuvių
    │ Laiko juosta: Europe/Vilnius
    │ APT kanalas: <#55>
    │
    │ **Toliau**
    │ • Įkelkite darbuotojų sąrašą: `/žmonės importuoti`.
    │ • Patvirtinkite 4 nepatvirtintas atostogas: `/kalendorius patvirtinti`.
    │ • APT kanale yra kvietimas su mygtuku „Prisijungti“. Kol žmogus nieko nepaspaudė, asmeninių žinučių negauna.
    │ • Paskirkite antrą koordinatorių, kad liga nieko nesustabdytų: `/diegimas koordinatorius`.
    └ Komandą galima kartoti: ji tik pakeičia nustatymus.
    ┌ Kiek 2+2 šį pusmetį?
    │ Iki pusmečio pabaigos liko 72 d. iš 153 (47 %), todėl siūlome: **1+1**. Darbuotojų sąraše įrašyta norma visada svarbesnė.
    [2+2] [*1+1] [1+1, neprivaloma]

    ┌ Settings updated
    │ School: Ąžuolų progimnazija
    │ Language: Lithuanian
    │ Time zone: Europe/Vilnius
    │ APT channel: <#55>
    │
    │ **Next**
    │ • Import the staff list: `/people import`.
    │ • Confirm 4 unconfirmed breaks: `/calendar confirm`.
    │ • The invitation with the Join button stands in the APT channel. Nobody gets a private message before pressing something.
    │ • Appoint a second coordinator, so that illness stops nothing: `/setup coordinator`.
    └ The command may be repeated: it only changes the settings.
    ┌ How much of 2+2 this half-year?
    │ 72 of the half-year's 153 days are left (47 %), so we suggest **1+1**. A quota in the staff list always wins.
    [2+2] [*1+1] [1+1, optional]
    ");
}

#[test]
fn the_status_is_one_page() {
    let page = Status {
        set_up: set_up(true),
        coordinators: vec![("Asta".to_owned(), Some(Snowflake(7))), ("Rasa".to_owned(), None)],
        active: 18,
        waiting: 2,
    };
    insta::assert_snapshot!(both(|words| status(words, &page)), @r"
    ┌ Diegimo būsena
    │ Mokykla: Ąžuolų progimnazija
    │ Kalba: lietuvių
    │ Laiko juosta: Europe/Vilnius
    │ APT kanalas: <#55>
    │ Koordinatoriai
    │ Asta (<@7>), Rasa
    │ Darbuotojai
    │ Sąraše: 1. Prisijungė: 18. Laukia patvirtinimo: 2.
    │ Atostogos
    │ Patvirtinkite 4 nepatvirtintas atostogas: `/kalendorius patvirtinti`.
    │ Kita refleksija
    │ 2026 m. gruodžio 15 d.

    ┌ How things stand
    │ School: Ąžuolų progimnazija
    │ Language: Lithuanian
    │ Time zone: Europe/Vilnius
    │ APT channel: <#55>
    │ Coordinators
    │ Asta (<@7>), Rasa
    │ Staff
    │ On the list: 1. Joined: 18. Waiting for confirmation: 2.
    │ Breaks
    │ Confirm 4 unconfirmed breaks: `/calendar confirm`.
    │ Next reflection
    │ 15 December 2026
    ");
}

#[test]
fn an_open_channel_is_asked_about() {
    let zone = chrono_tz::Europe::Vilnius;
    insta::assert_snapshot!(both(|words| ask_open(words, Lang::Lt, zone, Snowflake(55))), @r"
    ┌ Šį kanalą mato visi serverio nariai
    │ Kanalą <#55> gali matyti @everyone, taigi ir mokiniai, jei jų serveryje yra. Geriausia APT kanalą rodyti tik darbuotojams: pakeiskite kanalo leidimus ir pakartokite komandą.
    │
    │ Ar tikrai naudoti šį kanalą?
    [!Patvirtinti] [Atšaukti]

    ┌ Everybody on the server can see this channel
    │ <#55> is visible to @everyone, pupils included, if there are any on the server. An APT channel is best shown to staff only: change the channel's permissions and repeat the command.
    │
    │ Do you really want to use this channel?
    [!Confirm] [Cancel]
    ");
    let card = ask_open(
        Texts::embedded().words(Lang::Lt),
        Lang::Lt,
        chrono_tz::America::Argentina::ComodRivadavia,
        Snowflake(u64::MAX),
    );
    let crate::discord::card::Row::Buttons(buttons) = &card.rows[0] else {
        panic!("no buttons");
    };
    assert!(
        buttons[0].action.to_string().len() <= 100,
        "the longest zone fits a custom id"
    );
    assert_eq!(buttons[0].action.to_string().parse(), Ok(buttons[0].action.clone()));
}
