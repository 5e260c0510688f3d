//! The report's own words, in its two languages.

use chrono::{Datelike, NaiveDate};

use super::draft::Status;
use super::excerpt::one_line;
use crate::review::{Reason, Ruling};
use crate::verdict::{Cause, CheckKind, ReportLang, Severity};

/// What the report says in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub contradictions: &'static str,
    pub disputed: &'static str,
    pub superseded: &'static str,
    pub agreements: &'static str,
    pub tentative: &'static str,
    pub tentative_note: &'static str,
    pub notes: &'static str,
    pub repeated: &'static str,
    pub undated: &'static str,
    pub undated_note: &'static str,
    pub unread: &'static str,
    pub cause: &'static str,
    pub expected: &'static str,
    pub nothing: &'static str,
    pub within: &'static str,
    pub decided: &'static str,
    french: bool,
}

const FRENCH: Words = Words {
    contradictions: "Contradictions et erreurs",
    disputed: "Versions divergentes",
    superseded: "Chiffres actualisés",
    agreements: "Concordances",
    tentative: "À vérifier, sans garantie",
    tentative_note: "Rapprochements incertains : ils ne comptent pas dans le code de sortie.",
    notes: "Remarques",
    repeated: "Un chiffre, deux sujets",
    undated: "Articles sans date",
    undated_note: "Rien n’y situe ces dates\u{a0}; --date donne le jour de parution.",
    unread: "Fichiers non lus",
    cause: "Cause probable",
    expected: "Attendu",
    nothing: "Rien à signaler.",
    within: "au sein d'un article",
    decided: "Déjà tranché",
    french: true,
};

const ENGLISH: Words = Words {
    contradictions: "Contradictions and errors",
    disputed: "Disputed",
    superseded: "Updated figures",
    agreements: "Agreements",
    tentative: "Tentative: worth a look, no more",
    tentative_note: "Uncertain matches; they do not count for the exit status.",
    notes: "Notes",
    repeated: "One figure, two subjects",
    undated: "Articles without a date",
    undated_note: "Nothing places these dates; --date gives the day of publication.",
    unread: "Files not read",
    cause: "Likely cause",
    expected: "Expected",
    nothing: "Nothing to report.",
    within: "within one article",
    decided: "Decided",
    french: false,
};

