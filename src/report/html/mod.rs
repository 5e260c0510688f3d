//! The report as one page that needs nothing else: no network, no other file, and no script to be read.
//!
//! What an article says reaches the page through maud alone, which escapes it; the page's own policy allows no script and
//! no style but the two it carries, and no request at all.

mod article;
mod facts;
mod findings;
mod sheet;
mod shell;
mod state;
mod summary;
mod timeline;

use maud::PreEscaped;

use crate::rules::Rules;
use crate::run::Run;
use sheet::Sheet;

/// Between the parts of the page, so that a change of one shows as a change of its lines.
const NL: PreEscaped<&str> = PreEscaped("\n");

/// The report of a run as a page. Mentions that claim nothing are marked where the run kept them.
pub fn html(run: &Run, rules: &Rules) -> String {
    shell::page(&Sheet::of(run, rules)).into_string()
}
