//! The report in short: what was found, and in which articles.

use maud::{Markup, html};

use super::sheet::Sheet;
use super::state::State;
use super::{NL, count};
use crate::claim::of_document;
use crate::report::excerpt::one_line;
use crate::report::kind::Kind;
use crate::report::page::VALUES;
use crate::text::Article;

/// Counts, the articles, and what could not be dated or read.
pub(super) fn summary(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    let run = sheet.run();
    let found = |kind: Kind| sheet.entries.iter().filter(|e| e.kind == kind).count();
    html! {
        (NL) section #summary aria-labelledby="summary-title" {
            (NL) h2 #summary-title { (w.pick("En bref", "In short")) }
            (NL) p.closing { (sheet.closing) }
            (NL) ul.tiles {
                @for kind in Kind::ALL {
                    @if found(kind) > 0 {
                        (NL) li.(kind.name()) { a href=(format!("#{}-title", kind.name())) {
                            b { (found(kind)) } " " (kind.title(w))
                        } }
                    }
                }
            }
            (NL) table.sources {
                (NL) caption { (w.pick("Les articles comparés", "The articles compared")) }
                (NL) thead { tr {
                    th scope="col" { "Article" }
                    th scope="col" { (w.pick("Source et jour", "Source and day")) }
                    th scope="col" { (w.pick("Chiffres et dates", "Figures and dates")) }
                } }
                (NL) tbody {
                    @for (document, article) in run.articles.iter().enumerate() { (row(sheet, document, article)) }
                }
            }
            (list(w.undated, Some(w.undated_note), &sheet.page.undated()))
            (list(w.unread, None, &run.problems.iter().map(|p| one_line(&p.message)).collect::<Vec<_>>()))
        }
    }
}

fn row(sheet: &Sheet<'_>, document: usize, article: &Article) -> Markup {
    let (run, w) = (sheet.run(), sheet.words());
    let name = run.ids.get(document).map(|id| one_line(id)).unwrap_or_default();
    let same = sheet.copies(document).filter(|&d| d != document);
    let mut copies: Vec<String> = same.take(VALUES + 1).filter_map(|d| run.ids.get(d).map(|id| one_line(id))).collect();
    if copies.len() > VALUES {
        copies.truncate(VALUES);
        copies.push("…".to_owned());
    }
    let mut counts = [0_usize; State::ALL.len()];
    let own = of_document(&run.claims, document);
    for claim in own.filter(|&c| run.claims.get(c).is_some_and(|c| c.block.holds_claims())) {
        let at = State::ALL.iter().position(|&s| s == sheet.state(claim));
        at.and_then(|at| counts.get_mut(at)).into_iter().for_each(|n| *n += 1);
    }
    html! {
        (NL) tr {
            th scope="row" {
                a href=(format!("#a-{document}")) { (name) }
                @if let Some(title) = &article.title { " " span.title lang=(article.language) { (one_line(title)) } }
                @if !copies.is_empty() {
                    " " span.copies { (w.pick("même texte que ", "same text as ")) (copies.join(", ")) }
                }
            }
            td {
                @if let Some(source) = &article.source { (one_line(source)) }
                @if article.source.is_some() && article.published.is_some() { br; }
                @match article.published { Some(day) => (w.day(day)), None => (w.pick("jour inconnu", "day unknown")) }
            }
            td { ul.counts { @for (state, n) in State::ALL.into_iter().zip(counts).filter(|(_, n)| *n > 0) {
                li { (n) " " span.v.(state.name()) { (state.told(w)) } }
            } } }
        }
    }
}

fn list(title: &str, note: Option<&str>, lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            (NL) h3 { (title) " " (count(lines.len())) }
            @if let Some(note) = note { (NL) p.hint { (note) } }
            (NL) ul { @for line in lines { (NL) li { (line) } } }
        }
    }
}
