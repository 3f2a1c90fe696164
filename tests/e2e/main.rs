//! Whole-application stories: the application against the sandbox over real TLS and WebSocket, one story a test, in the
//! school's own words. No story sleeps: time is a virtual clock, and what happens is awaited by name.

#![allow(
    clippy::unwrap_used,
    reason = "a story that cannot go on should say where it stopped"
)]

#[allow(dead_code, reason = "the vocabulary is ahead of the stories")]
mod harness;

mod bad_input;
mod calendar;
mod delivery;
mod group;
mod home;
mod observation;
mod observation_arranged;
mod observation_open;
mod observation_paths;
mod pairing;
mod people;
mod people_leaving;
mod people_paper;
mod people_schools;
mod people_servers;
mod program;
mod reflection;
mod restart;
mod rights;
mod settings;
mod setup;
