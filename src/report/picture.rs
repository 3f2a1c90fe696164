//! Who shows to whom, as a picture: a line a host, a coloured field an observer. A list keeps legible what a web of
//! arrows would not: one block of lines for a small school, several side by side for a large one.

use std::sync::Once;

use plotters::backend::{BitMapBackend, DrawingBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, TextStyle, register_font};

/// The picture's words and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The heading.
    pub title: String,
    /// Above the hosts, above the observers.
    pub heads: [String; 2],
    /// What the colours and the frame mean.
    pub legend: Vec<(Field, String)>,
    /// The hosts, in the order in which they are drawn.
    pub rows: Vec<Row>,
}

/// A host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The name.
    pub host: String,
    /// The observers, each with how the field looks.
    pub observers: Vec<(Field, String)>,
}

/// How an observer's field looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Field {
    /// Its colour.
    pub tint: Tint,
    /// A frame around a pair that is held on to.
    pub framed: bool,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tint {
    /// Neither of the others.
    #[default]
    Plain,
    /// Of the host's own APT group.
    Inside,
    /// Of another APT group.
    Outside,
    /// A lesson that nobody observes.
    Empty,
}

/// What the picture could not be drawn for: a fault of ours.
#[derive(Debug, thiserror::Error)]
#[error("no picture: {0}")]
pub struct Fault(String);

impl Fault {
    fn of(fault: impl std::fmt::Display) -> Self {
        Self(fault.to_string())
    }
}

const REGULAR: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/config/fonts/KolegaSans-Regular.ttf"
));
const BOLD: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/fonts/KolegaSans-Bold.ttf"));
/// The library finds letters by family alone, so that each weight is one.
const FAMILIES: [(&str, &[u8]); 2] = [("Kolega Sans", REGULAR), ("Kolega Sans Bold", BOLD)];

/// Up to so many hosts stand in one block, in large letters.
const SMALL: usize = 32;
/// Lines of a block in a larger school.
const LINES: usize = 50;
/// Around everything.
const MARGIN: i32 = 24;
/// Between blocks.
const GAP: i32 = 28;

const INK: RGBColor = RGBColor(0x1F, 0x2A, 0x37);
const FAINT: RGBColor = RGBColor(0x5B, 0x67, 0x75);
const STRIPE: RGBColor = RGBColor(0xF4, 0xF6, 0xF9);
const FRAME: RGBColor = RGBColor(0x1F, 0x2A, 0x37);

impl Tint {
    /// The field and its edge; told apart by lightness too, for those who do not tell colours apart.
    const fn colours(self) -> (RGBColor, RGBColor) {
        match self {
            Self::Plain => (RGBColor(0xE8, 0xEB, 0xEF), RGBColor(0xC4, 0xCA, 0xD2)),
            Self::Inside => (RGBColor(0xF7, 0xD9, 0x8C), RGBColor(0xD9, 0xA4, 0x2E)),
            Self::Outside => (RGBColor(0xCF, 0xE2, 0xF7), RGBColor(0x8A, 0xB4, 0xE0)),
            Self::Empty => (RGBColor(0xFF, 0xFF, 0xFF), RGBColor(0xC2, 0x4B, 0x3F)),
        }
    }
}

/// The sizes that follow from how much there is to draw.
struct Plan {
    text: f64,
    line: i32,
    name: i32,
    field: i32,
    fields: i32,
    blocks: i32,
    lines: i32,
    head: i32,
    foot: i32,
}

impl Plan {
    fn of(picture: &Picture) -> Self {
        let rows = picture.rows.len().max(1);
        let (text, line, widest, lines) = if rows <= SMALL {
            (18.0, 34, 300, rows)
        } else {
            (14.0, 25, 228, rows.div_ceil(rows.div_ceil(LINES)))
        };
        let hosts = picture.rows.iter().map(|row| row.host.as_str());
        let observers = picture.rows.iter().flat_map(|row| &row.observers);
        let most = |names: &mut dyn Iterator<Item = &str>, bold| {
            let widths = names.map(|name| width(name, text, bold));
            widths.max().unwrap_or(0).min(widest).max(60) + 16
        };
        Self {
            name: most(&mut hosts.chain([picture.heads[0].as_str()]), true),
            field: most(
                &mut observers
                    .map(|(_, name)| name.as_str())
                    .chain([picture.heads[1].as_str()]),
                false,
            ),
            fields: picture
                .rows
                .iter()
                .map(|row| row.observers.len())
                .max()
                .unwrap_or(1)
                .max(1) as i32,
            blocks: rows.div_ceil(lines) as i32,
            lines: lines as i32,
            head: (text * 4.6) as i32,
            foot: (text * 2.6) as i32,
            text,
            line,
        }
    }

