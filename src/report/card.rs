//! A finding by itself, with all that a person needs to decide on it, and the words in which that is written down.

use super::excerpt::{excerpt, one_line};
use super::findings::findings;
use super::fingerprint::Fingerprints;
use super::look::Look;
use super::page::Page;
use super::values;
use super::words::Words;
use crate::review::{Decision, Ruling, State};
use crate::rules::Rules;
use crate::run::Run;
use crate::text::Span;
use crate::verdict::{ReportLang, Severity, Verdict};

/// A finding to decide on.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// What it is told by: sixteen hex digits.
    pub fingerprint: String,
    /// The name of its verdict, or of what was checked.
    pub kind: &'static str,
    /// `None` for an error within one article.
    pub verdict: Option<Verdict>,
    /// How much it matters.
    pub severity: Severity,
    /// The same in the report's language.
    pub grade: &'static str,
    /// True where the tool would not put its name to it.
    pub tentative: bool,
    /// What it is about.
    pub title: String,
    /// Why, the likely cause, and what was expected: a sentence each.
    pub told: Vec<String>,
    /// Its sentences, each with the values in it marked.
    pub passages: Vec<Passage>,
    /// Its claims by value.
    pub sides: Vec<Side>,
    /// The values in short.
    pub about: String,
    /// The paths of its articles.
    pub articles: Vec<String>,
    /// What people said of it.
    pub state: State,
    /// Language of the report.
    pub lang: ReportLang,
}

impl Card {
    /// What people said of it, in words: `confirmed, wrong: “2,140”, AB, 12 March 2025`.
    pub fn said(&self) -> Option<String> {
        let words = Words::of(self.lang);
        let line = self.state.ruling.as_ref().or(self.state.binding.as_ref())?;
        let Decision { ruling, note, by, date, .. } = &line.decision;
        let wrong: &[String] = match ruling {
            Ruling::Confirmed { wrong } => wrong,
            _ => &[],
        };
        let sides = self.sides.iter().filter(|side| side.names.iter().any(|name| wrong.contains(name)));
        let values: Vec<String> = sides.map(|side| words.quote(&side.value)).collect();
        Some(words.said(ruling, &values, (by, *date), note))
    }
}

/// The claims of a finding that give one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What decisions call the claims.
    pub names: Vec<String>,
    /// The value as printed.
    pub value: String,
    /// The value, its places, and who stands behind it.
    pub line: String,
}

/// A sentence of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// `a.txt:9 · The Daily · 12 March 2025`
    pub credit: String,
    /// The sides whose values are marked in it.
    pub sides: Vec<usize>,
    text: String,
    marks: Vec<Span>,
}

impl Passage {
    /// The sentence in lines of this width, carets under its values.
    pub fn lines(&self, width: usize) -> Vec<String> {
        let look = Look { width, color: false };
        let whole = Span::new(0, self.text.len());
        excerpt(&self.text, whole, &self.marks, "", look).lines().map(str::to_owned).collect()
    }
}

/// The findings of a run, weightiest first.
pub fn cards(run: &Run, rules: &Rules) -> Vec<Card> {
    let page = Page::of(run, Look::BARE);
    let mut fingerprints = Fingerprints::new(run, rules);
    let one = |finding: super::findings::Finding| {
        let told = [Some(one_line(&finding.reason)), page.cause(&finding), page.expected(&finding)];
        let documents: std::collections::BTreeSet<usize> =
            finding.places(run).into_iter().map(|(document, _)| document).collect();
        Card {
            kind: finding.kind(),
            verdict: finding.verdict,
            severity: finding.severity,
            grade: page.words.severity(finding.severity),
            tentative: finding.tentative,
            title: page.title(&finding),
            told: told.into_iter().flatten().collect(),
            passages: passages(&page, &finding),
            sides: finding
                .sides
                .iter()
                .map(|claims| Side {
                    names: fingerprints.names(claims),
                    value: claims.first().map(|&c| values::printed(c, run)).unwrap_or_default(),
                    line: page.value_line(claims, rules),
                })
                .collect(),
            about: one_line(&finding.about(run)),
            articles: documents.into_iter().filter_map(|d| Some(run.articles.get(d)?.path.clone())).collect(),
            lang: run.lang,
            fingerprint: finding.fingerprint,
            state: finding.state,
        }
    };
    findings(run, rules).into_iter().map(one).collect()
}

fn passages(page: &Page<'_>, finding: &super::findings::Finding) -> Vec<Passage> {
    let side = |document: usize, mark: Span| {
        finding.sides.iter().position(|side| {
            let claims = side.iter().filter_map(|&c| page.run.claims.get(c));
            claims.into_iter().any(|c| c.document == document && c.span == mark)
        })
    };
    let one = |((document, sentence), marks): ((usize, Span), Vec<Span>)| {
        let article = page.run.articles.get(document)?;
        let shifted =
            |m: &Span| Span::new(m.start.saturating_sub(sentence.start), m.end.saturating_sub(sentence.start));
        Some(Passage {
            credit: page.credit(document, marks.first().copied()),
            sides: marks.iter().filter_map(|&m| side(document, m)).collect(),
            text: article.slice(sentence).to_owned(),
            marks: marks.iter().map(shifted).collect(),
        })
    };
    page.passages(finding).into_iter().filter_map(one).collect()
}

/// Two claims that nothing compared, as the sides of a decision that joins them or keeps them apart; `None` where they
/// can never be compared.
pub fn pair(run: &Run, rules: &Rules, a: usize, b: usize) -> Option<Card> {
    let claims = (run.claims.get(a)?, run.claims.get(b)?);
    if a == b || !crate::align::comparable(&claims.0.value, &claims.1.value, &rules.units) {
        return None;
    }
    let finding = super::findings::Finding { sides: vec![vec![a], vec![b]], ..Default::default() };
    let mut fingerprints = Fingerprints::new(run, rules);
    let page = Page::of(run, Look::BARE);
    Some(Card {
        fingerprint: fingerprints.of(&finding),
        kind: "pair",
        verdict: None,
        severity: Severity::Low,
        grade: "",
        tentative: false,
        title: String::new(),
        told: Vec::new(),
        passages: passages(&page, &finding),
        sides: [a, b]
            .iter()
            .map(|&claim| Side {
                names: fingerprints.names(&[claim]),
                value: values::printed(claim, run),
                line: page.value_line(&[claim], rules),
            })
            .collect(),
        about: one_line(&finding.about(run)),
        articles: [claims.0, claims.1]
            .iter()
            .filter_map(|c| Some(run.articles.get(c.document)?.path.clone()))
            .collect(),
        state: State::default(),
        lang: run.lang,
    })
}
