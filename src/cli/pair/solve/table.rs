//! Reads a file of costs. Every fault is one line that names the file, the row and what to do.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use anyhow::{Context, bail};
use csv::{ByteRecord, ReaderBuilder};

use crate::cli::pair::faults::OPEN_QUOTE;
use crate::domain::pairing::solver::{FORBIDDEN, Lists, MAX_COST, Matrix};
use crate::domain::tidy::is_blank;

/// The costs of a file, and whom it names.
#[derive(Debug)]
pub(super) struct Table {
    names: Vec<String>,
    /// The hosts in the order of the file, as indices into the names.
    pub hosts: Vec<u32>,
    /// The observers in the order of the file, as indices into the names.
    pub observers: Vec<u32>,
    /// The costs.
    pub stored: Stored,
}

/// Costs in the shape that suits how many of all pairs are listed.
#[derive(Debug)]
pub(super) enum Stored {
    /// Most pairs are listed.
    Full(Matrix),
    /// Few are.
    Listed(Lists),
}

impl Table {
    /// Reads a file.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let name = path.display();
        let file = File::open(path).with_context(|| format!("{name}: cannot be read; check the path"))?;
        Self::parse(file).map_err(|fault| fault.context(format!("{name}")))
    }

    fn parse(input: impl Read) -> anyhow::Result<Self> {
        let mut input = BufReader::with_capacity(1 << 16, input);
        let start = input.fill_buf().context("cannot be read")?;
        if start.starts_with(b"PK\x03\x04") {
            bail!("this is a spreadsheet; save it as CSV");
        }
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            bail!("this is UTF-16; save the file as “CSV UTF-8”");
        }
        if start.starts_with(&[0xef, 0xbb, 0xbf]) {
            input.consume(3);
        }
        let header_end = |byte: &u8| *byte == b'\n';
        let first = input
            .fill_buf()
            .context("cannot be read")?
            .split(header_end)
            .next()
            .unwrap_or_default();
        let named = |byte: &u8| first.contains(byte);
        let delimiter = [b';', b'\t'].into_iter().find(named).unwrap_or(b',');
        // With a line break after the last row too, the line after a row tells the row's own, whatever was skipped.
        let input = input.chain(&b"\n"[..]);
        let mut rows = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(input);
        let mut record = ByteRecord::new();
        let columns = match rows.read_byte_record(&mut record) {
            Ok(true) => (header(&record)?, record.len()),
            Ok(false) => bail!("row 1: the file is empty; begin it with host,observer,cost"),
            Err(fault) => bail!("row 1: {fault}; save the file as CSV"),
        };
        let mut people = People::default();
        let mut arcs = Arcs::default();
        loop {
            match rows.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return people.table(&arcs),
                Err(fault) => bail!("row {}: {fault}; save the file as CSV", rows.position().line()),
            }
            // The line break after the last row belongs to a cell only when nothing closes it.
            if record.as_slice().ends_with(b"\n") {
                let breaks = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
                bail!("row {}: {OPEN_QUOTE}", rows.position().line().saturating_sub(breaks));
            }
            let breaks = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
            let line = rows.position().line().saturating_sub(1 + breaks);
            people
                .row(&record, columns, &mut arcs, line)
                .with_context(|| format!("row {line}"))?;
        }
    }

    /// A host's name.
    pub fn host(&self, host: u32) -> &str {
        &self.names[self.hosts[host as usize] as usize]
    }

    /// An observer's name.
    pub fn observer(&self, observer: u32) -> &str {
        &self.names[self.observers[observer as usize] as usize]
    }
}

/// Where the three columns are.
fn header(record: &ByteRecord) -> anyhow::Result<[usize; 3]> {
    let find = |name: &str| {
        let is = |field: &[u8]| field.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
        let mut at = record
            .iter()
            .enumerate()
            .filter(|(_, field)| is(field))
            .map(|(index, _)| index);
        match (at.next(), at.next()) {
            (Some(index), None) => Ok(index),
            (None, _) => bail!("row 1: no column {name}; begin the file with host,observer,cost"),
            _ => bail!("row 1: two columns {name}; keep one of them"),
        }
    };
    Ok([find("host")?, find("observer")?, find("cost")?])
}

/// The permitted pairs in the order of the file.
#[derive(Default)]
struct Arcs {
    pairs: Vec<(u32, u32, i32)>,
    /// Where line numbers jump, by blank lines or quoted breaks: index of a pair and its line.
    lines: Vec<(usize, u64)>,
}

impl Arcs {
    fn line(&self, index: usize) -> u64 {
        let after = self.lines.partition_point(|jump| jump.0 <= index);
        let (from, line) = self.lines[after - 1];
        line + (index - from) as u64
    }

    fn push(&mut self, pair: (u32, u32, i32), line: u64) {
        let index = self.pairs.len();
        if index == 0 || self.line(index) != line {
            self.lines.push((index, line));
        }
        self.pairs.push(pair);
    }

    /// One line about a pair that is there twice.
    fn twice(&self, host: u32, observer: u32) -> anyhow::Error {
        let same = |pair: &(u32, u32, i32)| (pair.0, pair.1) == (host, observer);
        let mut at = self
            .pairs
            .iter()
            .enumerate()
            .filter(|(_, pair)| same(pair))
            .map(|(index, _)| self.line(index));
        let (first, second) = (at.next().unwrap_or_default(), at.next().unwrap_or_default());
        anyhow::anyhow!("row {second}: this pair is already in row {first}; remove one of the two rows")
    }
}

