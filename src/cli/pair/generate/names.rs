//! Names for people who do not exist.

const WOMEN: [&str; 24] = [
    "Rasa", "Ona", "Eglė", "Ieva", "Vida", "Laima", "Greta", "Aušra", "Jurgita", "Rūta", "Birutė", "Nijolė", "Asta",
    "Milda", "Edita", "Živilė", "Daiva", "Jolanta", "Kristina", "Lina", "Renata", "Sigita", "Vilma", "Inga",
];
const MEN: [&str; 16] = [
    "Jonas",
    "Tomas",
    "Mindaugas",
    "Darius",
    "Algirdas",
    "Paulius",
    "Karolis",
    "Rokas",
    "Arūnas",
    "Gintaras",
    "Vytautas",
    "Andrius",
    "Linas",
    "Marius",
    "Saulius",
    "Žygimantas",
];
/// Of a woman and of a man.
const SURNAMES: [(&str, &str); 30] = [
    ("Jonaitienė", "Jonaitis"),
    ("Petraitienė", "Petraitis"),
    ("Kazlauskienė", "Kazlauskas"),
    ("Žukauskaitė", "Žukauskas"),
    ("Balčiūnaitė", "Balčiūnas"),
    ("Paulauskaitė", "Paulauskas"),
    ("Stankevičienė", "Stankevičius"),
    ("Urbonienė", "Urbonas"),
    ("Kavaliauskienė", "Kavaliauskas"),
    ("Rimkutė", "Rimkus"),
    ("Vasiliauskaitė", "Vasiliauskas"),
    ("Butkienė", "Butkus"),
    ("Navickaitė", "Navickas"),
    ("Sakalauskienė", "Sakalauskas"),
    ("Gudaitienė", "Gudaitis"),
    ("Mikalauskaitė", "Mikalauskas"),
    ("Šimkienė", "Šimkus"),
    ("Dambrauskaitė", "Dambrauskas"),
    ("Žilinskienė", "Žilinskas"),
    ("Grigaitienė", "Grigaitis"),
    ("Černiauskaitė", "Černiauskas"),
    ("Pociuvienė", "Pocius"),
    ("Juškevičienė", "Juškevičius"),
    ("Adomaitienė", "Adomaitis"),
    ("Mažeikienė", "Mažeika"),
    ("Bernotaitė", "Bernotas"),
    ("Lukošienė", "Lukošius"),
    ("Morkūnaitė", "Morkūnas"),
    ("Tamulienė", "Tamulis"),
    ("Vaitkutė", "Vaitkus"),
];

/// The name of person `at`: no two are alike.
pub(super) fn name(at: usize) -> String {
    let first = at % (WOMEN.len() + MEN.len());
    let rest = at / (WOMEN.len() + MEN.len());
    let woman = first < WOMEN.len();
    let surname = |at: usize| {
        let (she, he) = SURNAMES[at % SURNAMES.len()];
        if woman { she } else { he }
    };
    let given = if woman { WOMEN[first] } else { MEN[first - WOMEN.len()] };
    // The surname moves on with the given name, so that neighbours on a list are not of one family.
    let (one, more) = (rest + first, rest / SURNAMES.len());
    match more {
        0 => format!("{given} {}", surname(one)),
        _ if more <= SURNAMES.len() => format!("{given} {}-{}", surname(one), surname(more - 1)),
        _ => format!(
            "{given} {}-{} {}",
            surname(one),
            surname(more - 1),
            more / SURNAMES.len() + 1
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike() {
        let names: std::collections::HashSet<String> = (0..100_000).map(name).collect();
        assert_eq!(names.len(), 100_000);
    }
}
