//! Discord's buckets: per route and main resource, and fifty a second for the whole bot. Reset times are absolute and in
//! real time, since serenity compares them with the system clock.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::RateLimits;
use super::clock;

/// Requests a second for the whole bot; answers to interactions do not count.
const GLOBAL: u32 = 50;
/// Buckets kept before the spent ones are swept out.
const SWEEP_AT: usize = 4_096;

/// What a bucket allows.
#[derive(Clone, Copy, Debug)]
struct Allowance {
    requests: u32,
    millis: u64,
}

#[derive(Debug)]
struct Bucket {
    left: u32,
    /// When it is full again, Unix milliseconds.
    reset: u64,
}

/// A route by its method and template.
type Route<'a> = (&'a str, &'a str);

/// All buckets in use.
#[derive(Debug, Default)]
pub(super) struct Buckets {
    by_key: HashMap<String, Bucket>,
}

/// Whether a request may go on.
pub(super) enum Verdict {
    /// Yes, with these headers.
    Go(Vec<(String, String)>),
    /// No: 429 with this body and these headers.
    Wait {
        body: Value,
        headers: Vec<(String, String)>,
        /// What goes into the evidence: a bot should never come here.
        violation: String,
    },
}

/// What a route allows, measured or documented.
fn allowance((method, template): Route<'_>) -> Allowance {
    let per = |requests, millis| Allowance { requests, millis };
    match (method, template) {
        ("POST" | "PATCH", template) if template.starts_with("/channels/{channel_id}/messages") => per(5, 5_000),
        ("GET", template) if template.starts_with("/channels/{channel_id}/messages") => per(5, 5_000),
        ("DELETE", template) if template.starts_with("/channels/{channel_id}/messages") => per(5, 1_000),
        ("POST", "/users/@me/channels") => per(10, 10_000),
        ("POST" | "PUT" | "PATCH", template) if template.starts_with("/applications/") => per(5, 20_000),
        (_, template) if template.starts_with("/webhooks/") => per(5, 2_000),
        _ => per(50, 1_000),
    }
}

impl Buckets {
    fn take(&mut self, key: String, allowed: Allowance, now: u64) -> Result<Bucket, u64> {
        if self.by_key.len() >= SWEEP_AT {
            self.by_key.retain(|_, bucket| bucket.reset > now);
        }
        let fresh = || Bucket {
            left: allowed.requests,
            reset: now + allowed.millis,
        };
        let bucket = self.by_key.entry(key).or_insert_with(fresh);
        if bucket.reset <= now {
            *bucket = fresh();
        }
        if bucket.left == 0 {
            return Err(bucket.reset - now);
        }
        bucket.left -= 1;
        Ok(Bucket {
            left: bucket.left,
            reset: bucket.reset,
        })
    }

    /// Takes a token from the route's bucket and from the global one.
    pub(super) fn take_token(&mut self, route: Route<'_>, parts: &[String], limits: RateLimits) -> Verdict {
        let relaxed = limits == RateLimits::Relaxed;
        let (method, template) = route;
        let mut allowed = allowance(route);
        if relaxed {
            allowed = Allowance {
                requests: 100_000,
                millis: 1_000,
            };
        }
        let now = clock::unix_millis();
        let interaction = template.starts_with("/interactions/") || template.starts_with("/webhooks/");
        if !interaction && !relaxed {
            let global = Allowance {
                requests: GLOBAL,
                millis: 1_000,
            };
            if let Err(wait) = self.take("global".to_owned(), global, now) {
                let violation = "429: more than 50 requests in a second".to_owned();
                return refusal(wait, "global", &[], violation);
            }
        }
        // The first variable part is the main resource; a webhook's token belongs to it.
        let main = parts
            .iter()
            .take(if interaction { 2 } else { 1 })
            .cloned()
            .collect::<Vec<_>>()
            .join(":");
        let name = bucket_name(route);
        let limits = |left: u32, reset: u64| {
            #[allow(clippy::cast_precision_loss, reason = "milliseconds stay exact far beyond any date")]
            let seconds = |millis: u64| format!("{:.3}", millis as f64 / 1000.0);
            let header = |name: &str, value: String| (format!("x-ratelimit-{name}"), value);
            vec![
                header("limit", allowed.requests.to_string()),
                header("remaining", left.to_string()),
                header("reset", seconds(reset)),
                header("reset-after", seconds(reset.saturating_sub(now))),
                header("bucket", name.clone()),
            ]
        };
        match self.take(format!("{name}/{main}"), allowed, now) {
            Ok(bucket) => Verdict::Go(limits(bucket.left, bucket.reset)),
            Err(wait) => refusal(
                wait,
                "user",
                &limits(0, now + wait),
                format!("429: {method} {template}"),
            ),
        }
    }
}

fn refusal(wait_millis: u64, scope: &str, limits: &[(String, String)], violation: String) -> Verdict {
    #[allow(clippy::cast_precision_loss, reason = "a wait of seconds")]
    let seconds = wait_millis as f64 / 1000.0;
    let global = scope == "global";
    let mut headers = limits.to_vec();
    headers.push(("retry-after".to_owned(), format!("{}", seconds.ceil())));
    headers.push(("x-ratelimit-scope".to_owned(), scope.to_owned()));
    if global {
        headers.push(("x-ratelimit-global".to_owned(), "true".to_owned()));
    }
    let body = json!({ "message": "You are being rate limited.", "retry_after": seconds, "global": global });
    Verdict::Wait {
        body,
        headers,
        violation,
    }
}

/// A bucket's name: opaque and the same for every resource, as Discord's are.
fn bucket_name((method, template): Route<'_>) -> String {
    let text = format!("{method} {template}");
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}{:016x}", hash.rotate_left(31))
}
