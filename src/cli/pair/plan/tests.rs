//! The command on whole files: what it prints, and that any solver would say the same.

use std::fs;

use clap::Parser;

use super::*;
use crate::cli::pair::generate;
use crate::domain::pairing::make::make_for;
use crate::domain::pairing::solver::naive::Flow;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    args: Plan,
}

fn demo(name: &str) -> String {
    format!("{}/config/demo/{name}.csv", env!("CARGO_MANIFEST_DIR"))
}

/// What the command answers, as JSON and as the table.
fn planned(line: &[&str], lang: Lang) -> (serde_json::Value, String, String) {
    let args = Line::parse_from(std::iter::once("plan").chain(line.iter().copied())).args;
    let rules = args
        .rules
        .as_deref()
        .map_or_else(|| Ok(Rules::default()), rules)
        .unwrap();
    let files = Files {
        staff: args.staff.clone(),
        timetable: args.timetable.clone(),
        history: args.history.clone(),
    };
    let pool = files::read(&files, None).unwrap();
    let goals = Goals::ALL;
    let made = make_for(
        &pool.problem,
        &rules,
        &Options {
            seed: args.seed,
            ..Options::default()
        },
        &goals,
    );
    let last = compare::of_last(&pool.problem, &rules);
    let answer = answer(&made, &pool, args.seed, (weeks(), false), last);
    let (mut text, mut flow) = (Vec::new(), Vec::new());
    people::print(&answer, lang, &mut text).unwrap();
    dimacs::write(&made, &mut flow).unwrap();
    (
        serde_json::to_value(report::Report(&answer)).unwrap(),
        String::from_utf8(text).unwrap(),
        String::from_utf8(flow).unwrap(),
    )
}

#[test]
fn the_demo_school_gets_a_whole_plan_with_lessons() {
    let (staff, timetable) = (demo("staff"), demo("timetable"));
    let line = ["--staff", &staff, "--timetable", &timetable];
    let (json, lithuanian, _) = planned(&line, Lang::Lt);
    assert_eq!(json["missing"], 0, "{json:#}");
    assert_eq!(json["proven"], true);
    let pairs = json["pairs"].as_array().unwrap();
    assert_eq!(
        pairs.len(),
        49,
        "each of 47 lessons has its observer, and who shows none joins two of them"
    );
    assert!(
        pairs.iter().all(|pair| !pair["slots"].as_array().unwrap().is_empty()),
        "{json:#}"
    );
    let sum = |pair: &serde_json::Value| {
        pair["breakdown"]
            .as_object()
            .unwrap()
            .values()
            .map(|points| points.as_i64().unwrap())
            .sum::<i64>()
    };
    assert!(pairs.iter().all(|pair| pair["cost"].as_i64() == Some(sum(pair))));
    let (_, english, _) = planned(&line, Lang::En);
    assert!(
        lithuanian.contains("Ona Petraitienė") && lithuanian.contains("Siūlomos pamokos: "),
        "{lithuanian}"
    );
    assert!(
        english.contains("proven: no plan is better") && english.contains("Proposed lessons: "),
        "{english}"
    );
    for text in [lithuanian, english] {
        assert!(
            !text.contains("pair-") && !text.contains("pairing-"),
            "every word has its text: {text}"
        );
    }
}

/// Nobody manages so many that there is hardly anybody left to observe: whoever tries the demo school meets no odd case.
#[rstest::rstest]
#[case::lithuanian("staff", "timetable")]
#[case::english("staff.en", "timetable.en")]
fn every_teacher_of_the_demo_school_shows_and_observes(#[case] staff: &str, #[case] timetable: &str) {
    let (staff, timetable) = (demo(staff), demo(timetable));
    let (json, ..) = planned(&["--staff", &staff, "--timetable", &timetable], Lang::Lt);
    let pairs = json["pairs"].as_array().unwrap();
    let part = |role: &str, name: &str| pairs.iter().filter(|pair| pair[role] == name).count();
    for line in fs::read_to_string(&staff).unwrap().lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (shows, observes) = match cells[7] {
            "" => (2, 2),
            "half" => (1, 1),
            _ => (0, 2),
        };
        assert!(part("host", cells[0]) >= shows, "{} shows", cells[0]);
        assert_eq!(part("observer", cells[0]), observes, "{} observes", cells[0]);
    }
}

