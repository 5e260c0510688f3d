//! Numbers that take up the unit told before them: "sept ans, dont deux avec sursis", "31 millions d'euros au lieu de 28".

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::number::number;
use super::{DateExpr, Mention, Reading, Rule};
use crate::rules::Language;
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{last_word, leading_word, skip_gap, word_hash, word_starts_back};
use crate::text::{Article, Span};
use crate::value::{Dimension, Partial, Quantity, UnitId, Units};

/// Bytes between two figures that still stand together.
const NEAR: usize = 90;

/// What was told last, for a number behind it to take up.
#[derive(Debug, Default)]
pub struct Told {
    /// The last measure of all.
    last: Option<Source>,
    /// The last that is no length of time; none once something else was counted.
    goods: Option<Source>,
}

/// A measure.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    unit: UnitId,
    value: Decimal,
    lasts: bool,
    age: bool,
    span: Span,
    /// The magnitude it took up itself.
    scale: Option<Decimal>,
    /// True once another figure or the end of the sentence stands between.
    far: bool,
}

/// Gives bare numbers of a sentence that begins at `start` the unit they leave out. `told` is what was measured last, and goes on to the next
/// sentence.
pub fn take_up(
    article: &Article,
    mentions: &mut [Mention],
    start: usize,
    told: &mut Told,
    language: &Language,
    units: &Units,
) {
    told.fade();
    for mention in mentions {
        if mention.skip.is_some() || matches!(mention.reading, Reading::Date(_) | Reading::Ordinal(_)) {
            continue;
        }
        if is_bare(mention)
            && let Some((taken, scale, source)) = taken(article, mention, told, language, units, start)
        {
            mention.reading = if source.lasts { Reading::Duration(taken) } else { Reading::Quantity(taken) };
            mention.trail.add(Rule::OfList);
            told.note(Source { scale: Some(scale), span: mention.span, far: false, ..source });
            continue;
        }
        match measured(mention, units) {
            Some(source) => told.note(source),
            None => {
                told.fade();
                told.goods = None;
            }
        }
    }
}

/// Makes quarters of the ranks that leave out the word: "a fall in the fourth quarter, after a rise in the third."
pub fn quarters(article: &Article, mentions: &mut [Mention], language: &Language) {
    let mut told = None;
    for mention in mentions {
        let quarter = |date: &Partial| matches!(date.month, Some(33..=36)) && date.day.is_none();
        match &mention.reading {
            Reading::Date(DateExpr::Calendar { date, lean, weekday: None }) if quarter(date) => {
                told = Some((*date, *lean))
            }
            Reading::Ordinal(q) if mention.skip.is_none() && q.unit == UnitId::ONE => {
                let Some((date, lean)) = told else { continue };
                let nth = q.max.and_then(|v| v.to_u8()).filter(|n| (1..=4).contains(n));
                let (Some(before), Some(behind)) =
                    (article.text.get(..mention.span.start), article.text.get(mention.span.end..))
                else {
                    continue;
                };
                let led = language.dates.part_led.close(before);
                if let Some(nth) = nth.filter(|_| led && behind.starts_with(['.', ',', ';', ')'])) {
                    let date = Partial { month: Some(32 + nth), ..date };
                    mention.reading = Reading::Date(DateExpr::Calendar { date, lean, weekday: None });
                    mention.trail.add(Rule::Calendar);
                }
            }
            _ => {}
        }
    }
}

impl Told {
    fn note(&mut self, source: Source) {
        self.last = Some(source);
        if !source.lasts {
            self.goods = Some(source);
        }
    }

    /// What follows does not stand beside the last measure any more.
    fn fade(&mut self) {
        if let Some(source) = self.last.as_mut() {
            source.far = true;
        }
    }
}

fn measured(mention: &Mention, units: &Units) -> Option<Source> {
    let (q, lasts) = match &mention.reading {
        Reading::Quantity(q) => (q, false),
        Reading::Duration(q) => (q, true),
        _ => return None,
    };
    let time = matches!(units.get(q.unit).dimension, Dimension::Time | Dimension::Months);
    let age = !lasts && time;
    let value = q.max.or(q.min)?;
    let (lasts, far, scale, span) = (lasts || age, false, None, mention.span);
    (q.unit != UnitId::ONE).then_some(Source { unit: q.unit, value, lasts, age, span, scale, far })
}

fn is_bare(mention: &Mention) -> bool {
    matches!(&mention.reading, Reading::Quantity(q) if q.unit == UnitId::ONE)
}

