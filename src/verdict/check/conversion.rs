//! One value in two units, two currencies or two time zones.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::desk::{Desk, Finding, begins, has, is, measured, number, slack};
use super::reason::{reprint, rounded};
use crate::claim::Claim;
use crate::value::{Dimension, Zone};
use crate::verdict::{Check, CheckKind, Severity};

/// Holds bracketed and restated values against the ones before them.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for (a, b) in desk.neighbours() {
        let gap = desk.near(a, b);
        if let Some(found) = clocks(desk, a, b, gap) {
            out.push(desk.raise(CheckKind::Conversion, &[a, b], found));
            continue;
        }
        let bracket = gap.trim_start().strip_prefix(['(', '[']);
        // "The 18-acre site (7 hectares)": of the site, or of something else.
        let loose = gap.len() <= 32 && gap.trim_end().ends_with('(') && !gap.contains([',', '.', ';', ')']);
        if loose
            && bracket.is_none()
            && measured(a).is_some_and(|q| desk.dimension(q.unit) != Dimension::Money)
            && let Some(found) = values(desk, a, b, true).filter(|f| f.error.is_none())
        {
            out.push(desk.raise(CheckKind::Conversion, &[a, b], found));
            continue;
        }
        // "313 metres, or 80 centimetres above the mark": a difference.
        if bracket.is_none() && begins(desk.after(b, 24), &desk.words.apart_behind) {
            continue;
        }
        let tied = bracket.is_some_and(|g| g.trim().is_empty() || is(g, &desk.words.about))
            || is(gap, &desk.words.restated) && gap.len() < 24;
        if tied && let Some(found) = values(desk, a, b, bracket.is_some()) {
            out.push(desk.raise(CheckKind::Conversion, &[a, b], found));
        }
    }
}

fn values(desk: &Desk<'_>, a: &Claim, b: &Claim, bracket: bool) -> Option<Finding> {
    let (p, q) = (measured(a)?, measured(b)?);
    let (x, y) = (number(a)?, number(b)?);
    let kind = desk.dimension(p.unit);
    if p.unit == q.unit || kind != desk.dimension(q.unit) || x.is_zero() || y.is_zero() {
        return None;
    }
    let (said, other) = (desk.print(a), desk.print(b));
    match kind {
        // Rates of exchange move: only a zero too many or a million for a billion is told from them.
        Dimension::Money => return money(desk, [a, b], y.checked_div(x)?, bracket),
        Dimension::Count | Dimension::Percent | Dimension::Points | Dimension::Other => return None,
        _ => {}
    }
    let units = &desk.rules.units;
    let around = format!("{} | {}", desk.before(a, 30), desk.after(b, 30));
    let differs = kind == Dimension::Temperature && has(&around, &desk.words.difference);
    let factor = units.get(p.unit).factor.checked_div(units.get(q.unit).factor)?;
    let right = if differs { x.checked_mul(factor)? } else { units.convert(x, p.unit, q.unit)? };
    let room = slack(b) * Decimal::new(15, 1) + slack(a).checked_mul(factor)?.abs();
    let shown = reprint(other, rounded(right, q.grain), desk.lang);
    if (right - y).abs() <= room {
        return Some(Finding::ok(desk.say(
            format!("«\u{a0}{said}\u{a0}» font {shown}\u{a0}: «\u{a0}{other}\u{a0}» est juste."),
            format!("“{said}” is {shown}: “{other}” is right."),
        )));
    }
    let wide = right.checked_div(y).is_some_and(|r| r > Decimal::from(5) || r < Decimal::new(2, 1));
    let note = if differs { ("une différence de ", "a difference of ") } else { ("", "") };
    let shown = if shown == other { reprint(other, right.round_sf(3)?, desk.lang) } else { shown };
    let reason = desk.say(
        format!("{}«\u{a0}{said}\u{a0}» font {shown}, non «\u{a0}{other}\u{a0}».", note.0),
        format!("{}“{said}” is {shown}, not “{other}”.", note.1),
    );
    Some(Finding::error(reason, shown, if wide { Severity::High } else { Severity::Medium }))
}