    const fn block(&self) -> i32 {
        self.name + self.fields * (self.field + 6)
    }

    fn size(&self, legend: i32, title: i32) -> (u32, u32) {
        let width = self.blocks * self.block() + (self.blocks - 1) * GAP;
        let height = self.head + self.lines * self.line + self.foot;
        let width = width.max(legend).max(title) + 2 * MARGIN;
        (width.unsigned_abs(), (height + 2 * MARGIN).unsigned_abs())
    }
}

/// The picture as a PNG file.
///
/// # Errors
/// When the library cannot draw or write it: a fault of ours.
pub fn picture(picture: &Picture) -> Result<Vec<u8>, Fault> {
    fonts();
    let plan = Plan::of(picture);
    let legend: i32 = picture.legend.iter().map(|(_, word)| entry(&plan, word)).sum();
    let size = plan.size(legend, width(&picture.title, plan.text * 1.35, true));
    let mut pixels = vec![0xFF; size.0 as usize * size.1 as usize * 3];
    {
        let mut canvas = Canvas {
            backend: BitMapBackend::with_buffer(&mut pixels, size),
        };
        canvas.draw(picture, &plan)?;
        canvas.backend.present().map_err(Fault::of)?;
    }
    written(&pixels, size)
}

/// The embedded letters, made known to the library once.
fn fonts() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        for (family, bytes) in FAMILIES {
            // Refused only when the bytes are no font; then every text is refused by name.
            drop(register_font(family, FontStyle::Normal, bytes));
        }
    });
}

fn style(size: f64, bold: bool, colour: RGBColor) -> TextStyle<'static> {
    let mut style = TextStyle::from((FAMILIES[usize::from(bold)].0, size).into_font());
    style.color = colour.to_backend_color();
    style.pos = Pos::new(HPos::Left, VPos::Center);
    style
}

fn width(text: &str, size: f64, bold: bool) -> i32 {
    fonts();
    let font = (FAMILIES[usize::from(bold)].0, size).into_font();
    font.box_size(text)
        .map_or(0, |(width, _)| i32::try_from(width).unwrap_or(0))
}

/// The text, or as much of it as fits.
fn fitted(text: &str, size: f64, bold: bool, room: i32) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut short: Vec<char> = text.chars().collect();
    while short.len() > 1 {
        short.pop();
        let cut: String = short.iter().collect::<String>().trim_end().to_owned() + "…";
        if width(&cut, size, bold) <= room {
            return cut;
        }
    }
    "…".to_owned()
}

/// What an entry of the legend takes up.
fn entry(plan: &Plan, word: &str) -> i32 {
    plan.line + 6 + width(word, plan.text, false) + 26
}

struct Canvas<'a> {
    backend: BitMapBackend<'a>,
}

