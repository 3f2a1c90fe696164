//! However much was written, it comes back whole and within Discord's limits.

use super::*;
use crate::discord::view::form::returned;
use crate::discord::view::form::tests::{Scene, answers};
use crate::domain::forms::FormKey;
use crate::domain::lang::Lang;
use crate::usecase::forms::{Returned, Why};

#[test]
fn a_text_too_long_for_a_frame_comes_as_a_file_and_whole() {
    let scene = Scene::new();
    let mut long = answers();
    let text = "ž".repeat(4000);
    long.write("experience", &text);
    long.write("insight", &text);
    let back = Returned {
        form: FormKey::Reflection,
        answers: long,
        facts: Facts::default(),
        why: Why::Closed,
    };
    let card = returned(scene.words(Lang::Lt), scene.form(), &back);
    let file = String::from_utf8(card.files[0].bytes.clone()).unwrap();
    assert_eq!(file.matches(&text).count(), 2);
    assert!(
        card.embeds
            .iter()
            .all(|embed| embed.text.encode_utf16().count() <= 4096)
    );
}

#[test]
fn every_form_fits_discord_with_full_answers_in_both_languages() {
    let scene = Scene::new();
    for form in scene.forms.catalogue.forms() {
        let mut full = Answers::new();
        for field in &form.fields {
            let facts = Facts::default();
            let options = field.options(&facts).iter().take(field.max_picks());
            let values: Vec<_> = options.map(|option| option.value.clone()).collect();
            if field.is_choice() {
                full.choose(&field.key, values);
            } else {
                full.write(&field.key, &"ą".repeat(field.modal_max()));
            }
        }
        for lang in Lang::ALL {
            let card = super::answers(scene.words(lang), form, &Facts::default(), &full, Embed::new("x", ""));
            let text: usize = card.embeds.iter().map(|embed| embed.text.encode_utf16().count()).sum();
            assert!(text <= 4096, "{:?}", form.key);
        }
    }
}
