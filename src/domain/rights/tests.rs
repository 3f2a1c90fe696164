//! The table of domain §2, row by row, against the function.

use super::*;
use Object::*;

/// Columns: owner, other party, group lead, group member, curator, coordinator, coach, head, other observer, colleague,
/// former. `C` content, `S` status, `A` aggregate, `P` a part, `-` nothing. A small letter is content on a condition:
/// `g` shared to the group, `u` to the curator, `o` to the observer, `k` to the coach, `s` once submitted.
const TABLE: &[(Object, &str)] = &[
    (Goal, "C - g g u S - A - - -"),
    (Reflection, "C - g g u S - A - - -"),
    (ObservationSlot, "C - - - - C - A P - -"),
    (Prebrief, "C - - - - - - - - - -"),
    (Feedback, "C - - - u - - - - - -"),
    (ObservationNotes, "C - - - - - - - - - -"),
    (HostReflection, "C o - - u - - - - - -"),
    (GroupCheckin, "C - C C - P - A - - -"),
    (Meeting, "C - C P - S - A - - -"),
    (CuratorTalk, "C - - - C S - A - - -"),
    (CoachLog, "C - - - - S C A - - -"),
    (ConsultPlan1, "C - g g - S C A - - -"),
    (ActivityReport, "C - - - - s k A - - -"),
    (Needs, "C - - - - A - A - - -"),
    (PdActivity, "C - - - - P - A - - -"),
    (Retention, "C - - - - - - A - - -"),
    (Exchange, "C C - - - C - A - C -"),
    (ExchangeRecords, "C P - - - C - A - - -"),
    (Wellbeing, "- - - - - A - A - - -"),
    (AnnualSummary, "C - - - u S - A - - -"),
    (Portfolio, "C - - - - - - - - - -"),
    (CohortAttendance, "C C - - - C - A - - -"),
    (UtaCycle, "C P - - - C - C - P -"),
    (StaffRecord, "C P - - - C - - - P -"),
    (Wishes, "C - - - - C - - - - -"),
    (Leave, "C P - - - C - - - - -"),
    (Conflict, "C - - - - - - - - - -"),
    (Timetable, "C P - - - C - - - - -"),
    (Draft, "C - - - - - - - - - -"),
    (ReadLog, "C P - - - - - - - - -"),
    (DeliveryState, "C - - - - S - - - - -"),
    (Audit, "C - - - - P - - - - -"),
];

fn entries() -> Vec<Entry> {
    let mut entries = Vec::new();
    for visibility in Visibility::ALL {
        for bits in 0..4u8 {
            entries.push(Entry {
                visibility,
                submitted: bits & 1 > 0,
                quote_ok: bits & 2 > 0,
                restricted: false,
            });
        }
    }
    entries
}

fn expected(code: &str, entry: &Entry) -> &'static str {
    let when = |condition: bool| if condition { "C" } else { "-" };
    match code {
        "g" => when(entry.visibility == Visibility::Group),
        "u" => when(entry.visibility == Visibility::Curator),
        "o" => when(entry.visibility == Visibility::Observer),
        "k" => when(entry.visibility == Visibility::Coach),
        "s" => when(entry.submitted),
        "C" => "C",
        "S" => "S",
        "A" => "A",
        "P" => "P",
        _ => "-",
    }
}

fn letter(access: Access) -> &'static str {
    match access {
        Access::None => "-",
        Access::Aggregate => "A",
        Access::Status => "S",
        Access::Part(_) => "P",
        Access::Content => "C",
    }
}

#[test]
fn every_cell_is_as_the_domain_guide_has_it() {
    for (object, row) in TABLE {
        let codes: Vec<&str> = row.split(' ').collect();
        assert_eq!(codes.len(), Relation::ALL.len(), "{object:?}");
        for (relation, code) in Relation::ALL.into_iter().zip(codes) {
            for entry in entries() {
                let access = may_see(*object, &[relation], &entry);
                // Quotes are the one part that the owner opens to an aggregate's reader.
                let quotes = *object == Needs && relation == Relation::Coordinator && entry.quote_ok;
                let wanted = if quotes { "P" } else { expected(code, &entry) };
                assert_eq!(letter(access), wanted, "{object:?} for {relation:?} with {entry:?}");
            }
        }
    }
}

#[test]
fn the_table_has_every_row_once() {
    let mut rows: Vec<String> = TABLE.iter().map(|(object, _)| format!("{object:?}")).collect();
    rows.sort();
    rows.dedup();
    assert_eq!(rows.len(), TABLE.len());
    assert_eq!(rows.len(), Audit as usize + 1, "a row is missing");
}

#[test]
fn a_restricted_entry_is_its_owners_alone() {
    for (object, _) in TABLE {
        for relation in Relation::ALL
            .into_iter()
            .filter(|relation| *relation != Relation::Owner)
        {
            for entry in entries() {
                let entry = Entry {
                    restricted: true,
                    ..entry
                };
                assert_eq!(
                    may_see(*object, &[relation], &entry),
                    Access::None,
                    "{object:?} for {relation:?}"
                );
            }
        }
    }
    let entry = Entry {
        restricted: true,
        ..Entry::default()
    };
    assert_eq!(may_see(Reflection, &[Relation::Owner], &entry), Access::Content);
}

#[test]
fn who_is_nothing_to_it_sees_nothing() {
    for (object, _) in TABLE {
        assert_eq!(may_see(*object, &[], &Entry::default()), Access::None);
    }
}

#[test]
fn rights_are_the_union() {
    let shared = Entry {
        visibility: Visibility::Curator,
        ..Entry::default()
    };
    let both = [Relation::Coordinator, Relation::Curator];
    assert_eq!(may_see(Reflection, &both, &shared), Access::Content);
    assert_eq!(may_see(Reflection, &both, &Entry::default()), Access::Status);
    // A head who is also coordinator sees status by name, and no more content than a coordinator.
    assert_eq!(
        may_see(Reflection, &[Relation::Head, Relation::Coordinator], &Entry::default()),
        Access::Status
    );
    // A former curator who now leads the group sees what a lead sees.
    let group = Entry {
        visibility: Visibility::Group,
        ..Entry::default()
    };
    assert_eq!(
        may_see(Reflection, &[Relation::Former, Relation::GroupLead], &group),
        Access::Content
    );
}

#[test]
fn an_office_gives_sight_only_of_its_own_time() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let (from, to) = (day("2026-10-15"), Some(day("2027-01-10")));
    let seen = |written: &str, today: &str| in_term(Relation::Curator, from, to, day(written), day(today));
    assert_eq!(seen("2026-10-15", "2026-10-15"), Some(Relation::Curator));
    assert_eq!(seen("2026-10-14", "2026-11-01"), None, "written before the term");
    assert_eq!(seen("2026-11-01", "2027-01-09"), Some(Relation::Curator));
    assert_eq!(
        seen("2026-11-01", "2027-01-10"),
        Some(Relation::Former),
        "over from the day it ends"
    );
    assert_eq!(seen("2026-11-01", "2026-10-01"), None, "the term has not begun");
}
