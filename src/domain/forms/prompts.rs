//! The question of each month (domain §5).

pub use super::file::PromptsFile;
use super::limits;
use super::mistake::FormMistake;
use crate::domain::lang::Text2;

/// One month's question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The month's number, 1–12.
    pub month: u32,
    /// Sub-experiences it speaks of; a hint that pre-selects nothing.
    pub tags: Vec<String>,
    /// The question, at most 100 characters.
    pub text: Text2,
}

/// The questions of all months in which reflections are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompts(Vec<Prompt>);

/// The months that need a question: September to June.
const MONTHS: [u32; 10] = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6];

impl Prompts {
    /// Checks the questions read from the file `name`.
    pub fn build(name: &str, file: &PromptsFile) -> Result<Self, Vec<FormMistake>> {
        let mut mistakes = Vec::new();
        let mut say = |month: u32, mistake: String| {
            mistakes.push(FormMistake {
                file: name.to_owned(),
                field: Some(format!("month {month}")),
                mistake,
            });
        };
        for month in MONTHS {
            match file.prompts.iter().filter(|prompt| prompt.month == month).count() {
                1 => {}
                0 => say(month, "has no question".to_owned()),
                _ => say(month, "has several questions: keep one".to_owned()),
            }
        }
        for prompt in &file.prompts {
            if !MONTHS.contains(&prompt.month) {
                say(prompt.month, "no reflection is written then: 1–6 or 9–12".to_owned());
            }
            for (lang, text) in [("lt", &prompt.text.lt), ("en", &prompt.text.en)] {
                let length = limits::units(text);
                if text.trim().is_empty() || length > limits::PLACEHOLDER {
                    say(
                        prompt.month,
                        format!("the {lang} text has {length} characters, must have 1–100"),
                    );
                }
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let prompts = file.prompts.iter().map(|prompt| Prompt {
            month: prompt.month,
            tags: prompt.tags.clone(),
            text: prompt.text.clone(),
        });
        Ok(Self(prompts.collect()))
    }

    /// The question of the month with this number; absent in July and August.
    #[must_use]
    pub fn of_month(&self, month: u32) -> Option<&Prompt> {
        self.0.iter().find(|prompt| prompt.month == month)
    }
}
