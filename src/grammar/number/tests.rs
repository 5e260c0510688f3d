//! Text to number, with what is none.

use super::*;
use crate::rules::{RuleFiles, Rules};

/// The number at the beginning of a text: value, `..` and upper end, `~`, `%`, and what is left of the text.
fn read(rules: &Rules, code: &str, text: &str) -> Option<String> {
    let (_, n) = number(&rules.language(code)?.numbers, text).ok()?;
    let to = n.to.map(|t| format!("..{}", t.normalize())).unwrap_or_default();
    let marks = [(n.approx, "~"), (n.share, "%")].iter().filter(|m| m.0).map(|m| m.1).collect::<String>();
    Some(format!("{}{to}{marks}", n.value.round_dp(4).normalize()))
}

fn holds(code: &str, cases: &[(&str, &str)]) {
    let rules = Rules::load(&RuleFiles::built_in()).unwrap();
    let got = cases.iter().map(|(text, _)| (*text, read(&rules, code, text).unwrap_or_default()));
    let wrong: Vec<_> = got.zip(cases).filter(|((_, got), (_, value))| got != value).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn reads_digits_of_every_convention() {
    holds(
        "fr",
        &[
            ("300.000 hommes", "300000"),
            ("1 100 kilomètres", "1100"),
            ("12\u{202f}500,5 km", "12500.5"),
            ("300'000 francs", "300000"),
            ("1 414 021 100.", "1414021100"),
            ("300,000 hommes", "300000"),
            ("12,500 personnes", "12500"),
            ("1,111.11 dollars", "1111.11"),
            ("1,272 million", "1272000"),
            ("4,800", "4.8"),
            ("5,000 %", "5"),
            (",5", "0.5"),
            ("3,4", "3.4"),
            ("5.4 %", "5.4"),
            ("423 0000", "423"),
            ("3\u{202f}303 milliards d’euros", "3303000000000"),
            ("250K euros", "250000"),
            ("340 M€ par an", "340000000"),
            ("8 Mds€", "8000000000"),
            ("1 million 200 mille", "1200000"),
            ("3 millions 200 000 euros", "3200000"),
            ("3 millions et demi", "3500000"),
            ("1,2 million et demi", "1700000"),
            ("10^6", "1000000"),
            ("1,3 × 10⁶", "1300000"),
            ("2½", "2.5"),
            ("3/4", "75%"),
            ("１２３", "123"),
        ],
    );
    holds(
        "en",
        &[
            ("1,376 square", "1376"),
            ("5.415 million", "5415000"),
            ("1.111,11", "1111.11"),
            ("12,34,567.89", "1234567.89"),
            ("5,00 euros", "5"),
            ("22,24,26", "22"),
            ("40 000 people", "40000"),
            ("370 239 people", "370"),
            ("4.5bn", "4500000000"),
            ("1.2b", "1200000000"),
            ("10k", "10000"),
            ("5m", "5"),
            ("10 1/2 miles", "10.5"),
            ("5/17/2018", "5"),
            ("3 hundred and 21 yuan", "321"),
            ("13 lakh", "1300000"),
            ("1.3e6", "1300000"),
            ("2.5^-1", "0.4"),
            (".5", "0.5"),
        ],
    );
}

#[test]
fn reads_numbers_in_words() {
    holds(
        "fr",
        &[
            ("vingt-quatre villages", "24"),
            ("vingt et un", "21"),
            ("six cent trente et un mille", "631000"),
            ("soixante et onze millions", "71000000"),
            ("sept cent mille", "700000"),
            ("quatre-vingt-dix-neuf", "99"),
            ("quatre-vingts", "80"),
            ("deux cent quatre-vingt-onze", "291"),
            ("soixante et onze", "71"),
            ("soixante-dix-sept", "77"),
            ("septante-deux", "72"),
            ("nonante et un", "91"),
            ("mille cent", "1100"),
            ("quinze cents", "1500"),
            ("quarante-cinq cents", "45"),
            ("cinq cents engins", "500"),
            ("dix-sept hommes", "17"),
            ("deux millions trois cent mille", "2300000"),
            ("deux mille cinq cents milliards", "2500000000000"),
            ("deux virgule cinq millions", "2500000"),
            ("deux trois", "2"),
            ("vingt\net un", "21"),
            ("vingt-\nquatre", "24"),
        ],
    );
    holds(
        "en",
        &[
            ("three hundred thousand", "300000"),
            ("Sixty-six minutes", "66"),
            ("one hundred and one", "101"),
            ("twenty-five hundred", "2500"),
            ("two hundred and two thousand", "202000"),
            ("one hundred and two hundred", "100"),
            ("two million and two people", "2000000"),
            ("two thousand and fifty", "2050"),
            ("nine point nought four", "9.04"),
            ("three lakh crore", "3000000000000"),
            ("nineteen eighty", "19"),
        ],
    );
}

#[test]
fn reads_parts_and_collectives() {
    holds(
        "fr",
        &[
            ("un millier de", "1000~"),
            ("une trentaine de", "30~"),
            ("une trentaine de milliers", "30000~"),
            ("des dizaines de milliers", "20000..99999~"),
            ("plusieurs centaines", "200..999~"),
            ("quelques millions", "2000000..9999999~"),
            ("des millions de", "2000000..9999999~"),
            ("trois douzaines", "36"),
            ("la moitié", "50%"),
            ("deux tiers", "66.6667~%"),
            ("trois quarts", "75%"),
            ("un cinquième de", "20~%"),
            ("un vingt-cinquième", "4~%"),
            ("trois quarts de million", "750000"),
            ("une demi-douzaine", "6"),
            ("un million et demi", "1500000"),
            ("cinq et un quart", "5.25"),
            ("deux millions et un tiers des voix", "2000000"),
        ],
    );
    holds(
        "en",
        &[
            ("two dozen", "24"),
            ("half a million", "500000"),
            ("half a dozen", "6"),
            ("two and a half thousand", "2500"),
            ("four-and-a-half-year", "4.5"),
            ("a couple of hundred", "200~"),
            ("several hundred thousand", "200000..999999~"),
            ("tens of thousands", "20000..99999~"),
            ("a hundred", "100"),
            ("one-fifth", "20~%"),
            ("three-quarters", "75%"),
            ("twenty-three fifths", "460~%"),
            ("one hundred thirty-fifths", "285.7143~%"),
            ("one billion and three quarters million", "1000750000"),
        ],
    );
}

#[test]
fn reads_no_number_in_other_words() {
    let rules = Rules::load(&RuleFiles::built_in()).unwrap();
    for (code, text) in [
        ("fr", "maison"),
        ("fr", "demi-frère"),
        ("fr", "quarts de finale"),
        ("fr", "plusieurs personnes"),
        ("en", "half-brother"),
        ("en", "a couple of friends"),
        ("en", "several people"),
        ("en", "house"),
    ] {
        assert_eq!(read(&rules, code, text), None, "{text}");
    }
}
