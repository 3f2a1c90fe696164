//! All SQL, and nothing but SQL: free functions over a connection, one file per aggregate.
//!
//! Rows become domain values here and nowhere else. A look-up answers `Option`: absence is never an error, and an
//! error is never absence. Writes go through the one writer task ([`Store::write`]), reads through a small pool.

mod broken;
#[cfg(test)]
mod tests;
mod writer;

pub mod asked;
pub mod asking;
pub mod audit;
pub mod calendar;
pub mod claims;
pub mod deliveries;
pub mod facts;
pub mod forms;
pub mod group;
pub mod imports;
pub mod leave;
pub mod members;
pub mod observation;
pub mod open_lesson;
pub mod outbox;
pub mod people;
pub mod plan;
pub mod presence;
pub mod privacy;
pub mod reach;
pub mod records;
pub mod reflection;
pub mod retention;
pub mod school;
pub mod settings;
pub mod timetable;
pub mod whose;

pub use writer::Work;

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Sqlite, SqliteConnection, SqlitePool};
use tokio::sync::watch;

/// A connection, as the layers above name it: they pass it on and never run SQL.
pub type Db = SqliteConnection;

/// The migrations that this binary carries.
pub static MIGRATOR: Migrator = sqlx::migrate!();

/// Connections that only read. One school needs one; a country is served by four.
const READERS: u32 = 4;

/// How long another program may keep the file to itself, as a backup does.
const BUSY: Duration = Duration::from_secs(10);

/// Why the database could not do what was asked. Never holds a row's content.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// SQLite refused.
    #[error("the database: {0}")]
    Sqlite(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database's schema: {0}")]
    Migrate(#[from] MigrateError),
    /// The file was written by a newer Kolega; it was left untouched.
    #[error(
        "the database was written by a newer Kolega (schema {found}); this one knows up to {known}. Nothing was changed: start the newer Kolega, or restore a backup"
    )]
    Newer {
        /// The newest migration in the file.
        found: i64,
        /// The newest migration in the binary.
        known: i64,
    },
    /// The file cannot be used, for a reason that an administrator can mend.
    #[error("the database {path} {why}")]
    Unusable {
        /// The file.
        path: String,
        /// The reason and the mend.
        why: String,
    },
    /// A stored value that no version of Kolega writes.
    #[error("the database holds a value Kolega does not know: {table}.{column} of row {row}")]
    Inconsistent {
        /// Table name.
        table: &'static str,
        /// Column name.
        column: &'static str,
        /// Row id.
        row: i64,
    },
    /// The writer has stopped: the application is shutting down.
    #[error("the application is shutting down")]
    Closed,
}

/// The school's memory: one writer, a few readers, one file.
#[derive(Clone, Debug)]
pub struct Store {
    writer: writer::Writer,
    readers: SqlitePool,
    options: SqliteConnectOptions,
}

impl Store {
    /// Opens the file, creating it readable by its owner only, and brings its schema up to date.
    ///
    /// # Errors
    /// When the file cannot be opened, or was written by a newer Kolega (it is left untouched then).
    pub async fn open(path: &Path) -> Result<Self, Error> {
        Self::opened(path, BUSY).await
    }

    /// The same, waiting so long for another program to let the file go.
    async fn opened(path: &Path, busy: Duration) -> Result<Self, Error> {
        let explained = |fault| broken::explained(path, fault);
        create_private(path).map_err(explained)?;
        Self::connected(path, busy).await.map_err(explained)
    }

    async fn connected(path: &Path, busy: Duration) -> Result<Self, Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .foreign_keys(true)
            // What is deleted is overwritten: it must not be found in the file's free pages.
            .pragma("secure_delete", "ON")
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(busy)
            .disable_statement_logging();
        let mut connection = options.connect().await?;
        migrate(&mut connection).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .min_connections(1)
            .connect_with(options.clone().read_only(true))
            .await?;
        Ok(Self {
            writer: writer::Writer::start(connection),
            readers,
            options,
        })
    }

    /// Runs `work` inside the writer's transaction and answers after it is durably committed.
    ///
    /// When `work` fails, everything it wrote is rolled back, and nothing else of the same transaction.
    ///
    /// # Errors
    /// What `work` answers, or that the commit failed.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Db) -> Result<T, E> + for<'c> Work<'c, T, E>,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.writer.run(work).await
    }

    /// A connection to read from.
    ///
    /// # Errors
    /// When the pool is closed or the file is gone.
    pub async fn read(&self) -> Result<PoolConnection<Sqlite>, Error> {
        Ok(self.readers.acquire().await?)
    }

    /// Takes what was deleted out of the file: pages that were written anew may still hold a copy, and the write-ahead
    /// log holds every page as it was. A file of at most `largest` bytes is written whole anew; a larger one, which would
    /// keep people waiting, only loses its log. Answers whether the log is gone: another program that reads may hold it.
    ///
    /// # Errors
    /// When SQLite refuses, or the disk is full.
    pub async fn scour(&self, largest: u64) -> Result<bool, Error> {
        let mut db = self.options.connect().await?;
        let size: i64 = sqlx::query_scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            .fetch_one(&mut db)
            .await?;
        if u64::try_from(size).is_ok_and(|size| size <= largest) {
            sqlx::query("VACUUM").execute(&mut db).await?;
        }
        let (held, ..): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&mut db)
            .await?;
        db.close().await?;
        Ok(held == 0)
    }

    /// Changes after every commit: whoever sends what is queued need not ask all the time. Ends with the store.
    #[must_use]
    pub fn committed(&self) -> watch::Receiver<u64> {
        self.writer.committed()
    }

    /// Whether it can be written to and read from now.
    pub async fn works(&self) -> bool {
        let written: Result<(), Error> = self.write(async move |_| Ok(())).await;
        written.is_ok() && self.read().await.is_ok()
    }

    /// Finishes what is queued, checkpoints and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// SQLite would create the file with the process's umask; reflections must not be readable by other accounts.
fn create_private(path: &Path) -> Result<(), Error> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
    }
    // To open a pipe is to wait until somebody reads it, and a device would take everything and keep nothing.
    if path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(sqlx::Error::Io(std::io::Error::other("it is no file")).into());
    }
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(sqlx::Error::Io)?;
    Ok(())
}

async fn migrate(connection: &mut SqliteConnection) -> Result<(), Error> {
    match MIGRATOR.run_direct(None, connection, false).await {
        Err(MigrateError::VersionMissing(found)) => {
            let known = MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0);
            Err(Error::Newer { found, known })
        }
        other => Ok(other?),
    }
}

/// A stored instant: whole seconds since 1970, UTC.
pub(crate) fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// A stored JSON array of words.
pub(crate) fn words(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The JSON array of words to store.
pub(crate) fn words_json(words: &[String]) -> String {
    serde_json::Value::from(words.to_vec()).to_string()
}

/// Snowflakes are stored as SQLite's signed integers; they stay below 2^63 until the year 2084.
#[allow(clippy::cast_possible_wrap)]
pub(crate) const fn signed(snowflake: crate::domain::ids::Snowflake) -> i64 {
    snowflake.0 as i64
}

/// The reverse of [`signed`].
#[allow(clippy::cast_sign_loss)]
pub(crate) const fn snowflake(stored: i64) -> crate::domain::ids::Snowflake {
    crate::domain::ids::Snowflake(stored as u64)
}
