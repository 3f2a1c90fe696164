//! The log of everything the bot exchanged with this server: evidence for tests, and food for a check against Discord's
//! OpenAPI description.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

/// One request and its answer.
#[derive(Clone, Debug, Serialize)]
pub struct Exchange {
    /// When the request arrived, real time.
    pub at: DateTime<Utc>,
    /// `GET`, `POST`, …
    pub method: String,
    /// The path below `/api/v10`.
    pub path: String,
    /// The query, without its question mark.
    pub query: String,
    /// The route's template, `/channels/{channel_id}/messages`; empty for an unknown route.
    pub template: &'static str,
    /// The request's JSON (a multipart body's `payload_json`), null without one.
    pub request: Value,
    /// Names of the files that came along.
    pub files: Vec<String>,
    /// The answer's status; 0 when the connection was cut.
    pub status: u16,
    /// The answer's JSON.
    pub response: Value,
}

/// Violations kept; more would say nothing new.
const KEPT: usize = 10_000;

/// The log, and what was wrong in it.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    /// The last exchanges, oldest first.
    pub(super) exchanges: VecDeque<Exchange>,
    /// Whatever Discord would have refused or silently ignored.
    pub(super) violations: Vec<String>,
}

impl Traffic {
    /// Keeps an exchange, among the last `most`.
    pub(super) fn record(&mut self, exchange: Exchange, most: usize) {
        while self.exchanges.len() >= most.max(1) {
            self.exchanges.pop_front();
        }
        self.exchanges.push_back(exchange);
    }

    /// Notes something the bot should not have done.
    pub(super) fn violation(&mut self, what: impl Into<String>) {
        if self.violations.len() < KEPT {
            self.violations.push(what.into());
        }
    }
}
