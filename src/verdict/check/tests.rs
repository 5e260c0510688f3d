//! Made-up articles with their claims set by hand.

use chrono::{NaiveDate, Weekday};
use rust_decimal::Decimal;

use super::super::{Case, Check, CheckKind, ReportLang};
use crate::claim::{Claim, Frame, Modality};
use crate::rules::{RuleFiles, Rules};
use crate::text::{Article, Block, BlockKind, Lines, Sentence, Span};
use crate::value::{Dimension, Edtf, End, Partial, Quantity, Unit, UnitId, Value};

/// The rules with the few units these tests need.
fn rules() -> Rules {
    let mut rules = Rules::load(&RuleFiles::built_in()).unwrap();
    let d = |n: i64, scale: u32| Decimal::new(n, scale);
    for (code, dimension, factor, offset) in [
        ("1", Dimension::Count, d(1, 0), d(0, 0)),
        ("%", Dimension::Percent, d(1, 0), d(0, 0)),
        ("pp", Dimension::Points, d(1, 0), d(0, 0)),
        ("a", Dimension::Months, d(12, 0), d(0, 0)),
        ("mo", Dimension::Months, d(1, 0), d(0, 0)),
        ("wk", Dimension::Time, d(604_800, 0), d(0, 0)),
        ("d", Dimension::Time, d(86_400, 0), d(0, 0)),
        ("h", Dimension::Time, d(3_600, 0), d(0, 0)),
        ("min", Dimension::Time, d(60, 0), d(0, 0)),
        ("s", Dimension::Time, d(1, 0), d(0, 0)),
        ("m", Dimension::Length, d(1, 0), d(0, 0)),
        ("km", Dimension::Length, d(1000, 0), d(0, 0)),
        ("MI", Dimension::Length, d(1_609_344, 3), d(0, 0)),
        ("FT", Dimension::Length, d(3048, 4), d(0, 0)),
        ("m2", Dimension::Area, d(1, 0), d(0, 0)),
        ("[ft_i]2", Dimension::Area, d(9_290_304, 8), d(0, 0)),
        ("km2", Dimension::Area, d(1_000_000, 0), d(0, 0)),
        ("har", Dimension::Area, d(10_000, 0), d(0, 0)),
        ("[mi_i]2", Dimension::Area, d(25_899_881, 1), d(0, 0)),
        ("t", Dimension::Mass, d(1000, 0), d(0, 0)),
        ("[lb_av]", Dimension::Mass, d(45_359_237, 8), d(0, 0)),
        ("Cel", Dimension::Temperature, d(1, 0), d(27315, 2)),
        ("DF", Dimension::Temperature, d(5, 0) / d(9, 0), d(45967, 2) * d(5, 0) / d(9, 0)),
        ("EUR", Dimension::Money, d(1, 0), d(0, 0)),
        ("USD", Dimension::Money, d(1, 0), d(0, 0)),
        ("PKR", Dimension::Money, d(1, 0), d(0, 0)),
    ] {
        rules.units.insert(Unit { code: code.into(), dimension, factor, offset });
    }
    rules
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// An article of one block whose sentences end in a full stop and a space, or at a line end.
fn article(text: &str, language: &str, published: Option<NaiveDate>) -> Article {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut cut = |end: usize| {
        if text[start..end].chars().any(char::is_alphanumeric) {
            sentences.push(Sentence { span: Span::new(start, end), block: 0, quoted: false });
        }
        start = end;
    };
    for (at, c) in text.char_indices() {
        let stop = matches!(c, '.' | '!' | '?') && text[at + 1..].starts_with(' ');
        if stop || c == '\n' {
            cut(at + 1);
        }
    }
    cut(text.len());
    Article {
        path: "a.txt".into(),
        text: text.into(),
        lines: Lines::new(text),
        language: language.into(),
        title: None,
        source: None,
        published,
        printed: None,
        published_from: None,
        blocks: vec![Block { kind: BlockKind::Body, span: Span::new(0, text.len()) }],
        sentences,
    }
}

fn claim(article: &Article, span: Span, value: Value) -> Claim {
    let sentence = article.sentences.iter().position(|s| s.span.contains(span)).unwrap_or(0);
    Claim {
        id: String::new(),
        document: 0,
        span,
        outer: span,
        sentence,
        block: BlockKind::Body,
        value,
        weekday: None,
        absolute: true,
        frame: Frame::default(),
        attribution: None,
        modality: Modality::Asserted,
        as_of: None,
        former: false,
        revised: false,
        difference: false,
        part: false,
        telling: false,
        tie: None,
        trail: crate::grammar::Trail::default(),
    }
}

/// A value as a test names it: `"1100 km2"`, `"86 %"`, a date in EDTF, `"8th mo"`, `"7~ mo"`, `">60 a"`.
fn value(rules: &Rules, text: &str) -> Value {
    let (number, code) = text.split_once(' ').unwrap_or((text, ""));
    if code.is_empty() {
        let part = |s: &str| {
            let mut bits = s.split('-').map(|b| b.parse::<i32>().unwrap());
            Partial {
                year: bits.next(),
                masked: 0,
                month: bits.next().map(|m| m as u8),
                day: bits.next().map(|d| d as u8),
            }
        };
        return Value::Date(match number.split_once('/') {
            Some((a, b)) => Edtf::interval(End::At(part(a)), if b == ".." { End::Open } else { End::At(part(b)) }),
            None => Edtf::at(part(number)),
        });
    }
    let unit = rules.units.find(code).unwrap();
    let rank = number.strip_suffix("th");
    let above = number.strip_prefix('>');
    let about = number.strip_suffix('~');
    let n: Decimal = rank.or(above).or(about).unwrap_or(number).parse().unwrap();
    let mut grain = Decimal::new(1, n.scale());
    while grain >= Decimal::ONE && !n.is_zero() && (n % (grain * Decimal::TEN)).is_zero() {
        grain *= Decimal::TEN;
    }
    let mut q = Quantity::exact(n, grain, unit);
    q.approx = about.is_some();
    if above.is_some() {
        (q.max, q.strict) = (None, true);
    }
    match unit {
        _ if rank.is_some() => Value::Ordinal(q),
        UnitId::YEAR | UnitId::MONTH | UnitId::WEEK | UnitId::DAY | UnitId::HOUR => Value::Duration(q),
        _ => Value::Quantity(q),
    }
}

/// Checks a text whose claims stand in it as `[printed|value]`, with a weekday after a second bar.
fn run(marked: &str, language: &str, published: NaiveDate) -> Vec<Check> {
    let rules = rules();
    let (mut text, mut found) = (String::new(), Vec::new());
    for (at, piece) in marked.split('[').enumerate() {
        let Some((inside, rest)) = piece.split_once(']').filter(|_| at > 0) else {
            text.push_str(piece);
            continue;
        };
        let bits: Vec<&str> = inside.split('|').collect();
        let start = text.len();
        text.push_str(bits[0]);
        found.push((
            Span::new(start, text.len()),
            bits[1].to_owned(),
            bits.get(2).map(|w| w.parse::<Weekday>().unwrap()),
        ));
        text.push_str(rest);
    }
    let article = article(&text, language, Some(published));
    let claims: Vec<Claim> = found
        .into_iter()
        .map(|(span, v, weekday)| {
            let mut claim = claim(&article, span, value(&rules, &v));
            claim.weekday = weekday;
            claim
        })
        .collect();
    let lang = if language == "fr" { ReportLang::French } else { ReportLang::English };
    super::checks(Case { articles: &[article], claims: &claims, rules: &rules, lang })
}

/// Kind, verdict and expectation of all checks of a text.
fn told(marked: &str, language: &str) -> Vec<(CheckKind, bool, String)> {
    run(marked, language, day(2024, 5, 20))
        .into_iter()
        .map(|c| (c.check, c.ok, c.expected.unwrap_or_default()))
        .collect()
}

#[test]
fn checks_what_belongs_together() {
    use CheckKind::{Age, Conversion, Elapsed, Implied, Impossible, Order, Percentage, Sum, Weekday};
    for (lang, text, kind, ok, expected) in [
        ("en", "It opened on [Monday 20 May|2024-05-20|Mon].", Weekday, true, ""),
        ("en", "It opened on [Tuesday 20 May|2024-05-20|Tue].", Weekday, false, "Monday"),
        ("fr", "Il a ouvert [dimanche 20 mai|2024-05-20|Sun].", Weekday, false, "lundi"),
        ("en", "The dam is [40 metres|40 m] ([131 feet|131 FT]) high.", Conversion, true, ""),
        ("en", "A [12 km|12 km] ([75 miles|75 MI]) road.", Conversion, false, "7 miles"),
        ("en", "May was [2C|2 Cel] ([35.6F|35.6 DF]) warmer than usual.", Conversion, false, "3.6F"),
        ("en", "May was [2C|2 Cel] ([3.6F|3.6 DF]) warmer than usual.", Conversion, true, ""),
        ("en", "Of the [800|800 1] seats, [200|200 1], or [25%|25 %], were sold.", Percentage, true, ""),
        ("en", "Of the [800|800 1] seats, [200|200 1], or [52%|52 %], were sold.", Percentage, false, "25%"),
        ("fr", "Sur [800|800 1] places, dont [200|200 1], soit [52 %|52 %], vendues.", Percentage, false, "25\u{a0}%"),
        ("en", "Some [800|800~ 1] came, including [200|200 1], or [2.5%|2.5 %], by sea.", Percentage, false, "25%"),
        ("en", "Sales fell [20%|20 %] to [80 tonnes|80 t], from [100 tonnes|100 t].", Percentage, true, ""),
        (
            "fr",
            "Le taux passe de [9 %|9 %] à [7,5 %|7.5 %], une baisse de [1,5 %|1.5 %].",
            Percentage,
            false,
            "1,5 point",
        ),
        ("fr", "Le taux passe de [9 %|9 %] à [7,5 %|7.5 %], soit [1,5 point|1.5 pp] de moins.", Percentage, true, ""),
        (
            "en",
            "They hold [90|90 1] towns: [50|50 1] in the north, [30|30 1] in the east and [10|10 1] inland.",
            Sum,
            true,
            "",
        ),
        (
            "en",
            "They hold [96|96 1] towns: [50|50 1] in the north, [30|30 1] in the east and [10|10 1] inland.",
            Sum,
            false,
            "90",
        ),
        (
            "fr",
            "Il y avait [120|120 1] cars et [15|15 1] camions, soit [153|153 1] véhicules au total.",
            Sum,
            false,
            "135",
        ),
        (
            "en",
            "A bus fell, killing [12|12 1] and injuring [31|31 1] of the [34|34 1] people on board.",
            Sum,
            false,
            "43",
        ),
        ("fr", "Il y avait [368|368 1] cars et [31|31 1] camions, c'est-à-dire [417|417 1] engins.", Sum, false, "399"),
        (
            "en",
            "Some [510|510 1] posts go: [180|180 1] in Hull, [130|130 1] in Leeds and [210|210 1] in York.",
            Sum,
            false,
            "520",
        ),
        ("en", "Of the [eight|8 1] tried, [six|6 1] were convicted and [two|2 1] walked free.", Sum, true, ""),
        ("en", "Of the [eight|8 1] tried, [six|6 1] were convicted and [three|3 1] walked free.", Sum, false, "9"),
        ("fr", "Le bilan est de [six|6 1] morts, [quatre|4 1] femmes et [deux|2 1] hommes.", Sum, true, ""),
        (
            "en",
            "The fire took [seven|7 1] lives. The flood took [two|2 1]: a combined toll of [nine|9 1].",
            Sum,
            true,
            "",
        ),
        ("fr", "Il roulait à [118 m|118 m], soit [48 m|48 m] au-dessus des [70 m|70 m] autorisés.", Sum, true, ""),
        ("fr", "Il roulait à [118 m|118 m], soit [84 m|84 m] au-dessus des [70 m|70 m] autorisés.", Sum, false, "48 m"),
        ("en", "They have [39|39 1] points, [six|6 1] more than Lille ([33|33 1]).", Sum, true, ""),
        ("en", "Tax rises by [1.5%|1.5 %], from [7.5%|7.5 %] to [9%|9 %].", Percentage, false, "1.5 percentage point"),
        (
            "fr",
            "Il offre [4,5 %|4.5 %], au lieu de [3,8 %|3.8 %], soit un effort supplémentaire de [0,7 %|0.7 %].",
            Percentage,
            false,
            "0,7 point",
        ),
        ("en", "The fund of [$40|40 USD] is [20%|20 %] spent: [$18|18 USD] has gone.", Percentage, false, "45%"),
        ("en", "Sales fell [20%|20 %], from [100 tonnes|100 t] to [80 tonnes|80 t].", Percentage, true, ""),
        ("en", "Sales fell [12%|12 %], from [100 tonnes|100 t] to [80 tonnes|80 t].", Percentage, false, "20%"),
        ("en", "She led with [18,492|18492 1] votes to [18,917|18917 1].", Order, false, ""),
        ("en", "It lasts from [Sunday 19 May|2024-05-19/..|Sun] on.", Weekday, true, ""),
        ("en", "It lasts from [Sunday 20 May|2024-05-20/..|Sun] on.", Weekday, false, "Monday"),
        (
            "fr",
            "Ouvert du [8 au 19 avril|2024-04-08/2024-04-19], le parc a duré [six jours|6 d].",
            Elapsed,
            false,
            "11 à 12 jours",
        ),
        ("fr", "Luc, [40 ans|40 a], né en [1975|1975], est là.", Age, false, "48 ou 49 ans"),
        ("fr", "Luc, [48 ans|48 a], né en [1975|1975], est là.", Age, true, ""),
        ("fr", "La loi repousse le délai de [12|12 1] à [10|10 1] mois.", Order, false, "de 10 à 12"),
        ("en", "The bill raises the limit from [10|10 1] to [12|12 1] months.", Order, true, ""),
        ("fr", "Ouvert du [27 au 21 mai|2024-05-27/2024-05-21].", Order, false, ""),
        (
            "en",
            "The worst in more than [50 years|>50 a], since the flood of [1994|1994].",
            Elapsed,
            false,
            "29.4 to 30.4 years",
        ),
        ("en", "The strike, launched on [20 February|2024-02-20], is now [three months|3 mo] old.", Elapsed, true, ""),
        (
            "fr",
            "Le conflit, déclenché le [20 mars|2024-03-20], est dans son [troisième mois|3th mo].",
            Elapsed,
            true,
            "",
        ),
        ("fr", "On compte [dix jours|10 d], du [1er au 10 mai|2024-05-01/2024-05-10].", Elapsed, true, ""),
        (
            "en",
            "It left on [1 June|2024-06-01]. [Six days|6 d] later, on [10 June|2024-06-10], it sank.",
            Elapsed,
            false,
            "9 days",
        ),
        (
            "fr",
            "Parti le [3 mai|2024-05-03], il revient le [11 mai|2024-05-11], [huit jours|8 d] plus tard.",
            Elapsed,
            true,
            "",
        ),
        (
            "en",
            "It began in [2012|2012]; [three years|3 a] later, in [2019|2019], it ended.",
            Elapsed,
            false,
            "6 to 8 years",
        ),
        (
            "en",
            "Turnout was [64%|64 %], a drop of [6%|6 %] from [70%|70 %] in May.",
            Percentage,
            false,
            "6 percentage points",
        ),
        (
            "en",
            "The council raised the tax by [2%|2 %], from [10%|10 %] to [12%|12 %].",
            Percentage,
            false,
            "2 percentage points",
        ),
        (
            "fr",
            "Le chômage baisse de [0,5 %|0.5 %] à [4,5 %|4.5 %], contre [5 %|5 %] en mai.",
            Percentage,
            false,
            "0,5 point",
        ),
        (
            "en",
            "It sold [600|600 1] cars, against [800|800 1] a year ago, a drop of [35%|35 %].",
            Percentage,
            false,
            "25%",
        ),
        (
            "fr",
            "Les élèves sont passés de [800|800 1] à [600|600 1], une baisse de [40 %|40 %].",
            Percentage,
            false,
            "25\u{a0}%",
        ),
        ("fr", "On en a [600|600 1], contre [800|800 1] en mai, une baisse de [25 %|25 %].", Percentage, true, ""),
        (
            "en",
            "We had [80|80 1] cows. We have [60|60 1]. That is [20|20 1] cows, or [45%|45 %] of them.",
            Percentage,
            false,
            "25%",
        ),
        (
            "en",
            "The [20%|20 %] due on the price of [50m euros|50 EUR] comes to [15m euros|15 EUR].",
            Percentage,
            false,
            "30%",
        ),
        ("fr", "Les [20 %|20 %] dus sur [50 euros|50 EUR] représentent [10 euros|10 EUR].", Percentage, true, ""),
        ("en", "It found [71%|71 %] in favour, [22%|22 %] against and [9%|9 %] undecided.", Sum, false, ""),
        ("fr", "On compte [48 %|48 %] de pour, [40 %|40 %] de contre et [12 %|12 %] d'indécis.", Sum, true, ""),
        (
            "en",
            "Debt is [172bn|172000000000 EUR], or [2,200|2200 EUR] for each of the city's [78,500|78500 1] people.",
            Implied,
            false,
            "173,000,000",
        ),
        (
            "fr",
            "La dette est de [172 millions|172000000 EUR], soit [2 190|2190 EUR] pour chacun des [78 500|78500 1] habitants.",
            Implied,
            true,
            "",
        ),
        (
            "en",
            "It passed by [61|61 1] votes to [30|30 1] with [nine|9 1] abstentions in the [97|97 1]-seat house.",
            Sum,
            false,
            "100",
        ),
        (
            "fr",
            "Par [58|58 1] voix contre [30|30 1] et [neuf|9 1] abstentions, l'assemblée de [97|97 1] élus a voté.",
            Sum,
            true,
            "",
        ),
        (
            "fr",
            "Il a [36|36 1] sièges sur [81|81 1]. Le centre en a [28|28 1], la droite [treize|13 1] et les autres [cinq|5 1].",
            Sum,
            false,
            "82",
        ),
        (
            "fr",
            "On compte [34|34 1] morts, dont [onze|11 1] enfants, et [26|26 1] disparus. [105|105 1] ont survécu, soit un total de [156|156 1].",
            Sum,
            false,
            "165",
        ),
        (
            "fr",
            "Elle supprime [1 850|1850 1] postes, dont [1 120|1120 1] à Brest, [340|340 1] à Lens et [300|300 1] à Nice.",
            Sum,
            false,
            "1\u{202f}760",
        ),
        ("en", "It opened in [1957|1957] and is [67|67 a] years old.", Elapsed, true, ""),
        (
            "en",
            "The vote of [2 May|2024-05-02] was put off by [two weeks|2 wk]. It is on [16 May|2024-05-16].",
            Elapsed,
            true,
            "",
        ),
        ("fr", "Elle a obtenu [130 %|130 %] des voix.", Impossible, false, "au plus 100\u{a0}%"),
        ("en", "It was on [31 June|2024-06-31].", Impossible, false, ""),
    ] {
        let all = told(text, lang);
        assert!(all.contains(&(kind, ok, expected.to_owned())), "{text}: {all:?}");
        assert!(all.iter().all(|c| c.1 || !ok), "{text}: {all:?}");
    }
}

#[test]
fn says_nothing_of_what_only_stands_side_by_side() {
    for (lang, text) in [
        ("en", "Police counted [800|800 1] people and [200|200 1] cars, up [52%|52 %] on last year."),
        ("en", "Some [800|800~ 1] came, including [200|200 1], or [30%|30 %], by sea."),
        ("en", "It sold [120|120 1] cars and [15|15 1] vans; [40|40 1] were returned."),
        ("en", "A bus fell, killing [2|2 1] and injuring [3|3 1] of the [34|34 1] people on board."),
        ("fr", "L'inflation passe de [9 %|9 %] à [7,5 %|7.5 %] et la croissance est de [1,4 %|1.4 %]."),
        ("en", "Of them [60%|60 %] own a car, [55%|55 %] a bike and [5%|5 %] had no opinion."),
        ("en", "Of them, [71%|71 %] ski, [22%|22 %] skate and [9%|9 %] swim."),
        ("fr", "[Neuf|9 1] personnes, dont [deux|2 1] agents, sont blessées, et [dix-sept|17 1] arrêtées."),
        ("fr", "L'eau monte à [313 m|313 m], soit [80 m|80 m] au-dessus du seuil."),
        ("en", "[Twelve|12 1] men and [three|3 1] women, or [five|5 1] more than in May."),
        ("en", "She won [18,917|18917 1] votes to [18,492|18492 1]."),
        ("en", "It passed by [61|61 1] votes to [30|30 1] with [two|2 1] abstentions in the [97|97 1]-seat house."),
        (
            "en",
            "It cut [900|900 1] posts, including [410|410 1] in Lens, [320|320 1] in Brest and [100|100 1] in Nice.",
        ),
        ("en", "It was [3 May|2024-05-03]. It moved [five weeks|5 wk] ago and came back on [9 May|2024-05-09]."),
        ("en", "It sold [600|600 1] cars, against [800|800 1], a fall of [20%|20 %] in profit."),
        ("en", "It went from [800|800 1] to [600|600 1], a drop of [7%|7 %] a year."),
        ("en", "The rate rose [3%|3 %]; it was [9%|9 %] in May and [6%|6 %] in June."),
        ("en", "It began on [1 June|2024-06-01] and closed six days later. On [20 June|2024-06-20] it reopened."),
        ("fr", "Le texte passe de [12|12 1] à [10|10 1] articles."),
        ("en", "Ann, [40|40 a], met a man born in [1930|1930] who died in [2001|2001]."),
        ("en", "The firm has run for [five years|5 a] and moved in [2001|2001]."),
        ("en", "The road is [12 km|12 km] long and [75 miles|75 MI] away."),
    ] {
        let all = told(text, lang);
        assert!(all.is_empty(), "{text}: {all:?}");
    }
}
