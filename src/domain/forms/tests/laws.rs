//! What holds for any text and any answers.

use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn lines_never_shrink_when_text_is_added(text in "[a-žA-Ž \n]{0,400}", more in "[a-ž\n]{1,200}") {
        let joined = format!("{text}x{more}");
        prop_assert!(lines(&joined) >= lines(&text));
        prop_assert!(lines(&joined) <= joined.chars().count());
    }

    #[test]
    fn no_answers_stop_the_engine(answers in prop::collection::btree_map("[a-z_]{1,12}|mood|progress|experience|hours|date|kind", ".{0,60}|[0-9,.]{0,8}", 0..6), text in any::<bool>()) {
        let mut given = Answers::new();
        for (key, value) in &answers {
            if text { given.write(key, value) } else { given.choose(key, [value.clone()]) }
        }
        for form in catalogue().forms() {
            let asked = form.asked(&given, &facts());
            let problems = validate(form, &given, &facts());
            prop_assert_eq!(problems, validate(form, &asked, &facts()), "what is not asked decides nothing");
            let json = serde_json::to_string(&given).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Answers>(&json).unwrap(), &given);
        }
    }

    #[test]
    fn decimals_are_read_exactly(quarters in 0i64..4000) {
        let hundredths = quarters * 25;
        let typed = format!("{},{:02}", hundredths / 100, hundredths % 100);
        prop_assert_eq!(Hundredths::parse(&typed), Some(Hundredths(hundredths)));
    }
}
