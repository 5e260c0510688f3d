//! What a part and its share leave for the whole and for the rest, held against what is stated of either.

use std::sync::OnceLock;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::desk::{Desk, Finding, begins, is, measured, number, slack};
use super::reason::reprint;
use crate::claim::Claim;
use crate::rules::EntityId;
use crate::rules::fold::fold_word;
use crate::rules::word::hash;
use crate::rules::wording::Word;
use crate::value::{Dimension, Quantity, UnitId};
use crate::verdict::{Check, CheckKind, Severity};

/// How near a word must stand to a figure to say what it measures.
const NEAR: f32 = 0.45;

/// Parts with their share that one article is asked for.
const MOST_TOLD: usize = 50;

/// Bytes behind a share in which its whole is named.
const NAMED: usize = 80;

/// Holds what a part and its share imply against the wholes and rests that this article states, or else another.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let told = desk.neighbours_but_dates().filter_map(|(part, share)| Told::new(desk, part, share));
    for told in told.take(MOST_TOLD) {
        let own: Vec<Check> = desk.claims.iter().filter_map(|c| told.against(desk, c)).collect();
        if own.is_empty() {
            out.extend(elsewhere(desk, &told));
        } else {
            out.extend(own);
        }
    }
}

/// What other articles state of the whole or the rest, each value once.
fn elsewhere(desk: &Desk<'_>, told: &Told<'_>) -> Vec<Check> {
    let mut seen: Vec<Decimal> = Vec::new();
    let others = desk.elsewhere.named(desk.all, told.part, &told.name);
    others
        .filter(|c| c.document != told.part.document && c.block.holds_claims())
        .filter(|c| named_alike(told.part, c))
        .filter_map(|c| {
            let check = told.against(desk, c)?;
            let value = measured(c).and_then(|q| desk.rules.units.to_base(q.stated().or(q.min)?, q.unit))?;
            let new = !seen.contains(&value);
            seen.push(value);
            new.then_some(check)
        })
        .collect()
}

/// The claims of all articles by whom or what they name and by the words right beside them.
#[derive(Debug, Default)]
pub struct Elsewhere(OnceLock<Vec<(u64, usize)>>);

impl Elsewhere {
    /// Claims that name what another names and stand beside one of some words, in order.
    fn named<'a>(
        &self,
        all: &'a [Claim],
        claim: &Claim,
        words: &FxHashSet<u64>,
    ) -> impl Iterator<Item = &'a Claim> + use<'a> {
        let index = self.0.get_or_init(|| {
            let keys = |(at, c): (usize, &Claim)| {
                let near: Vec<u64> = c.frame.terms.iter().filter(|t| t.1 >= NEAR).map(|t| t.0).collect();
                let counts = measured(c).is_some();
                let named = entities(c).filter(move |_| counts).collect::<Vec<_>>();
                named.into_iter().flat_map(move |e| near.clone().into_iter().map(move |term| (key(e, term), at)))
            };
            let mut index: Vec<(u64, usize)> = all.iter().enumerate().flat_map(keys).collect();
            index.sort_unstable();
            index
        });
        let mut found: Vec<usize> = Vec::new();
        for wanted in entities(claim).flat_map(|e| words.iter().map(move |&term| key(e, term))) {
            let from = index.partition_point(|k| k.0 < wanted);
            found.extend(index.iter().skip(from).take_while(|k| k.0 == wanted).map(|k| k.1));
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|at| all.get(at))
    }
}

fn entities(claim: &Claim) -> impl Iterator<Item = EntityId> {
    claim.frame.place.iter().chain(&claim.frame.participants).copied()
}

fn key(entity: EntityId, term: u64) -> u64 {
    term.rotate_left(17) ^ u64::from(entity.0).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// True where two articles speak of one place, body or person.
fn named_alike(a: &Claim, b: &Claim) -> bool {
    let (a, b) = (&a.frame, &b.frame);
    a.place.iter().any(|p| b.place.contains(p)) || a.participants.iter().any(|p| b.participants.contains(p))
}

/// Least and most of something.
#[derive(Clone, Copy)]
struct Range {
    low: Decimal,
    high: Decimal,
}

impl Range {
    fn middle(self) -> Decimal {
        (self.low + self.high) / Decimal::TWO
    }

    /// How far it is from another, as a part of its middle; zero where they meet.
    fn off(self, other: Self) -> Decimal {
        let gap = (self.low - other.high).max(other.low - self.high).max(Decimal::ZERO);
        gap.checked_div(self.middle()).unwrap_or_default()
    }
}

/// A part with its share, and what they leave.
struct Told<'a> {
    part: &'a Claim,
    share: &'a Claim,
    unit: UnitId,
    /// Terms of the words that name the whole: "la zone précédemment occupée".
    name: FxHashSet<u64>,
    whole: Range,
    rest: Range,
    /// True where both figures are stated without "more than" or "about".
    firm: bool,
}

