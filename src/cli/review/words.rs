//! What the conversation says, in the language of the report.

use super::draw::letter;
use super::state::{Ask, Filter, Note, Review};
use crate::review::{Reason, Ruling};
use crate::verdict::ReportLang;

/// The words of a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub ReportLang);

impl Words {
    const fn pick(self, french: &'static str, english: &'static str) -> &'static str {
        match self.0 {
            ReportLang::French => french,
            ReportLang::English => english,
        }
    }

    /// Where we are.
    pub(super) fn head(self, review: &Review) -> String {
        let (at, all) = (review.at, review.shown().len());
        let place = if at < all { format!("{}/{all}", at + 1) } else { format!("–/{all}") };
        let decided = review.cards.len() - review.open().min(review.cards.len());
        let filter = self.filter(review.filter);
        let done = if decided < 2 { self.pick("tranché", "decided") } else { self.pick("tranchés", "decided") };
        format!("{} {place} · {filter} · {decided} {done}", self.pick("Revue", "Review"))
    }

    const fn filter(self, filter: Filter) -> &'static str {
        match filter {
            Filter::Open => self.pick("tout ce qui est ouvert", "all that is open"),
            Filter::Contradiction => self.pick("contradictions", "contradictions"),
            Filter::Disputed => self.pick("versions divergentes", "disputed"),
            Filter::Superseded => self.pick("chiffres actualisés", "updated figures"),
            Filter::Within => self.pick("erreurs au sein d’un article", "errors within an article"),
            Filter::Tentative => self.pick("à vérifier, sans garantie", "tentative"),
            Filter::Decided => self.pick("ce qui est tranché", "what is decided"),
        }
    }

    /// What is asked, or what was just done.
    pub(super) fn asked(self, review: &Review) -> String {
        match (&review.ask, &review.said) {
            (Ask::Wrong, _) => {
                let sides = review.card().map(|c| c.sides.as_slice()).unwrap_or_default();
                let named = sides.iter().zip(0..).filter_map(|(s, at)| Some(format!("{} {}", letter(at)?, s.value)));
                let named: Vec<String> = named.collect();
                format!("{} {}", self.pick("Lequel est faux ?", "Which is wrong?"), named.join(" · "))
            }
            (Ask::Reason, _) => {
                let named: Vec<String> =
                    Reason::ALL.iter().zip(1..).map(|(r, at)| format!("{at} {}", self.reason(*r))).collect();
                format!("{} {}", self.pick("Pourquoi ?", "Why?"), named.join(" · "))
            }
            (Ask::Note(text), _) => format!("{} {text}", self.pick("Note :", "Note:")),
            (Ask::Ruling, Some(note)) => self.said(note),
            (Ask::Ruling, None) if !review.note.is_empty() => {
                format!("{} {}", self.pick("Note :", "Note:"), review.note)
            }
            (Ask::Ruling, None) => String::new(),
        }
    }

    fn said(self, note: &Note) -> String {
        match note {
            Note::Written(Ruling::Confirmed { .. }) => self.pick("Noté : confirmé.", "Written down: confirmed."),
            Note::Written(Ruling::Dismissed { .. }) => self.pick("Noté : écarté.", "Written down: dismissed."),
            Note::Written(Ruling::SameFact { .. }) => {
                self.pick("Noté : c’est un seul fait.", "Written down: this is one fact.")
            }
            Note::Written(_) => self.pick("Noté : ce sont deux faits.", "Written down: these are two facts."),
            Note::SameFact => self.pick(
                "Noté : c’est un seul fait. Qui a tort ? c confirme, d écarte.",
                "Written down: this is one fact. Who is wrong? c confirms, d dismisses.",
            ),
            Note::Undone => self.pick("Annulé : la question est rouverte.", "Taken back: the finding is open again."),
            Note::NothingToUndo => self.pick("Rien à annuler.", "There is nothing to take back."),
            Note::OneFact => self.pick(
                "Une erreur au sein d’un article ne touche qu’un fait : d, puis 4.",
                "An error within one article is of one fact alone: d, then 4.",
            ),
            Note::Failed(why) => return format!("{} {why}", self.pick("Non noté :", "Not written down:")),
        }
        .to_owned()
    }

    const fn reason(self, reason: Reason) -> &'static str {
        match reason {
            Reason::Rounding => self.pick("arrondi", "rounding"),
            Reason::OtherScope => self.pick("autre périmètre", "other scope"),
            Reason::Update => self.pick("actualisation", "update"),
            Reason::NotTheSameSubject => self.pick("autre sujet", "not the same subject"),
            Reason::Misread => self.pick("mal lu", "misread"),
            Reason::Known => self.pick("connu", "known"),
        }
    }

    /// The keys that do something now.
    pub(super) const fn keys(self, ask: &Ask) -> [&'static str; 2] {
        match ask {
            Ask::Ruling => [
                self.pick(
                    "c confirmer · d écarter · s un seul fait · n deux faits · m note",
                    "c confirm · d dismiss · s same fact · n not the same · m note",
                ),
                self.pick(
                    "espace passer · b revenir · u annuler · f filtrer · ↑↓ défiler · q quitter",
                    "space skip · b back · u undo · f filter · ↑↓ scroll · q quit",
                ),
            ],
            Ask::Wrong => [
                self.pick(
                    "la lettre du côté qui a tort · entrée on ne sait pas encore",
                    "its letter · enter not known yet",
                ),
                self.pick("échap revenir", "esc back"),
            ],
            Ask::Reason => [self.pick("le chiffre de la raison", "its digit"), self.pick("échap revenir", "esc back")],
            Ask::Note(_) => [
                self.pick("entrée garder pour la prochaine décision", "enter keep it for the next decision"),
                self.pick("échap laisser", "esc leave it"),
            ],
        }
    }

    /// What is shown behind the last finding.
    pub(super) fn end(self, review: &Review) -> String {
        match review.shown().len() {
            0 => self
                .pick("Rien à trancher ici. f filtre, q quitte.", "Nothing to decide here. f filters, q quits.")
                .to_owned(),
            n => format!(
                "{} {n}. {}",
                self.pick("Fin. Restent", "The end. Left:"),
                self.pick("b revient, q quitte.", "b goes back, q quits.")
            ),
        }
    }

    pub(super) const fn tentative(self) -> &'static str {
        self.pick("à vérifier, sans garantie : est-ce un seul fait ?", "tentative: is this one fact?")
    }

    pub(super) const fn above(self) -> &'static str {
        self.pick("↑ plus haut", "↑ more")
    }

    pub(super) const fn below(self) -> &'static str {
        self.pick("↓ suite", "↓ more")
    }
}
