//! Who an article says a value from.

use std::ops::Range;

use super::Attribution;
use super::view::{NameAt, View};
use crate::rules::frame::Cue;
use crate::rules::{Language, Rules};
use crate::text::{Article, Span};

/// How many words may stand between a claimant and the figure set against another's.
const RIVAL: f32 = 6.0;

/// How near behind a verb of saying the figure stands that is said.
const BESIDE: f32 = 8.0;

/// How far behind a quotation the one may stand who said it: "», a fini par lâcher un délégué".
const SPEAKER: usize = 5;

/// Most words of a claimant that no rule knows.
const PHRASE: usize = 6;

/// The claimant of the value at the tokens of `place`; `last` is the speaker that pronouns stand for.
pub fn attribution(
    article: &Article,
    view: &View,
    place: Range<usize>,
    quoted: bool,
    last: Option<&Attribution>,
    language: &Language,
    rules: &Rules,
) -> Option<Attribution> {
    let Range { start: first, end } = place;
    let build = |from: usize, to: usize| claimant(article, view, from, to, quoted, rules);
    // "3,5 millions selon la CGT": the cue right behind the value wins over any other.
    let after =
        view.cues.iter().filter(|c| matches!(c.2, Cue::According | Cue::ForSome) && c.0 >= end).min_by_key(|c| c.0);
    let known = |at: usize| {
        view.names.iter().any(|n| n.at >= at && n.at <= at + 2 && n.entity.is_some())
            || view.claimants.iter().any(|&n| n >= at && n <= at + 2)
    };
    let after = after.filter(|c| c.2 == Cue::According || known(c.0 + c.1));
    let crosses = |to: usize| {
        let mut seen: Vec<usize> = view.tokens.iter().take(to).skip(end).filter_map(|t| t.mention).collect();
        seen.dedup();
        seen.len()
    };
    if let Some(&(at, len, _)) = after
        && crosses(at) == 0
        && let Some(found) = build(at + len, view.tokens.len())
    {
        return Some(found);
    }
    // "la préfecture a compté 81.000 manifestants et la CGT 700.000": a bare name before the value takes over the verb.
    // So does one with a preposition: "la CGT de 3,5 millions".
    let gap = |at: usize| {
        at == first || at + 1 == first && view.tokens.get(at).is_some_and(|t| language.numbers.of.holds(&t.folded))
    };
    if let Some(name) = view.names.iter().rev().find(|n| gap(n.end) && !n.demonym)
        && view.cues.iter().any(|c| c.2 == Cue::Said && c.0 < name.at)
        && speaks(name.entity, rules)
    {
        return build(name.at, name.end);
    }
    if let Some((from, to)) = rival(view, first, end, rules) {
        return build(from, to);
    }
    if let Some((from, to)) = quoted_from(view, first, end) {
        return build(from, to);
    }
    let before = view.cues.iter().filter(|c| c.2 == Cue::According && c.0 + c.1 <= first).max_by_key(|c| c.0);
    // "18% less; the farmers say 30%": behind a semicolon somebody speaks of a figure of his own.
    let anothers = |c: &(usize, usize, Cue)| {
        c.0 >= end
            && view.tokens.get(end..c.0).is_some_and(|t| t.iter().any(|t| t.mark == Some(';')))
            && view.next_like(c.0 + c.1, BESIDE, first)
    };
    let said = view.cues.iter().filter(|c| c.2 == Cue::Said && !anothers(c)).min_by(|a, b| {
        let far = |c: &(usize, usize, Cue)| {
            if c.0 >= end { view.distance(end, c.0) } else { view.distance(c.0.min(first), first) }
        };
        far(a).total_cmp(&far(b))
    });
    if let Some(&(at, len, _)) = before
        && let Some(found) = build(at + len, first)
    {
        return Some(found);
    }
    if let Some(&(at, len, _)) = said {
        // "…, a indiqué la préfecture": behind a comma the subject follows its verb.
        let inverted = at > 0 && view.tokens.get(at - 1).is_some_and(|t| t.mark == Some(','));
        let noun = follower(view, at + len);
        if inverted && let Some(found) = noun.and_then(|at| build(at, at + 1)) {
            return Some(found);
        }
        if let Some(found) = subject(view, at, rules).and_then(|(from, to)| build(from, to)) {
            return Some(found);
        }
        let pronoun = view.cues.iter().any(|c| c.2 == Cue::Pronoun && c.0.abs_diff(at) <= 3);
        if pronoun {
            return opener(view, at, rules).and_then(|(from, to)| build(from, to)).or_else(|| last.cloned());
        }
        let (from, to) = (at + len, before_value(at + len, first, view.tokens.len()));
        let named = view.names.iter().any(|n| (from..to).contains(&n.at));
        if (named || noun.is_some())
            && let Some(found) = build(from, to)
        {
            return Some(found);
        }
    }
    if let Some(&(at, len, _)) = after
        && let Some(found) = build(at + len, view.tokens.len())
    {
        return Some(found);
    }
    quoted.then(|| last.cloned()).flatten()
}

