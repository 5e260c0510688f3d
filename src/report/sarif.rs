//! The report as SARIF 2.1.0, for viewers of code scanning.

use serde_json::{Value, json};

use super::excerpt::one_line;
use super::findings::{Finding, findings};
use super::look::Look;
use super::page::Page;
use crate::review::print::VERSION;
use crate::rules::Rules;
use crate::run::Run;
use crate::text::Span;
use crate::verdict::{Cause, CheckKind, Severity, Verdict};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Verdicts that are findings.
const VERDICTS: [Verdict; 3] = [Verdict::Contradiction, Verdict::Disputed, Verdict::Superseded];

/// Places of one finding beside the first.
const RELATED: usize = 64;

/// The findings of a run as a SARIF log of one run.
pub fn sarif(run: &Run, rules: &Rules) -> String {
    let page = Page::of(run, Look::BARE);
    let language = run.lang.code();
    let results: Vec<Value> = findings(run, rules).iter().map(|f| result(&page, f)).collect();
    let unread = run.problems.iter().map(|p| {
        json!({
            "level": "error",
            "message": {"text": message(&p.message)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&p.path)}}}],
        })
    });
    let artifacts = run.articles.iter().map(|a| {
        json!({
            "location": {"uri": uri(&a.path)},
            "roles": ["analysisTarget"],
        })
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "recoupe",
                "version": env!("CARGO_PKG_VERSION"),
                "language": language,
                "rules": kinds(&page),
            }},
            "language": language,
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": !run.articles.is_empty(),
                "toolExecutionNotifications": unread.collect::<Vec<_>>(),
            }],
            "artifacts": artifacts.collect::<Vec<_>>(),
            "results": results,
        }],
    });
    super::json(&log, true)
}

/// A rule for each verdict and check, met or not: a rule's index means the same in every log.
fn kinds(page: &Page<'_>) -> Vec<Value> {
    let w = page.words;
    let verdicts = VERDICTS.into_iter().map(|v| (v.name(), w.verdict(v), w.help(v)));
    let checks = CheckKind::ALL.into_iter().map(|c| (c.name(), w.check(c), w.check_help(c)));
    let rule = |(id, name, help)| {
        json!({
            "id": id,
            "shortDescription": {"text": name},
            "fullDescription": {"text": help},
            "help": {"text": help},
        })
    };
    verdicts.chain(checks).map(rule).collect()
}

/// The place of a finding's kind among the rules.
fn index(finding: &Finding) -> Option<usize> {
    let mut names = VERDICTS.into_iter().map(Verdict::name).chain(CheckKind::ALL.into_iter().map(CheckKind::name));
    names.position(|name| name == finding.kind())
}

fn result(page: &Page<'_>, finding: &Finding) -> Value {
    let lines = [Some(one_line(&finding.reason)), page.cause(finding), page.expected(finding)];
    let mut text = message(&lines.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let mut places = finding.places(page.run).into_iter();
    let first = places.next().and_then(|at| location(page, at));
    let mut related = Vec::new();
    for (document, span) in places.take(RELATED) {
        let Some(mut place) = location(page, (document, span)) else { continue };
        let id = related.len() + 1;
        // Viewers show a place that the message links to.
        text.push_str(&format!(" [{}]({id})", message(&page.at(document, span).unwrap_or_default())));
        place["id"] = json!(id);
        place["message"] = json!({"text": message(&said(page, document, span))});
        related.push(place);
    }
    let mut result = json!({
        "ruleId": finding.kind(),
        "ruleIndex": index(finding),
        "level": level(finding),
        "rank": f64::from(finding.weight.clamp(0, 100)),
        "message": {"text": text},
        "locations": first.into_iter().collect::<Vec<_>>(),
        "relatedLocations": related,
        "partialFingerprints": {VERSION: finding.fingerprint},
        "properties": {
            "label": finding.label,
            "severity": finding.severity.name(),
            "cause": finding.cause.map(Cause::name),
            "tentative": finding.tentative,
        },
    });
    if let Some(line) = &finding.state.ruling {
        result["suppressions"] = json!([{
            "kind": "external",
            "status": "accepted",
            "justification": message(&page.said(line, finding)),
        }]);
    }
    result
}

/// What the tool would not put its name to is noted, no more.
fn level(finding: &Finding) -> &'static str {
    match finding.severity {
        _ if finding.tentative => "note",
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

/// A stretch of an article, in what people and other tools count in.
fn location(page: &Page<'_>, (document, span): (usize, Span)) -> Option<Value> {
    let article = page.run.articles.get(document)?;
    let (line, column, start) = article.lines.locate(&article.text, span.start);
    let (end_line, end_column, end) = article.lines.locate(&article.text, span.end);
    Some(json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(&article.path), "index": document},
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": start,
            "charLength": end.saturating_sub(start),
            "snippet": {"text": article.slice(span)},
        },
    }}))
}

/// `259 km2 · The Daily · 12 March 2025`
fn said(page: &Page<'_>, document: usize, span: Span) -> String {
    let value = page.run.articles.get(document).map(|a| one_line(a.slice(span)));
    let credit = Some(page.credit(document, None)).filter(|c| !c.is_empty());
    value.into_iter().chain(credit).collect::<Vec<_>>().join(" · ")
}

/// Text in which nothing reads as a link or a placeholder of SARIF's own.
fn message(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in one_line(text).chars() {
        match ch {
            '[' | ']' | '\\' => out.extend(['\\', ch]),
            '{' | '}' => out.extend([ch, ch]),
            _ => out.push(ch),
        }
    }
    out
}

/// A path as a URI reference: relative to where the program was run, or `file:` where it is absolute.
fn uri(path: &str) -> String {
    let drive = path.get(1..3).is_some_and(|p| p == ":\\" || p == ":/");
    let path = if drive { path.replace('\\', "/") } else { path.to_owned() };
    let scheme = if drive { "file:///" } else { "file://" };
    let mut out = if drive || path.starts_with('/') { scheme.to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            b':' if drive => out.push(':'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        for (path, shown) in [
            ("story/a.txt", "story/a.txt"),
            ("Récit 1/a#b.txt", "R%C3%A9cit%201/a%23b.txt"),
            ("/tmp/a.txt", "file:///tmp/a.txt"),
            ("C:\\story\\a.txt", "file:///C:/story/a.txt"),
            ("a:b.txt", "a%3Ab.txt"),
        ] {
            assert_eq!(uri(path), shown);
        }
    }

    #[test]
    fn messages_hold_no_link_of_a_text() {
        assert_eq!(message("[a](1) {0}\n\\"), "\\[a\\](1) {{0}} \\\\");
    }
}
