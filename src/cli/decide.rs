//! `recoupe decide`: write a decision down.

use std::path::{Path, PathBuf};

use super::args::{DecideArgs, RulingName};
use super::{Failure, Outcome, complain, kept, load_rules, output};
use crate::report::{Card, cards, one_line, pair};
use crate::review::{Decision, Decisions, Ruling, append, folder, key};
use crate::rules::Rules;
use crate::run::{self, Options, find};

/// Digits of a fingerprint that name it, at the least.
const DIGITS: usize = 4;

pub(super) fn run(args: &DecideArgs) -> Result<Outcome, Failure> {
    let (file, decision) = decision(args, || load_rules(args.known.rules.as_deref()))?;
    append(&file, &decision)?;
    let about = if decision.about.is_empty() { String::new() } else { format!(" · {}", one_line(&decision.about)) };
    output::write(&format!("{}: {}{about}\n", file.display(), decision.ruling), None)?;
    Ok(Outcome::Clean)
}

/// What was decided, and the file that it goes to.
pub(super) fn decision(
    args: &DecideArgs,
    rules: impl FnOnce() -> Result<&'static Rules, Failure>,
) -> Result<(PathBuf, Decision), Failure> {
    if args.by.trim().is_empty() {
        return Err(Failure::Message("--by: expected initials".to_owned()));
    }
    let file = kept::file(args.known.decisions.as_deref(), &args.known.paths);
    let decided = Decisions::of(&kept::read(&file)?);
    let what = args.what.rsplit(':').next().filter(|_| args.what.starts_with(crate::review::print::VERSION));
    let what = what.unwrap_or(&args.what);
    let decision = match args.ruling {
        RulingName::Reopen if args.reason.is_some() || args.wrong.is_some() => {
            return Err(Failure::Message("--reason and --wrong don't go with reopen".to_owned()));
        }
        RulingName::Reopen => reopened(args, what, &decided)?,
        _ => {
            let card = card(args, what, decided, rules()?)?;
            let (fingerprint, ruling) = (key(&card.fingerprint), ruling(args, &card)?);
            Decision { fingerprint, ruling, articles: places(&card, &file), about: card.about, ..bare(args) }
        }
    };
    Ok((file, decision))
}

/// A decision that says nothing yet.
fn bare(args: &DecideArgs) -> Decision {
    Decision {
        fingerprint: String::new(),
        ruling: Ruling::Reopened,
        note: args.note.clone(),
        by: args.by.trim().to_owned(),
        date: args.date,
        about: String::new(),
        articles: Vec::new(),
    }
}

/// What takes back the decision on a finding, which need not be found any more.
fn reopened(args: &DecideArgs, what: &str, decided: &Decisions) -> Result<Decision, Failure> {
    let standing = decided.standing();
    let known: Vec<&str> = standing.iter().filter_map(|l| l.decision.fingerprint.rsplit(':').next()).collect();
    let fingerprint = named(what, known, "decision")?;
    let of = standing.iter().find(|l| l.decision.fingerprint == key(&fingerprint));
    let about = of.map(|l| l.decision.about.clone()).unwrap_or_default();
    Ok(Decision { fingerprint: key(&fingerprint), about, ..bare(args) })
}

/// The finding, or the two figures, that are meant.
fn card(args: &DecideArgs, what: &str, decisions: Decisions, rules: &Rules) -> Result<Card, Failure> {
    let mut options = Options { decisions, ..Options::from(&args.known) };
    let mut run = run::run(&args.known.paths, &options, rules);
    for problem in &run.problems {
        complain(&problem.message);
    }
    if let Some((a, b)) = what.split_once('+') {
        let never = || Failure::Message(format!("{a} and {b} can't be compared"));
        return pair(&run, rules, find(&run, a)?, find(&run, b)?).ok_or_else(never);
    }
    let mut all = cards(&run, rules);
    if !all.iter().any(|c| c.fingerprint.starts_with(what)) {
        // What was kept apart before is no finding now, and can be decided anew.
        options.decisions = Decisions::default();
        run = run::run(&args.known.paths, &options, rules);
        all = cards(&run, rules);
    }
    let fingerprint = named(what, all.iter().map(|c| c.fingerprint.as_str()).collect(), "finding")?;
    let meant = all.into_iter().find(|c| c.fingerprint == fingerprint);
    meant.ok_or_else(|| Failure::Message(format!("{what}: no finding has this fingerprint")))
}

