//! The one file that knows tokio-cron-scheduler: a single entry, the tick.
//!
//! The scheduler polls the machine's clock and has no guard against overlap, so the guard stands here.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};

/// A running timer; ends with [`Timer::stop`].
pub struct Timer(JobScheduler);

/// Runs `work` every `seconds`; a run that is still going lets the next one pass.
///
/// # Errors
/// When the scheduler cannot start.
pub async fn every<F>(seconds: u64, work: F) -> Result<Timer, JobSchedulerError>
where
    F: Fn() -> BoxFuture<'static, ()> + Send + Sync + 'static,
{
    let scheduler = JobScheduler::new().await?;
    let running = Arc::new(Mutex::new(()));
    let job = Job::new_repeated_async(Duration::from_secs(seconds), move |_, _| {
        let guard = Arc::clone(&running).try_lock_owned();
        let run = guard.is_ok().then(&work);
        Box::pin(async move {
            if let Some(run) = run {
                run.await;
            }
            drop(guard);
        })
    })?;
    scheduler.add(job).await?;
    scheduler.start().await?;
    Ok(Timer(scheduler))
}

impl Timer {
    /// Stops the timer; a run that is going ends by itself.
    pub async fn stop(mut self) {
        // A scheduler that cannot be stopped ends with the process.
        drop(self.0.shutdown().await);
    }
}
