//! What a client sends, and the codes a connection is closed with.

use serde_json::Value;

/// Close codes.
pub(in super::super) mod code {
    pub(in super::super) const UNKNOWN_OPCODE: u16 = 4001;
    pub(in super::super) const DECODE_ERROR: u16 = 4002;
    pub(in super::super) const NOT_AUTHENTICATED: u16 = 4003;
    pub(in super::super) const AUTHENTICATION_FAILED: u16 = 4004;
    pub(in super::super) const ALREADY_AUTHENTICATED: u16 = 4005;
    pub(in super::super) const INVALID_SEQUENCE: u16 = 4007;
    pub(in super::super) const RATE_LIMITED: u16 = 4008;
    pub(in super::super) const SESSION_TIMED_OUT: u16 = 4009;
    pub(in super::super) const INVALID_SHARD: u16 = 4010;
    pub(in super::super) const INVALID_VERSION: u16 = 4012;
    pub(in super::super) const INVALID_INTENTS: u16 = 4013;
    pub(in super::super) const DISALLOWED_INTENTS: u16 = 4014;

    /// Discord's words for a code.
    pub(in super::super) fn reason(code: u16) -> &'static str {
        match code {
            UNKNOWN_OPCODE => "Unknown opcode.",
            DECODE_ERROR => "Error while decoding payload.",
            NOT_AUTHENTICATED => "Not authenticated.",
            AUTHENTICATION_FAILED => "Authentication failed.",
            ALREADY_AUTHENTICATED => "Already authenticated.",
            INVALID_SEQUENCE => "Invalid sequence.",
            RATE_LIMITED => "Rate limited.",
            SESSION_TIMED_OUT => "Session timed out.",
            INVALID_SHARD => "Invalid shard.",
            4011 => "Sharding required.",
            INVALID_VERSION => "Invalid API version.",
            INVALID_INTENTS => "Invalid intent(s).",
            DISALLOWED_INTENTS => "Disallowed intent(s).",
            _ => "Unknown error.",
        }
    }

    /// Whether a session is over after such a close.
    pub(in super::super) fn ends_session(code: u16) -> bool {
        matches!(
            code,
            1000 | 1001 | AUTHENTICATION_FAILED | INVALID_SEQUENCE | SESSION_TIMED_OUT | 4010..=4014
        )
    }
}

/// A client's frame.
pub(super) enum Frame {
    /// op 1
    Heartbeat,
    /// op 2
    Identify(Value),
    /// op 6
    Resume(Value),
    /// ops 3, 4, 8, 31, 43: nothing this server acts on.
    Other,
}

impl Frame {
    /// Reads a frame, or says how to close.
    pub(super) fn read(text: &str) -> Result<Self, u16> {
        let mut frame: Value = serde_json::from_str(text).map_err(|_| code::DECODE_ERROR)?;
        let op = frame["op"].as_u64().ok_or(code::DECODE_ERROR)?;
        let data = frame["d"].take();
        match op {
            1 => Ok(Self::Heartbeat),
            2 => Ok(Self::Identify(data)),
            6 => Ok(Self::Resume(data)),
            3 | 4 | 8 | 31 | 43 => Ok(Self::Other),
            _ => Err(code::UNKNOWN_OPCODE),
        }
    }
}
