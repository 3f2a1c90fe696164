//! The one writer: it commits everything that has queued up as one transaction, a savepoint each, and answers after
//! the commit.
//!
//! A durable commit costs up to 10 ms on a school's cheap disk, whatever it holds; two hundred people pressing at once
//! therefore share a commit instead of queueing for two hundred of them. Deliberately absent: retries. SQLite has one
//! writer, and this is it.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use sqlx::{Connection, SqliteConnection};
use tokio::sync::{Mutex, Notify, mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use super::Error;

/// Jobs waiting for the writer before callers are made to wait.
const QUEUE: usize = 1024;
/// Jobs that share one commit at most, so that the first of them is not kept waiting.
const BATCH: usize = 128;

/// What a use case does in the writer's transaction: an `async move |db| …` whose future may move to the writer's task,
/// which `AsyncFnOnce` alone cannot ask for.
pub trait Work<'c, T, E>: FnOnce(&'c mut SqliteConnection) -> Self::Running + Send + 'static {
    /// The work while it is under way.
    type Running: Future<Output = Result<T, E>> + Send + 'c;
}

impl<'c, T, E, F, R> Work<'c, T, E> for F
where
    F: FnOnce(&'c mut SqliteConnection) -> R + Send + 'static,
    R: Future<Output = Result<T, E>> + Send + 'c,
{
    type Running = R;
}

/// What is left of a job once it ran: whether its writes stay, and how its caller hears of the commit.
struct Ran {
    keep: bool,
    answer: Box<dyn FnOnce(Result<(), Error>) + Send>,
}

type Job = Box<dyn for<'c> FnOnce(&'c mut SqliteConnection) -> BoxFuture<'c, Ran> + Send>;

/// The handle by which use cases reach the writer task.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Job>,
    task: Arc<Mutex<Option<JoinHandle<()>>>>,
    closing: Arc<Notify>,
    committed: watch::Receiver<u64>,
}

impl Writer {
    /// Starts the task that owns `connection`.
    pub(super) fn start(connection: SqliteConnection) -> Self {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let closing = Arc::new(Notify::new());
        let (commits, committed) = watch::channel(0);
        let task = tokio::spawn(serve(connection, jobs, Arc::clone(&closing), commits));
        Self {
            queue,
            task: Arc::new(Mutex::new(Some(task))),
            closing,
            committed,
        }
    }

    /// See [`super::Store::committed`].
    pub(super) fn committed(&self) -> watch::Receiver<u64> {
        self.committed.clone()
    }

    /// See [`super::Store::write`].
    pub(super) async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Work<'c, T, E>,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            async move {
                let result = work(connection).await;
                let keep = result.is_ok();
                let answer = move |commit: Result<(), Error>| {
                    let outcome = match commit {
                        Ok(()) => result,
                        // A refusal wrote nothing, so a failed commit does not change it.
                        Err(_) if !keep => result,
                        Err(error) => Err(error.into()),
                    };
                    // A caller that gave up meanwhile does not need the answer.
                    drop(tell.send(outcome));
                };
                Ran {
                    keep,
                    answer: Box::new(answer),
                }
            }
            .boxed()
        });
        self.queue.send(job).await.map_err(|_| E::from(Error::Closed))?;
        told.await.map_err(|_| E::from(Error::Closed))?
    }

    /// Lets the task finish what is queued, then closes its connection.
    pub(super) async fn close(&self) {
        self.closing.notify_one();
        if let Some(task) = self.task.lock().await.take() {
            // The task ends by itself; a panic in it has been reported by its callers.
            drop(task.await);
        }
    }
}

async fn serve(
    mut connection: SqliteConnection,
    mut jobs: mpsc::Receiver<Job>,
    closing: Arc<Notify>,
    commits: watch::Sender<u64>,
) {
    loop {
        let first = tokio::select! {
            biased;
            job = jobs.recv() => job,
            () = closing.notified() => {
                jobs.close();
                continue;
            }
        };
        let Some(first) = first else { break };
        commit_batch(&mut connection, first, &mut jobs).await;
        commits.send_modify(|count| *count += 1);
    }
    // Closing checkpoints the write-ahead log; when it fails, the next start does it.
    drop(connection.close().await);
}

async fn commit_batch(connection: &mut SqliteConnection, first: Job, jobs: &mut mpsc::Receiver<Job>) {
    let mut waiting = Vec::new();
    let outcome = run_batch(connection, first, jobs, &mut waiting).await;
    if outcome.is_err() {
        // Nothing of this batch is kept; without this the next BEGIN would fail too.
        drop(execute(connection, "ROLLBACK").await);
    }
    let error = outcome.err().map(|error| error.to_string());
    for answer in waiting {
        answer(match &error {
            None => Ok(()),
            Some(text) => Err(Error::Sqlite(sqlx::Error::Protocol(text.clone()))),
        });
    }
}

type Answer = Box<dyn FnOnce(Result<(), Error>) + Send>;

async fn run_batch(
    connection: &mut SqliteConnection,
    first: Job,
    jobs: &mut mpsc::Receiver<Job>,
    waiting: &mut Vec<Answer>,
) -> Result<(), sqlx::Error> {
    execute(connection, "BEGIN IMMEDIATE").await?;
    let mut next = Some(first);
    while let Some(job) = next {
        execute(connection, "SAVEPOINT job").await?;
        // A job that panics takes its own writes with it; its caller sees the channel closed.
        let keep = match AssertUnwindSafe(job(connection)).catch_unwind().await {
            Ok(ran) => {
                waiting.push(ran.answer);
                ran.keep
            }
            Err(_) => false,
        };
        if !keep {
            execute(connection, "ROLLBACK TO job").await?;
        }
        execute(connection, "RELEASE job").await?;
        next = if waiting.len() < BATCH {
            jobs.try_recv().ok()
        } else {
            None
        };
    }
    execute(connection, "COMMIT").await
}

async fn execute(connection: &mut SqliteConnection, statement: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(statement).execute(connection).await.map(drop)
}
