//! A card as plain text, for tests of what people read: the words in their frames, the rows below, no custom ids.

use super::{Card, Modal, Row, Style};
use crate::domain::calendar::{Half, HalfYear, YearId};
use crate::domain::ids::Snowflake;
use crate::domain::lang::Lang;
use crate::locale::Texts;
use crate::locale::Words;
use crate::usecase::roster::Who;

/// Somebody with an account.
pub(in crate::discord) fn who(name: &str, account: u64) -> Who {
    Who {
        name: name.to_owned(),
        account: Some(Snowflake(account)),
    }
}

/// The first half-year of 2026–2027.
pub(in crate::discord) fn half() -> HalfYear {
    HalfYear {
        id: YearId::starting(2026).half(Half::First),
        start: "2026-09-01".parse().unwrap(),
        end: "2027-01-31".parse().unwrap(),
        obs_deadline: "2027-01-29".parse().unwrap(),
    }
}

/// The card in Lithuanian and in English.
pub(in crate::discord) fn both(card: impl Fn(Words<'_>) -> Card) -> String {
    let texts = Texts::embedded();
    let sketches = Lang::ALL.map(|lang| sketch(&card(texts.words(lang))));
    sketches.join("\n\n")
}

/// The card as somebody would see it.
pub(in crate::discord) fn sketch(card: &Card) -> String {
    let mut lines = Vec::new();
    if !card.text.is_empty() {
        lines.push(card.text.clone());
    }
    for embed in &card.embeds {
        lines.push(format!("┌ {}", embed.title).trim_end().to_owned());
        let fields = embed.fields.iter().map(|(name, value)| format!("{name}\n{value}"));
        let texts = std::iter::once(embed.text.clone()).chain(fields);
        for text in texts.filter(|text| !text.is_empty()) {
            lines.extend(text.lines().map(|line| format!("│ {line}").trim_end().to_owned()));
        }
        lines.extend(embed.footer.lines().map(|line| format!("└ {line}")));
    }
    lines.extend(card.rows.iter().map(row));
    lines.extend(card.files.iter().map(|file| format!("📎 {}", file.name)));
    lines.join("\n")
}

fn row(row: &Row) -> String {
    match row {
        Row::Buttons(buttons) => {
            let drawn = buttons.iter().map(|button| {
                let mark = match button.style {
                    Style::Primary => "*",
                    Style::Secondary => "",
                    Style::Success => "+",
                    Style::Danger => "!",
                };
                let off = if button.disabled { " –" } else { "" };
                format!("[{mark}{}{off}]", button.label)
            });
            drawn.collect::<Vec<_>>().join(" ")
        }
        Row::Select(select) => {
            let options = select.options.iter().map(|option| {
                let mark = if option.chosen { "*" } else { "" };
                format!("{mark}{}", option.label)
            });
            let (least, most) = select.range;
            format!(
                "▾ {} ({least}–{most}): {}",
                select.placeholder,
                options.collect::<Vec<_>>().join(" / ")
            )
        }
        Row::People(people) => format!("▾ {} (0–{})", people.placeholder, people.most),
    }
}

/// The window as somebody would see it.
pub(in crate::discord) fn sketch_window(modal: &Modal) -> String {
    let mut lines = vec![format!("┌ {}", modal.title)];
    for input in &modal.inputs {
        let required = if input.required { " *" } else { "" };
        lines.push(format!("│ {}{required} ({})", input.label, input.max));
        let inside = if input.value.is_empty() {
            format!("  {}", input.placeholder)
        } else {
            input.value.clone()
        };
        lines.push(format!("│ > {inside}"));
    }
    lines.join("\n")
}
