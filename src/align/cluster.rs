//! Claims to facts: best pair first, forbidden pairs kept apart, order independent.

/// A scored pair of claims.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Index of a claim.
    pub a: usize,
    /// Index of another, greater.
    pub b: usize,
    /// How strongly they belong together.
    pub score: f64,
    /// True where the values cannot both be right.
    pub conflict: bool,
}

/// Joins pairs in order of score, unless the two facts that a pair would make one `clash`.
///
/// Ties go to the pair of lower `rank`, so that the outcome depends on what the articles say, not on what they are called.
pub fn cluster<R: Ord>(
    claims: usize,
    mut pairs: Vec<Pair>,
    rank: impl Fn(usize) -> R,
    clash: impl Fn(&Pair, &[usize], &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    // Beyond nine digits a score tells in which order its addends were added.
    let digits = |p: &Pair| (p.score * 1e9).round();
    let ranks = |p: &Pair| {
        let (x, y) = (rank(p.a), rank(p.b));
        if x <= y { (x, y) } else { (y, x) }
    };
    pairs.sort_by(|x, y| digits(y).total_cmp(&digits(x)).then_with(|| ranks(x).cmp(&ranks(y))));
    let mut home: Vec<usize> = (0..claims).collect();
    let mut members: Vec<Vec<usize>> = (0..claims).map(|i| vec![i]).collect();
    for pair in pairs {
        let (mut into, mut from) = (home[pair.a], home[pair.b]);
        if into == from {
            continue;
        }
        if members[into].len() < members[from].len() {
            std::mem::swap(&mut into, &mut from);
        }
        if clash(&pair, &members[into], &members[from]) {
            continue;
        }
        let moved = std::mem::take(&mut members[from]);
        for &claim in &moved {
            home[claim] = into;
        }
        members[into].extend(moved);
    }
    members.retain(|m| !m.is_empty());
    for fact in &mut members {
        fact.sort_unstable();
    }
    members.sort_unstable_by_key(|m| m.first().copied());
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_pair_keeps_two_clusters_apart() {
        let pairs = vec![
            Pair { a: 0, b: 1, score: 0.9, conflict: false },
            Pair { a: 1, b: 2, score: 0.8, conflict: false },
            Pair { a: 2, b: 3, score: 0.7, conflict: false },
        ];
        let facts = cluster(4, pairs, |i| i, |_, a, b| [a, b].concat().contains(&0) && [a, b].concat().contains(&2));
        assert_eq!(facts, [vec![0, 1], vec![2, 3]]);
    }
}
