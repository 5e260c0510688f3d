//! One article's claims with the words between them.

use std::borrow::Borrow;
use std::cell::OnceCell;

use rust_decimal::Decimal;

use super::super::{Case, Check, CheckKind, ReportLang, Severity};
use super::implied::Elsewhere;
use crate::claim::Claim;
use crate::rules::Rules;
use crate::rules::checks::CheckRules;
use crate::text::{Article, Span};
use crate::value::{Dimension, Quantity, UnitId, Value};

/// What the checks of one article look at.
pub struct Desk<'a> {
    /// The article.
    pub article: &'a Article,
    /// All articles.
    articles: &'a [Article],
    /// Its claims, in order.
    pub claims: &'a [Claim],
    /// Its index in the run.
    pub document: usize,
    /// Cue words of its language.
    pub words: &'a CheckRules,
    /// All rules.
    pub rules: &'a Rules,
    /// Language of the reasons.
    pub lang: ReportLang,
    /// The claims of all articles, in order.
    pub all: &'a [Claim],
    /// The same, to be found by what they name.
    pub elsewhere: &'a Elsewhere,
    /// The article's text, folded once it is asked for.
    folded: OnceCell<Folded>,
}

/// A text in small Latin letters.
struct Folded {
    text: String,
    /// By byte of the text as printed: where its folded letters begin.
    at: Vec<u32>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), at: Vec::with_capacity(text.len() + 1) };
        for c in text.chars() {
            let at = u32::try_from(folded.text.len()).unwrap_or(u32::MAX);
            folded.at.extend(std::iter::repeat_n(at, c.len_utf8()));
            if c.is_ascii() {
                folded.text.push(c.to_ascii_lowercase());
            } else {
                folded.text.extend(any_ascii::any_ascii_char(c).bytes().map(|b| char::from(b.to_ascii_lowercase())));
            }
        }
        folded.at.push(u32::try_from(folded.text.len()).unwrap_or(u32::MAX));
        folded
    }

    /// What is between two bytes of the text as printed; a letter is whole, or not there.
    fn between(&self, start: usize, end: usize) -> &str {
        let at = |byte: usize| self.at.get(byte).map_or(self.text.len(), |&at| at as usize);
        self.text.get(at(start)..at(end)).unwrap_or_default()
    }
}

impl<'a> Desk<'a> {
    /// The desk of one document; `None` where the article or its language is not known.
    pub fn new(case: Case<'a>, document: usize, claims: &'a [Claim], elsewhere: &'a Elsewhere) -> Option<Self> {
        let article = case.articles.get(document)?;
        let words = &case.rules.language(&article.language)?.checks;
        Some(Self {
            article,
            articles: case.articles,
            document,
            claims,
            words,
            rules: case.rules,
            lang: case.lang,
            all: case.claims,
            elsewhere,
            folded: OnceCell::new(),
        })
    }

    /// The words between two claims, folded.
    pub fn gap(&self, a: &Claim, b: &Claim) -> &str {
        self.folded(a.outer.end.max(a.span.end), b.outer.start)
    }

    /// The words between two values, their qualifiers included, folded.
    pub fn near(&self, a: &Claim, b: &Claim) -> &str {
        self.folded(a.span.end, b.span.start)
    }

    /// The words before a claim in its sentence, folded, at most `reach` bytes.
    pub fn before(&self, claim: &Claim, reach: usize) -> &str {
        let start = self.sentence(claim).start.max(claim.span.start.saturating_sub(reach));
        self.folded(start, claim.span.start)
    }

    /// The words after a claim in its sentence, folded, at most `reach` bytes.
    pub fn after(&self, claim: &Claim, reach: usize) -> &str {
        self.folded(claim.span.end, self.sentence(claim).end.min(claim.span.end.saturating_add(reach)))
    }

