//! What is added to a page that is served: a form for every finding, and who decides on which day.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::sheet::{Entry, Sheet};
use super::{NL, count};
use crate::report::excerpt::one_line;
use crate::report::values;
use crate::report::words::Words;
use crate::review::{Line, Reason, Ruling, key};

/// Sides that can be told to be wrong, a letter each.
const LETTERS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// Who decides, and the day: nothing here reads a clock.
pub(super) fn who(w: Words) -> Markup {
    html! {
        (NL) form #who {
            p.hint { (w.pick("Avant de trancher\u{a0}:", "Before deciding:")) }
            p {
                label for="by" { (w.pick("Vos initiales", "Your initials")) }
                input #by autocomplete="off" maxlength="40";
            }
            p { label for="day" { (w.pick("Le jour", "The day")) } input #day type="date"; }
            p #told role="status" data-lost=(w.pick("Le programme ne répond plus.", "The program does not answer.")) {}
        }
    }
}

/// What can be decided on a finding.
pub(super) fn form(sheet: &Sheet<'_>, entry: &Entry) -> Markup {
    let w = sheet.words();
    let Some(print) = &entry.print else { return html! {} };
    let finding = &entry.finding;
    let value =
        |side: &Vec<usize>| side.first().map(|&c| w.quote(&values::printed(c, sheet.run()))).unwrap_or_default();
    let button = |ruling: &str, key: &str, fr: &'static str, en: &'static str| {
        html! { button type="button" name="ruling" value=(ruling) { (w.pick(fr, en)) " " kbd { (key) } } }
    };
    html! {
        (NL) form.decide data-fingerprint=(print) {
            div {
                (button("confirmed", "c", "Confirmer", "Confirm"))
                @if finding.sides.len() > 1 { label { (w.pick("erroné", "wrong")) " " select name="wrong" {
                    option value="" { (w.pick("on ne sait pas", "not known")) }
                    @for (side, letter) in finding.sides.iter().zip(LETTERS) { option value=(letter) { (value(side)) } }
                } } }
            }
            div {
                (button("dismissed", "d", "Écarter", "Dismiss"))
                label { (w.pick("motif", "reason")) " " select name="reason" {
                    option value="" { "…" }
                    @for reason in Reason::ALL { option value=(reason.name()) { (why(reason, w)) } }
                } }
            }
            @if finding.verdict.is_some() && finding.sides.len() > 1 { div {
                (button("same-fact", "s", "Même fait", "Same fact"))
                (button("not-same-fact", "n", "Deux faits", "Two facts"))
            } }
            @if finding.state.ruling.is_some() || finding.state.binding.is_some() { div {
                (button("reopen", "u", "Rouvrir", "Reopen"))
            } }
            label.note { (w.pick("remarque", "note")) " " input name="note" maxlength="1000" autocomplete="off"; }
            p.told role="status" data-reason=(w.pick("Un motif, s’il vous plaît.", "A reason, please.")) {}
        }
    }
}

/// Decisions that hold and have no finding in the page: figures kept apart, and what the articles no longer say.
pub(super) fn elsewhere(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    let prints: BTreeSet<String> = sheet.entries.iter().filter_map(|e| e.print.as_deref().map(key)).collect();
    let shown = |line: &Line| prints.contains(&line.decision.fingerprint);
    let standing = sheet.run().decisions.standing();
    let lines: Vec<&Line> = standing.into_iter().filter(|line| !shown(line)).collect();
    html! {
        @if !lines.is_empty() {
            (NL) section #apart aria-labelledby="apart-title" {
                (NL) h3 #apart-title {
                    (w.pick("Décisions sans constat", "Decisions without a finding")) " " (count(lines.len()))
                }
                (NL) ul { @for line in lines { (NL) li {
                    form.decide data-fingerprint=(line.decision.fingerprint) {
                        span { (said(line, w)) } " "
                        button type="button" name="ruling" value="reopen" { (w.pick("Rouvrir", "Reopen")) }
                        p.told role="status" {}
                    }
                } } }
            }
        }
    }
}

fn said(line: &Line, w: Words) -> String {
    let decision = &line.decision;
    let parts = [
        one_line(&decision.about),
        w.ruling(&decision.ruling).to_owned(),
        one_line(&decision.by),
        w.day(decision.date),
    ];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A reason in words: what stands in brackets in the words for the ruling.
fn why(reason: Reason, w: Words) -> &'static str {
    let told = w.ruling(&Ruling::Dismissed { reason });
    told.split_once('(').map_or(told, |(_, why)| why.trim_end_matches(')'))
}
