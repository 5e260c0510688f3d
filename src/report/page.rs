//! What every writer of a report tells of a run, whatever form it gives it.

use std::collections::BTreeSet;

use super::excerpt::one_line;
use super::findings::Finding;
use super::kind::Kind;
use super::look::Look;
use super::values;
use super::words::Words;
use crate::claim::Claim;
use crate::review::{Decision, Line};
use crate::rules::Rules;
use crate::run::Run;
use crate::text::Span;
use crate::verdict::Verdict;

/// Sides of one finding that are shown with their sentence; the rest are named.
pub(super) const SIDES: usize = 4;

/// Values of a fact that are listed, and places of one value.
pub(super) const VALUES: usize = 8;

/// What every part of one report needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    pub run: &'a Run,
    pub look: Look,
    pub words: Words,
}

/// The findings in the order in which people read them.
#[derive(Debug)]
pub(super) struct Sections<'a> {
    pub grave: Vec<&'a Finding>,
    pub disputed: Vec<&'a Finding>,
    pub superseded: Vec<&'a Finding>,
    pub tentative: Vec<&'a Finding>,
    pub decided: Vec<&'a Finding>,
}

impl<'a> Sections<'a> {
    /// Sorts findings by what they ask of a desk.
    pub(super) fn of(findings: &'a [Finding]) -> Self {
        let of = |kind: Kind| findings.iter().filter(|f| Kind::of(f) == kind).collect();
        Self {
            grave: of(Kind::Contradiction),
            disputed: of(Kind::Disputed),
            superseded: of(Kind::Superseded),
            tentative: of(Kind::Tentative),
            decided: of(Kind::Decided),
        }
    }

    /// True where nothing is open that the tool puts its name to.
    pub(super) fn nothing(&self) -> bool {
        self.grave.is_empty() && self.disputed.is_empty() && self.superseded.is_empty()
    }
}

impl<'a> Page<'a> {
    /// The page of a run.
    pub(super) fn of(run: &'a Run, look: Look) -> Self {
        Self { run, look, words: Words::of(run.lang) }
    }

    /// What a finding is about; empty where nothing is known of it.
    pub(super) fn title(&self, finding: &Finding) -> String {
        match (finding.verdict, finding.label.is_empty()) {
            (None, true) => self.words.within.to_owned(),
            (None, false) => format!("{} ({})", one_line(&finding.label), self.words.within),
            (Some(_), _) => one_line(&finding.label),
        }
    }

    /// The sentences of a finding's sides, the first claim of each marked; those that share a sentence share a passage.
    pub(super) fn passages(&self, finding: &Finding) -> Vec<((usize, Span), Vec<Span>)> {
        let mut out: Vec<((usize, Span), Vec<Span>)> = Vec::new();
        for claim in finding.sides.iter().filter_map(|side| self.run.claims.get(*side.first()?)) {
            let Some(article) = self.run.articles.get(claim.document) else { continue };
            let sentence = article.sentences.get(claim.sentence).map(|s| s.span).filter(|s| s.contains(claim.span));
            let key = (claim.document, sentence.unwrap_or(claim.span));
            let room = out.len() < SIDES;
            match out.iter_mut().find(|(k, _)| *k == key) {
                Some((_, marks)) => marks.push(claim.span),
                None if room => out.push((key, vec![claim.span])),
                None => {}
            }
        }
        // What no claim stands for, in its sentence.
        if let Some((document, span)) = finding.spot
            && let Some(article) = self.run.articles.get(document)
        {
            let sentence = article.sentence_of(span).map_or(span, |s| s.span);
            out.push(((document, sentence), vec![span]));
        }
        out
    }

    /// `a.txt:9 · The Daily · 12 March 2025`
    pub(super) fn credit(&self, document: usize, mark: Option<Span>) -> String {
        let mut parts: Vec<String> = mark.and_then(|m| self.at(document, m)).into_iter().collect();
        if let Some(article) = self.run.articles.get(document) {
            parts.extend(article.source.as_deref().map(one_line));
            parts.extend(article.published.map(|d| self.words.day(d)));
        }
        parts.join(" · ")
    }

