//! Kolega: a Discord bot, backed by SQLite, that runs a school's personal professional development (APT) system.
//!
//! The house, from the door inwards (a module may import only what stands to its right):
//! `main → cli → app → {jobs, discord} → usecase → {store, report} → domain`, plus `cli → sandbox` and the leaves
//! `clock`, `config`, `locale` and `telemetry`. `domain` is pure: no I/O, no async, no clock. `store` holds all SQL.
//! `discord` holds every serenity type. `sandbox` knows Discord's protocol and nothing of schools.

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod discord;
pub mod domain;
pub mod http;
pub mod jobs;
pub mod locale;
pub mod report;
pub mod sandbox;
pub mod store;
pub mod telemetry;
pub mod usecase;