/// The value of a number in the unit it takes up and the magnitude it has then, where the words around it say that it does.
fn taken(
    article: &Article,
    mention: &Mention,
    told: &Told,
    language: &Language,
    units: &Units,
    start: usize,
) -> Option<(Quantity, Decimal, Source)> {
    let rules = &language.numbers;
    let own = article.text.get(start..mention.outer.start)?;
    let behind = article.text.get(mention.span.end..)?;
    let Reading::Quantity(q) = &mention.reading else { return None };
    let value = q.max.or(q.min)?;
    let sentenced = rules.terms.close(own);
    let parted = rules.part_before.holds(last_word(own));
    let by_pronoun = !sentenced && !parted && clitic(rules, language, own);
    let source = if by_pronoun {
        told.goods?
    } else if parted {
        // "310.000 euros en deux ans, dont 75.000": no part of the years.
        told.last.filter(|last| !last.lasts || value <= last.value).or(told.goods)?
    } else {
        told.last?
    };
    let dimension = units.get(source.unit).dimension;
    let from = if source.far { start } else { source.span.end };
    let between = article.text.get(from..mention.outer.start)?;
    // With its hedge, which may hold the word: "admits to 60".
    let whole = article.text.get(from..mention.span.start)?;
    let beside = !source.far && between.len() < NEAR && !between.contains('.');
    let near = beside && !between.contains(';');
    let last = last_word(between);
    let percent = matches!(dimension, Dimension::Percent | Dimension::Points);
    let millions = || source.value >= Decimal::from(1_000_000);
    // "dix-huit mois de prison, dont six ferme": what is counted stands in the plural.
    let alone = || source.lasts && !leading_word(skip_gap(behind)).ends_with(['s', 'x']);
    let part = rules.part_before.holds(last) && (closes(language, behind) || alone())
        || rules.part_behind.at(skip_gap(behind)).is_some()
            && !(source.lasts && between.split_whitespace().count() > 3);
    let fits = if part {
        near && !percent && value <= source.value
    } else if rules.remaining.holds(last) {
        beside && millions() && value >= Decimal::from(1_000_000) && dimension == Dimension::Money
    } else if !closes(language, behind) && !rules.then.holds(leading_word(skip_gap(behind))) || source.age {
        false
    } else if source.lasts && beside && sentenced && matches!(source.unit, UnitId::YEAR | UnitId::MONTH) {
        // "The Crown asked for 12 years, the judges handed down nine."
        true
    } else if dimension == Dimension::Percent
        && q.grain < Decimal::ONE
        && is_rate(article, mention, own, &source, rules)
    {
        // "prices rose 2.6 per cent. The month before, the rate had stood at 2.3."
        value < Decimal::ONE_HUNDRED
    } else if by_pronoun {
        matches!(dimension, Dimension::Money | Dimension::Area | Dimension::Mass | Dimension::Volume)
    } else if near && (rules.takes_up.close(between) || rules.takes_up.close(whole)) {
        let against = rules.part_against.holds(last);
        // "from 50 minutes to 12", but no "five days to 12 March"
        let from = || article.text.get(..source.span.start).is_some_and(|t| rules.from.holds(last_word(t)));
        (!percent || against) && (!source.lasts || !rules.range.holds(last) || from())
    } else if source.lasts && behind.starts_with(['.', ';']) && between.starts_with(',') {
        // "The Crown sought eight years, the defence three."
        near && (2..=3).contains(&between[1..].split_whitespace().count()) && !digits(article.slice(mention.span))
    } else {
        // "98 million euros, 40 for the city": parts of a sum of millions.
        near && between.trim_end().ends_with(',') && millions() && dimension == Dimension::Money
    };
    // "36,63 % des suffrages, contre 18 917", "by 37,000 in three months, from 539,000"
    let most = if percent { Decimal::ONE_HUNDRED } else { Decimal::ONE_THOUSAND };
    let beyond = (percent || source.lasts) && value > most.max(source.value);
    if !fits || beyond {
        return None;
    }
    let scale = |span| {
        let text = article.slice(span);
        // "$31 million" begins with a sign, and "410 à 430 millions" tells its magnitude last.
        let scale = |at: usize| number(rules, &text[at..]).map_or(Decimal::ONE, |(_, n)| n.scale);
        let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let first = scale(digits);
        let figure = |at: &usize| text[*at..].starts_with(|c: char| c.is_ascii_digit());
        let last = word_starts_back(text).find(figure).map_or(first, scale);
        last.max(first)
    };
    let (own, above) = (scale(mention.span), source.scale.unwrap_or_else(|| scale(source.span)));
    let grown = value.checked_mul(above)?;
    let grows = own == Decimal::ONE && above > Decimal::ONE && grown <= source.value.saturating_mul(Decimal::TEN);
    // "une vingtaine de villages": only of a sum of millions "40 de l'État" are no things.
    let of = leading_word(skip_gap(behind));
    let and = rules.and.holds(last) && source.scale.is_none();
    if (!grows || and) && !part && rules.of.holds(of) && !rules.article.holds(of) {
        return None;
    }
    // Of sums of millions a small number is one of millions or none.
    if above > Decimal::ONE && !grows && value < Decimal::ONE_THOUSAND {
        return None;
    }
    let by = if grows { above } else { Decimal::ONE };
    let times = |v: Option<Decimal>| v.and_then(|v| v.checked_mul(by));
    let grain = q.grain.checked_mul(by)?;
    Some((
        Quantity { min: times(q.min), max: times(q.max), unit: source.unit, grain, ..*q },
        if grows { above } else { own },
        source,
    ))
}

fn digits(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Bytes between two rates of one passage.
const PASSAGE: usize = 240;

/// Whether a number with decimals is led as a rate is, shortly behind another.
fn is_rate(article: &Article, mention: &Mention, own: &str, source: &Source, rules: &NumberRules) -> bool {
    let near = mention.span.start.saturating_sub(source.span.end) < PASSAGE;
    let scale = || word_starts_back(own).any(|at| rules.scales.holds(leading_word(&own[at..])));
    let led = article.text.get(..mention.span.start).is_some_and(|text| rules.rate_led.holds(last_word(text)));
    near && led && !scale()
}

/// Whether a pronoun for what was told stands before the number: "il n'en reste que 45".
fn clitic(rules: &NumberRules, language: &Language, own: &str) -> bool {
    word_starts_back(own).take(6).any(|at| {
        let word = leading_word(&own[at..]);
        let verb = leading_word(skip_gap(&own[at + word.len()..]));
        rules.clitic.holds(word) && !verb.is_empty() && language.lexicon.stops(word_hash(verb))
    })
}

/// Whether nothing is counted by a number: a mark or a small word follows.
pub fn closes(language: &Language, rest: &str) -> bool {
    let next = skip_gap(rest);
    let word = leading_word(next);
    let glued = next.len() == rest.len() && rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    !glued && (word.is_empty() || language.lexicon.stops(word_hash(word)))
}
