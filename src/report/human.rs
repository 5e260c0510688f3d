//! The report for people: findings by severity, each with its sentences; what agrees, a line each.

use super::excerpt::{excerpt, one_line};
use super::findings::{Finding, findings, notes};
use super::look::{FAINT, GRAVE, HEADING, Look};
use super::page::{Page, Sections, VALUES, short};
use crate::rules::Rules;
use crate::run::Run;
use crate::text::Span;
use crate::verdict::Severity;

/// The report of a run as text.
pub fn human(run: &Run, rules: &Rules, look: Look) -> String {
    let page = Page::of(run, look);
    let all = findings(run, rules);
    let sections = Sections::of(&all);
    let agreements = page.agreements(rules);
    let mut out = String::new();
    page.section(&mut out, page.words.contradictions, &sections.grave, rules);
    page.section(&mut out, page.words.disputed, &sections.disputed, rules);
    page.section(&mut out, page.words.superseded, &sections.superseded, rules);
    if !sections.tentative.is_empty() {
        page.heading(&mut out, page.words.tentative, sections.tentative.len());
        out.push_str(&page.wrapped(page.words.tentative_note, "  "));
        out.push('\n');
        page.list(&mut out, &sections.tentative, rules);
    }
    let notes = notes(run);
    page.section(&mut out, page.words.notes, &notes.iter().collect::<Vec<_>>(), rules);
    if !agreements.is_empty() {
        page.heading(&mut out, page.words.agreements, agreements.len());
        out.extend(agreements.iter().map(|line| page.wrapped(line, "  ")));
        out.push('\n');
    }
    let decided = page.decided(&sections);
    if !decided.is_empty() {
        page.heading(&mut out, page.words.decided, decided.len());
        out.extend(decided.iter().map(|line| page.wrapped(line, "  ")));
        out.push('\n');
    }
    page.caveats(&mut out);
    if sections.nothing() {
        out.push_str(&format!("{}\n", page.words.nothing));
    }
    out.push_str(&page.wrapped(&page.closing(&sections), ""));
    out
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
        out.push_str(format!("{number}. {severity}  {}", self.title(finding)).trim_end());
        out.push('\n');
        for (sentence, marks) in self.passages(finding) {
            self.passage(out, sentence, &marks, "   ");
        }
        out.push_str(&self.wrapped(&one_line(&finding.reason), "   "));
        out.extend(self.cause(finding).map(|line| self.wrapped(&line, "   ")));
        for value in finding.values.iter().take(VALUES) {
            out.push_str(&self.wrapped(&self.value_line(value, rules), "   "));
        }
        out.extend(self.expected(finding).map(|line| self.wrapped(&line, "   ")));
        out.extend(self.bound(finding).map(|line| self.wrapped(&line, "   ")));
        if !finding.fingerprint.is_empty() {
            out.push_str(&format!("   {}\n", self.look.paint(FAINT, &format!("[{}]", short(finding)))));
        }
    }

    /// A sentence with its marks, under its place, outlet and day.
    pub(super) fn passage(&self, out: &mut String, (document, sentence): (usize, Span), marks: &[Span], indent: &str) {
        let Some(article) = self.run.articles.get(document) else { return };
        let head = self.credit(document, marks.first().copied());
        out.push_str(&format!("{indent}{}\n", self.look.paint(FAINT, &head)));
        out.push_str(&excerpt(&article.text, sentence, marks, indent, self.look));
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
