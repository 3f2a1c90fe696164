//! What people read on their way in, and what the coordinator reads about them.

use super::*;
use crate::discord::card::sketch::both;
use crate::domain::ids::{ClaimId, PersonId, SchoolId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::people::School;

fn person(id: i64, name: &str) -> Person {
    Person {
        id: PersonId(id),
        subjects: vec!["matematika".to_owned()],
        ..Person::named(SchoolId(1), name)
    }
}

fn claim(id: i64, name: &str) -> Claim {
    Claim {
        id: ClaimId(id),
        person: PersonId(id),
        name: name.to_owned(),
        account: Snowflake(700),
        username: "ona_p".to_owned(),
        at: chrono::DateTime::UNIX_EPOCH,
    }
}

fn school() -> School {
    School {
        id: SchoolId(1),
        guild: Snowflake(1),
        name: "Ąžuolų progimnazija".to_owned(),
        lang: Lang::Lt,
        zone: chrono_tz::Europe::Vilnius,
        apt_channel: None,
        started_on: "2026-10-05".parse().unwrap(),
        gone_at: None,
        back_at: None,
    }
}

#[test]
fn the_post_in_the_channel_names_nobody() {
    let post = OfficeNotice::JoinPost {
        school: "Ąžuolų progimnazija".to_owned(),
    };
    insta::assert_snapshot!(both(|words| notice(words, &post)), @r"
    ┌ Kviečiame prisijungti prie „Kolegos“
    │ „Kolega“ padeda mokyklos (Ąžuolų progimnazija) darbuotojams augti kartu: primena mėnesio refleksiją, padeda susitarti dėl pamokų stebėjimo 2+2 ir APT grupės susitikimų.
    │
    │ Paspauskite „Prisijungti“. Kol nepaspaudėte, asmeninių žinučių negausite. Kas ką gali matyti, visada parašyta virš formos.
    [*Prisijungti]

    ┌ Come and join Kolega
    │ Kolega helps the staff of Ąžuolų progimnazija to grow together: it reminds people of the monthly reflection and helps them agree on 2+2 lesson observations and APT group meetings.
    │
    │ Press Join. Before that you get no private messages. Who can see what always stands above the form.
    [*Join]
    ");
}

#[test]
fn the_own_row_is_chosen_from_the_list() {
    let choose = Joined::Choose {
        school: Box::new(school()),
        rows: vec![person(1, "Jonas Jonaitis"), person(2, "Ona_Petraitienė")],
        page: 1,
        pages: 3,
        waiting: None,
    };
    insta::assert_snapshot!(both(|words| joined(words, &choose)), @r"
    ┌ Kas Jūs esate?
    │ Pasirinkite savo vardą iš darbuotojų sąrašo. Tada koordinatorius patvirtins, kad tai tikrai Jūs.
    │
    │ Sąrašo dalis 2 iš 3.
    ▾ Pasirinkite savo vardą (1–1): Jonas Jonaitis / Ona_Petraitienė
    [Ankstesnis] [Kitas] [Paprašyti koordinatoriaus]

    ┌ Who are you?
    │ Choose your name from the staff list. The coordinator will then confirm that it is really you.
    │
    │ Part 2 of 3 of the list.
    ▾ Choose your name (1–1): Jonas Jonaitis / Ona_Petraitienė
    [Previous] [Next] [Ask the coordinator]
    ");
    let waiting = Joined::Choose {
        school: Box::new(school()),
        rows: vec![],
        page: 0,
        pages: 1,
        waiting: Some("Ona_Petraitienė".to_owned()),
    };
    insta::assert_snapshot!(both(|words| joined(words, &waiting)), @r"
    ┌ Laukiame koordinatoriaus
    │ Pasirinkote: **Ona\_Petraitienė**. Kai koordinatorius patvirtins, gausite žinutę. Jei apsirikote, pasirinkite kitą vardą.
    [Paprašyti koordinatoriaus]

    ┌ Waiting for the coordinator
    │ You chose **Ona\_Petraitienė**. You will get a message when the coordinator confirms. If that was a mistake, choose another name.
    [Ask the coordinator]
    ");
}

#[test]
fn a_stranger_is_told_kindly() {
    let stranger = Joined::Stranger {
        school: Box::new(school()),
    };
    insta::assert_snapshot!(both(|words| joined(words, &stranger)), @r"
    ┌ Jūsų dar nėra darbuotojų sąraše
    │ Prisijungti gali tie, kuriuos koordinatorius įrašė į mokyklos darbuotojų sąrašą. Jei čia dirbate, paprašykite, kad Jus įrašytų.
    [Paprašyti koordinatoriaus]

    ┌ You are not on the staff list yet
    │ People whom the coordinator has put on the school's staff list can join. If you work here, ask to be added.
    [Ask the coordinator]
    ");
}

#[test]
fn the_coordinator_sees_who_waits() {
    let waiting = [claim(1, "Jonas Jonaitis"), claim(2, "Ona Petraitienė")];
    insta::assert_snapshot!(both(|words| claims(words, &waiting)), @r"
    ┌ Patvirtinimo laukia 2 žmonės
    │ Patikrinkite, ar vardas ir paskyra – to paties žmogaus. „Patvirtinti“ patvirtina visus iš karto; vieną žmogų galite pasirinkti iš sąrašo žemiau.
    │
    │ • Jonas Jonaitis – <@700> (@ona\_p)
    │ • Ona Petraitienė – <@700> (@ona\_p)
    [+Patvirtinti]
    ▾ Peržiūrėti vieną (1–1): Jonas Jonaitis / Ona Petraitienė

    ┌ 2 people wait for confirmation
    │ Check that name and account belong together. Confirm takes everybody; the menu below takes one at a time.
    │
    │ • Jonas Jonaitis – <@700> (@ona\_p)
    │ • Ona Petraitienė – <@700> (@ona\_p)
    [+Confirm]
    ▾ Look at one (1–1): Jonas Jonaitis / Ona Petraitienė
    ");
    insta::assert_snapshot!(both(|words| claims(words, &waiting[..1])), @r"
    ┌ Ar tai tas pats žmogus?
    │ Vardas iš darbuotojų sąrašo – paskyra, kuri jį pasirinko:
    │
    │ • Jonas Jonaitis – <@700> (@ona\_p)
    [+Patvirtinti] [!Atmesti]

    ┌ Is this the same person?
    │ The name on the staff list – the account that chose it:
    │
    │ • Jonas Jonaitis – <@700> (@ona\_p)
    [+Confirm] [!Refuse]
    ");
    insta::assert_snapshot!(both(|words| claims(words, &[])), @r"
    ┌ Niekas nelaukia
    │ Kai kas nors pasirinks savo vardą, čia jį patvirtinsite.

    ┌ Nobody is waiting
    │ When somebody chooses their name, you confirm it here.
    ");
}

#[test]
fn a_confirmation_says_what_it_did() {
    let done = Confirmed {
        seated: vec!["Jonas".to_owned(), "Rasa".to_owned()],
        contested: vec!["Ona".to_owned()],
        lost: vec!["Rita".to_owned()],
    };
    insta::assert_snapshot!(both(|words| confirmed(words, &done)), @r"
    ┌ Patvirtinta: 2 žmonės
    │ • Jonas
    │ • Rasa
    │
    │ Sveikinimo žinutė siunčiama.
    ┌ Tą patį vardą pasirinko kelios paskyros
    │ Šiuos patvirtinkite po vieną:
    │
    │ • Ona
    ┌ Nepatvirtinta
    │ Šie vardai jau turi paskyrą arba paskyra jau turi vardą:
    │
    │ • Rita
    [*Atverti]

    ┌ Confirmed: 2 people
    │ • Jonas
    │ • Rasa
    │
    │ A welcome message is on its way.
    ┌ Several accounts chose the same name
    │ Please confirm these one by one:
    │
    │ • Ona
    ┌ Not confirmed
    │ These names have an account already, or the account has a name:
    │
    │ • Rita
    [*Open]
    ");
}

#[test]
fn the_office_writes_calmly() {
    let notes = [
        OfficeNotice::ClaimsWaiting { count: 12 },
        OfficeNotice::Welcome {
            school: "Ąžuolų progimnazija".to_owned(),
        },
        OfficeNotice::SetUpAgain { by: Snowflake(700) },
        OfficeNotice::StrangerAsks {
            account: Snowflake(700),
        },
    ];
    let all = |words: Words<'_>| {
        let cards = notes.iter().map(|one| notice(words, one));
        cards.fold(Card::default(), |mut all, card| {
            all.embeds.extend(card.embeds);
            all.rows.extend(card.rows);
            all
        })
    };
    insta::assert_snapshot!(both(all), @r"
    ┌ Laukia Jūsų patvirtinimo
    │ Savo vardą sąraše pasirinko 12 žmonių.
    ┌ Sveiki atvykę!
    │ Koordinatorius patvirtino, kad esate mokyklos (Ąžuolų progimnazija) darbuotojų sąraše.
    │
    │ • Kas Jūsų laukia: `/mano apžvalga`
    │ • Kalba ir kiti pasirinkimai: `/mano nustatymai`
    │ • Visos Jums skirtos komandos: `/pagalba`
    └ Ką parašote, matote tik Jūs, jei nepasirenkate kitaip.
    ┌ Pakartotas diegimas
    │ <@700> pakartojo komandą `/diegimas pradėti` ir dabar taip pat yra koordinatorius. Jei to nesitikėjote, pasitarkite su serverio administratoriumi; dabartinius nustatymus rodo `/diegimas būsena`.
    ┌ Prašymas įtraukti į sąrašą
    │ <@700> paspaudė „Prisijungti“, bet darbuotojų sąraše šios paskyros nėra.
    │
    │ Įtraukti: `/žmonės pridėti`. Jei tai ne Jūsų darbuotojas, nieko daryti nereikia.
    [*Atverti]
    [*Mano apžvalga] [Nustatymai]

    ┌ Waiting for your confirmation
    │ 12 people have chosen their names from the list.
    ┌ Welcome!
    │ The coordinator has confirmed that you are on the staff list of Ąžuolų progimnazija.
    │
    │ • What is waiting for you: `/my overview`
    │ • Language and other choices: `/my settings`
    │ • All commands that are yours: `/help`
    └ What you write is yours alone unless you choose otherwise.
    ┌ Set up again
    │ <@700> repeated `/setup start` and is now a coordinator too. If you did not expect that, talk to the server's administrator; `/setup status` shows the present settings.
    ┌ Somebody asks to be added
    │ <@700> pressed Join, but that account is not on the staff list.
    │
    │ To add: `/people add`. If this is not a member of your staff, there is nothing to do.
    [*Open]
    [*My overview] [Settings]
    ");
}

#[test]
fn who_leaves_is_offered_to_take_their_data_along() {
    let on: chrono::NaiveDate = "2026-11-05".parse().unwrap();
    let offer = OfficeNotice::Leaving {
        school: "Ąžuolų progimnazija".to_owned(),
        on,
        emptied: on.checked_add_days(chrono::Days::new(30)),
    };
    insta::assert_snapshot!(both(|words| notice(words, &offer)), @r"
    ┌ Pasiimkite savo duomenis
    │ Koordinatorius pažymėjo, kada baigiasi Jūsų darbas mokykloje (Ąžuolų progimnazija). Prieiga prie „Kolegos“ baigsis: 2026 m. lapkričio 5 d.
    │
    │ Iki tos dienos galite pasiimti, ką čia rašėte ir ką apie Jus saugome. Failą matysite tik Jūs. Jei tai klaida, parašykite koordinatoriui.
    │
    │ Ką čia rašėte, Jūsų vardas ir paskyra bus ištrinti: 2026 m. gruodžio 5 d. Grįžus anksčiau tekstai bus, kaip buvo.
    [*Pasiimti mano duomenis]

    ┌ Take your data along
    │ The coordinator noted when your work at the school (Ąžuolų progimnazija) ends. Your access to Kolega ends: 5 November 2026
    │
    │ Until that day you can take along what you wrote here and what is kept about you. Only you will see the file. If this is a mistake, please write to the coordinator.
    │
    │ What you wrote here, your name and your account are deleted on 5 December 2026. Come back before, and your texts are as they were.
    [*Take my data along]
    ");
}
