//! A sentence as the claim stage reads it: words with their concepts, names and cue phrases.

use std::borrow::Cow;

use crate::grammar::{Mention, Reading};
use crate::rules::frame::Cue;
use crate::rules::names::fold_name;
use crate::rules::word_set::WordSet;
use crate::rules::wording::Word;
use crate::rules::{ConceptId, EntityId, Language, Rules};
use crate::text::{Article, Span};

/// One word, number or mark of a sentence.
#[derive(Debug)]
pub struct Token {
    /// Where it is in the article.
    pub span: Span,
    /// Lower case without accents; empty for marks.
    pub folded: String,
    /// Shared id of its meaning across languages, 0 where it has none (stop words, marks, numbers).
    pub term: u64,
    /// The mark, where it is one.
    pub mark: Option<char>,
    /// Index into the sentence's mentions, where the token is part of one.
    pub mention: Option<usize>,
}

/// Concept `id` in `words` words from token `at`.
#[derive(Debug, Clone, Copy)]
pub struct ConceptAt {
    /// First token.
    pub at: usize,
    /// Number of tokens.
    pub words: usize,
    /// The concept.
    pub id: ConceptId,
}

/// A name at tokens `at..end`.
#[derive(Debug, Clone)]
pub struct NameAt {
    /// First token.
    pub at: usize,
    /// One past the last token.
    pub end: usize,
    /// Where it is in the article.
    pub span: Span,
    /// The entity, where it is known.
    pub entity: Option<EntityId>,
    /// The spelling that others of an unknown name share; empty where the entity is known.
    pub folded: String,
    /// True for an adjective or inhabitant ("russe", "Ukrainians").
    pub demonym: bool,
}

/// A sentence, read.
#[derive(Debug)]
pub struct View {
    /// Words, numbers and marks in order.
    pub tokens: Vec<Token>,
    /// Concepts, in order.
    pub concepts: Vec<ConceptAt>,
    /// Names, in order.
    pub names: Vec<NameAt>,
    /// Cue phrases: first token, number of tokens, what they mark.
    pub cues: Vec<(usize, usize, Cue)>,
    reach: Vec<f32>,
    /// By mention: whether it is a figure rather than a date.
    figures: Vec<bool>,
    /// Tokens that stand for those who speak: "prosecutors", "direction".
    pub claimants: Vec<usize>,
}

