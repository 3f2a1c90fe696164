//! The plan as JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::Answer;
use crate::domain::ids::PersonId;
use crate::domain::pairing::slots::offers::{self, Offer};
use crate::domain::pairing::totals::Totals;
use crate::domain::pairing::{Pair, Planned};

/// Everything about a plan, written pair by pair: a country's pairs in memory at once take more than its plan does.
pub(super) struct Report<'a>(pub &'a Answer<'a>);

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("people", &self.0.made.model.len())?;
        map.serialize_entry("pairs", &Pairs(self.0))?;
        if let Value::Object(rest) = rest(self.0) {
            for (key, value) in &rest {
                map.serialize_entry(key, value)?;
            }
        }
        map.end()
    }
}

struct Pairs<'a>(&'a Answer<'a>);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.0.made.chosen.len()).map(|at| pair(self.0, at)))
    }
}

/// What follows the pairs.
fn rest(answer: &Answer<'_>) -> Value {
    let (made, solution) = (answer.made, &answer.made.solution);
    let name = |id: PersonId| answer.pool.name(id);
    let flow = made.model.pairs(solution).len();
    let unfilled = made
        .plan
        .unfilled
        .iter()
        .map(|slot| json!({"who": name(slot.who), "task": slot.task, "missing": slot.missing, "why": slot.why}));
    let blocks = answer.blocks.iter().map(|block| {
        let names = |ids: &[PersonId]| ids.iter().map(|id| name(*id).to_owned()).collect::<Vec<_>>();
        json!({
            "hosts": names(&block.hosts),
            "observers": names(&block.observers),
            "about": if block.about_hosts { "hosts" } else { "observers" },
            "wanted": block.wanted,
            "possible": block.possible,
            "rules": block.causes,
        })
    });
    json!({
        "missing": solution.missing,
        "cost": made.eased.value,
        "lower_bound": made.eased.bound,
        "proven": solution.proven && made.eased.value == made.eased.bound,
        "solve_ms": answer.millis.solve,
        "total_ms": answer.millis.total,
        "worst_pair": {"cost": made.worst.points, "lower_bound": made.worst.bound},
        "worst_teacher": {
            "cost": made.eased.burden.worst,
            "before": made.eased.burden.before,
            "lower_bound": made.eased.burden.bound,
        },
        "mutual_wanted": made.eased.couples.map(|couples| json!({
            "couples": couples.met,
            "upper_bound": couples.most,
            "proven": couples.met == couples.most,
        })),
        "flow": {
            "cost": made.model.points(solution.cost, flow),
            "lower_bound": made.model.points(solution.lower_bound, flow),
            "missing": solution.missing,
            "proven": solution.proven,
            "objective": super::dimacs::objective(made),
        },
        "totals": totals(&answer.totals),
        "shuffle": totals(&answer.shuffle),
        "last_half_year": answer.last.as_ref().map(totals),
        "unfilled": unfilled.collect::<Vec<_>>(),
        "blocks": blocks.collect::<Vec<_>>(),
        "notes": made.plan.notes,
    })
}

fn totals(totals: &Totals) -> Value {
    json!({
        "pairs": totals.pairs,
        "cost": totals.points,
        "worst_pair": totals.worst,
        "met_before": totals.met,
        "mutual": totals.couples,
        "one_sided": totals.one_sided,
        "forbidden": totals.forbidden,
    })
}

fn pair(answer: &Answer<'_>, at: usize) -> Value {
    let (made, chosen) = (answer.made, answer.made.chosen[at]);
    let Planned {
        pair: Pair { host, observer },
        second,
        reasons,
        ..
    } = &made.plan.pairs[at];
    let charges = made.model.breakdown(chosen.host, chosen.observer).into_iter();
    let breakdown: Map<String, Value> = charges
        .map(|(rule, points)| {
            (
                serde_json::to_value(rule).map_or_else(|_| String::new(), |rule| word(&rule)),
                json!(points),
            )
        })
        .collect();
    let people = made.model.people();
    let timetable = &answer.pool.problem.timetable;
    let common = offers::common(timetable, people[chosen.host], people[chosen.observer]);
    json!({
        "host": answer.pool.name(*host),
        "observer": answer.pool.name(*observer),
        "cost": chosen.points,
        "breakdown": breakdown,
        "reasons": reasons,
        "joins": second,
        "common_lessons": common.map(|times| times.count()),
        "slots": answer.offers[at].iter().map(|offer| slot(answer, offer)).collect::<Vec<_>>(),
    })
}

fn word(value: &Value) -> String {
    value.as_str().map(str::to_owned).unwrap_or_default()
}

fn slot(answer: &Answer<'_>, offer: &Offer) -> Value {
    let first = answer.days.first().map_or(offer.date, |day| day.date);
    let mut slot = json!({
        "week": super::week(first, offer.date),
        "weekday": super::weekday(offer.date),
        "period": offer.period,
        "class": offer.class,
        "subject": offer.subject,
        "room": offer.room,
        "building": offer.building,
    });
    if answer.dated {
        slot["date"] = json!(offer.date);
    }
    slot
}
