//! `recoupe decisions`: list them, and find and remove those that match nothing any more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::{DecisionsCommand, StaleArgs};
use super::{Failure, Outcome, complain, kept, load_rules, output};
use crate::report::{cards, one_line};
use crate::review::print::Prints;
use crate::review::{Decisions, Ledger, Line, Ruling, folder, key, rewrite};
use crate::rules::Rules;
use crate::run::{self, Options};

pub(super) fn run(command: &DecisionsCommand) -> Result<Outcome, Failure> {
    match command {
        DecisionsCommand::List(args) => {
            let file = kept::file(args.decisions.as_deref(), &args.paths);
            list(&Decisions::of(&kept::read(&file)?).standing(), &file)?;
            Ok(Outcome::Clean)
        }
        DecisionsCommand::Stale(args) => {
            let file = kept::file(args.known.decisions.as_deref(), &args.known.paths);
            let ledger = kept::read(&file)?;
            let decided = Decisions::of(&ledger);
            let stale = Found::of(args, &decided)?.stale(&decided, &file);
            list(&stale, &file)?;
            Ok(if stale.is_empty() { Outcome::Clean } else { Outcome::Findings })
        }
        DecisionsCommand::Prune(args) => prune(args),
    }
}

fn prune(args: &StaleArgs) -> Result<Outcome, Failure> {
    let file = kept::file(args.known.decisions.as_deref(), &args.known.paths);
    if !file.exists() {
        return Err(Failure::Message(format!("{}: there is no such file of decisions", file.display())));
    }
    let found = Found::of(args, &Decisions::of(&kept::read(&file)?))?;
    let mut told = (0, 0);
    rewrite(&file, |ledger: &Ledger| {
        let decided = Decisions::of(ledger);
        let standing: BTreeSet<usize> = decided.standing().iter().map(|l| l.number).collect();
        let stale: BTreeSet<usize> = found.stale(&decided, &file).iter().map(|l| l.number).collect();
        // A line that reopens holds nothing by itself, but must outlive what it overrules in a branch yet to be merged.
        let over = |l: &&Line| !standing.contains(&l.number) && l.decision.ruling != Ruling::Reopened;
        let overruled: BTreeSet<usize> = ledger.lines.iter().filter(over).map(|l| l.number).collect();
        told = (stale.len(), overruled.len());
        stale.union(&overruled).copied().collect()
    })?;
    output::write(&format!("{}: {} stale, {} overruled, taken out\n", file.display(), told.0, told.1), None)?;
    Ok(Outcome::Clean)
}

/// What the articles hold that decisions may be about.
struct Found {
    fingerprints: BTreeSet<String>,
    names: BTreeSet<String>,
    articles: BTreeSet<PathBuf>,
    /// The folder that holds them all.
    base: Option<PathBuf>,
}

impl Found {
    /// What is found with these decisions in force, and what without.
    fn of(args: &StaleArgs, decided: &Decisions) -> Result<Self, Failure> {
        let rules = load_rules(args.known.rules.as_deref())?;
        let base = whole(folder(&crate::review::beside(&args.known.paths)));
        let mut found = Self { fingerprints: BTreeSet::new(), names: BTreeSet::new(), articles: BTreeSet::new(), base };
        let runs: Vec<&[PathBuf]> = match args.each {
            true => args.known.paths.iter().map(std::slice::from_ref).collect(),
            false => vec![&args.known.paths],
        };
        for paths in runs {
            for decisions in [decided.clone(), Decisions::default()] {
                let options = Options { decisions, ..Options::from(&args.known) };
                found.add(paths, &options, rules);
            }
        }
        match found.articles.is_empty() {
            true => Err(Failure::Message("no article could be read".to_owned())),
            false => Ok(found),
        }
    }

    fn add(&mut self, paths: &[PathBuf], options: &Options, rules: &Rules) {
        let run = run::run(paths, options, rules);
        // Each run reads the same files.
        for problem in run.problems.iter().filter(|_| options.decisions.is_empty()) {
            complain(&problem.message);
        }
        self.fingerprints.extend(cards(&run, rules).into_iter().map(|c| key(&c.fingerprint)));
        self.names.extend(Prints::new(&run.articles, &run.claims, rules).names());
        self.articles.extend(run.articles.iter().filter_map(|a| whole(Path::new(&a.path))));
    }

    /// Decisions on these articles that match nothing.
    fn stale<'d>(&self, decided: &'d Decisions, file: &Path) -> Vec<&'d Line> {
        let folder = whole(folder(file));
        // Where the articles are all that the file speaks of, none is out of sight.
        let all = folder.as_ref().zip(self.base.as_ref()).is_some_and(|(folder, base)| folder.starts_with(base));
        let ours = |line: &Line| {
            let places = line.decision.articles.iter();
            let at = |place: &String| folder.as_ref().and_then(|f| whole(&f.join(place)));
            all || places.filter_map(at).any(|place| self.articles.contains(&place))
        };
        decided.standing().into_iter().filter(|line| ours(line) && !self.matches(line)).collect()
    }

    fn matches(&self, line: &Line) -> bool {
        match &line.decision.ruling {
            Ruling::SameFact { claims } | Ruling::NotSameFact { claims } => {
                claims.iter().all(|side| side.iter().any(|name| self.names.contains(name)))
            }
            _ => self.fingerprints.contains(&line.decision.fingerprint),
        }
    }
}

/// A path as the system knows it; the empty one is the current folder.
fn whole(path: &Path) -> Option<PathBuf> {
    std::fs::canonicalize(path).ok()
}

fn list(lines: &[&Line], file: &Path) -> Result<(), Failure> {
    let one = |line: &&Line| {
        let d = &line.decision;
        let fingerprint = d.fingerprint.rsplit(':').next().and_then(|f| f.get(..8)).unwrap_or(&d.fingerprint);
        let fingerprint = one_line(fingerprint);
        let head =
            format!("{}:{}: {fingerprint} {} {} {}", file.display(), line.number, d.date, one_line(&d.by), d.ruling);
        let rest = [&d.about, &d.note].into_iter().filter(|t| !t.is_empty()).map(|t| format!(" · {}", one_line(t)));
        format!("{head}{}\n", rest.collect::<String>())
    };
    output::write(&lines.iter().map(one).collect::<String>(), None)
}
