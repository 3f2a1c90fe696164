//! What the reader accepts, and what it says about what it does not.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::table::{Stored, Table};
use super::{prove, summary};
use crate::cli::pair::faults::in_short;
use crate::cli::pair::generate;
use crate::domain::pairing::solver::{Costs, Matrix, Options, Quotas, Solution, naive};

fn read(content: &[u8]) -> Result<Table, String> {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    fs::write(file.path(), content).expect("it can be written");
    let name = file.path().display().to_string();
    Table::read(file.path()).map_err(|fault| in_short(&format!("{fault:#}").replace(&name, "costs.csv")))
}

/// One line that names the file, the row and what to do.
fn is_clear(said: &str) -> bool {
    said.starts_with("costs.csv: row ") && said.contains("; ") && !said.contains(char::is_control)
}

fn fault(content: &str) -> String {
    read(content.as_bytes()).expect_err("it is refused")
}

#[test]
fn people_come_in_the_order_of_the_file_in_any_spelling_of_csv() {
    for content in [
        "host,observer,cost\nB,A,3\nA,B,4\n",
        "\u{feff}Cost;Host;Observer\r\n3;B;A\r\n\r\n4; A ;B",
    ] {
        let table = read(content.as_bytes()).expect("it is accepted");
        assert_eq!(
            [table.host(0), table.host(1), table.observer(0), table.observer(1)],
            ["B", "A", "A", "B"]
        );
    }
}

#[test]
fn a_fault_names_file_row_and_mend() {
    let faults = [
        ("", "row 1: the file is empty; begin it with host,observer,cost"),
        (
            "host,observer\n",
            "row 1: no column cost; begin the file with host,observer,cost",
        ),
        ("host,host,observer,cost\n", "row 1: two columns host; keep one of them"),
        (
            "host,observer,cost\nA,B,1\nA,A,1\n",
            "row 3: “A” cannot observe themselves; remove the row",
        ),
        (
            "host,observer,cost\nA,B,1\n\nA,B,1\n",
            "row 4: this pair is already in row 2; remove one of the two rows",
        ),
        (
            "host,observer,cost\nA,B\n",
            "row 2: 2 of 3 values; write host, observer and cost",
        ),
        (
            "host,observer,cost\nA,B,1,5\n",
            "row 2: 4 values under 3 headings; delete what is too much",
        ),
        (
            "host,observer,cost\nA,B,1\n\n\"C,B,1\nB,A,2\n",
            "row 4: a quotation mark is opened and never closed; close or delete it",
        ),
        (
            "host\tobserver\tcost\n\u{200b}\tB\t1\n",
            "row 2: no host; write a name or remove the row",
        ),
        ("PK\u{3}\u{4}", "this is a spreadsheet; save it as CSV"),
        (
            "host,observer,cost\n,B,1\n",
            "row 2: no host; write a name or remove the row",
        ),
        (
            "host,observer,cost\nA,B,-1\n",
            "row 2: cost “-1” is no whole number from 0 to 1000000000; write one",
        ),
        (
            "host,observer,cost\nA,B,1.5\n",
            "row 2: cost “1.5” is no whole number from 0 to 1000000000; write one",
        ),
        (
            "host,observer,cost\nA,B,1000000001\n",
            "row 2: cost “1000000001” is no whole number from 0 to 1000000000; write one",
        ),
    ];
    for (content, expected) in faults {
        assert_eq!(fault(content), format!("costs.csv: {expected}"));
    }
    let latin = read(b"host,observer,cost\nA,\xd0B,1\n").expect_err("it is refused");
    assert_eq!(
        latin,
        "costs.csv: row 2: the observer is not UTF-8; save the file as “CSV UTF-8”"
    );
    let absent = Table::read(Path::new("no such file")).expect_err("it is refused");
    assert!(format!("{absent:#}").starts_with("no such file: cannot be read; check the path"));
}

#[test]
fn a_pair_twice_among_few_is_found_too() {
    let mut content = String::from("host,observer,cost\n");
    for person in 0..30 {
        content.push_str(&format!("h{person},o{person},1\n"));
    }
    content.push_str("h7,o7,2\n");
    assert_eq!(
        fault(&content),
        "costs.csv: row 32: this pair is already in row 9; remove one of the two rows"
    );
}

#[test]
fn made_up_costs_of_every_kind_are_solved_as_another_solver_does() {
    fn agrees(costs: &impl Costs, name: &str) {
        let quotas = Quotas {
            show: (0..costs.hosts()).map(|at| at as u32 % 4).collect(),
            observe: (0..costs.observers()).map(|at| at as u32 * 7 % 5).collect(),
        };
        let (solution, bound) = prove(costs, &quotas, &Options::default()).expect("a proof");
        assert!(bound.proven && solution.proven, "{name}");
        let found = (solution.pairs.len() as u64, solution.cost);
        assert_eq!(found, naive::solve(costs, &quotas), "{name}");
    }
    for (n, family) in [
        (300, "stress-product"),
        (300, "stress-ties"),
        (300, "stress-hubs"),
        (120, "stress-constant"),
        (200, "timetable"),
        (250, "infeasible"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        generate::made(&format!("--n {n} --seed 9 --family {family}"), folder.path());
        let table = Table::read(&folder.path().join("costs.csv")).expect("costs");
        match &table.stored {
            Stored::Full(matrix) => agrees(matrix, family),
            Stored::Listed(lists) => agrees(lists, family),
        }
    }
}

#[test]
fn a_search_that_is_ended_early_says_what_its_plan_may_lack() {
    let costs = (0..400).map(|at| at * 7919 % 1000).collect();
    let (matrix, quotas) = (
        Matrix::new(20, costs),
        Quotas {
            show: vec![2; 20],
            observe: vec![2; 20],
        },
    );
    let ended = |max_pivots| {
        let options = Options {
            max_pivots,
            ..Options::default()
        };
        prove(&matrix, &quotas, &options).expect("its bound").0
    };
    let (best, early) = (ended(None), ended(Some(0)));
    assert!(best.proven);
    assert!(early.missing > best.missing || early.lower_bound <= best.cost);
    let open = Solution { proven: false, ..early };
    assert!(summary(&open, 1.0).contains(&format!("at least {}", open.lower_bound)));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Err(said) = read(&bytes) {
            prop_assert!(is_clear(&said), "{said:?}");
        }
    }

    #[test]
    fn nothing_like_a_table_makes_the_reader_panic(text in "(host|observer|cost|[,;\"\n\rA-C0-9 -]){0,60}") {
        if let Err(said) = read(format!("host,observer,cost\n{text}").as_bytes()) {
            prop_assert!(is_clear(&said), "{said:?}");
        }
    }
}
