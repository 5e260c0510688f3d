//! `recoupe claims`: the figures and dates alone.

use std::fmt::Write;

use super::args::{ClaimsArgs, Format};
use super::{Failure, Outcome, complain, load_rules, only, output};
use crate::report::{self, ClaimLine};
use crate::run::{self, Options};

pub(super) fn run(args: &ClaimsArgs) -> Result<Outcome, Failure> {
    only(args.input.run.format, &[Format::Human, Format::Json], "claims")?;
    let rules = load_rules(args.input.run.rules.as_deref())?;
    let mut options = Options::from(&args.input);
    options.keep_mentions = args.all;
    let run = run::extract(&args.input.paths, &options, rules);
    for problem in &run.problems {
        complain(&problem.message);
    }
    let list = report::claim_list(&run, rules, args.all);
    let text = match args.input.run.format {
        Format::Json => report::json(&list, true),
        _ => {
            let mut out = String::new();
            for claim in &list.claims {
                line(&mut out, claim, None);
            }
            for skipped in list.skipped.iter().flatten() {
                line(&mut out, &skipped.mention, Some(skipped.why));
            }
            out
        }
    };
    output::write(&text, args.input.run.output.as_deref())?;
    Ok(if run.articles.is_empty() { Outcome::Failed } else { Outcome::Clean })
}

/// `a.txt:9:14  1.100 km2  quantity 1100.. km2  what it is about`
fn line(out: &mut String, claim: &ClaimLine, why: Option<&str>) {
    let text = report::one_line(&claim.text);
    let _ = write!(out, "{}:{}:{}\t{text}\t{}", claim.document, claim.line, claim.column, claim.kind);
    let value = claim.value_text();
    if !value.is_empty() {
        let _ = write!(out, " {value}");
    }
    if let Some(label) = claim.label() {
        let _ = write!(out, "\t{}", report::one_line(&label));
    }
    if let Some(why) = why {
        let _ = write!(out, "\tno claim: {why}");
    }
    out.push('\n');
}
