//! The command on whole files: what it prints, and that any solver would say the same.

use std::collections::{BTreeMap, VecDeque};
use std::fs;

use clap::Parser;

use super::*;
use crate::cli::pair::generate;

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
    let answer = answer(&made, &pool, args.seed, (weeks(), false), 0.0);
    let (mut text, mut flow) = (Vec::new(), Vec::new());
    people::print(&answer, lang, &mut text).unwrap();
    dimacs::write(&made, &mut flow).unwrap();
    (
        report::json(&answer),
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
        47,
        "every lesson has its observer; the line manager of all sees none"
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

/// The optimum of a DIMACS problem by shortest augmenting paths over the network as written.
fn optimum(text: &str) -> i64 {
    let mut arcs: Vec<(usize, usize, i64, i64)> = Vec::new();
    let mut supply: BTreeMap<usize, i64> = BTreeMap::new();
    let mut counted = (0, 0);
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |at: usize| words[at].parse::<i64>().unwrap();
        match words[0] {
            "c" => {}
            "p" => counted = (number(2) as usize, number(3) as usize),
            "n" => drop(supply.insert(number(1) as usize, number(2))),
            "a" => arcs.push((number(1) as usize, number(2) as usize, number(4), number(5))),
            other => panic!("{other}"),
        }
    }
    assert_eq!(arcs.len(), counted.1, "the arcs are as many as promised");
    assert_eq!(supply.values().sum::<i64>(), 0, "what comes goes");
    let (source, sink) = (0, counted.0 + 1);
    for (node, units) in supply {
        arcs.push(if units > 0 {
            (source, node, units, 0)
        } else {
            (node, sink, -units, 0)
        });
    }
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); sink + 1];
    let mut edges: Vec<(usize, i64, i64)> = Vec::new();
    for (from, to, room, cost) in arcs {
        out[from].push(edges.len());
        edges.push((to, room, cost));
        out[to].push(edges.len());
        edges.push((from, 0, -cost));
    }
    let mut total = 0;
    loop {
        let (mut far, mut via) = (vec![i64::MAX; sink + 1], vec![usize::MAX; sink + 1]);
        let (mut queue, mut queued) = (VecDeque::from([source]), vec![false; sink + 1]);
        far[source] = 0;
        while let Some(node) = queue.pop_front() {
            queued[node] = false;
            for &edge in &out[node] {
                let (to, room, cost) = edges[edge];
                if room > 0 && far[node] + cost < far[to] {
                    (far[to], via[to]) = (far[node] + cost, edge);
                    if !std::mem::replace(&mut queued[to], true) {
                        queue.push_back(to);
                    }
                }
            }
        }
        if far[sink] == i64::MAX {
            return total;
        }
        let mut node = sink;
        while node != source {
            let edge = via[node];
            edges[edge].1 -= 1;
            edges[edge ^ 1].1 += 1;
            node = edges[edge ^ 1].0;
        }
        total += far[sink];
    }
}

#[test]
fn another_solver_finds_the_same_in_the_dimacs_file() {
    for (n, family) in [
        (1, "dense"),
        (2, "dense"),
        (30, "dense"),
        (40, "timetable"),
        (40, "infeasible"),
        (25, "stress-tiny"),
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
    assert_eq!(read("[pairing.rules]\nwish = 8").unwrap().wish, 8);
    assert_eq!(read("[pairing]").unwrap(), Rules::default());
    assert!(
        read("wish = 1\nwihs = 2")
            .unwrap_err()
            .starts_with("/rules.toml: row 2: unknown field `wihs`")
    );
    assert_eq!(read("novice = 5000").unwrap_err(), "/rules.toml: novice: at most 4000");
}
