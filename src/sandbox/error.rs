//! Discord's refusals: HTTP status, error code and body.

use serde_json::{Map, Value, json};

/// What is wrong in a body, and what Discord would ignore in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Problems {
    tree: Map<String, Value>,
    /// Keys that Discord does not know, with their paths.
    pub(super) unknown: Vec<String>,
}

impl Problems {
    /// Adds an error at a dotted path.
    pub(super) fn add(&mut self, path: &str, code: &str, message: &str) {
        let mut at = &mut self.tree;
        for step in path.split('.').filter(|step| !step.is_empty()) {
            let next = at.entry(step).or_insert_with(|| json!({}));
            at = next
                .as_object_mut()
                .expect("the tree is made of objects, one line above");
        }
        let list = at.entry("_errors").or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.push(json!({ "code": code, "message": message }));
        }
    }

    /// Whether nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.tree.is_empty()
    }

    /// The tree as Discord sends it.
    pub(super) fn tree(&self) -> Value {
        Value::Object(self.tree.clone())
    }

    pub(super) fn required(&mut self, path: &str) {
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }
}

/// A refusal as Discord words it.
#[derive(Clone, Debug)]
pub(super) struct ApiError {
    /// HTTP status.
    pub(super) status: u16,
    /// Discord's own code.
    pub(super) code: u32,
    /// Discord's own words.
    pub(super) message: &'static str,
    /// The tree of what is wrong in a form body.
    pub(super) errors: Option<Value>,
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $status:literal $code:literal $message:literal;)+) => {$(
        $(#[$doc])*
        pub(super) const $name: ApiError = ApiError { status: $status, code: $code, message: $message, errors: None };
    )+};
}

impl ApiError {
    refusals! {
        /// No or a wrong token.
        UNAUTHORIZED = 401 0 "401: Unauthorized";
        /// No such route.
        NOT_FOUND = 404 0 "404: Not Found";
        /// A route that is not for this method.
        NO_SUCH_METHOD = 405 0 "405: Method Not Allowed";
        UNKNOWN_CHANNEL = 404 10003 "Unknown Channel";
        UNKNOWN_GUILD = 404 10004 "Unknown Guild";
        UNKNOWN_MEMBER = 404 10007 "Unknown Member";
        UNKNOWN_MESSAGE = 404 10008 "Unknown Message";
        UNKNOWN_USER = 404 10013 "Unknown User";
        UNKNOWN_APPLICATION = 404 10002 "Unknown Application";
        UNKNOWN_WEBHOOK = 404 10015 "Unknown Webhook";
        UNKNOWN_INTERACTION = 404 10062 "Unknown interaction";
        UNKNOWN_COMMAND = 404 10063 "Unknown application command";
        NOT_FOR_BOTS = 403 20001 "Bots cannot use this endpoint";
        TOO_MANY_COMMANDS = 400 30032 "Maximum number of application commands reached (100)";
        TOO_LARGE = 413 40005 "Request entity too large";
        OPENING_DMS_TOO_FAST = 403 40003 "You are opening direct messages too fast";
        ALREADY_ACKNOWLEDGED = 400 40060 "Interaction has already been acknowledged.";
        MISSING_ACCESS = 403 50001 "Missing Access";
        INVALID_DM_ACTION = 403 50003 "Cannot execute action on a DM channel";
        NOT_THE_AUTHOR = 403 50005 "Cannot edit a message authored by another user";
        EMPTY_MESSAGE = 400 50006 "Cannot send an empty message";
        CANNOT_DM = 403 50007 "Cannot send messages to this user";
        MISSING_PERMISSIONS = 403 50013 "Missing Permissions";
        INVALID_RECIPIENT = 400 50033 "Invalid Recipient(s)";
        INVALID_TOKEN = 401 50027 "Invalid Webhook Token";
        NOT_JSON = 400 50109 "The request body contains invalid JSON.";
    }

    /// 50035 with the tree of what is wrong.
    pub(super) fn form(problems: &Problems) -> Self {
        Self {
            status: 400,
            code: 50035,
            message: "Invalid Form Body",
            errors: Some(problems.tree()),
        }
    }

    /// 50035 for one field.
    pub(super) fn field(path: &str, code: &str, message: &str) -> Self {
        let mut problems = Problems::default();
        problems.add(path, code, message);
        Self::form(&problems)
    }

    /// The body.
    pub(super) fn body(&self) -> Value {
        match &self.errors {
            Some(errors) => json!({ "message": self.message, "code": self.code, "errors": errors }),
            None => json!({ "message": self.message, "code": self.code }),
        }
    }
}
