//! Cards from domain values: pure functions, one file per capability, every sentence from the locale files.

pub mod calendar;
pub mod form;
pub mod group;
pub mod help;
pub mod home;
pub mod joining;
pub mod lesson;
mod lists;
pub mod notice;
pub mod observation;
pub mod pairing;
pub mod paper;
pub mod people;
pub mod people_import;
pub mod privacy;
pub mod reflection;
pub mod report;
pub mod schools;
pub mod setup;
pub mod shared;
pub mod timetable;
pub mod week;

#[cfg(test)]
mod tests;
