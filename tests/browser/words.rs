//! What the browser's visitors type and read, in both languages. Sentences are asked of the catalogue, so that a better
//! wording does not break a story; what stands here is typed, or is no sentence of the catalogue.

use kolega::domain::lang::Lang;
use kolega::locale::Texts;

/// What a visitor of one language types, and reads where the words are no sentence of the catalogue.
pub struct Words {
    pub lang: Lang,
    pub channel: &'static str,
    pub friday: &'static str,
    pub monday: &'static str,
    pub prompted: &'static str,
    pub overview: &'static str,
    pub list: &'static str,
    pub preview: &'static str,
    pub members: &'static str,
    pub checkin: &'static str,
    pub leave: &'static str,
    pub repair: &'static str,
    pub status: &'static str,
    pub good: &'static str,
    pub question: &'static str,
    pub present: &'static str,
    pub in_person: &'static str,
    pub done: &'static str,
    pub published: &'static str,
    pub repaired: &'static str,
    pub saved: &'static str,
    pub feedback: &'static str,
    /// What the teacher writes for nobody else to read.
    pub secret: &'static str,
    pub answer: &'static str,
}

/// A Lithuanian visitor.
pub const LT: Words = Words {
    lang: Lang::Lt,
    channel: "apt",
    friday: "2026 m. spalio 2 d., penktadienis",
    monday: "2026 m. spalio 5 d., pirmadienis",
    prompted: "2026 m. spalio 22 d., ketvirtadienis",
    overview: "mano apzvalga",
    list: "zmones sarasas",
    preview: "poros perziura",
    members: "grupe nariai",
    checkin: "grupe irasas",
    leave: "zmones nebuvimas",
    repair: "poros taisyti",
    status: "ataskaita busena",
    good: "Gerai",
    question: "Kurį mokinių poreikį šį mėnesį pastebėjau",
    present: "Kas dalyvavo?",
    in_person: "Gyvai",
    done: "Ką veikėme? (iki 3)",
    published: "Paskelbta porų:",
    repaired: "2+2 planas pataisytas",
    saved: "Išsaugota: ",
    feedback: "Grįžtamasis ryšys kolegai",
    secret: "Pastebėjau, kad mokiniams reikia daugiau laiko klausimams.",
    answer: "Klausimų buvo daug, ir jie buvo mokinių.",
};

/// An English visitor.
pub const EN: Words = Words {
    lang: Lang::En,
    channel: "apt-groups",
    friday: "Friday, 2 October 2026",
    monday: "Monday, 5 October 2026",
    prompted: "Thursday, 22 October 2026",
    overview: "my overview",
    list: "people list",
    preview: "pairing preview",
    members: "group members",
    checkin: "group checkin",
    leave: "people leave",
    repair: "pairing repair",
    status: "report status",
    good: "Good",
    question: "Which pupil need did I notice this month",
    present: "Who took part?",
    in_person: "In person",
    done: "What did we do? (up to 3)",
    published: "Pairs published:",
    repaired: "2+2 plan repaired",
    saved: "Saved: ",
    feedback: "Feedback to a colleague",
    secret: "I noticed that pupils need more time for their questions.",
    answer: "There were many questions, and the pupils asked them.",
};

impl Words {
    /// A sentence of the catalogue without anything to fill in.
    pub fn say(&self, key: &str) -> String {
        Texts::embedded().plain(self.lang, key)
    }

    /// The name of a picture for the documents.
    pub fn picture(&self, name: &str) -> String {
        format!("{name}-{}", self.lang.word())
    }
}
