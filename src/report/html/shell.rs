//! The page around the report: head, landmarks, filters, help.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::NL;
use super::sheet::Sheet;
use super::state::State;
use super::{article, decide, facts, findings, summary};
use crate::report::excerpt::one_line;
use crate::report::kind::Kind;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
const LIVE: &str = include_str!("live.js");

/// The whole page.
pub(super) fn page(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    let language = sheet.run().lang.code();
    let name = w.pick("Rapport de recoupement", "Cross-check report");
    html! {
        (DOCTYPE)
        (NL) html lang=(language) data-page=[sheet.live.then_some("")] {
            (NL) head {
                (NL) meta charset="utf-8";
                (NL) meta name="viewport" content="width=device-width, initial-scale=1";
                @if !sheet.live { (NL) meta http-equiv="Content-Security-Policy" content=(policy(&[SCRIPT])); }
                (NL) meta name="referrer" content="no-referrer";
                (NL) meta name="generator" content=(concat!("recoupe ", env!("CARGO_PKG_VERSION")));
                (NL) title { (name) }
                (NL) style { (PreEscaped(STYLE)) }
            }
            (NL) body {
                (NL) a.skip href="#main" { (w.pick("Aller au rapport", "Skip to the report")) }
                (NL) header {
                    h1 { (name) }
                    (NL) div.buttons.tools hidden {
                        button #theme type="button" aria-pressed="false" { (w.pick("Thème sombre", "Dark theme")) }
                        button #help-open type="button" aria-haspopup="dialog" {
                            (w.pick("Clavier", "Keyboard")) " " kbd { "?" }
                        }
                    }
                }
                (NL) div.columns {
                    (NL) aside aria-label=(w.pick("Sommaire et filtres", "Contents and filters")) {
                        (contents(sheet))
                        @if sheet.live { (decide::who(w)) }
                        (filters(sheet))
                    }
                    (NL) main #main tabindex="-1" {
                        (summary::summary(sheet))
                        (findings::findings(sheet))
                        (facts::facts(sheet))
                        (article::articles(sheet))
                    }
                }
                (NL) footer { p { "recoupe " (env!("CARGO_PKG_VERSION")) " · " (w.pick(
                    "Ce fichier ne charge rien et n’envoie rien.",
                    "This file loads nothing and sends nothing.",
                )) } }
                (help(sheet))
                (NL) dialog #partners aria-labelledby="partners-title"
                    data-finding=(w.pick("Voir le constat", "See the finding"))
                    data-fact=(w.pick("Voir la ligne du tableau", "See it in the table")) {
                    h2 #partners-title { (w.pick("Ce que disent les autres", "What the others say")) }
                    div #partners-body {}
                    form method="dialog" { button { (w.pick("Fermer", "Close")) } }
                }
                (NL) script { (PreEscaped(SCRIPT)) }
                @if sheet.live { (NL) script { (PreEscaped(LIVE)) } }
            }
        }
        (NL)
    }
}

/// Nothing may run, look or load but what the page carries.
fn policy(scripts: &[&str]) -> String {
    let hash = |text: &&str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())));
    let (style, scripts) = (hash(&STYLE), scripts.iter().map(hash).collect::<Vec<_>>().join(" "));
    format!("default-src 'none'; style-src {style}; script-src {scripts}; base-uri 'none'; form-action 'none'")
}

/// Of a served page: it may ask its own server, and nobody else may frame it.
pub(super) fn live_policy() -> String {
    format!("{}; connect-src 'self'; frame-ancestors 'none'", policy(&[SCRIPT, LIVE]))
}

fn contents(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    html! {
        (NL) nav aria-label=(w.pick("Sommaire", "Contents")) { ul {
            li { a href="#summary" { (w.pick("En bref", "In short")) } }
            li { a href="#findings" { (w.pick("À examiner", "To look at")) } }
            li { a href="#facts" { (w.pick("Qui dit quoi", "Who says what")) } }
            li { a href="#articles" { (w.pick("Les articles", "The articles")) } }
        } }
    }
}

fn filters(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    let run = sheet.run();
    let count = |kind: Kind| sheet.entries.iter().filter(|e| e.kind == kind).count();
    let kinds = Kind::ALL.into_iter().filter(|&k| count(k) > 0).map(|k| (k.name(), k.title(w)));
    let agreed = sheet.rows.iter().any(|r| r.verdict.is_some_and(|v| v < crate::verdict::Verdict::Superseded));
    let kinds: Vec<_> = kinds.chain(agreed.then_some(("agreement", w.agreements))).collect();
    html! {
        (NL) form.tools #filters role="search" aria-label=(w.pick("Filtres", "Filters")) hidden {
            details open {
                summary { (w.pick("Filtres", "Filters")) }
                p {
                    label for="q" { (w.pick("Mots", "Words")) " " kbd { "/" } }
                    input #q type="search" autocomplete="off";
                }
                p { label for="d" { "Article" } select #d {
                    option value="" { (w.pick("Tous les articles", "All articles")) }
                    @for (at, id) in run.ids.iter().enumerate() { option value=(at) { (one_line(id)) } }
                } }
                fieldset #verdicts { legend { "Verdict" }
                    @for (name, title) in &kinds {
                        label { input type="checkbox" name="verdict" value=(name) checked; " " (title) }
                    }
                }
                fieldset { legend { (w.pick("Chiffres et dates marqués", "Figures and dates marked")) }
                    @for state in State::ALL {
                        label {
                            input type="checkbox" name="state" value=(state.name()) checked;
                            " " span.v.(state.name()) { (state.told(w)) }
                        }
                    }
                }
                p { button type="reset" { (w.pick("Tout montrer", "Show everything")) } }
                p #shown role="status" data-told=(w.pick("{shown} constats sur {all}", "{shown} of {all} findings")) {}
            }
        }
    }
}

fn help(sheet: &Sheet<'_>) -> Markup {
    let w = sheet.words();
    let decide = [
        ("c", w.pick("confirmer", "confirm")),
        ("d", w.pick("écarter", "dismiss")),
        ("s", w.pick("même fait", "same fact")),
        ("n", w.pick("deux faits", "two facts")),
        ("u", w.pick("rouvrir", "reopen")),
    ];
    let keys = [
        ("j", w.pick("constat suivant", "next finding")),
        ("k", w.pick("constat précédent", "previous finding")),
        ("/", w.pick("chercher des mots", "look for words")),
        ("?", w.pick("cette aide", "this help")),
        ("Esc", w.pick("fermer", "close")),
    ];
    html! {
        (NL) dialog #help aria-labelledby="help-title" {
            h2 #help-title { (w.pick("Au clavier", "By keyboard")) }
            dl { @for (key, does) in keys.iter().chain(decide.iter().filter(|_| sheet.live)) {
                div { dt { kbd { (key) } } dd { (does) } }
            } }
            p { label { input #keys type="checkbox" checked; " " (w.pick("Touches actives", "Keys are on")) } }
            form method="dialog" { button { (w.pick("Fermer", "Close")) } }
        }
    }
}
