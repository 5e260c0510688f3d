//! The conversation as data: what is shown, and what a key makes of it. Nothing here reads, writes or draws.

use chrono::NaiveDate;

use crate::report::Card;
use crate::review::{Decision, Line, Reason, Ruling, State, key};
use crate::verdict::Verdict;

/// A key, as far as the conversation knows any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Char(char),
    Enter,
    Esc,
    Back,
    Up,
    Down,
}

/// What is asked right now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// What to make of the finding.
    Ruling,
    /// Which side of it is wrong.
    Wrong,
    /// Why it is dismissed.
    Reason,
    /// A note on it; what was typed so far.
    Note(String),
}

/// Which findings are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// All that nobody decided.
    Open,
    /// Of those, values that cannot both be right.
    Contradiction,
    /// Of those, values that claimants dispute.
    Disputed,
    /// Of those, values that newer ones replace.
    Superseded,
    /// Of those, errors within one article.
    Within,
    /// Of those, what the tool would not put its name to.
    Tentative,
    /// What was decided.
    Decided,
}

impl Filter {
    const ALL: [Self; 7] = [
        Self::Open,
        Self::Contradiction,
        Self::Disputed,
        Self::Superseded,
        Self::Within,
        Self::Tentative,
        Self::Decided,
    ];

    fn holds(self, card: &Card) -> bool {
        let verdict = |v| card.verdict == v && !card.tentative;
        let open = card.state.ruling.is_none();
        match self {
            Self::Open => open,
            Self::Contradiction => open && verdict(Some(Verdict::Contradiction)),
            Self::Disputed => open && verdict(Some(Verdict::Disputed)),
            Self::Superseded => open && verdict(Some(Verdict::Superseded)),
            Self::Within => open && verdict(None),
            Self::Tentative => open && card.tentative,
            Self::Decided => !open,
        }
    }
}

/// What is said under a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Note {
    /// This was written down.
    Written(Ruling),
    /// It is one fact, which leaves the question who is right.
    SameFact,
    /// A decision was taken back.
    Undone,
    /// There is none to take back.
    NothingToUndo,
    /// An error within one article is of one fact alone.
    OneFact,
    /// It could not be written down, with why.
    Failed(String),
}

/// What the world has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Effect {
    /// Write these down, and say so.
    Write(Box<Write>),
    /// End.
    Quit,
}

/// Decisions to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Write {
    pub decisions: Vec<Decision>,
    /// What held of the finding before, where it can be undone.
    pub before: Option<State>,
    /// True where facts may change, and with them the findings.
    pub binds: bool,
}

/// The conversation.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Review {
    pub cards: Vec<Card>,
    pub filter: Filter,
    /// Where we are among the findings that the filter lets through; behind the last at the end.
    pub at: usize,
    pub ask: Ask,
    pub said: Option<Note>,
    /// Lines of the finding that are scrolled away.
    pub scroll: usize,
    /// The note for the next decision.
    pub note: String,
    by: String,
    date: NaiveDate,
    /// Fingerprints decided on, each with what held before.
    done: Vec<(String, State)>,
}

impl Review {
    /// The beginning, at the first open finding.
    pub(super) fn new(cards: Vec<Card>, by: String, date: NaiveDate) -> Self {
        let mut review = Self {
            cards: Vec::new(),
            filter: Filter::Open,
            at: 0,
            ask: Ask::Ruling,
            said: None,
            scroll: 0,
            note: String::new(),
            by,
            date,
            done: Vec::new(),
        };
        review.fill(cards);
        review
    }

    /// What the tool puts its name to stands before what it does not.
    fn fill(&mut self, mut cards: Vec<Card>) {
        cards.sort_by_key(|c| c.tentative);
        self.cards = cards;
    }

    /// The findings that the filter lets through.
    pub(super) fn shown(&self) -> Vec<&Card> {
        self.cards.iter().filter(|c| self.filter.holds(c)).collect()
    }

    /// The finding in question; none at the end.
    pub(super) fn card(&self) -> Option<&Card> {
        self.cards.iter().filter(|c| self.filter.holds(c)).nth(self.at)
    }

