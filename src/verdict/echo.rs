//! One unusual figure given to two subjects in one article: "4,460 dead, 4,460 sheltered". One of them was likely
//! copied from the other by a slip of the eye. It may be chance as well, so it is a note and no error.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{Case, ReportLang};
use crate::align::Alignment;
use crate::claim::Claim;
use crate::rules::ConceptId;
use crate::value::{Quantity, UnitId, Value};

/// Digits from which on a figure is unlikely to stand twice by chance, zeros at its end left out.
const DIGITS: usize = 3;

/// Bytes between two figures of one list.
const CLAUSE: usize = 60;

/// Whole numbers that are read as years.
const YEARS: std::ops::RangeInclusive<i64> = 1500..=2100;

/// Something to look at that is no finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Indices of two claims of one document, in order of text.
    pub claims: [usize; 2],
    /// A full sentence.
    pub reason: String,
}

/// Every figure that an article gives to two subjects, once.
pub fn notes(case: Case<'_>, alignment: &Alignment) -> Vec<Note> {
    let mut seen = FxHashMap::<(usize, UnitId, Decimal), Vec<usize>>::default();
    let mut order = Vec::new();
    for (index, claim) in case.claims.iter().enumerate().filter(|(_, c)| c.block.holds_claims()) {
        let Some(q) = unusual(&claim.value) else { continue };
        let key = (claim.document, q.unit, q.stated().unwrap_or_default().normalize());
        let group = seen.entry(key).or_default();
        if group.is_empty() {
            order.push(key);
        }
        group.push(index);
    }
    let mut facts = FxHashMap::default();
    if seen.values().any(|group| group.len() > 1) {
        let each = alignment.facts.iter().enumerate();
        facts.extend(each.flat_map(|(i, fact)| fact.claims.iter().map(move |&c| (c, i))));
    }
    order.iter().filter_map(|key| seen.get(key)).filter_map(|group| echo(&case, group, &facts)).collect()
}

/// The first two claims of a group that are about two things. A figure that is said again of the first is one that the
/// article dwells on.
fn echo(case: &Case<'_>, group: &[usize], facts: &FxHashMap<usize, usize>) -> Option<Note> {
    let (&first, rest) = group.split_first()?;
    let a = case.claims.get(first)?;
    let other = |&&i: &&usize| {
        facts.get(&i) != facts.get(&first) && case.claims.get(i).is_some_and(|b| strangers(case, (first, a), (i, b)))
    };
    let second = *rest.iter().find(other)?;
    let printed = case.articles.get(a.document)?.slice(a.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = match case.lang {
        ReportLang::French => format!(
            "«\u{a0}{printed}\u{a0}» est donné pour deux choses différentes dans le même article\u{a0}: l’un des deux \
             chiffres a pu être recopié de l’autre."
        ),
        ReportLang::English => format!(
            "“{printed}” is given for two different things in one article: one figure may have been copied from the \
             other."
        ),
    };
    Some(Note { claims: [first, second], reason })
}

/// An exact figure of three digits or more that is no year: one that hardly stands twice by chance.
pub fn unusual(value: &Value) -> Option<&Quantity> {
    let Value::Quantity(q) = value else { return None };
    let number = q.stated().filter(|_| q.is_point() && !q.approx)?.normalize();
    let digits = number.mantissa().unsigned_abs().to_string();
    let year = number.is_integer() && i64::try_from(number).is_ok_and(|n| YEARS.contains(&n));
    (digits.trim_end_matches('0').len() >= DIGITS && !year).then_some(q)
}

/// True where what is known of two claims says that they are about two things, and nothing that the second takes up the
/// first again.
fn strangers(case: &Case<'_>, (i, a): (usize, &Claim), (j, b): (usize, &Claim)) -> bool {
    let concepts = &case.rules.concepts;
    let apart = |x: Option<ConceptId>, y: Option<ConceptId>| x.zip(y).is_some_and(|(x, y)| concepts.excluded(x, y));
    let different = apart(a.frame.measure, b.frame.measure)
        || apart(a.frame.event, b.frame.event)
        || listed(case, a, b) && unrelated(case, a, b);
    let tied = |c: &Claim, other: usize| c.former || c.tie.is_some_and(|t| t.0 == other);
    different && !tied(a, j) && !tied(b, i) && !taken_up(case, b) && !a.other_year(b)
}

/// True for two counts side by side in one clause: "4,460 dead and 4,460 sheltered". Farther apart the same people may be
/// told in other words: the evacuated are residents.
fn listed(case: &Case<'_>, a: &Claim, b: &Claim) -> bool {
    let count = |c: &Claim| c.value.quantity().is_some_and(|q| q.unit == UnitId::ONE);
    let gap = case.articles.get(a.document).and_then(|x| x.text.get(a.outer.end..b.outer.start));
    let clause = gap.is_some_and(|gap| gap.len() <= CLAUSE && !gap.contains([';', ':', '.', '(', '"', '«', '“']));
    count(a) && count(b) && a.sentence == b.sentence && clause
}

/// True for measures that have nothing in common, by their concepts and by their nouns.
fn unrelated(case: &Case<'_>, a: &Claim, b: &Claim) -> bool {
    let strange = |(x, y)| case.rules.concepts.related(x, y) == 0.0;
    let nouns = matches!((&a.frame.noun, &b.frame.noun), (Some(p), Some(q)) if p == q);
    a.frame.measure.zip(b.frame.measure).is_some_and(strange) && !nouns
}

/// "The 4,460", "ces 4.460": a figure that the reader has met before.
fn taken_up(case: &Case<'_>, claim: &Claim) -> bool {
    let Some(article) = case.articles.get(claim.document) else { return true };
    let Some(language) = case.rules.language(&article.language) else { return true };
    let start = article.sentences.get(claim.sentence).map_or(claim.outer.start, |s| s.span.start);
    let before = article.text.get(start..claim.outer.start).unwrap_or_default();
    let last = before.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).unwrap_or_default();
    let last = crate::rules::fold::fold_word(last);
    language.checks.known.contains(&last)
}
