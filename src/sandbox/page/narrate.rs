//! What is told after the clock was moved: what the bot sent meanwhile, to whom, and how each message begins.

use serde::Serialize;

use super::super::ids::{ChannelId, UserId};
use super::super::world::MessageView;
use super::{Desk, live};

/// Characters of a message's beginning.
const BEGINNING: usize = 110;

/// Who received something.
#[derive(Serialize)]
pub(super) struct Recipient {
    id: UserId,
    name: String,
    channel: ChannelId,
}

/// Messages that begin alike.
#[derive(Serialize)]
pub(super) struct Arrival {
    /// When the first came, by the played clock.
    from: String,
    /// When the last came.
    at: String,
    /// How they begin, in Discord's markdown.
    begins: String,
    messages: usize,
}

/// What the bot sent while the clock was being moved.
#[derive(Serialize)]
pub(super) struct Moved {
    now: String,
    narration: String,
    messages: usize,
    recipients: Vec<Recipient>,
    arrivals: Vec<Arrival>,
}

impl Moved {
    pub(super) fn new(desk: &Desk, narration: String, sent: &live::Sent) -> Self {
        let owners = live::conversations(&desk.world);
        let recipient = |channel: &ChannelId| {
            let (id, name) = owners.get(channel)?.clone();
            Some(Recipient {
                id,
                name,
                channel: *channel,
            })
        };
        Self {
            now: desk.host.now(),
            narration,
            messages: sent.messages.len(),
            recipients: sent.channels().iter().filter_map(recipient).collect(),
            arrivals: arrivals(desk, sent),
        }
    }
}

fn arrivals(desk: &Desk, sent: &live::Sent) -> Vec<Arrival> {
    let owners = live::conversations(&desk.world);
    let mut arrivals: Vec<Arrival> = Vec::new();
    for (channel, message) in &sent.messages {
        let reader = owners.get(channel).map(|(id, _)| *id);
        let reader = reader.or_else(|| {
            desk.world
                .users()
                .iter()
                .map(|user| user.id)
                .find(|user| sees(desk, *user, *channel))
        });
        let Some(view) = reader.and_then(|reader| desk.world.message(reader, *message)) else {
            continue;
        };
        let (at, begins) = (desk.live.times(*message).0, beginning(&view));
        match arrivals.iter_mut().find(|known| known.begins == begins) {
            Some(known) => {
                known.messages += 1;
                known.at = at;
            }
            None => arrivals.push(Arrival {
                from: at.clone(),
                at,
                begins,
                messages: 1,
            }),
        }
    }
    arrivals
}

fn sees(desk: &Desk, user: UserId, channel: ChannelId) -> bool {
    desk.world.channels_for(user).iter().any(|view| view.id == channel)
}

/// The first line of what there is to read; a title alone says too little.
fn beginning(view: &MessageView) -> String {
    let text = view.mentions.iter().fold(view.whole_text(), |text, mention| {
        text.replace(&mention.text, &mention.shown)
    });
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let titled = view.content.is_empty() && view.embeds.first().is_some_and(|embed| embed.title.is_some());
    let second = lines.next().filter(|_| titled);
    let whole = second.map_or_else(|| first.to_owned(), |second| format!("{first}: {second}"));
    match whole.char_indices().nth(BEGINNING) {
        Some((end, _)) => format!("{}…", whole[..end].trim_end()),
        None => whole,
    }
}
