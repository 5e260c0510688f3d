//! Sentences to values: units, money, ranges, bounds.

use crate::grammar::{Reading, mentions};
use crate::report::value_text;
use crate::rules::{RuleFiles, Rules};
use crate::text::{Hints, read};
use crate::value::Value;

fn holds(code: &str, cases: &[(&str, &str)]) {
    let rules = Rules::load(&RuleFiles::built_in()).unwrap();
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let hints = Hints { lang: Some(code.into()), ..Hints::default() };
        let article = read("a.txt", text.as_bytes().to_vec(), &hints, &rules).unwrap();
        let found = mentions(&article, &rules);
        let value = |m: &Reading| match m {
            Reading::Quantity(q) => Some(value_text(&Value::Quantity(*q), &rules)),
            Reading::Duration(q) => Some(value_text(&Value::Duration(*q), &rules)),
            Reading::Ordinal(q) => Some(value_text(&Value::Ordinal(*q), &rules)),
            Reading::Date(_) => None,
        };
        let values = found.iter().filter(|m| m.skip.is_none()).filter_map(|m| value(&m.reading));
        let got = values.collect::<Vec<_>>().join(" | ");
        if got != *expected {
            wrong.push((text, got));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn reads_units_in_french() {
    holds(
        "fr",
        &[
            ("Il fait -5 °C.", "-5 Cel"),
            ("Il a fait moins 5 degrés.", "-5 Cel"),
            ("De -5 à -10 °C.", "-10..-5 Cel"),
            ("Il y a au moins 5 degrés.", "5.. Cel"),
            ("La cuve contient 3 m3 d'eau.", "3 m3"),
            ("Un vent de 120 km/h.", "120 km/h"),
            ("Il est tombé 80 litres par mètre carré.", "80 mm"),
            ("Le taux monte de 25 points de base.", "0.25 pp"),
            ("Un taux de 12 pour mille.", "12 [ppth]"),
            ("Quatre ans et demi de prison.", "4.5 a"),
            ("Une demi-heure plus tard.", "30 min"),
            ("Trois quarts d'heure plus tard.", "45 min"),
            ("Il mesure 1 mètre 80.", "1.8 m"),
            ("Il coûte 3 euros 50.", "3.5 EUR"),
            ("Une durée de 26 minutes et 29 secondes.", "1589 s"),
            ("Deux siècles d'histoire.", "200 a"),
        ],
    );
}

#[test]
fn reads_money() {
    holds(
        "fr",
        &[
            ("Un plan de 4,2 Mds€.", "4200000000 EUR"),
            ("Un plan de 3 millions de $CAD.", "3000000 CAD"),
            ("Un plan de CHF 20 millions.", "20000000 CHF"),
            ("Au Pakistan, une aide de 500 roupies.", "500 PKR"),
            ("Une aide de 500 roupies.", "500 INR"),
            ("Une aide de 500 roupies indiennes versée au Pakistan.", "500 INR"),
        ],
    );
    holds(
        "en",
        &[
            ("A $4.2bn plan.", "4200000000 USD"),
            ("A US$5m plan.", "5000000 USD"),
            ("A C$5 million plan.", "5000000 CAD"),
            ("A USD 5 million plan.", "5000000 USD"),
            ("A plan of 5 million SEK.", "5000000 SEK"),
            ("A fee of Rs 500.", "500 INR"),
            ("It costs $3 to $4 billion.", "3000000000..4000000000 USD"),
            ("It costs $3bn-$4bn.", "3000000000..4000000000 USD"),
            ("It costs ₹2 crore.", "20000000 INR"),
        ],
    );
}

#[test]
fn reads_bounds_ranges_and_lists() {
    holds(
        "fr",
        &[
            ("Quelque 300 personnes.", "~300 1"),
            ("Pas moins de 300 personnes.", "300.. 1"),
            ("Jusqu'à 300 personnes.", "..300 1"),
            ("Il n'a que 300 hommes au plus fort de la crise.", "300 1"),
            ("De 12 à 15 % des voix.", "12..15 %"),
            ("Entre 3 et 4 milliards d'euros.", "3000000000..4000000000 EUR"),
            ("Quelques centaines de tonnes.", "~200..999 t"),
            ("À 6, 7, 9 et 24 mois.", "6 mo | 7 mo | 9 mo | 24 mo"),
            ("Deux hommes de 22 et 25 ans.", "2 1 | 22 a | 25 a"),
            ("Le taux est de 20 pour 100.000 habitants.", "20 1"),
        ],
    );
    holds(
        "en",
        &[
            ("Just over 300 people.", "300.. 1"),
            ("Just under 300 people.", "..300 1"),
            ("He invested $2bn over three years.", "2000000000 USD | 3 a"),
            ("He was held for over three years.", "3.. a"),
            ("He was hurt over three years ago.", ""),
            ("Some 5 ± 2 % of them.", "~3..7 %"),
            ("One in 200 people died.", "~0.5 %"),
            ("Half an hour later.", "30 min"),
            ("They won by 20 points in the league.", "20 1"),
            ("The party lost 20 points.", "20 pp"),
            ("A fifth of voters.", "~20 %"),
            ("A fifth person.", "5 1"),
        ],
    );
}
