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

#[test]
fn numbers_take_up_the_unit_told_before() {
    holds(
        "fr",
        &[
            ("Il écope de six ans de prison, dont quatre avec sursis.", "6 a | 4 a"),
            ("Il écope de dix-huit mois de prison, dont six ferme.", "18 mo | 6 mo"),
            ("Le pont a coûté 31 millions d'euros au lieu de 28.", "31000000 EUR | 28000000 EUR"),
            (
                "Le don de 12,5 millions d'euros, dont 8,2 du mécène et 4,3 de la ville.",
                "12500000 EUR | 8200000 EUR | 4300000 EUR",
            ),
            ("Le verger perd 120 hectares. L'assureur n'en a compté que 45.", "120 har | 45 har"),
            ("Le verger perd 120 hectares et 30 arbres. Le voisin en a compté 45.", "120 har | 30 1 | 45 1"),
            ("Le champ fait 12 hectares et une vingtaine de vaches y paissent.", "12 har | ~20 1"),
            ("La ville a prêté 3 millions d'euros et 20 de ses agents.", "3000000 EUR | 20 1"),
            ("Le car de 12 mètres a blessé 3 cyclistes.", "12 m | 3 1"),
            ("On compte neuf blessés, dont un grave.", "9 1 | 1 1"),
            ("Trois chalutiers et un remorqueur cherchaient.", "3 1 | 1 1"),
            ("La salle passe de 1900 à 2650 m2.", "1900 m2 | 2650 m2"),
            ("Le fleuve a dépassé les 9,2 m de juin 2016.", "9.2 m"),
            ("Il fallait une attente de 3 h 20, contre 2h45 hier.", "200 min | 165 min"),
            ("En une journée, la neige a tout couvert.", "1 d"),
            ("La neige a couvert une journée de courses.", ""),
        ],
    );
    holds(
        "en",
        &[
            ("She was given six years, four of them suspended.", "6 a | 4 a"),
            ("The bridge cost $31 million instead of 28.", "31000000 USD | 28000000 USD"),
            ("The lead is 9.1 years, up from 6.8.", "9.1 a | 6.8 a"),
            ("Nine were hurt, one of them badly.", "9 1 | 1 1"),
            ("The rate rose 0.4% to 3.1%.", "0.4 % | 3.1 %"),
            ("Oil fell by $2 to $45 a barrel.", "2 USD | 45 USD"),
            ("Seats cost $20 to $95.", "20..95 USD"),
            ("Deaths rose 20% to 12.", "20 % | 12 1"),
            ("The $5 million blast killed 3 in the square.", "5000000 USD | 3 1"),
            ("They staged a one-day walkout.", "1 d"),
            ("A week after the frost, the vines were dead.", "1 wk"),
            ("It is the first in nearly a decade.", "~10 a"),
            ("It came in a week when nobody looked.", ""),
            ("The vote gives the Greens 19 seats and Rex 12.", "19 1 | 12 1"),
            ("The dam cost $80 million. The town pays 12 million.", "80000000 USD | 12000000 USD"),
            ("The dam cost $80 million. The town has 12 million people.", "80000000 USD | 12000000 1"),
            ("The baker was jailed over $3m of fake loans.", "3000000 USD"),
            ("Some 74 out of 210 rafts leaked.", "~74 1 | 210 1"),
        ],
    );
}

#[test]
fn ages_that_no_unit_tells() {
    holds(
        "en",
        &[
            ("A carpenter of 61 from the valley was hurt.", "61 a"),
            ("The skipper, 48, was held.", "48 a"),
            ("She was 44 when the mill closed.", "44 a"),
            ("\"We saw it,\" said Ada Moss, 58.", "58 a"),
            ("Two girls aged five and 16 were found.", "2 1 | 5 a | 16 a"),
            ("Teenagers under 16 pay nothing.", "..16 a"),
            ("A pair in their sixties and a man in his late 40s drowned.", "60..69 a | 40..49 a"),
            ("A crowd of 61 from the valley was hurt.", "61 1"),
            ("She was 12 seats short.", "12 1"),
        ],
    );
    holds("fr", &[("Ils disent avoir repris quatorze hameaux.", "14 1")]);
}