    /// The likely cause, as a sentence.
    pub(super) fn cause(&self, finding: &Finding) -> Option<String> {
        let slip = finding.cause.and_then(|c| self.words.slip(c))?;
        Some(format!("{}{} {slip}.", self.words.cause, self.colon()))
    }

    /// What would have been right, as a sentence.
    pub(super) fn expected(&self, finding: &Finding) -> Option<String> {
        let right = one_line(finding.expected.as_deref()?);
        Some(format!("{}{} {right}.", self.words.expected, self.colon()))
    }

    /// What somebody said of it: `dismissed (rounding), AB, 12 March 2025: a note`
    pub(super) fn said(&self, line: &Line, finding: &Finding) -> String {
        let Decision { ruling, note, by, date, .. } = &line.decision;
        let wrong = finding.wrong.iter().filter_map(|&side| Some(*finding.sides.get(side)?.first()?));
        let wrong: Vec<String> = wrong.map(|c| self.words.quote(&values::printed(c, self.run))).collect();
        self.words.said(ruling, &wrong, (by, *date), note)
    }

    /// That people took the claims for one fact, of a finding that is open nonetheless.
    pub(super) fn bound(&self, finding: &Finding) -> Option<String> {
        finding.state.binding.as_ref().filter(|_| !finding.is_decided()).and_then(|line| self.sentence(line, finding))
    }

    /// That somebody confirmed or dismissed it.
    pub(super) fn ruled(&self, finding: &Finding) -> Option<String> {
        finding.state.ruling.as_ref().and_then(|line| self.sentence(line, finding))
    }

    fn sentence(&self, line: &Line, finding: &Finding) -> Option<String> {
        let told = self.said(line, finding);
        let mut chars = told.chars();
        let first = chars.next()?;
        Some(format!("{}{}.", first.to_uppercase(), chars.as_str()))
    }

