//! The plan as files to keep: a table and a picture.

use std::collections::BTreeMap;

use super::why::{cost, reasons};
use crate::args;
use crate::discord::card::{Card, File};
use crate::discord::view::lesson::half_year;
use crate::domain::collate;
use crate::domain::ids::PersonId;
use crate::domain::pairing::{Pair, Planned, Task};
use crate::locale::Words;
use crate::report::{self, Field, Picture, Row, Tint};
use crate::usecase::Error;
use crate::usecase::pairing::Preview;

/// The preview with the plan as a spreadsheet: a row a pair, with the reasons. The card stays what it was, so that its
/// buttons do not go away with the press.
///
/// # Errors
/// When it cannot be written: a fault of ours.
pub fn sheet(words: Words<'_>, preview: &Preview) -> Result<Card, Error> {
    let columns = [
        ("pairing-column-host", 28),
        ("pairing-column-observer", 28),
        ("pairing-column-why", 60),
    ];
    let people = &preview.people;
    let name = |id: PersonId| people.get(&id).map_or("", |who| who.name.as_str());
    let row = |planned: &Planned| -> Vec<report::Cell> {
        vec![
            name(planned.pair.host).into(),
            name(planned.pair.observer).into(),
            said(words, planned).into(),
        ]
    };
    let table = report::Sheet {
        name: words.plain("pairing-sheet"),
        columns: columns.map(|(key, width)| (words.plain(key), width)).to_vec(),
        rows: super::by_name(preview).into_iter().map(row).collect(),
    };
    let bytes = report::workbook(&table).map_err(|_| Error::Bug("a workbook could not be written"))?;
    let mut card = super::preview(words, preview, 0);
    card.files.push(File {
        name: format!("2+2 {}.xlsx", preview.half.id),
        bytes,
    });
    Ok(card)
}

fn said(words: Words<'_>, planned: &Planned) -> String {
    let mut all = reasons(words, planned);
    all.extend(cost(words, planned));
    all.join("; ")
}

/// All pairs of the half-year, to be drawn: who shows to whom.
#[must_use]
pub fn picture(words: Words<'_>, preview: &Preview) -> Picture {
    let half = half_year(words, &preview.half);
    let fields = [
        (Tint::Inside, false, "pairing-reason-inside-group"),
        (Tint::Outside, false, "pairing-reason-outside-group"),
        (Tint::Plain, true, "pairing-reason-locked"),
        (Tint::Empty, false, "pairing-picture-empty"),
    ];
    let rows = rows(words, preview);
    let drawn = |tint, framed| {
        let mut all = rows.iter().flat_map(|row| &row.observers);
        all.any(|(field, _)| if framed { field.framed } else { field.tint == tint })
    };
    let legend = fields.into_iter().filter(|(tint, framed, _)| drawn(*tint, *framed));
    let legend = legend.map(|(tint, framed, key)| (Field { tint, framed }, words.plain(key)));
    Picture {
        title: words.say("pairing-preview-title", &args![half = half]),
        heads: [
            words.plain("pairing-column-host"),
            words.plain("pairing-column-observer"),
        ],
        legend: legend.collect(),
        rows,
    }
}

/// The preview with its picture.
#[must_use]
pub fn pictured(words: Words<'_>, preview: &Preview, bytes: Vec<u8>) -> Card {
    let mut card = super::preview(words, preview, 0);
    card.files.push(File {
        name: format!("2+2 {}.png", preview.half.id),
        bytes,
    });
    card
}

/// A line a host, by name: standing and new pairs, then what nobody observes.
fn rows(words: Words<'_>, preview: &Preview) -> Vec<Row> {
    let name = |id: PersonId| preview.people.get(&id).map_or("", |who| who.name.as_str());
    let planned = preview.record.plan.pairs.iter().map(|planned| &planned.pair);
    let mut hosts: BTreeMap<PersonId, Vec<(Field, String)>> = BTreeMap::new();
    let new = planned.filter(|_| preview.record.published_at.is_none());
    for pair in preview.kept.iter().chain(new) {
        let field = (field(preview, pair), name(pair.observer).to_owned());
        hosts.entry(pair.host).or_default().push(field);
    }
    let unfilled = preview.record.plan.unfilled.iter();
    for slot in unfilled.filter(|slot| slot.task == Task::Show) {
        let empty = Field {
            tint: Tint::Empty,
            framed: false,
        };
        let row = hosts.entry(slot.who).or_default();
        row.extend((0..slot.missing).map(|_| (empty, words.plain("pairing-picture-empty"))));
    }
    let row = |(host, observers): (PersonId, Vec<(Field, String)>)| Row {
        host: name(host).to_owned(),
        observers,
    };
    let mut rows: Vec<Row> = hosts.into_iter().map(row).collect();
    collate::sort(&mut rows, |row| &row.host);
    rows
}

fn field(preview: &Preview, pair: &Pair) -> Field {
    let group = |id| preview.groups.get(&id);
    let tint = match (group(pair.host), group(pair.observer)) {
        (Some(host), Some(observer)) if host == observer => Tint::Inside,
        (Some(_), Some(_)) => Tint::Outside,
        _ => Tint::Plain,
    };
    Field {
        tint,
        framed: preview.locks.contains(pair),
    }
}