const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Words {
    /// The words of a language.
    pub(super) const fn of(lang: ReportLang) -> Self {
        match lang {
            ReportLang::French => FRENCH,
            ReportLang::English => ENGLISH,
        }
    }

    /// A number of things, in the singular or the plural of the language.
    pub(super) fn count(self, n: usize, fr: [&str; 2], en: [&str; 2]) -> String {
        // Zero takes the singular in French and the plural in English.
        let [one, many] = if self.french { fr } else { en };
        let single = n == 1 || (self.french && n == 0);
        format!("{n} {}", if single { one } else { many })
    }

    /// A day, as a newspaper prints it.
    pub(super) fn day(self, date: NaiveDate) -> String {
        let months = if self.french { MOIS } else { MONTHS };
        let month = months.get(date.month0() as usize).copied().unwrap_or_default();
        let day = if self.french && date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
        format!("{day} {month} {}", date.year())
    }

    /// What was printed, in the language's quotation marks.
    pub(super) fn quote(self, text: &str) -> String {
        if self.french { format!("«\u{a0}{text}\u{a0}»") } else { format!("“{text}”") }
    }

    /// One of two texts, by the language.
    pub(super) const fn pick<'t>(self, french: &'t str, english: &'t str) -> &'t str {
        if self.french { french } else { english }
    }

    /// What sources make of a figure.
    pub(super) const fn status(self, status: Status) -> &'static str {
        match status {
            Status::Supported => self.pick("CONFIRMÉ", "SUPPORTED"),
            Status::SingleSourced => self.pick("UNE SEULE SOURCE", "SINGLE-SOURCED"),
            Status::FoundNowhere => self.pick("INTROUVABLE", "FOUND NOWHERE"),
            Status::Superseded => self.pick("DÉPASSÉ", "SUPERSEDED"),
            Status::Disputed => self.pick("CONTESTÉ", "DISPUTED"),
            Status::Contradicted => self.pick("CONTREDIT", "CONTRADICTED"),
        }
    }

    /// How many figures have a status.
    pub(super) fn statuses(self, n: usize, status: Status) -> String {
        let [one, many, english] = match status {
            Status::Supported => ["confirmé", "confirmés", "supported"],
            Status::SingleSourced => ["d’une seule source", "d’une seule source", "single-sourced"],
            Status::FoundNowhere => ["introuvable", "introuvables", "found nowhere"],
            Status::Superseded => ["dépassé", "dépassés", "superseded"],
            Status::Disputed => ["contesté", "contestés", "disputed"],
            Status::Contradicted => ["contredit", "contredits", "contradicted"],
        };
        self.count(n, [one, many], [english, english])
    }

    /// How many sources stand behind a value.
    pub(super) fn independent(self, n: usize) -> String {
        self.count(n, ["source indépendante", "sources indépendantes"], ["independent source", "independent sources"])
    }

    /// Whom sources credit a value to, behind a mark that sets it off; empty where it is nobody by name. A common noun is
    /// told by the sentence better than by itself.
    pub(super) fn credited(self, claimants: &[String]) -> String {
        let names: Vec<&str> =
            claimants.iter().filter(|n| n.starts_with(char::is_uppercase)).map(String::as_str).collect();
        if names.is_empty() {
            return String::new();
        }
        format!("{}{}", self.pick("\u{a0}; d’après ", "; credited to "), names.join(", "))
    }

    /// How grave a finding is.
    pub(super) const fn severity(self, severity: Severity) -> &'static str {
        match (severity, self.french) {
            (Severity::High, true) => "GRAVE",
            (Severity::Medium, true) => "MOYEN",
            (Severity::Low, true) => "MINEUR",
            (Severity::High, false) => "HIGH",
            (Severity::Medium, false) => "MEDIUM",
            (Severity::Low, false) => "LOW",
        }
    }

    /// What somebody decided.
    pub(super) const fn ruling(self, ruling: &Ruling) -> &'static str {
        match ruling {
            Ruling::Confirmed { .. } => self.pick("confirmé", "confirmed"),
            Ruling::Dismissed { reason } => match reason {
                Reason::Rounding => self.pick("écarté (arrondi)", "dismissed (rounding)"),
                Reason::OtherScope => self.pick("écarté (autre périmètre)", "dismissed (other scope)"),
                Reason::Update => self.pick("écarté (actualisation)", "dismissed (update)"),
                Reason::NotTheSameSubject => self.pick("écarté (autre sujet)", "dismissed (not the same subject)"),
                Reason::Misread => self.pick("écarté (mal lu)", "dismissed (misread)"),
                Reason::Known => self.pick("écarté (connu)", "dismissed (known)"),
            },
            Ruling::SameFact { .. } => self.pick("un seul fait", "one fact"),
            Ruling::NotSameFact { .. } => self.pick("deux faits", "two facts"),
            Ruling::Reopened => self.pick("rouvert", "reopened"),
        }
    }

    /// What somebody decided, and who and when: `confirmed, wrong: “2,140”, AB, 12 March 2025: a note`
    pub(super) fn said(self, ruling: &Ruling, wrong: &[String], (by, day): (&str, NaiveDate), note: &str) -> String {
        let lead = self.pick(", erroné\u{a0}: ", ", wrong: ");
        let wrong = if wrong.is_empty() { String::new() } else { format!("{lead}{}", wrong.join(", ")) };
        let colon = self.pick("\u{a0}: ", ": ");
        let note = if note.is_empty() { String::new() } else { format!("{colon}{}", one_line(note)) };
        format!("{}{wrong}, {}, {}{note}", self.ruling(ruling), one_line(by), self.day(day))
    }

    /// A likely slip in words; `None` where there is nothing to say.
    pub(super) const fn slip(self, cause: Cause) -> Option<&'static str> {
        let [fr, en] = match cause {
            Cause::Magnitude => ["un facteur 10 ou 1.000", "a factor of ten or a thousand"],
            Cause::Transposition => ["chiffres intervertis ou mal saisis", "digits swapped or mistyped"],
            Cause::Unit => ["une unité pour une autre", "one unit taken for another"],
            Cause::Rounding => ["un arrondi", "rounding"],
            Cause::PercentPoints => ["pourcents et points confondus", "percent and percentage points mixed up"],
            Cause::Year => ["une année pour une autre", "the wrong year"],
            Cause::Day => ["un jour pour un autre", "the wrong day"],
            Cause::Weekday => ["le jour de la semaine", "the wrong weekday"],
            Cause::Entity => ["deux sujets confondus", "two subjects mixed up"],
            Cause::Other => return None,
        };
        Some(if self.french { fr } else { en })
    }

    /// What was checked, as the name of an error.
    pub(super) const fn check(self, check: CheckKind) -> &'static str {
        let [fr, en] = match check {
            CheckKind::Weekday => ["Jour de la semaine", "Weekday"],
            CheckKind::Elapsed => ["Temps écoulé", "Elapsed time"],
            CheckKind::Percentage => ["Pourcentage", "Percentage"],
            CheckKind::Sum => ["Total", "Sum"],
            CheckKind::Conversion => ["Conversion", "Conversion"],
            CheckKind::Age => ["Âge", "Age"],
            CheckKind::Order => ["Ordre", "Order"],
            CheckKind::Implied => ["Chiffre déduit", "Implied figure"],
            CheckKind::Impossible => ["Valeur impossible", "Impossible value"],
        };
        if self.french { fr } else { en }
    }
}