    /// One line for every finding that was decided.
    pub(super) fn decided(&self, sections: &Sections<'_>) -> Vec<String> {
        let one = |finding: &&Finding| {
            let said = self.said(finding.state.ruling.as_ref()?, finding);
            let parts =
                [self.title(finding), one_line(&finding.about(self.run)), said, format!("[{}]", short(finding))];
            Some(parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · "))
        };
        sections.decided.iter().filter_map(one).collect()
    }

    /// `“259 km2”: a.txt:10, b.txt:13; 2 independent sources; credited to the General Staff`
    pub(super) fn value_line(&self, claims: &[usize], rules: &Rules) -> String {
        let text = claims.first().map(|&c| self.words.quote(&values::printed(c, self.run))).unwrap_or_default();
        let mut places: Vec<String> = claims.iter().take(VALUES).filter_map(|&c| self.place(c)).collect();
        places.extend((claims.len() > VALUES).then(|| "…".to_owned()));
        let count = self.words.independent(values::origins(claims, self.run, rules));
        let by = self.words.credited(&values::voices(claims, self.run, rules));
        format!("{text}{} {}{} {count}{by}", self.colon(), places.join(", "), self.words.pick("\u{a0};", ";"))
    }

    /// `a.txt:9`
    pub(super) fn place(&self, claim: usize) -> Option<String> {
        let claim = self.run.claims.get(claim)?;
        self.at(claim.document, claim.span)
    }

    /// `a.txt:9`
    pub(super) fn at(&self, document: usize, span: Span) -> Option<String> {
        let article = self.run.articles.get(document)?;
        let (line, _, _) = article.lines.locate(&article.text, span.start);
        Some(format!("{}:{line}", one_line(self.run.ids.get(document)?)))
    }

    /// The value as printed.
    pub(super) fn value(&self, claim: &Claim) -> String {
        self.run.articles.get(claim.document).map(|a| one_line(a.slice(claim.span))).unwrap_or_default()
    }

    /// One line for every article whose dates hang on a day that it does not tell.
    pub(super) fn undated(&self) -> Vec<String> {
        let articles = self.run.undated.iter().zip(&self.run.articles).zip(&self.run.ids);
        articles
            .filter(|((spans, _), _)| !spans.is_empty())
            .map(|((spans, article), id)| {
                let mut seen: Vec<String> = Vec::new();
                for &span in spans {
                    let text = self.words.quote(&one_line(article.slice(span)));
                    if seen.len() <= SIDES && !seen.contains(&text) {
                        seen.push(text);
                    }
                }
                let more = if seen.len() > SIDES { ", …" } else { "" };
                seen.truncate(SIDES);
                format!("{}{} {}{more}", one_line(id), self.colon(), seen.join(", "))
            })
            .collect()
    }

    /// One line for every fact that several articles state without conflict.
    pub(super) fn agreements(&self, rules: &Rules) -> Vec<String> {
        let fact_of = values::fact_of(self.run);
        let facts_with = |conflict: bool| -> BTreeSet<usize> {
            let relations = self.run.relations.iter().filter(|r| (r.verdict >= Verdict::Superseded) == conflict);
            relations.filter_map(|r| fact_of.get(&r.a).copied()).collect()
        };
        let (open, agreed) = (facts_with(true), facts_with(false));
        let facts = self.run.alignment.facts.iter().enumerate();
        facts
            .filter(|(i, _)| agreed.contains(i) && !open.contains(i))
            .filter_map(|(_, fact)| {
                let documents: BTreeSet<usize> =
                    fact.claims.iter().filter_map(|&c| Some(self.run.claims.get(c)?.document)).collect();
                if documents.len() < 2 {
                    return None;
                }
                let label = values::topic(&fact.claims, self.run, rules);
                let sides = values::groups(&fact.claims, self.run, rules);
                let told: Vec<String> = sides
                    .iter()
                    .filter_map(|side| {
                        let value = self.value(self.run.claims.get(*side.first()?)?);
                        let places: Vec<String> = side.iter().filter_map(|&c| self.place(c)).collect();
                        // One place is one source: nothing to count.
                        let count = match places.len() {
                            1 => String::new(),
                            _ => {
                                let n = values::origins(side, self.run, rules);
                                format!("{} {}", self.words.pick("\u{a0};", ";"), self.words.independent(n))
                            }
                        };
                        Some(format!("{value} ({}{count})", places.join(", ")))
                    })
                    .collect();
                let lead =
                    if label.is_empty() { String::new() } else { format!("{}{} ", one_line(&label), self.colon()) };
                Some(format!("{lead}{}", told.join(" ~ ")))
            })
            .collect()
    }

    /// What was read and what was found, in one sentence.
    pub(super) fn closing(&self, sections: &Sections<'_>) -> String {
        let w = self.words;
        let Sections { grave, disputed, superseded, tentative, decided } = sections;
        let read = [
            w.count(self.run.articles.len(), ["article", "articles"], ["article", "articles"]),
            w.count(
                self.run.claims.len(),
                ["chiffre ou date", "chiffres et dates"],
                ["figure or date", "figures and dates"],
            ),
        ];
        let found = [
            w.count(
                grave.len(),
                ["contradiction ou erreur", "contradictions et erreurs"],
                ["contradiction or error", "contradictions and errors"],
            ),
            w.count(disputed.len(), ["version divergente", "versions divergentes"], ["disputed", "disputed"]),
            w.count(superseded.len(), ["actualisé", "actualisés"], ["updated", "updated"]),
            w.count(tentative.len(), ["à vérifier", "à vérifier"], ["tentative", "tentative"]),
        ];
        let decided = match decided.len() {
            0 => None,
            n => Some(w.count(n, ["déjà tranché", "déjà tranchés"], ["decided", "decided"])),
        };
        let found: Vec<String> = found.into_iter().chain(decided).collect();
        format!("{}{} {}.", read.join(", "), self.colon(), found.join(", "))
    }

    /// The colon with the space that French sets before it.
    pub(super) fn colon(&self) -> &'static str {
        if self.run.lang == crate::verdict::ReportLang::French { "\u{a0}:" } else { ":" }
    }
}

/// As much of a fingerprint as people need to name a finding.
pub(super) fn short(finding: &Finding) -> &str {
    finding.fingerprint.get(..8).unwrap_or_default()
}