    /// How many of the findings are open.
    pub(super) fn open(&self) -> usize {
        self.cards.iter().filter(|c| Filter::Open.holds(c)).count()
    }

    /// What a key makes of it.
    pub(super) fn press(mut self, key: Key) -> (Self, Option<Effect>) {
        self.said = None;
        let effect = match std::mem::replace(&mut self.ask, Ask::Ruling) {
            Ask::Ruling => self.browse(key),
            Ask::Wrong => self.wrong(key),
            Ask::Reason => self.reason(key),
            Ask::Note(text) => {
                self.type_note(text, key);
                None
            }
        };
        (self, effect)
    }

    fn browse(&mut self, key: Key) -> Option<Effect> {
        match key {
            Key::Char('q') => return Some(Effect::Quit),
            Key::Char('u') => return self.undo(),
            Key::Char('f') => self.next_filter(),
            Key::Char(' ') => self.go(self.at + 1),
            Key::Char('b') | Key::Back => self.go(self.at.saturating_sub(1)),
            Key::Up => self.scroll = self.scroll.saturating_sub(1),
            Key::Down => self.scroll += 1,
            _ => {}
        }
        let sides = self.card()?.sides.len();
        match key {
            // One side alone leaves no choice.
            Key::Char('c') if sides < 2 => return self.write(|_| Some(Ruling::Confirmed { wrong: Vec::new() })),
            Key::Char('c') => self.ask = Ask::Wrong,
            Key::Char('d') => self.ask = Ask::Reason,
            Key::Char('s') => return self.bind(|claims| Ruling::SameFact { claims }),
            Key::Char('n') => return self.bind(|claims| Ruling::NotSameFact { claims }),
            Key::Char('m') => self.ask = Ask::Note(self.note.clone()),
            _ => {}
        }
        None
    }

    fn wrong(&mut self, key: Key) -> Option<Effect> {
        match key {
            Key::Esc => None,
            Key::Enter => self.write(|_| Some(Ruling::Confirmed { wrong: Vec::new() })),
            Key::Char(letter) => {
                let effect = self.write(|card| {
                    let at = (letter as usize).checked_sub('a' as usize)?;
                    Some(Ruling::Confirmed { wrong: card.sides.get(at)?.names.clone() })
                });
                if effect.is_none() {
                    self.ask = Ask::Wrong;
                }
                effect
            }
            _ => {
                self.ask = Ask::Wrong;
                None
            }
        }
    }

    fn reason(&mut self, key: Key) -> Option<Effect> {
        let digit = |letter: char| letter.to_digit(10).and_then(|d| (d as usize).checked_sub(1));
        let reason = match key {
            Key::Esc => return None,
            Key::Char(letter) => digit(letter).and_then(|at| Reason::ALL.get(at).copied()),
            _ => None,
        };
        match reason {
            Some(reason) => self.write(|_| Some(Ruling::Dismissed { reason })),
            None => {
                self.ask = Ask::Reason;
                None
            }
        }
    }

    fn type_note(&mut self, mut text: String, key: Key) {
        match key {
            Key::Enter => self.note = text.trim().to_owned(),
            Key::Esc => {}
            Key::Back => {
                text.pop();
                self.ask = Ask::Note(text);
            }
            Key::Char(letter) => {
                text.push(letter);
                self.ask = Ask::Note(text);
            }
            _ => self.ask = Ask::Note(text),
        }
    }

    fn go(&mut self, to: usize) {
        self.at = to.min(self.shown().len());
        self.scroll = 0;
        self.note.clear();
    }

    /// The next filter that lets anything through.
    fn next_filter(&mut self) {
        let now = Filter::ALL.iter().position(|&f| f == self.filter).unwrap_or_default();
        let round = Filter::ALL.iter().cycle().skip(now + 1).take(Filter::ALL.len());
        let next = round.copied().find(|f| self.cards.iter().any(|c| f.holds(c)));
        self.filter = next.unwrap_or(Filter::Open);
        self.go(0);
    }

    fn bind(&mut self, of: impl FnOnce([Vec<String>; 2]) -> Ruling) -> Option<Effect> {
        if self.card()?.verdict.is_none() {
            self.said = Some(Note::OneFact);
            return None;
        }
        self.write(|card| match card.sides.as_slice() {
            [a, b, ..] => Some(of([a.names.clone(), b.names.clone()])),
            _ => None,
        })
    }