/// Who is named right behind the quotation that a value stands in, whatever the verb: "« … 90 drones », glisse une source".
fn quoted_from(view: &View, first: usize, end: usize) -> Option<(usize, usize)> {
    let mark = |at: usize| view.tokens.get(at).and_then(|t| t.mark);
    let straight = |upto: usize| view.tokens.iter().take(upto).filter(|t| t.mark == Some('"')).count();
    let close = (end..view.tokens.len()).find(|&at| matches!(mark(at), Some('»' | '”' | '"')))?;
    let open = (0..first).rev().find(|&at| matches!(mark(at), Some('«' | '»' | '“' | '”' | '"')))?;
    let inside = match mark(open)? {
        '"' => straight(first) % 2 == 1,
        other => matches!(other, '«' | '“'),
    };
    let from = close + 1 + usize::from(mark(close + 1) == Some(','));
    if !inside || from == close + 1 && mark(close) == Some('"') && mark(close - 1) != Some(',') {
        return None;
    }
    let to = (from..view.tokens.len().min(from + SPEAKER)).find(|&at| mark(at).is_some());
    let to = to.unwrap_or(view.tokens.len().min(from + SPEAKER));
    let noun = view.claimants.iter().copied().find(|at| (from + 1..to).contains(at)).map(|at| (at, at + 1));
    let name = view.names.iter().find(|n| n.at > from && n.at < to && !n.demonym).map(|n| (n.at, n.end));
    match (noun, name) {
        (Some(noun), Some(name)) => Some(if noun.0 < name.0 { noun } else { name }),
        (noun, name) => noun.or(name),
    }
}

/// The claimant whom a sentence sets against the one before with a figure and no more: "police put the crowd at 42,000,
/// unions at 45,000". Where "according to" stands between the two figures it is left to that.
fn rival(view: &View, first: usize, end: usize, rules: &Rules) -> Option<(usize, usize)> {
    let bare = view.tokens.get(end).is_none_or(|t| t.mark.is_some());
    let told = view.tokens.iter().take(first).rposition(|t| t.mention.is_some()).filter(|_| bare)?;
    let (from, to) =
        beside(view, first, rules).or_else(|| noun_before(view, first, RIVAL)).or_else(|| phrase(view, told, first))?;
    let clause = unmarked(view, to, first) && view.tokens.get(to..first)?.iter().all(|t| t.mention.is_none());
    let spoken = view.cues.iter().any(|c| matches!(c.2, Cue::Said | Cue::According) && c.0 < from);
    let credits = |c: &(usize, usize, Cue)| matches!(c.2, Cue::According | Cue::ForSome) && (told..from).contains(&c.0);
    let credited = view.cues.iter().any(|c| credits(c) && unmarked(view, c.0, from));
    (from > told && clause && spoken && !credited).then_some((from, to))
}

