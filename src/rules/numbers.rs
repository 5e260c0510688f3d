//! `rules/<code>/numbers.toml`, `units.toml`, `hedges.toml`, `decoys.toml`: how a language writes figures.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

use super::compound::Compounds;
use super::phrases::Phrases;
use super::prefixes::Prefixes;
use super::word_set::WordSet;
use crate::error::RuleError;
use crate::rules::RuleFiles;
use crate::value::{UnitId, Units};

/// What a number word stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberWord {
    /// 0..=99.
    Small(u32),
    /// A whole and a half in one word: "anderthalb".
    Mixed(Decimal),
    /// Times a hundred.
    Hundred,
    /// Times a thousand or more.
    Magnitude(Decimal),
    /// About so many: "une trentaine"; false where exact ("dozen").
    Collective(u32, bool),
    /// From, to, and how many one of them is: "dizaines", "hundreds".
    Vague(u32, u32, u32),
    /// Per cent of a whole: "la moitié", "un tiers" (numerator before it counts); true where rough.
    Fraction(Decimal, bool),
    /// Two to nine of what follows: "several hundred", "quelques centaines".
    Few,
}

/// What a hedge says of the value that follows (or precedes it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
    /// `~`
    About,
    /// `=`: said to be so, or a phrase that only looks like a bound ("owned up to").
    Exactly,
}

/// Behind what "and" joins the parts of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AndBehind {
    /// "vingt et un", "treinta y dos".
    Tens,
    /// "one hundred and one", "cento e vinte".
    Hundreds,
    /// "mil e quinhentos".
    Thousands,
}

/// The last word of a rank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    /// The cardinal it stands for: "cinquième" goes on a number as "cinq" does.
    pub word: NumberWord,
    /// "cinquièmes" are parts, no rank.
    pub plural: bool,
    /// Written in Roman numerals: "XXIe".
    pub roman: bool,
}

