//! Each article in full, with every figure and date marked by its state.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::NL;
use super::sheet::{Sheet, anchor};
use super::state::State;
use crate::claim::of_document;
use crate::grammar::Skip;
use crate::report::excerpt::one_line;
use crate::report::words::Words;
use crate::text::{Article, Block, BlockKind, Span};

const LEFT_OUT_FR: [&str; 2] =
    ["passage d’habillage de page laissé de côté", "passages d’habillage de page laissés de côté"];
const LEFT_OUT_EN: [&str; 2] = ["passage of page furniture left out", "passages of page furniture left out"];

/// A stretch of an article that is marked.
struct Mark {
    span: Span,
    state: State,
    /// Its id in the page.
    anchor: Option<String>,
    /// Those of other claims in the same place.
    also: Vec<String>,
    /// Where it leads.
    home: Option<String>,
    /// The fact it is told under.
    fact: Option<String>,
}

impl Mark {
    /// One that is no claim.
    const fn bare(span: Span, state: State) -> Self {
        Self { span, state, anchor: None, also: Vec::new(), home: None, fact: None }
    }
}

/// All articles.
pub(super) fn articles(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    let articles = sheet.run().articles.iter().enumerate();
    html! {
        (NL) section #articles aria-labelledby="articles-title" {
            (NL) h2 #articles-title { (w.pick("Les articles", "The articles")) }
            (NL) ul.legend aria-label=(w.pick("Ce que disent les marques", "What the marks say")) {
                @for state in State::ALL { (NL) li { span.v.(state.name()) { (state.told(w)) } } }
            }
            @for (document, article) in articles { (one(sheet, document, article)) }
        }
    }
}

fn one(sheet: &Sheet<'_>, document: usize, article: &Article) -> Markup {
    let w = sheet.words();
    let id = format!("a-{document}");
    let marks = marks(sheet, document);
    let shown = |b: &&Block| b.kind.holds_claims();
    let headline = article.blocks.iter().find(|b| b.kind == BlockKind::Headline);
    let is_headline = |b: &Block| headline.is_some_and(|h| h.span == b.span);
    let left_out = article.blocks.iter().filter(|b| !shown(b) && b.kind != BlockKind::FrontMatter).count();
    let name = sheet.run().ids.get(document).map(|id| one_line(id)).unwrap_or_default();
    html! {
        (NL) article.text #(id) tabindex="-1" aria-labelledby=(format!("{id}-t")) data-document=(document) {
            (NL) h3 id=(format!("{id}-t")) lang=(article.language) {
                @match (headline, &article.title) {
                    (Some(block), _) => (marked(article, block.span, &marks, w)),
                    (None, Some(title)) => (one_line(title)),
                    (None, None) => (name),
                }
            }
            (NL) p.credit {
                (sheet.page.credit(document, None))
                @if article.source.is_some() || article.published.is_some() { " · " }
                (name)
            }
            (NL) div.body lang=(article.language) {
                @for block in article.blocks.iter().filter(shown).filter(|b| !is_headline(b)) {
                    (NL) p.lead[block.kind == BlockKind::Lead] { (marked(article, block.span, &marks, w)) }
                }
            }
            @if left_out > 0 { (NL) p.hint { (w.count(left_out, LEFT_OUT_FR, LEFT_OUT_EN)) "." } }
        }
    }
}

/// What is marked in an article, in order.
fn marks(sheet: &Sheet<'_>, document: usize) -> Vec<Mark> {
    let run = sheet.run();
    let mut all = BTreeMap::<Span, Mark>::new();
    for index in of_document(&run.claims, document) {
        let Some(claim) = run.claims.get(index) else { continue };
        if let Some(known) = all.get_mut(&claim.span) {
            known.also.extend(anchor(index, run));
            continue;
        }
        let mark = Mark {
            span: claim.span,
            state: sheet.state(index),
            anchor: anchor(index, run),
            also: Vec::new(),
            home: sheet.home(index).map(str::to_owned),
            fact: sheet.row(index).map(|row| row.anchor.clone()),
        };
        all.insert(claim.span, mark);
    }
    // Words that an error is about: a weekday beside a date.
    for entry in sheet.entries.iter().filter(|e| !e.finding.tentative) {
        if let Some((_, span)) = entry.finding.spot.filter(|(d, _)| *d == document) {
            let home = Some(entry.anchor.clone());
            let contradicted = Mark { home, ..Mark::bare(span, State::Contradicted) };
            all.entry(span).or_insert(contradicted);
        }
    }
    let undated = run.undated.get(document).into_iter().flatten().copied();
    for span in undated.chain(unread(run.mentions.get(document).map_or(&[], Vec::as_slice))) {
        let before = all.range(..Span::new(span.end, 0)).next_back();
        if before.is_none_or(|(known, _)| !known.overlaps(span)) {
            all.insert(span, Mark::bare(span, State::Unchecked));
        }
    }
    all.into_values().collect()
}

/// Figures and dates that were read and became no claim, though they may be facts.
fn unread(mentions: &[crate::grammar::Mention]) -> impl Iterator<Item = Span> {
    let open = |skip: Option<Skip>| matches!(skip, None | Some(Skip::Score | Skip::Multiplier));
    mentions.iter().filter(move |m| open(m.skip)).map(|m| m.span)
}

/// The text of a block, with its marks.
fn marked(article: &Article, block: Span, marks: &[Mark], w: Words) -> Markup {
    let mut at = block.start;
    let text = |from: usize, to: usize| tame(article.text.get(from..to).unwrap_or_default());
    let mut parts: Vec<Markup> = Vec::new();
    let first = marks.partition_point(|m| m.span.start < block.start);
    let inside = marks.iter().skip(first).take_while(|m| m.span.start < block.end);
    for mark in inside.filter(|m| block.contains(m.span)) {
        // One figure inside another keeps its place and no mark of its own.
        if mark.span.start < at {
            parts.extend(mark.anchor.iter().chain(&mark.also).map(|id| html! { span id=(id) {} }));
            continue;
        }
        parts.push(html! { (text(at, mark.span.start)) });
        parts.extend(mark.also.iter().map(|id| html! { span id=(id) {} }));
        parts.push(figure(mark, &text(mark.span.start, mark.span.end), w));
        at = mark.span.end;
    }
    parts.push(html! { (text(at, block.end)) });
    html! { @for part in parts { (part) } }
}

/// A figure: its state is told by a line, a sign and a word, never by colour alone.
fn figure(mark: &Mark, text: &str, w: Words) -> Markup {
    let state = mark.state.name();
    let said = html! { (text) span.vh { " (" (mark.state.told(w)) ")" } };
    let told = mark.state.told(w);
    html! {
        @match &mark.home {
            Some(home) => a.v.(state) id=[mark.anchor.as_deref()] href=(format!("#{home}")) title=(told)
                data-state=(state) data-fact=[mark.fact.as_deref()] { (said) },
            None => span.v.(state) id=[mark.anchor.as_deref()] title=(told) data-state=(state) { (said) },
        }
    }
}

/// The text without what would turn it around or break the page.
pub(super) fn tame(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { ' ' } else { crate::report::excerpt::tame(c) }).collect()
}
