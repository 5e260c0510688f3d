//! Fits the weights of `rules/align.toml` on annotated stories, and says what they are worth on a story not seen.
//!
//! Logistic regression over the pairs of claims of two articles of a story: one fact or two. Every story is judged by
//! weights fitted on the others. How a pair stands among its rivals hangs on the scores of all pairs, so that scores
//! and weights are found in turn.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use recoupe::align::{Affinity, Scorer, Standing, logistic};
use recoupe::claim::Claim;
use recoupe::compare::Likeness;
use recoupe::rules::{RuleFiles, Rules};
use recoupe::run::{Options, Run, extract};
use serde::Deserialize;

/// Rounds of fitting weights and standing in turn; more change no digit that counts.
const ROUNDS: usize = 3;

/// Steps of Newton's method: it has converged long before.
const STEPS: usize = 8;

/// Strength of the prior that keeps weights small.
const RIDGE: f64 = 1.0;

#[derive(Deserialize)]
struct Gold {
    claims: Vec<GoldClaim>,
}

#[derive(Deserialize)]
struct GoldClaim {
    doc: String,
    start: usize,
    end: usize,
    fact: String,
}

/// A pair of claims of two articles.
struct Pair {
    story: usize,
    a: usize,
    b: usize,
    likeness: Likeness,
    /// The features by column, bias first and standing last.
    x: Vec<f64>,
    one_fact: bool,
}

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match fit(&folders) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("fit: {message}");
            ExitCode::from(2)
        }
    }
}

fn fit(folders: &[PathBuf]) -> Result<(), String> {
    if folders.len() < 2 {
        return Err("expected the folders of two stories or more, each with its articles and gold.json".into());
    }
    let rules = Rules::load(&RuleFiles::built_in()).map_err(|e| e.to_string())?;
    let mut columns: Vec<(&'static str, &'static str)> = Vec::new();
    let (mut pairs, mut claims) = (Vec::new(), Vec::new());
    for (story, folder) in folders.iter().enumerate() {
        let run = extract(std::slice::from_ref(folder), &Options::default(), &rules);
        pairs.extend(pairs_of(story, folder, &run, &rules, &mut columns)?);
        claims.push(run.claims);
    }
    let width = columns.len() + 1;
    for pair in &mut pairs {
        pair.x.resize(width, 0.0);
    }
    let mut scores = Vec::new();
    for _ in 0..ROUNDS {
        scores = vec![0.0; pairs.len()];
        for story in 0..folders.len() {
            let weights = regress(pairs.iter().filter(|p| p.story != story), width);
            for (score, pair) in scores.iter_mut().zip(&pairs).filter(|(_, p)| p.story == story) {
                *score = dot(&weights, &pair.x);
            }
        }
        stand(&mut pairs, &scores, &claims, width, folders.len());
    }
    report(&pairs, &scores);
    print(&columns, &regress(pairs.iter(), width));
    Ok(())
}

