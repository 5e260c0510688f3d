//! The report as one page that needs nothing else: no network, no other file, and no script to be read.
//!
//! What an article says reaches the page through maud alone, which escapes it; the page's own policy allows no script
//! and no style but the two it carries, and no request at all.

mod article;
mod decide;
mod facts;
mod findings;
mod sheet;
mod shell;
mod state;
mod summary;
mod timeline;

use maud::{Markup, PreEscaped};

use crate::rules::Rules;
use crate::run::{Run, hash};
use sheet::Sheet;

/// Between the parts of the page, so that a change of one shows as a change of its lines.
const NL: PreEscaped<&str> = PreEscaped("\n");

/// How many stand under a heading.
fn count(n: usize) -> Markup {
    maud::html! { span.count { "(" (n) ")" } }
}

/// The report of a run as a page. Mentions that claim nothing are marked where the run kept them.
pub fn html(run: &Run, rules: &Rules) -> String {
    shell::page(&Sheet::of(run, rules, false)).into_string()
}

/// The same for a server, with what is needed to decide on findings, and a stamp that changes when the page does.
pub fn live_html(run: &Run, rules: &Rules) -> (String, String) {
    let page = shell::page(&Sheet::of(run, rules, true)).into_string();
    let stamp = hash(&page);
    // The first place is in the tag of the page, before anything that an article says.
    let page = page.replacen(STAMP, &format!("data-page=\"{stamp}\""), 1);
    (stamp, page)
}

/// What the browser may do with a served page: what a page from disk may, and ask its own server.
pub fn live_policy() -> String {
    shell::live_policy()
}

/// Where the stamp of a served page goes.
const STAMP: &str = "data-page=\"\"";
