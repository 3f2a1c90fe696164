//! Staff lists as schools send them, and what is said about them.

use proptest::prelude::*;
use rstest::rstest;

use super::column::Column;
use super::file::{FaultKind, StaffFile, Table, date};
use super::plan::{Plan, Staff};
use super::*;

fn table(text: &str) -> Table {
    let split = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Table {
        header: split(lines.next().unwrap_or_default()),
        rows: (2..).zip(lines.map(split)).collect(),
    }
}

fn read(text: &str) -> StaffFile {
    StaffFile::read(&table(text)).unwrap()
}

fn said(file: &StaffFile) -> Vec<String> {
    let line = |fault: &super::file::Fault| format!("{} {} {:?}", fault.line, fault.column.word(), fault.kind);
    file.faults.iter().map(line).collect()
}

#[test]
fn a_whole_row_is_read() {
    let file = read(
        "Vardas;Pavardė;Discord ID;Dalykai;Grupė;Vaidmenys;Kuratorius;Korpusas;Norma;Stažas;Dirba nuo
         Ona;Petraitienė;<@123456789012345678>;matematika|fizika;Ąžuolai;grupės vadovė, kuratorė;Jonas;A;pusė;12;2026.09.01
         Jonas;Jonaitis;;;;;;;;;",
    );
    assert_eq!(said(&file), Vec::<String>::new());
    let ona = &file.rows[0];
    assert_eq!(ona.name, "Ona Petraitienė");
    assert_eq!(ona.account, Some(Snowflake(123_456_789_012_345_678)));
    assert_eq!(ona.subjects, ["matematika", "fizika"]);
    assert_eq!(ona.roles, [Role::GroupLead, Role::Curator]);
    assert_eq!((ona.quota, ona.experience_years), (Some(Quota::Half), Some(12)));
    assert_eq!(ona.joined_on, date("2026-09-01"));
    assert_eq!(file.rows[1].group, None, "an empty cell says nothing");
}

#[rstest]
#[case("1,05E+18", FaultKind::ScientificId)]
#[case("1.05e18", FaultKind::ScientificId)]
#[case("9E+17", FaultKind::ScientificId)]
#[case("12345", FaultKind::NotAnId)]
#[case("ona", FaultKind::NotAnId)]
#[case("99999999999999999999", FaultKind::NotAnId)]
#[case("-23456789012345678", FaultKind::NotAnId)]
fn a_spoilt_number_costs_the_number_and_not_the_person(#[case] id: &str, #[case] kind: FaultKind) {
    let file = read(&format!("name;discord_id\nOna;{id}"));
    assert_eq!(file.rows[0].account, None);
    assert_eq!(file.faults.len(), 1);
    assert_eq!((file.faults[0].kind, file.faults[0].line), (kind, 2));
    assert_eq!(file.faults[0].column, Column::DiscordId);
}

#[test]
fn cells_that_fit_no_column_and_columns_that_are_there_twice_are_named() {
    let file = read(
        "name;group;vardas
         Ona;A;Jonė;;
         Jonas;A;Jonas;B;chemija",
    );
    assert_eq!(said(&file), ["1 name ColumnTwice", "3 name MoreCells"]);
    assert_eq!(file.faults[1].value, "B");
    assert_eq!(file.rows.len(), 2);
}

