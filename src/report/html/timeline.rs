//! A figure that moved, as a small picture.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::sheet::{Row, Sheet};
use crate::claim::Claim;
use crate::report::excerpt::one_line;
use crate::value::Value;
use crate::verdict::Verdict;

/// Size of the picture.
const WIDE: i64 = 280;
const HIGH: i64 = 72;
/// Room beside the first and last dot, above for their values, and below for the days.
const SIDE: i64 = 6;
const TOP: i64 = 20;
const FOOT: i64 = 24;

/// Characters of a value that fit over its dot.
const ROOM: usize = 18;

/// The values of a fact over the days, where it is one that moves and it did.
pub(super) fn timeline(sheet: &Sheet<'_>, row: &Row<'_>) -> Option<Markup> {
    let mut points = BTreeMap::<(NaiveDate, Decimal), String>::new();
    for &index in row.claims {
        // Of an earlier figure that an article recalls nobody tells the day.
        let Some(claim) = sheet.run().claims.get(index).filter(|c| !c.former) else { continue };
        if let (Some(day), Some(value)) = (sheet.day(index), size(claim, sheet)) {
            points.entry((day, value)).or_insert_with(|| sheet.page.value(claim));
        }
    }
    // The line follows the highest value of each day.
    let tops: BTreeMap<NaiveDate, Decimal> = points.keys().copied().collect();
    let ((&first, &from), (&last, &to)) = (tops.first_key_value()?, tops.last_key_value()?);
    if first == last || from == to || !moved(sheet, row, &tops) {
        return None;
    }
    let (low, high) = (points.keys().map(|k| k.1).min()?, points.keys().map(|k| k.1).max()?);
    let across =
        |day: NaiveDate| SIDE + (day - first).num_days() * (WIDE - 2 * SIDE) / (last - first).num_days().max(1);
    let spread = high.checked_sub(low)?;
    let share = |value: Decimal| value.checked_sub(low)?.checked_div(spread)?.to_f64();
    let up = |value: Decimal| HIGH - FOOT - (share(value).unwrap_or(0.0) * (HIGH - FOOT - TOP) as f64).round() as i64;
    let line: Vec<String> = tops.iter().map(|(&d, &v)| format!("{},{}", across(d), up(v))).collect();
    let w = sheet.words();
    let told: Vec<String> =
        points.iter().map(|((d, _), text)| format!("{}{} {text}", w.day(*d), sheet.page.colon())).collect();
    let end = |day: NaiveDate, value: Decimal| short(points.get(&(day, value)).map_or("", String::as_str));
    let ends = [(first, from, "start", end(first, from)), (last, to, "end", end(last, to))];
    Some(html! {
        svg.timeline viewBox=(format!("0 0 {WIDE} {HIGH}")) width=(WIDE) height=(HIGH) role="img"
            aria-label=(told.join(w.pick("\u{a0}; ", "; "))) {
            line.axis x1=(SIDE) x2=(WIDE - SIDE) y1=(HIGH - FOOT + 6) y2=(HIGH - FOOT + 6) {}
            polyline points=(line.join(" ")) {}
            @for &(day, value) in points.keys() { circle cx=(across(day)) cy=(up(value)) r="3" {} }
            @for (day, value, side, text) in &ends {
                text.value x=(across(*day)) y=(up(*value) - 7) text-anchor=(side) { (text) }
                text x=(across(*day)) y=(HIGH - 4) text-anchor=(side) { (w.day(*day)) }
            }
        }
    })
}

/// True where one value took another's place, and for a toll that rose from day to day.
fn moved(sheet: &Sheet<'_>, row: &Row<'_>, tops: &BTreeMap<NaiveDate, Decimal>) -> bool {
    let grows = |c: &Claim| c.frame.measure.is_some_and(|m| sheet.rules.concepts.get(m).grows);
    let toll = row.claims.iter().filter_map(|&c| sheet.run().claims.get(c)).any(grows);
    let agreed = row.verdict.is_none_or(|v| v <= Verdict::Superseded);
    toll && agreed && tops.values().is_sorted() || row.claims.iter().any(|&c| sheet.is_updated(c))
}

fn short(text: &str) -> String {
    let text = one_line(text);
    if text.chars().count() <= ROOM { text } else { text.chars().take(ROOM).chain(['…']).collect() }
}

/// The one number of a quantity, in the base unit of its kind.
fn size(claim: &Claim, sheet: &Sheet<'_>) -> Option<Decimal> {
    let Value::Quantity(quantity) = &claim.value else { return None };
    let stated = quantity.stated().filter(|_| !quantity.is_vast())?;
    sheet.rules.units.to_base(stated, quantity.unit)
}
