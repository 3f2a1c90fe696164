//! The log: what happened, never what people wrote.
//!
//! Lines go to stderr. Our own carry ids and kinds; those of the libraries are cut to warnings, and where a library
//! quotes what it could not read (a message's text, an interaction's token) to nothing. What is silenced is counted, so
//! that silence is never blindness.

use std::io;

use tracing::level_filters::LevelFilter;
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{LogFormat, LogLevel};

/// Library modules whose warnings quote what came over the wire.
const QUOTING: [&str; 4] = [
    // "Err deserializing text: …; text: <the whole payload>"
    "serenity::gateway::ws",
    // "Unhandled error: …", where the error may hold the words that could not be parsed
    "serenity::gateway::shard",
    // "Mismatched successful response status from <route>", and a route may hold an interaction's token
    "serenity::http",
    "tungstenite",
];

/// Starts logging. A second start changes nothing: a process has one log.
pub fn init(format: LogFormat, level: LogLevel) {
    // The only failure is a log that runs already, for instance that of the test before.
    let _already_running = subscriber(format, level, io::stderr).try_init();
}

/// The log as a value: what [`init`] starts, on any writer.
fn subscriber<W>(format: LogFormat, level: LogLevel, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let lines = fmt::layer().with_writer(writer).with_ansi(false);
    let lines = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).boxed(),
    };
    tracing_subscriber::registry()
        .with(lines.with_filter(filter(level)))
        .with(Tally.with_filter(LevelFilter::WARN))
}

/// Our own lines from `level` on, the libraries' warnings, and nothing that quotes.
fn filter(level: LogLevel) -> Targets {
    let own = match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
        LogLevel::Trace => LevelFilter::TRACE,
    };
    let quoting = QUOTING.map(|module| (module, LevelFilter::ERROR));
    Targets::new()
        .with_default(own.min(LevelFilter::WARN))
        .with_target("kolega", own)
        .with_targets(quoting)
}

/// Counts every warning and error, the silenced ones too, by level and the library it comes from.
struct Tally;

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Tally {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let level = event.metadata().level().as_str();
        let source = event.metadata().target().split("::").next().unwrap_or_default();
        metrics::counter!("kolega_log_lines_total", "level" => level, "source" => source.to_owned()).increment(1);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Keeps what was written.
    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(format: LogFormat, level: LogLevel, speak: impl FnOnce()) -> String {
        let kept = Kept::default();
        let writer = kept.clone();
        tracing::subscriber::with_default(subscriber(format, level, move || writer.clone()), speak);
        let bytes = kept.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_library_that_quotes_is_silent_at_every_level() {
        let text = logged(LogFormat::Text, LogLevel::Trace, || {
            tracing::warn!(target: "serenity::gateway::ws", "Err deserializing text; text: private");
            tracing::warn!(target: "serenity::gateway::shard", "Unhandled error: private");
            tracing::warn!(target: "serenity::http::client", "from webhooks/1/private");
            tracing::debug!(target: "serenity::http::request", "private");
            tracing::debug!(target: "reqwest::connect", "private");
            tracing::warn!(target: "serenity::gateway::bridge::shard_queuer", "shard is slow");
        });
        assert!(!text.contains("private"), "{text}");
        assert!(text.contains("shard is slow"));
    }

    #[test]
    fn our_own_lines_follow_the_level() {
        let speak = || {
            tracing::info!(target: "kolega::jobs", due = 3, "ticked");
            tracing::debug!(target: "kolega::jobs", "nothing due");
        };
        let text = logged(LogFormat::Text, LogLevel::Info, speak);
        assert!(text.contains("ticked due=3") && !text.contains("nothing due"), "{text}");
        assert_eq!(logged(LogFormat::Text, LogLevel::Error, speak), "");
    }

    #[test]
    fn json_is_one_object_per_line() {
        let text = logged(LogFormat::Json, LogLevel::Info, || {
            tracing::info!(target: "kolega::jobs", due = 3, "ticked");
        });
        let line: serde_json::Value = serde_json::from_str(text.trim()).unwrap();
        assert_eq!(
            (&line["message"], &line["due"], &line["level"]),
            (&"ticked".into(), &3.into(), &"INFO".into())
        );
    }
}
