//! What people read on cards that no other test shows, in both languages.

use chrono_tz::Europe::Vilnius;

use super::*;
use crate::config::forms::Forms;
use crate::discord::action::HomePress;
use crate::discord::card::sketch::{both, sketch_window};
use crate::discord::desk::Words;
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, Facts, FormKey, audience};
use crate::domain::ids::{EntryId, ObservationId, PersonId, SchoolId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::people::{Person, School};
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;
use crate::domain::week::{Help, Overdue};
use crate::locale::Texts;
use crate::report;
use crate::usecase::delivery::{Absence, Notice};
use crate::usecase::forms::{About, Line, Opened, Shared, Sharing};
use crate::usecase::home::Snooze;
use crate::usecase::observation::{Reading, Slip};
use crate::usecase::roster::Who;
use crate::usecase::week::{Counts, Going, Slot, Week};

fn who(name: &str, account: u64) -> Who {
    Who {
        name: name.to_owned(),
        account: Some(Snowflake(account)),
    }
}

fn feedback() -> Entry {
    let mut answers = Answers::new();
    answers.write("focus_answer", "Laukėte po penkias sekundes.");
    answers.write("my_takeaway", "Lauksiu ir aš.");
    Entry {
        id: EntryId(4),
        school: SchoolId(1),
        author: PersonId(3),
        subject: Subject::Feedback(ObservationId(12)),
        form: FormKey::Feedback,
        answers,
        visibility: Visibility::Curator,
        submitted_at: "2026-10-08T09:00:00Z".parse().unwrap(),
        shared_at: None,
        edited_at: None,
        late: false,
    }
}

fn line() -> Line {
    Line {
        entry: EntryId(4),
        by: who("Ona Petraitienė", 7),
        title: Forms::embedded().catalogue.form(FormKey::Feedback).title.clone(),
        about: Some(About::Lesson("2026-10-08".parse().unwrap())),
    }
}

#[test]
fn what_colleagues_share() {
    let forms = Forms::embedded();
    let month = Line {
        entry: EntryId(9),
        by: Who::default(),
        title: forms.catalogue.form(FormKey::Reflection).title.clone(),
        about: Some(About::Month("2026-10".parse().unwrap())),
    };
    let mut page = Shared {
        lines: vec![line(), month],
        opened: None,
    };
    insta::assert_snapshot!(both(|words| shared::shared(words, &forms.catalogue, Vilnius, &page)), @r"
    ┌ Su manimi pasidalyta
    │ Čia yra tai, kuo kolegos dalijasi su Jumis. Tai skirta padėti, ne vertinti. Kad skaitėte, pažymima autoriui.
    ▾ Ką atverti? (1–1): Ona Petraitienė – Grįžtamasis ryšys kolegai · spalio 8 d. / (mokykloje nebedirba) – Mėnesio refleksija · 2026 m. spalis
    [Mano apžvalga]

    ┌ Shared with me
    │ What colleagues share with you. It is for helping, not for judging. That you read it is noted for its author.
    ▾ What would you like to open? (1–1): Ona Petraitienė – Feedback to a colleague · 8 October / (no longer at the school) – Monthly reflection · October 2026
    [My overview]
    ");
    page.opened = Some(Opened {
        line: line(),
        entry: feedback(),
        facts: Facts::default(),
        author: Some(who("Petras Jonaitis", 8)),
    });
    insta::assert_snapshot!(both(|words| shared::shared(words, &forms.catalogue, Vilnius, &page)), @r"
    ┌ Ona Petraitienė – Grįžtamasis ryšys kolegai · spalio 8 d.
    │ Parašė: Petras Jonaitis (<@8>)
    │
    │ **Ką pastebėjau pagal Jūsų klausimą?**
    │ Laukėte po penkias sekundes.
    │
    │ **Ką pritaikysiu savo pamokose?**
    │ Lauksiu ir aš.
    └ Šiuo įrašu pasidalyta su Jumis. Pateikta 2026 m. spalio 8 d. Kad jį skaitėte, pažymima autoriui.
    ▾ Ką atverti? (1–1): *Ona Petraitienė – Grįžtamasis ryšys kolegai · spalio 8 d. / (mokykloje nebedirba) – Mėnesio refleksija · 2026 m. spalis
    [Mano apžvalga]

    ┌ Ona Petraitienė – Feedback to a colleague · 8 October
    │ Written by: Petras Jonaitis (<@8>)
    │
    │ **What I noticed on your question**
    │ Laukėte po penkias sekundes.
    │
    │ **What will I use in my own lessons?**
    │ Lauksiu ir aš.
    └ This entry is shared with you. Handed in on 8 October 2026. That you read it is noted for its author.
    ▾ What would you like to open? (1–1): *Ona Petraitienė – Feedback to a colleague · 8 October / (no longer at the school) – Monthly reflection · October 2026
    [My overview]
    ");
    let none = Shared {
        lines: Vec::new(),
        opened: None,
    };
    insta::assert_snapshot!(both(|words| shared::shared(words, &forms.catalogue, Vilnius, &none)), @r"
    ┌ Su manimi pasidalyta
    │ Šiuo metu kolegos su Jumis niekuo nesidalija.
    [Mano apžvalga]

    ┌ Shared with me
    │ At present colleagues share nothing with you.
    [My overview]
    ");
}

#[test]
fn feedback_and_the_question_of_who_may_see_it() {
    let forms = Forms::embedded();
    let form = forms.catalogue.form(FormKey::Feedback);
    let readers = |visibility| audience(form, visibility, false).for_the_host(true);
    let reading = Reading {
        entry: feedback(),
        author: who("Petras Jonaitis", 8),
        lesson: None,
        id: ObservationId(12),
        audience: Some(readers(Visibility::Private)),
        may_share: true,
        hidden: false,
    };
    insta::assert_snapshot!(both(|words| observation::reading(words, form, &reading)), @r"
    ┌ Grįžtamasis ryšys kolegai
    │ Parašė: Petras Jonaitis (<@8>)
    │
    │ **Ką pastebėjau pagal Jūsų klausimą?**
    │ Laukėte po penkias sekundes.
    │
    │ **Ką pritaikysiu savo pamokose?**
    │ Lauksiu ir aš.
    └ Kas tai skaitys: Jūs ir pamokos stebėtojas. Kas skaitė, pažymima.
    [Šis stebėjimas] [Dalytis] [Paslėpti] [Paprašyti padėti pasikalbėti]

    ┌ Feedback to a colleague
    │ Written by: Petras Jonaitis (<@8>)
    │
    │ **What I noticed on your question**
    │ Laukėte po penkias sekundes.
    │
    │ **What will I use in my own lessons?**
    │ Lauksiu ir aš.
    └ Who will read this: you and the lesson's observer. Who has read it is noted.
    [This observation] [Share] [Hide] [Ask for help to talk]
    ");
    let hidden = Reading {
        hidden: true,
        ..reading
    };
    insta::assert_snapshot!(both(|words| observation::reading(words, form, &hidden)), @r"
    ┌ Grįžtamasis ryšys kolegai
    │ Parašė: Petras Jonaitis (<@8>)
    │ Šį grįžtamąjį ryšį paslėpėte. Jo nematysite, kol vėl neatversite; kolega apie tai nesužinos.
    [Šis stebėjimas] [Vėl rodyti] [Paprašyti padėti pasikalbėti]

    ┌ Feedback to a colleague
    │ Written by: Petras Jonaitis (<@8>)
    │ You have put this feedback out of sight. You will not see it until you open it again; your colleague does not learn of it.
    [This observation] [Show again] [Ask for help to talk]
    ");
    let sharing = Sharing {
        entry: feedback(),
        facts: Facts::default(),
        has_curator: true,
        has_group: true,
        curator_is_manager: true,
        in_force: Visibility::Curator,
        audience: readers(Visibility::Curator),
        changed: true,
    };
    insta::assert_snapshot!(both(|words| form::sharing(words, form, &sharing)), @r"
    ┌ Kas galės tai matyti?
    │ Išsaugota.
    │ Kas tai skaitys: Jūs, pamokos stebėtojas ir Jūsų kuratorius. Jūsų kuratorius yra ir Jūsų tiesioginis vadovas.
    │ Dalijatės tik šiuo įrašu ir bet kada galite tai atšaukti: pasirinkite „Tik aš ir pamokos stebėtojas“. Kas skaitė, pažymima.
    [Tik aš ir pamokos stebėtojas] [*Aš, stebėtojas ir mano kuratorius]
    [Atgal]

    ┌ Who may see this?
    │ Saved.
    │ Who will read this: you, the lesson's observer and your curator. Your curator is also your line manager.
    │ You share this entry only, and can take it back at any time: choose “Only me and the observer”. Who reads it is noted.
    [Only me and the observer] [*Me, the observer and my curator]
    [Back]
    ");
}

#[test]
fn the_coordinators_week() {
    let going = Some(Going {
        texts: 41,
        last: "2028-08-31".parse().unwrap(),
    });
    let counts = Counts {
        overdue: 2,
        help: 11,
        going,
    };
    insta::assert_snapshot!(both(|words| week::notice(words, counts)), @r"
    Savaitės apžvalga koordinatoriui.
    Užsitęsė 2 stebėjimai.
    Gal pagalbos reikia 11 žmonių.
    Ankstesnių mokslo metų tekstai saugomi iki 2028 m. rugpjūčio 31 d. Paskui jie bus ištrinti (iš viso: 41); pasiimti savuosius galima su /privatumas eksportuoti.
    [*Atverti]

    The week at a glance, for the coordinator.
    2 observations are overdue.
    11 people may need help.
    Texts of earlier school years are kept until 31 August 2028. Then they are deleted (41 in all); everybody can take their own along with /privacy export.
    [*Open]
    ");
    let slot = |why| Slot {
        why,
        host: who("Ona Petraitienė", 7),
        observer: who("Petras Jonaitis", 8),
    };
    let list = Week {
        overdue: vec![slot(Overdue::NoTime), slot(Overdue::NoFeedback)],
        help: vec![
            (who("Rasa Rasienė", 9), vec![Help::Missed(2), Help::Unreached]),
            (who("Jonas Žukas", 10), vec![Help::Absent]),
        ],
        going: None,
    };
    insta::assert_snapshot!(both(|words| week::list(words, &list)), @r"
    ┌ Savaitės apžvalga
    │ **Dar nesutarta, kada stebėti**
    │ • rodo: Ona Petraitienė (<@7>) → stebi: Petras Jonaitis (<@8>)
    │
    │ **Dar neparašytas grįžtamasis ryšys**
    │ • rodo: Ona Petraitienė (<@7>) → stebi: Petras Jonaitis (<@8>)
    │
    │ **Kam gal reikia pagalbos**
    │ • Rasa Rasienė (<@9>) – iš eilės neparašyta refleksijų: 2; žinutės nepasiekia: asmeninės žinutės uždarytos
    │ • Jonas Žukas (<@10>) – paskyros nėra mokyklos serveryje
    └ Tai ne vertinimas: sąrašas padeda pastebėti, kam pasiūlyti pagalbą. Ką žmonės rašė, čia nematyti.

    ┌ The week at a glance
    │ **No lesson agreed yet**
    │ • shows: Ona Petraitienė (<@7>) → observes: Petras Jonaitis (<@8>)
    │
    │ **Feedback not written yet**
    │ • shows: Ona Petraitienė (<@7>) → observes: Petras Jonaitis (<@8>)
    │
    │ **Who may need help**
    │ • Rasa Rasienė (<@9>) – reflections missed in a row: 2; messages do not arrive: direct messages are closed
    │ • Jonas Žukas (<@10>) – the account is not on the school's server
    └ This is no appraisal: it helps to notice whom to offer help. What people wrote is not shown here.
    ");
}

#[test]
fn after_a_time_off() {
    let mut absence = Absence {
        from: "2026-10-21T17:00:00".parse().unwrap(),
        until: "2026-10-26T10:00:00".parse().unwrap(),
        removed: false,
        late: vec![("reflection.prompt".to_owned(), 5), ("group".to_owned(), 1)],
        dropped: Vec::new(),
    };
    insta::assert_snapshot!(both(|words| notice::card(words, &Notice::WasOff(absence.clone()))), @r"
    „Kolega“ buvo išjungtas (nuo spalio 21 d., 17.00 val. iki spalio 26 d., 10.00 val.). Išsiųsta pavėluotai: Mėnesio refleksija – 5, APT grupė – 1. Nebeišsiųsta, nes nebeaktualu: nieko.

    Kolega was off (from 21 October, 17:00 to 26 October, 10:00). Sent late: Monthly reflection – 5, APT group – 1. Not sent any more, as its time had passed: nothing.
    ");
    absence.removed = true;
    absence.dropped = vec![("observation".to_owned(), 2)];
    insta::assert_snapshot!(both(|words| notice::card(words, &Notice::WasOff(absence.clone()))), @r"
    „Kolegos“ serveryje nebuvo (nuo spalio 21 d., 17.00 val. iki spalio 26 d., 10.00 val.). Duomenys išliko. Išsiųsta arba siunčiama pavėluotai: Mėnesio refleksija – 5, APT grupė – 1. Nebeišsiųsta, nes nebeaktualu: Pamokų stebėjimas – 2.

    Kolega was not on the server (from 21 October, 17:00 to 26 October, 10:00). Nothing was lost. Sent late, or on its way: Monthly reflection – 5, APT group – 1. Not sent any more, as its time had passed: Lesson observation – 2.
    ");
}

#[test]
fn somebody_whose_account_is_gone() {
    let gone = |deleted| Notice::Absent {
        name: "Ona *Petraitienė*".to_owned(),
        deleted,
    };
    insta::assert_snapshot!(both(|words| notice::card(words, &gone(true))), @r"
    Žmogus nebepasiekiamas. Kas: Ona \*Petraitienė\*. Priežastis: tokios „Discord“ paskyros nebėra. Jei žmogus turi kitą, įrašykite ją komanda `/žmonės pridėti` ir nurodykite tą patį vardą. Duomenys išliko.

    Somebody cannot be reached any more. Who: Ona \*Petraitienė\*. Why: this Discord account no longer exists. If the person has another one, enter it with `/people add` and give the same name. Their data are kept.
    ");
    insta::assert_snapshot!(both(|words| notice::card(words, &gone(false))), @r"
    Žmogus nebepasiekiamas. Kas: Ona \*Petraitienė\*. Priežastis: paskyros nebėra mokyklos serveryje. Jei žmogus mokykloje nebedirba, pažymėkite tai komanda `/žmonės išbraukti`; jei dirba, pakvieskite jį sugrįžti į serverį. Duomenys išliko.

    Somebody cannot be reached any more. Who: Ona \*Petraitienė\*. Why: the account is no longer on the school's server. If the person has left the school, say so with `/people remove`; if not, invite them back to the server. Their data are kept.
    ");
}

#[test]
fn no_reminders_for_a_while() {
    let days = [("2026-10-22".parse().unwrap(), "2026-10-23".parse().unwrap())];
    let quiet = Some(Snooze {
        until: "2026-10-26".parse().unwrap(),
        waiting: 1,
    });
    insta::assert_snapshot!(both(|words| home::away(words, &days, quiet)), @r"
    ┌ Kada manęs nebus
    │ Pažymėkite tik datas – priežasties niekas neklaus. Tuo metu žinučių negausite, o jei tomis dienomis sutarta stebėti pamoką, kolega sužinos, kad reikia kito laiko. Datas matys koordinatorius.
    │
    │ • 2026 m. spalio 22–23 d.
    │ Be priminimų
    │ Jei dabar ne metas, priminimus galite sulaikyti iki pasirinktos dienos. Kolegų pasiūlymai ir sutartų pamokų pasikeitimai vis tiek ateis, o kas laukia, matysite apžvalgoje.
    │
    │ Iki 2026 m. spalio 26 d. (imtinai) priminimų nesiunčiame. Laukia žinučių: 1. Paskui viskas tęsis savaime.
    [*Pažymėti datas] [Sulaikyti priminimus] [Vėl priminti] [Nustatymai]
    ▾ Ištrinti (1–1): 2026 m. spalio 22–23 d.

    ┌ When I am away
    │ Note the dates only: nobody asks why. You get no messages then, and if a lesson observation is agreed for those days, your colleague hears that another time is needed. The coordinator sees the dates.
    │
    │ • 22–23 October 2026
    │ No reminders
    │ If now is not the time, you can hold reminders back until a day you choose. Colleagues' proposals and changes to agreed lessons still arrive, and what waits stands in your overview.
    │
    │ No reminders up to and including 26 October 2026. Messages waiting: 1. After that everything goes on by itself.
    [*Note dates] [Hold reminders back] [Remind me again] [Settings]
    ▾ Take back (1–1): 22–23 October 2026
    ");
    insta::assert_snapshot!(both(|words| home::away(words, &[], None)), @r"
    ┌ Kada manęs nebus
    │ Pažymėkite tik datas – priežasties niekas neklaus. Tuo metu žinučių negausite, o jei tomis dienomis sutarta stebėti pamoką, kolega sužinos, kad reikia kito laiko. Datas matys koordinatorius.
    │
    │ Nieko nepažymėta.
    │ Be priminimų
    │ Jei dabar ne metas, priminimus galite sulaikyti iki pasirinktos dienos. Kolegų pasiūlymai ir sutartų pamokų pasikeitimai vis tiek ateis, o kas laukia, matysite apžvalgoje.
    │
    │ Priminimai ateina.
    [*Pažymėti datas] [Sulaikyti priminimus] [Nustatymai]

    ┌ When I am away
    │ Note the dates only: nobody asks why. You get no messages then, and if a lesson observation is agreed for those days, your colleague hears that another time is needed. The coordinator sees the dates.
    │
    │ Nothing noted.
    │ No reminders
    │ If now is not the time, you can hold reminders back until a day you choose. Colleagues' proposals and changes to agreed lessons still arrive, and what waits stands in your overview.
    │
    │ Reminders come.
    [*Note dates] [Hold reminders back] [Settings]
    ");
    let texts = Texts::embedded();
    let window = |lang| {
        sketch_window(&home::snooze_window(
            Words { texts: &texts, lang },
            "2026-10-05".parse().unwrap(),
        ))
    };
    insta::assert_snapshot!(Lang::ALL.map(window).join("\n\n"), @r"
    ┌ Be priminimų
    │ Paskutinė diena be priminimų * (10)
    │ >   2026-10-05

    ┌ No reminders
    │ Last day without reminders * (10)
    │ >   2026-10-05
    ");
}

#[test]
fn somebody_leaves_the_school_on_a_day_that_is_known() {
    let ona = Person::named(SchoolId(1), "Ona *Petraitienė*");
    let on = "2026-11-05".parse().unwrap();
    insta::assert_snapshot!(both(|words| people::leaving(words, &ona, on)), @r"
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
    insta::assert_snapshot!(both(|words| people::leaving_noted(words, &ona, on)), @r"
    ┌ Išėjimas pažymėtas
    │ Ona \*Petraitienė\*. Prieiga baigsis: 2026 m. lapkričio 5 d.
    [Atšaukti išėjimą]

    ┌ Leaving noted
    │ Ona \*Petraitienė\*. Access ends: 5 November 2026
    [Undo the leaving]
    ");
    insta::assert_snapshot!(both(|words| people::stays(words, &ona)), @r"
    ┌ Išėjimas atšauktas
    │ Ona \*Petraitienė\*. Niekas nesikeičia.

    ┌ Leaving undone
    │ Ona \*Petraitienė\*. Nothing changes.
    ");
    let offer = crate::usecase::joining::OfficeNotice::Leaving {
        school: "Ąžuolų progimnazija".to_owned(),
        on,
        emptied: on.checked_add_days(chrono::Days::new(30)),
    };
    insta::assert_snapshot!(both(|words| joining::notice(words, &offer)), @r"
    ┌ Pasiimkite savo duomenis
    │ Koordinatorius pažymėjo, kada baigiasi Jūsų darbas mokykloje (Ąžuolų progimnazija). Prieiga prie „Kolegos“ baigsis: 2026 m. lapkričio 5 d.
    │
    │ Iki tos dienos galite pasiimti, ką čia rašėte ir ką apie Jus saugome. Failą matysite tik Jūs. Jei tai klaida, parašykite koordinatoriui.
    │
    │ Ką čia rašėte, Jūsų vardas ir paskyra bus ištrinti: 2026 m. gruodžio 5 d. Grįžus anksčiau viskas liks, kaip buvo.
    [*Pasiimti mano duomenis]

    ┌ Take your data along
    │ The coordinator noted when your work at the school (Ąžuolų progimnazija) ends. Your access to Kolega ends: 5 November 2026
    │
    │ Until that day you can take along what you wrote here and what is kept about you. Only you will see the file. If this is a mistake, please write to the coordinator.
    │
    │ What you wrote here, your name and your account are deleted on 5 December 2026. Come back before, and everything is as it was.
    [*Take my data along]
    ");
}

#[test]
fn at_which_of_two_schools() {
    let school = |id, name: &str| School {
        id: SchoolId(id),
        guild: Snowflake(1),
        name: name.to_owned(),
        lang: Lang::Lt,
        zone: Vilnius,
        apt_channel: None,
        started_on: "2026-09-01".parse().unwrap(),
        gone_at: None,
        back_at: None,
    };
    let two = [school(1, "Ąžuolų progimnazija"), school(2, "Beržų gimnazija")];
    insta::assert_snapshot!(both(|words| schools::which(words, &two, &HomePress::Overview.into())), @r"
    ┌ Kurioje mokykloje?
    │ Dirbate keliose mokyklose. Pasirinkite, kuriai skirta ši komanda.
    [Ąžuolų progimnazija] [Beržų gimnazija]

    ┌ At which school?
    │ You work at more than one school. Choose the one this command is for.
    [Ąžuolų progimnazija] [Beržų gimnazija]
    ");
}

#[test]
fn on_paper() {
    let slip = Slip {
        id: ObservationId(3),
        host: who("Ona Petraitienė", 7),
        observer: Who {
            name: "Jonas Žukas".to_owned(),
            account: None,
        },
        lesson: None,
    };
    let slips = [slip];
    insta::assert_snapshot!(both(|words| paper::pairs(words, &slips)), @r"
    ┌ Be paskyros
    │ Už žmogų, kuris neturi „Discord“ paskyros, datas ir tai, ar pamoka įvyko, įrašo kolega arba Jūs. Tekstų už jį niekas nerašo ir neskaito.
    │
    │ • rodo: Ona Petraitienė (<@7>) → stebi: Jonas Žukas
    ▾ Pasirinkite porą (1–1): Ona Petraitienė → Jonas Žukas
    [Visi lapeliai spausdinti]

    ┌ Without an account
    │ For somebody without a Discord account, the colleague or you record dates and whether the lesson took place. Nobody writes or reads texts in their place.
    │
    │ • shows: Ona Petraitienė (<@7>) → observes: Jonas Žukas
    ▾ Choose a pair (1–1): Ona Petraitienė → Jonas Žukas
    [All slips, to print]
    ");
    insta::assert_snapshot!(both(|words| paper::printed(words, "Ąžuolų progimnazija", &slips).unwrap()), @r"
    ┌ Lapelis spausdinti
    │ Po puslapį kiekvienai porai: laikas, ar pamoka įvyko ir vietos pastaboms. Šį atsakymą matote tik Jūs.
    📎 stebejimo-lapelis.docx

    ┌ Slip to print
    │ A page for each pair: the time, whether the lesson took place, and room for notes. Only you see this answer.
    📎 observation-slip.docx
    ");
}

#[test]
fn the_own_data() {
    let own = report::Own {
        exported_at: "2026-10-08T09:00:00Z".parse().unwrap(),
        school: "Ąžuolų progimnazija".to_owned(),
        person: Person::named(SchoolId(1), "Ona Petraitienė"),
        group: None,
        absences: Vec::new(),
        not_with: Vec::new(),
        entries: Vec::new(),
        received: Vec::new(),
        drafts: Vec::new(),
        observations: Vec::new(),
        reads: Vec::new(),
        records: Vec::new(),
    };
    insta::assert_snapshot!(both(|words| privacy::taken(words, &own).unwrap()), @r"
    ┌ Jūsų duomenys
    │ Faile – viskas, kas apie Jus saugoma: ką rašėte, kolegų Jums skirtas grįžtamasis ryšys, juodraščiai, stebėjimai, nustatymai ir kas skaitė Jūsų tekstus. Šį atsakymą matote tik Jūs. Išsaugokite failą saugioje vietoje.
    📎 mano-duomenys.json

    ┌ Your data
    │ The file holds all that is kept about you: what you wrote, your colleagues' feedback to you, drafts, observations, settings, and who read your texts. Only you see this answer. Keep the file in a safe place.
    📎 my-data.json
    ");
}