impl<'a> Told<'a> {
    /// "1,100 km2, or 86% of the area once held": `None` where the words do not tie the two so.
    fn new(desk: &Desk<'_>, part: &'a Claim, share: &'a Claim) -> Option<Self> {
        let (p, s) = (measured(part)?, measured(share).filter(|s| s.unit == UnitId::PERCENT)?);
        let kind = desk.dimension(p.unit);
        if matches!(kind, Dimension::Percent | Dimension::Points | Dimension::Temperature) || !tied(desk, part, share) {
            return None;
        }
        let hundred = Decimal::ONE_HUNDRED;
        let step = |q: &Quantity| q.grain.min(Decimal::ONE);
        let (x, y) = (window(p, p.grain)?, window(s, step(s))?);
        let (low, high) = (y.low.checked_div(hundred)?, y.high.checked_div(hundred)?);
        if low < Decimal::new(2, 2) || high >= Decimal::ONE || x.low <= Decimal::ZERO {
            return None;
        }
        let whole = Range { low: x.low.checked_div(high)?, high: x.high.checked_div(low)? };
        let rest = Range {
            low: whole.low.checked_mul(Decimal::ONE - high)?,
            high: whole.high.checked_mul(Decimal::ONE - low)?,
        };
        let name = desk.terms(share.span.end, NAMED);
        let firm = [p, s].iter().all(|q| q.is_point() && !q.approx);
        (!name.is_empty()).then_some(Self { part, share, unit: p.unit, name, whole, rest, firm })
    }

    /// Holds a claim against the whole and the rest, where it states one of them.
    fn against(&self, desk: &Desk<'_>, claim: &Claim) -> Option<Check> {
        let q = measured(claim)?;
        if !desk.rules.units.comparable(q.unit, self.unit) || !self.names(claim) || !self.alike(desk, claim) {
            return None;
        }
        // What stands in the same sentence is no other statement, in a copy of it neither.
        if desk.sentence_of(claim) == desk.sentence_of(self.share) {
            return None;
        }
        let convert = |v: Decimal| desk.rules.units.convert(v, q.unit, self.unit);
        let room = slack(claim);
        let low = q.min.map_or(Some(Decimal::ZERO), |v| convert(v - room))?;
        let high = q.max.map_or(Some(Decimal::from(1_000_000_000_000_000_i64)), |v| convert(v + room))?;
        let said = Range { low, high };
        let near = said.high >= self.rest.low / Decimal::from(12) && said.low <= self.whole.high * Decimal::from(12);
        let again = Range { low: number(self.part)?, high: number(self.part)? };
        if !near || q.is_point() && said.off(again).is_zero() {
            return None;
        }
        let off = self.whole.off(said).min(self.rest.off(said));
        let own = claim.document == self.part.document;
        let voices = claim.attribution.as_ref().map(|a| &a.key) == self.part.attribution.as_ref().map(|a| &a.key);
        let exact = q.is_point() && !q.approx;
        let firm = own && voices && exact && self.firm;
        let found = if off.is_zero() {
            let ok = self.fits(desk, claim, self.whole.off(said).is_zero());
            Finding::ok(ok)
        } else if !firm || off > Decimal::new(12, 2) {
            self.clash(desk, claim)
        } else {
            return None;
        };
        let error = found.error.is_some();
        let mut check = desk.raise(CheckKind::Implied, &[self.part, self.share, claim], found);
        check.tentative = error && !firm;
        Some(check)
    }

    /// True where words near the claim are those that name the whole.
    fn names(&self, claim: &Claim) -> bool {
        claim.frame.terms.iter().any(|(term, near)| *near >= NEAR && self.name.contains(term))
    }

    /// Counts are of one thing, and nothing is said to be of two places.
    fn alike(&self, desk: &Desk<'_>, claim: &Claim) -> bool {
        let (a, b) = (&self.part.frame, &claim.frame);
        let counted = desk.dimension(self.unit) != Dimension::Count || a.noun.is_some() && a.noun == b.noun;
        let apart = matches!((&a.site, &b.site), (Some((x, _)), Some((y, _))) if x != y);
        counted && !apart && self.part.modality == claim.modality
    }

    /// The part and its share as printed, and what they leave in the part's unit.
    fn spelt(&self, desk: &Desk<'_>) -> [String; 4] {
        // What the figures make as they stand, for people to check; the ranges are what they may mean.
        let plain = number(self.part).zip(number(self.share)).and_then(|(p, s)| {
            let whole = p.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(s)?;
            Some((whole, whole - p))
        });
        let (whole, rest) = plain.unwrap_or((self.whole.middle(), self.rest.middle()));
        let shown = |middle: Decimal| {
            let round = middle
                .round_sf(if middle < Decimal::ONE_HUNDRED {
                    2
                } else if middle < Decimal::ONE_THOUSAND {
                    3
                } else {
                    4
                })
                .unwrap_or(middle);
            reprint(desk.print(self.part), round, desk.lang)
        };
        [desk.print(self.part).into(), desk.print(self.share).into(), shown(whole), shown(rest)]
    }

