//! Cards as the library's builders: the one file that knows how Discord takes them, cut to its limits.

use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateAttachment, CreateButton, CreateEmbed,
    CreateEmbedFooter, CreateInputText, CreateInteractionResponse, CreateInteractionResponseMessage, CreateMessage,
    CreateModal, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, EditInteractionResponse, EditMessage,
    InputTextStyle, ReactionType,
};

use super::{Button, Card, Choice, Embed, Input, Modal, People, Row, Select, Style, Tone, cut, limit};
use crate::discord::custom_id::{CustomId, Sign};
use crate::domain::delivery::Mark;

impl Card {
    fn built_embeds(&self) -> Vec<CreateEmbed> {
        // All frames of a message together hold 6,000 characters.
        let (mut room, mut built) = (limit::FRAMES, Vec::new());
        for embed in &self.embeds {
            if room > 0 {
                built.push(embed.build(&mut room));
            }
        }
        built
    }

    fn built_rows(&self, sign: Sign) -> Vec<CreateActionRow> {
        self.rows.iter().map(|row| row.build(sign)).collect()
    }

    fn mentions(&self) -> CreateAllowedMentions {
        CreateAllowedMentions::new().users(self.notify.iter().map(|id| serenity::UserId::new(*id)))
    }

    /// The files, as an answer's body names them; they go beside it.
    fn attachments(&self) -> Vec<CreateAttachment> {
        self.files
            .iter()
            .map(|file| CreateAttachment::bytes(file.bytes.clone(), file.name.clone()))
            .collect()
    }

    /// As an unasked message, whose buttons carry the sign it is recognised by.
    pub fn message(&self, mark: Mark) -> CreateMessage {
        CreateMessage::new()
            .content(cut(&self.text, limit::CONTENT))
            .embeds(self.built_embeds())
            .components(self.built_rows(Sign::of(mark)))
            .allowed_mentions(self.mentions())
    }

    /// As the new content of an unasked message.
    pub fn anew(&self, mark: Mark) -> EditMessage {
        EditMessage::new()
            .content(cut(&self.text, limit::CONTENT))
            .embeds(self.built_embeds())
            .components(self.built_rows(Sign::of(mark)))
            .allowed_mentions(self.mentions())
    }

    /// As the content of an answer that only one person sees.
    pub fn answer(&self, sign: Sign) -> CreateInteractionResponseMessage {
        CreateInteractionResponseMessage::new()
            .ephemeral(true)
            .content(cut(&self.text, limit::CONTENT))
            .embeds(self.built_embeds())
            .components(self.built_rows(sign))
            .allowed_mentions(self.mentions())
            .files(self.attachments())
    }

    /// As the new content of the message that was pressed; its old files go.
    #[must_use]
    pub fn update(&self, sign: Sign) -> CreateInteractionResponse {
        CreateInteractionResponse::UpdateMessage(self.answer(sign))
    }

    /// As the completion of a deferred answer.
    pub fn edit(&self, sign: Sign) -> EditInteractionResponse {
        let mut edit = EditInteractionResponse::new()
            .content(cut(&self.text, limit::CONTENT))
            .embeds(self.built_embeds())
            .components(self.built_rows(sign))
            .allowed_mentions(self.mentions());
        for file in self.attachments() {
            edit = edit.new_attachment(file);
        }
        edit
    }
}

impl Embed {
    fn build(&self, room: &mut usize) -> CreateEmbed {
        let mut fitting = |text: &str, most: usize| {
            let text = cut(text, most.min(*room));
            *room -= text.encode_utf16().count();
            text
        };
        let colour = match self.tone {
            Tone::Calm => 0x4A_6F_A5,
            Tone::Done => 0x3B_8E_5A,
            Tone::Needs => 0xC9_8A_1B,
        };
        let mut embed = CreateEmbed::new().colour(colour);
        if !self.title.is_empty() {
            embed = embed.title(fitting(&self.title, limit::TITLE));
        }
        if !self.text.is_empty() {
            embed = embed.description(fitting(&self.text, limit::TEXT));
        }
        if !self.footer.is_empty() {
            embed = embed.footer(CreateEmbedFooter::new(fitting(&self.footer, limit::FOOTER)));
        }
        let fields = self.fields.iter().take(limit::FIELDS);
        let fields = fields.map(|(name, value)| (fitting(name, limit::TITLE), fitting(value, limit::FIELD), false));
        // A field of which nothing is left would be refused.
        embed.fields(fields.filter(|(name, value, _)| !name.is_empty() && !value.is_empty()))
    }
}

impl Row {
    fn build(&self, sign: Sign) -> CreateActionRow {
        match self {
            Self::Buttons(buttons) => {
                CreateActionRow::Buttons(buttons.iter().map(|button| button.build(sign)).collect())
            }
            Self::Select(select) => CreateActionRow::SelectMenu(select.build(sign)),
            Self::People(people) => CreateActionRow::SelectMenu(people.build(sign)),
        }
    }
}

