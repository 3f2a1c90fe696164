//! What people read, as they read it.

use std::path::PathBuf;

use chrono::{NaiveDate, Weekday};
use rstest::rstest;

use super::*;
use crate::args;
use crate::domain::month::Month;

fn texts() -> Texts {
    Texts::embedded()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Messages of these tests' own, so that the plural forms are proved apart from what Kolega happens to say.
fn own() -> Texts {
    let lt = "hours = { $count ->
    [one] { $count } akademinė valanda
    [few] { $count } akademinės valandos
    [many] { $count } akademinės valandos
   *[other] { $count } akademinių valandų
}
lines = { $count ->
    [one] { $count } eilutė
    [few] { $count } eilutės
    [many] { $count } eilutės
   *[other] { $count } eilučių
}
";
    let en = "hours = { $count ->
    [one] { $count } academic hour
   *[other] { $count } academic hours
}
lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
";
    let folder = tempfile::tempdir().unwrap();
    for (lang, text) in [("lt", lt), ("en", en)] {
        std::fs::create_dir(folder.path().join(lang)).unwrap();
        std::fs::write(folder.path().join(lang).join("own.ftl"), text).unwrap();
    }
    Texts::load(Some(folder.path())).unwrap()
}

fn from(lt: &str, en: &str) -> Vec<LocaleFile> {
    [(Lang::Lt, "lt/a.ftl", lt), (Lang::En, "en/a.ftl", en)]
        .map(|(lang, name, text)| LocaleFile {
            lang,
            name: name.to_owned(),
            text: text.to_owned(),
            embedded: true,
        })
        .to_vec()
}