/// The few words between a mark and a bare figure: "police counted 24,000 people, the common front 45,000".
fn phrase(view: &View, told: usize, first: usize) -> Option<(usize, usize)> {
    let open =
        (told..first).rev().find(|&at| view.tokens.get(at).is_some_and(|t| matches!(t.mark, Some(',' | ';'))))?;
    let words = view.tokens.get(open + 1..first)?;
    let from = open + 1 + words.iter().position(|t| t.term != 0)?;
    let to = open + 1 + words.iter().rposition(|t| t.term != 0)? + 1;
    let cue = view.cues.iter().any(|c| (open..first).contains(&c.0));
    let person = view.concepts.iter().any(|c| (open..first).contains(&c.at));
    (words.len() <= PHRASE && first - to <= 1 && !cue && !person).then_some((from, to))
}

/// True where no mark stands between two words.
fn unmarked(view: &View, from: usize, to: usize) -> bool {
    view.tokens.get(from..to).is_some_and(|tokens| tokens.iter().all(|t| t.mark.is_none()))
}

/// The noun for a claimant at most so far before a word.
fn noun_before(view: &View, word: usize, reach: f32) -> Option<(usize, usize)> {
    let near = |&&at: &&usize| at < word && view.distance(at + 1, word) <= reach;
    view.claimants.iter().rev().find(near).map(|&at| (at, at + 1))
}

/// Where the subject behind a verb of saying may reach: nine words, and never into the value said.
fn before_value(from: usize, value: usize, len: usize) -> usize {
    let far = (from + 9).min(len);
    if value >= from { far.min(value) } else { far }
}

/// The noun that speaks behind its verb, before the next mark.
fn follower(view: &View, from: usize) -> Option<usize> {
    let to = (from + 9).min(view.tokens.len());
    let to = (from..to).find(|&i| view.tokens[i].mark.is_some()).unwrap_or(to);
    view.claimants.iter().copied().find(|at| (from..to).contains(at))
}

/// The speaker a whole sentence names, for the pronouns of the next.
pub fn speaker(article: &Article, view: &View, rules: &Rules) -> Option<Attribution> {
    let said = view.cues.iter().find(|c| matches!(c.2, Cue::Said | Cue::According))?;
    let after = (said.0 + said.1, (said.0 + said.1 + 9).min(view.tokens.len()));
    let named = if said.2 == Cue::Said { subject(view, said.0, rules) } else { None };
    // "He told reporters": the pronoun stands for the speaker before.
    if said.2 == Cue::Said
        && named.is_none()
        && view.cues.iter().any(|c| c.2 == Cue::Pronoun && c.0.abs_diff(said.0) <= 3)
    {
        return None;
    }
    let range = named.unwrap_or(after);
    claimant(article, view, range.0, range.1, false, rules)
}

/// Whether an entity can say something: places only where they stand for their government.
fn speaks(entity: Option<crate::rules::EntityId>, rules: &Rules) -> bool {
    entity.is_none_or(|e| rules.names.get(e).can_speak())
}

/// Whoever a sentence begins with, before a pronoun or a second verb takes up the thread.
fn opener(view: &View, before: usize, rules: &Rules) -> Option<(usize, usize)> {
    let name = view.names.iter().find(|n| n.end <= before && !n.demonym && speaks(n.entity, rules));
    let noun = view.claimants.iter().copied().find(|&at| at < before);
    let first = |at: usize| view.tokens.iter().take(at).all(|t| t.term == 0 && t.mark.is_none());
    match (noun, name) {
        (Some(noun), _) if first(noun) => Some((noun, noun + 1)),
        (_, Some(name)) if first(name.at) => Some((name.at, name.end)),
        _ => None,
    }
}