/// The one fingerprint that begins so.
fn named(what: &str, mut known: Vec<&str>, kind: &str) -> Result<String, Failure> {
    known.sort_unstable();
    known.dedup();
    if what.len() < DIGITS || !what.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Failure::Message(format!("{what}: expected a fingerprint, its first {DIGITS} hex digits or more")));
    }
    let what = what.to_ascii_lowercase();
    let meant: Vec<&str> = known.iter().copied().filter(|k| k.starts_with(&what)).collect();
    match meant.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => {
            let near = |k: &&str| strsim::levenshtein(k.get(..what.len()).unwrap_or(k), &what);
            let nearest = known.iter().copied().min_by_key(near).filter(|k| near(k) * 3 <= what.len());
            let hint = nearest.map(|k| format!("; the nearest is {k}")).unwrap_or_default();
            Err(Failure::Message(format!("{what}: no {kind} has this fingerprint{hint}")))
        }
        several => Err(Failure::Message(format!("{what}: expected more digits, this begins {}", several.join(", ")))),
    }
}

fn ruling(args: &DecideArgs, card: &Card) -> Result<Ruling, Failure> {
    let refuse = |why: &str| Err(Failure::Message(why.to_owned()));
    let sides = |of: fn([Vec<String>; 2]) -> Ruling| match card.sides.as_slice() {
        [a, b, ..] if card.verdict.is_some() || card.kind == "pair" => Ok(of([a.names.clone(), b.names.clone()])),
        _ => refuse("an error within one article is of one fact alone: dismiss it, --reason not-the-same-subject"),
    };
    match (args.ruling, args.reason, args.wrong) {
        (RulingName::Dismissed, None, _) => refuse("dismissed: expected --reason"),
        (RulingName::Dismissed, _, Some(_)) => refuse("--wrong goes with confirmed"),
        (RulingName::Dismissed | RulingName::Confirmed, ..) if card.kind == "pair" => {
            refuse("two figures can be same-fact or not-same-fact; what else is decided is decided on a finding")
        }
        (RulingName::Dismissed, Some(reason), None) => Ok(Ruling::Dismissed { reason }),
        (_, Some(_), _) => refuse("--reason goes with dismissed"),
        (RulingName::Confirmed, None, None) => Ok(Ruling::Confirmed { wrong: Vec::new() }),
        (RulingName::Confirmed, None, Some(side)) => match card.sides.get(side) {
            Some(side) => Ok(Ruling::Confirmed { wrong: side.names.clone() }),
            None => Err(Failure::Message(format!("--wrong: this finding has {} sides", card.sides.len()))),
        },
        (_, None, Some(_)) => refuse("--wrong goes with confirmed"),
        (RulingName::SameFact, ..) => sides(|claims| Ruling::SameFact { claims }),
        (RulingName::NotSameFact, ..) => sides(|claims| Ruling::NotSameFact { claims }),
        (RulingName::Reopen, ..) => Ok(Ruling::Reopened),
    }
}

/// The articles of a finding as paths from the folder of the file.
pub(super) fn places(card: &Card, file: &Path) -> Vec<String> {
    let folder = std::fs::canonicalize(folder(file)).ok();
    let from = |path: &String| {
        let whole = std::fs::canonicalize(path).ok();
        let inner = whole.zip(folder.as_ref()).and_then(|(whole, f)| whole.strip_prefix(f).ok().map(Path::to_owned));
        inner.map_or_else(|| path.clone(), |p| p.to_string_lossy().replace('\\', "/"))
    };
    card.articles.iter().map(from).collect()
}
