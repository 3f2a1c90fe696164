//! What is told after the clock was moved: what the bot sent meanwhile, to whom, and how each message begins.

use serde::Serialize;

use super::{Desk, live};
use crate::sandbox::ids::{ChannelId, UserId};
use crate::sandbox::vocabulary::MessageView;

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
    /// The same without the names in quotation marks: what tells kinds of messages apart.
    #[serde(skip)]
    kind: String,
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
        let kind = unquoted(&begins);
        match arrivals.iter_mut().find(|known| known.kind == kind) {
            Some(known) => {
                known.messages += 1;
                known.at = at;
                if known.begins != begins {
                    known.begins.clone_from(&kind);
                }
            }
            None => arrivals.push(Arrival {
                from: at.clone(),
                at,
                begins,
                kind,
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

/// A text with nothing but an ellipsis inside quotation marks.
fn unquoted(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['„', '“']) {
        let inside = &rest[open + '„'.len_utf8()..];
        let Some(close) = inside.find(['“', '”']) else {
            break;
        };
        out.push_str(&rest[..open + '„'.len_utf8()]);
        out.push('…');
        rest = &inside[close..];
        // The closing mark is taken over here, since „“ would else open again.
        let mark = rest.chars().next().map_or(0, char::len_utf8);
        out.push_str(&rest[..mark]);
        rest = &rest[mark..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::unquoted;

    #[rstest]
    #[case("Grupės „Klevai“ įrašas „Du“.", "Grupės „…“ įrašas „…“.")]
    #[case("The group “Klevai” met", "The group “…” met")]
    #[case("An open „end", "An open „end")]
    #[case("Nothing quoted", "Nothing quoted")]
    fn names_in_quotation_marks_are_left_out(#[case] text: &str, #[case] kind: &str) {
        assert_eq!(unquoted(text), kind);
    }
}
