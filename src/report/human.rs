//! The report for people: findings by severity, each with its sentences; what agrees, a line each.

use super::excerpt::{excerpt, one_line};
use super::findings::{Finding, findings, notes};
use super::look::{FAINT, GRAVE, HEADING, Look};
use super::values;
use super::words::Words;
use crate::claim::Claim;
use crate::rules::Rules;
use crate::run::Run;
use crate::text::Span;
use crate::verdict::{Severity, Verdict};

/// Sides of one finding that are shown with their sentence; the rest are named.
const SIDES: usize = 4;

/// Values of a fact that are listed, and places of one value.
const VALUES: usize = 8;

/// The report of a run as text.
pub fn human(run: &Run, rules: &Rules, look: Look) -> String {
    let page = Page { run, look, words: Words::of(run.lang) };
    let all = findings(run, rules);
    let (tentative, firm): (Vec<&Finding>, Vec<&Finding>) = all.iter().partition(|f| f.tentative);
    let pick = |verdicts: &[Option<Verdict>]| -> Vec<&Finding> {
        firm.iter().copied().filter(|f| verdicts.contains(&f.verdict)).collect()
    };
    let grave = pick(&[Some(Verdict::Contradiction), None]);
    let disputed = pick(&[Some(Verdict::Disputed)]);
    let superseded = pick(&[Some(Verdict::Superseded)]);
    let agreements = page.agreements(rules);
    let mut out = String::new();
    page.section(&mut out, page.words.contradictions, &grave, rules);
    page.section(&mut out, page.words.disputed, &disputed, rules);
    page.section(&mut out, page.words.superseded, &superseded, rules);
    if !tentative.is_empty() {
        page.heading(&mut out, page.words.tentative, tentative.len());
        out.push_str(&page.wrapped(page.words.tentative_note, "  "));
        out.push('\n');
        page.list(&mut out, &tentative, rules);
    }
    let notes = notes(run);
    page.section(&mut out, page.words.notes, &notes.iter().collect::<Vec<_>>(), rules);
    if !agreements.is_empty() {
        page.heading(&mut out, page.words.agreements, agreements.len());
        out.extend(agreements.iter().map(|line| page.wrapped(line, "  ")));
        out.push('\n');
    }
    page.caveats(&mut out);
    if grave.is_empty() && disputed.is_empty() && superseded.is_empty() {
        out.push_str(&format!("{}\n", page.words.nothing));
    }
    out.push_str(&page.closing([grave.len(), disputed.len(), superseded.len(), tentative.len()]));
    out
}

/// What every part of one report needs.
pub(super) struct Page<'a> {
    pub run: &'a Run,
    pub look: Look,
    pub words: Words,
}

