//! Whose dollars: a sign that many countries share is that of the country an article is about.

use super::{Mention, Reading, Rule};
use crate::rules::fold::fold_word;
use crate::rules::names::Kind;
use crate::rules::phrases::{last_word, word_starts_back};
use crate::rules::{EntityId, Language, Rules};
use crate::text::{Article, BlockKind};
use crate::value::{Family, UnitId};

/// Sentences that tell what country an article is about.
const REACH: usize = 40;

/// Names of one country that make it the one an article is about, where most of its names are of that country.
const ENOUGH: usize = 2;

/// How a sum tells its currency.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// By the sign alone: "$5".
    Sign,
    /// By the bare name, or by that of a sum beside it.
    Name,
    /// With the country: "US$5", "Canadian dollars".
    Whose,
}

/// Settles the currency of sums told by a sign or name that many countries share.
pub fn settle(article: &Article, mentions: &mut [Mention], language: &Language, rules: &Rules) {
    for family in &rules.units.families {
        let Some(sign) = family.sign.as_deref() else { continue };
        let Some(&common) = rules.units.signs.get(sign) else { continue };
        let read = |m: &Mention| Some((told(article, m, family, sign, common, language, rules)?, unit(m)?));
        let (mut bare, mut common_told, mut other) = (false, false, None);
        for (told, unit) in mentions.iter().filter_map(read) {
            bare |= told != Told::Whose;
            common_told |= told == Told::Whose && unit == common;
            other = other.or((told == Told::Whose && unit != common).then_some(unit));
        }
        if !bare {
            continue;
        }
        // "50 million Canadian dollars ($37 million)": whose dollars are told leaves the sign to the common ones.
        let home =
            if common_told { home(article, family, rules) } else { other.or_else(|| home(article, family, rules)) };
        let Some(home) = home.filter(|home| *home != common) else { continue };
        for mention in mentions.iter_mut() {
            let Some((told, _)) = read(mention).filter(|(told, _)| *told != Told::Whose) else { continue };
            if other.is_some() && (told == Told::Sign || bracketed(article, mention)) {
                continue;
            }
            if let Reading::Quantity(q) = &mut mention.reading {
                q.unit = home;
                mention.trail.add(Rule::Country);
            }
        }
    }
}

fn unit(mention: &Mention) -> Option<UnitId> {
    match &mention.reading {
        Reading::Quantity(q) => Some(q.unit),
        _ => None,
    }
}

fn bracketed(article: &Article, mention: &Mention) -> bool {
    article.text.get(..mention.outer.start).is_some_and(|before| before.trim_end().ends_with('('))
}

/// How a sum of the family tells its currency; `None` for anything else.
fn told(
    article: &Article,
    mention: &Mention,
    family: &Family,
    sign: &str,
    common: UnitId,
    language: &Language,
    rules: &Rules,
) -> Option<Told> {
    let unit = unit(mention).filter(|unit| family.members.iter().any(|(member, _)| member == unit))?;
    if unit != common {
        return Some(Told::Whose);
    }
    let quote = article.slice(mention.span);
    if quote.contains(sign) {
        let longer = |s: &str| s.len() > sign.len() && s.contains(sign) && quote.contains(s);
        return Some(if rules.units.symbols.iter().any(|(s, _)| longer(s)) { Told::Whose } else { Told::Sign });
    }
    let last = last_word(quote);
    if family.words.contains(&fold_word(last)) {
        let units = &language.numbers.units;
        let named = |at: usize| units.at(&quote[at..]).is_some_and(|(_, len)| len == quote.len() - at);
        let whose = word_starts_back(quote).take(4).skip(1).any(named);
        return Some(if whose { Told::Whose } else { Told::Name });
    }
    let beside = mention.trail.holds(Rule::Currency) || mention.trail.holds(Rule::OfList);
    Some(if beside { Told::Name } else { Told::Whose })
}

