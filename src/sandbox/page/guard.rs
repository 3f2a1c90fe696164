//! Who may call: only the page that this very start handed out. A web page from elsewhere in the same browser could
//! otherwise reach a server on 127.0.0.1, so a foreign `Host` (DNS rebinding) or `Origin` is refused and every call must
//! carry a secret that only our page knows.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use rand::TryRngCore;

use super::refused::refusal;

/// The header that carries the secret.
const SECRET_HEADER: &str = "x-sandbox-secret";

/// What a request is measured against.
#[derive(Clone)]
pub(super) struct Guard {
    secret: Arc<str>,
    hosts: Arc<[String]>,
}

impl Guard {
    pub(super) fn new(secret: &str, port: u16) -> Self {
        let hosts = ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{port}"));
        Self {
            secret: secret.into(),
            hosts: hosts.into(),
        }
    }

    pub(super) fn secret(&self) -> &str {
        &self.secret
    }

    /// Whether a request was meant for us and comes from our own page or from no page at all.
    fn knows(&self, headers: &HeaderMap) -> bool {
        let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let host = headers.get(header::HOST).map(text).unwrap_or_default();
        let ours = |origin: String| self.hosts.iter().any(|host| origin == format!("http://{host}"));
        self.hosts.contains(&host) && headers.get(header::ORIGIN).map(text).is_none_or(ours)
    }
}

/// A secret that nobody can guess, from the operating system's randomness.
pub(super) fn new_secret() -> std::io::Result<String> {
    let mut bytes = [0_u8; 24];
    rand::rngs::OsRng
        .try_fill_bytes(&mut bytes)
        .map_err(std::io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Refuses requests for another host or from another origin.
pub(super) async fn refuse_strangers(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    if !guard.knows(request.headers()) {
        return refusal(
            StatusCode::FORBIDDEN,
            "foreign",
            "open the page at the address that the program printed",
        );
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Refuses calls without this start's secret.
pub(super) async fn needs_secret(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let given = request.headers().get(SECRET_HEADER).map(HeaderValue::as_bytes);
    if given != Some(guard.secret.as_bytes()) {
        return refusal(
            StatusCode::FORBIDDEN,
            "secret",
            "this page belongs to an earlier start of the program",
        );
    }
    next.run(request).await
}

/// The answer to a call that does not exist.
pub(super) async fn no_such_call() -> Response {
    refusal(StatusCode::NOT_FOUND, "no_such_call", "there is no such call")
}
