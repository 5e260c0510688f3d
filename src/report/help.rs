//! What each kind of finding means, for those who meet it outside a newsroom's own report.

use super::words::Words;
use crate::verdict::{CheckKind, Verdict};

impl Words {
    /// The name of a verdict.
    pub(super) const fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Agreement => self.pick("Concordance", "Agreement"),
            Verdict::Compatible => self.pick("Compatible", "Compatible"),
            Verdict::Superseded => self.pick("Chiffre actualisé", "Updated figure"),
            Verdict::Disputed => self.pick("Versions divergentes", "Disputed"),
            Verdict::Contradiction => self.pick("Contradiction", "Contradiction"),
        }
    }

    /// What a verdict means, and what to do about it.
    pub(super) const fn help(self, verdict: Verdict) -> &'static str {
        let [fr, en] = match verdict {
            Verdict::Agreement => ["Les deux valeurs sont égales.", "Both values are equal."],
            Verdict::Compatible => [
                "Les deux valeurs diffèrent et peuvent être justes toutes deux.",
                "The values differ, and both can be right.",
            ],
            Verdict::Superseded => [
                "L’une des valeurs est antérieure et l’autre l’actualise. Reprendre la plus récente.",
                "One value is earlier and the other updates it. Print the later one.",
            ],
            Verdict::Disputed => [
                "Des sources différentes donnent des valeurs qui s’excluent. Les attribuer chacune à la sienne.",
                "Different claimants give values that exclude each other. Credit each to its own.",
            ],
            Verdict::Contradiction => [
                "Deux valeurs répondent à une même question et ne peuvent être justes toutes deux. Vérifier avant de publier.",
                "Two values answer one question and cannot both be right. Check before printing either.",
            ],
        };
        self.pick(fr, en)
    }

    /// What a check of an article against itself looks for.
    pub(super) const fn check_help(self, check: CheckKind) -> &'static str {
        let [fr, en] = match check {
            CheckKind::Weekday => [
                "Le jour de la semaine n’est pas celui de la date dans le calendrier.",
                "The weekday is not that of the date in the calendar.",
            ],
            CheckKind::Elapsed => [
                "Une durée ne s’accorde pas avec les dates qu’elle sépare.",
                "A length of time does not fit the dates it lies between.",
            ],
            CheckKind::Percentage => [
                "Un pourcentage ne s’accorde pas avec les chiffres dont il est tiré.",
                "A percentage does not fit the figures it is taken of.",
            ],
            CheckKind::Sum => ["Les parties ne font pas le total.", "The parts do not add up to the total."],
            CheckKind::Conversion => [
                "Une valeur et sa conversion dans une autre unité diffèrent.",
                "A value and its conversion to another unit differ.",
            ],
            CheckKind::Age => {
                ["Un âge ne s’accorde pas avec la date de naissance.", "An age does not fit the date of birth."]
            }
            CheckKind::Order => [
                "Une fourchette, une évolution ou une suite de dates est à l’envers.",
                "A range, a change or a course of dates is upside down.",
            ],
            CheckKind::Implied => [
                "Des chiffres en donnent un troisième, qui est dit autre ailleurs.",
                "Figures give a third one, which is told otherwise elsewhere.",
            ],
            CheckKind::Impossible => ["Une valeur que rien ne peut avoir.", "A value that nothing can have."],
        };
        self.pick(fr, en)
    }
}