/// A sum in two currencies, the second being `ratio` times the first.
fn money(desk: &Desk<'_>, [a, b]: [&Claim; 2], ratio: Decimal, bracket: bool) -> Option<Finding> {
    let (said, other) = (desk.print(a), desk.print(b));
    let worth = |c: &Claim| {
        let code = desk.rules.units.code(c.value.quantity()?.unit);
        desk.rules.compare.worth.get(code).copied()
    };
    let rate = worth(a).zip(worth(b)).map_or(1.0, |(x, y)| if y > 0.0 { x / y } else { 1.0 });
    let known = worth(a).is_some() && worth(b).is_some();
    let times = ratio.to_f64().filter(|r| *r > 0.0)? / rate;
    if (bracket || known) && (0.5..2.0).contains(&times) {
        return Some(Finding::ok(desk.say(
            format!("«\u{a0}{said}\u{a0}» et «\u{a0}{other}\u{a0}» sont du même ordre de grandeur."),
            format!("“{said}” and “{other}” are of one order of magnitude."),
        )));
    }
    let power = times.log10().round();
    let slipped = power != 0.0 && (times.log10() - power).abs() < 0.2;
    (known && bracket && slipped).then(|| {
        let reason = desk.say(
            format!("«\u{a0}{said}\u{a0}» et «\u{a0}{other}\u{a0}» sont à une puissance de dix l’un de l’autre."),
            format!("“{said}” and “{other}” are a power of ten apart."),
        );
        Finding::error(reason, String::new(), Severity::High)
    })
}

/// Two times of one moment differ by quarters of an hour at least.
fn clocks(desk: &Desk<'_>, a: &Claim, b: &Claim, gap: &str) -> Option<Finding> {
    let (x, y) = (a.value.date()?.clock?, b.value.date()?.clock?);
    let last = gap.trim_end();
    let tied = gap.len() <= 48 && (last.ends_with('(') || super::desk::ends(last, &desk.words.restated));
    if !tied || gap.chars().any(|c| c.is_ascii_digit()) || x == y {
        return None;
    }
    let apart = x.minutes() - y.minutes();
    let (said, other) = (desk.print(a), desk.print(b));
    let exact = match (x.zone, y.zone) {
        (Zone::Offset(p), Zone::Offset(q)) => (apart - i32::from(p) + i32::from(q)).rem_euclid(1440) == 0,
        _ => apart.rem_euclid(15) == 0,
    };
    if exact {
        let hours = Decimal::from(apart.abs()) / Decimal::from(60);
        let hours = super::reason::figure(hours.round_dp(2), desk.lang);
        return Some(Finding::ok(desk.say(
            format!("«\u{a0}{said}\u{a0}» et «\u{a0}{other}\u{a0}» sont à {hours}\u{a0}h l’un de l’autre."),
            format!("“{said}” and “{other}” are {hours} hours apart."),
        )));
    }
    // The minutes of a time zone's clock are those of GMT, but for a few zones by halves and quarters.
    let (wrong, base) = if matches!(x.zone, Zone::Local) { (x, y) } else { (y, x) };
    let expected = match desk.article.language.as_str() {
        "fr" => format!("{}\u{a0}h\u{a0}{:02}", wrong.hour, base.minute),
        _ => format!("{:02}:{:02}", wrong.hour, base.minute),
    };
    let reason = desk.say(
        format!(
            "«\u{a0}{said}\u{a0}» et «\u{a0}{other}\u{a0}» sont à {} minutes l’un de l’autre\u{a0}: aucun fuseau n’est décalé ainsi.",
            apart.abs()
        ),
        format!("“{said}” and “{other}” are {} minutes apart: no time zone is off by that.", apart.abs()),
    );
    Some(Finding::error(reason, expected, Severity::Medium))
}
