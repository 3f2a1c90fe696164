//! Cards as the library's builders: the one file that knows how Discord takes them, cut to its limits.

use poise::serenity_prelude as serenity;
use serenity::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateAttachment, CreateButton, CreateEmbed,
    CreateEmbedFooter, CreateInputText, CreateInteractionResponse, CreateInteractionResponseMessage, CreateMessage,
    CreateModal, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, EditInteractionResponse,
    InputTextStyle, ReactionType,
};

use super::{Button, Card, Choice, Embed, Input, Modal, People, Row, Select, Style, Tone, cut, limit};
use crate::discord::custom_id::{CustomId, Sign};
use crate::domain::delivery::Mark;

impl Card {
    fn built_embeds(&self) -> Vec<CreateEmbed> {
        self.embeds.iter().map(Embed::build).collect()
    }

    fn built_rows(&self, sign: Sign) -> Vec<CreateActionRow> {
        self.rows.iter().map(|row| row.build(sign)).collect()
    }

    fn mentions(&self) -> CreateAllowedMentions {
        CreateAllowedMentions::new().users(self.notify.iter().map(|id| serenity::UserId::new(*id)))
    }

    /// The files, which go beside the body of an answer.
    pub(in crate::discord) fn attachments(&self) -> Vec<CreateAttachment> {
        self.files
            .iter()
            .map(|file| CreateAttachment::bytes(file.bytes.clone(), file.name.clone()))
            .collect()
    }

    /// As an unasked message, whose buttons carry the sign it is recognised by.
    pub fn message(&self, mark: Mark) -> CreateMessage {
        CreateMessage::new()
            .content(&self.text)
            .embeds(self.built_embeds())
            .components(self.built_rows(Sign::of(mark)))
            .allowed_mentions(self.mentions())
    }

    /// As the content of an answer that only one person sees.
    pub fn answer(&self, sign: Sign) -> CreateInteractionResponseMessage {
        CreateInteractionResponseMessage::new()
            .ephemeral(true)
            .content(&self.text)
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
            .content(&self.text)
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
    fn build(&self) -> CreateEmbed {
        let colour = match self.tone {
            Tone::Calm => 0x4A_6F_A5,
            Tone::Done => 0x3B_8E_5A,
            Tone::Needs => 0xC9_8A_1B,
        };
        let mut embed = CreateEmbed::new().colour(colour);
        if !self.title.is_empty() {
            embed = embed.title(cut(&self.title, limit::TITLE));
        }
        if !self.text.is_empty() {
            embed = embed.description(cut(&self.text, limit::TEXT));
        }
        if !self.footer.is_empty() {
            embed = embed.footer(CreateEmbedFooter::new(cut(&self.footer, limit::FOOTER)));
        }
        let fields = self.fields.iter().take(limit::FIELDS);
        embed.fields(fields.map(|(name, value)| (cut(name, limit::TITLE), cut(value, limit::FIELD), false)))
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
            input = input.value(&self.value);
        }
        input
    }
}