#[derive(Default)]
struct People {
    ids: HashMap<Vec<u8>, u32>,
    names: Vec<String>,
    /// By name: its place among hosts and among observers, plus one.
    places: Vec<[u32; 2]>,
    hosts: Vec<u32>,
    observers: Vec<u32>,
    /// The last row's host, who is probably this row's too.
    recent: u32,
}

impl People {
    fn row(
        &mut self,
        record: &ByteRecord,
        (columns, width): ([usize; 3], usize),
        arcs: &mut Arcs,
        line: u64,
    ) -> anyhow::Result<()> {
        let field = |column: usize| record.get(column).map(<[u8]>::trim_ascii);
        if record.len() > width && record.iter().skip(width).any(|more| !more.trim_ascii().is_empty()) {
            bail!(
                "{} values under {width} headings; delete what is too much",
                record.len()
            );
        }
        let [Some(host), Some(observer), Some(cost)] = columns.map(field) else {
            bail!("{} of 3 values; write host, observer and cost", record.len());
        };
        let known = self
            .names
            .get(self.recent as usize)
            .is_some_and(|name| name.as_bytes() == host);
        let host = if known { self.recent } else { self.name(host, "host")? };
        let observer = self.name(observer, "observer")?;
        let cost = parse(cost)?;
        if host == observer {
            let name = &self.names[host as usize];
            bail!("“{name}” cannot observe themselves; remove the row");
        }
        self.recent = host;
        let (host, observer) = (self.place(host, 0), self.place(observer, 1));
        arcs.push((host, observer, cost), line);
        Ok(())
    }

    fn name(&mut self, bytes: &[u8], column: &str) -> anyhow::Result<u32> {
        if let Some(&id) = self.ids.get(bytes) {
            return Ok(id);
        }
        let Ok(name) = std::str::from_utf8(bytes) else {
            bail!("the {column} is not UTF-8; save the file as “CSV UTF-8”");
        };
        if is_blank(name) {
            bail!("no {column}; write a name or remove the row");
        }
        let id = self.names.len() as u32;
        self.ids.insert(bytes.to_vec(), id);
        self.names.push(name.to_owned());
        self.places.push([0; 2]);
        Ok(id)
    }

    fn place(&mut self, id: u32, role: usize) -> u32 {
        let place = &mut self.places[id as usize][role];
        if *place == 0 {
            let people = if role == 0 {
                &mut self.hosts
            } else {
                &mut self.observers
            };
            people.push(id);
            *place = people.len() as u32;
        }
        *place - 1
    }

    fn table(self, arcs: &Arcs) -> anyhow::Result<Table> {
        let (hosts, observers) = (self.hosts.len(), self.observers.len());
        let stored = if arcs.pairs.len() * 4 >= hosts * observers && observers > 0 {
            Stored::Full(full(hosts, observers, arcs)?)
        } else {
            Stored::Listed(listed(hosts, observers, arcs)?)
        };
        Ok(Table {
            names: self.names,
            hosts: self.hosts,
            observers: self.observers,
            stored,
        })
    }
}

fn parse(cost: &[u8]) -> anyhow::Result<i32> {
    let digits = !cost.is_empty() && cost.iter().all(u8::is_ascii_digit);
    let value = std::str::from_utf8(cost)
        .ok()
        .filter(|_| digits)
        .and_then(|text| text.parse().ok());
    match value {
        Some(value) if value <= MAX_COST => Ok(value),
        _ => bail!(
            "cost “{}” is no whole number from 0 to {MAX_COST}; write one",
            String::from_utf8_lossy(cost)
        ),
    }
}

fn full(hosts: usize, observers: usize, arcs: &Arcs) -> anyhow::Result<Matrix> {
    let mut cells = vec![FORBIDDEN; hosts * observers];
    for &(host, observer, cost) in &arcs.pairs {
        let cell = &mut cells[host as usize * observers + observer as usize];
        if *cell != FORBIDDEN {
            return Err(arcs.twice(host, observer));
        }
        *cell = cost;
    }
    Ok(Matrix::new(observers, cells))
}

fn listed(hosts: usize, observers: usize, arcs: &Arcs) -> anyhow::Result<Lists> {
    let mut starts = vec![0; hosts + 1];
    for pair in &arcs.pairs {
        starts[pair.0 as usize + 1] += 1;
    }
    for host in 0..hosts {
        starts[host + 1] += starts[host];
    }
    let mut next = starts.clone();
    let mut sorted = vec![(0, 0); arcs.pairs.len()];
    for &(host, observer, cost) in &arcs.pairs {
        let place = &mut next[host as usize];
        sorted[*place] = (observer, cost);
        *place += 1;
    }
    let mut lists = Lists::new(observers);
    for host in 0..hosts {
        let row = &mut sorted[starts[host]..starts[host + 1]];
        row.sort_unstable();
        if let Some(pair) = row.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(arcs.twice(host as u32, pair[0].0));
        }
        lists.push(row.iter().copied());
    }
    Ok(lists)
}
