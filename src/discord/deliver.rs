//! The outbox loop, the only place that speaks unasked: claim, send outside any transaction, settle.
//!
//! A message is sent once even when the process dies between sending and settling: its nonce keeps Discord from taking
//! it twice within minutes, and from the second attempt on the channel's last messages are looked through for its mark.
//! Deliberately absent: what is due and what is true, which `usecase::delivery` knows.

mod answer;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::StreamExt;
use poise::serenity_prelude as serenity;
use serenity::model::channel::Nonce;
use serenity::{ChannelId, GetMessages, Http, Message, MessageFlags, UserId};
use tokio::sync::Mutex;
use tokio::time::Instant;

use self::answer::{find, meaning, outcome, seen};
use super::action::DeliveryPress;
use super::card::{Button, Card};
use super::desk::Desk;
use super::line::Line;
use super::trouble::{code, status};
use super::view;
use crate::domain::delivery::{Attempt, Mark, Never};
use crate::domain::ids::Snowflake;
use crate::usecase::Error;
use crate::usecase::delivery::{self, Destination, Lane, Letter};
use crate::usecase::presence::{self, Seen};

/// Messages of a channel that are looked through for one that may be there already: the most Discord gives at once.
const LOOK_BACK: u8 = 100;
/// After a fault of the database the loop waits, so that it does not spin.
const AFTER_FAULT: Duration = Duration::from_secs(2);

/// Sends what stands in the outbox.
#[derive(Debug)]
pub struct Postman {
    desk: Desk,
    http: Arc<Http>,
    line: Line,
    /// One at a time in each lane, so that nothing is taken up while it is under way.
    open_lane: Mutex<()>,
    to_open_lane: Mutex<()>,
    /// When the next message may leave, in real time: our own bursts must not meet Discord's global limit.
    next_send: Mutex<Instant>,
    /// Held while people are looked for.
    looking: Mutex<()>,
    pausing: AtomicBool,
}

impl Postman {
    /// A postman who sends through `http`.
    #[must_use]
    pub fn new(desk: Desk, http: Arc<Http>, line: Line) -> Self {
        Self {
            desk,
            http,
            line,
            open_lane: Mutex::default(),
            to_open_lane: Mutex::default(),
            next_send: Mutex::new(Instant::now()),
            looking: Mutex::default(),
            pausing: AtomicBool::new(false),
        }
    }

    /// Sends whatever is due, for ever: woken by every commit and by the clock.
    pub async fn run(&self) {
        tokio::join!(self.serve(Lane::Open), self.serve(Lane::ToOpen));
    }

    async fn serve(&self, lane: Lane) {
        let mut committed = self.desk.ctx.store.committed();
        loop {
            committed.mark_unchanged();
            let due = match self.drain_lane(lane).await {
                Ok(_) => delivery::next_due(&self.desk.ctx, lane).await,
                Err(fault) => Err(fault),
            };
            let due = match due {
                Ok(due) => due,
                // The application is ending; the next start takes up what is left.
                Err(fault) if fault.is_end() => return,
                Err(fault) => {
                    metrics::counter!("kolega_faults_total").increment(1);
                    tracing::error!(error = %fault, "the outbox could not be served");
                    tokio::time::sleep(AFTER_FAULT).await;
                    continue;
                }
            };
            let alarm = async {
                match due {
                    Some(due) => self.desk.ctx.clock.until(due).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                changed = committed.changed() => if changed.is_err() { return },
                () = alarm => {}
            }
        }
    }

    /// Sends everything that is due now, with everything that follows from it; answers how many messages were taken up.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn drain(&self) -> Result<usize, Error> {
        // With both in hand nothing is under way elsewhere that could put something new into a lane already seen.
        let _alone = tokio::join!(self.open_lane.lock(), self.to_open_lane.lock());
        let mut messages = 0;
        loop {
            let (open, to_open) = tokio::join!(self.empty(Lane::Open), self.empty(Lane::ToOpen));
            match open? + to_open? {
                0 => return Ok(messages),
                more => messages += more,
            }
        }
    }

    /// Lets nothing more begin and waits until nothing is under way: the process ends. What was taken up and not sent
    /// is taken up again at the next start.
    pub async fn pause(&self) {
        self.pausing.store(true, Ordering::Relaxed);
        drop(tokio::join!(self.open_lane.lock(), self.to_open_lane.lock()));
    }

    fn is_pausing(&self) -> bool {
        self.pausing.load(Ordering::Relaxed)
    }

    async fn drain_lane(&self, lane: Lane) -> Result<usize, Error> {
        let _alone = match lane {
            Lane::Open => self.open_lane.lock().await,
            Lane::ToOpen => self.to_open_lane.lock().await,
        };
        self.empty(lane).await
    }

