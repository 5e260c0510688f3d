//! A draft held against its sources, for people: its sentences in order, and under each what stands behind its figures.

use std::cmp::Reverse;

use super::passage::{Passage, passages};
use super::{DraftReport, Figure, Partner, Status};
use crate::report::excerpt::{excerpt, one_line};
use crate::report::look::{FAINT, GRAVE, HEADING, Look};
use crate::report::page::Page;
use crate::run::Run;
use crate::text::Span;
use crate::verdict::{Note, Verdict};

/// Sentences of sources shown for a figure that they support, and for one that they speak against; the rest are named.
const SUPPORT: usize = 1;
const CONFLICT: usize = 3;

/// Figures of one status that the closing line numbers.
const NUMBERS: usize = 24;

/// Places that are named at most.
const NAMED: usize = 8;

/// Where figures stand under their sentence, and sources under a figure.
const FIGURE: &str = "   ";
const SOURCE: &str = "      ";

/// The report on the drafts of a run as text.
pub fn draft_human(report: &DraftReport, run: &Run, look: Look) -> String {
    let sheet = Sheet { page: Page::of(run, look) };
    let mut out = String::new();
    let mut open = None;
    let mut number = 0;
    for passage in passages(report, run) {
        if open.replace(passage.document) != Some(passage.document) {
            sheet.title(&mut out, passage.document);
        }
        sheet.passage(&mut out, &passage, &mut number);
        out.push('\n');
    }
    sheet.tentative(&mut out, report);
    sheet.page.caveats(&mut out);
    out.push_str(&sheet.closing(report));
    out
}

struct Sheet<'a> {
    page: Page<'a>,
}

