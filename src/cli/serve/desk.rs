//! The articles under check, the page as it stands, and those who look at it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use clap::ValueEnum;
use serde::Deserialize;
use tokio::sync::watch;

use crate::cli::args::{DecideArgs, RulingName, ServeArgs, day};
use crate::cli::{Failure, complain, decide, kept};
use crate::report;
use crate::review::{Decisions, Reason, append};
use crate::rules::Rules;
use crate::run::{self, Options};

/// The page at one moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// Tells it from the page before and after.
    pub stamp: Arc<str>,
    pub html: Arc<str>,
}

/// What is served.
pub(super) struct Desk {
    args: ServeArgs,
    rules: &'static Rules,
    page: watch::Sender<Page>,
    /// One check and one decision at a time.
    turn: Mutex<()>,
}

/// What somebody decided in the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    fingerprint: String,
    ruling: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    wrong: String,
    #[serde(default)]
    note: String,
    by: String,
    date: String,
}

impl Desk {
    pub(super) fn open(args: ServeArgs, rules: &'static Rules) -> Result<Self, Failure> {
        let desk = Self { args, rules, page: watch::Sender::new(Page::default()), turn: Mutex::new(()) };
        let run = desk.check()?;
        for problem in &run.problems {
            complain(&problem.message);
        }
        if run.articles.is_empty() {
            return Err(Failure::Message("no article could be read".to_owned()));
        }
        desk.publish(&run);
        Ok(desk)
    }

    /// Where changes may come from: the paths, and the file of decisions.
    pub(super) fn sources(&self) -> (&[PathBuf], PathBuf) {
        let known = &self.args.known;
        (&known.paths, kept::file(known.decisions.as_deref(), &known.paths))
    }

    /// The page, now and whenever it changes.
    pub(super) fn page(&self) -> watch::Receiver<Page> {
        self.page.subscribe()
    }

    /// Checks the articles anew. What goes wrong is told, and the page stays as it was.
    pub(super) fn recheck(&self) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        match catch_unwind(AssertUnwindSafe(|| self.check().map(|run| self.publish(&run)))) {
            Ok(Ok(())) => {}
            Ok(Err(failure)) => complain(&told(failure)),
            Err(_) => complain("recoupe failed on these articles; please report it"),
        }
    }

    /// Writes a decision down.
    pub(super) fn decide(&self, said: Said) -> Result<(), String> {
        let args = self.meant(said)?;
        {
            let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
            let (file, decision) = decide::decision(&args, || Ok(self.rules)).map_err(told)?;
            append(&file, &decision).map_err(|e| e.to_string())?;
        }
        self.recheck();
        Ok(())
    }

    fn meant(&self, said: Said) -> Result<DecideArgs, String> {
        let reason = Some(said.reason.as_str()).filter(|r| !r.is_empty()).map(|r| Reason::from_str(r, false));
        let wrong = Some(said.wrong.as_str()).filter(|w| !w.is_empty()).map(crate::cli::decide_args::side);
        Ok(DecideArgs {
            what: said.fingerprint,
            ruling: RulingName::from_str(&said.ruling, false)?,
            known: self.args.known.clone(),
            reason: reason.transpose()?,
            wrong: wrong.transpose()?,
            note: said.note,
            by: said.by,
            date: day(&said.date)?,
        })
    }

    fn check(&self) -> Result<run::Run, Failure> {
        let known = &self.args.known;
        let (_, file) = self.sources();
        let ledger = crate::review::Ledger::read(&file)?;
        let options = Options {
            decisions: Decisions::of(&ledger),
            report_lang: self.args.report_lang.map(Into::into),
            keep_mentions: true,
            ..Options::from(known)
        };
        let mut run = run::run(&known.paths, &options, self.rules);
        run.problems.extend(ledger.broken.iter().map(Into::into));
        Ok(run)
    }

    fn publish(&self, run: &run::Run) {
        let (stamp, html) = report::live_html(run, self.rules);
        self.page.send_if_modified(|page| {
            let new = *page.stamp != *stamp;
            if new {
                *page = Page { stamp: stamp.into(), html: html.into() };
            }
            new
        });
    }
}

fn told(failure: Failure) -> String {
    match failure {
        Failure::Message(message) => message,
        Failure::Pipe => String::new(),
    }
}