impl Button {
    fn build(&self, sign: Sign) -> CreateButton {
        let style = match self.style {
            Style::Primary => ButtonStyle::Primary,
            Style::Secondary => ButtonStyle::Secondary,
            Style::Success => ButtonStyle::Success,
            Style::Danger => ButtonStyle::Danger,
        };
        let own = Sign {
            school: self.school.or(sign.school),
            mark: self.mark.or(sign.mark),
        };
        let button = CreateButton::new(CustomId::new(self.action.clone(), own).to_string())
            .label(cut(&self.label, limit::LABEL))
            .style(style)
            .disabled(self.disabled);
        match self.emoji {
            Some(emoji) => button.emoji(ReactionType::Unicode(emoji.to_owned())),
            None => button,
        }
    }
}

impl Select {
    fn build(&self, sign: Sign) -> CreateSelectMenu {
        let options = self.options.iter().take(limit::OPTIONS).map(Choice::build).collect();
        let (min, max) = self.range;
        let menu = CreateSelectMenu::new(
            CustomId::new(self.action.clone(), sign).to_string(),
            CreateSelectMenuKind::String { options },
        )
        .min_values(min)
        .max_values(max);
        if self.placeholder.is_empty() {
            menu
        } else {
            menu.placeholder(cut(&self.placeholder, limit::PLACEHOLDER))
        }
    }
}

impl People {
    fn build(&self, sign: Sign) -> CreateSelectMenu {
        let default_users = self.chosen.iter().map(|id| serenity::UserId::new(*id)).collect();
        let kind = CreateSelectMenuKind::User {
            default_users: Some(default_users),
        };
        CreateSelectMenu::new(CustomId::new(self.action.clone(), sign).to_string(), kind)
            .placeholder(cut(&self.placeholder, limit::PLACEHOLDER))
            .min_values(0)
            .max_values(self.most)
    }
}

impl Choice {
    fn build(&self) -> CreateSelectMenuOption {
        let option =
            CreateSelectMenuOption::new(cut(&self.label, limit::OPTION), &self.value).default_selection(self.chosen);
        if self.description.is_empty() {
            option
        } else {
            option.description(cut(&self.description, limit::OPTION))
        }
    }
}

impl Modal {
    /// As the answer to an interaction.
    #[must_use]
    pub fn build(&self, sign: Sign) -> CreateInteractionResponse {
        let rows = self
            .inputs
            .iter()
            .map(|input| CreateActionRow::InputText(input.build()))
            .collect();
        let title = cut(&self.title, limit::WINDOW);
        let id = CustomId::new(self.action.clone(), sign).to_string();
        CreateInteractionResponse::Modal(CreateModal::new(id, title).components(rows))
    }
}

impl Input {
    fn build(&self) -> CreateInputText {
        let style = if self.long {
            InputTextStyle::Paragraph
        } else {
            InputTextStyle::Short
        };
        let mut input = CreateInputText::new(style, cut(&self.label, limit::WINDOW), &self.key)
            .required(self.required)
            .max_length(self.max);
        if !self.placeholder.is_empty() {
            input = input.placeholder(cut(&self.placeholder, limit::HINT));
        }
        if !self.value.is_empty() {
            // Counted as the box counts what is typed into it: nothing typed is lost when it is shown again.
            let value: String = self.value.chars().take(usize::from(self.max)).collect();
            input = input.value(value);
        }
        input
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::action::DeliveryPress;

    fn units(text: &serde_json::Value) -> usize {
        text.as_str().map_or(0, |text| text.encode_utf16().count())
    }

    #[test]
    fn whatever_a_school_writes_fits_what_discord_takes() {
        let long = "ą".repeat(9000);
        let mut card = Card::text(&long);
        for _ in 0..3 {
            let embed = Embed::new(&long, &long).footer(&long);
            card.embeds
                .push((0..30).fold(embed, |embed, _| embed.field(&long, &long)));
        }
        let mut choice = Choice::new("1", &long);
        choice.description.clone_from(&long);
        let card = card.select(Select {
            action: DeliveryPress::Noted.into(),
            placeholder: long.clone(),
            options: vec![choice],
            range: (1, 1),
        });
        let built = serde_json::to_value(card.answer(Sign::default())).unwrap();
        assert_eq!(units(&built["content"]), 2000);
        let sizes = built["embeds"].as_array().unwrap().iter().map(|embed| {
            let fields = embed["fields"].as_array().into_iter().flatten();
            let fields: usize = fields.map(|field| units(&field["name"]) + units(&field["value"])).sum();
            units(&embed["title"]) + units(&embed["description"]) + units(&embed["footer"]["text"]) + fields
        });
        assert_eq!(sizes.sum::<usize>(), 6000);
        let select = &built["components"][0]["components"][0];
        let option = &select["options"][0];
        let parts = [&select["placeholder"], &option["label"], &option["description"]];
        assert_eq!(parts.map(units), [150, 100, 100]);
    }

    #[test]
    fn a_window_takes_a_longer_value_than_it_asks_for() {
        let window = Modal {
            action: DeliveryPress::Noted.into(),
            title: "ą".repeat(46),
            inputs: vec![Input {
                key: "room".to_owned(),
                label: "ą".repeat(46),
                placeholder: "ą".repeat(101),
                value: "ą".repeat(100),
                long: false,
                required: false,
                max: 60,
            }],
        };
        let built = serde_json::to_value(window.build(Sign::default())).unwrap();
        let input = &built["data"]["components"][0]["components"][0];
        let parts = [
            &built["data"]["title"],
            &input["label"],
            &input["placeholder"],
            &input["value"],
        ];
        assert_eq!(parts.map(units), [45, 45, 100, 60]);
    }
}