/// The pairs of a story whose claims are annotated.
fn pairs_of(
    story: usize,
    folder: &Path,
    run: &Run,
    rules: &Rules,
    columns: &mut Vec<(&'static str, &'static str)>,
) -> Result<Vec<Pair>, String> {
    let path = folder.join("gold.json");
    let text = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let gold: Gold = serde_json::from_slice(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let fact = |claim: &Claim| {
        let text = &run.articles[claim.document].text;
        let count = |end: usize| text[..end].chars().count();
        let (start, end) = (count(claim.span.start), count(claim.span.end));
        let name = Path::new(&run.ids[claim.document]).file_name()?.to_str()?;
        gold.claims.iter().find(|g| g.doc == name && g.start < end && start < g.end).map(|g| g.fact.as_str())
    };
    let facts: Vec<Option<&str>> = run.claims.iter().map(|c| fact(c).filter(|_| c.block.holds_claims())).collect();
    let scorer = Scorer::new(&run.articles, &run.claims, rules);
    let mut pairs = Vec::new();
    for a in 0..facts.len() {
        for b in a + 1..facts.len() {
            let (Some(first), Some(second)) = (facts[a], facts[b]) else { continue };
            let Some(likeness) = scorer.likeness(a, b) else { continue };
            if run.claims[a].document == run.claims[b].document {
                continue;
            }
            let slip = if likeness == Likeness::Conflict { scorer.slip(a, b) } else { None };
            let mut x = Vec::new();
            let frame = scorer.frame_parts(&scorer.features(a, b, slip)).into_iter().map(|p| ("feature", p));
            let value = scorer.value_parts(a, b, likeness, slip).into_iter().map(|p| ("value", p));
            for (table, part) in frame.chain(value) {
                let at = columns.iter().position(|c| *c == (table, part.name)).unwrap_or_else(|| {
                    columns.push((table, part.name));
                    columns.len() - 1
                });
                x.resize(x.len().max(at + 1), 0.0);
                x[at] = part.value;
            }
            pairs.push(Pair { story, a, b, likeness, x, one_fact: first == second });
        }
    }
    Ok(pairs)
}

/// Sets the last column: how each pair stands by these scores, standing left out.
fn stand(pairs: &mut [Pair], scores: &[f64], claims: &[Vec<Claim>], width: usize, stories: usize) {
    let whole = |score: f64| Affinity { frame: 0.0, all: logistic(score) };
    for (story, claims) in claims.iter().enumerate().take(stories) {
        let own = || (0..pairs.len()).filter(|&at| pairs[at].story == story);
        let standing = Standing::new(claims, own().map(|at| (pairs[at].a, pairs[at].b, whole(scores[at]))));
        let margins: Vec<(usize, f64)> =
            own().map(|at| (at, standing.margin(claims, pairs[at].a, pairs[at].b, whole(scores[at])))).collect();
        for (at, margin) in margins {
            pairs[at].x[width - 1] = margin;
        }
    }
}

/// Weights by Newton's method, with a ridge on all but the bias.
fn regress<'p>(pairs: impl Iterator<Item = &'p Pair> + Clone, width: usize) -> Vec<f64> {
    let mut weights = vec![0.0; width];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = (0..width).map(|i| if i == 0 { 0.0 } else { -RIDGE * weights[i] }).collect();
        let mut curve = vec![vec![0.0; width]; width];
        for (i, row) in curve.iter_mut().enumerate() {
            row[i] = if i == 0 { 1e-9 } else { RIDGE };
        }
        for pair in pairs.clone() {
            let p = logistic(dot(&weights, &pair.x));
            let off = f64::from(u8::from(pair.one_fact)) - p;
            let told = || pair.x.iter().enumerate().filter(|(_, x)| **x != 0.0);
            for (i, x) in told() {
                slope[i] += off * x;
                for (j, y) in told() {
                    curve[i][j] += p * (1.0 - p) * x * y;
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curve, slope)) {
            *weight += step;
        }
    }
    weights
}

/// Solves a symmetric system by elimination.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        let pivot = rows[i].clone();
        for k in i + 1..n {
            let by = rows[k][i] / pivot[i];
            rows[k].iter_mut().zip(&pivot).for_each(|(r, p)| *r -= by * p);
            right[k] -= by * right[i];
        }
    }
    for i in (0..n).rev() {
        let known: f64 = (i + 1..n).map(|j| rows[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / rows[i][i];
    }
    right
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// What the scores are worth: average precision, and precision and recall from an even chance on.
fn report(pairs: &[Pair], scores: &[f64]) {
    println!("# each story by weights fitted on the others: pairs, of one fact, average precision, and at 0.5");
    let kinds = [("same", Likeness::Same), ("compatible", Likeness::Compatible), ("conflict", Likeness::Conflict)];
    for (name, kind) in kinds {
        let mut told: Vec<(f64, bool)> =
            pairs.iter().zip(scores).filter(|(p, _)| p.likeness == kind).map(|(p, s)| (*s, p.one_fact)).collect();
        told.sort_by(|p, q| q.0.total_cmp(&p.0));
        let all = told.iter().filter(|t| t.1).count();
        let (mut found, mut sum) = (0, 0.0);
        for (rank, _) in told.iter().enumerate().filter(|(_, t)| t.1) {
            found += 1;
            sum += f64::from(found) / (rank + 1) as f64;
        }
        let open = told.iter().filter(|t| t.0 > 0.0).count();
        let right = told.iter().filter(|t| t.0 > 0.0 && t.1).count();
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        println!(
            "# {name:<10} {:>6} {all:>5}   AP {:.3}   P {:.3} R {:.3}",
            told.len(),
            sum / all.max(1) as f64,
            share(right, open),
            share(right, all)
        );
    }
}

/// The weights as they stand in the rules.
fn print(columns: &[(&str, &str)], weights: &[f64]) {
    let mut tables: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
    for (&(table, name), weight) in columns.iter().zip(weights) {
        if name == "bias" {
            println!("bias = {weight:.2}");
        } else {
            tables.entry(table).or_default().push((name, *weight));
        }
    }
    println!("standing = {:.2}", weights.last().copied().unwrap_or_default());
    for (table, rows) in tables {
        println!("\n[{table}]");
        for (name, weight) in rows {
            println!("{name} = {weight:.2}");
        }
    }
}