#[test]
fn every_fault_names_its_row_and_column() {
    let file = read(
        "name;username;group;roles;quota;joined_on;experience_years;tabelis
         ;x;;;;;;
         Ona;ona p;G;boss;dviguba;2026-13-01;šimtas;7
         Ona;;;;;;;
         Jonas;;;group_lead;;;;
         Rūta;ruta;G;lead;;;;
         Rasa;rasa;g;lead;;;;
         Rita;RUTA;;;;;;",
    );
    let names: Vec<&str> = file.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Ona", "Jonas", "Rūta", "Rasa"]);
    insta::assert_snapshot!(said(&file).join("\n"), @r"
    1 name UnknownColumn
    2 name EmptyName
    3 username NotAUsername
    3 roles UnknownRole
    3 quota BadQuota
    3 experience_years BadYears
    3 joined_on BadDate
    4 name Twice(3)
    5 roles LeadWithoutGroup
    8 name Twice(6)
    7 roles SecondLead(6)
    ");
}

#[test]
fn a_file_without_names_is_not_a_staff_list() {
    assert!(StaffFile::read(&table("room;building\n101;A")).is_err());
    assert!(StaffFile::read(&Table::default()).is_err());
}

#[test]
fn namesakes_are_two_people_when_both_say_who_they_are() {
    assert_eq!(read("name;username\nOna;a\nOna;b").rows.len(), 2);
    assert_eq!(read("name;username\nOna;a\nona;").rows.len(), 1);
}

fn on_list(id: i64, name: &str, account: Option<u64>) -> Person {
    Person {
        id: PersonId(id),
        account: account.map(Snowflake),
        ..Person::named(SchoolId(1), name)
    }
}

#[test]
fn a_plan_says_who_is_new_who_changes_and_who_stays() {
    let staff = Staff {
        people: vec![on_list(1, "Ona", Some(123_456_789_012_345)), on_list(2, "Jonas", None)],
        ..Staff::default()
    };
    let mut file = read(
        "name;discord_id;curator;subjects
         Ona Petraitienė;123456789012345;Jonas;
         Jonas;;;
         Rūta;;Petras;muzika
         Rasa;;Rasa;",
    );
    let plan = Plan::of(&mut file, &staff);
    assert_eq!(plan.counts(), (2, 1, 1));
    assert_eq!(plan.rows[0].changes, [Column::Name, Column::Curator]);
    assert_eq!(plan.rows[0].curator, Some(super::plan::Meant::Row(1)));
    assert_eq!(said(&file), ["4 curator UnknownPerson", "5 curator Oneself"]);
}

#[test]
fn a_name_with_another_account_is_not_overwritten() {
    let staff = Staff {
        people: vec![on_list(1, "Ona", Some(123_456_789_012_345))],
        ..Staff::default()
    };
    let mut file = read("name;discord_id\nOna;999999999999999\nOna;");
    let plan = Plan::of(&mut file, &staff);
    assert!(plan.rows.is_empty());
    assert_eq!(said(&file), ["2 name OtherAccount", "3 name Twice(2)"]);
}

#[test]
fn two_rows_cannot_be_one_person_of_the_list() {
    let staff = Staff {
        people: vec![on_list(1, "Ona", Some(123_456_789_012_345))],
        ..Staff::default()
    };
    let mut file = read("name;discord_id\nOna Petraitienė;123456789012345\nOna;");
    let plan = Plan::of(&mut file, &staff);
    assert_eq!(plan.rows.len(), 1);
    assert_eq!(said(&file), ["3 name Twice(2)"]);
}

proptest! {
    /// Whatever a cell holds, reading and planning end without a panic, and every row is a person or a named fault.
    #[test]
    fn any_table_is_read(
        header in proptest::collection::vec("(name|discord_id|roles|group|curator|quota|joined_on|\\PC{0,8})", 0..8),
        rows in proptest::collection::vec(proptest::collection::vec(".{0,12}", 0..8), 0..12),
    ) {
        let table = Table { header, rows: (2..).zip(rows).collect() };
        if let Ok(mut file) = StaffFile::read(&table) {
            let read = file.rows.len();
            let plan = Plan::of(&mut file, &Staff::default());
            prop_assert!(plan.rows.len() <= read && read <= table.rows.len());
            let costs_the_row = |kind| {
                use FaultKind::{EmptyName, LongName, OtherAccount, Twice};
                matches!(kind, EmptyName | LongName | Twice(_) | OtherAccount)
            };
            let lost = file.faults.iter().filter(|fault| costs_the_row(fault.kind)).count();
            let blank = table.rows.len() - plan.rows.len() - lost;
            prop_assert!(blank <= table.rows.len());
        }
    }

    /// A file that was imported changes nothing when it comes again.
    #[test]
    fn the_same_names_twice_change_nothing(names in proptest::collection::btree_set("[A-Z][a-z]{2,9}", 1..20)) {
        let table = Table {
            header: vec!["name".to_owned()],
            rows: (2..).zip(names.iter().map(|name| vec![name.clone()])).collect(),
        };
        let staff = Staff {
            people: names.iter().zip(1..).map(|(name, id)| on_list(id, name, None)).collect(),
            ..Staff::default()
        };
        let plan = Plan::of(&mut StaffFile::read(&table).unwrap(), &staff);
        prop_assert_eq!(plan.counts(), (0, 0, names.len()));
    }
}
