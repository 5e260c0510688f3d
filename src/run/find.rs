//! Finds the claim that a person means.

use super::Run;
use crate::claim::Claim;
use crate::text::Span;

/// Why no claim was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// It is neither an id nor a place.
    #[error("{given}: expected the id of a claim (16 hex digits), or file:line:column")]
    Form {
        /// What was given.
        given: String,
    },
    /// No claim has this id.
    #[error("{given}: no claim has this id; {}", match nearest {
        Some(id) => format!("the nearest is {id}"),
        None => "recoupe claims --format json lists them".to_owned(),
    })]
    Id {
        /// What was given.
        given: String,
        /// The id that differs least, where one differs little.
        nearest: Option<String>,
    },
    /// No article of the run has this name.
    #[error("{given}: no article of this name was read, expected one of {}", articles.join(", "))]
    Article {
        /// What was given.
        given: String,
        /// The names of those that were read.
        articles: Vec<String>,
    },
    /// The article claims nothing.
    #[error("{given}: expected a claim, this article holds none")]
    Silent {
        /// What was given.
        given: String,
    },
    /// The line holds several claims, and no column tells which is meant.
    #[error("{given}: expected a column too, this line holds {}", found.join(", "))]
    Several {
        /// What was given.
        given: String,
        /// Each with its place and quote.
        found: Vec<String>,
    },
    /// No claim stands there.
    #[error("{given}: no claim stands there, the nearest is {nearest}")]
    Place {
        /// What was given.
        given: String,
        /// The claim of the article that stands nearest, with its place and quote.
        nearest: String,
    },
}

/// Changes by which an id may differ and still be the one that was meant.
const MISTYPED: usize = 3;

/// The index of the claim with this id, or at `file:line:column`; the column may be left out where the line holds one.
///
/// # Errors
/// Where no claim is meant by it, with the one that comes nearest.
pub fn find(run: &Run, given: &str) -> Result<usize, FindError> {
    if let Some(at) = run.claims.iter().position(|c| c.id == given) {
        return Ok(at);
    }
    let given_owned = || given.to_owned();
    let Some((file, line, column)) = place(given) else {
        let hex = given.len() > 8 && given.bytes().all(|b| b.is_ascii_alphanumeric());
        if !hex {
            return Err(FindError::Form { given: given_owned() });
        }
        let far = |id: &str| strsim::levenshtein(id, given);
        let nearest = run.claims.iter().map(|c| &c.id).min_by_key(|id| far(id)).filter(|id| far(id) <= MISTYPED);
        return Err(FindError::Id { given: given_owned(), nearest: nearest.cloned() });
    };
    let Some(document) = document(run, file) else {
        return Err(FindError::Article { given: given_owned(), articles: run.ids.clone() });
    };
    let claims = || run.claims.iter().enumerate().filter(|(_, c)| c.document == document);
    let ends = |span: Span| Some((locate(run, document, span.start)?, locate(run, document, span.end)?));
    let meant: Vec<(usize, &Claim)> = claims()
        .filter(|(_, c)| match column {
            Some(column) => ends(c.outer).is_some_and(|(from, to)| from <= (line, column) && (line, column) < to),
            None => ends(c.span).is_some_and(|(from, _)| from.0 == line),
        })
        .collect();
    // Where a claim's qualifiers reach over another's value, the shorter is meant.
    let least = meant.iter().min_by_key(|(_, c)| c.outer.len());
    match (least, column) {
        (Some(&(at, _)), Some(_)) => Ok(at),
        (Some(&(at, _)), None) if meant.len() == 1 => Ok(at),
        (Some(_), None) => {
            let found = meant.iter().map(|(_, c)| named(run, c)).collect();
            Err(FindError::Several { given: given_owned(), found })
        }
        (None, _) => {
            let far = |c: &Claim| {
                let (l, col) = locate(run, document, c.span.start).unwrap_or_default();
                (l.abs_diff(line), if l == line { col.abs_diff(column.unwrap_or(0)) } else { 0 })
            };
            let nearest = claims().min_by_key(|(_, c)| far(c)).map(|(_, c)| named(run, c));
            Err(match nearest {
                Some(nearest) => FindError::Place { given: given_owned(), nearest },
                None => FindError::Silent { given: given_owned() },
            })
        }
    }
}

/// `file:line` or `file:line:column`.
fn place(given: &str) -> Option<(&str, usize, Option<usize>)> {
    let (head, last) = given.rsplit_once(':')?;
    let last: usize = last.parse().ok()?;
    match head.rsplit_once(':').map(|(file, line)| (file, line.parse::<usize>())) {
        Some((file, Ok(line))) => Some((file, line, Some(last))),
        _ => Some((head, last, None)),
    }
}

/// The article of this id or path, or else the one whose path ends in it.
fn document(run: &Run, file: &str) -> Option<usize> {
    let ends = |path: &str| path.strip_suffix(file).is_some_and(|head| head.is_empty() || head.ends_with(['/', '\\']));
    let exact = run.ids.iter().position(|id| id == file);
    exact.or_else(|| run.articles.iter().position(|a| a.path == file || ends(&a.path)))
}

fn locate(run: &Run, document: usize, byte: usize) -> Option<(usize, usize)> {
    let article = run.articles.get(document)?;
    let (line, column, _) = article.lines.locate(&article.text, byte);
    Some((line, column))
}

/// `a.txt:9:14 "1.100 km2"`.
fn named(run: &Run, claim: &Claim) -> String {
    let id = run.ids.get(claim.document).map_or("", String::as_str);
    let (line, column) = locate(run, claim.document, claim.span.start).unwrap_or_default();
    let quote = run.articles.get(claim.document).map(|a| a.slice(claim.span)).unwrap_or_default();
    format!("{id}:{line}:{column} \"{}\"", crate::report::one_line(quote))
}
