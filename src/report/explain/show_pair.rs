//! Two claims side by side, and what decided, for people.

use unicode_width::UnicodeWidthStr;

use super::super::excerpt::one_line;
use super::super::look::{FAINT, HEADING, Look};
use super::model::{AddendLine, FrameLine, PairExplained, SideLine, ThresholdLine};
use super::sheet::Sheet;

/// Columns of a row's name.
const NAME: usize = 13;

/// Rows of a frame that are shown empty as well: what no one said is part of the answer.
const ALWAYS: [&str; 7] = ["measure", "event", "participants", "place", "period", "attribution", "modality"];

/// Two claims side by side, and what decided, as text.
pub fn show_pair(told: &PairExplained, look: Look) -> String {
    let sheet = Sheet { look };
    let mut out = sheet.side("A", &told.a);
    out.push_str(&sheet.side("B", &told.b));
    out.push_str(&sheet.frames(&told.a.frame, &told.b.frame, &told.common));
    out.push_str(&sheet.sum(told));
    out.push_str(&sheet.thresholds(&told.thresholds));
    out.push_str(&sheet.outcome(told));
    out
}

impl Sheet {
    fn side(&self, letter: &str, side: &SideLine) -> String {
        let claim = &side.claim;
        let value = format!("{letter}. \"{}\"  {} {}", one_line(&claim.text), claim.kind, claim.value_text());
        let mut out = self.heading(value.trim_end());
        let place = format!("   {}:{}:{} · {}", one_line(&claim.document), claim.line, claim.column, claim.id);
        out.push_str(&format!("{}\n", self.look.paint(FAINT, &place)));
        out.push_str(&self.passage(&side.sentence, claim));
        self.row(&mut out, "means", &side.means);
        self.row(&mut out, "rules", &side.rules.join(", "));
        out.push('\n');
        out
    }