impl Page<'_> {
    pub(super) fn heading(&self, out: &mut String, title: &str, count: usize) {
        out.push_str(&self.look.paint(HEADING, &format!("{title} ({count})")));
        out.push_str("\n\n");
    }

    fn section(&self, out: &mut String, title: &str, findings: &[&Finding], rules: &Rules) {
        if !findings.is_empty() {
            self.heading(out, title, findings.len());
            self.list(out, findings, rules);
        }
    }

    fn list(&self, out: &mut String, findings: &[&Finding], rules: &Rules) {
        for (number, finding) in findings.iter().enumerate() {
            self.finding(out, number + 1, finding, rules);
            out.push('\n');
        }
    }

    fn finding(&self, out: &mut String, number: usize, finding: &Finding, rules: &Rules) {
        let style = if finding.severity == Severity::High { GRAVE } else { HEADING };
        let severity = self.look.paint(style, self.words.severity(finding.severity));
        let what = match (finding.verdict, finding.label.is_empty()) {
            (None, true) => self.words.within.to_owned(),
            (None, false) => format!("{} ({})", one_line(&finding.label), self.words.within),
            (Some(_), _) => one_line(&finding.label),
        };
        out.push_str(format!("{number}. {severity}  {what}").trim_end());
        out.push('\n');
        for (sentence, claims) in self.sentences(finding).iter().take(SIDES) {
            self.side(out, *sentence, claims);
        }
        if let Some((document, span)) = finding.spot {
            self.spot(out, document, span);
        }
        out.push_str(&self.wrapped(&one_line(&finding.reason), "   "));
        if let Some(slip) = finding.cause.and_then(|c| self.words.slip(c)) {
            out.push_str(&self.wrapped(&format!("{}{} {slip}.", self.words.cause, self.colon()), "   "));
        }
        for value in finding.values.iter().take(VALUES) {
            out.push_str(&self.wrapped(&self.value_line(value, rules), "   "));
        }
        if let Some(expected) = &finding.expected {
            let line = format!("{}{} {}.", self.words.expected, self.colon(), one_line(expected));
            out.push_str(&self.wrapped(&line, "   "));
        }
    }

    /// `“259 km2”: a.txt:10, b.txt:13; 2 independent sources; credited to the General Staff`
    fn value_line(&self, claims: &[usize], rules: &Rules) -> String {
        let text = claims.first().map(|&c| self.words.quote(&values::printed(c, self.run))).unwrap_or_default();
        let mut places: Vec<String> = claims.iter().take(VALUES).filter_map(|&c| self.place(c)).collect();
        places.extend((claims.len() > VALUES).then(|| "…".to_owned()));
        let count = self.words.independent(values::origins(claims, self.run, rules));
        let by = self.words.credited(&values::voices(claims, self.run, rules));
        format!("{text}{} {}{} {count}{by}", self.colon(), places.join(", "), self.words.pick("\u{a0};", ";"))
    }

    /// The first claim of each side; those that share a sentence share an excerpt.
    fn sentences(&self, finding: &Finding) -> Vec<((usize, Span), Vec<usize>)> {
        let mut out: Vec<((usize, Span), Vec<usize>)> = Vec::new();
        for &index in finding.sides.iter().filter_map(|side| side.first()) {
            let Some(claim) = self.run.claims.get(index) else { continue };
            let Some(article) = self.run.articles.get(claim.document) else { continue };
            let sentence = article.sentences.get(claim.sentence).map(|s| s.span).filter(|s| s.contains(claim.span));
            let key = (claim.document, sentence.unwrap_or(claim.span));
            match out.iter_mut().find(|(k, _)| *k == key) {
                Some((_, claims)) => claims.push(index),
                None => out.push((key, vec![index])),
            }
        }
        out
    }

    fn side(&self, out: &mut String, at: (usize, Span), claims: &[usize]) {
        let marks: Vec<Span> = claims.iter().filter_map(|&c| Some(self.run.claims.get(c)?.span)).collect();
        self.passage(out, at, &marks, "   ");
    }

    /// What no claim stands for, in its sentence.
    fn spot(&self, out: &mut String, document: usize, span: Span) {
        let Some(article) = self.run.articles.get(document) else { return };
        let sentence = article.sentence_of(span).map_or(span, |s| s.span);
        self.passage(out, (document, sentence), &[span], "   ");
    }

    /// A sentence with its marks, under its place, outlet and day.
    pub(super) fn passage(&self, out: &mut String, (document, sentence): (usize, Span), marks: &[Span], indent: &str) {
        let Some(article) = self.run.articles.get(document) else { return };
        let mut head = marks.first().and_then(|m| self.at(document, *m)).unwrap_or_default();
        let told = [article.source.as_deref().map(one_line), article.published.map(|d| self.words.day(d))];
        for part in told.into_iter().flatten() {
            head.push_str(" · ");
            head.push_str(&part);
        }
        out.push_str(&format!("{indent}{}\n", self.look.paint(FAINT, &head)));
        out.push_str(&excerpt(&article.text, sentence, marks, indent, self.look));
    }

    /// `a.txt:9`
    pub(super) fn place(&self, claim: usize) -> Option<String> {
        let claim = self.run.claims.get(claim)?;
        self.at(claim.document, claim.span)
    }

    pub(super) fn at(&self, document: usize, span: Span) -> Option<String> {
        let article = self.run.articles.get(document)?;
        let (line, _, _) = article.lines.locate(&article.text, span.start);
        Some(format!("{}:{line}", one_line(self.run.ids.get(document)?)))
    }

    /// What could not be dated, and what could not be read.
    pub(super) fn caveats(&self, out: &mut String) {
        let undated = self.undated();
        if !undated.is_empty() {
            self.heading(out, self.words.undated, undated.len());
            out.push_str(&self.wrapped(self.words.undated_note, "  "));
            out.extend(undated.iter().map(|line| self.wrapped(line, "  ")));
            out.push('\n');
        }
        if !self.run.problems.is_empty() {
            self.heading(out, self.words.unread, self.run.problems.len());
            out.extend(self.run.problems.iter().map(|p| self.wrapped(&one_line(&p.message), "  ")));
            out.push('\n');
        }
    }

    /// One line for every article whose dates hang on a day that it does not tell.
    fn undated(&self) -> Vec<String> {
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

    pub(super) fn value(&self, claim: &Claim) -> String {
        self.run.articles.get(claim.document).map(|a| one_line(a.slice(claim.span))).unwrap_or_default()
    }

    /// One line for every fact that several articles state without conflict.
    fn agreements(&self, rules: &Rules) -> Vec<String> {
        let fact_of = values::fact_of(self.run);
        let facts_with = |conflict: bool| -> std::collections::BTreeSet<usize> {
            let relations = self.run.relations.iter().filter(|r| (r.verdict >= Verdict::Superseded) == conflict);
            relations.filter_map(|r| fact_of.get(&r.a).copied()).collect()
        };
        let (open, agreed) = (facts_with(true), facts_with(false));
        let facts = self.run.alignment.facts.iter().enumerate();
        facts
            .filter(|(i, _)| agreed.contains(i) && !open.contains(i))
            .filter_map(|(_, fact)| {
                let documents: std::collections::BTreeSet<usize> =
                    fact.claims.iter().filter_map(|&c| Some(self.run.claims.get(c)?.document)).collect();
                if documents.len() < 2 {
                    return None;
                }
                let first = self.run.claims.get(*fact.claims.first()?)?;
                let label = if fact.label.is_empty() { values::label(first, rules) } else { fact.label.clone() };
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

    fn closing(&self, [grave, disputed, superseded, tentative]: [usize; 4]) -> String {
        let w = self.words;
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
                grave,
                ["contradiction ou erreur", "contradictions et erreurs"],
                ["contradiction or error", "contradictions and errors"],
            ),
            w.count(disputed, ["version divergente", "versions divergentes"], ["disputed", "disputed"]),
            w.count(superseded, ["actualisé", "actualisés"], ["updated", "updated"]),
            w.count(tentative, ["à vérifier", "à vérifier"], ["tentative", "tentative"]),
        ];
        self.wrapped(&format!("{}{} {}.", read.join(", "), self.colon(), found.join(", ")), "")
    }

    /// The colon with the space that French sets before it.
    pub(super) fn colon(&self) -> &'static str {
        if self.run.lang == crate::verdict::ReportLang::French { "\u{a0}:" } else { ":" }
    }

    /// Text wrapped to the width, a hanging indent, and a newline.
    pub(super) fn wrapped(&self, text: &str, indent: &str) -> String {
        let hanging = format!("{indent}  ");
        let options = textwrap::Options::new(self.look.width)
            .initial_indent(indent)
            .subsequent_indent(if indent.is_empty() { indent } else { &hanging })
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        format!("{}\n", textwrap::fill(text, options))
    }
}