impl Canvas<'_> {
    fn rect(&mut self, (x, y): (i32, i32), (w, h): (i32, i32), colour: RGBColor, fill: bool) -> Result<(), Fault> {
        let to = (x + w - 1, y + h - 1);
        self.backend
            .draw_rect((x, y), to, &colour.to_rgba(), fill)
            .map_err(Fault::of)
    }

    fn text(&mut self, text: &str, (x, middle): (i32, i32), style: &TextStyle<'_>) -> Result<(), Fault> {
        // The library's middle leaves room below the letters that few of them need.
        let middle = middle + (style.font.get_size() * 0.09) as i32;
        self.backend.draw_text(text, style, (x, middle)).map_err(Fault::of)
    }

    fn draw(&mut self, picture: &Picture, plan: &Plan) -> Result<(), Fault> {
        let title = style(plan.text * 1.35, true, INK);
        self.text(&picture.title, (MARGIN, MARGIN + (plan.text * 0.8) as i32), &title)?;
        let faint = style(plan.text, false, FAINT);
        for block in 0..plan.blocks {
            let left = MARGIN + block * (plan.block() + GAP);
            let middle = MARGIN + plan.head - (plan.text * 0.9) as i32;
            self.text(&picture.heads[0], (left + 6, middle), &faint)?;
            self.text(&picture.heads[1], (left + plan.name + 8, middle), &faint)?;
        }
        for (at, row) in (0..).zip(&picture.rows) {
            let left = MARGIN + (at / plan.lines) * (plan.block() + GAP);
            let top = MARGIN + plan.head + (at % plan.lines) * plan.line;
            self.row(row, plan, (left, top), at % plan.lines % 2 == 0)?;
        }
        let mut left = MARGIN;
        let middle = MARGIN + plan.head + plan.lines * plan.line + plan.foot - plan.line / 2;
        for (field, word) in &picture.legend {
            let side = plan.line - 8;
            self.field(*field, (left, middle - side / 2), (side, side))?;
            self.text(word, (left + side + 8, middle), &faint)?;
            left += entry(plan, word);
        }
        Ok(())
    }

    fn row(&mut self, row: &Row, plan: &Plan, (left, top): (i32, i32), striped: bool) -> Result<(), Fault> {
        if striped {
            self.rect((left, top), (plan.block(), plan.line), STRIPE, true)?;
        }
        let middle = top + plan.line / 2;
        let host = fitted(&row.host, plan.text, true, plan.name - 12);
        self.text(&host, (left + 6, middle), &style(plan.text, true, INK))?;
        for (number, (field, name)) in (0..).zip(&row.observers) {
            let x = left + plan.name + number * (plan.field + 6);
            self.field(*field, (x, top + 3), (plan.field, plan.line - 6))?;
            let name = fitted(name, plan.text, false, plan.field - 14);
            let ink = if field.tint == Tint::Empty {
                Tint::Empty.colours().1
            } else {
                INK
            };
            self.text(&name, (x + 8, middle), &style(plan.text, false, ink))?;
        }
        Ok(())
    }

    fn field(&mut self, field: Field, at: (i32, i32), (w, h): (i32, i32)) -> Result<(), Fault> {
        let (inside, edge) = field.tint.colours();
        self.rect(at, (w, h), inside, true)?;
        self.rect(at, (w, h), edge, false)?;
        if field.framed {
            self.rect(at, (w, h), FRAME, false)?;
            self.rect((at.0 + 1, at.1 + 1), (w - 2, h - 2), FRAME, false)?;
        }
        Ok(())
    }
}

fn written(pixels: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, Fault> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().map_err(Fault::of)?;
    writer.write_image_data(pixels).map_err(Fault::of)?;
    writer.finish().map_err(Fault::of)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school(people: usize, name: &str) -> Picture {
        let field = |tint| Field { tint, framed: false };
        let row = |at: usize| Row {
            host: format!("{name} {at}"),
            observers: vec![
                (field(Tint::Inside), format!("{name} {}", at + 1)),
                (field(Tint::Empty), "nepaskirta".to_owned()),
            ],
        };
        Picture {
            title: "2+2 planas".to_owned(),
            heads: ["Rodo".to_owned(), "Stebi".to_owned()],
            legend: vec![(field(Tint::Inside), "ta pati APT grupė".to_owned())],
            rows: (0..people).map(row).collect(),
        }
    }

    fn size(picture: &Picture) -> (u32, u32) {
        let legend = 100;
        Plan::of(picture).size(legend, 100)
    }

    #[test]
    fn every_lithuanian_letter_has_a_shape() {
        fonts();
        let missing = width("\u{FFFD}\u{FFFD}", 40.0, false);
        for letter in "ąčęėįšųūžĄČĘĖĮŠŲŪŽ–→„“…".chars() {
            let alone = width(&letter.to_string(), 40.0, false);
            assert!(alone > 0 && alone != missing, "{letter}");
        }
    }

    #[test]
    fn a_small_school_is_one_block_and_a_large_one_stays_a_page() {
        let small = size(&school(24, "Ona Petraitienė"));
        assert!(small.0 < 1_100 && small.1 < 1_100, "{small:?}");
        let large = size(&school(200, "Aleksandra Konstantina Vaitiekūnaitė-Bernatavičienė"));
        assert!(large.0 < 3_200 && large.1 < 1_600, "{large:?}");
        let nobody = size(&school(0, ""));
        assert!(nobody.0 > 100 && nobody.1 > 100, "{nobody:?}");
    }

    #[test]
    fn a_name_that_is_too_long_is_cut() {
        let name = "Aleksandra Konstantina Vaitiekūnaitė-Bernatavičienė";
        let short = fitted(name, 18.0, false, 150);
        assert!(short.ends_with('…') && width(&short, 18.0, false) <= 150, "{short}");
        assert_eq!(fitted("Ona", 18.0, false, 150), "Ona");
    }

    #[test]
    fn the_picture_is_a_png_and_the_same_every_time() {
        let drawn = picture(&school(2, "Žydrūnė Šileikė")).unwrap();
        assert!(drawn.starts_with(b"\x89PNG\r\n"));
        assert_eq!(drawn, picture(&school(2, "Žydrūnė Šileikė")).unwrap());
        assert_ne!(drawn, picture(&school(3, "Žydrūnė Šileikė")).unwrap());
    }
}