    /// Both frames, a row for all that either fills.
    fn frames(&self, a: &FrameLine, b: &FrameLine, common: &[String]) -> String {
        let mut out = self.heading(&self.columns("Frame", "A", "B"));
        for ((name, a), (_, b)) in cells(a).into_iter().zip(cells(b)) {
            if a.is_empty() && b.is_empty() && !ALWAYS.contains(&name) {
                continue;
            }
            let width = self.column();
            let wrap = |text: &str| -> Vec<String> {
                let text = if text.is_empty() { "-" } else { text };
                let options = textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation);
                textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
            };
            let (left, right) = (wrap(&a), wrap(&b));
            for at in 0..left.len().max(right.len()) {
                let of = |side: &[String]| side.get(at).cloned().unwrap_or_default();
                out.push_str(&self.columns(if at == 0 { name } else { "" }, &of(&left), &of(&right)));
                out.push('\n');
            }
        }
        if !common.is_empty() {
            let text = one_line(&common.join(", "));
            out.push_str(&self.wrapped(&text, &format!("{:<NAME$}", "in common"), &" ".repeat(NAME)));
        }
        out.push('\n');
        out
    }

    fn column(&self) -> usize {
        (self.look.width.saturating_sub(NAME + 2) / 2).max(10)
    }

    fn columns(&self, name: &str, a: &str, b: &str) -> String {
        let pad = " ".repeat(self.column().saturating_sub(a.width()));
        format!("{name:<NAME$}{a}{pad}  {b}").trim_end().to_owned()
    }

    /// The score as a sum.
    fn sum(&self, told: &PairExplained) -> String {
        let mut out = self.heading(&format!("{:<18}{:>7}   {:>6}   {:>6}", "Feature", "value", "weight", "adds"));
        let line =
            |p: &AddendLine| format!("{:<18}{:>7.2} × {:>6.2} = {:>6.2}\n", p.name, p.value, p.weight, p.adds + 0.0);
        let total = |name: &str, adds: f64, score: f64| format!("{name:<34}= {adds:>6.2}  score {score:.2}\n");
        let sum = |parts: &[AddendLine]| parts.iter().map(|p| p.adds).sum::<f64>();
        let frame = sum(&told.frame_features);
        out.extend(told.frame_features.iter().map(line));
        out.push_str(&total("the frame", frame, told.score.frame));
        out.extend(told.value_features.iter().map(line));
        out.push_str(&total("the whole", frame + sum(&told.value_features), told.score.whole));
        out.push('\n');
        out
    }

    fn thresholds(&self, all: &[ThresholdLine]) -> String {
        let mut out = self.heading(&format!("{:<18}{:>7}   {:>6}", "Threshold", "score", "wants"));
        for line in all {
            let reached = match (line.reached, line.gap.abs()) {
                (true, by) => format!("reached, {by:.2} to spare"),
                (false, by) => format!("not reached, {by:.2} missing"),
            };
            let decides = if line.decides { " (decides)" } else { "" };
            let name = format!("{} ({})", line.name, line.of);
            let text = format!("{name:<18}{:>7.2}   {:>6.2}   {reached}{decides}", line.score, line.limit);
            out.push_str(&self.wrapped(&text, "", &" ".repeat(37)));
        }
        out.push('\n');
        out
    }

    fn outcome(&self, told: &PairExplained) -> String {
        let values = match told.values.likeness {
            None => "of two kinds".to_owned(),
            Some("same") => "the same".to_owned(),
            Some("compatible") => "both possible: one is rounder, vaguer or a bound".to_owned(),
            Some(_) => match (told.values.slip, told.values.telling) {
                (None, _) => "at odds".to_owned(),
                (Some(slip), true) => format!("at odds, by a slip that chance rarely makes: {slip}"),
                (Some(slip), false) => format!("at odds, by a slip that chance makes too: {slip}"),
            },
        };
        let mut out = String::new();
        self.told(&mut out, "Values", &values);
        if let Some(tie) = told.tie {
            self.told(&mut out, "Tied", &format!("the text sets one beside the other as {tie}"));
        }
        let (forbids, bars): (Vec<_>, Vec<_>) = told.bars.iter().partition(|b| b.forbids);
        for (name, bars) in [("Forbidden", forbids), ("Barred", bars)] {
            if bars.is_empty() {
                self.told(&mut out, name, "by nothing");
            }
            for bar in bars {
                self.told(&mut out, name, &format!("{}: {}", bar.name, bar.why));
            }
        }
        let said = match (told.verdict.one_fact, told.verdict.verdict) {
            (false, _) => "two facts".to_owned(),
            (true, None) => "one fact".to_owned(),
            (true, Some(verdict)) => {
                let cause = told.verdict.cause.map(|c| format!(", {c}")).unwrap_or_default();
                format!("one fact, {verdict}{cause}{}", if told.verdict.tentative { ", tentative" } else { "" })
            }
        };
        self.told(&mut out, "Verdict", &said);
        self.told(&mut out, "Reason", &one_line(&told.verdict.reason));
        for (at, way) in told.differ.iter().enumerate() {
            self.told(&mut out, if at == 0 { "To differ" } else { "" }, &one_line(way));
        }
        out
    }

    /// A named line at the margin, its name set off.
    fn told(&self, out: &mut String, name: &str, text: &str) {
        let line = self.wrapped(text, &format!("{name:<NAME$}"), &" ".repeat(NAME));
        match line.strip_prefix(name).filter(|_| !name.is_empty()) {
            Some(rest) => out.push_str(&format!("{}{rest}", self.look.paint(HEADING, name))),
            None => out.push_str(&line),
        }
    }
}

/// What a frame holds, a cell for each part.
fn cells(frame: &FrameLine) -> [(&'static str, String); 16] {
    let text = |part: &Option<String>| part.as_deref().map(one_line).unwrap_or_default();
    let list = |parts: &[String]| one_line(&parts.join(", "));
    [
        ("measure", text(&frame.measure)),
        ("noun", text(&frame.noun)),
        ("event", text(&frame.event)),
        ("concepts", list(&frame.concepts)),
        ("participants", list(&frame.participants)),
        ("place", list(&frame.place)),
        ("names", list(&frame.names)),
        ("site", text(&frame.site)),
        ("side", text(&frame.side)),
        ("period", text(&frame.period)),
        ("direction", frame.direction.unwrap_or_default().to_owned()),
        ("per", text(&frame.per)),
        ("attribution", text(&frame.attribution)),
        ("modality", format!("{}{}", frame.modality, if frame.former { ", an earlier value" } else { "" })),
        ("printed", text(&frame.published)),
        ("tied to", text(&frame.tied_to)),
    ]
}
