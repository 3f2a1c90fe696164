//! `kolega run` as an administrator runs it: a process of its own, on the machine's clock, watched from outside.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use kolega::app::Settings;
use secrecy::ExposeSecret;

use super::PATIENCE;

/// The running program.
pub struct Program {
    /// Absent once its end is awaited.
    child: Option<Child>,
    pages: SocketAddr,
}

impl Program {
    /// Starts it in `folder`, which holds its database.
    pub fn start(settings: &Settings, folder: &Path) -> Self {
        let stand_in = settings.stand_in.as_ref().unwrap();
        let authority = folder.join("ca.pem");
        std::fs::write(&authority, &stand_in.authority).unwrap();
        // Taken and given back, so that it is free: the program is told where to serve, as an administrator does.
        let pages = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_kolega"))
            .arg("run")
            .args(["--discord-url", &format!("https://{}", stand_in.addresses[0])])
            .arg("--discord-ca")
            .arg(&authority)
            .arg("--database")
            .arg(&settings.database)
            .args(["--http", &pages.to_string()])
            // A proxy that is not there: what goes to a stand-in goes to it directly.
            .env("HTTPS_PROXY", "http://127.0.0.1:1")
            .env("ALL_PROXY", "http://127.0.0.1:1")
            .env("DISCORD_TOKEN", settings.token.expose_secret())
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            child: Some(child),
            pages,
        }
    }

    /// What a page for those who watch the machine answers: its status and text.
    pub async fn page(&self, path: &str) -> (u16, String) {
        let answer = reqwest::get(format!("http://{}{path}", self.pages)).await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// Killed without a chance to say goodbye.
    pub fn kill(self) {
        drop(self);
    }

    /// Asked to stop, as by `systemctl stop`.
    pub async fn terminate(self) -> (ExitStatus, String) {
        let id = self.child.as_ref().unwrap().id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(asked.success());
        self.ended().await
    }

    /// Its end, and what it said on both outputs.
    pub async fn ended(mut self) -> (ExitStatus, String) {
        let child = self.child.take().unwrap();
        let id = child.id().to_string();
        let mut end = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap());
        let Ok(output) = tokio::time::timeout(PATIENCE, &mut end).await else {
            // Or else the test would wait for it for ever, and never fail.
            Command::new("kill").args(["-KILL", &id]).status().unwrap();
            panic!("the program does not end: {:?}", end.await);
        };
        let output = output.unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status, String::from_utf8(said).unwrap())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // Both fail only when it has ended by itself.
            drop(child.kill());
            drop(child.wait());
        }
    }
}