    /// Sends until nothing more of the lane may go now. The caller holds the lane.
    async fn empty(&self, lane: Lane) -> Result<usize, Error> {
        let (ctx, policy) = (&self.desk.ctx, self.desk.ctx.rules.delivery);
        let mut messages = 0;
        while !self.is_pausing() {
            let limit = if lane == Lane::ToOpen { 1 } else { policy.batch };
            let taken = delivery::claim(ctx, lane, limit).await?;
            if taken.messages == 0 {
                break;
            }
            messages += taken.messages;
            futures::stream::iter(by_recipient(taken.letters))
                .for_each_concurrent(policy.parallel as usize, |letters| self.send_in_order(letters))
                .await;
        }
        Ok(messages)
    }

    /// One recipient's letters keep their order: when one has to wait, those behind it wait too.
    async fn send_in_order(&self, letters: Vec<Letter>) {
        let mut waiting = false;
        for letter in letters {
            if self.is_pausing() {
                return;
            }
            let mark = letter.mark;
            let ended = if waiting {
                vec![(letter, Attempt::Trouble)]
            } else {
                self.send_missing(letter).await
            };
            for (_, attempt) in &ended {
                waiting |= matches!(attempt, Attempt::Trouble | Attempt::OpeningForbidden);
                metrics::counter!("kolega_messages_total", "outcome" => outcome(*attempt)).increment(1);
            }
            if let Err(fault) = delivery::settle(&self.desk.ctx, ended).await
                && !fault.is_end()
            {
                // The claim runs out, and then the message is looked for before it is sent again.
                tracing::error!(delivery = %mark.delivery, error = %fault, "sending could not be recorded");
            }
        }
    }

    /// Of several messages that go out as one, some may stand in the channel from an attempt that was never recorded,
    /// while others came later: those are tried again by themselves, so that none is lost and none comes twice.
    async fn send_missing(&self, letter: Letter) -> Vec<(Letter, Attempt)> {
        if letter.attempt > 1
            && !letter.with.is_empty()
            && let Destination::Person {
                channel: Some(channel), ..
            } = letter.to
        {
            let messages = match self.recent(ChannelId::new(channel.0.max(1))).await {
                Ok(messages) => messages,
                Err(fault) => {
                    let attempt = self.failed(&letter, &fault).await;
                    return vec![(letter, attempt)];
                }
            };
            let (there, missing): (Vec<Mark>, Vec<Mark>) =
                letter.marks().partition(|mark| find(&messages, *mark).is_some());
            if !there.is_empty() && !missing.is_empty() {
                let sent = there.into_iter().filter_map(|mark| {
                    let message = find(&messages, mark)?;
                    Some((letter.only(&[mark])?, Attempt::Sent { channel, message }))
                });
                let rest = letter.only(&missing).map(|part| (part, Attempt::Trouble));
                return sent.chain(rest).collect();
            }
        }
        let attempt = self.send(&letter).await;
        vec![(letter, attempt)]
    }

    async fn send(&self, letter: &Letter) -> Attempt {
        let channel = match letter.to {
            Destination::Channel(channel) => channel,
            Destination::Person {
                channel: Some(channel), ..
            } => channel,
            Destination::Person { id, account, .. } => match self.open_channel(letter, account).await {
                Ok(channel) => {
                    if let Err(fault) = delivery::channel_opened(&self.desk.ctx, id, channel).await {
                        tracing::error!(error = %fault, "an opened channel could not be recorded");
                    }
                    channel
                }
                Err(attempt) => return attempt,
            },
        };
        if let Some((left, message)) = letter.standing.filter(|(left, _)| *left != channel) {
            return self.take_away(letter, left, message).await;
        }
        let place = ChannelId::new(channel.0.max(1));
        if let Some((_, message)) = letter.standing {
            match self.say_anew(letter, place, message).await {
                Ok(()) => return Attempt::Sent { channel, message },
                // Somebody has deleted it: it is sent again.
                Err(fault) if code(&fault) == Some(10008) => {}
                Err(fault) => return self.failed(letter, &fault).await,
            }
        }
        if letter.attempt > 1 {
            match self.look_for(place, letter.mark).await {
                Ok(Some(message)) => return Attempt::Sent { channel, message },
                Ok(None) => {}
                Err(fault) => return self.failed(letter, &fault).await,
            }
        }
        self.pace().await;
        // With its nonce Discord would answer with the message that somebody has deleted, and write none.
        let nonce = match letter.standing {
            Some((_, deleted)) => format!("anew-{:x}", deleted.0),
            None => letter.mark.to_string(),
        };
        let mut message = self
            .card(letter)
            .message(letter.mark)
            .nonce(Nonce::String(nonce))
            .enforce_nonce(true);
        if letter.silent {
            message = message.flags(MessageFlags::SUPPRESS_NOTIFICATIONS);
        }
        match place.send_message(&self.http, message).await {
            Ok(sent) => Attempt::Sent {
                channel,
                message: Snowflake(sent.id.get()),
            },
            Err(fault) => self.failed(letter, &fault).await,
        }
    }

