//! Names for documents and claims that do not hang on the order or the place of the files.

use std::path::{Component, Path};

use xxhash_rust::xxh3::xxh3_64;

use crate::claim::Claim;
use crate::text::{Article, load::Source};

/// The sources in order of file name, then path, each path once.
pub(super) fn in_order(mut sources: Vec<Source>) -> Vec<Source> {
    let key = |s: &Source| (tail(&s.path, 1), s.path.clone());
    sources.sort_by_cached_key(key);
    sources.dedup_by(|a, b| a.path == b.path && a.path != "-");
    sources
}

/// Each document's file name, or as much of its path as tells it apart.
pub(super) fn documents(articles: &[Article]) -> Vec<String> {
    let deepest = articles.iter().map(|a| depth(&a.path)).max().unwrap_or(1);
    let mut ids: Vec<String> = articles.iter().map(|a| tail(&a.path, 1)).collect();
    for take in 2..=deepest {
        let mut count = std::collections::BTreeMap::<&str, usize>::new();
        for id in &ids {
            *count.entry(id).or_default() += 1;
        }
        let shared: Vec<bool> = ids.iter().map(|id| count.get(id.as_str()).is_some_and(|&n| n > 1)).collect();
        if !shared.contains(&true) {
            break;
        }
        for ((id, article), shared) in ids.iter_mut().zip(articles).zip(shared) {
            if shared {
                *id = tail(&article.path, take);
            }
        }
    }
    ids
}

/// The claims of all documents in one list, each with its document's index and a stable id.
pub(super) fn number(claims: Vec<Vec<Claim>>, articles: &[Article], ids: &[String]) -> Vec<Claim> {
    let mut all = Vec::with_capacity(claims.iter().map(Vec::len).sum());
    for (document, ((claims, article), id)) in claims.into_iter().zip(articles).zip(ids).enumerate() {
        let before = all.len();
        for mut claim in claims {
            claim.tie = claim.tie.map(|(other, kind)| (before + other, kind));
            let (_, _, at) = article.lines.locate(&article.text, claim.span.start);
            claim.document = document;
            claim.id = hash(&format!("{id}\0{at}\0{}", article.slice(claim.span)));
            all.push(claim);
        }
    }
    all
}

/// Sixteen hex digits that are the same on every machine.
pub fn hash(text: &str) -> String {
    format!("{:016x}", xxh3_64(text.as_bytes()))
}

fn depth(path: &str) -> usize {
    Path::new(path).components().filter(|c| matches!(c, Component::Normal(_))).count()
}

/// The last parts of a path, joined by `/`.
fn tail(path: &str, take: usize) -> String {
    let parts: Vec<_> = Path::new(path)
        .components()
        .filter_map(|c| match c {
            Component::Normal(part) => Some(part.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.get(parts.len().saturating_sub(take)..).unwrap_or_default().join("/")
}
