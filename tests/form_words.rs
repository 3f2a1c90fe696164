//! What forms say to a reader, in both languages, as it is read.

use chrono::NaiveDate;
use kolega::config::forms::Forms;
use kolega::domain::forms::{FormKey, Hundredths, Problem, audience};
use kolega::domain::lang::Lang;
use kolega::domain::visibility::Visibility;
use kolega::locale::Texts;

fn readers(lang: Lang) -> String {
    let (texts, forms) = (Texts::embedded(), Forms::embedded());
    let shown = [
        (FormKey::Reflection, Visibility::Private),
        (FormKey::Reflection, Visibility::Curator),
        (FormKey::Reflection, Visibility::Group),
        (FormKey::Prebrief, Visibility::Private),
        (FormKey::ObsNotes, Visibility::Private),
        (FormKey::Feedback, Visibility::Private),
        (FormKey::HostReflection, Visibility::Observer),
        (FormKey::GroupCheckin, Visibility::Private),
        (FormKey::CuratorTalk, Visibility::Private),
        (FormKey::ActivityReport, Visibility::Coach),
        (FormKey::CoachLog, Visibility::Private),
        (FormKey::PdActivity, Visibility::Private),
        (FormKey::Wellbeing, Visibility::Private),
    ];
    let lines = shown.map(|(key, visibility)| {
        let audience = audience(forms.catalogue.form(key), visibility, true);
        format!("{}: {}", key.word(), texts.words(lang).readers(&audience))
    });
    assert_eq!(texts.faults(), 0);
    lines.join("\n")
}

fn problems(lang: Lang) -> String {
    let (texts, forms) = (Texts::embedded(), Forms::embedded());
    let report = forms.catalogue.form(FormKey::ActivityReport);
    let log = forms.catalogue.form(FormKey::CoachLog);
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let field = |key: &str| key.to_owned();
    let lines = |lines| Problem::TooManyLines {
        field: field("preparation"),
        lines,
        max: 5,
    };
    let chars = |chars| Problem::TooLong {
        field: field("motivation"),
        chars,
        max: 600,
    };
    let (least, most, step) = (Hundredths(50), Hundredths(800), Hundredths(25));
    let (from, to) = (day("2026-09-01"), day("2027-08-31"));
    let of_report = [
        Problem::Empty,
        Problem::Missing {
            field: field("successes"),
        },
        lines(7),
        lines(11),
        lines(21),
    ];
    let of_report = of_report.into_iter().chain([chars(601), chars(602), chars(611)]);
    let of_log = [
        Problem::TooManyChoices {
            field: field("pillar"),
            max: 1,
        },
        Problem::UnknownOption { field: field("pillar") },
        Problem::NotANumber { field: field("hours") },
        Problem::OutOfRange {
            field: field("hours"),
            least,
            most,
        },
        Problem::WrongStep {
            field: field("hours"),
            step,
        },
        Problem::NotADate { field: field("date") },
        Problem::OutsideYear {
            field: field("date"),
            from,
            to,
        },
    ];
    let said = of_report.map(|problem| texts.words(lang).problem(report, &problem));
    let said: Vec<String> = said
        .chain(of_log.map(|problem| texts.words(lang).problem(log, &problem)))
        .collect();
    assert_eq!(texts.faults(), 0);
    said.join("\n")
}

