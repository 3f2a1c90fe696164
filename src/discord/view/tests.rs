//! What a colleague wrote, wherever it is read: among all that is shared, by itself, and when it is asked who may see it.

use chrono_tz::Europe::Vilnius;

use super::*;
use crate::config::forms::Forms;
use crate::discord::card::sketch::{both, who};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, Facts, FormKey, audience};
use crate::domain::ids::{EntryId, ObservationId, PersonId, SchoolId};
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;
use crate::usecase::observation::Reading;
use crate::usecase::roster::Who;
use crate::usecase::sharing::{About, Line, Opened, Shared, Sharing};

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
        reads: Vec::new(),
        zone: Vilnius,
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
    let passed_on = Reading {
        reads: vec![("Ieva Eglė".to_owned(), "2026-10-09T07:00:00Z".parse().unwrap())],
        ..reading.clone()
    };
    let both_say = both(|words| observation::reading(words, form, &passed_on));
    for said in ["Skaitė: Ieva Eglė (spalio 9 d.)", "Read by: Ieva Eglė (9 October)"] {
        assert!(both_say.contains(said), "{said}: {both_say}");
    }
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