fn mistakes(lt: &str, en: &str) -> String {
    compare(&from(lt, en))
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn embedded_files_are_whole() {
    assert_eq!(check(None), []);
}

#[rstest]
#[case(0, "0 eilučių")]
#[case(1, "1 eilutė")]
#[case(2, "2 eilutės")]
#[case(9, "9 eilutės")]
#[case(10, "10 eilučių")]
#[case(11, "11 eilučių")]
#[case(12, "12 eilučių")]
#[case(19, "19 eilučių")]
#[case(20, "20 eilučių")]
#[case(21, "21 eilutė")]
#[case(22, "22 eilutės")]
#[case(30, "30 eilučių")]
#[case(101, "101 eilutė")]
#[case(111, "111 eilučių")]
#[case(112, "112 eilučių")]
#[case(1_000_001, "1000001 eilutė")]
fn lithuanian_plurals_follow_cldr(#[case] count: i64, #[case] expected: &str) {
    assert_eq!(own().say(Lang::Lt, "lines", &args![count = count]), expected);
}

#[rstest]
#[case(1.5, "1,5 akademinės valandos", "1.5 academic hours")]
#[case(0.5, "0,5 akademinės valandos", "0.5 academic hours")]
#[case(2.5, "2,5 akademinės valandos", "2.5 academic hours")]
#[case(22.25, "22,25 akademinės valandos", "22.25 academic hours")]
#[case(1e-300, "0 akademinių valandų", "0 academic hours")]
#[case(1.0, "1 akademinė valanda", "1 academic hour")]
#[case(16.0, "16 akademinių valandų", "16 academic hours")]
#[case(f64::NAN, "– akademinių valandų", "– academic hours")]
fn fractions_take_the_form_many(#[case] hours: f64, #[case] lt: &str, #[case] en: &str) {
    let texts = own();
    assert_eq!(texts.say(Lang::Lt, "hours", &args![count = hours]), lt);
    assert_eq!(texts.say(Lang::En, "hours", &args![count = hours]), en);
}

#[rstest]
#[case(1e300)]
#[case(f64::INFINITY)]
#[case(-3.0)]
#[case(f64::MIN_POSITIVE)]
fn no_number_stops_an_answer(#[case] number: f64) {
    for lang in Lang::ALL {
        assert!(texts().say(lang, "lines", &args![count = number]).contains(['e', 'l']));
    }
}

#[test]
fn an_unknown_key_is_shown_and_counted() {
    let texts = texts();
    assert_eq!(texts.plain(Lang::Lt, "nobody-wrote-this"), "nobody-wrote-this");
    assert_eq!(texts.faults(), 1);
    assert!(!texts.plain(Lang::Lt, "list-and").is_empty());
    assert_eq!(texts.faults(), 2, "a missing argument is a fault too");
}

#[test]
fn names_stand_in_sentences_without_invisible_marks() {
    let text = texts().words(Lang::Lt).list(&["Ona Petraitienė", "Jonas", "Rūta"]);
    assert_eq!(text, "Ona Petraitienė, Jonas ir Rūta");
    assert_eq!(texts().words(Lang::En).list(&["A", "B"]), "A and B");
    assert_eq!(texts().words(Lang::En).list(&["A"]), "A");
    assert_eq!(texts().words(Lang::En).list::<&str>(&[]), "");
}

#[test]
fn moments_read_as_each_language_writes_them() {
    let (texts, at) = (texts(), date("2026-12-04").and_hms_opt(15, 30, 0).unwrap());
    assert_eq!(texts.words(Lang::Lt).moment(at), "2026 m. gruodžio 4 d., 15.30 val.");
    assert_eq!(texts.words(Lang::En).moment(at), "4 December 2026, 15:30");
    assert_eq!(texts.words(Lang::Lt).short_moment(at), "gruodžio 4 d., 15.30 val.");
    assert_eq!(texts.words(Lang::Lt).day(at.date()), "gruodžio 4 d., penktadienis");
    assert_eq!(texts.words(Lang::En).day(at.date()), "Friday 4 December");
    let early = date("2026-12-04").and_hms_opt(8, 5, 0).unwrap().time();
    assert_eq!(texts.words(Lang::Lt).time(early), "8.05 val.");
    assert_eq!(texts.words(Lang::En).time(early), "08:05");
}

#[rstest]
#[case("2026-11-02", "2026-11-02", "2026 m. lapkričio 2 d.", "2 November 2026")]
#[case("2026-11-02", "2026-11-08", "2026 m. lapkričio 2–8 d.", "2–8 November 2026")]
#[case(
    "2027-03-29",
    "2027-04-04",
    "2027 m. kovo 29 d. – balandžio 4 d.",
    "29 March – 4 April 2027"
)]
#[case(
    "2026-12-24",
    "2027-01-03",
    "2026 m. gruodžio 24 d. – 2027 m. sausio 3 d.",
    "24 December 2026 – 3 January 2027"
)]
fn ranges_say_the_shared_part_once(#[case] a: &str, #[case] b: &str, #[case] lt: &str, #[case] en: &str) {
    assert_eq!(texts().words(Lang::Lt).range(date(a), date(b)), lt);
    assert_eq!(texts().words(Lang::En).range(date(a), date(b)), en);
}

#[test]
fn every_month_and_weekday_has_its_words() {
    let texts = texts();
    for lang in Lang::ALL {
        for month in (1..=12).filter_map(|month| Month::new(2026, month)) {
            let _ = (texts.words(lang).month(month), texts.words(lang).month_genitive(month));
        }
        for day in 0..7 {
            let _ = texts.words(lang).weekday(Weekday::try_from(day).unwrap());
        }
    }
    assert_eq!(texts.faults(), 0);
    assert_eq!(
        texts.words(Lang::Lt).month_of_year("2026-10".parse().unwrap()),
        "2026 m. spalis"
    );
    assert_eq!(
        texts.words(Lang::Lt).month_genitive("2026-05".parse().unwrap()),
        "gegužės"
    );
}

#[test]
fn decimals_use_the_readers_mark() {
    assert_eq!(texts().words(Lang::Lt).decimal(1.5), "1,5");
    assert_eq!(texts().words(Lang::En).decimal(1.25), "1.25");
    assert_eq!(texts().words(Lang::Lt).decimal(10.0), "10");
    assert_eq!(
        iso_range(date("2026-11-02"), date("2026-11-08")),
        "2026-11-02–2026-11-08"
    );
}

