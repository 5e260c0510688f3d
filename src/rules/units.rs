//! `rules/units.toml` and `rules/currencies.toml`.

use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

use super::fold::fold_word;
use crate::error::RuleError;
use crate::rules::RuleFiles;
use crate::value::{Dimension, Family, Unit, Units};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct UnitFile {
    unit: Vec<(String, Dimension, String)>,
    temperature: Vec<(String, String, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CurrencyFile {
    currency: Vec<String>,
    words: Vec<String>,
    symbol: BTreeMap<String, String>,
    family: Vec<FamilyFile>,
}

/// A country, or those that share a currency.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn all(self) -> Vec<String> {
        match self {
            Self::One(country) => vec![country],
            Self::More(countries) => countries,
        }
    }
}

/// `words = ["rupees"]`, `countries = {INR = "india"}`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct FamilyFile {
    words: Vec<String>,
    countries: BTreeMap<String, OneOrMore>,
    sign: Option<String>,
    things: Vec<String>,
    doubtful: Vec<String>,
    marks: Vec<String>,
}

/// Reads the table of units.
///
/// # Errors
/// Where a factor is no decimal number, or the schema does not know what a file says.
pub fn load(files: &RuleFiles) -> Result<Units, RuleError> {
    let file: UnitFile = files.read("units.toml")?;
    let money: CurrencyFile = files.read("currencies.toml")?;
    let number = |text: &str| -> Result<Decimal, RuleError> {
        text.parse().map_err(|_| RuleError {
            file: "units.toml".into(),
            line: 0,
            message: format!("expected a decimal number, found {text:?}"),
        })
    };
    let mut units = Units::default();
    for (code, dimension, factor) in file.unit {
        units.insert(Unit { code, dimension, factor: number(&factor)?, offset: Decimal::ZERO });
    }
    for (code, factor, offset) in file.temperature {
        units.insert(Unit {
            code,
            dimension: Dimension::Temperature,
            factor: number(&factor)?,
            offset: number(&offset)?,
        });
    }
    for code in money.currency {
        let spoken = (!money.words.contains(&code)).then(|| code.clone());
        let id = units.insert(Unit { code, dimension: Dimension::Money, factor: Decimal::ONE, offset: Decimal::ZERO });
        units.symbols.extend(spoken.map(|code| (code, id)));
    }
    let known = |units: &Units, code: &str| {
        units.find(code).ok_or_else(|| RuleError {
            file: "currencies.toml".into(),
            line: 0,
            message: format!("expected the code of a currency, found {code:?}"),
        })
    };
    for (symbol, code) in money.symbol {
        let id = known(&units, &code)?;
        units.symbols.push((symbol, id));
    }
    units.symbols.sort_by_key(|(symbol, _)| std::cmp::Reverse(symbol.len()));
    units.signs = units.symbols.iter().cloned().collect();
    for family in money.family {
        let words = family.words.iter().map(|w| fold_word(w)).collect();
        let each =
            family.countries.into_iter().flat_map(|(code, c)| c.all().into_iter().map(move |c| (code.clone(), c)));
        let members = each.map(|(code, country)| Ok((known(&units, &code)?, country)));
        let members = members.collect::<Result<_, RuleError>>()?;
        let folded = |list: &[String]| list.iter().map(|w| fold_word(w)).collect();
        let (things, doubtful) = (folded(&family.things), folded(&family.doubtful));
        units.families.push(Family { words, members, sign: family.sign, things, doubtful, marks: family.marks });
    }
    Ok(units)
}
