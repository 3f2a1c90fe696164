//! The one file that knows tokio-cron-scheduler: a single entry, the tick.
//!
//! The scheduler polls the machine's clock and has no guard against overlap, so the guard stands here. Its job that is
//! repeated by a duration never runs again once the machine stood still for longer than that, or its clock was set
//! forward; a job by the clock does.

use std::sync::Arc;

use futures::future::BoxFuture;
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};

/// A running timer; ends with [`Timer::stop`].
pub struct Timer(JobScheduler);

/// Runs `work` at least every `seconds`, of which a minute has more; a run that is still going lets the next one pass.
///
/// # Errors
/// When the scheduler cannot start.
pub async fn every<F>(seconds: u64, work: F) -> Result<Timer, JobSchedulerError>
where
    F: Fn() -> BoxFuture<'static, ()> + Send + Sync + 'static,
{
    let scheduler = JobScheduler::new().await?;
    let running = Arc::new(Mutex::new(()));
    let job = Job::new_async(format!("*/{seconds} * * * * *"), move |_, _| {
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures::FutureExt;
    use tokio::sync::mpsc;
    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn a_machine_that_stood_still_ticks_on() {
        let (heard, mut ticks) = mpsc::unbounded_channel();
        let timer = every(1, move || {
            let heard = heard.clone();
            async move { heard.send(()).unwrap_or_default() }.boxed()
        });
        let timer = timer.await.unwrap();
        ticks.recv().await.unwrap();
        // The one thread of this test is the whole machine.
        std::thread::sleep(Duration::from_millis(2500));
        while ticks.try_recv().is_ok() {}
        for _ in 0..2 {
            timeout(Duration::from_secs(10), ticks.recv()).await.unwrap().unwrap();
        }
        timer.stop().await;
    }
}
