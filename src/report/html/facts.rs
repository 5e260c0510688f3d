//! What several articles state, as a table: value, source, and the day it held.

use chrono::Datelike;
use maud::{Markup, html};

use super::NL;
use super::findings::places;
use super::sheet::{Row, Sheet};
use super::timeline::timeline;
use crate::report::excerpt::one_line;
use crate::report::values;
use crate::report::words::Words;
use crate::verdict::Verdict;

/// The table of facts.
pub(super) fn facts(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    html! {
        (NL) section #facts aria-labelledby="facts-title" {
            (NL) h2 #facts-title { (w.pick("Qui dit quoi", "Who says what")) }
            @if sheet.rows.is_empty() {
                (NL) p.nothing { (w.pick("Aucune question n’a deux réponses.", "No question has two answers.")) }
            } @else {
                (NL) table.facts {
                    (NL) caption { (w.pick(
                        "Les questions auxquelles plusieurs articles répondent\u{a0}: chaque valeur, où elle se trouve, \
                         et le jour pour lequel elle vaut.",
                        "The questions that several articles answer: each value, where it stands, and the day it is for.",
                    )) }
                    (NL) thead { tr {
                        th scope="col" { (w.pick("Valeur", "Value")) }
                        th scope="col" { (w.pick("Source", "Source")) }
                        th scope="col" { (w.pick("À la date du", "As of")) }
                    } }
                    @for row in &sheet.rows { (fact(sheet, row)) }
                }
            }
        }
    }
}

fn fact(sheet: &Sheet<'_>, row: &Row<'_>) -> Markup {
    let (run, w) = (sheet.run(), sheet.words());
    let verdict = row.verdict.map_or("", Verdict::name);
    let state = if verdict == "compatible" { "agreement" } else { verdict };
    let groups = values::groups(row.claims, run, sheet.rules);
    html! {
        (NL) tbody id=(row.anchor) data-verdict=(state) data-documents=(sheet.documents(row.claims.iter().copied())) {
            (NL) tr.question { th scope="rowgroup" colspan="3" {
                span.label {
                    @if row.label.is_empty() { (w.pick("Sans étiquette", "No label")) } @else { (one_line(&row.label)) }
                }
                @if let Some(verdict) = row.verdict { " " span.verdict.(verdict.name()) { (told(verdict, w)) } }
                @if let Some(picture) = timeline(sheet, row) { (picture) }
            } }
            @for group in &groups { (value(sheet, group)) }
        }
    }
}

fn value(sheet: &Sheet<'_>, claims: &[usize]) -> Markup {
    let (run, w) = (sheet.run(), sheet.words());
    let first = claims.first().and_then(|&c| run.claims.get(c));
    let language = first.and_then(|c| run.articles.get(c.document)).map(|a| a.language.as_str());
    let days = days(sheet, claims);
    html! {
        (NL) tr {
            th scope="row" lang=[language] { (claims.first().map(|&c| values::printed(c, run)).unwrap_or_default()) }
            td {
                (places(sheet, claims))
                span.behind {
                    (w.independent(values::origins(claims, run, sheet.rules)))
                    (w.credited(&values::voices(claims, run, sheet.rules)))
                }
            }
            td { (days) }
        }
    }
}

/// The days for which claims give their value, each once.
fn days(sheet: &Sheet<'_>, claims: &[usize]) -> String {
    let w = sheet.words();
    let mut all: Vec<_> = claims.iter().filter_map(|&c| sheet.day(c)).collect();
    all.sort_unstable();
    all.dedup();
    match all.as_slice() {
        [] => w.pick("jour inconnu", "day unknown").to_owned(),
        [day] => w.day(*day),
        [first, .., last] if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{}–{}", first.day(), w.day(*last))
        }
        [first, .., last] => format!("{} – {}", w.day(*first), w.day(*last)),
    }
}

const fn told(verdict: Verdict, w: Words) -> &'static str {
    match verdict {
        Verdict::Agreement => w.pick("concordant", "agreed"),
        Verdict::Compatible => w.pick("compatible", "compatible"),
        Verdict::Superseded => w.pick("actualisé", "updated"),
        Verdict::Disputed => w.pick("contesté", "disputed"),
        Verdict::Contradiction => w.pick("contradictoire", "contradictory"),
    }
}