/// The currency of the country that most names of an article belong to, its outlet's among them.
fn home(article: &Article, family: &Family, rules: &Rules) -> Option<UnitId> {
    let names = &rules.names;
    let mut found: Vec<(EntityId, usize)> = Vec::new();
    let mut count = |country: EntityId, times: usize| match found.iter_mut().find(|(c, _)| *c == country) {
        Some((_, n)) => *n += times,
        None => found.push((country, times)),
    };
    let member = |country: EntityId| family.members.iter().find(|(_, c)| names.find(c) == Some(country));
    for spot in article.source.iter().flat_map(|source| names.spot(source)) {
        let country = names.country(spot.entity);
        // An agency tells foreign sums in the currency that all its readers know.
        if names.get(spot.entity).kind == Kind::Agency && country.and_then(member).is_none() {
            return None;
        }
        country.into_iter().for_each(|country| count(country, ENOUGH));
    }
    let block = |at: usize| article.blocks.get(at).map(|b| b.kind);
    let text = article.sentences.iter().filter(|s| block(s.block) != Some(BlockKind::Furniture)).take(REACH);
    let text = text.map(|s| article.slice(s.span)).chain(article.title.as_deref());
    for spot in text.flat_map(|text| names.spot(text)) {
        names.country(spot.entity).into_iter().for_each(|country| count(country, 1));
    }
    let all: usize = found.iter().map(|(_, n)| n).sum();
    let (country, most) = found.into_iter().max_by_key(|(_, n)| *n)?;
    if most < ENOUGH || most * 2 <= all {
        return None;
    }
    member(country).map(|(unit, _)| *unit)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use crate::rules::{RuleFiles, Rules};
    use crate::text::{Hints, read};

    static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::load(&RuleFiles::built_in()).unwrap());

    fn currencies(lang: &str, text: &str) -> String {
        let hints = Hints { lang: Some(lang.into()), ..Hints::default() };
        let article = read("a.txt", text.as_bytes().to_vec(), &hints, &RULES).unwrap();
        let mentions = super::super::mentions(&article, &RULES);
        let money = mentions.iter().filter(|m| m.skip.is_none()).filter_map(super::unit);
        money.map(|unit| RULES.units.code(unit)).filter(|code| code.len() == 3).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn whose_dollars() {
        for (lang, text, wanted) in [
            // Of the country the article is about.
            ("en", "The Alberta school board in Calgary will spend $40 million on a new roof, it said.", "CAD"),
            ("en", "Sydney and Melbourne will share A$3 billion, and Hobart gets the rest.", "AUD"),
            ("en", "A café owner in Hobart, Tasmania, was fined $1,200. Australian law allows 50 dollars.", "AUD AUD"),
            ("en", "Auckland ratepayers will pay $87 more. New Zealand last raised the rate by 40 cents.", "NZD NZD"),
            ("fr", "À Montréal, le tramway coûtera 36,5 M$, dit la Ville de Québec, soit 450 $ par foyer.", "CAD CAD"),
            ("fr", "Le Québec versera 12 millions de dollars à Toronto et 3 millions à Calgary.", "CAD CAD"),
            // The others are told as such.
            ("en", "Montreal will pay $40 million (US$29 million), Quebec's treasury said.", "CAD USD"),
            ("en", "Ottawa, Toronto and Calgary get 50 million Canadian dollars ($37 million).", "CAD USD"),
            // About no such country, or about two.
            ("en", "The bank in Lagos, Nigeria, raised $40 million from a fund in Toronto.", "USD"),
            ("en", "Chicago, Boston and Toronto will spend $40 million.", "USD"),
            ("fr", "L'usine de Lyon coûtera 40 millions de dollars à la France et au Canada.", "USD"),
            ("en", "The film made $40 million in Canada.", "USD"),
            // An agency of elsewhere tells US dollars.
            ("en", "---\nsource: Reuters\n---\nToronto and Calgary will spend $40 million, Alberta said.", "USD"),
        ] {
            assert_eq!(currencies(lang, text), wanted, "{text}");
        }
    }
}
