//! The page's files, carried inside the binary. Only the page itself differs from start to start: it holds the secret.

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::IntoResponse;
use axum::routing::get;
use include_dir::{Dir, include_dir};

use crate::sandbox::media::media_type;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/sandbox/page/assets");

/// Nothing but our own files may run or be shown; pictures of the bot are blobs that our own script made.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; \
                      connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Serves `/` with the secret filled in, and every other file as it is. Generic over the state because it needs none.
pub(super) fn router<S: Clone + Send + Sync + 'static>(secret: &str) -> Router<S> {
    let mut router = Router::new();
    for file in FILES.files() {
        let Some(name) = file.path().to_str() else { continue };
        let bytes = file.contents();
        let kind = HeaderValue::from_static(media_type(name));
        if name == "index.html" {
            let page = String::from_utf8_lossy(bytes).replace("{{SECRET}}", secret);
            router = router.route("/", get(move || answer(kind.clone(), page.clone().into_bytes())));
        } else {
            router = router.route(&format!("/{name}"), get(move || answer(kind.clone(), bytes)));
        }
    }
    router
}

async fn answer<B: IntoResponse>(kind: HeaderValue, body: B) -> impl IntoResponse {
    let policy = HeaderValue::from_static(POLICY);
    (
        [
            (header::CONTENT_TYPE, kind),
            (HeaderName::from_static("content-security-policy"), policy),
        ],
        body,
    )
}
