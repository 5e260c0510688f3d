//! The whole way from paths to verdicts, stage by stage.

pub mod examples;
mod find;
mod ids;
mod patterns;
mod undated;

pub use find::{FindError, find};
pub use ids::hash;
pub use patterns::{Patterns, TellOf};

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::align::{self, Alignment};
use crate::claim::{self, Claim};
use crate::cli::InputArgs;
use crate::error::InputError;
use crate::grammar::{self, Mention};
use crate::review::{self, Decisions};
use crate::rules::Rules;
use crate::text::load::{self, Hints, Source};
use crate::text::{Article, Span};
use crate::verdict::{self, Case, Check, Relation, ReportLang};

/// Bytes of text from which on starting threads costs less than it saves.
const PARALLEL_FROM: usize = 4 * 1024;

/// What a run is told beside its paths.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What to take for granted where an article does not say it.
    pub hints: Hints,
    /// The same by file, where that does not say it either.
    pub patterns: Patterns,
    /// Language of the report; that of most articles where not given.
    pub report_lang: Option<ReportLang>,
    /// Keep the mentions that are no claims.
    pub keep_mentions: bool,
    /// What the paths are held against, where they are drafts.
    pub against: Vec<PathBuf>,
    /// What people decided.
    pub decisions: Decisions,
    /// Leave out of the report what was decided.
    pub only_open: bool,
}

impl From<&InputArgs> for Options {
    fn from(args: &InputArgs) -> Self {
        let hints = Hints { date: args.date, lang: args.lang.clone(), source: args.source.clone() };
        Self { hints, patterns: args.patterns.clone(), ..Self::default() }
    }
}

/// An input that could not be read, with why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path as given.
    pub path: String,
    /// A sentence that names it.
    pub message: String,
}

impl From<InputError> for Problem {
    fn from(e: InputError) -> Self {
        Self { path: e.path().display().to_string(), message: e.to_string() }
    }
}

/// All that is known after a run.
#[derive(Debug)]
pub struct Run {
    /// The articles that could be read, in order of file name, then path.
    pub articles: Vec<Article>,
    /// Which of them are drafts, held against the others; empty where all are equals.
    pub drafts: Vec<bool>,
    /// Their ids: file names, or as much of the path as tells them apart.
    pub ids: Vec<String>,
    /// The mentions of each article, where they were asked for.
    pub mentions: Vec<Vec<Mention>>,
    /// The claims of all articles, in order.
    pub claims: Vec<Claim>,
    /// The facts they are sorted into.
    pub alignment: Alignment,
    /// The family of each article: copies of one text share a number.
    pub families: Vec<usize>,
    /// Claims of one fact, compared.
    pub relations: Vec<Relation>,
    /// Articles held against themselves.
    pub checks: Vec<Check>,
    /// What is worth a look and no finding.
    pub notes: Vec<verdict::Note>,
    /// By article that tells no day of its own: the dates that only such a day could place.
    pub undated: Vec<Vec<Span>>,
    /// Inputs that could not be read.
    pub problems: Vec<Problem>,
    /// What people decided.
    pub decisions: Decisions,
    /// Leave out of the report what was decided.
    pub only_open: bool,
    /// Language of the report.
    pub lang: ReportLang,
}

impl Run {
    /// True for a document that is held against the others.
    pub fn is_draft(&self, document: usize) -> bool {
        self.drafts.get(document).copied().unwrap_or(false)
    }
}

/// Reads the articles and their claims, without comparing any.
pub fn extract(paths: &[PathBuf], options: &Options, rules: &Rules) -> Run {
    let (mut sources, mut errors) = load::collect(paths);
    let drafts = partners(&mut sources, &mut errors, &options.against);
    let problems = errors.into_iter().map(Problem::from).collect();
    read(sources, &drafts, problems, options, rules)
}

/// Reads one text and its claims.
pub fn extract_text(text: &str, options: &Options, rules: &Rules) -> Run {
    let source = Source { path: "text".to_owned(), bytes: text.as_bytes().to_vec() };
    read(vec![source], &BTreeSet::new(), Vec::new(), options, rules)
}

/// The whole way: read, claim, align, judge.
pub fn run(paths: &[PathBuf], options: &Options, rules: &Rules) -> Run {
    judge(extract(paths, options, rules), rules)
}

/// The whole way from texts at hand; `drafts` are the paths of those that are held against the others, none where all
/// are equals.
pub fn run_on(sources: Vec<Source>, drafts: &BTreeSet<String>, options: &Options, rules: &Rules) -> Run {
    judge(read(sources, drafts, Vec::new(), options, rules), rules)
}

