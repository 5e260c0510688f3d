//! The reading of a text for people.

use super::super::excerpt::one_line;
use super::super::look::Look;
use super::super::model::ClaimLine;
use super::model::{ReadMention, TextExplained};
use super::sheet::Sheet;
use crate::grammar::Rule;

/// The reading of a text as text.
pub fn show_text(told: &TextExplained, look: Look) -> String {
    let sheet = Sheet { look };
    let printed = told.published.as_deref().map_or("on no known day".to_owned(), |day| format!("on {day}"));
    let mut out = sheet.wrapped(&format!("Read as \"{}\", printed {printed}.", told.language), "", "");
    if told.mentions.is_empty() {
        out.push_str("No figure or date was found.\n");
    }
    for (number, mention) in told.mentions.iter().enumerate() {
        out.push('\n');
        out.push_str(&sheet.mention(number + 1, mention));
    }
    out
}

impl Sheet {
    fn mention(&self, number: usize, read: &ReadMention) -> String {
        let value = read.claim.value_text();
        let quote = one_line(&read.claim.text);
        let head = format!("{number}. \"{quote}\"  {} {value}", read.claim.kind);
        let mut out = self.heading(head.trim_end());
        out.push_str(&self.passage(&read.sentence, &read.claim));
        let (line, at) = (&read.claim, &read.outer);
        let place = format!("line {}, column {}, characters {} to {}", line.line, line.column, line.start, line.end);
        self.row(&mut out, "stands at", &place);
        if (at.start, at.end) != (line.start, line.end) {
            let text = format!("\"{}\", characters {} to {}", one_line(&at.text), at.start, at.end);
            self.row(&mut out, "in full", &text);
        }
        if !read.means.is_empty() {
            self.row(&mut out, "means", &read.means);
        }
        self.row(&mut out, "rules", &ruled(&read.rules));
        match &read.skipped {
            Some(skipped) => self.row(&mut out, "no claim", &format!("{}: {}", skipped.why, skipped.because)),
            None => self.about(&mut out, &read.claim),
        }
        out
    }

    /// What a claim is about, who says so, and how firmly.
    fn about(&self, out: &mut String, claim: &ClaimLine) {
        if let Some(label) = claim.label() {
            self.row(out, "about", &label);
        }
        if let Some(who) = &claim.attribution {
            self.row(out, "said by", &one_line(who));
        }
        if let Some(how) = claim.modality.filter(|m| *m != "asserted") {
            self.row(out, "said as", how);
        }
    }
}

/// Rules by name, each with what it says.
fn ruled(names: &[&str]) -> String {
    let says = |name: &str| Rule::ALL.iter().find(|r| r.name() == name).map_or("", |r| r.says());
    names.iter().map(|name| format!("{name} ({})", says(name))).collect::<Vec<_>>().join(", ")
}
