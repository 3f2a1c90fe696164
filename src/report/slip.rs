//! Slips for people who take part on paper: one page a pair, as a word processor's document.
//!
//! The document needs no more than paragraphs and page breaks, so its few parts are written here; the container is the
//! library's that the workbooks use.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::args;
use crate::domain::observation::Slot;
use crate::locale::Words;

/// What stands on one slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipPage {
    /// The school's name.
    pub school: String,
    /// Who shows.
    pub host: String,
    /// Who observes.
    pub observer: String,
    /// The agreed lesson; lines to fill in while there is none.
    pub lesson: Option<Slot>,
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const OPENING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#;

const CLOSING: &str = r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#;

/// A line to write on by hand.
const BLANK: &str = "______________________________________________________________________";

/// The document.
///
/// # Errors
/// When it cannot be written: a fault of ours.
pub fn slips(words: Words<'_>, pages: &[SlipPage]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut body = OPENING.to_owned();
    for (number, page) in pages.iter().enumerate() {
        if number > 0 {
            body.push_str(r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#);
        }
        write_page(&mut body, words, page);
    }
    body.push_str(CLOSING);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", body.as_str()),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(part.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn write_page(body: &mut String, words: Words<'_>, page: &SlipPage) {
    let mut line = |text: &str, size: u32, bold: bool| paragraph(body, text, size, bold);
    line(&words.plain("slip-title"), 32, true);
    line(&page.school, 22, false);
    line(&words.say("slip-host", &args![name = page.host.as_str()]), 24, true);
    line(
        &words.say("slip-observer", &args![name = page.observer.as_str()]),
        24,
        true,
    );
    let lesson = match &page.lesson {
        Some(slot) => {
            let date = words.date(slot.on);
            let room = if slot.room.is_empty() {
                "____"
            } else {
                slot.room.as_str()
            };
            words.say("slip-lesson", &args![date = date, period = slot.period, room = room])
        }
        None => words.plain("slip-lesson-blank"),
    };
    line(&lesson, 24, false);
    line(&words.plain("slip-held"), 24, false);
    line(&words.plain("slip-talked"), 24, false);
    for question in ["slip-focus", "slip-saw", "slip-take"] {
        line(&words.plain(question), 24, true);
        for _ in 0..4 {
            line(BLANK, 24, false);
        }
    }
    line(&words.plain("slip-hand-over"), 20, false);
    line(&words.plain("slip-privacy"), 20, false);
}

/// One paragraph; the size counts half points.
fn paragraph(body: &mut String, text: &str, size: u32, bold: bool) {
    let bold = if bold { "<w:b/>" } else { "" };
    body.push_str(&format!(
        r#"<w:p><w:pPr><w:spacing w:after="160"/></w:pPr><w:r><w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#,
        escaped(text)
    ));
}

/// What XML can hold: its own signs in their long form, control characters left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            ch if ch.is_control() || matches!(ch, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            ch => safe.push(ch),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::domain::lang::Lang;
    use crate::locale::Texts;

    /// What stands on the pages, a paragraph a line; lines to write on are left out.
    fn read(pages: &[SlipPage], lang: Lang) -> String {
        let bytes = slips(Texts::embedded().words(lang), pages).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        let mut part = archive.by_name("word/document.xml").unwrap();
        part.read_to_string(&mut text).unwrap();
        let paragraphs = text.split("<w:t xml:space=\"preserve\">").skip(1);
        let lines = paragraphs.filter_map(|rest| rest.split("</w:t>").next());
        lines.filter(|line| *line != BLANK).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_slip_says_what_to_do_in_both_languages() {
        let page = SlipPage {
            school: "Ąžuolų progimnazija".to_owned(),
            host: "Ona Petraitienė".to_owned(),
            observer: "Jonas Jonaitis".to_owned(),
            lesson: Some(Slot {
                on: "2026-10-08".parse().unwrap(),
                period: 3,
                room: "204".to_owned(),
            }),
        };
        let open = SlipPage {
            lesson: None,
            ..page.clone()
        };
        insta::assert_snapshot!(read(std::slice::from_ref(&page), Lang::Lt), @r"
        Pamokos stebėjimas
        Ąžuolų progimnazija
        Pamoką rodo: Ona Petraitienė
        Stebi: Jonas Jonaitis
        Sutarta: 2026 m. spalio 8 d. · 3 pamoka · kabinetas: 204
        ☐ pamoka įvyko    ☐ neįvyko
        Aptarėme: ____________ (data)
        Į ką rodantis kolega prašo atkreipti dėmesį?
        Ką pamačiau?
        Ką pasiimu savo pamokoms?
        Datas pasakykite kolegai arba koordinatoriui – jie įrašys. Pastabos lieka Jums ir kolegai.
        Nerašykite mokinių vardų ir kitų asmens duomenų.
        ");
        insta::assert_snapshot!(read(&[open], Lang::En), @r"
        Lesson observation
        Ąžuolų progimnazija
        Shows the lesson: Ona Petraitienė
        Observes: Jonas Jonaitis
        Agreed: ____________ (date) · lesson ____ · room: ________
        ☐ took place    ☐ did not take place
        We talked it through on: ____________ (date)
        What does the colleague who shows ask to look at?
        What did I see?
        What do I take along for my lessons?
        Tell the dates to your colleague or the coordinator: they enter them. The notes stay with you and your colleague.
        Do not write pupil names or other personal data.
        ");
    }

    #[test]
    fn every_pair_has_a_page_and_a_name_cannot_break_the_document() {
        let page = |host: &str| SlipPage {
            school: "Ąžuolų progimnazija".to_owned(),
            host: host.to_owned(),
            observer: "Jonas Jonaitis".to_owned(),
            lesson: None,
        };
        let bytes = slips(
            Texts::embedded().words(Lang::Lt),
            &[page("Ona <b>&\u{1}"), page("Rasa")],
        )
        .unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive
            .by_name("word/document.xml")
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert!(
            text.contains("Ona &lt;b&gt;&amp; ") && text.contains("Jonas Jonaitis"),
            "{text}"
        );
        assert_eq!(text.matches(r#"w:type="page""#).count(), 1);
        assert!(!text.contains('\u{1}'));
    }
}