impl Sheet<'_> {
    /// `draft.txt · Outlet · 12 March 2025`
    fn title(&self, out: &mut String, document: usize) {
        let run = self.page.run;
        let (Some(article), Some(id)) = (run.articles.get(document), run.ids.get(document)) else { return };
        let mut parts = vec![one_line(id)];
        parts.extend(article.source.as_deref().map(one_line));
        parts.extend(article.published.map(|d| self.page.words.day(d)));
        out.push_str(&self.page.look.paint(HEADING, &parts.join(" · ")));
        out.push_str("\n\n");
    }

    /// A sentence of the draft with its figures marked, what the sources make of each, and what is wrong within.
    fn passage(&self, out: &mut String, passage: &Passage<'_>, number: &mut usize) {
        let (run, words) = (self.page.run, self.page.words);
        let Some(article) = run.articles.get(passage.document) else { return };
        let errors = || passage.errors.iter().filter_map(|&c| run.checks.get(c));
        let spots = errors().filter_map(|c| c.spot).filter(|s| s.0 == passage.document).map(|s| s.1);
        let figures = passage.figures.iter().filter_map(|f| Some(run.claims.get(f.index)?.span));
        let marks: Vec<Span> = figures.chain(spots).collect();
        let first = marks.iter().map(|m| m.start).min().unwrap_or(passage.span.start);
        let (line, _, _) = article.lines.locate(&article.text, first);
        let place = format!("{}{line}", words.pick("ligne ", "line "));
        out.push_str(&format!("{}\n", self.page.look.paint(FAINT, &place)));
        out.push_str(&excerpt(&article.text, passage.span, &marks, "", self.page.look));
        for figure in &passage.figures {
            *number += 1;
            self.figure(out, *number, figure);
        }
        for check in errors() {
            let what = format!("{} ({})", words.check(check.check), words.within);
            let head = self.page.look.paint(GRAVE, words.pick("ERREUR", "ERROR"));
            out.push_str(&self.page.wrapped(&format!("!  {head}  {what}"), ""));
            out.push_str(&self.page.wrapped(&one_line(&check.reason), SOURCE));
            if let Some(expected) = &check.expected {
                let line = format!("{}{} {}.", words.expected, self.page.colon(), one_line(expected));
                out.push_str(&self.page.wrapped(&line, SOURCE));
            }
        }
        for note in passage.notes.iter().filter_map(|&n| run.notes.get(n)) {
            self.note(out, note);
        }
    }

    /// A figure that stands for something else in an earlier sentence.
    fn note(&self, out: &mut String, note: &Note) {
        let place = note.claims.first().and_then(|&c| self.page.place(c)).unwrap_or_default();
        let head = self.page.look.paint(HEADING, "NOTE");
        out.push_str(&self.page.wrapped(&format!("~  {head}  {} ({place})", self.page.words.repeated), ""));
        out.push_str(&self.page.wrapped(&one_line(&note.reason), SOURCE));
    }

    fn figure(&self, out: &mut String, number: usize, figure: &Figure) {
        let page = &self.page;
        let Some(claim) = page.run.claims.get(figure.index) else { return };
        let style = if figure.status == Status::Contradicted { GRAVE } else { HEADING };
        let status = page.look.paint(style, page.words.status(figure.status));
        let how = self.how(figure);
        let dash = if how.is_empty() { "" } else { ", " };
        out.push_str(&page.wrapped(&format!("{number}. {}  {status}{dash}{how}", page.value(claim)), FIGURE));
        let (support, rest): (Vec<&Partner>, Vec<&Partner>) = figure.partners.iter().partition(|p| p.supports);
        let against: Vec<&Partner> = rest.iter().copied().filter(|p| p.against(figure).is_some()).collect();
        let also = page.words.pick("Aussi", "Also");
        self.sources(out, &against, CONFLICT, also);
        for status in [Status::Contradicted, Status::Disputed, Status::Superseded] {
            let of = against.iter().filter(|p| p.against(figure) == Some(status));
            if let Some(worst) = of.max_by(|a, b| {
                a.judged.weight.cmp(&b.judged.weight).then(a.judged.confidence.total_cmp(&b.judged.confidence))
            }) {
                out.push_str(&page.wrapped(&one_line(&worst.judged.reason), SOURCE));
                if let Some(slip) = worst.slip.and_then(|c| page.words.slip(c)) {
                    out.push_str(&page.wrapped(&format!("{}{} {slip}.", page.words.cause, page.colon()), SOURCE));
                }
            }
        }
        if against.is_empty() {
            self.sources(out, &support, SUPPORT, also);
        } else {
            self.sources(out, &support, 0, page.words.pick("Confirmé par", "Supported by"));
        }
        // What is no fault of the draft's, but good to know: the older figure it updates, the rival's it tells as well.
        let other = rest.iter().filter(|p| !p.judged.tentative && !p.tag.decided && p.against(figure).is_none());
        let decided: Vec<&Partner> = rest.iter().copied().filter(|p| p.tag.decided).collect();
        let (older, other): (Vec<&Partner>, Vec<&Partner>) =
            other.partition(|p| p.newer.as_ref() == Some(&figure.claim));
        let (told, beside): (Vec<&Partner>, Vec<&Partner>) = other.iter().partition(|p| p.told);
        let pick = |fr, en| page.words.pick(fr, en);
        self.sources(out, &older, 0, pick("Valeur antérieure", "Earlier value"));
        self.sources(out, &told, 0, pick("Autre version, que l’article donne aussi", "Another version, told here too"));
        self.sources(out, &beside, 0, pick("Autre valeur, sans conflit", "Another value, no conflict"));
        self.sources(out, &decided, 0, page.words.decided);
        let alike: Vec<String> = figure.lookalikes.iter().filter_map(|&c| self.named(c)).collect();
        self.list(
            out,
            pick("Même chiffre, peut-être d’autre chose", "The same figure, perhaps of something else"),
            &alike,
        );
    }

    /// How well a figure is supported.
    fn how(&self, figure: &Figure) -> String {
        let (page, w) = (&self.page, self.page.words);
        let Some(exact) = figure.exact else { return String::new() };
        let sources = w.independent(figure.independent_origins);
        let how = if exact { w.pick("même valeur", "same value") } else { w.pick("compatible", "compatible") };
        let by = w.credited(&figure.claimants);
        let lead = match figure.status {
            Status::Supported => String::new(),
            Status::SingleSourced => return format!("{how}{by}"),
            _ => format!("{}{} ", w.pick("mais confirmé", "though supported"), page.colon()),
        };
        format!("{lead}{sources}, {how}{by}")
    }

    /// The sentences of the first sources, and the places of the rest.
    fn sources(&self, out: &mut String, partners: &[&Partner], shown: usize, lead: &str) {
        let page = &self.page;
        let mut passages: Vec<((usize, Span), Vec<Span>)> = Vec::new();
        let mut named: Vec<String> = Vec::new();
        for partner in partners {
            let Some(claim) = page.run.claims.get(partner.index) else { continue };
            let Some(article) = page.run.articles.get(claim.document) else { continue };
            let sentence = article.sentences.get(claim.sentence).map(|s| s.span).filter(|s| s.contains(claim.span));
            let key = (claim.document, sentence.unwrap_or(claim.span));
            // A second sentence of one source says nothing new.
            let room = passages.len() < shown && passages.iter().all(|(k, _)| k.0 != key.0);
            match passages.iter_mut().find(|(k, _)| *k == key) {
                Some((_, marks)) => marks.push(claim.span),
                None if room => passages.push((key, vec![claim.span])),
                None => named.extend(self.named(partner.index)),
            }
        }
        for (at, marks) in passages {
            page.passage(out, at, &marks, SOURCE);
        }
        self.list(out, lead, &named);
    }

    /// `Also: b.txt:13 (259 km²), d.txt:11 (25,900 hectares).`
    fn list(&self, out: &mut String, lead: &str, named: &[String]) {
        let Some(first) = named.get(..NAMED.min(named.len())).filter(|n| !n.is_empty()) else { return };
        let more = if named.len() > NAMED { ", …" } else { "." };
        let line = format!("{lead}{} {}{more}", self.page.colon(), first.join(", "));
        out.push_str(&self.page.wrapped(&line, SOURCE));
    }

    /// `b.txt:13 (259 km²)`
    fn named(&self, claim: usize) -> Option<String> {
        Some(format!("{} ({})", self.page.place(claim)?, self.page.value(self.page.run.claims.get(claim)?)))
    }

    /// What the tool would not put its name to, a figure and a source at a time.
    fn tentative(&self, out: &mut String, report: &DraftReport) {
        let page = &self.page;
        let doubts = |figure: &Figure| {
            let firm = |p: &&Partner| p.judged.tentative && !p.tag.decided && p.kind >= Verdict::Superseded;
            figure.partners.iter().filter(firm).map(|p| p.judged.reason.clone()).collect::<Vec<_>>()
        };
        let mut lines: Vec<(String, String)> = Vec::new();
        for figure in &report.figures {
            let Some(place) = page.place(figure.index) else { continue };
            for reason in doubts(figure) {
                if lines.iter().all(|(_, r)| *r != reason) {
                    lines.push((place.clone(), reason));
                }
            }
        }
        let checks = page.run.checks.iter().enumerate().filter(|(_, c)| !c.ok && c.tentative);
        for (_, check) in checks.filter(|(at, _)| !report.decided.contains(at)) {
            let own = |&&c: &&usize| page.run.claims.get(c).is_some_and(|c| page.run.is_draft(c.document));
            let claim = check.claims.iter().find(own).and_then(|&c| page.place(c));
            let spot =
                check.spot.filter(|s| page.run.is_draft(s.0)).and_then(|(document, span)| page.at(document, span));
            lines.extend(claim.or(spot).map(|place| (place, check.reason.clone())));
        }
        if lines.is_empty() {
            return;
        }
        page.heading(out, page.words.tentative, lines.len());
        out.push_str(&page.wrapped(page.words.tentative_note, "  "));
        for (place, reason) in lines {
            out.push_str(&page.wrapped(&format!("{place}{} {}", page.colon(), one_line(&reason)), "  "));
        }
        out.push('\n');
    }

    /// What was read, and how many figures have each status.
    fn closing(&self, report: &DraftReport) -> String {
        let (page, w) = (&self.page, self.page.words);
        let sources = page.run.articles.len() - report.drafts.len().min(page.run.articles.len());
        let read = [
            w.count(
                report.figures.len(),
                ["chiffre ou date", "chiffres et dates"],
                ["figure or date", "figures and dates"],
            ),
            w.count(sources, ["source lue", "sources lues"], ["source read", "sources read"]),
        ];
        let mut found: Vec<String> = Status::ALL.iter().map(|&s| self.count(report, s)).collect();
        let errors = report.checks.iter().filter(|c| c.verdict == "error" && !c.tentative && !c.tag.decided).count();
        found.push(w.count(errors, ["erreur interne", "erreurs internes"], ["error within", "errors within"]));
        page.wrapped(&format!("{}{} {}.", read.join(", "), page.colon(), found.join(", ")), "")
    }

    /// `3 contradicted (11, 5, 3)`: those to look at by their numbers, the weightiest first.
    fn count(&self, report: &DraftReport, status: Status) -> String {
        let text = self.page.words.statuses(report.counts.get(&status).copied().unwrap_or(0), status);
        let numbered =
            report.figures.iter().enumerate().filter(|(_, f)| f.status == status && status > Status::Supported);
        let mut numbers: Vec<(i32, usize)> = numbered.map(|(i, f)| (f.weight(), i + 1)).collect();
        numbers.sort_by_key(|&(weight, number)| (Reverse(weight), number));
        if numbers.is_empty() {
            return text;
        }
        let mut list: Vec<String> = numbers.iter().take(NUMBERS).map(|(_, n)| n.to_string()).collect();
        list.extend((numbers.len() > NUMBERS).then(|| "…".to_owned()));
        format!("{text} ({})", list.join(", "))
    }
}