/// The articles and claims of what was collected; `problems` are those met on the way.
fn read(
    sources: Vec<Source>,
    drafts: &BTreeSet<String>,
    mut problems: Vec<Problem>,
    options: &Options,
    rules: &Rules,
) -> Run {
    let sources = ids::in_order(sources);
    let one = |(index, source): (usize, Source)| article(index, source, options, rules);
    let total: usize = sources.iter().map(|s| s.bytes.len()).sum();
    let read: Vec<_> = if total < PARALLEL_FROM {
        sources.into_iter().enumerate().map(one).collect()
    } else {
        sources.into_par_iter().enumerate().map(one).collect()
    };
    let mut run = Run {
        articles: Vec::new(),
        drafts: Vec::new(),
        ids: Vec::new(),
        mentions: Vec::new(),
        claims: Vec::new(),
        alignment: Alignment::default(),
        families: Vec::new(),
        relations: Vec::new(),
        checks: Vec::new(),
        notes: Vec::new(),
        undated: Vec::new(),
        problems: Vec::new(),
        decisions: options.decisions.clone(),
        only_open: options.only_open,
        lang: ReportLang::English,
    };
    let read = placed(read, rules);
    let mut claims = Vec::new();
    for result in read {
        match result {
            Ok(read) => {
                run.articles.push(read.article);
                claims.push(read.claims);
                run.mentions.push(if options.keep_mentions { read.mentions } else { Vec::new() });
                run.undated.push(read.undated);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if !drafts.is_empty() {
        run.drafts = run.articles.iter().map(|a| drafts.contains(&a.path)).collect();
    }
    run.ids = ids::documents(&run.articles);
    run.claims = ids::number(claims, &run.articles, &run.ids);
    problems.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| a.message.cmp(&b.message)));
    run.problems = problems;
    run.lang = options.report_lang.unwrap_or_else(|| language(&run));
    run
}

/// Holds the claims of a run against each other.
fn judge(mut run: Run, rules: &Rules) -> Run {
    run.families = align::lineage::families(&run.articles);
    let bound = review::bindings(&run.decisions, &run.articles, &run.claims, rules);
    run.alignment = align::align(&run.articles, &run.claims, &bound, rules);
    let case = Case { articles: &run.articles, claims: &run.claims, rules, lang: run.lang };
    let (relations, checks) = rayon::join(|| verdict::judge(case, &run.alignment), || verdict::checks(case));
    (run.relations, run.checks) = (relations, checks);
    run.notes = verdict::notes(case, &run.alignment);
    verdict::weigh(case, &run.alignment, &run.families, &mut run.relations, &mut run.checks);
    run
}

/// What one file gives.
struct Read {
    article: Article,
    mentions: Vec<Mention>,
    claims: Vec<Claim>,
    undated: Vec<Span>,
}

/// Gives articles whose dateline leaves out the year that of the others.
fn placed(mut read: Vec<Result<Read, Problem>>, rules: &Rules) -> Vec<Result<Read, Problem>> {
    let mut days: Vec<_> = read.iter().flatten().filter_map(|r| r.article.published).collect();
    days.sort_unstable();
    let Some(&middle) = days.get(days.len() / 2) else { return read };
    for (index, one) in read.iter_mut().enumerate() {
        if let Ok(read) = one
            && read.article.published.is_none()
            && claim::anchor::place(&mut read.article, &read.mentions, middle)
        {
            read.claims = claim::claims(index, &read.article, &read.mentions, rules);
            read.undated = undated::undated(&read.article, &read.mentions, &read.claims);
        }
    }
    read
}

/// Reads one file. A fault of ours in one article must not cost the desk the others.
fn article(index: usize, source: Source, options: &Options, rules: &Rules) -> Result<Read, Problem> {
    let path = source.path.clone();
    let work = || {
        let mut article =
            load::read(&source.path, source.bytes, &options.patterns.hints(&options.hints, &source.path), rules)?;
        let mut mentions = grammar::mentions(&article, rules);
        claim::anchor::settle(&mut article, &mut mentions);
        let claims = claim::claims(index, &article, &mentions, rules);
        let undated = undated::undated(&article, &mentions, &claims);
        // Of an article without its day they are read once more beside the others.
        let mentions = if options.keep_mentions || article.published.is_none() { mentions } else { Vec::new() };
        Ok(Read { article, mentions, claims, undated })
    };
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(read) => read.map_err(|e: InputError| e.into()),
        Err(_) => {
            let message = format!("{path}: recoupe failed on this text; please report it");
            Err(Problem { path, message })
        }
    }
}

/// Adds what drafts are held against, without the drafts themselves; gives the paths of the drafts, where there are any.
fn partners(sources: &mut Vec<Source>, errors: &mut Vec<InputError>, against: &[PathBuf]) -> BTreeSet<String> {
    let mut drafts = BTreeSet::new();
    if !against.is_empty() {
        drafts.extend(sources.iter().map(|s| s.path.clone()));
        let place = |s: &Source| std::fs::canonicalize(&s.path).unwrap_or_else(|_| PathBuf::from(&s.path));
        let own: BTreeSet<PathBuf> = sources.iter().map(place).collect();
        let (partners, failed) = load::collect(against);
        sources.extend(partners.into_iter().filter(|s| !own.contains(&place(s))));
        errors.extend(failed);
    }
    drafts
}

/// The language of most articles, of the drafts where there are any.
fn language(run: &Run) -> ReportLang {
    let of = |i: usize| run.drafts.is_empty() || run.is_draft(i);
    let articles: Vec<&Article> = run.articles.iter().enumerate().filter(|(i, _)| of(*i)).map(|(_, a)| a).collect();
    let french = articles.iter().filter(|a| a.language == "fr").count();
    if 2 * french > articles.len() || (french > 0 && 2 * french == articles.len()) {
        ReportLang::French
    } else {
        ReportLang::English
    }
}
