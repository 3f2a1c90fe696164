//! The REST half: one pipeline for every request (network trouble, faults, authorisation, rate limits, route, evidence),
//! and handlers that only translate between JSON and the state's methods.

mod accounts;
mod cdn;
mod channels;
mod commands;
mod interactions;
mod people;
mod request;
mod route;
mod webhooks;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use serde_json::{Value, json};

use super::clock;
use super::error::{ApiError, Problems};
use super::ids::UserId;
use super::ratelimit::Verdict;
use super::state::{FileDraft, State, lock};
use super::traffic::Exchange;
use super::vocabulary::{Change, Fault, Moment};
use request::Incoming;
use route::Found;

use route::{For, Route};

/// A request as a handler sees it.
pub(super) struct Call {
    /// The person whose client asks, else the bot.
    pub(super) user: UserId,
    /// The path's variable parts, in order.
    pub(super) parts: Vec<String>,
    /// The query's pairs.
    pub(super) query: Vec<(String, String)>,
    /// The JSON body, or a multipart body's `payload_json`.
    pub(super) body: Value,
    /// Files with their numbers.
    pub(super) files: Vec<(usize, FileDraft)>,
    /// What was found wrong or unknown in the body.
    pub(super) problems: Problems,
}

impl Call {
    /// A variable part as an id; what is no id finds nothing.
    fn id<T: std::str::FromStr>(&self, index: usize, missing: ApiError) -> Result<T, ApiError> {
        self.parts.get(index).and_then(|part| part.parse().ok()).ok_or(missing)
    }

    fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A handler's answer.
pub(super) struct Reply {
    status: u16,
    body: Value,
}

impl Reply {
    fn ok(body: Value) -> Self {
        Self { status: 200, body }
    }