impl View {
    /// Reads one sentence; `mentions` are those that lie in it.
    pub fn new(article: &Article, sentence: Span, mentions: &[&Mention], language: &Language, rules: &Rules) -> Self {
        let mut tokens = tokenize(article.slice(sentence), sentence.start);
        let mut next = 0;
        for token in &mut tokens {
            while mentions.get(next).is_some_and(|m| m.span.end <= token.span.start) {
                next += 1;
            }
            token.mention = mentions.get(next).filter(|m| m.span.overlaps(token.span)).map(|_| next);
        }
        let stems: Vec<Cow<'_, str>> = tokens.iter().map(|t| language.lexicon.stem(&t.folded)).collect();
        let words: Vec<Word> = tokens.iter().zip(&stems).map(|(t, stem)| Word::new(stem, &t.folded)).collect();
        let mut concepts = Vec::new();
        let mut terms = Vec::with_capacity(tokens.len());
        let dated =
            |t: &Token| t.mention.and_then(|m| mentions.get(m)).is_some_and(|m| matches!(m.reading, Reading::Date(_)));
        // The longest phrase speaks for its words: no wage in "minimum wage" besides.
        let mut next = 0;
        for (at, token) in tokens.iter().enumerate() {
            if at >= next
                && token.mark.is_none()
                && let Some((ids, words)) = rules.concepts.match_at(&language.code, &words, at)
                // No march in "March 8".
                && !(dated(token) && tokens.get(at + words - 1).is_some_and(|t| t.mention == token.mention))
            {
                concepts.extend(ids.iter().map(|&id| ConceptAt { at, words, id }));
                next = at + words;
            }
            let subject = token.mark.is_none()
                && token.mention.is_none()
                && !language.lexicon.is_stop(&token.folded)
                && !token.folded.starts_with(|c: char| c.is_ascii_digit());
            terms.push(if subject { language.lexicon.term(&stems[at]) } else { 0 });
        }
        // "Shed 1,200 jobs": the words around a figure speak for what stands there.
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let end = at + tokens[at..].iter().take_while(|t| t.mention == token.mention).count();
            if token.mention.is_some()
                && !dated(token)
                && let Some(found) = rules.concepts.match_around(&language.code, &words, (at, end))
            {
                let (from, len) = (found.at, found.words);
                // The longest phrase speaks here too.
                if !concepts.iter().any(|c: &ConceptAt| c.at == from && c.words > len + found.before) {
                    concepts.retain(|c| c.at + c.words <= from || c.at >= from + len);
                    let place = concepts.partition_point(|c| c.at < from);
                    concepts.insert(place, ConceptAt { at: from, words: len, id: found.concept });
                }
            }
            at = end;
        }
        for (token, term) in tokens.iter_mut().zip(terms) {
            token.term = term;
        }
        let names = names(article, sentence, &tokens, rules);
        let words: Vec<&str> = tokens.iter().map(|t| t.folded.as_str()).collect();
        let mut cues = Vec::new();
        let mut at = 0;
        while at < words.len() {
            // No doubt in "9 May".
            let found = language.frame.cue_at(&words, at).filter(|_| !dated(&tokens[at]));
            if let Some((cue, len)) = found {
                cues.push((at, len, cue));
                if cue == Cue::Planned && language.frame.estimates(&words, at, len) {
                    cues.push((at, len, Cue::Estimate));
                }
            }
            at += found.map_or(1, |(_, len)| len);
        }
        let claimants =
            (0..tokens.len()).filter(|&at| tokens[at].term != 0 && language.frame.is_claimant(words[at])).collect();
        drop(words);
        let figures = mentions.iter().map(|m| !matches!(m.reading, Reading::Date(_))).collect();
        Self { figures, reach: reach(&tokens, &language.numbers.and), tokens, concepts, names, cues, claimants }
    }

    /// The tokens of a span of the article, as a range of indices.
    pub fn token_range(&self, span: Span) -> (usize, usize) {
        let first = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        (first, end.max(first))
    }

    /// Whether a concept and the value at tokens `first..end` belong together: no other figure stands between, and no
    /// word that credits somebody, who is not what is counted.
    pub fn own(&self, concept: &ConceptAt, first: usize, end: usize) -> bool {
        let behind = concept.at >= end;
        let (from, to) = if behind { (end, concept.at) } else { ((concept.at + concept.words).min(first), first) };
        let figure = |t: &Token| t.mention.is_some_and(|m| self.figures.get(m) == Some(&true));
        let credits =
            |c: &&(usize, usize, Cue)| matches!(c.2, Cue::According | Cue::ForSome) && (from..to).contains(&c.0);
        let between = self.tokens.get(from..to).unwrap_or_default();
        !(between.iter().any(figure) || behind && self.cues.iter().any(|c| credits(&c)))
    }

    /// Whether a token is part of a date.
    pub fn is_date(&self, at: usize) -> bool {
        self.tokens.get(at).and_then(|t| t.mention).and_then(|m| self.figures.get(m)) == Some(&false)
    }

    /// Whether between a word and the value at `first` another stands of its sort, figure or date.
    pub fn like_between(&self, from: usize, first: usize) -> bool {
        let sort = |t: &Token| t.mention.and_then(|m| self.figures.get(m));
        let own = self.tokens.get(first).and_then(sort);
        self.tokens.get(from..first).is_some_and(|tokens| tokens.iter().any(|t| t.mention.is_some() && sort(t) == own))
    }

    /// Whether so near behind a word another value stands of the sort of the one at `first`.
    pub fn next_like(&self, from: usize, reach: f32, first: usize) -> bool {
        let sort = |t: &Token| t.mention.and_then(|m| self.figures.get(m));
        let own = self.tokens.get(first).and_then(sort);
        let like = |(at, t): (usize, &Token)| t.mention.is_some() && sort(t) == own && self.distance(from, at) <= reach;
        self.tokens.iter().enumerate().skip(from).any(like)
    }

    /// Whether a figure stands right behind a concept, which is that figure's then: "killing 27 and injuring 16".
    pub fn governs(&self, concept: &ConceptAt) -> bool {
        let next = self.tokens.get(concept.at + concept.words).and_then(|t| t.mention);
        next.is_some_and(|m| self.figures.get(m) == Some(&true))
    }

    /// Whether a concept is only part of a known name or of a verb of saying, or is who says something: no doctor in
    /// "Doctors Without Borders", no arrival in "arrives at 131 euros".
    pub fn spoken(&self, concept: &ConceptAt) -> bool {
        let (from, to) = (concept.at, concept.at + concept.words);
        let named = self
            .names
            .iter()
            .any(|n| n.entity.is_some() && !n.demonym && n.at <= from && to <= n.end && n.end - n.at > to - from);
        let said = |c: &(usize, usize, Cue)| c.2 == Cue::Said && (c.1 > 1 && c.0 <= from && to <= c.0 + c.1);
        let speaks = |c: &(usize, usize, Cue)| c.2 == Cue::Said && c.0 == to && self.claimants.contains(&(to - 1));
        named || self.cues.iter().any(|c| said(c) || speaks(c))
    }

    /// The cue phrase that ends right before a token.
    pub fn cue_ending(&self, at: usize) -> Option<Cue> {
        self.cues.iter().find(|c| c.0 + c.1 == at).map(|c| c.2)
    }

    /// How far two places lie apart for a reader: words between, marks and other figures counting more.
    pub fn distance(&self, from: usize, to: usize) -> f32 {
        let at = |i: usize| self.reach.get(i).or(self.reach.last()).copied().unwrap_or(0.0);
        (at(from) - at(to)).abs()
    }
}

