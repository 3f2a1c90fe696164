//! The content network: files by their addresses, on the same port by Host header.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::request::Incoming;
use crate::sandbox::ids::AttachmentId;
use crate::sandbox::state::State;

/// The answer, if the request is for the content network.
pub(super) fn serve(state: &State, incoming: &Incoming) -> Option<Response<Body>> {
    let host = incoming.host.split(':').next().unwrap_or_default();
    if !matches!(host, "cdn.discordapp.com" | "media.discordapp.net") {
        return None;
    }
    let steps: Vec<&str> = incoming.path.trim_start_matches('/').split('/').collect();
    let found = match steps[..] {
        ["attachments" | "ephemeral-attachments", _, id, _] => id.parse::<AttachmentId>().ok(),
        _ => None,
    };
    let file = found.and_then(|id| state.attachments.get(&id));
    // The signature of the address must be the one that was given out.
    let file =
        file.filter(|file| state.cdn_url(file.id).contains(&incoming.raw_query) && !incoming.raw_query.is_empty());
    let mut response = match file {
        Some(file) if incoming.method == "GET" => {
            let mut response = Response::new(Body::from(file.bytes.to_vec()));
            if let Ok(kind) = file.content_type.parse() {
                response.headers_mut().insert("content-type", kind);
            }
            return Some(response);
        }
        _ => Response::new(Body::from("This content is no longer available.")),
    };
    *response.status_mut() = StatusCode::NOT_FOUND;
    Some(response)
}
