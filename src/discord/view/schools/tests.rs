//! What somebody reads who works at two schools, in both languages.

use super::*;
use crate::discord::action::HomePress;
use crate::discord::card::sketch::both;
use crate::domain::ids::{SchoolId, Snowflake};
use crate::domain::lang::Lang;

#[test]
fn at_which_of_two_schools() {
    let school = |id, name: &str| School {
        id: SchoolId(id),
        guild: Snowflake(1),
        name: name.to_owned(),
        lang: Lang::Lt,
        zone: chrono_tz::Europe::Vilnius,
        apt_channel: None,
        started_on: "2026-09-01".parse().unwrap(),
        gone_at: None,
        back_at: None,
    };
    let two = [school(1, "Ąžuolų progimnazija"), school(2, "Beržų gimnazija")];
    insta::assert_snapshot!(both(|words| which(words, &two, &HomePress::Overview.into())), @r"
    ┌ Kurioje mokykloje?
    │ Dirbate keliose mokyklose. Pasirinkite, kuriai skirta ši komanda.
    [Ąžuolų progimnazija] [Beržų gimnazija]

    ┌ At which school?
    │ You work at more than one school. Choose the one this command is for.
    [Ąžuolų progimnazija] [Beržų gimnazija]
    ");
}
