//! Why a call of the page is not carried out, and how it is told.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::sandbox::vocabulary::ClientRefusal;

/// Why a call was not carried out.
pub(super) enum Refused {
    /// The client would not let a person do it.
    Client(ClientRefusal),
    /// A file that is not base64.
    File,
    /// The clock is being moved already.
    Moving,
    /// The host could not move the clock.
    Host(String),
}

impl From<ClientRefusal> for Refused {
    fn from(refusal: ClientRefusal) -> Self {
        Self::Client(refusal)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, error, detail) = match self {
            Self::Client(ClientRefusal::NoSuchModal) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "no_such_modal",
                "no such modal is open".to_owned(),
            ),
            Self::Client(refused) => (StatusCode::UNPROCESSABLE_ENTITY, "refused", refused.to_string()),
            Self::File => (
                StatusCode::BAD_REQUEST,
                "file",
                "a file's data must be base64".to_owned(),
            ),
            Self::Moving => (
                StatusCode::CONFLICT,
                "moving",
                "the clock is being moved already".to_owned(),
            ),
            Self::Host(reason) => (StatusCode::UNPROCESSABLE_ENTITY, "host", reason),
        };
        refusal(status, error, &detail)
    }
}

/// A refusal as the page reads it: a short reason for the program, words for those who look closer.
pub(super) fn refusal(status: StatusCode, error: &str, detail: &str) -> Response {
    (status, Json(json!({ "error": error, "detail": detail }))).into_response()
}
