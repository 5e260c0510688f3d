//! The findings, each with both passages side by side.

use maud::{Markup, html};

use super::article::tame;
use super::sheet::{Entry, Sheet, anchor, is_shown};
use super::{NL, count, decide};
use crate::report::excerpt::{one_line, stretches};
use crate::report::kind::Kind;
use crate::report::page::VALUES;
use crate::report::values;
use crate::text::Span;

/// Characters of a sentence shown before it is cut around its values.
const ROOM: usize = 600;

/// Every finding, by what it asks of a desk.
pub(super) fn findings(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    html! {
        (NL) section #findings aria-labelledby="findings-title" {
            (NL) h2 #findings-title { (w.pick("À examiner", "To look at")) }
            @if sheet.nothing { (NL) p.nothing { (w.nothing) } }
            @for kind in Kind::ALL { (section(sheet, kind)) }
            @if sheet.live { (decide::elsewhere(sheet)) }
            (NL) p.none.tools hidden {
                (w.pick("Rien ne correspond à ces filtres.", "Nothing matches these filters."))
            }
        }
    }
}

fn section(sheet: &Sheet<'_>, kind: Kind) -> Markup {
    let w = sheet.words();
    let entries: Vec<&Entry> = sheet.entries.iter().filter(|e| e.kind == kind).collect();
    html! {
        @if !entries.is_empty() {
            (NL) section.group aria-labelledby=(format!("{}-title", kind.name())) {
                (NL) h3 id=(format!("{}-title", kind.name())) { (kind.title(w)) " " (count(entries.len())) }
                @if kind == Kind::Tentative { (NL) p.hint { (w.tentative_note) } }
                @for (at, entry) in entries.iter().enumerate() { (finding(sheet, at + 1, entry)) }
            }
        }
    }
}

fn finding(sheet: &Sheet<'_>, number: usize, entry: &Entry) -> Markup {
    let (page, w) = (&sheet.page, sheet.words());
    let finding = &entry.finding;
    let shown = finding.values.iter().chain(&finding.sides).flatten().copied();
    let mut documents = sheet.documents(shown);
    if let Some((document, _)) = finding.spot.filter(|_| documents.is_empty()) {
        documents = document.to_string();
    }
    let severity = finding.severity.name();
    html! {
        (NL) article.finding.(severity) id=(entry.anchor) tabindex="-1" aria-labelledby=(format!("{}-t", entry.anchor))
            data-verdict=(entry.kind.name()) data-documents=(documents) {
            (NL) h4 id=(format!("{}-t", entry.anchor)) {
                span.number { (number) "." } " "
                span.severity.(severity) { (w.severity(finding.severity)) } " "
                (page.title(finding))
                @if finding.verdict.is_some() { span.about { " · " (finding.about(sheet.run())) } }
            }
            @if let Some(print) = &entry.print {
                a.print href=(format!("#{}", entry.anchor)) title=(w.pick("Empreinte", "Fingerprint")) {
                    code { (print) }
                }
            }
            (NL) div.sides {
                @for ((document, sentence), marks) in page.passages(finding) {
                    (passage(sheet, document, sentence, &marks))
                }
            }
            (NL) p.reason { (tame(&finding.reason)) }
            @for line in page.cause(finding).into_iter().chain(page.expected(finding)) { (NL) p.cause { (line) } }
            @for line in page.bound(finding).into_iter().chain(page.ruled(finding)) { (NL) p.cause { (line) } }
            @if !finding.values.is_empty() {
                (NL) ul.values {
                    @for value in finding.values.iter().take(VALUES) { (NL) li { (value_line(sheet, value)) } }
                }
            }
            @if sheet.live { (decide::form(sheet, entry)) }
        }
    }
}

/// A sentence with its values marked, over its place, outlet and day.
fn passage(sheet: &Sheet<'_>, document: usize, sentence: Span, marks: &[Span]) -> Markup {
    let run = sheet.run();
    let Some(article) = run.articles.get(document) else { return html! {} };
    let whole = is_shown(article, sentence);
    let told = if whole {
        stretches(&article.text, sentence, marks, ROOM)
    } else {
        marks.iter().flat_map(|&m| [(true, one_line(article.slice(m))), (false, " ".to_owned())]).collect()
    };
    // The mark in the article itself, where the figure is one.
    let first = marks.first().copied();
    let claim = first.and_then(|span| sheet.claim_at(document, span));
    let there = claim.filter(|_| whole).and_then(|c| anchor(c, run)).unwrap_or_else(|| format!("a-{document}"));
    html! {
        (NL) figure.side {
            figcaption { a href=(format!("#{there}")) { (sheet.page.credit(document, first)) } }
            (NL) blockquote lang=(article.language) {
                p { @for (marked, text) in told { @if marked { mark { (text) } } @else { (text) } } }
            }
        }
    }
}

/// A value, where it stands, and who stands behind it.
fn value_line(sheet: &Sheet<'_>, claims: &[usize]) -> Markup {
    let (run, w) = (sheet.run(), sheet.words());
    let text = claims.first().map(|&c| w.quote(&values::printed(c, run))).unwrap_or_default();
    let by = w.credited(&values::voices(claims, run, sheet.rules));
    html! {
        b { (text) } (sheet.page.colon()) " " (places(sheet, claims))
        (w.pick("\u{a0};", ";")) " " (w.independent(values::origins(claims, run, sheet.rules))) (by)
    }
}

/// The places of claims, each a way to its mark.
pub(super) fn places(sheet: &Sheet<'_>, claims: &[usize]) -> Markup {
    let run = sheet.run();
    let all: Vec<(String, String)> =
        claims.iter().take(VALUES).filter_map(|&c| Some((anchor(c, run)?, sheet.page.place(c)?))).collect();
    html! {
        @for (at, (anchor, place)) in all.iter().enumerate() {
            @if at > 0 { ", " }
            a href=(format!("#{anchor}")) { (place) }
        }
        @if claims.len() > VALUES { ", …" }
    }
}