#[rstest]
#[case("Ona Petraitienė-Jonaitė", "Ona Petraitienė-Jonaitė")]
#[case("@everyone", "@\u{200b}everyone")]
#[case("<@&123>", "\\<@\u{200b}&123\\>")]
#[case(
    "**x** _y_ `z` ||s|| ~~t~~",
    "\\*\\*x\\*\\* \\_y\\_ \\`z\\` \\|\\|s\\|\\| \\~\\~t\\~\\~"
)]
#[case("# Didelis", "\\# Didelis")]
#[case("- sąrašas", "\\- sąrašas")]
#[case("1. sąrašas", "1\\. sąrašas")]
#[case("7b klasė, 10.05", "7b klasė, 10.05")]
#[case("[a](https://x.lt)", "\\[a\\](https:\u{200b}//x.lt)")]
#[case("dvi\neilutės\u{202e}", "dvi eilutės")]
#[case("\\*", "\\\\\\*")]
fn names_are_inert(#[case] name: &str, #[case] shown: &str) {
    assert_eq!(inert(name), shown);
}

#[rstest]
#[case("trumpas", 10, "trumpas")]
#[case("dešimt raidžių", 7, "dešimt…")]
#[case("🎓🎓🎓", 4, "🎓…")]
#[case("a\n b\t c", 100, "a b c")]
#[case("abc", 0, "")]
fn labels_fit_as_discord_counts(#[case] text: &str, #[case] max: usize, #[case] shown: &str) {
    assert_eq!(one_line(text, max), shown);
}

#[test]
fn an_attribute_is_said_by_its_own_name() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("lt")).unwrap();
    std::fs::write(
        folder.path().join("lt/a.ftl"),
        "command-x = ikso\n    .about = Apie { $what }\n",
    )
    .unwrap();
    let texts = Texts::load(Some(folder.path())).unwrap();
    assert_eq!(
        texts.say(Lang::Lt, "command-x.about", &args![what = "iksą"]),
        "Apie iksą"
    );
    assert!(texts.has(Lang::Lt, "command-x.about") && !texts.has(Lang::Lt, "command-x.gone"));
    let problems: Vec<String> = check(Some(folder.path())).iter().map(ToString::to_string).collect();
    assert!(
        problems
            .iter()
            .any(|problem| problem.contains("`command-x.about` has no English text")),
        "{problems:?}"
    );
}

#[test]
fn a_folder_overrides_message_by_message() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("lt")).unwrap();
    std::fs::write(folder.path().join("lt/mano.ftl"), "button-join = Jungtis\n").unwrap();
    let texts = Texts::load(Some(folder.path())).unwrap();
    assert_eq!(texts.plain(Lang::Lt, "button-join"), "Jungtis");
    assert_eq!(texts.plain(Lang::Lt, "button-confirm"), "Patvirtinti");
    assert_eq!(check(Some(folder.path())), []);
    std::fs::write(folder.path().join("lt/mano.ftl"), "button-join = { $nieks\n").unwrap();
    assert!(Texts::load(Some(folder.path())).is_err());
    assert_eq!(Texts::load(Some(&PathBuf::from("no-such-folder"))).unwrap().faults(), 0);
}

#[test]
fn the_check_names_each_mistake() {
    insta::assert_snapshot!(mistakes("a = A { $x }\nc = kartojasi\nd = D", "a = B { $y }\nb = B\nc = kartojasi\nd = D\nd = E"), @r#"
    en/a.ftl: `d` stands in en/a.ftl already: remove one
    lt/a.ftl: `a` takes {"x"}, the English text {"y"}
    lt/a.ftl: `c` has the same text in both languages: translate it
    lt/a.ftl: `d` has the same text in both languages: translate it
    en/a.ftl: `b` has no Lithuanian text: add it under lt/
    "#);
}
