//! Workflow commands that show findings beside the lines of a pull request.

use super::excerpt::one_line;
use super::findings::{Finding, findings};
use super::look::Look;
use super::page::{Page, Sections};
use crate::rules::Rules;
use crate::run::Run;
use crate::verdict::Severity;

/// Places that a message names beside its own.
const NAMED: usize = 8;

/// An annotation for every finding that nobody decided and every file that could not be read, and the closing line for the log.
pub fn github(run: &Run, rules: &Rules) -> String {
    let page = Page::of(run, Look::BARE);
    let all = findings(run, rules);
    let mut out: String = all.iter().filter(|f| !f.is_decided()).map(|f| annotation(&page, f)).collect();
    for problem in &run.problems {
        let (path, title) = (property(&problem.path), property(page.words.unread));
        out.push_str(&format!("::warning file={path},title={title}::{}\n", data(&one_line(&problem.message))));
    }
    out.push_str(&page.closing(&Sections::of(&all)));
    out.push('\n');
    out
}

/// `::error file=a.txt,line=9,col=14,endColumn=23,title=…::…`
fn annotation(page: &Page<'_>, finding: &Finding) -> String {
    let mut places = finding.places(page.run).into_iter();
    let place = places.next().and_then(|(document, span)| {
        let article = page.run.articles.get(document)?;
        let (line, column, _) = article.lines.locate(&article.text, span.start);
        let (end_line, end_column, _) = article.lines.locate(&article.text, span.end);
        // Columns are heeded only where the value stands on one line.
        let end = if line == end_line { format!("endColumn={end_column}") } else { format!("endLine={end_line}") };
        Some(format!("file={},line={line},col={column},{end},", property(&article.path)))
    });
    let title = format!("{} {}", page.words.severity(finding.severity), page.title(finding));
    let mut message = vec![one_line(&finding.reason)];
    message.extend(page.cause(finding));
    message.extend(page.expected(finding));
    let mut others: Vec<String> = Vec::new();
    for place in places.filter_map(|(document, span)| page.at(document, span)) {
        if others.len() < NAMED && !others.contains(&place) {
            others.push(place);
        }
    }
    message.extend((!others.is_empty()).then(|| others.join(", ")));
    format!(
        "::{} {}title={}::{}\n",
        level(finding),
        place.unwrap_or_default(),
        property(title.trim_end()),
        data(&message.join("\n"))
    )
}

/// What the tool would not put its name to is told, no more.
fn level(finding: &Finding) -> &'static str {
    match finding.severity {
        _ if finding.tentative => "notice",
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "notice",
    }
}

/// Text behind a command: no character of it ends the line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text inside a command: nor does any end the property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_a_command() {
        assert_eq!(data("86%\r\n::error::no"), "86%25%0D%0A::error::no");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
