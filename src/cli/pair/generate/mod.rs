//! `kolega pair generate`: made-up schools of any size for trying, testing and measuring; the same seed, the same files.
//!
//! `staff.csv`, `timetable.csv` and `history.csv` are what `kolega pair plan` reads; `costs.csv`, written for small
//! schools or on request, is what `kolega pair solve` reads: the points of every permitted pair by the default rules,
//! or, in the stress families, costs by formula.

mod names;
mod people;
mod stress;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use crate::domain::pairing::model::Model;
use crate::domain::policy::pairing::Rules;

/// Above it all pairs are written only on request: the file would hold a million rows.
const COSTS_UP_TO: usize = 300;

/// The arguments of `kolega pair generate`.
#[derive(Debug, Args)]
pub(super) struct Generate {
    /// How many teachers.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    n: u32,
    /// What chance starts from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// What kind of school.
    #[arg(long, value_enum, default_value_t = Family::Dense)]
    family: Family,
    /// The folder for the files; made if absent.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Writes costs.csv for more than 300 teachers too.
    #[arg(long)]
    costs: bool,
}

/// A kind of made-up school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Family {
    /// One school, no timetable: everybody could meet everybody. Subjects, wishes, groups, buildings, six half-years
    /// of history.
    Dense,
    /// Towns of one to six schools with timetables: few can meet.
    Timetable,
    /// Tiny schools with full timetables and bans: not every lesson finds its observer.
    Infeasible,
    /// Nothing is known about anybody, so that all pairs cost the same.
    StressConstant,
    /// All want the same observers: costs c/4 + a·b.
    StressProduct,
    /// Every pair costs 0 or 1.
    StressTies,
    /// A few people whom everybody may meet cheaply.
    StressHubs,
    /// Thousands of schools of one to four.
    StressTiny,
}

impl Family {
    /// Whether the costs come from a formula and not from people.
    const fn by_formula(self) -> bool {
        matches!(self, Self::StressProduct | Self::StressTies | Self::StressHubs)
    }
}

/// Makes and writes the files.
pub(super) fn run(args: &Generate) -> anyhow::Result<()> {
    let n = args.n as usize;
    fs::create_dir_all(&args.out).with_context(|| format!("{}: cannot make the folder", args.out.display()))?;
    let mut rng = ChaCha8Rng::seed_from_u64(args.seed);
    let made = people::make(args.family, n, &mut rng);
    write(&args.out, "staff.csv", people::STAFF, made.staff.iter())?;
    if !made.lessons.is_empty() {
        write(&args.out, "timetable.csv", people::TIMETABLE, made.lessons.iter())?;
    }
    if !made.history.is_empty() {
        write(&args.out, "history.csv", people::HISTORY, made.history.iter())?;
    }
    if n > COSTS_UP_TO && !args.costs {
        return Ok(());
    }
    let path = args.out.join("costs.csv");
    let mut out = create(&path)?;
    let written = if args.family.by_formula() {
        stress::write(args.family, &made.names(), args.seed, &mut out)
    } else {
        costs(&args.out, &made.names(), &mut out)?
    };
    written
        .and_then(|()| out.flush())
        .with_context(|| format!("{}: cannot be written", path.display()))
}

fn create(path: &Path) -> anyhow::Result<BufWriter<File>> {
    let file = File::create(path).with_context(|| format!("{}: cannot be written", path.display()))?;
    Ok(BufWriter::new(file))
}

fn write<'a>(
    folder: &Path,
    name: &str,
    header: &[&str],
    rows: impl Iterator<Item = &'a Vec<String>>,
) -> anyhow::Result<()> {
    let path = folder.join(name);
    let mut csv = csv::Writer::from_writer(create(&path)?);
    let all = || -> csv::Result<()> {
        csv.write_record(header)?;
        for row in rows {
            csv.write_record(row)?;
        }
        Ok(csv.flush()?)
    };
    all().with_context(|| format!("{}: cannot be written", path.display()))
}

/// The points of every permitted pair, from the very files that were written.
fn costs(folder: &Path, names: &[&str], out: &mut impl Write) -> anyhow::Result<std::io::Result<()>> {
    let optional = |name: &str| {
        Some(folder.join(name))
            .filter(|path| path.exists())
            .into_iter()
            .collect::<Vec<_>>()
    };
    let files = super::files::Files {
        staff: vec![folder.join("staff.csv")],
        timetable: optional("timetable.csv"),
        history: optional("history.csv"),
    };
    let pool = super::files::read(&files, None)?;
    let rules = Rules::default();
    let model = Model::new(&pool.problem, &rules, 0);
    if pool.names.len() != names.len() {
        bail!("{}: somebody is lost", folder.display());
    }
    let place: Vec<Option<usize>> = pool
        .problem
        .teachers
        .iter()
        .map(|teacher| model.place(teacher.id))
        .collect();
    let mut all = || -> std::io::Result<()> {
        writeln!(out, "host,observer,cost")?;
        for (host, name) in place.iter().zip(names) {
            let Some(host) = host else { continue };
            let observers: Vec<usize> = place.iter().flatten().copied().collect();
            let known = place.iter().zip(names).filter(|(place, _)| place.is_some());
            for ((_, other), cost) in known.zip(model.costs_of(*host, &observers)) {
                if let Some(cost) = cost {
                    writeln!(out, "{name},{other},{cost}")?;
                }
            }
        }
        Ok(())
    };
    Ok(all())
}

/// Makes files for a test.
#[cfg(test)]
pub(super) fn made(line: &str, folder: &Path) {
    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        args: Generate,
    }
    let words = ["generate", "--out", folder.to_str().unwrap()]
        .into_iter()
        .chain(line.split(' '));
    let line: Line = clap::Parser::parse_from(words);
    run(&line.args).unwrap();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_files() {
        for family in Family::value_variants() {
            let name = family.to_possible_value().unwrap().get_name().to_owned();
            let [one, two, other] = [7, 7, 8].map(|seed| {
                let folder = tempfile::tempdir().unwrap();
                made(&format!("--n 23 --seed {seed} --family {name}"), folder.path());
                let mut files: Vec<_> = fs::read_dir(folder.path())
                    .unwrap()
                    .map(|entry| entry.unwrap().path())
                    .collect();
                files.sort();
                let text = |path: &PathBuf| (path.file_name().unwrap().to_owned(), fs::read_to_string(path).unwrap());
                files.iter().map(text).collect::<Vec<_>>()
            });
            assert_eq!(one, two, "{name}");
            assert_ne!(one, other, "{name}");
            assert!(
                one.iter()
                    .any(|(file, text)| file == "costs.csv" && text.starts_with("host,observer,cost\n")),
                "{name}"
            );
        }
    }
}
