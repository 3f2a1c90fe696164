//! Fetching a file that somebody attached to a command: only from Discord's own hosts, only small ones.

use std::time::Duration;

use poise::serenity_prelude::Attachment;

use super::web::Web;
use crate::domain::refusal::Refusal;
use crate::usecase::{Error, Result};

/// Largest file taken, in bytes.
const LARGEST: usize = 1024 * 1024;
/// How long a download may take: the answer is promised, but nobody waits for ever.
const PATIENCE: Duration = Duration::from_secs(20);

/// The bytes of an attachment.
///
/// # Errors
/// Refused when it is too large or lies elsewhere, and when it cannot be fetched.
pub(super) async fn fetch(web: &Web, file: &Attachment) -> Result<Vec<u8>> {
    let url: reqwest::Url = file.url.parse().map_err(|_| Refusal::FileRefused)?;
    if !web.holds(&url) || file.size as usize > LARGEST {
        return Err(Refusal::FileRefused.into());
    }
    let answer = web
        .client()
        .get(url)
        .timeout(PATIENCE)
        .send()
        .await
        .map_err(unreachable)?;
    let mut answer = answer.error_for_status().map_err(unreachable)?;
    // It points to a place where no attachment may lie.
    if answer.status().is_redirection() {
        return Err(Refusal::FileRefused.into());
    }
    let mut bytes = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(unreachable)? {
        bytes.extend_from_slice(&part);
        if bytes.len() > LARGEST {
            return Err(Refusal::FileRefused.into());
        }
    }
    Ok(bytes)
}

/// The address of an attachment is signed and private; only the kind of failure goes into the log.
fn unreachable(fault: reqwest::Error) -> Error {
    let fault = fault.without_url();
    tracing::warn!(%fault, "an attachment could not be fetched");
    Refusal::FileUnreachable.into()
}