    async fn say_anew(&self, letter: &Letter, place: ChannelId, message: Snowflake) -> serenity::Result<()> {
        self.pace().await;
        let anew = self.card(letter).anew(letter.mark);
        place.edit_message(&self.http, message.0.max(1), anew).await.map(drop)
    }

    /// What cannot be taken away stays: the channel is gone, or the bot does not see it any more.
    async fn take_away(&self, letter: &Letter, place: Snowflake, message: Snowflake) -> Attempt {
        self.pace().await;
        let place = ChannelId::new(place.0.max(1));
        match place.delete_message(&self.http, message.0.max(1)).await {
            Err(fault) if meaning(letter, &fault) == Attempt::Trouble => Attempt::Trouble,
            _ => Attempt::TakenAway,
        }
    }

    /// Every message has a button, so that it can be recognised and its reader can be known to have seen it.
    fn card(&self, letter: &Letter) -> Card {
        let words = self.desk.words(letter.lang);
        let mut card = view::notice::card(words, &letter.notice);
        if let Some(school) = &letter.named {
            let text = format!("{}\n{}", view::schools::named(words, school), card.text);
            text.trim_end().clone_into(&mut card.text);
        }
        if card.rows.is_empty() {
            let label = words.plain("button-noted");
            return card.buttons(vec![Button::new(DeliveryPress::Noted, label)]);
        }
        card
    }

    async fn open_channel(&self, letter: &Letter, account: Snowflake) -> Result<Snowflake, Attempt> {
        self.pace().await;
        match UserId::new(account.0.max(1)).create_dm_channel(&self.http).await {
            Ok(channel) => Ok(Snowflake(channel.id.get())),
            Err(fault) => Err(self.failed(letter, &fault).await),
        }
    }

    async fn look_for(&self, channel: ChannelId, mark: Mark) -> serenity::Result<Option<Snowflake>> {
        Ok(find(&self.recent(channel).await?, mark))
    }

    async fn recent(&self, channel: ChannelId) -> serenity::Result<Vec<Message>> {
        channel.messages(&self.http, GetMessages::new().limit(LOOK_BACK)).await
    }

    /// What Discord's refusal means for the letter.
    async fn failed(&self, letter: &Letter, fault: &serenity::Error) -> Attempt {
        if status(fault) == Some(401) {
            self.line.doubt_token();
        }
        let attempt = meaning(letter, fault);
        if let (Attempt::ClosedDms, Destination::Person { account, guild, .. }) = (attempt, letter.to) {
            // Closed private messages, a person who is gone and an account that is gone look alike to a sender.
            match self.look_at(guild, account).await {
                Seen::NotThere => return Attempt::Never(Never::LeftServer),
                Seen::NoAccount => return Attempt::Never(Never::UnknownUser),
                Seen::There | Seen::Unknown => {}
            }
        }
        if attempt == Attempt::Never(Never::Refused) {
            tracing::error!(delivery = %letter.mark.delivery, kind = letter.about.kind(), %fault, "Discord refused a message");
        }
        attempt
    }

    /// Whether an account is on a server.
    async fn look_at(&self, guild: Snowflake, account: Snowflake) -> Seen {
        let (guild, user) = (guild.0.max(1).into(), account.0.max(1).into());
        match self.http.get_member(guild, user).await {
            Ok(_) => Seen::There,
            Err(fault) => seen(&fault),
        }
    }

    /// Looks whether people are still on their school's server: a few at a time, each once a week (domain §3.16). While
    /// an earlier look still waits for Discord there is no second one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn look_for_people(&self) -> Result<(), Error> {
        let Ok(_alone) = self.looking.try_lock() else {
            return Ok(());
        };
        let ctx = &self.desk.ctx;
        let mut seen = Vec::new();
        for sought in presence::to_look_for(ctx).await? {
            seen.push((sought, self.look_at(sought.guild, sought.account).await));
        }
        if seen.is_empty() {
            return Ok(());
        }
        presence::looked(ctx, seen).await
    }

    async fn pace(&self) {
        let per_second = self.desk.ctx.rules.delivery.per_second;
        if per_second > 0 {
            let mut next = self.next_send.lock().await;
            tokio::time::sleep_until(*next).await;
            *next = Instant::now() + Duration::from_secs(1) / per_second;
        }
        self.line.audible().await;
    }
}

/// The letters by recipient, both in the order in which they were due.
fn by_recipient(letters: Vec<Letter>) -> Vec<Vec<Letter>> {
    let mut groups: Vec<Vec<Letter>> = Vec::new();
    for letter in letters {
        match groups.iter_mut().find(|group| group[0].to == letter.to) {
            Some(group) => group.push(letter),
            None => groups.push(vec![letter]),
        }
    }
    groups
}