    fn write(&self, ruling: impl FnOnce(&Card) -> Option<Ruling>) -> Option<Effect> {
        let card = self.card()?;
        let ruling = ruling(card)?;
        let binds = matches!(ruling, Ruling::SameFact { .. } | Ruling::NotSameFact { .. });
        Some(Effect::Write(Box::new(Write {
            decisions: vec![self.decision(card.fingerprint.clone(), ruling, Some(card))],
            before: Some(card.state.clone()),
            binds: binds || is_bound(&card.state),
        })))
    }

    fn decision(&self, fingerprint: String, ruling: Ruling, card: Option<&Card>) -> Decision {
        Decision {
            fingerprint: key(&fingerprint),
            ruling,
            note: self.note.clone(),
            by: self.by.clone(),
            date: self.date,
            about: card.map(|c| c.about.clone()).unwrap_or_default(),
            articles: card.map(|c| c.articles.clone()).unwrap_or_default(),
        }
    }

    /// Takes the last decision back, and says again what it overruled.
    fn undo(&mut self) -> Option<Effect> {
        let Some((fingerprint, before)) = self.done.last().cloned() else {
            self.said = Some(Note::NothingToUndo);
            return None;
        };
        let now = self.cards.iter().find(|c| c.fingerprint == fingerprint);
        let bound = is_bound(&before) || now.is_none_or(|c| is_bound(&c.state));
        let again = before.binding.into_iter().chain(before.ruling).map(|line| line.decision);
        let taken_back = self.decision(fingerprint, Ruling::Reopened, now);
        Some(Effect::Write(Box::new(Write {
            decisions: std::iter::once(Decision { note: String::new(), ..taken_back }).chain(again).collect(),
            before: None,
            binds: bound,
        })))
    }

    /// What was to be written is. `cards` are the findings as they stand now, where they may have changed.
    pub(super) fn written(mut self, write: Write, cards: Option<Vec<Card>>) -> Self {
        let Some(first) = write.decisions.first().cloned() else { return self };
        let here = self.at;
        let sides: Vec<String> = match &first.ruling {
            Ruling::SameFact { claims } => claims.iter().filter_map(|side| side.first().cloned()).collect(),
            _ => Vec::new(),
        };
        match cards {
            Some(cards) => self.fill(cards),
            None => {
                for card in self.cards.iter_mut().filter(|c| key(&c.fingerprint) == first.fingerprint) {
                    for decision in &write.decisions {
                        card.state.hear(&Line { number: 0, decision: decision.clone() });
                    }
                }
            }
        }
        let fingerprint = first.fingerprint.rsplit(':').next().unwrap_or_default().to_owned();
        self.go(here);
        match write.before {
            Some(before) => {
                // Of one fact, who is right is still to be said, if its figures conflict.
                let holds = |c: &&Card| {
                    let names = || c.sides.iter().flat_map(|s| &s.names);
                    !sides.is_empty() && sides.iter().all(|side| names().any(|name| name == side))
                };
                let still = self.cards.iter().filter(|c| Filter::Open.holds(c)).any(|c| holds(&c));
                if still && !self.shown().iter().any(holds) {
                    self.filter = Filter::Open;
                }
                self.at = self.shown().iter().position(holds).unwrap_or(self.at);
                self.said = Some(if still { Note::SameFact } else { Note::Written(first.ruling) });
                self.done.push((fingerprint, before));
            }
            None => {
                self.done.pop();
                self.said = Some(Note::Undone);
                let shown = |r: &Self| r.shown().iter().position(|c| c.fingerprint == fingerprint);
                if shown(&self).is_none() {
                    self.filter = Filter::Open;
                }
                self.at = shown(&self).unwrap_or(self.at.min(self.shown().len()));
            }
        }
        self
    }

    /// It could not be written down: nothing has changed.
    pub(super) fn failed(mut self, why: String) -> Self {
        self.said = Some(Note::Failed(why));
        self
    }
}

const fn is_bound(state: &State) -> bool {
    state.binding.is_some()
}
