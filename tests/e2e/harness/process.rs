//! The application in a runtime of its own, so that killing it stops every one of its tasks wherever it stands.

use std::sync::{Arc, Mutex};

use kolega::app::{App, Settings};
use tokio::runtime::{Builder, Runtime};
use tracing::{Dispatch, Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::{Layer, Registry};

use super::PATIENCE;

/// A running application.
pub struct Process {
    runtime: Runtime,
    app: Arc<App>,
}

impl Process {
    /// Starts it and waits until it is connected.
    pub async fn start(settings: Settings, faults: &Faults) -> Self {
        let dispatch = Dispatch::new(Registry::default().with(faults.clone()));
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .on_thread_start(move || std::mem::forget(tracing::dispatcher::set_default(&dispatch)))
            .build()
            .unwrap();
        let started = runtime.spawn(async move {
            let app = App::start(settings).await.unwrap();
            tokio::time::timeout(PATIENCE, app.line().online()).await.unwrap();
            app
        });
        let app = Arc::new(started.await.unwrap());
        Self { runtime, app }
    }

    /// Runs something on the application's own threads.
    pub async fn run<F, T>(&self, work: impl FnOnce(Arc<App>) -> F) -> T
    where
        F: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        self.runtime.spawn(work(Arc::clone(&self.app))).await.unwrap()
    }

    /// The end of a process that is killed.
    pub fn kill(self) {
        let Self { runtime, app } = self;
        runtime.shutdown_background();
        drop(app);
    }

    /// The clean end; answers how many events the gateway sent that could not be read.
    pub async fn stop(self) -> u64 {
        let Self { runtime, app } = self;
        let unknown = app.line().unknown_events();
        runtime.spawn(async move { app.shutdown().await }).await.unwrap();
        runtime.shutdown_background();
        unknown
    }
}

/// The errors in the application's log.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<Vec<String>>>);

impl Faults {
    /// What was logged as an error.
    pub fn seen(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    /// Forgets it.
    pub fn forget(&self) {
        self.0.lock().unwrap().clear();
    }
}

impl<S: Subscriber> Layer<S> for Faults {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let ours = event.metadata().target().starts_with("kolega");
        if *event.metadata().level() == Level::ERROR && ours {
            let mut line = String::new();
            event.record(&mut |field: &tracing::field::Field, value: &dyn std::fmt::Debug| {
                line.push_str(&format!("{field}={value:?} "));
            });
            self.0.lock().unwrap().push(line);
        }
    }
}