#[test]
fn a_school_that_wants_mutual_pairs_is_told_how_many_there_are_and_could_be() {
    let folder = tempfile::tempdir().unwrap();
    let (staff, rules) = (demo("staff"), folder.path().join("rules.toml").display().to_string());
    fs::write(&rules, "reciprocal = true").unwrap();
    let (without, _, _) = planned(&["--staff", &staff], Lang::En);
    let line = ["--staff", &staff, "--rules", &rules];
    let (json, lithuanian, _) = planned(&line, Lang::Lt);
    let (_, english, _) = planned(&line, Lang::En);
    assert_eq!(without["mutual_wanted"], serde_json::Value::Null);
    let [wanted, avoided] = [&json, &without].map(|json| json["totals"]["mutual"].as_u64().unwrap());
    assert!(wanted > avoided, "{wanted} and {avoided}");
    assert_eq!(json["mutual_wanted"]["couples"].as_u64(), Some(wanted));
    assert!(json["mutual_wanted"]["upper_bound"].as_u64() >= Some(wanted));
    assert_eq!(
        (&json["missing"], &json["worst_pair"]),
        (&without["missing"], &without["worst_pair"])
    );
    assert!(json["cost"].as_i64() <= without["cost"].as_i64());
    assert!(english.contains("observe each other are wanted: "), "{english}");
    assert!(
        lithuanian.contains("stebėtų vienas kitą. Abipusių stebėjimų: "),
        "{lithuanian}"
    );
}

/// The optimum of a DIMACS problem by another solver, over the network as written.
fn optimum(text: &str) -> i64 {
    let mut lines = text.lines().filter(|line| !line.starts_with('c'));
    let numbers = |line: &str| -> Vec<i64> { line.split(' ').filter_map(|word| word.parse().ok()).collect() };
    let promised = numbers(lines.next().unwrap());
    let (source, sink) = (0, promised[0] as usize + 1);
    let (mut flow, mut arcs, mut sum, mut wanted) = (Flow::new(sink + 1), 0, 0, 0);
    for line in lines {
        match (&line[..1], &numbers(line)[..]) {
            ("n", [node, units]) => {
                sum += units;
                wanted += 0.max(*units);
                let node = *node as usize;
                if *units > 0 {
                    flow.arc(source, node, *units, 0);
                } else {
                    flow.arc(node, sink, -units, 0);
                }
            }
            ("a", [from, to, 0, room, cost]) => {
                arcs += 1;
                flow.arc(*from as usize, *to as usize, *room, *cost);
            }
            _ => panic!("{line}"),
        }
    }
    assert_eq!(
        (arcs, sum),
        (promised[1], 0),
        "as many arcs as promised, and what comes goes"
    );
    let (units, cost) = flow.solve(source, sink);
    assert_eq!(units, wanted, "every lesson finds its place");
    cost
}

#[test]
fn another_solver_finds_the_same_in_the_dimacs_file() {
    for (n, family) in [
        (1, "dense"),
        (2, "dense"),
        (30, "dense"),
        (300, "dense"),
        (300, "timetable"),
        (300, "infeasible"),
        (100, "stress-constant"),
        (300, "stress-tiny"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        generate::made(&format!("--n {n} --seed 5 --family {family}"), folder.path());
        let mut line = vec!["--staff".to_owned(), path("staff.csv").display().to_string()];
        for kind in ["timetable", "history"] {
            let file = path(&format!("{kind}.csv"));
            if fs::exists(&file).unwrap() {
                line.extend([format!("--{kind}"), file.display().to_string()]);
            }
        }
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        let (json, _, flow) = planned(&line, Lang::En);
        let said = flow.lines().find_map(|line| line.strip_prefix("c Optimum ")).unwrap();
        let said: i64 = said.split(' ').next().unwrap().parse().unwrap();
        assert_eq!(optimum(&flow), said, "{family} {n}: {json:#}");
    }
}

#[test]
fn rules_are_read_alone_or_inside_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rules.toml");
    let read = |text: &str| {
        fs::write(&path, text).unwrap();
        rules(&path).map_err(|fault| fault.to_string().replace(&folder.path().display().to_string(), ""))
    };
    assert_eq!(read("wish = 7").unwrap().wish, 7);
    let settings = read("[school]\nlanguage = \"lt\"\n[pairing]\nwish = 8\nreciprocal = true").unwrap();
    assert_eq!((settings.wish, settings.reciprocal), (8, true));
    assert_eq!(read("[pairing]").unwrap(), Rules::default());
    assert!(
        read("[pairing]\nwish = 1\nwihs = 2")
            .unwrap_err()
            .starts_with("/rules.toml: row 3: unknown field `wihs`")
    );
    assert!(
        read("wish = 1\nwihs = 2")
            .unwrap_err()
            .starts_with("/rules.toml: row 2: unknown field `wihs`")
    );
    assert_eq!(
        read("\nwish = \"much\"").unwrap_err(),
        "/rules.toml: row 2: invalid type: string \"much\", expected a whole number; mend the line"
    );
    assert_eq!(read("novice = 5000").unwrap_err(), "/rules.toml: novice: at most 4000");
}