    fn none() -> Self {
        Self {
            status: 204,
            body: Value::Null,
        }
    }
}

type Handled = Result<Reply, ApiError>;

/// The connection is to be cut.
#[derive(Debug, thiserror::Error)]
#[error("the sandbox cuts this connection")]
pub(super) struct Cut;

/// Serves one request.
pub(super) async fn serve(state: Arc<Mutex<State>>, request: axum::extract::Request) -> Result<Response<Body>, Cut> {
    let incoming = Incoming::read(request).await;
    let (slow, down) = {
        let state = lock(&state);
        (state.slow_millis, state.down)
    };
    if slow > 0 {
        tokio::time::sleep(Duration::from_millis(slow)).await;
    }
    if down {
        return Err(Cut);
    }
    if let Some(file) = cdn::serve(&lock(&state), &incoming) {
        return Ok(file);
    }
    let answered = answer(&mut lock(&state), incoming);
    match answered {
        Some(response) => response,
        None => std::future::pending().await,
    }
}

/// Nothing when the answer never comes.
fn answer(state: &mut State, mut incoming: Incoming) -> Option<Result<Response<Body>, Cut>> {
    let found = route::find(&incoming.method, &incoming.path);
    let template = found.as_ref().map_or("", |found| found.route.template);
    let mut exchange = Exchange {
        at: clock::now(),
        method: incoming.method.clone(),
        path: incoming.path.clone(),
        query: incoming.raw_query.clone(),
        template,
        request: incoming.body.clone(),
        files: incoming.files.iter().map(|(_, file)| file.filename.clone()).collect(),
        status: 0,
        response: Value::Null,
    };
    let fault = take_fault(state, &incoming, template);
    let silent = fault.as_ref().is_some_and(|fault| fault.moment == Moment::Silence);
    let mut headers = HeaderMap::new();
    let reply = match &fault {
        Some(fault) if fault.moment == Moment::Before => Ok(None),
        _ => handle(state, &mut incoming, found, &mut headers).map(Some),
    };
    let (status, body) = match (fault, reply) {
        (Some(fault), _) => {
            set_headers(&mut headers, &fault.headers);
            (fault.status, fault.body)
        }
        (None, Ok(Some(reply))) => (Some(reply.status), reply.body),
        (None, Ok(None)) => (None, Value::Null),
        (None, Err(error)) => (Some(error.status), error.body()),
    };
    if let Some(status) = status.filter(|status| *status >= 400) {
        let code = body["code"].as_u64().and_then(|code| code.try_into().ok());
        state.announce(Change::Refused {
            status,
            code: code.unwrap_or(0),
        });
    }
    exchange.status = status.unwrap_or(0);
    exchange.response.clone_from(&body);
    let most = state.options.keep_traffic;
    state.traffic.record(exchange, most);
    (!silent).then(|| status.map(|status| respond(status, headers, &body)).ok_or(Cut))
}

fn handle(state: &mut State, incoming: &mut Incoming, found: Option<Found>, headers: &mut HeaderMap) -> Handled {
    let name = format!("{} {}", incoming.method, incoming.path);
    let Some(Found { route, parts }) = found else {
        state.violation(format!("unknown route: {name}"));
        return Err(if route::is_known(&incoming.path) {
            ApiError::NO_SUCH_METHOD
        } else {
            ApiError::NOT_FOUND
        });
    };
    let user = authorise(state, incoming, &route)?;
    let by_bot = route.whose != For::Person;
    let limits = state.options.rate_limits;
    // What people's clients may do in a second is nobody's business here: the numbers are the bot's.
    if by_bot {
        match state.buckets.take_token((route.method, route.template), &parts, limits) {
            Verdict::Go(limits) => set_headers(headers, &limits),
            Verdict::Wait {
                body,
                headers: limits,
                violation,
            } => {
                state.traffic.violation(violation);
                set_headers(headers, &limits);
                return Ok(Reply { status: 429, body });
            }
        }
    }
    if incoming.broken {
        return Err(ApiError::NOT_JSON);
    }
    let mut call = Call {
        user,
        parts,
        query: std::mem::take(&mut incoming.query),
        body: std::mem::take(&mut incoming.body),
        files: std::mem::take(&mut incoming.files),
        problems: Problems::default(),
    };
    let handled = (route.handler)(state, &mut call);
    if by_bot {
        note(state, &route, &call, &handled);
    }
    handled
}

/// Notes what the bot should not have sent.
fn note(state: &mut State, route: &Route, call: &Call, handled: &Handled) {
    let template = format!("{} {}", route.method, route.template);
    for unknown in &call.problems.unknown {
        state.violation(format!("{template}: unknown key {unknown}"));
    }
    if let Err(error) = handled
        && (matches!(error.status, 400 | 413) || error.code == ApiError::UNKNOWN_INTERACTION.code)
        && error.code != ApiError::INVALID_RECIPIENT.code
    {
        // Keys and Discord's words only: what was typed is nobody's business.
        let tree = error.errors.as_ref().map_or_else(String::new, Value::to_string);
        state.violation(format!(
            "{template}: refused with {} {} {tree}",
            error.code, error.message
        ));
    }
}

/// Who asks: the bot, or a person.
fn authorise(state: &mut State, incoming: &Incoming, route: &Route) -> Result<UserId, ApiError> {
    if incoming.user_agent.is_none() {
        state.violation("a request without a User-Agent".to_owned());
        return Err(ApiError {
            status: 403,
            code: 0,
            message: "403: Forbidden",
            errors: None,
        });
    }
    let token = incoming.authorization.as_deref().unwrap_or_default();
    let by_bot = token == format!("Bot {}", state.options.token);
    match route.whose {
        For::Anybody => Ok(state.bot),
        For::Bot if by_bot => Ok(state.bot),
        For::Person if by_bot => {
            state.violation(format!("{}: not for bots", route.template));
            Err(ApiError::NOT_FOR_BOTS)
        }
        For::Person => {
            let person = state.whose(token).filter(|user| *user != state.bot);
            person.ok_or(ApiError::UNAUTHORIZED)
        }
        For::Bot => Err(ApiError::UNAUTHORIZED),
    }
}

fn take_fault(state: &mut State, incoming: &Incoming, template: &str) -> Option<Fault> {
    let fits = |fault: &Fault| {
        fault.method.as_ref().is_none_or(|method| *method == incoming.method)
            && (fault.route == template || incoming.path.starts_with(&fault.route))
    };
    let index = state.faults.iter().position(fits)?;
    let fault = state.faults[index].clone();
    if fault.times <= 1 {
        state.faults.remove(index);
    } else {
        state.faults[index].times -= 1;
    }
    Some(fault)
}

fn set_headers(headers: &mut HeaderMap, pairs: &[(String, String)]) {
    for (name, value) in pairs {
        let name = axum::http::HeaderName::try_from(name.as_str());
        if let (Ok(name), Ok(value)) = (name, value.parse()) {
            headers.insert(name, value);
        }
    }
}

fn respond(status: u16, headers: HeaderMap, body: &Value) -> Response<Body> {
    // Nothing is no JSON: a library that goes by the type would fail to read an empty answer.
    let (content, kind) = if status == 204 {
        (Body::empty(), "text/html; charset=utf-8")
    } else {
        (Body::from(body.to_string()), "application/json")
    };
    let mut response = Response::new(content);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    response
        .headers_mut()
        .insert("content-type", axum::http::HeaderValue::from_static(kind));
    response
        .headers_mut()
        .insert("via", axum::http::HeaderValue::from_static("1.1 sandbox"));
    response
}

/// Where the gateway is.
fn gateway(state: &mut State, _: &mut Call) -> Handled {
    Ok(Reply::ok(json!({ "url": state.gateway_url })))
}

/// Where the gateway is, and how often the bot may identify.
fn gateway_bot(state: &mut State, _: &mut Call) -> Handled {
    Ok(Reply::ok(json!({
        "url": state.gateway_url, "shards": 1,
        "session_start_limit": { "total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1 },
    })))
}