#[test]
fn who_will_read_is_said_in_lithuanian() {
    insta::assert_snapshot!(readers(Lang::Lt), @r"
    reflection: Kas tai skaitys: tik Jūs. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    reflection: Kas tai skaitys: Jūs ir Jūsų kuratorius. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės. Jūsų kuratorius yra ir Jūsų tiesioginis vadovas.
    reflection: Kas tai skaitys: Jūs ir APT grupė. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    prebrief: Kas tai skaitys: Jūs ir pamokos stebėtojas.
    obs_notes: Kas tai skaitys: tik Jūs.
    feedback: Kas tai skaitys: Jūs ir pamokos mokytojas. Pamokos mokytojas gali tai parodyti savo kuratoriui.
    host_reflection: Kas tai skaitys: Jūs ir pamokos stebėtojas.
    group_checkin: Kas tai skaitys: Jūs ir APT grupė. Koordinatorius matys, ar pateikta ir kada, ir lauką „Kokios pagalbos reikia grupei?“. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    curator_talk: Kas tai skaitys: Jūs ir kitas pokalbio dalyvis. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    activity_report: Kas tai skaitys: Jūs, Jūsų patarėjas ir koordinatorius. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    coach_log: Kas tai skaitys: Jūs ir kartu dirbantis mokytojas ar patarėjas. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    pd_activity: Kas tai skaitys: Jūs. Koordinatorius matys pavadinimą, formą ir valandas. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    wellbeing: Niekas nesužinos, kieno tai atsakymai. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    ");
}

#[test]
fn who_will_read_is_said_in_english() {
    insta::assert_snapshot!(readers(Lang::En), @r#"
    reflection: Who will read this: only you. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered.
    reflection: Who will read this: you and your curator. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered. Your curator is also your line manager.
    reflection: Who will read this: you and the APT group. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered.
    prebrief: Who will read this: you and the lesson's observer.
    obs_notes: Who will read this: only you.
    feedback: Who will read this: you and the teacher who shows the lesson. The teacher who shows the lesson may pass it on to their own curator.
    host_reflection: Who will read this: you and the lesson's observer.
    group_checkin: Who will read this: you and the APT group. The coordinator will see whether it is submitted, and when, and the field “What help does the group need?”. Counts are shown without names, once at least five people have answered.
    curator_talk: Who will read this: you and the other person in the talk. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered.
    activity_report: Who will read this: you, your coach and the coordinator. Counts are shown without names, once at least five people have answered.
    coach_log: Who will read this: you and the teacher or coach you work with. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered.
    pd_activity: Who will read this: you. The coordinator will see title, form and hours. Counts are shown without names, once at least five people have answered.
    wellbeing: Nobody will learn whose answers these are. Counts are shown without names, once at least five people have answered.
    "#);
}

#[test]
fn what_is_wrong_is_said_in_lithuanian() {
    insta::assert_snapshot!(problems(Lang::Lt), @r"
    Dar nieko neatsakyta: atsakykite bent į vieną klausimą.
    **Veiklos sėkmės (iki 5 eilučių)** Būtina atsakyti.
    **Kaip ruošėtės mokymams? (iki 5 eilučių)** Parašytos 7 eilutės, galima ne daugiau kaip 5.
    **Kaip ruošėtės mokymams? (iki 5 eilučių)** Parašyta 11 eilučių, galima ne daugiau kaip 5.
    **Kaip ruošėtės mokymams? (iki 5 eilučių)** Parašyta 21 eilutė, galima ne daugiau kaip 5.
    **Kas Jus paskatino dirbti su patarėju?** Parašytas 601 ženklas, galima ne daugiau kaip 600.
    **Kas Jus paskatino dirbti su patarėju?** Parašyti 602 ženklai, galima ne daugiau kaip 600.
    **Kas Jus paskatino dirbti su patarėju?** Parašyta 611 ženklų, galima ne daugiau kaip 600.
    **Kurią kryptį tai stiprina?** Galima pasirinkti ne daugiau kaip 1.
    **Kurią kryptį tai stiprina?** Tokio pasirinkimo nebėra: pasirinkite iš naujo.
    **Trukmė akademinėmis valandomis** Įrašykite skaičių, pavyzdžiui, 1,5.
    **Trukmė akademinėmis valandomis** Įrašykite skaičių nuo 0,5 iki 8.
    **Trukmė akademinėmis valandomis** Skaičius turi būti 0,25 kartotinis, pavyzdžiui, 0,5 arba 1,25.
    **Data** Įrašykite datą taip: 2026-12-15.
    **Data** Data turi būti nuo 2026 m. rugsėjo 1 d. iki 2027 m. rugpjūčio 31 d.
    ");
}

#[test]
fn what_is_wrong_is_said_in_english() {
    insta::assert_snapshot!(problems(Lang::En), @r"
    Nothing is answered yet: answer at least one question.
    **Successes (up to 5 lines)** An answer is needed.
    **How did you prepare? (up to 5 lines)** 7 lines written, 5 allowed.
    **How did you prepare? (up to 5 lines)** 11 lines written, 5 allowed.
    **How did you prepare? (up to 5 lines)** 21 lines written, 5 allowed.
    **What made you work with a coach?** 601 characters written, 600 allowed.
    **What made you work with a coach?** 602 characters written, 600 allowed.
    **What made you work with a coach?** 611 characters written, 600 allowed.
    **Which pillar does it strengthen?** At most 1 can be chosen.
    **Which pillar does it strengthen?** This option is gone: please choose again.
    **Duration in academic hours** Write a number, for example 1.5.
    **Duration in academic hours** Write a number from 0.5 to 8.
    **Duration in academic hours** The number must be a multiple of 0.25, for example 0.5 or 1.25.
    **Date** Write the date like this: 2026-12-15.
    **Date** The date must lie from 1 September 2026 to 31 August 2027.
    ");
}
