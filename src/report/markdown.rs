//! The report as a note for a desk's chat or a pull request.

use super::excerpt::{one_line, stretches};
use super::findings::{Finding, findings, notes};
use super::look::Look;
use super::page::{Page, Sections, VALUES};
use crate::rules::Rules;
use crate::run::Run;
use crate::text::Span;

/// Characters of a sentence shown before it is cut around its values.
const ROOM: usize = 320;

/// The report of a run as Markdown.
pub fn markdown(run: &Run, rules: &Rules) -> String {
    let page = Page::of(run, Look::BARE);
    let all = findings(run, rules);
    let sections = Sections::of(&all);
    let notes = notes(run);
    let w = page.words;
    let mut out = String::new();
    section(&mut out, &page, rules, w.contradictions, &sections.grave);
    section(&mut out, &page, rules, w.disputed, &sections.disputed);
    section(&mut out, &page, rules, w.superseded, &sections.superseded);
    section(&mut out, &page, rules, w.tentative, &sections.tentative);
    section(&mut out, &page, rules, w.notes, &notes.iter().collect::<Vec<_>>());
    folded(&mut out, w.agreements, &page.agreements(rules));
    folded(&mut out, w.decided, &page.decided(&sections));
    folded(&mut out, w.undated, &page.undated());
    folded(&mut out, w.unread, &run.problems.iter().map(|p| one_line(&p.message)).collect::<Vec<_>>());
    if sections.nothing() {
        out.push_str(&format!("{}\n\n", w.nothing));
    }
    out.push_str(&format!("{}\n", plain(&page.closing(&sections))));
    out
}

fn section(out: &mut String, page: &Page<'_>, rules: &Rules, title: &str, findings: &[&Finding]) {
    if findings.is_empty() {
        return;
    }
    out.push_str(&format!("## {title} ({})\n\n", findings.len()));
    for (number, finding) in findings.iter().enumerate() {
        let head = format!("{} {}", page.words.severity(finding.severity), plain(&page.title(finding)));
        out.push_str(&format!("### {}. {}\n\n", number + 1, head.trim_end()));
        for (at, marks) in page.passages(finding) {
            quote(out, page, at, &marks);
        }
        out.push_str(&format!("{}\n\n", plain(&one_line(&finding.reason))));
        for line in [page.cause(finding), page.expected(finding), page.bound(finding)].into_iter().flatten() {
            out.push_str(&format!("{}\n\n", plain(&line)));
        }
        list(out, finding.values.iter().take(VALUES).map(|value| page.value_line(value, rules)));
    }
}

/// A sentence with its values in bold, under its place, outlet and day.
fn quote(out: &mut String, page: &Page<'_>, (document, sentence): (usize, Span), marks: &[Span]) {
    let Some(article) = page.run.articles.get(document) else { return };
    out.push_str(&format!("> {}\n>\n> ", plain(&page.credit(document, marks.first().copied()))));
    for (at, (marked, text)) in stretches(&article.text, sentence, marks, ROOM).into_iter().enumerate() {
        let text = if at == 0 { plain(&text) } else { escaped(&text) };
        out.push_str(&if marked { format!("**{text}**") } else { text });
    }
    out.push_str("\n\n");
}

fn list(out: &mut String, lines: impl Iterator<Item = String>) {
    let before = out.len();
    out.extend(lines.map(|line| format!("- {}\n", plain(&line))));
    if out.len() > before {
        out.push('\n');
    }
}

/// A list behind its heading, out of the way.
fn folded(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        out.push_str(&format!("<details>\n<summary>{title} ({})</summary>\n\n", lines.len()));
        list(out, lines.iter().cloned());
        out.push_str("</details>\n\n");
    }
}

/// Text at the start of a line that reads as itself.
fn plain(text: &str) -> String {
    let mut out = escaped(text);
    // A line that begins like a list or a heading is none.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    match out.as_bytes().get(digits..) {
        Some([b'-' | b'+' | b'=', ..]) if digits == 0 => out.insert(0, '\\'),
        Some([b'.' | b')'] | [b'.' | b')', b' ', ..]) if digits > 0 => out.insert(digits, '\\'),
        _ => {}
    }
    out
}

/// Text that reads as itself: no mark-up, no link, no formula, nobody called by a name behind an `@`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => out.extend(['\\', ch]),
            '&' => out.push_str("&amp;"),
            // Sites turn these into calls and references even inside escapes, unless something stands behind them.
            '@' | '#' => out.extend([ch, '\u{200b}']),
            _ => out.push(ch),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_reads_as_itself() {
        for (text, shown) in [
            ("5 * 3 _km_", "5 \\* 3 \\_km\\_"),
            ("<b>[a](b)", "\\<b\\>\\[a\\](b)"),
            ("AT&T @desk #12 $5", "AT&amp;T @\u{200b}desk #\u{200b}12 \\$5"),
            ("- 12", "\\- 12"),
            ("12. Mai", "12\\. Mai"),
            ("12.000", "12.000"),
            ("259 km2", "259 km2"),
        ] {
            assert_eq!(plain(text), shown);
        }
    }
}