/// The name that stands as subject right before a verb of saying, or before the clause in commas that parts them:
/// "Moscow, for its part, claims"; else whoever the sentence begins with: "Officials scoff at the figure and say".
fn subject(view: &View, verb: usize, rules: &Rules) -> Option<(usize, usize)> {
    let comma = |at: usize| view.tokens.get(at).is_some_and(|t| t.mark == Some(','));
    let aside = verb.checked_sub(1).filter(|&at| comma(at)).and_then(|close| (0..close).rev().find(|&at| comma(at)));
    let direct = beside(view, verb, rules);
    // "The ministry insists it hit an airfield, and claims": nobody else has come up since the verb before.
    let others = |from: usize| {
        view.names.iter().any(|n| n.at >= from && n.at < verb && !n.demonym)
            || view.claimants.iter().any(|at| (from..verb).contains(at))
    };
    let spoken = |from: usize| {
        let verb = view.cues.iter().rfind(|c| c.2 == Cue::Said && c.0 < verb && c.0 >= from);
        verb.is_some_and(|c| others(c.0 + c.1))
    };
    direct.or_else(|| beside(view, aside?, rules)).or_else(|| opener(view, verb, rules).filter(|o| !spoken(o.1)))
}

/// The name or noun that stands right before a word.
fn beside(view: &View, verb: usize, rules: &Rules) -> Option<(usize, usize)> {
    // "Alberta says": whatever stands right before the verb speaks.
    let says = |n: &NameAt| n.end == verb && view.cues.iter().any(|c| c.2 == Cue::Said && c.0 == verb);
    let name = view.names.iter().rev().find(|n| n.end <= verb && !n.demonym && (speaks(n.entity, rules) || says(n)));
    let name = name.filter(|n| view.distance(n.end, verb) <= 6.0).map(|n| (n.at, n.end));
    let noun = noun_before(view, verb, 2.0);
    // "SNCF management said" is the SNCF's word; "in the south of France, officials said" is the officials'.
    match (name, noun) {
        (Some(name), Some(noun)) if noun.0 > name.1 => Some(noun),
        _ => name.or(noun),
    }
}

/// The first name in a stretch, else its words up to the next mark or verb, as a claimant.
fn claimant(
    article: &Article,
    view: &View,
    from: usize,
    to: usize,
    quoted: bool,
    rules: &Rules,
) -> Option<Attribution> {
    let stop = (from..to.min(view.tokens.len()))
        .find(|&i| matches!(view.tokens[i].mark, Some(',' | ';' | '.' | ':' | '(' | ')' | '»' | '”' | '"')))
        .unwrap_or(to.min(view.tokens.len()));
    // "said on Monday": a day of the week is written like a name and says nothing.
    let dated = |at: usize| view.tokens.get(at).is_some_and(|t| t.mention.is_some());
    let name = view
        .names
        .iter()
        .find(|n| n.at >= from && n.at < stop && !n.demonym && !dated(n.at) && speaks(n.entity, rules));
    if let Some(name) = name {
        let who = article.slice(name.span).to_owned();
        let entity = name.entity.map(|e| rules.names.actor(e));
        let key = entity.map_or_else(
            || crate::rules::names::fold_name(who.rsplit(' ').next().unwrap_or(&who)),
            |e| rules.names.get(e).id.clone(),
        );
        return Some(Attribution { who, entity, key, quoted });
    }
    // "According to a provisional toll" credits nobody, "a toll of the mayor's" the mayor.
    let counted = view.cues.iter().find(|c| c.2 == Cue::Estimate && (from..stop.min(from + 7)).contains(&c.0));
    let from = match counted {
        Some(&(at, ..)) => view.claimants.iter().copied().find(|n| (at + 1..stop).contains(n))?,
        None => from,
    };
    let words = (from..stop.min(from + 7)).filter(|&i| view.tokens[i].term != 0 && view.tokens[i].mention.is_none());
    let range: Vec<usize> = words.collect();
    let (&first, &last) = (range.first()?, range.last()?);
    let span = Span::new(view.tokens[first].span.start, view.tokens[last].span.end);
    let mut terms: Vec<String> = range.iter().map(|&i| format!("{:x}", view.tokens[i].term)).collect();
    terms.sort();
    Some(Attribution { who: article.slice(span).to_owned(), entity: None, key: terms.join("-"), quoted })
}
