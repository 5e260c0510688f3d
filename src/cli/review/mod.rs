//! `recoupe review`: the findings one by one, and a key for each answer. What was decided is on the disk before the next
//! finding is shown.

mod draw;
mod state;
#[cfg(test)]
mod tests;
mod words;

use std::io::{self, IsTerminal};
use std::path::Path;

use chrono::NaiveDate;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::args::{KnownArgs, Lang, day};
use super::{Failure, Outcome, complain, decide, kept, load_rules, output};
use crate::report::{Card, cards, one_line};
use crate::review::{Decisions, append};
use crate::rules::Rules;
use crate::run::{self, Options};
use crate::verdict::ReportLang;
use state::{Effect, Key, Review, Write};
use words::Words;

/// Arguments of `recoupe review`.
#[derive(Debug, clap::Args)]
pub struct ReviewArgs {
    /// What to read.
    #[command(flatten)]
    pub known: KnownArgs,
    /// Initials of who decides
    #[arg(long, value_name = "INITIALS")]
    pub by: Option<String>,
    /// The day of the decisions (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<NaiveDate>,
    /// Language of the conversation (default: that of most articles)
    #[arg(long, value_enum, value_name = "CODE")]
    pub report_lang: Option<Lang>,
}

/// What the conversation is about, and where its answers go.
struct Desk<'a> {
    args: &'a ReviewArgs,
    rules: &'a Rules,
    file: &'a Path,
}

pub(super) fn run(args: &ReviewArgs) -> Result<Outcome, Failure> {
    let file = kept::file(args.known.decisions.as_deref(), &args.known.paths);
    let desk = Desk { args, rules: load_rules(args.known.rules.as_deref())?, file: &file };
    let (cards, lang) = desk.cards(true)?;
    let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() || dumb {
        return commands(&cards, args);
    }
    let (Some(by), Some(date)) = (args.by.as_deref().map(str::trim).filter(|by| !by.is_empty()), args.date) else {
        let needed = "review needs --by INITIALS and --date YYYY-MM-DD: every decision says who took it, and when";
        return Err(Failure::Message(needed.to_owned()));
    };
    let review = Review::new(cards, by.to_owned(), date);
    let mut terminal = ratatui::try_init().map_err(|e| Failure::Message(format!("terminal: {e}")))?;
    let ended = converse(&mut terminal, review, &desk, Words(lang));
    ratatui::restore();
    let open = ended?.open();
    output::write(&format!("{}: {open} open\n", file.display()), None)?;
    Ok(Outcome::Clean)
}

/// Draws, waits for a key, does what it asks for, until the end.
fn converse(
    terminal: &mut ratatui::DefaultTerminal,
    mut review: Review,
    desk: &Desk<'_>,
    words: Words,
) -> Result<Review, Failure> {
    let failed = |e: io::Error| Failure::Message(format!("terminal: {e}"));
    loop {
        let mut spare = 0;
        terminal.draw(|frame| spare = draw::draw(frame, &review, words)).map_err(failed)?;
        review.scroll = review.scroll.min(spare);
        let Event::Key(pressed) = event::read().map_err(failed)? else { continue };
        let Some(key) = key(pressed) else { continue };
        let Some(key) = key.or_quit() else { return Ok(review) };
        let (next, effect) = review.press(key);
        review = match effect {
            None => next,
            Some(Effect::Quit) => return Ok(next),
            Some(Effect::Write(write)) => desk.write(next, *write),
        };
    }
}

/// A key, or the wish to be interrupted.
enum Pressed {
    Key(Key),
    Interrupt,
}

impl Pressed {
    fn or_quit(self) -> Option<Key> {
        match self {
            Self::Key(key) => Some(key),
            Self::Interrupt => None,
        }
    }
}

fn key(event: KeyEvent) -> Option<Pressed> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    Some(Pressed::Key(match event.code {
        KeyCode::Char('c' | 'd') if control => return Some(Pressed::Interrupt),
        KeyCode::Char(_) if control => return None,
        KeyCode::Char(letter) => Key::Char(letter),
        KeyCode::Right => Key::Char(' '),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Backspace | KeyCode::Left => Key::Back,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        _ => return None,
    }))
}

impl Desk<'_> {
    /// The findings as they stand, their articles named from the folder of the file; `tell` says what could not be read.
    fn cards(&self, tell: bool) -> Result<(Vec<Card>, ReportLang), Failure> {
        let ledger = if tell { kept::read(self.file)? } else { crate::review::Ledger::read(self.file)? };
        let decisions = Decisions::of(&ledger);
        let report_lang = self.args.report_lang.map(ReportLang::from);
        let options = Options { decisions, report_lang, ..Options::from(&self.args.known) };
        let run = run::run(&self.args.known.paths, &options, self.rules);
        for problem in run.problems.iter().filter(|_| tell) {
            complain(&problem.message);
        }
        if run.articles.is_empty() {
            return Err(Failure::Message("no article could be read".to_owned()));
        }
        let mut cards = cards(&run, self.rules);
        for card in &mut cards {
            card.articles = decide::places(card, self.file);
        }
        Ok((cards, run.lang))
    }

    /// Writes decisions down, and says so.
    fn write(&self, review: Review, write: Write) -> Review {
        for decision in &write.decisions {
            if let Err(e) = append(self.file, decision) {
                return review.failed(e.to_string());
            }
        }
        // What binds the aligner may leave other findings than there were.
        match write.binds.then(|| self.cards(false)).transpose() {
            Ok(cards) => review.written(write, cards.map(|(cards, _)| cards)),
            Err(_) => review.written(write, None),
        }
    }
}

/// Without a terminal: how to say the same on the command line.
fn commands(cards: &[Card], args: &ReviewArgs) -> Result<Outcome, Failure> {
    let date = args.date.map_or_else(|| "YYYY-MM-DD".to_owned(), |d| d.to_string());
    let by = args.by.as_deref().unwrap_or("INITIALS");
    let paths: Vec<String> = args.known.paths.iter().map(|p| quoted(&p.display().to_string())).collect();
    let tail = format!("--by {} --date {date} {}", quoted(by), paths.join(" "));
    let mut out = String::new();
    for card in cards.iter().filter(|c| c.state.ruling.is_none()) {
        let name = card.fingerprint.get(..8).unwrap_or(&card.fingerprint);
        out.push_str(&format!("# {} {}: {}\n", card.grade, one_line(&card.title), card.about));
        let sides = if card.sides.len() > 1 { " --wrong a" } else { "" };
        out.push_str(&format!("recoupe decide {name} confirmed{sides} {tail}\n"));
        out.push_str(&format!("recoupe decide {name} dismissed --reason rounding {tail}\n"));
        if card.verdict.is_some() {
            out.push_str(&format!("recoupe decide {name} not-same-fact {tail}\n"));
        }
        out.push('\n');
    }
    output::write(&out, None)?;
    complain("review needs a terminal; without one, commands such as these say the same");
    Ok(Outcome::Failed)
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