    fn fits(&self, desk: &Desk<'_>, claim: &Claim, whole: bool) -> String {
        let ([p, s, w, r], c) = (self.spelt(desk), desk.print(claim));
        let (which, value) = if whole { (("un tout", "a whole"), w) } else { (("un reste", "a rest"), r) };
        desk.say(
            format!(
                "«\u{a0}{p}\u{a0}» pour «\u{a0}{s}\u{a0}» supposent {} d’environ {value}\u{a0}: «\u{a0}{c}\u{a0}» s’y accorde.",
                which.0
            ),
            format!("“{p}” at “{s}” implies {} of about {value}: “{c}” fits.", which.1),
        )
    }

    fn clash(&self, desk: &Desk<'_>, claim: &Claim) -> Finding {
        let ([p, s, w, r], c) = (self.spelt(desk), desk.print(claim));
        let reason = desk.say(
            format!(
                "«\u{a0}{p}\u{a0}» pour «\u{a0}{s}\u{a0}» supposent un tout d’environ {w} et un reste d’environ {r}\u{a0}: «\u{a0}{c}\u{a0}» n’est ni l’un ni l’autre."
            ),
            format!("“{p}” at “{s}” implies a whole of about {w} and a rest of about {r}: “{c}” is neither."),
        );
        let expected = match desk.article.language.as_str() {
            "fr" => format!("environ {w} (tout) ou {r} (reste)"),
            _ => format!("about {w} (whole) or {r} (rest)"),
        };
        Finding::error(reason, expected, Severity::Medium)
    }
}

/// "X, soit P de …", "X, or P of …", "X (P of …)", "X, P of …".
fn tied(desk: &Desk<'_>, part: &Claim, share: &Claim) -> bool {
    let words = desk.words;
    let gap = desk.gap(part, share);
    let cut = gap.rfind([',', '(', ':', '–']).map(|i| gap.get(i + 1..).unwrap_or_default());
    let beside = cut.is_some_and(|c| c.trim().is_empty()) && gap.len() <= 4;
    let restated = gap.len() <= 70 && is(cut.unwrap_or(gap), &words.restated);
    let after = desk.after(share, 24);
    let of = begins(after, &words.part_of) && !begins(after, &words.more_than) && !begins(after, &words.of_them);
    (beside || restated) && of
}

/// What a figure can mean, taken as people read it: "more than 1,100" is less than 1,200.
fn window(q: &Quantity, grain: Decimal) -> Option<Range> {
    let stated = q.stated()?;
    let tenth = stated.abs() / Decimal::TEN;
    let step = grain.min(tenth);
    Some(match (q.min, q.max) {
        _ if q.approx => Range { low: stated - tenth, high: stated + tenth },
        (Some(low), None) => Range { low, high: low + step },
        (None, Some(high)) => Range { low: high - step, high },
        _ => Range { low: stated - step / Decimal::TWO, high: stated + step / Decimal::TWO },
    })
}

impl<'a> Desk<'a> {
    /// Pairs of claims of one sentence that follow each other, dates between them left out.
    fn neighbours_but_dates(&self) -> impl Iterator<Item = (&'a Claim, &'a Claim)> {
        let figures: Vec<&Claim> = self.claims.iter().filter(|c| c.value.date().is_none()).collect();
        let pairs: Vec<_> = figures.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?))).collect();
        pairs.into_iter().filter(|(a, b)| a.sentence == b.sentence && b.block.holds_claims())
    }

    /// Meanings of the words from a place on, up to the first mark.
    fn terms(&self, from: usize, reach: usize) -> FxHashSet<u64> {
        let text = self.article.text.get(from..).unwrap_or_default();
        let end = text
            .char_indices()
            .find(|(i, c)| *i >= reach || matches!(c, ',' | ';' | '.' | ':' | '"' | '”' | '»' | ')' | '('));
        let clause = text.get(..end.map_or(text.len(), |e| e.0)).unwrap_or_default();
        let Some(language) = self.rules.language(&self.article.language) else { return FxHashSet::default() };
        let words: Vec<String> =
            clause.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold_word).collect();
        let stems: Vec<Word> = words.iter().map(|w| Word::new(&language.lexicon.stem(w), w)).collect();
        let plain = words.iter().filter(|w| !language.lexicon.is_stop(w) && w.len() > 2);
        let mut terms: FxHashSet<u64> = plain.map(|w| language.lexicon.term(&language.lexicon.stem(w))).collect();
        for at in 0..stems.len() {
            if let Some((ids, _)) = self.rules.concepts.match_at(&language.code, &stems, at) {
                terms.extend(ids.iter().map(|&id| hash(&self.rules.concepts.get(id).id)));
            }
        }
        terms.remove(&0);
        terms
    }
}
