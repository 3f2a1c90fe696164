//! The staff list as the coordinator reads it.

use super::*;
use crate::discord::card::sketch::both;
use crate::domain::ids::{PersonId, SchoolId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::people::Unreached;
use crate::locale::Texts;

fn listed(name: &str, account: Option<u64>, roles: Vec<Role>) -> Listed {
    Listed {
        person: Person {
            id: PersonId(3),
            account: account.map(Snowflake),
            subjects: vec!["fizika".to_owned(), "chemija".to_owned()],
            quota: Some(Quota::Half),
            joined_on: "2026-09-01".parse().ok(),
            ..Person::named(SchoolId(1), name)
        },
        group: account.map(|_| "Ąžuolai".to_owned()),
        roles,
        curator: Some("Vida".to_owned()),
    }
}

#[test]
fn a_row_shows_what_is_known() {
    let row = listed("Ona *Petraitienė*", Some(7), vec![Role::GroupLead, Role::Curator]);
    insta::assert_snapshot!(both(|words| changed(words, "people-added-title", &row, &[Advice::GroupSmall(2)])), @r"
    ┌ Įtraukta į darbuotojų sąrašą
    │ **Ona \*Petraitienė\* (<@7>)**
    │ Dalykai: fizika, chemija
    │ APT grupė: Ąžuolai
    │ Vaidmenys: grupės vadovas, kuratorius
    │ Kuratorius: Vida
    │ Norma: pusė (1+1)
    │ Dirba nuo: 2026 m. rugsėjo 1 d.
    │ Atkreipkite dėmesį
    │ Grupės narių: 2. Tokiai mažai grupei sunku susitikti – gal verta ją sujungti su kita?
    └ Kol žmogus pats nieko nepaspaudė, asmeninių žinučių negauna.

    ┌ Added to the staff list
    │ **Ona \*Petraitienė\* (<@7>)**
    │ Subjects: fizika, chemija
    │ APT group: Ąžuolai
    │ Roles: group lead, curator
    │ Curator: Vida
    │ Quota: half (1+1)
    │ Works here since: 1 September 2026
    │ Please note
    │ Members of the group: 2. So small a group finds it hard to meet – perhaps merge it with another one?
    └ They get no private messages before they have pressed something themselves.
    ");
}

#[test]
fn the_list_has_states_groups_and_roles() {
    let mut active = listed("Ona", Some(7), vec![Role::Coordinator]);
    active.person.state = PersonState::Active;
    let listing = Listing {
        people: vec![active, listed("Jonas", Some(8), vec![]), listed("Rasa", None, vec![])],
        page: 0,
        pages: 2,
        staff: 21,
        active: 1,
        nameless: 1,
        waiting: 3,
    };
    insta::assert_snapshot!(both(|words| list(words, &listing)), @r"
    ┌ Darbuotojų sąrašas: 21 žmogus
    │ 🟢 prisijungė: 1 · ⚪ dar neprisijungė: 19 · ▫️ be paskyros: 1 · laukia patvirtinimo: 3
    │
    │ 🟢 Ona (<@7>) · Ąžuolai · koordinatorius
    │ ⚪ Jonas (<@8>) · Ąžuolai
    │ ▫️ Rasa
    └ Puslapis 1 iš 2
    [Kitas] [*Peržiūrėti laukiančius] [Be paskyros]

    ┌ Staff list: 21 people
    │ 🟢 joined: 1 · ⚪ not joined yet: 19 · ▫️ without an account: 1 · waiting for confirmation: 3
    │
    │ 🟢 Ona (<@7>) · Ąžuolai · coordinator
    │ ⚪ Jonas (<@8>) · Ąžuolai
    │ ▫️ Rasa
    └ Page 1 of 2
    [Next] [*See who is waiting] [Without an account]
    ");
}

#[test]
fn removal_is_asked_first() {
    let person = listed("Ona", Some(7), vec![]).person;
    insta::assert_snapshot!(both(|words| removal(words, &person)), @r"
    ┌ Ar tikrai išbraukti?
    │ Ona (<@7>)
    │
    │ Nuo šios dienos baigsis prieiga, vaidmenys, narystė grupėje ir kuravimas. Ką žmogus rašė, niekas daugiau nematys; pasibaigus terminui (įprastai po 30 dienų) tekstai, vardas ir paskyra bus ištrinti, o stebėjimai liks. Jei žmogus grįš anksčiau ir bus pridėtas su ta pačia paskyra, jo tekstai ir stebėjimai bus, kaip buvo; grupę, kuratorių ir vaidmenis reikės paskirti iš naujo.
    [!Patvirtinti] [Atšaukti]

    ┌ Really remove?
    │ Ona (<@7>)
    │
    │ From today access, roles, group membership and curating end. What they wrote nobody will see any more; when the term is over (usually after 30 days) texts, name and account are deleted, and observations stay. Whoever comes back sooner and is added with the same account finds their texts and observations as they were; group, curator and roles are given anew.
    [!Confirm] [Cancel]
    ");
}

#[test]
fn whom_messages_do_not_reach() {
    let unreached = Unreached {
        since: Some(chrono::DateTime::UNIX_EPOCH),
        waiting: 2,
        dead: 1,
    };
    let reach = Reach {
        unreached: vec![(listed("Ona", Some(7), vec![]).person, unreached)],
        invited: 3,
        states: vec![("sent".to_owned(), 12), ("closed_dms".to_owned(), 2)],
    };
    insta::assert_snapshot!(both(|words| unreachable(words, &reach)), @r"
    ┌ Ar žinutės pasiekia
    │ Šių žmonių žinutės nepasiekia. Dažniausiai jie yra uždraudę asmenines žinutes: paprašykite serverio privatumo nustatymuose jas leisti. Iki tol apie naują priminimą jie sužino APT kanale.
    │
    │ • Ona (<@7>) – asmeninės žinutės uždarytos, neperskaitytos 2 žinutės, nepristatyta 1 žinutė
    │
    │ Dar neprisijungė 3 žmonės: jiems niekas nesiunčiama.
    │ Žinutės per pastarąją 31 dieną
    │ Išsiųsta: 12
    │ Laukia APT kanale: 2

    ┌ Do messages arrive
    │ Messages do not reach these people. Most often they have closed their private messages: ask them to allow them in the server's privacy settings. Until then they hear of a new reminder in the APT channel.
    │
    │ • Ona (<@7>) – private messages closed, 2 unread messages, 1 undelivered message
    │
    │ 3 people have not joined yet: nothing is sent to them.
    │ Messages of the last 31 days
    │ Sent: 12
    │ Waiting in the APT channel: 2
    ");
}

#[test]
fn a_full_page_fits_discords_limits() {
    let long = "Aleksandra-Konstancija ".repeat(4);
    let people: Vec<Listed> = (0..15)
        .map(|_| {
            let mut one = listed(&long, Some(u64::MAX), Role::ALL.to_vec());
            one.group = Some(long.clone());
            one
        })
        .collect();
    let listing = Listing {
        people,
        page: 1,
        pages: 3,
        staff: 45,
        active: 0,
        nameless: 0,
        waiting: 1,
    };
    let texts = Texts::embedded();
    for lang in Lang::ALL {
        let card = list(texts.words(lang), &listing);
        assert!(
            card.embeds[0].text.encode_utf16().count() <= 4096,
            "{}",
            card.embeds[0].text.len()
        );
    }
}

#[test]
fn somebody_leaves_the_school_on_a_day_that_is_known() {
    let ona = Person::named(SchoolId(1), "Ona *Petraitienė*");
    let on = "2026-11-05".parse().unwrap();
    insta::assert_snapshot!(both(|words| leaving(words, &ona, on)), @r"
    ┌ Ar pažymėti, kad žmogus išeina iš mokyklos?
    │ Ona \*Petraitienė\*
    │ Prieiga baigsis: 2026 m. lapkričio 5 d.
    │
    │ Tą dieną baigsis vaidmenys, narystė grupėje ir kuravimas, o nebaigti stebėjimai bus atlaisvinti. Iki tol niekas nesikeičia, ir tai galima atšaukti. Žmogus gaus žinutę, kad gali pasiimti savo duomenis.
    [*Patvirtinti] [Atšaukti]

    ┌ Note that this person leaves the school?
    │ Ona \*Petraitienė\*
    │ Access ends: 5 November 2026
    │
    │ On that day roles, group membership and curating end, and open observations are released. Until then nothing changes, and it can be undone. The person gets a message that they can take their data along.
    [*Confirm] [Cancel]
    ");
    insta::assert_snapshot!(both(|words| leaving_noted(words, &ona, on)), @r"
    ┌ Išėjimas pažymėtas
    │ Ona \*Petraitienė\*. Prieiga baigsis: 2026 m. lapkričio 5 d.
    [Atšaukti išėjimą]

    ┌ Leaving noted
    │ Ona \*Petraitienė\*. Access ends: 5 November 2026
    [Undo the leaving]
    ");
    insta::assert_snapshot!(both(|words| stays(words, &ona)), @r"
    ┌ Išėjimas atšauktas
    │ Ona \*Petraitienė\*. Niekas nesikeičia.

    ┌ Leaving undone
    │ Ona \*Petraitienė\*. Nothing changes.
    ");
}
