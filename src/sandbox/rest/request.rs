//! A request taken apart: JSON or multipart, within Discord's size.

use axum::body::to_bytes;
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::HeaderMap;
use serde_json::Value;

use crate::sandbox::state::FileDraft;

/// Largest body.
const MOST: usize = 100 * 1024 * 1024;

/// A request as it came in.
pub(super) struct Incoming {
    pub(super) method: String,
    /// Below `/api/v10`; of the content network: the whole path.
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) raw_query: String,
    pub(super) host: String,
    pub(super) user_agent: Option<String>,
    pub(super) authorization: Option<String>,
    pub(super) body: Value,
    pub(super) files: Vec<(usize, FileDraft)>,
    /// The body is not what its content type says.
    pub(super) broken: bool,
}

impl Incoming {
    /// Reads a request to its end.
    pub(super) async fn read(request: Request) -> Self {
        let header = |headers: &HeaderMap, name: &str| {
            headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned)
                .filter(|text| !text.is_empty())
        };
        let headers = request.headers().clone();
        let path = request.uri().path();
        let path = path.strip_prefix("/api").unwrap_or(path);
        let path = path.strip_prefix("/v10").unwrap_or(path).to_owned();
        let raw_query = request.uri().query().unwrap_or_default().to_owned();
        let mut incoming = Self {
            method: request.method().to_string(),
            path,
            query: pairs(&raw_query),
            raw_query,
            host: header(&headers, "host").unwrap_or_default(),
            user_agent: header(&headers, "user-agent"),
            authorization: header(&headers, "authorization"),
            body: Value::Null,
            files: Vec::new(),
            broken: false,
        };
        let multipart = header(&headers, "content-type").is_some_and(|kind| kind.starts_with("multipart/form-data"));
        incoming.broken = if multipart {
            incoming.read_multipart(request).await.is_none()
        } else {
            incoming.read_json(request).await.is_none()
        };
        incoming
    }

    async fn read_json(&mut self, request: Request) -> Option<()> {
        let bytes = to_bytes(request.into_body(), MOST).await.ok()?;
        if !bytes.is_empty() {
            self.body = serde_json::from_slice(&bytes).ok()?;
        }
        Some(())
    }

    async fn read_multipart(&mut self, request: Request) -> Option<()> {
        let mut request = request;
        axum::extract::DefaultBodyLimit::max(MOST).apply(&mut request);
        let mut parts = Multipart::from_request(request, &()).await.ok()?;
        while let Some(part) = parts.next_field().await.ok()? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "payload_json" {
                self.body = serde_json::from_str(&part.text().await.ok()?).ok()?;
                continue;
            }
            let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
            let number = number
                .and_then(|number| number.parse().ok())
                .unwrap_or(self.files.len());
            let filename = part.file_name().unwrap_or("unknown").to_owned();
            let content_type = part.content_type().map(str::to_owned);
            let bytes = part.bytes().await.ok()?.to_vec().into();
            self.files.push((
                number,
                FileDraft {
                    filename,
                    content_type,
                    description: None,
                    bytes,
                },
            ));
        }
        Some(())
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (key.to_owned(), value.to_owned())
        })
        .collect()
}