    /// The words of a claim's sentence, in whichever article.
    pub fn sentence_of(&self, claim: &Claim) -> &'a str {
        let article = self.articles.get(claim.document).unwrap_or(self.article);
        article.sentences.get(claim.sentence).map_or("", |s| article.slice(s.span))
    }

    /// The sentence of a claim.
    fn sentence(&self, claim: &Claim) -> Span {
        self.article.sentences.get(claim.sentence).map_or(claim.span, |s| s.span)
    }

    /// True where a place is in the article's own text.
    pub fn in_body(&self, span: Span) -> bool {
        self.article.block_of(span).is_some_and(|b| b.kind.holds_claims())
    }

    /// The text between two places, folded.
    pub fn folded(&self, start: usize, end: usize) -> &str {
        self.folded.get_or_init(|| Folded::new(&self.article.text)).between(start, end)
    }

    /// A claim as printed, of whichever article.
    pub fn print(&self, claim: &Claim) -> &'a str {
        self.articles.get(claim.document).unwrap_or(self.article).slice(claim.span)
    }

    /// Pairs of claims of one sentence that follow each other.
    pub fn neighbours(&self) -> impl Iterator<Item = (&'a Claim, &'a Claim)> {
        self.claims.windows(2).filter_map(|pair| match pair {
            [a, b] if a.sentence == b.sentence => Some((a, b)),
            _ => None,
        })
    }

    /// The claims from `back` sentences before a claim's to `ahead` after it, in order.
    pub fn window(&self, claim: &Claim, back: usize, ahead: usize) -> impl Iterator<Item = &'a Claim> + use<'a> {
        within(self.claims, claim, back, ahead).iter()
    }

    /// The claims that stand wholly between two others, in order.
    pub fn between(&self, a: &Claim, b: &Claim) -> impl Iterator<Item = &'a Claim> + use<'a> {
        let (start, end) = (a.span.end, b.span.start);
        let from = self.claims.partition_point(|c| c.span.start < start);
        let behind = self.claims.get(from..).unwrap_or_default().iter();
        behind.take_while(move |c| c.span.start < end).filter(move |c| c.span.end <= end)
    }

    /// What a unit measures.
    pub fn dimension(&self, unit: UnitId) -> Dimension {
        if unit == UnitId::ONE { Dimension::Count } else { self.rules.units.get(unit).dimension }
    }

    /// A check of these claims.
    pub fn raise(&self, check: CheckKind, claims: &[&Claim], found: Finding) -> Check {
        let mut ids: Vec<usize> = claims.iter().filter_map(|c| self.index(c)).collect();
        ids.sort_unstable();
        ids.dedup();
        let (ok, expected, severity) = match found.error {
            None => (true, None, Severity::Low),
            Some((expected, severity)) => (false, Some(expected).filter(|e| !e.is_empty()), severity),
        };
        Check {
            check,
            ok,
            claims: ids,
            spot: None,
            reason: found.reason,
            expected,
            severity,
            weight: 0,
            tentative: false,
        }
    }

    /// Place of a claim in the run.
    pub fn index(&self, claim: &Claim) -> Option<usize> {
        let key = |c: &Claim| (c.document, c.span.start, c.span.end);
        let at = self.all.partition_point(|c| key(c) < key(claim));
        Some(at).filter(|&at| at < self.all.len())
    }

    /// The sentence of the report's language.
    pub fn say(&self, french: String, english: String) -> String {
        match self.lang {
            ReportLang::French => french,
            ReportLang::English => english,
        }
    }
}

/// What came of a check.
pub struct Finding {
    /// A full sentence.
    pub reason: String,
    /// What would have been right and how much it matters, for errors.
    pub error: Option<(String, Severity)>,
}

impl Finding {
    /// It holds.
    pub const fn ok(reason: String) -> Self {
        Self { reason, error: None }
    }

    /// It does not.
    pub const fn error(reason: String, expected: String, severity: Severity) -> Self {
        Self { reason, error: Some((expected, severity)) }
    }
}

/// The quantity of a claim that counts or measures (no rank, no length of time).
pub const fn measured(claim: &Claim) -> Option<&Quantity> {
    match &claim.value {
        Value::Quantity(q) => Some(q),
        _ => None,
    }
}

/// Those of a list of claims, in order, from `back` sentences before a claim's to `ahead` after it.
pub fn within<'l, T: Borrow<Claim>>(list: &'l [T], claim: &Claim, back: usize, ahead: usize) -> &'l [T] {
    let (low, high) = (claim.sentence.saturating_sub(back), claim.sentence.saturating_add(ahead));
    let from = list.partition_point(|c| c.borrow().sentence < low);
    let to = list.partition_point(|c| c.borrow().sentence <= high);
    list.get(from..to).unwrap_or_default()
}

/// The number a claim states.
pub fn number(claim: &Claim) -> Option<Decimal> {
    claim.value.quantity()?.stated()
}

/// Half the step at which a claim was stated, at most 6% of it: zeros at the end may be meant.
pub fn slack(claim: &Claim) -> Decimal {
    let Some(q) = claim.value.quantity() else { return Decimal::ZERO };
    let half = q.grain / Decimal::TWO;
    let most = q.stated().unwrap_or_default().abs() * Decimal::new(if q.approx { 10 } else { 6 }, 2);
    if q.approx {
        half.max(most)
    } else if q.grain > Decimal::ONE {
        half.min(most)
    } else {
        half
    }
}

/// True where one of the phrases stands in the text as whole words.
pub fn has(text: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|p| find(text, p).is_some())
}

/// Place of a phrase in a text, as whole words.
pub fn find(text: &str, phrase: &str) -> Option<usize> {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at + phrase.len()..).unwrap_or_default());
        !(inside(head.chars().next_back()) || inside(phrase.chars().next_back()) && inside(tail.chars().next()))
    })
}

/// The words of a text without its punctuation, single-spaced.
pub fn words(text: &str) -> String {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-' | '.'))).filter(|w| !w.is_empty()).fold(
        String::new(),
        |mut out, w| {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(w);
            out
        },
    )
}

/// True where the words of the text are one of the phrases.
pub fn is(text: &str, phrases: &[String]) -> bool {
    phrases.contains(&words(text))
}

/// True where the words of the text end in one of the phrases.
pub fn ends(text: &str, phrases: &[String]) -> bool {
    let text = words(text);
    phrases.iter().any(|p| text.strip_suffix(p.as_str()).is_some_and(|head| !head.ends_with(char::is_alphanumeric)))
}

/// True where the words of the text begin with one of the phrases.
pub fn begins(text: &str, phrases: &[String]) -> bool {
    let text = words(text);
    phrases.iter().any(|p| text.strip_prefix(p.as_str()).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric)))
}
