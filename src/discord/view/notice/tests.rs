//! What the coordinator reads about an absence, in both languages.

use super::*;
use crate::discord::card::sketch::both;

#[test]
fn after_a_time_off() {
    let mut absence = Absence {
        from: "2026-10-21T17:00:00".parse().unwrap(),
        until: "2026-10-26T10:00:00".parse().unwrap(),
        removed: false,
        late: vec![("reflection.prompt".to_owned(), 5), ("group".to_owned(), 1)],
        dropped: Vec::new(),
    };
    insta::assert_snapshot!(both(|words| card(words, &Notice::WasOff(absence.clone()))), @r"
    „Kolega“ buvo išjungtas (nuo spalio 21 d., 17.00 val. iki spalio 26 d., 10.00 val.). Išsiųsta pavėluotai: Mėnesio refleksija – 5, APT grupė – 1. Nebeišsiųsta, nes nebeaktualu: nieko.

    Kolega was off (from 21 October, 17:00 to 26 October, 10:00). Sent late: Monthly reflection – 5, APT group – 1. Not sent any more, as its time had passed: nothing.
    ");
    absence.removed = true;
    absence.dropped = vec![("observation".to_owned(), 2)];
    insta::assert_snapshot!(both(|words| card(words, &Notice::WasOff(absence.clone()))), @r"
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
    insta::assert_snapshot!(both(|words| card(words, &gone(true))), @r"
    Žmogus nebepasiekiamas. Kas: Ona \*Petraitienė\*. Priežastis: tokios „Discord“ paskyros nebėra. Jei žmogus turi kitą, įrašykite ją komanda `/žmonės pridėti` ir nurodykite tą patį vardą. Duomenys išliko.

    Somebody cannot be reached any more. Who: Ona \*Petraitienė\*. Why: this Discord account no longer exists. If the person has another one, enter it with `/people add` and give the same name. Their data are kept.
    ");
    insta::assert_snapshot!(both(|words| card(words, &gone(false))), @r"
    Žmogus nebepasiekiamas. Kas: Ona \*Petraitienė\*. Priežastis: paskyros nebėra mokyklos serveryje. Jei žmogus mokykloje nebedirba, pažymėkite tai komanda `/žmonės išbraukti`; jei dirba, pakvieskite jį sugrįžti į serverį. Duomenys išliko.

    Somebody cannot be reached any more. Who: Ona \*Petraitienė\*. Why: the account is no longer on the school's server. If the person has left the school, say so with `/people remove`; if not, invite them back to the server. Their data are kept.
    ");
}

#[test]
fn a_bundle_of_the_longest_messages_fits() {
    let texts = crate::locale::Texts::embedded();
    let items: Vec<Bundled> = (1..=20)
        .map(|id| Bundled {
            mark: crate::domain::delivery::Mark {
                delivery: DeliveryId(id),
                queued: 1_792_650_600,
            },
            notice: Notice::Absent {
                name: "ąž".repeat(200),
                deleted: true,
            },
        })
        .collect();
    for lang in crate::domain::lang::Lang::ALL {
        let words = texts.words(lang);
        let bundle = card(words, &Notice::Together(items.clone()));
        let [lines] = &bundle.embeds[..] else {
            panic!("{bundle:?}")
        };
        assert_eq!(lines.text.lines().count(), 20, "{}", lines.text);
        let size = |text: &str| text.encode_utf16().count();
        assert!(size(&bundle.text) <= 2000 && size(&lines.text) <= 4096, "{bundle:?}");
    }
}