/// What a reader has passed before each token, and after the last.
fn reach(tokens: &[Token], and: &WordSet) -> Vec<f32> {
    let mut sum = 0.0;
    let mut other = None;
    let mut reach = Vec::with_capacity(tokens.len() + 1);
    reach.push(0.0);
    for token in tokens {
        sum += match token.mark {
            Some(',' | '(' | ')' | '–' | '—') => 2.5,
            Some(';' | ':' | '.' | '!' | '?') => 6.0,
            Some(_) => 0.5,
            None if and.holds(&token.folded) => 2.5,
            None => 1.0,
        };
        if token.mention.is_some() && token.mention != other {
            sum += 2.0;
        }
        other = token.mention;
        reach.push(sum);
    }
    reach
}

/// Cuts text into words (split at apostrophes and hyphens) and marks.
fn tokenize(text: &str, offset: usize) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut word: Option<usize> = None;
    let close = |tokens: &mut Vec<Token>, from: usize, to: usize| {
        let folded = crate::rules::fold::fold_word(&text[from..to]);
        tokens.push(Token { span: Span::new(offset + from, offset + to), folded, term: 0, mark: None, mention: None });
    };
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            word.get_or_insert(at);
            continue;
        }
        if let Some(from) = word.take() {
            close(&mut tokens, from, at);
        }
        if !c.is_whitespace() && !matches!(c, '\'' | '’' | '-') {
            let span = Span::new(offset + at, offset + at + c.len_utf8());
            tokens.push(Token { span, folded: String::new(), term: 0, mark: Some(c), mention: None });
        }
    }
    if let Some(from) = word {
        close(&mut tokens, from, text.len());
    }
    tokens
}

fn names(article: &Article, sentence: Span, tokens: &[Token], rules: &Rules) -> Vec<NameAt> {
    let text = article.slice(sentence);
    let place = |start: usize, end: usize, entity: Option<EntityId>, demonym| {
        let span = Span::new(sentence.start + start, sentence.start + end);
        let at = tokens.partition_point(|t| t.span.end <= span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        let folded = if entity.is_some() { String::new() } else { fold_name(article.slice(span)) };
        NameAt { at, end, span, entity, folded, demonym }
    };
    let mut all: Vec<_> = rules
        .names
        .spot(text)
        .into_iter()
        .map(|s| place(s.range.start, s.range.end, Some(s.entity), s.demonym))
        .collect();
    for range in rules.names.unknown_names(text) {
        let name = place(range.start, range.end, None, false);
        // "on Friday" is written like a name.
        let dated = tokens.get(name.at..name.end).is_some_and(|t| t.iter().any(|t| t.mention.is_some()));
        if !dated && !all.iter().any(|n| n.span.overlaps(name.span)) {
            all.push(name);
        }
    }
    all.sort_by_key(|n| n.span);
    all
}
