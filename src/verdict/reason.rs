//! The sentence that says why, in the language of the report.

use super::{Case, Cause, ReportLang, Verdict};
use crate::claim::Claim;

/// A full sentence on two claims; for `Superseded`, `b` is the later.
pub fn reason(case: &Case<'_>, a: &Claim, b: &Claim, verdict: Verdict, cause: Option<Cause>) -> String {
    let french = case.lang == ReportLang::French;
    let (x, y) = (said(case, a), said(case, b));
    if french { in_french(&x, &y, verdict, cause) } else { in_english(&x, &y, verdict, cause) }
}

/// The value as printed, with who says it.
fn said(case: &Case<'_>, claim: &Claim) -> String {
    let Some(article) = case.articles.get(claim.document) else { return String::new() };
    let printed = article.slice(claim.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let file = article.path.rsplit(['/', '\\']).next().unwrap_or(&article.path);
    let source = article.source.as_deref().unwrap_or(file);
    let quoted =
        if case.lang == ReportLang::French { format!("«\u{a0}{printed}\u{a0}»") } else { format!("“{printed}”") };
    match &claim.attribution {
        Some(by) if case.lang == ReportLang::French => format!("{quoted} ({source}, d’après {})", by.who),
        Some(by) => format!("{quoted} ({source}, citing {})", by.who),
        None => format!("{quoted} ({source})"),
    }
}

fn in_english(x: &str, y: &str, verdict: Verdict, cause: Option<Cause>) -> String {
    let why = match cause {
        Some(Cause::Magnitude) => ": a power of ten lies between them",
        Some(Cause::Transposition) => ": digits look swapped or mistyped",
        Some(Cause::Unit) => ": one unit seems to have been taken for another",
        Some(Cause::Rounding) => ": one looks wrongly rounded",
        Some(Cause::PercentPoints) => ": per cent and percentage points are not the same",
        Some(Cause::Year) => ": the years differ",
        Some(Cause::Day) => ": the days differ",
        Some(Cause::Weekday) => ": the weekdays differ",
        Some(Cause::Entity) => ": the two figures stand the other way round in the other article",
        Some(Cause::Other) | None => "",
    };
    match verdict {
        Verdict::Agreement => format!("{x} and {y} say the same."),
        Verdict::Compatible => {
            format!("{x} and {y} can both be right: one is less precise, or leaves room for the other.")
        }
        Verdict::Superseded => format!("{x} came first and {y} updates it."),
        Verdict::Disputed => format!("{x} and {y} come from different claimants, who disagree."),
        Verdict::Contradiction => format!("{x} and {y} cannot both be right{why}."),
    }
}

fn in_french(x: &str, y: &str, verdict: Verdict, cause: Option<Cause>) -> String {
    let why = match cause {
        Some(Cause::Magnitude) => "une puissance de dix les sépare",
        Some(Cause::Transposition) => "des chiffres semblent intervertis ou mal saisis",
        Some(Cause::Unit) => "une unité semble avoir été prise pour une autre",
        Some(Cause::Rounding) => "l’un semble mal arrondi",
        Some(Cause::PercentPoints) => "des pour cent ne sont pas des points de pourcentage",
        Some(Cause::Year) => "les années diffèrent",
        Some(Cause::Day) => "les jours diffèrent",
        Some(Cause::Weekday) => "les jours de la semaine diffèrent",
        Some(Cause::Entity) => "les deux chiffres sont inversés dans l’autre article",
        Some(Cause::Other) | None => "",
    };
    let why = if why.is_empty() { String::new() } else { format!("\u{a0}: {why}") };
    match verdict {
        Verdict::Agreement => format!("{x} et {y} disent la même chose."),
        Verdict::Compatible => {
            format!("{x} et {y} peuvent être justes tous deux\u{a0}: l’un est moins précis ou laisse place à l’autre.")
        }
        Verdict::Superseded => format!("{x} est antérieur et {y} l’actualise."),
        Verdict::Disputed => format!("{x} et {y} viennent de sources différentes, qui se contredisent."),
        Verdict::Contradiction => format!("{x} et {y} ne peuvent être justes tous deux{why}."),
    }
}
