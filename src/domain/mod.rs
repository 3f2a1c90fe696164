//! The pure core: what a school's development system means, as values and decisions.
//!
//! Nothing here does I/O, awaits, logs or reads a clock; every decision is a function of state, command, time and seed.

pub mod calendar;
pub mod collate;
pub mod delivery;
pub mod entry;
pub mod forms;
pub mod group;
pub mod ids;
pub mod lang;
pub mod load;
pub mod month;
pub mod observation;
pub mod outgoing;
pub mod pairing;
pub mod people;
pub mod policy;
pub mod progress;
pub mod reflection;
pub mod refusal;
pub mod retention;
pub mod rights;
pub mod search;
pub mod subject;
pub mod tidy;
pub mod visibility;
pub mod week;
pub mod words;
