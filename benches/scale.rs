//! A hundred thousand articles at once: time and memory of lining up a million claims, and how both grow.
//!
//! The articles are made up from templates: stories of all sizes on subjects of all frequencies, as in a year of news, each
//! told by several outlets in two languages, who agree, round, update and slip. Sizes, in claims, may be given as arguments.

use std::time::Instant;

use rayon::prelude::*;
use recoupe::align::{self, Bound, lineage};
use recoupe::claim::{self, Claim};
use recoupe::grammar;
use recoupe::rules::{RuleFiles, Rules};
use recoupe::text::{Article, Hints, read};
use recoupe::verdict::{self, Case, ReportLang};

/// Claims that an article of these holds, about.
const CLAIMS_EACH: usize = 10;

/// Articles to a story, about; the largest have hundreds.
const STORY: usize = 8;

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![100_000, 1_000_000] } else { asked };
    let rules = Rules::load(&RuleFiles::built_in()).unwrap();
    let mut before: Option<f64> = None;
    for size in sizes {
        let (articles, claims) = corpus(size, &rules);
        let mib = articles.iter().map(|a| a.text.len()).sum::<usize>() >> 20;
        println!("{} claims of {} articles, {mib} MiB of text; {}", claims.len(), articles.len(), peak());
        let start = Instant::now();
        let alignment = align::align(&articles, &claims, &Bound::default(), &rules);
        let align = start.elapsed().as_secs_f64();
        let several = alignment.facts.iter().filter(|f| f.claims.len() > 1).count();
        let largest = alignment.facts.iter().map(|f| f.claims.len()).max().unwrap_or(0);
        println!("  align    {align:7.2} s, {several} facts of several claims, of {largest} at most; {}", peak());
        let start = Instant::now();
        let families = lineage::families(&articles);
        println!("  families {:7.2} s; {}", start.elapsed().as_secs_f64(), peak());
        let start = Instant::now();
        let case = Case { articles: &articles, claims: &claims, rules: &rules, lang: ReportLang::English };
        let mut relations = verdict::judge(case, &alignment);
        let mut checks = verdict::checks(case);
        let notes = verdict::notes(case, &alignment);
        verdict::weigh(case, &alignment, &families, &mut relations, &mut checks);
        let (told, seconds) = (relations.len() + checks.len() + notes.len(), start.elapsed().as_secs_f64());
        println!("  verdicts {seconds:7.2} s, {told} of them; {}", peak());
        if let Some(before) = before {
            println!("  aligning takes {:.1} times as long", align / before);
        }
        before = Some(align);
    }
}

/// The most memory held so far, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kib = line.and_then(|l| l.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    kib.map_or_else(String::new, |k| format!("peak {} MiB", k >> 10))
}

/// Articles with about so many claims in all, read.
fn corpus(claims: usize, rules: &Rules) -> (Vec<Article>, Vec<Claim>) {
    let texts = texts(claims / CLAIMS_EACH);
    let one = |(at, text): (usize, String)| {
        let mut article = read(&format!("{at:06}.txt"), text.into_bytes(), &Hints::default(), rules).unwrap();
        let mut mentions = grammar::mentions(&article, rules);
        claim::anchor::settle(&mut article, &mut mentions);
        let claims = claim::claims(at, &article, &mentions, rules);
        (article, claims)
    };
    let read: Vec<(Article, Vec<Claim>)> = texts.into_par_iter().enumerate().map(one).collect();
    let (mut articles, mut all) = (Vec::with_capacity(read.len()), Vec::new());
    for (article, claims) in read {
        let before = all.len();
        for mut claim in claims {
            claim.tie = claim.tie.map(|(other, kind)| (before + other, kind));
            claim.id = format!("{:016x}", all.len());
            all.push(claim);
        }
        articles.push(article);
    }
    (articles, all)
}

