//! One value in many spellings.

/// A text and its language.
type Spelt = (&'static str, String);

const UNITS_EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS_EN: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const UNITS_FR: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const TENS_FR: [&str; 7] = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];

fn pick(words: &[&'static str], at: u64) -> &'static str {
    words[usize::try_from(at).unwrap()]
}

/// Below a million.
fn english(n: u64) -> String {
    match n {
        0..20 => pick(&UNITS_EN, n).into(),
        20..100 if n.is_multiple_of(10) => pick(&TENS_EN, n / 10).into(),
        20..100 => format!("{}-{}", pick(&TENS_EN, n / 10), english(n % 10)),
        100..1000 if n.is_multiple_of(100) => format!("{} hundred", english(n / 100)),
        100..1000 => format!("{} hundred and {}", english(n / 100), english(n % 100)),
        _ if n.is_multiple_of(1000) => format!("{} thousand", english(n / 1000)),
        _ if n % 1000 < 100 => format!("{} thousand and {}", english(n / 1000), english(n % 1000)),
        _ => format!("{} thousand {}", english(n / 1000), english(n % 1000)),
    }
}

/// Below a million.
fn french(n: u64) -> String {
    match n {
        0..20 => pick(&UNITS_FR, n).into(),
        80 => "quatre-vingts".into(),
        71 => "soixante et onze".into(),
        60..80 if n != 60 && n != 61 => format!("soixante-{}", french(n - 60)),
        81..100 => format!("quatre-vingt-{}", french(n - 80)),
        20..70 if n.is_multiple_of(10) => pick(&TENS_FR, n / 10).into(),
        20..70 if n % 10 == 1 => format!("{} et un", pick(&TENS_FR, n / 10)),
        20..70 => format!("{}-{}", pick(&TENS_FR, n / 10), french(n % 10)),
        100 => "cent".into(),
        101..200 => format!("cent {}", french(n - 100)),
        200..1000 if n.is_multiple_of(100) => format!("{} cents", french(n / 100)),
        200..1000 => format!("{} cent {}", french(n / 100), french(n % 100)),
        1000 => "mille".into(),
        1001..2000 => format!("mille {}", french(n - 1000)),
        _ => {
            // "quatre-vingts" and "cents" lose their s before "mille".
            let thousands = french(n / 1000);
            let thousands = match thousands.strip_suffix('s') {
                Some(bare) if bare.ends_with("vingt") || bare.ends_with("cent") => bare,
                _ => &thousands,
            };
            if n.is_multiple_of(1000) {
                format!("{thousands} mille")
            } else {
                format!("{thousands} mille {}", french(n % 1000))
            }
        }
    }
}

/// Digits in groups of three.
fn grouped(n: u64, separator: &str) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

/// A number below a million in English and French.
pub fn counts(n: u64) -> Vec<Spelt> {
    let mut out: Vec<Spelt> =
        vec![("en", grouped(n, ",")), ("en", english(n)), ("fr", french(n)), ("fr", n.to_string())];
    for separator in [" ", ".", "\u{a0}", "\u{202f}"] {
        out.push(("fr", grouped(n, separator)));
    }
    if n >= 2000 && n.is_multiple_of(1000) {
        out.push(("en", format!("{} thousand", n / 1000)));
        out.push(("fr", format!("{} mille", n / 1000)));
    }
    out
}

/// Measures of so many, each in all its units: exactly the same.
pub fn measures(n: u64) -> Vec<Vec<Spelt>> {
    let (en, fr) = (grouped(n, ","), grouped(n, "\u{202f}"));
    let (tenth, virgule) = (format!("{}.{}", n / 10, n % 10), format!("{},{}", n / 10, n % 10));
    vec![
        vec![
            ("en", format!("The fire burned {en} square kilometres of forest.")),
            ("en", format!("The fire burned {en} km2 of forest.")),
            ("en", format!("The fire burned {} hectares of forest.", grouped(n * 100, ","))),
            ("fr", format!("Le feu a brûlé {fr} km² de forêt.")),
            ("fr", format!("Le feu a brûlé {} hectares de forêt.", grouped(n * 100, " "))),
            ("fr", format!("Le feu a brûlé {} kilomètres carrés de forêt.", grouped(n, "."))),
        ],
        vec![
            ("en", format!("The company lost €{tenth} million.")),
            ("en", format!("The company lost {tenth} million euros.")),
            ("en", format!("The company lost €{}.", grouped(n * 100_000, ","))),
            ("fr", format!("La société a perdu {virgule} millions d'euros.")),
            ("fr", format!("La société a perdu {virgule} M€.")),
            ("fr", format!("La société a perdu {} euros.", grouped(n * 100_000, "\u{a0}"))),
        ],
        vec![
            ("en", format!("The ship carried {en} tonnes of grain.")),
            ("en", format!("The ship carried {} kilograms of grain.", grouped(n * 1000, ","))),
            ("fr", format!("Le navire portait {fr} tonnes de céréales.")),
            ("fr", format!("Le navire portait {} kg de céréales.", grouped(n * 1000, "."))),
        ],
    ]
}

/// A distance of so many miles, as each unit rounds it.
pub fn rounded(n: u64) -> Vec<Spelt> {
    let metres = n * 1_609_344 / 1000;
    let (whole, tenth) = ((metres + 50) / 1000, (metres + 50) % 1000 / 100);
    vec![
        ("en", format!("The river flooded {} miles of road.", grouped(n, ","))),
        ("en", format!("The river flooded {}.{tenth} kilometres of road.", grouped(whole, ","))),
        ("fr", format!("Le fleuve a inondé {},{tenth} km de routes.", grouped(whole, "\u{202f}"))),
    ]
}

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A day; months count from 0.
pub fn days(day: usize, month: usize, year: u32) -> Vec<Spelt> {
    let (en, fr) = (MONTHS_EN[month], MONTHS_FR[month]);
    let first = if day == 1 { "1er".to_owned() } else { day.to_string() };
    vec![
        ("en", format!("The bridge opened on {day} {en} {year}.")),
        ("en", format!("The bridge opened on {en} {day}, {year}.")),
        ("en", format!("The bridge opened on {year}-{:02}-{day:02}.", month + 1)),
        ("fr", format!("Le pont a été inauguré le {first} {fr} {year}.")),
        ("fr", format!("Le pont a été inauguré le {day:02}/{:02}/{year}.", month + 1)),
    ]
}
