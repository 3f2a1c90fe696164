//! Troubles on order, and the evidence of what was exchanged.

use std::io::Write as _;
use std::path::Path;

use serde_json::json;

use super::World;
use crate::sandbox::ids::UserId;
use crate::sandbox::state::{Session, Signal};
use crate::sandbox::traffic::Exchange;
use crate::sandbox::vocabulary::Fault;

impl World {
    /// Orders a fault.
    pub fn fail_next(&self, fault: Fault) {
        self.lock().faults.push(fault);
    }

    /// Forgets ordered faults.
    pub fn clear_faults(&self) {
        self.lock().faults.clear();
    }

    /// Lets every answer take this much longer.
    pub fn slow(&self, millis: u64) {
        self.lock().slow_millis = millis;
    }

    /// How much longer every answer takes, in milliseconds.
    #[must_use]
    pub fn slowness(&self) -> u64 {
        self.lock().slow_millis
    }

    /// Who forbids direct messages.
    #[must_use]
    pub fn closed_dms(&self) -> Vec<UserId> {
        let state = self.lock();
        state
            .users
            .values()
            .filter(|user| user.dms_closed)
            .map(|user| user.id)
            .collect()
    }

    /// Cuts the gateway connection without a word; the session can be resumed.
    pub fn drop_gateway(&self) {
        self.lock().signal_all(|| Signal::Cut);
    }

    /// Closes the gateway connection with a code.
    pub fn close_gateway(&self, code: u16) {
        self.lock().signal_all(|| Signal::Close(code));
    }

    /// Asks the bot to reconnect (op 7).
    pub fn request_reconnect(&self) {
        let frame = json!({ "op": 7, "d": null, "s": null, "t": null }).to_string();
        self.lock().signal_all(|| Signal::Text(frame.clone()));
    }

    /// Invalidates the session (op 9); the bot may resume it or must identify anew.
    pub fn invalidate_session(&self, resumable: bool) {
        let frame = json!({ "op": 9, "d": resumable, "s": null, "t": null }).to_string();
        let mut state = self.lock();
        state.signal_all(|| Signal::Text(frame.clone()));
        if !resumable {
            let sockets: Vec<Session> = state.sessions.drain().map(|(_, session)| session).collect();
            drop(sockets);
        }
    }

    /// Sends the last event once more.
    pub fn send_again(&self) {
        for session in self.lock().sessions.values() {
            if let Some((_, text)) = session.sent.back() {
                session.signal(Signal::Text(text.clone()));
            }
        }
    }

    /// Takes the network down, or up again.
    pub fn stop_answering(&self, down: bool) {
        let mut state = self.lock();
        state.down = down;
        if down {
            state.signal_all(|| Signal::Cut);
        }
    }

    /// Answers new direct conversations with 40003.
    pub fn opening_dms_forbidden(&self, forbidden: bool) {
        self.lock().opening_dms_forbidden = forbidden;
    }

    /// Everything exchanged so far.
    #[must_use]
    pub fn traffic(&self) -> Vec<Exchange> {
        self.lock().traffic.exchanges.iter().cloned().collect()
    }

    /// Whatever Discord would have refused or silently ignored.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.lock().traffic.violations.clone()
    }

    /// Forgets traffic and violations so far.
    pub fn forget_evidence(&self) {
        let mut state = self.lock();
        state.traffic.exchanges.clear();
        state.traffic.violations.clear();
        state.seen_keys.clear();
    }

    /// Writes accounts, servers, channels, messages and commands to a file that [`crate::sandbox::Options::saved`] can
    /// go on from.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        self.lock().save(path)
    }

    /// Writes the traffic as JSON lines, adding to what the file holds.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write_traffic(&self, path: &Path) -> std::io::Result<()> {
        let file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
        let mut file = std::io::BufWriter::new(file);
        for exchange in self.traffic() {
            serde_json::to_writer(&mut file, &exchange)?;
            file.write_all(b"\n")?;
        }
        file.flush()
    }
}