impl Rank {
    /// A rank below a hundred in words: the third of a month.
    pub fn small(&self) -> Option<i32> {
        match self.word {
            NumberWord::Small(v) if !self.plural && !self.roman => i32::try_from(v).ok(),
            _ => None,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct NumberFile {
    decimal: String,
    small: BTreeMap<String, u32>,
    mixed: BTreeMap<String, String>,
    hundred: Vec<String>,
    magnitude: BTreeMap<String, String>,
    glued: BTreeMap<String, String>,
    about: BTreeMap<String, u32>,
    dozen: BTreeMap<String, u32>,
    vague: BTreeMap<String, Vec<u32>>,
    vague_magnitude: WordSet,
    fraction: BTreeMap<String, String>,
    loose_fraction: BTreeMap<String, String>,
    ordinal: BTreeMap<String, u64>,
    ordinal_suffix: Vec<String>,
    ordinal_plural: String,
    roman: Vec<String>,
    parts_from: u32,
    few: Vec<String>,
    half: WordSet,
    and_before: Vec<u32>,
    decimal_word: WordSet,
    minus: WordSet,
    never_minus: WordSet,
    per: WordSet,
    game: Vec<String>,
    score: Vec<String>,
    goals: WordSet,
    second: WordSet,
    against: WordSet,
    part_before: WordSet,
    part_behind: Vec<String>,
    one_behind: WordSet,
    rate_led: WordSet,
    then: WordSet,
    terms: Vec<String>,
    scales: WordSet,
    part_against: WordSet,
    takes_up: Vec<String>,
    remaining: WordSet,
    purse: Vec<String>,
    clitic: WordSet,
    lasts_in: WordSet,
    lasts_for: WordSet,
    lasts_beside: WordSet,
    lasts_not: WordSet,
    ratio: WordSet,
    and: WordSet,
    and_behind: Vec<AndBehind>,
    vigesimal: bool,
    compound: BTreeMap<String, u32>,
    compound_and: String,
    compound_tail: Vec<String>,
    of: WordSet,
    article: WordSet,
    determiner: WordSet,
    definite: WordSet,
    hedge_gap: WordSet,
    bound_next: WordSet,
    from: WordSet,
    range: WordSet,
    change_to: WordSet,
    between: WordSet,
    out_of: Vec<String>,
    change: Vec<String>,
    countable: Vec<String>,
    counted: Vec<String>,
    noun_behind: bool,
    between_unit: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct HedgeFile {
    before: BTreeMap<String, Vec<String>>,
    after: BTreeMap<String, Vec<String>>,
    denied: Vec<String>,
    span: SpanFile,
}

/// Words that bound a length of time or say how long something took: "over three years".
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct SpanFile {
    words: Vec<String>,
    bound_after: Vec<String>,
    bound_before: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct DecoyFile {
    capital_nouns: bool,
    street: Streets,
    name_before: Vec<String>,
    idiom: Vec<String>,
    title_after: Vec<String>,
    wants_article: WordSet,
    age_after: Vec<String>,
    age_before: Vec<String>,
    age_quote: Vec<String>,
    age_near: Vec<String>,
    age_bracket: bool,
    age_said: Vec<String>,
    age_late: Vec<String>,
    age_noun: WordSet,
    age_led: WordSet,
    age_extreme: Vec<String>,
    age_aside: WordSet,
    born: WordSet,
    parent: WordSet,
    possessive: WordSet,
    phone: Vec<String>,
    phone_link: WordSet,
    length_after: Vec<String>,
    length_before: Vec<String>,
    person: Vec<String>,
    multiplier_after: Vec<String>,
    multiplier_before: Vec<String>,
    label_before: Vec<String>,
    codes: Vec<String>,
    hotline: Vec<String>,
    singular: WordSet,
    name_after: Vec<String>,
    size_after: Vec<String>,
    size_before: Vec<String>,
    rank_before: Vec<String>,
    never_counted: Vec<String>,
    plural: Vec<String>,
}

/// Words by which a language names streets.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Streets {
    /// Right behind the number: "12 rue des Lilas".
    pub behind: WordSet,
    /// Last of the capitalised words behind it: "12 Elm Street".
    pub ends: WordSet,
    /// Before the name that stands before it: "via Roma 12".
    pub before: WordSet,
    /// Endings of the name that stands before it: "Hauptstraße 12".
    pub suffixes: Vec<String>,
    /// Before a postal code and its town: "à 75011 Paris".
    pub town: WordSet,
}

/// Units by spellings that are no words.
#[derive(Debug, Default)]
pub struct Signs {
    /// By first byte, longest first.
    table: FxHashMap<u8, Vec<(String, UnitId, Decimal)>>,
}

impl Signs {
    fn new(mut signs: Vec<(String, UnitId, Decimal)>) -> Self {
        signs.sort_by_key(|(sign, ..)| std::cmp::Reverse(sign.len()));
        let mut table: FxHashMap<u8, Vec<_>> = FxHashMap::default();
        for sign in signs {
            if let Some(&first) = sign.0.as_bytes().first() {
                table.entry(first.to_ascii_lowercase()).or_default().push(sign);
            }
        }
        Self { table }
    }

    /// The longest sign at the beginning of `text`, with its length. Letters alone keep their case.
    pub fn at(&self, text: &str) -> Option<(UnitId, Decimal, usize)> {
        let first = text.as_bytes().first()?.to_ascii_lowercase();
        let (sign, id, factor) = self.table.get(&first)?.iter().find(|(sign, ..)| {
            let letters = sign.bytes().all(|b| b.is_ascii_alphabetic());
            let same =
                text.get(..sign.len()).is_some_and(|t| if letters { t == sign } else { t.eq_ignore_ascii_case(sign) });
            same && !(sign.ends_with(char::is_alphanumeric) && text[sign.len()..].starts_with(char::is_alphanumeric))
        })?;
        Some((*id, *factor, sign.len()))
    }
}

/// Figures as one language writes them.
#[derive(Debug, Default)]
pub struct NumberRules {
    /// `,` or `.`
    pub decimal: char,
    /// Number words.
    pub words: Phrases<NumberWord>,
    /// Magnitudes glued to digits: "bn", "M".
    pub glued: Prefixes<Decimal>,
    /// What it may add behind tens: 1 and 11 in French; empty for anything.
    pub and_before: Vec<u32>,
    /// Magnitudes that are vague where no number stands before them: "millions".
    pub vague_magnitude: WordSet,
    /// "virgule", "point"
    pub decimal_word: WordSet,
    /// Halves that need no article behind "and": "et demi".
    pub half: WordSet,
    /// "moins", "minus"
    pub minus: WordSet,
    /// Words behind which it is something else: "au moins".
    pub never_minus: WordSet,
    /// "pour", "per": a rate's base follows, "20 pour 100.000 habitants".
    pub per: WordSet,
    /// Words beside which "points" are those of a game or an index.
    pub game: Phrases<()>,
    /// Words beside which two short numbers are a score: "s'impose", "voted".
    pub score: Phrases<()>,
    /// What a score counts: "2 buts à 1".
    pub goals: WordSet,
    /// A unit of time by the word that is a rank elsewhere: "30-second".
    pub second: WordSet,
    /// What joins a score: "33 contre 1", "2 à 1".
    pub against: WordSet,
    /// Words before a part of what was told: "dont".
    pub part_before: WordSet,
    /// The same behind it: "of them".
    pub part_behind: Phrases<()>,
    /// Verbs behind which a number takes up the years of a sentence: "handed down".
    pub terms: Phrases<()>,
    /// Words for the time of a figure that takes up a unit: "contre 450 auparavant".
    pub then: WordSet,
    /// Words before a rate that takes up the unit of another: "had stood at 2.3".
    pub rate_led: WordSet,
    /// What is measured by numbers without a unit: "magnitude".
    pub scales: WordSet,
    /// Words behind "one" that count it beside what was counted: "four in Lyon, one in Nice".
    pub one_behind: WordSet,
    /// Words between a share and another: "contre".
    pub part_against: WordSet,
    /// Words before a number that takes up the unit told before it: "au lieu de", "up from".
    pub takes_up: Phrases<()>,
    /// Words for the rest of a sum: "remaining".
    pub remaining: WordSet,
    /// Words of sentences that speak of money: "dette", "pays".
    pub purse: Phrases<()>,
    /// Pronouns for what was told: "en".
    pub clitic: WordSet,
    /// Words before a length of time without number that make one of it: "in a day".
    pub lasts_in: WordSet,
    /// The same before one of several years or weeks: "for a decade".
    pub lasts_for: WordSet,
    /// The same behind it: "a day after".
    pub lasts_beside: WordSet,
    /// Words behind it that keep it from being one: "in a week when".
    pub lasts_not: WordSet,
    /// "over" between a part and its whole.
    pub ratio: WordSet,
    /// The smallest ordinal that names a part of a whole; 0 where none does.
    pub parts_from: u32,
    /// Ordinal words.
    pub ranks: Phrases<Rank>,
    /// "e", "th", … behind digits.
    pub rank_suffixes: Vec<String>,
    /// "et", "and".
    pub and: WordSet,
    /// Where "and" joins the parts of one number.
    pub and_behind: Vec<AndBehind>,
    /// True where seventy to ninety-nine are counted on from sixty and eighty: "soixante et onze".
    pub vigesimal: bool,
    /// Numbers written as one word.
    pub compounds: Compounds,
    /// "de", "of".
    pub of: WordSet,
    /// "un", "a".
    pub article: WordSet,
    /// Words besides the article that may stand before "half", "dozen", "hundreds": "la", "several".
    pub determiner: WordSet,
    /// "les", "the", "ces": a small number behind them takes up what was told before.
    pub definite: WordSet,
    /// What may stand between a hedge and its number: "près d'une vingtaine".
    pub hedge_gap: WordSet,
    /// Words that carry a bound on to the next number: "et plus de 200".
    pub bound_next: WordSet,
    /// "de" in "passer de 62 à 64".
    pub from: WordSet,
    /// "à", "to".
    pub range: WordSet,
    /// Words that make a change of what "from" began: "auf" in "von 62 auf 64".
    pub change_to: WordSet,
    /// "entre", "between".
    pub between: WordSet,
    /// "sur", "in", "out of".
    pub out_of: Phrases<()>,
    /// Verbs that make "from … to …" a change instead of a range.
    pub change: Phrases<()>,
    /// Nouns before which "un" and "one" count.
    pub countable: Phrases<()>,
    /// Nouns that are counted, never paid: "millions de réfugiés".
    pub counted: Phrases<()>,
    /// Whether what a number counts stands right behind it, as in "100 million doses".
    pub noun_behind: bool,
    /// Adjectives between a number and its unit of time.
    pub between_unit: Phrases<()>,
    /// Units by their words.
    pub units: Phrases<(UnitId, Decimal)>,
    /// Units by signs, codes and spellings with a slash: "%", "°C", "km/h", "SEK".
    pub signs: Signs,
    /// The currencies among the units.
    pub money: FxHashSet<UnitId>,
    /// Words that bound a length of time only in some company: "over".
    pub span: Phrases<()>,
    /// That company before the word.
    pub span_after: Phrases<()>,
    /// That company behind the length.
    pub span_before: Phrases<()>,
    /// Bounds and approximations before the value.
    pub hedges: Phrases<Hedge>,
    /// The same behind it.
    pub hedges_after: Phrases<Hedge>,
    /// Words by which a verb denies a bound behind it: "n'a pas perdu plus de 90".
    pub denied: Phrases<()>,
    /// True where every noun has a capital, so that a capital tells no name.
    pub capital_nouns: bool,
    /// Words for streets, whose houses are numbered.
    pub streets: Streets,
    /// Words after which a number is part of a name.
    pub name_before: Phrases<()>,
    /// Turns of phrase that hold a number word.
    pub idioms: Phrases<()>,
    /// Words after which an ordinal is a title or name: "deuxième [guerre mondiale]".
    pub title_after: Phrases<()>,
    /// Words that make a length in years an age, behind it.
    pub age_after: Phrases<()>,
    /// Shares only behind an article: "a quarter", not "the previous quarter".
    pub wants_article: WordSet,
    /// The same before it.
    pub age_before: Phrases<()>,
    /// Words right before a length in years that make it an age, and do so for no bare number: "tiene 34 años".
    pub age_near: Phrases<()>,
    /// Words behind which a decade is one of somebody's life: "in her sixties".
    pub possessive: WordSet,
    /// What is said of somebody whose age ends the clause: "She was 82."
    pub age_said: Phrases<()>,
    /// The same where it makes an age of no number below 25, which may be an hour: "work until 62".
    pub age_late: Phrases<()>,
    /// "age": behind it a number led by one of these words is one, "the age rises from 62 to 64".
    pub age_noun: WordSet,
    /// "from", "to", "is".
    pub age_led: WordSet,
    /// Of whom the age is told: "the youngest is 12, the oldest 80".
    pub age_extreme: Phrases<()>,
    /// "born": the age may stand behind the day, "born on March 14, 1963 and 61, he".
    pub born: WordSet,
    /// Of whom a small number tells the children: "a mother of three".
    pub parent: WordSet,
    /// Words that lead an age between two commas: ", at 44,".
    pub age_aside: WordSet,
    /// True where a number in brackets behind a full name is an age: "Karl Weber (58)".
    pub age_bracket: bool,
    /// Words that tell of telephone numbers.
    pub phone: Phrases<()>,
    /// Words between such a word and a short number: "appelez le 15".
    pub phone_link: WordSet,
    /// Endings of a unit that make a length in years an age by themselves: "old".
    pub age_quote: Vec<String>,
    /// Words that keep a length in years a length, behind it.
    pub length_after: Phrases<()>,
    /// The same before it.
    pub length_before: Phrases<()>,
    /// Nouns for people: "un maçon de 61 ans".
    pub person: Phrases<()>,
    /// "fois plus", "times as many".
    pub multiplier_after: Phrases<()>,
    /// "multiplié par", "divided by".
    pub multiplier_before: Phrases<()>,
    /// "page", "n°".
    pub label_before: Phrases<()>,
    /// Figures with marks that stand for something else: "9/11", "24/7".
    pub codes: Prefixes<()>,
    /// Telephone numbers of two to six digits: "911".
    pub hotlines: Prefixes<()>,
    /// Articles in the singular, behind which digits are a name: "le 3114", "un 38 tonnes".
    pub singular: WordSet,
    /// What makes a name of the number before it: "98.2 FM".
    pub name_after: Phrases<()>,
    /// What makes a discipline or a weapon of the length before it: "400 m haies", "9 mm pistol".
    pub size_after: Phrases<()>,
    /// The same of the length behind it: "obus de 155 mm".
    pub size_before: Phrases<()>,
    /// What makes a name of the rank behind it: "élèves de 6e".
    pub rank_before: Phrases<()>,
    /// Endings of the plural, where every word that a number counts has one: "12 soldats", but "Nokia 3310 revient".
    pub plural: Vec<String>,
    /// Words that follow a name and are never counted: "Voyager 2 is".
    pub never_counted: Phrases<()>,
}

fn decimal(file: &str, text: &str) -> Result<Decimal, RuleError> {
    Decimal::from_scientific(text).or_else(|_| text.parse()).map_err(|_| RuleError {
        file: file.to_owned(),
        line: 0,
        message: format!("expected a decimal number, found {text:?}"),
    })
}

/// The words that end a rank: ordinals, their plurals, and Roman numerals with these endings.
fn ranks(ordinals: &BTreeMap<String, u64>, plural: &str, roman: &[String]) -> Phrases<Rank> {
    let mut ranks = Phrases::default();
    for (word, &value) in ordinals {
        let cardinal = match value {
            0..100 => NumberWord::Small(u32::try_from(value).unwrap_or(0)),
            100 => NumberWord::Hundred,
            _ => NumberWord::Magnitude(Decimal::from(value)),
        };
        ranks.insert(word, Rank { word: cardinal, plural: false, roman: false });
        if !plural.is_empty() && !word.ends_with(plural) {
            ranks.insert(&format!("{word}{plural}"), Rank { word: cardinal, plural: true, roman: false });
        }
    }
    const TENS: [&str; 3] = ["", "X", "XX"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    for (n, (tens, ones)) in (0_u32..).zip(TENS.iter().flat_map(|t| ONES.iter().map(move |o| (t, o)))).skip(1) {
        for ending in roman {
            let rank = Rank { word: NumberWord::Small(n), plural: false, roman: true };
            ranks.insert(&format!("{tens}{ones}{ending}"), rank);
        }
    }
    ranks
}

/// Spellings of the language and of all, as a table.
fn marks(shared: Vec<String>, own: Vec<String>) -> Prefixes<()> {
    shared.into_iter().chain(own).map(|mark| (mark, ())).collect()
}

impl NumberRules {
    /// Reads and compiles the files of one language.
    ///
    /// # Errors
    /// Where a file says what the schema does not know, or names a unit that `units.toml` lacks.
    pub fn load(files: &RuleFiles, code: &str, units: &Units) -> Result<Self, RuleError> {
        let path = format!("{code}/numbers.toml");
        let file: NumberFile = files.read(&path)?;
        let mut words = Phrases::default();
        for (word, value) in file.small {
            words.insert(&word, NumberWord::Small(value));
        }
        for (word, value) in file.mixed {
            words.insert(&word, NumberWord::Mixed(decimal(&path, &value)?));
        }
        for word in file.hundred {
            words.insert(&word, NumberWord::Hundred);
        }
        for (word, value) in file.magnitude {
            words.insert(&word, NumberWord::Magnitude(decimal(&path, &value)?));
        }
        for (word, value) in file.about {
            words.insert(&word, NumberWord::Collective(value, true));
        }
        for (word, value) in file.dozen {
            words.insert(&word, NumberWord::Collective(value, false));
        }
        for (word, range) in file.vague {
            let [from, to, ..] = range[..] else {
                let message = format!("expected two or three numbers behind {word:?}, found {range:?}");
                return Err(RuleError { file: path, line: 0, message });
            };
            words.insert(&word, NumberWord::Vague(from, to, range.get(2).copied().unwrap_or(from / 2)));
        }
        for (word, value) in file.fraction {
            words.insert(&word, NumberWord::Fraction(decimal(&path, &value)?, false));
        }
        for (word, value) in file.loose_fraction {
            words.insert(&word, NumberWord::Fraction(decimal(&path, &value)?, true));
        }
        let glued = file.glued.into_iter().map(|(word, value)| Ok((word, decimal(&path, &value)?)));
        let glued = glued.collect::<Result<Prefixes<Decimal>, RuleError>>()?;
        for word in file.few {
            words.insert(&word, NumberWord::Few);
        }
        let ranks = ranks(&file.ordinal, &file.ordinal_plural, &file.roman);
        let path = format!("{code}/units.toml");
        let unit_file: BTreeMap<String, Vec<String>> = files.read(&path)?;
        let (mut unit_words, mut signs) = (Phrases::default(), Vec::new());
        for (code, spellings) in unit_file {
            let (code, factor) = code.split_once('*').map_or((code.as_str(), "1"), |(c, f)| (c, f));
            let id = units.find(code).ok_or_else(|| RuleError {
                file: path.clone(),
                line: 0,
                message: format!("expected the code of a unit in units.toml or currencies.toml, found {code:?}"),
            })?;
            let factor = decimal(&path, factor)?;
            for spelling in spellings {
                if spelling.contains('/') || !spelling.starts_with(char::is_alphanumeric) {
                    signs.push((spelling, id, factor));
                } else {
                    unit_words.insert(&spelling, (id, factor));
                }
            }
        }
        signs.extend(units.symbols.iter().map(|(sign, id)| (sign.clone(), *id, Decimal::ONE)));
        let signs = Signs::new(signs);
        let hedge_file: HedgeFile = files.read(&format!("{code}/hedges.toml"))?;
        let hedges = |table: BTreeMap<String, Vec<String>>| -> Result<Phrases<Hedge>, RuleError> {
            let mut phrases = Phrases::default();
            for (name, spellings) in table {
                let hedge = match name.as_str() {
                    "at-least" => Hedge::AtLeast,
                    "more-than" => Hedge::MoreThan,
                    "at-most" => Hedge::AtMost,
                    "less-than" => Hedge::LessThan,
                    "about" => Hedge::About,
                    "exactly" => Hedge::Exactly,
                    _ => {
                        return Err(RuleError {
                            file: format!("{code}/hedges.toml"),
                            line: 0,
                            message: format!(
                                "expected at-least, more-than, at-most, less-than, about or exactly, found {name:?}"
                            ),
                        });
                    }
                };
                for spelling in spellings {
                    phrases.insert(&spelling, hedge);
                }
            }
            Ok(phrases)
        };
        let decoys: DecoyFile = files.read(&format!("{code}/decoys.toml"))?;
        let shared: DecoyFile = files.read("decoys.toml")?;
        Ok(Self {
            decimal: file.decimal.chars().next().unwrap_or('.'),
            words,
            glued,
            ranks,
            rank_suffixes: file.ordinal_suffix,
            parts_from: file.parts_from,
            and_before: file.and_before,
            vague_magnitude: file.vague_magnitude,
            decimal_word: file.decimal_word,
            half: file.half,
            minus: file.minus,
            never_minus: file.never_minus,
            per: file.per,
            ratio: file.ratio,
            game: Phrases::set(file.game),
            score: Phrases::set(file.score),
            goals: file.goals,
            second: file.second,
            against: file.against,
            part_before: file.part_before,
            part_behind: Phrases::set(file.part_behind),
            one_behind: file.one_behind,
            rate_led: file.rate_led,
            then: file.then,
            terms: Phrases::set(file.terms),
            scales: file.scales,
            part_against: file.part_against,
            takes_up: Phrases::set(file.takes_up),
            remaining: file.remaining,
            purse: Phrases::set(file.purse),
            clitic: file.clitic,
            lasts_in: file.lasts_in,
            lasts_for: file.lasts_for,
            lasts_beside: file.lasts_beside,
            lasts_not: file.lasts_not,
            and: file.and,
            and_behind: file.and_behind,
            vigesimal: file.vigesimal,
            compounds: Compounds::new(file.compound, &file.compound_and, &file.compound_tail),
            of: file.of,
            article: file.article,
            determiner: file.determiner,
            definite: file.definite,
            hedge_gap: file.hedge_gap,
            bound_next: file.bound_next,
            from: file.from,
            range: file.range,
            change_to: file.change_to,
            between: file.between,
            out_of: Phrases::set(file.out_of),
            change: Phrases::set(file.change),
            countable: Phrases::set(file.countable),
            counted: Phrases::set(file.counted),
            noun_behind: file.noun_behind,
            between_unit: Phrases::set(file.between_unit),
            units: unit_words,
            signs,
            money: units.money().collect(),
            span: Phrases::set(hedge_file.span.words),
            span_after: Phrases::set(hedge_file.span.bound_after),
            span_before: Phrases::set(hedge_file.span.bound_before),
            hedges: hedges(hedge_file.before)?,
            hedges_after: hedges(hedge_file.after)?,
            denied: Phrases::set(hedge_file.denied),
            capital_nouns: decoys.capital_nouns,
            streets: decoys.street,
            name_before: Phrases::set([shared.name_before, decoys.name_before].concat()),
            idioms: Phrases::set([shared.idiom, decoys.idiom].concat()),
            title_after: Phrases::set(decoys.title_after),
            age_after: Phrases::set(decoys.age_after),
            wants_article: decoys.wants_article,
            age_before: Phrases::set(decoys.age_before),
            age_quote: decoys.age_quote.iter().map(|w| super::fold::fold_word(w)).collect(),
            age_near: Phrases::set(decoys.age_near),
            age_bracket: decoys.age_bracket,
            age_said: Phrases::set(decoys.age_said),
            age_late: Phrases::set(decoys.age_late),
            age_noun: decoys.age_noun,
            age_led: decoys.age_led,
            age_extreme: Phrases::set(decoys.age_extreme),
            age_aside: decoys.age_aside,
            born: decoys.born,
            parent: decoys.parent,
            possessive: decoys.possessive,
            phone: Phrases::set(decoys.phone),
            phone_link: decoys.phone_link,
            length_after: Phrases::set(decoys.length_after),
            length_before: Phrases::set(decoys.length_before),
            person: Phrases::set(decoys.person),
            multiplier_after: Phrases::set(decoys.multiplier_after),
            multiplier_before: Phrases::set(decoys.multiplier_before),
            label_before: Phrases::set(decoys.label_before),
            codes: marks(shared.codes, decoys.codes),
            hotlines: marks(shared.hotline, decoys.hotline),
            singular: decoys.singular,
            name_after: Phrases::set(decoys.name_after),
            size_after: Phrases::set(decoys.size_after),
            size_before: Phrases::set(decoys.size_before),
            rank_before: Phrases::set(decoys.rank_before),
            plural: decoys.plural,
            never_counted: Phrases::set(decoys.never_counted),
        })
    }

    /// The number word at the beginning of `text`, with its length.
    pub fn word_at(&self, text: &str) -> Option<(NumberWord, usize)> {
        let compound = || self.compounds.at(text).map(|(v, len)| (NumberWord::Small(v), len));
        self.words.at(text).map(|(&word, len)| (word, len)).or_else(compound)
    }

    /// Whether a currency's sign, name or code begins here.
    pub fn is_money(&self, text: &str) -> bool {
        let sign = self.signs.at(text).map(|(id, ..)| id);
        let name = || self.units.at(text).map(|(u, _)| u.0);
        sign.or_else(name).is_some_and(|id| self.money.contains(&id))
    }

    /// The words that a figure, or a turn of phrase that is none, can begin with, and the second words.
    pub fn openings(&self) -> impl Iterator<Item = super::triggers::Opening> {
        self.words.openings().chain(self.idioms.openings())
    }
}
