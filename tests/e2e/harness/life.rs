//! How the application of a story begins, dies and begins again.

use std::path::PathBuf;
use std::sync::Arc;

use kolega::app::Settings;
use kolega::sandbox;

use super::process::Process;
use super::program::Program;
use super::{MESSAGES, PATIENCE, World};

impl World {
    /// The program itself, `kolega run`, in the place of the application inside the test; on the wall clock.
    pub async fn program(&self) -> Program {
        self.make_room().await;
        let before = self.registrations();
        let program = Program::start(&self.settings, self.folder.path());
        self.registered_since(before).await;
        program
    }

    /// What `kolega run` says with that token, and how it ends.
    pub async fn refused_program(&self, token: &str) -> (std::process::ExitStatus, String) {
        self.make_room().await;
        let settings = Settings {
            token: token.to_owned().into(),
            ..self.settings.clone()
        };
        Program::start(&settings, self.folder.path()).ended().await
    }

    /// What `kolega run` says when its database file holds these bytes, how it ends, and what the file holds then.
    pub async fn program_on(&self, bytes: &[u8]) -> (std::process::ExitStatus, String, Vec<u8>) {
        self.make_room().await;
        // A file of its own: the application inside the test may still be closing the other one.
        let database = self.folder.path().join("other.db");
        std::fs::write(&database, bytes).unwrap();
        let settings = Settings {
            database: database.clone(),
            ..self.settings.clone()
        };
        let (status, said) = Program::start(&settings, self.folder.path()).ended().await;
        (status, said, std::fs::read(database).unwrap())
    }

    /// Ends the application inside the test; what it complains of while it is dying is no fault.
    async fn make_room(&self) {
        if self.runs_inside().await {
            self.crash().await;
            self.forgive_errors();
        }
    }

    /// Whether the application runs inside the test.
    pub(super) async fn runs_inside(&self) -> bool {
        self.process.lock().await.is_some()
    }

    /// The process is killed at whatever it is doing; the database file stays.
    pub async fn crash(&self) {
        if let Some(process) = self.process.lock().await.take() {
            process.kill();
        }
        let gone = |world: &sandbox::World| (!world.bot_online()).then_some(());
        self.discord
            .wait_for("the bot to be gone", PATIENCE, gone)
            .await
            .unwrap();
    }

    /// Kills the process while `act` sends its message with these words to `who`: after Discord took the message, before
    /// the application hears of it. Started again, the application plays the next hours, and it stays at one message.
    pub async fn dies_while_sending(&self, who: &str, words: &str, act: impl AsyncFnOnce(&Self)) {
        let count = || self.dms(who).iter().filter(|text| text.contains(words)).count();
        let before = count();
        self.leave_alone(true);
        self.discord
            .fail_next(sandbox::Fault::silence("POST", MESSAGES).times(usize::MAX));
        act(self).await;
        let sent = |_: &sandbox::World| (count() > before).then_some(());
        self.discord.wait_for(words, PATIENCE, sent).await.unwrap();
        self.crash().await;
        self.discord.clear_faults();
        self.leave_alone(false);
        self.restart().await;
        let later = self.now() + chrono::TimeDelta::hours(3);
        self.play_to(later).await;
        assert_eq!(count(), before + 1, "{who}: {words}: {:?}", self.dms(who));
    }

    /// The process starts again on the same file, and catches up.
    pub async fn restart(&self) {
        self.start_process().await;
        self.settle().await;
    }

    /// Killed and started again.
    pub async fn crash_and_restart(&self) {
        self.crash().await;
        self.restart().await;
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("kolega.db")
    }

    /// Runs something inside the application's process.
    pub async fn on_process<F, T>(&self, work: impl FnOnce(Arc<kolega::app::App>) -> F + Send + 'static) -> T
    where
        F: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        let process = self.process.lock().await;
        process.as_ref().expect("the process runs").run(work).await
    }

    pub(super) async fn start_process(&self) {
        let before = self.registrations();
        let process = Process::start(self.settings.clone(), &self.faults).await;
        self.registered_since(before).await;
        *self.process.lock().await = Some(process);
    }

    /// How often the commands were registered.
    fn registrations(&self) -> usize {
        registrations(&self.discord)
    }

    async fn registered_since(&self, before: usize) {
        let ready = |world: &sandbox::World| (registrations(world) > before).then_some(());
        self.discord.wait_for("the commands", PATIENCE, ready).await.unwrap();
    }
}

fn registrations(world: &sandbox::World) -> usize {
    let registers = |exchange: &&sandbox::Exchange| {
        exchange.method == "PUT" && exchange.template.ends_with("/commands") && exchange.status == 200
    };
    world.traffic().iter().filter(registers).count()
}
