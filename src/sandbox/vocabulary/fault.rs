//! Troubles that a test can order.

use std::time::Duration;

/// When a fault strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before the request has any effect.
    Before,
    /// After it took effect: only the answer is lost.
    After,
    /// After it took effect: the answer never comes, and the connection stays open.
    Silence,
}

/// A trouble for the next requests of a kind.
#[derive(Clone, Debug)]
pub struct Fault {
    /// `POST`, or any method when none.
    pub method: Option<String>,
    /// A route's template (`/channels/{channel_id}/messages`) or the beginning of a path (`/channels/123`).
    pub route: String,
    /// The status to answer; none cuts the connection.
    pub status: Option<u16>,
    /// The body to answer.
    pub body: serde_json::Value,
    /// Further headers of the answer.
    pub headers: Vec<(String, String)>,
    /// Whether the request takes effect.
    pub moment: Moment,
    /// How often it strikes.
    pub times: usize,
}

impl Fault {
    /// Answers the next such request with a status and an empty error body.
    pub fn status(method: &str, route: impl Into<String>, status: u16) -> Self {
        Self {
            method: Some(method.to_owned()),
            route: route.into(),
            status: Some(status),
            body: serde_json::json!({ "code": 0, "message": format!("{status}: forced by the sandbox") }),
            headers: Vec::new(),
            moment: Moment::Before,
            times: 1,
        }
    }

    /// Answers with one of Discord's error codes.
    pub fn code(method: &str, route: impl Into<String>, status: u16, code: u32, message: &str) -> Self {
        Self {
            body: serde_json::json!({ "code": code, "message": message }),
            ..Self::status(method, route, status)
        }
    }

    /// Answers 429 as Discord does, for this route only or for the whole bot.
    pub fn rate_limit(method: &str, route: impl Into<String>, retry_after: Duration, global: bool) -> Self {
        let seconds = retry_after.as_secs_f64();
        let scope = if global { "global" } else { "shared" };
        let mut headers = vec![
            ("retry-after".to_owned(), format!("{}", seconds.ceil())),
            ("x-ratelimit-scope".to_owned(), scope.to_owned()),
        ];
        if global {
            headers.push(("x-ratelimit-global".to_owned(), "true".to_owned()));
        }
        Self {
            body: serde_json::json!({
                "message": "You are being rate limited.", "retry_after": seconds, "global": global,
            }),
            headers,
            ..Self::status(method, route, 429)
        }
    }

    /// Lets the next such request take effect and cuts the connection before its answer.
    pub fn lost_answer(method: &str, route: impl Into<String>) -> Self {
        Self {
            status: None,
            moment: Moment::After,
            ..Self::status(method, route, 0)
        }
    }

    /// Lets the next such request take effect and never answers it: the bot stands between sending and knowing.
    pub fn silence(method: &str, route: impl Into<String>) -> Self {
        Self {
            moment: Moment::Silence,
            ..Self::lost_answer(method, route)
        }
    }

    /// Strikes this often.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }
}
