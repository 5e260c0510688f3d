//! How the conversation looks. No colour: bold, dim and carets say all there is to say, on any terminal.

use ratatui::Frame;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::state::{Ask, Review};
use super::words::Words;
use crate::report::Card;

const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
const FAINT: Style = Style::new().add_modifier(Modifier::DIM);

/// Rows around the finding: the head and its rule; a rule, what is asked, and two rows of keys.
const HEAD: usize = 2;
const FOOT: usize = 5;

/// Draws it; gives the lines that can be scrolled away.
pub(super) fn draw(frame: &mut Frame<'_>, review: &Review, words: Words) -> usize {
    let area = frame.area();
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let room = height.saturating_sub(HEAD + FOOT);
    let body = body(review, words, width);
    let spare = body.len().saturating_sub(room);
    let from = review.scroll.min(spare);
    let rule = |more: &str| {
        let more = if more.is_empty() { String::new() } else { format!(" {more} ") };
        let dashes = width.saturating_sub(more.chars().count());
        Line::styled(format!("{}{more}", "─".repeat(dashes)), FAINT)
    };
    let mut lines = vec![head(review, words, width), rule(if from > 0 { words.above() } else { "" })];
    lines.extend(body.into_iter().skip(from).take(room));
    lines.resize(HEAD + room, Line::default());
    lines.push(rule(if from < spare { words.below() } else { "" }));
    let mut asked: Vec<Line<'_>> =
        wrap(&words.asked(review), width).into_iter().take(2).map(|line| Line::styled(line, STRONG)).collect();
    asked.resize(2, Line::default());
    lines.extend(asked);
    lines.extend(words.keys(&review.ask).map(Line::raw));
    frame.render_widget(Paragraph::new(lines), area);
    if let Ask::Note(_) = &review.ask {
        let column = words.asked(review).chars().count().min(width.saturating_sub(1));
        let row = height.saturating_sub(FOOT - 1);
        frame.set_cursor_position((area.x + column as u16, area.y + row as u16));
    }
    spare
}

/// `Review · 3 of 11 · all open · 2 decided                       [5f0c83a1]`
fn head(review: &Review, words: Words, width: usize) -> Line<'static> {
    let left = words.head(review);
    let right = review.card().and_then(|c| c.fingerprint.get(..8)).map(|f| format!("[{f}]")).unwrap_or_default();
    let gap = width.saturating_sub(left.chars().count() + right.chars().count()).max(1);
    Line::from(vec![Span::styled(left, STRONG), Span::raw(" ".repeat(gap)), Span::styled(right, FAINT)])
}

fn body(review: &Review, words: Words, width: usize) -> Vec<Line<'static>> {
    match review.card() {
        Some(card) => finding(card, words, width),
        None => wrap(&words.end(review), width).into_iter().map(Line::raw).collect(),
    }
}

fn finding(card: &Card, words: Words, width: usize) -> Vec<Line<'static>> {
    let title = format!("{}  {}", card.grade, card.title);
    let mut lines: Vec<Line<'static>> =
        wrap(title.trim_end(), width).into_iter().map(|line| Line::styled(line, STRONG)).collect();
    lines.extend(card.tentative.then(|| Line::styled(words.tentative(), FAINT)));
    // The reason first: on a small screen the last passages may have to be scrolled to.
    lines.extend(card.told.iter().flat_map(|told| wrap(told, width)).map(Line::raw));
    lines.push(Line::default());
    for passage in &card.passages {
        let sides: Vec<String> = passage.sides.iter().filter_map(|&side| letter(side)).collect();
        lines.push(Line::from(vec![
            Span::styled(format!("{:<2} ", sides.join(",")), STRONG),
            Span::styled(passage.credit.clone(), FAINT),
        ]));
        lines.extend(passage.lines(width.saturating_sub(3)).into_iter().map(|line| {
            let marks = line.trim_start_matches(['|', ' ']).starts_with('^');
            Line::styled(format!("   {line}"), if marks { STRONG } else { Style::new() })
        }));
    }
    lines.push(Line::default());
    for (side, at) in card.sides.iter().zip(0..) {
        let line = format!("{}  {}", letter(at).unwrap_or_default(), side.line);
        lines.extend(wrap(&line, width).into_iter().map(Line::raw));
    }
    if let Some(said) = card.said() {
        lines.push(Line::default());
        lines.extend(wrap(&said, width).into_iter().map(|line| Line::styled(line, STRONG)));
    }
    lines
}

/// The letter of a side: a for the first.
pub(super) fn letter(side: usize) -> Option<String> {
    let letter = u8::try_from(side).ok().and_then(|side| b'a'.checked_add(side)).filter(u8::is_ascii_lowercase)?;
    Some(char::from(letter).to_string())
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(20)).subsequent_indent("   ");
    textwrap::wrap(text, options).into_iter().map(|line| line.into_owned()).collect()
}