/// Numbers that look random and are the same at every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap_or(0)
    }

    /// The first of `n` more often than the second, that more often than the third, as words and subjects are.
    fn zipf(&mut self, n: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((n as f64 + 1.0).powf(share) - 1.0) as usize
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// What happened somewhere, and the figures it left.
struct Story {
    place: String,
    country: usize,
    /// What it turns on, in English and French: no two stories have the same words throughout.
    things: [(&'static str, &'static str); 3],
    day: u64,
    subjects: Vec<(usize, u64, u64)>,
}

fn texts(articles: usize) -> Vec<String> {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let stories: Vec<Story> = (0..articles.div_ceil(STORY)).map(|_| Story::new(&mut dice)).collect();
    // The k-th story has so many articles that the largest holds one in a hundred or two.
    let weights: Vec<f64> = (0..stories.len()).map(|k| 1.0 / (k as f64 + 12.0)).collect();
    let all: f64 = weights.iter().sum();
    let mut texts = Vec::with_capacity(articles);
    for (story, weight) in stories.iter().zip(weights) {
        let share = (weight / all * articles as f64).ceil() as usize;
        for _ in 0..share.min(articles - texts.len()) {
            texts.push(story.article(&mut dice));
        }
    }
    // Newest stories do not come last in a folder.
    for at in (1..texts.len()).rev() {
        texts.swap(at, dice.below(at + 1));
    }
    texts
}

impl Story {
    fn new(dice: &mut Dice) -> Self {
        let syllables =
            ["bar", "vel", "mon", "ka", "dri", "sel", "tor", "an", "lis", "go", "mer", "ou", "pre", "sta", "ni", "ral"];
        let mut place = String::new();
        for _ in 0..3 + dice.below(2) {
            place += dice.pick(&syllables);
        }
        place[..1].make_ascii_uppercase();
        let things = std::array::from_fn(|_| THINGS[dice.below(THINGS.len())]);
        let count = 7 + dice.below(5);
        let mut subjects: Vec<(usize, u64, u64)> = Vec::new();
        while subjects.len() < count {
            let subject = dice.zipf(SUBJECTS.len());
            if subjects.iter().all(|s| s.0 != subject) {
                let large = 10_u64.pow(1 + u32::try_from(dice.below(3)).unwrap_or(0));
                subjects.push((subject, 2 + dice.next() % (large * 9), 2 + dice.next() % 90));
            }
        }
        Self { place, country: dice.zipf(COUNTRIES.len()), things, day: dice.next() % 1000, subjects }
    }

    fn article(&self, dice: &mut Dice) -> String {
        let french = dice.below(5) < 2;
        let printed = self.day + dice.below(3) as u64;
        let (month, day) = (1 + printed / 28 % 12, 1 + printed % 28);
        let mut text = format!(
            "---\nsource: Outlet {}\ndate: {}-{month:02}-{day:02}\nlang: {}\n---\n",
            dice.zipf(400),
            2022 + printed / 336,
            if french { "fr" } else { "en" }
        );
        let country = COUNTRIES[self.country];
        let told = 5 + dice.below(3);
        let from = dice.below(self.subjects.len());
        for at in 0..told {
            let (subject, count, more) = self.subjects[(from + at) % self.subjects.len()];
            let ways = if french { SUBJECTS[subject].1 } else { SUBJECTS[subject].0 };
            let (count, more) = (said(dice, count), said(dice, more));
            let by = if french { dice.pick(&SPEAKERS_FR) } else { dice.pick(&SPEAKERS_EN) };
            let shown = |n: u64| grouped(n, if french { "\u{a0}" } else { "," });
            let sentence = dice.pick(ways);
            let sentence = sentence
                .replace("{n}", &shown(count))
                .replace("{m}", &shown(more))
                .replace("{place}", &self.place)
                .replace("{land}", if french { country.1 } else { country.0 })
                .replace("{by}", by)
                .replace(
                    "{day}",
                    &format!(
                        "{day} {}",
                        if french { MONTHS[month as usize - 1].1 } else { MONTHS[month as usize - 1].0 }
                    ),
                );
            let (en, fr) = self.things[dice.below(3)];
            text += sentence.trim_end_matches('.');
            text += &if french { format!(", près {fr}.") } else { format!(", near the {en}.") };
            text += if at % 2 == 1 { "\n\n" } else { " " };
        }
        text
    }
}

/// A figure as an outlet gives it: mostly right, at times rounded, newer, or mistyped.
fn said(dice: &mut Dice, n: u64) -> u64 {
    match dice.below(40) {
        0..4 if n > 100 => n / 10 * 10,
        4..7 => n + 1 + n / 8,
        7 => n * 10,
        _ => n,
    }
}

fn grouped(n: u64, separator: &str) -> String {
    if n < 1000 { n.to_string() } else { format!("{}{separator}{:03}", grouped(n / 1000, separator), n % 1000) }
}

const COUNTRIES: [(&str, &str); 24] = [
    ("the United States", "aux États-Unis"),
    ("Ukraine", "en Ukraine"),
    ("China", "en Chine"),
    ("France", "en France"),
    ("Germany", "en Allemagne"),
    ("India", "en Inde"),
    ("Turkey", "en Turquie"),
    ("Brazil", "au Brésil"),
    ("Spain", "en Espagne"),
    ("Italy", "en Italie"),
    ("Iran", "en Iran"),
    ("Nigeria", "au Nigeria"),
    ("Mexico", "au Mexique"),
    ("Japan", "au Japon"),
    ("Sudan", "au Soudan"),
    ("Poland", "en Pologne"),
    ("Greece", "en Grèce"),
    ("Chile", "au Chili"),
    ("Morocco", "au Maroc"),
    ("Kenya", "au Kenya"),
    ("Peru", "au Pérou"),
    ("Norway", "en Norvège"),
    ("Senegal", "au Sénégal"),
    ("Portugal", "au Portugal"),
];

const THINGS: [(&str, &str); 48] = [
    ("ferry terminal", "du terminal des ferries"),
    ("cathedral", "de la cathédrale"),
    ("copper mine", "de la mine de cuivre"),
    ("railway tunnel", "du tunnel ferroviaire"),
    ("dam", "du barrage"),
    ("airport", "de l'aéroport"),
    ("refinery", "de la raffinerie"),
    ("vineyards", "des vignobles"),
    ("university", "de l'université"),
    ("stadium", "du stade"),
    ("lighthouse", "du phare"),
    ("market hall", "des halles"),
    ("steelworks", "de l'aciérie"),
    ("zoo", "du zoo"),
    ("monastery", "du monastère"),
    ("shipyard", "du chantier naval"),
    ("border post", "du poste-frontière"),
    ("observatory", "de l'observatoire"),
    ("prison", "de la prison"),
    ("salt marshes", "des marais salants"),
    ("glacier", "du glacier"),
    ("brewery", "de la brasserie"),
    ("barracks", "de la caserne"),
    ("opera house", "de l'opéra"),
    ("wind farm", "du parc éolien"),
    ("quarry", "de la carrière"),
    ("aquarium", "de l'aquarium"),
    ("racecourse", "de l'hippodrome"),
    ("tax office", "du centre des impôts"),
    ("castle", "du château"),
    ("sawmill", "de la scierie"),
    ("cable car", "du téléphérique"),
    ("volcano", "du volcan"),
    ("library", "de la bibliothèque"),
    ("canal lock", "de l'écluse"),
    ("greenhouses", "des serres"),
    ("mosque", "de la mosquée"),
    ("embassy", "de l'ambassade"),
    ("power plant", "de la centrale"),
    ("orchards", "des vergers"),
    ("harbour", "du port"),
    ("bus depot", "du dépôt de bus"),
    ("archives", "des archives"),
    ("fish farm", "de la pisciculture"),
    ("waterworks", "de la station d'épuration"),
    ("cinema", "du cinéma"),
    ("arsenal", "de l'arsenal"),
    ("ski lift", "du télésiège"),
];

const MONTHS: [(&str, &str); 12] = [
    ("January", "janvier"),
    ("February", "février"),
    ("March", "mars"),
    ("April", "avril"),
    ("May", "mai"),
    ("June", "juin"),
    ("July", "juillet"),
    ("August", "août"),
    ("September", "septembre"),
    ("October", "octobre"),
    ("November", "novembre"),
    ("December", "décembre"),
];

const SPEAKERS_EN: [&str; 6] = [
    "police said",
    "according to the mayor",
    "the interior ministry said",
    "officials said",
    "rescuers said",
    "a union said",
];
const SPEAKERS_FR: [&str; 6] = [
    "selon la police",
    "d'après le maire",
    "a annoncé le ministère de l'Intérieur",
    "selon les autorités",
    "selon les secours",
    "d'après un syndicat",
];

/// Ways to tell one subject in English and in French, the most frequent subjects first.
type Ways = &'static [&'static str];
const SUBJECTS: [(Ways, Ways); 22] = [
    (
        &[
            "At least {n} people were killed and {m} wounded in {place}, in {land}, {by}.",
            "The death toll in {place} has risen to {n}, {by}, while {m} people were being treated in hospital.",
            "{n} people died in {place} on {day}, {by}.",
        ],
        &[
            "Au moins {n} personnes ont été tuées et {m} blessées à {place}, {land}, {by}.",
            "Le bilan à {place} est passé à {n} morts, {by}, et {m} blessés étaient hospitalisés.",
            "{n} personnes sont mortes à {place} le {day}, {by}.",
        ],
    ),
    (
        &[
            "Some {n} residents of {place} were evacuated, {m} of them by boat, {by}.",
            "More than {n} people had to leave their homes in {place}.",
        ],
        &[
            "Quelque {n} habitants de {place} ont été évacués, dont {m} par bateau, {by}.",
            "Plus de {n} personnes ont dû quitter leur logement à {place}.",
        ],
    ),
    (
        &[
            "{n} people are still missing in {place}, {by}.",
            "Rescuers were looking for {n} missing people around {place} with {m} boats.",
        ],
        &[
            "{n} personnes sont toujours portées disparues à {place}, {by}.",
            "Les secours cherchaient {n} disparus autour de {place} avec {m} bateaux.",
        ],
    ),
    (
        &[
            "Police arrested {n} people in {place} on {day}.",
            "{n} suspects were detained in {place}, and {m} of them charged.",
        ],
        &[
            "La police a arrêté {n} personnes à {place} le {day}.",
            "{n} suspects ont été interpellés à {place}, et {m} d'entre eux inculpés.",
        ],
    ),
    (
        &[
            "{n} demonstrators marched through {place}, {by}.",
            "Police counted {n} protesters in {place}; organisers spoke of {m},000.",
        ],
        &[
            "{n} manifestants ont défilé à {place}, {by}.",
            "La police a compté {n} manifestants à {place}, les organisateurs {m}\u{a0}000.",
        ],
    ),
    (
        &[
            "The damage in {place} is put at {n} million euros, {by}.",
            "Insurers expect {place} to cost them {n} million euros and to take {m} months.",
        ],
        &[
            "Les dégâts à {place} sont estimés à {n} millions d'euros, {by}.",
            "Les assureurs s'attendent à payer {n} millions d'euros pour {place} en {m} mois.",
        ],
    ),
    (
        &[
            "The fire near {place} has burned {n} hectares of forest, {by}.",
            "Flames consumed {n} hectares around {place} in {m} hours.",
        ],
        &[
            "Le feu près de {place} a brûlé {n} hectares de forêt, {by}.",
            "Les flammes ont dévoré {n} hectares autour de {place} en {m} heures.",
        ],
    ),
    (
        &[
            "{n} households in {place} were without electricity, {by}.",
            "Power has been restored to {n} homes in {place}.",
        ],
        &[
            "{n} foyers de {place} étaient privés d'électricité, {by}.",
            "Le courant a été rétabli dans {n} foyers de {place}.",
        ],
    ),
    (
        &[
            "The factory in {place} will cut {n} jobs over {m} months, the company said.",
            "{n} jobs will go in {place}.",
        ],
        &[
            "L'usine de {place} va supprimer {n} emplois en {m} mois, a annoncé la société.",
            "{n} emplois vont disparaître à {place}.",
        ],
    ),
    (
        &[
            "Unemployment in {place} fell to {m}.4 percent in {land}.",
            "The jobless rate around {place} is {m}.4 percent.",
        ],
        &["Le chômage à {place} a reculé à {m},4 % {land}.", "Le taux de chômage autour de {place} est de {m},4 %."],
    ),
    (
        &[
            "The trial of {m} people opened in {place} on {day}.",
            "{m} defendants face up to {n} years in prison in {place}.",
        ],
        &[
            "Le procès de {m} personnes s'est ouvert à {place} le {day}.",
            "{m} accusés risquent jusqu'à {n} ans de prison à {place}.",
        ],
    ),
    (
        &[
            "The mayor of {place} won {m}.2 percent of the vote.",
            "Turnout in {place} was {m}.7 percent, with {n} ballots spoilt.",
        ],
        &[
            "Le maire de {place} a obtenu {m},2 % des voix.",
            "La participation à {place} a été de {m},7 %, avec {n} bulletins nuls.",
        ],
    ),
    (
        &["{n} millimetres of rain fell on {place} in {m} hours.", "Gusts of {m} km/h were measured in {place}."],
        &[
            "Il est tombé {n} millimètres de pluie sur {place} en {m} heures.",
            "Des rafales de {m} km/h ont été mesurées à {place}.",
        ],
    ),
    (
        &[
            "The government promised {place} aid of {n} million dollars.",
            "{land} will spend {n} million dollars on {place}.",
        ],
        &[
            "Le gouvernement a promis à {place} une aide de {n} millions de dollars.",
            "{n} millions de dollars seront dépensés pour {place} {land}.",
        ],
    ),
    (
        &[
            "Doctors in {place} reported {n} cases of measles, {m} more than a week ago.",
            "{n} people fell ill in {place}.",
        ],
        &[
            "Les médecins de {place} ont signalé {n} cas de rougeole, {m} de plus qu'il y a une semaine.",
            "{n} personnes sont tombées malades à {place}.",
        ],
    ),
    (
        &[
            "The army said {n} soldiers had been captured near {place}.",
            "Troops took {m} square kilometres around {place}.",
        ],
        &[
            "L'armée a annoncé la capture de {n} soldats près de {place}.",
            "Les troupes ont pris {m} kilomètres carrés autour de {place}.",
        ],
    ),
    (
        &["The club from {place} paid {n} million euros for the striker.", "{n} spectators saw the match in {place}."],
        &[
            "Le club de {place} a payé {n} millions d'euros pour l'attaquant.",
            "{n} spectateurs ont vu le match à {place}.",
        ],
    ),
    (
        &[
            "Prices in {place} rose by {m}.1 percent over a year.",
            "Rents in {place} have risen {m}.1 percent since January 2022.",
        ],
        &[
            "Les prix à {place} ont augmenté de {m},1 % en un an.",
            "Les loyers à {place} ont augmenté de {m},1 % depuis janvier 2022.",
        ],
    ),
    (
        &[
            "The bridge of {place}, {m} years old, is {n} metres long.",
            "The line to {place} will be {n} kilometres long.",
        ],
        &[
            "Le pont de {place}, vieux de {m} ans, est long de {n} mètres.",
            "La ligne vers {place} sera longue de {n} kilomètres.",
        ],
    ),
    (
        &[
            "{n} migrants were rescued off {place}, {m} of them children.",
            "A boat with {n} migrants capsized off {place}.",
        ],
        &[
            "{n} migrants ont été secourus au large de {place}, dont {m} enfants.",
            "Un bateau transportant {n} migrants a chaviré au large de {place}.",
        ],
    ),
    (
        &[
            "The rocket will carry {n} kilograms from {place} on {day}.",
            "The launch in {place} was put off by {m} days.",
        ],
        &[
            "La fusée emportera {n} kilos depuis {place} le {day}.",
            "Le lancement de {place} a été reporté de {m} jours.",
        ],
    ),
    (
        &["The museum of {place} drew {n} visitors in {m} weeks.", "{n} people saw the exhibition in {place}."],
        &[
            "Le musée de {place} a attiré {n} visiteurs en {m} semaines.",
            "{n} personnes ont vu l'exposition de {place}.",
        ],
    ),
];
