//! Chromedriver and how Chromium is to be started: quiet, without a window, in a profile of its own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use fantoccini::wd::Capabilities;
use serde_json::json;
use tempfile::TempDir;

use crate::chromium::{Look, PATIENCE};

/// A running chromedriver; it ends with its handle.
pub struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Chromedriver says on its output which port it took.
pub async fn start_driver() -> (Driver, u16) {
    let mut command = Command::new("chromedriver");
    command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
    let mut driver = Driver(command.spawn().expect("chromedriver is installed"));
    let lines = BufReader::new(driver.0.stdout.take().expect("its output is piped")).lines();
    let (found, port) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let mut found = Some(found);
        // Reads on to the end, since what it says later must not fill the pipe.
        for line in lines.map_while(Result::ok) {
            let port = line
                .split_once("successfully on port ")
                .and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
            if let (Some(port), Some(found)) = (port, found.take_if(|_| port.is_some())) {
                let _ = found.send(port);
            }
        }
    });
    let port = tokio::time::timeout(PATIENCE, port)
        .await
        .expect("chromedriver starts in time");
    (driver, port.expect("chromedriver names its port"))
}

pub fn capabilities(profile: &TempDir, look: Look) -> Capabilities {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    .map(str::to_owned)
    .into();
    arguments.push(format!("--user-data-dir={}", profile.path().display()));
    arguments.push(format!("--window-size={},{}", look.width.max(500), look.height));
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".to_owned(), json!("chrome"));
    capabilities.insert("goog:chromeOptions".to_owned(), json!({ "args": arguments }));
    capabilities
}
