//! Sentences of an article of Wednesday, 12 March 2025, and the dates they claim, in order.

use std::sync::LazyLock;

use crate::rules::{RuleFiles, Rules};
use crate::text::{Hints, read};
use crate::value::Value;
use crate::{claim, grammar};

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::load(&RuleFiles::built_in()).unwrap());

fn dates(lang: &str, text: &str, published: Option<&str>) -> Vec<String> {
    let hints = Hints { lang: Some(lang.into()), date: published.map(|d| d.parse().unwrap()), ..Hints::default() };
    let mut article = read("a.txt", text.as_bytes().to_vec(), &hints, &RULES).unwrap();
    let mut mentions = grammar::mentions(&article, &RULES);
    super::settle(&mut article, &mut mentions);
    let claims = claim::claims(0, &article, &mentions, &RULES);
    let date = |value: &Value| match value {
        Value::Date(date) => Some(date.to_string()),
        _ => None,
    };
    claims.iter().filter_map(|c| date(&c.value)).collect()
}

fn each(lang: &str, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, wanted)| (text, wanted, dates(lang, text, Some("2025-03-12")).join(" ")))
        .filter(|(_, wanted, found)| found != *wanted)
        .map(|(text, wanted, found)| format!("{text}: wanted {wanted:?}, found {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dates_in_full() {
    each(
        "fr",
        &[
            ("Le texte a été signé le 12/03/2024 à la mairie du village.", "2024-03-12"),
            ("Il est mort le 1er avril 2005, à l'âge de 84 ans.", "2005-04-01"),
            ("Il est né le douze mars deux mille vingt à Brest.", "2020-03-12"),
            ("La loi a été votée mercredi 26 février par les députés.", "2025-02-26"),
            ("Le 3 sept. 2024, deux avions ont été cloués au sol.", "2024-09-03"),
            ("Le texte date du 04.02.25 et compte neuf pages.", "2025-02-04"),
            ("Vendredi 14 et samedi 15, la ville accueillera un festival.", "2025-03-14 2025-03-15"),
            ("Il a été arrêté dans la soirée du 3 mars, puis relâché le 5.", "2025-03-03 2025-03-05"),
            ("Elle a démissionné en mars de l'année dernière, disent-ils.", "2024-03"),
            ("Le 20 du mois prochain, la banque publiera ses comptes.", "2025-04-20"),
            ("Le premier dimanche de février 2025, elle a couru un marathon.", "2025-02-02"),
        ],
    );
    each(
        "en",
        &[
            ("The deal was signed on March the third in the city hall.", "2025-03-03"),
            ("The deal was signed on the 3rd of March in the city hall.", "2025-03-03"),
            ("He was born on July 4, 1976, in a small town.", "1976-07-04"),
            ("It closed on September the twenty-first nineteen seventy-eight.", "1978-09-21"),
            ("March '24 was the wettest in the county, forecasters said.", "2024-03"),
            ("They met on Friday the 7th in the old town hall.", "2025-03-07"),
            ("The vote was held on 2024-11-05 in all the states.", "2024-11-05"),
            ("In March last year the company closed the plant.", "2024-03"),
            ("On May 8, 1945, and on November 11 that year, crowds gathered.", "1945-05-08 1945-11-11"),
            ("The third week of January was cold in the north.", "2025-01-13/2025-01-19"),
            ("In two thousand and eight the bank collapsed.", "2008"),
        ],
    );
}

#[test]
fn figures_take_their_order_from_the_article() {
    each(
        "en",
        &[
            ("He resigned on 03/02/2025, the records of the state show.", "2025-03-02"),
            ("He resigned on 03/02/2025; on 12 February 2025 she was named.", "2025-02-03 2025-02-12"),
            ("He resigned on 03/02/2025, she on 21/02/2025, the records show.", "2025-02-03 2025-02-21"),
            ("He resigned on 11/03/2025, the records of the state show.", "2025-03-11"),
        ],
    );
}

#[test]
fn what_looks_like_a_date_and_is_none() {
    each(
        "fr",
        &[
            ("Mars est une planète froide, disent sept savants.", ""),
            ("Le 49.3 a été utilisé 23 fois, un record absolu.", ""),
            ("Le marché a lieu tous les lundis sur la place.", ""),
            ("Le lendemain de l'attaque, la ville était déserte.", ""),
            ("Les prix ont baissé de 12 % en trois mois dans la capitale.", ""),
            ("Il avait sept enfants, dont deux contre sept auparavant.", ""),
            ("Le score était de 3-1 avant la pause, puis de 4-2.", ""),
            ("Appelez le 01-02-03-04-05 pour une réponse rapide.", ""),
        ],
    );
    each(
        "en",
        &[
            ("He may march with the others, she said to the crowd.", ""),
            ("The EU 27 agreed on the 27 points of the plan.", ""),
            ("Sales fell 12% in three months, the lowest in 20 years.", ""),
            ("It was the second attack within 3 days, police said.", ""),
            ("The market is held every Monday on the square.", ""),
            ("It came two days earlier than the doctors expected.", ""),
            ("The shop is open 24/7 and won the game by 9-4.", ""),
            ("In May two people were in the house, in the seventh street.", "2024-05"),
        ],
    );
}

#[test]
fn ranges() {
    each(
        "fr",
        &[
            ("Le sommet s'est tenu du 28 décembre au 3 janvier à Genève.", "2024-12-28/2025-01-03"),
            ("L'opération a duré du lundi 3 au vendredi 7 mars.", "2025-03-03/2025-03-07"),
            ("Le texte sera examiné les 17 et 18 mars par les sénateurs.", "2025-03-17/2025-03-18"),
            ("Entre janvier et juin 2024, la dette a augmenté.", "2024-01/2024-06"),
            ("Entre 2019 et 2021, la dette a augmenté de moitié.", "2019 2021"),
            ("La saison 2024-2025 et la saison 2025/26 seront longues.", "2024/2025 2025/2026"),
            ("Dans la nuit de mardi à mercredi, les sirènes ont sonné.", "2025-03-11/2025-03-12"),
        ],
    );
    each(
        "en",
        &[
            ("The talks ran from 28 December to 3 January in Geneva.", "2024-12-28/2025-01-03"),
            ("The fair was held March 3-5 in the old town hall.", "2025-03-03/2025-03-05"),
            ("The company expects growth between May 2025 and 2027.", "2025-05/2027"),
            ("In 2019-20, the schools closed and the shops stayed open.", "2019/2020"),
            ("The town was shelled overnight into Sunday, he said.", "2025-03-08/2025-03-09"),
        ],
    );
}

#[test]
fn parts_quarters_seasons_decades() {
    each(
        "fr",
        &[
            ("Il est revenu à la mi-mars, puis reparti fin 2024.", "2025-03-15~ 2024-10~/2024-12~"),
            ("Le chantier doit être achevé début août par la mairie.", "2025-08-01~/2025-08-10~"),
            ("Le chantier doit être achevé au second semestre par la mairie.", "2025-41"),
            ("Les ventes ont reculé au T3 2024, après un bon T2.", "2024-35 2024-34"),
            ("Au premier trimestre de l'an dernier, le bénéfice avait doublé.", "2024-33"),
            ("L'hiver 2023-2024 a été doux, et l'été dernier très chaud.", "2023-24 2024-22"),
            ("Dans les années 90, la région comptait des mines.", "199X"),
            ("L'usine a fermé au XIXe siècle après un incendie.", "18XX"),
            ("Le courant alternatif date des années 1880, dit-il.", "188X"),
            ("D'ici la fin de l'année, les postes seront supprimés.", "../2025-12-31"),
        ],
    );
    each(
        "en",
        &[
            ("The law passed in late 2024 in both of the houses.", "2024-10~/2024-12~"),
            ("Profit rose in Q3 2024 from the third quarter of last year.", "2024-35 2024-35"),
            ("The 1990s were hard for the town and for the '80s bands.", "199X 198X"),
            ("The early 2000s were no better than the nineties.", "2000~/2003~ 199X"),
            ("The town grew in the 19th century thanks to the mines.", "18XX"),
            ("First-half profit rose, the carmaker said in a statement.", "2024-40"),
        ],
    );
}

#[test]
fn feasts() {
    each(
        "fr",
        &[
            ("La veille de Noël, les magasins ont fermé plus tôt.", "2024-12-24"),
            ("Le lundi de Pâques, les bureaux seront fermés.", "2025-04-21"),
            ("Deux jours après Noël, la neige est tombée.", "2024-12-27"),
            ("Le Vendredi saint, la messe a réuni les fidèles.", "2024-03-29"),
        ],
    );
    each(
        "en",
        &[
            ("On Thanksgiving, the airports were full of people.", "2024-11-28"),
            ("The shop closed on Good Friday and reopened on Easter Monday.", "2024-03-29 2024-04-01"),
            ("The park will open on Easter Monday, the mayor said.", "2025-04-21"),
            ("Memorial Day 2024 was the busiest day on the roads.", "2024-05-27"),
            ("Easter eggs cost more than ever, and Christmas trees too.", ""),
        ],
    );
}

#[test]
fn near_days_and_tense() {
    each(
        "fr",
        &[
            ("Le procès s'est ouvert avant-hier et doit durer jusqu'à vendredi.", "2025-03-10 ../2025-03-14"),
            ("Le procès reprendra vendredi en huit devant la cour.", "2025-03-21"),
            ("Il a été élu jeudi dernier par les députés du pays.", "2025-03-06"),
            ("Avant mardi, personne ne savait que le navire avait coulé.", "../2025-03-11"),
            ("Avant mardi, les députés devront voter le budget.", "../2025-03-18"),
            ("À compter du 1er juillet, la vitesse sera limitée.", "2025-07-01/.."),
            ("Deux jours plus tôt, le président avait promis une réponse.", "2025-03-10~"),
            ("Il y a dix ans jour pour jour, un séisme frappait le pays.", "2015-03-12"),
            ("Dans trois mois, le parlement votera le texte de loi.", "2025-06~"),
            ("Depuis 2014, la guerre a ruiné toute la région.", "2014/.."),
        ],
    );
    each(
        "en",
        &[
            ("The strike began the day before yesterday in the port.", "2025-03-10"),
            ("Before Tuesday, nobody had seen the letter, the lawyer said.", "../2025-03-11"),
            ("Before Tuesday, lawmakers must vote on the budget, he said.", "../2025-03-18"),
            ("The storm will hit on Sunday, forecasters said Wednesday.", "2025-03-16 2025-03-12"),
            ("The trial opens next Tuesday, the court said in a note.", "2025-03-18"),
            ("The final is on Saturday week, the club said in a note.", "2025-03-22"),
            ("The board will meet on Friday next week, the firm said.", "2025-03-21"),
            ("The ministry will publish the figures in three months.", "2025-06~"),
            ("The plant will shut within three days, the firm said.", "../2025-03-15~"),
            ("We had a meeting 1 month and 21 days ago in the city.", "2025-01-22~"),
            ("The firm was fined in April 2023 and again in April.", "2023-04 2024-04"),
            ("Since records began in 1900, no summer was hotter.", "1900/.."),
            ("Over the weekend, three people were killed in the city.", "2025-03-08/2025-03-09"),
        ],
    );
}

#[test]
fn clocks() {
    each(
        "fr",
        &[
            ("À 20h11 mardi, une explosion a retenti dans la ville.", "2025-03-11T20:11"),
            ("Le ministre s'exprimera jeudi à 20 heures, heure de Paris.", "2025-03-13T20:00+01:00"),
            ("Le train est parti à 8h15 le 3 mars de la gare.", "2025-03-03T08:15"),
            ("Le feu a pris à 3 heures du matin, mardi 4 mars, dans la cave.", "2025-03-04T03:00"),
        ],
    );
    each(
        "en",
        &[
            ("The plane took off at 8:11 p.m. local time on Friday.", "2025-03-07T20:11"),
            ("Police were called at 11:30 a.m. Tuesday to a house.", "2025-03-11T11:30"),
            ("The meeting is scheduled for 2pm GMT on Thursday.", "2025-03-13T14:00Z"),
        ],
    );
}

#[test]
fn what_nothing_anchors_stays_open() {
    for (lang, text, wanted) in [
        ("fr", "Le 12 mars, la ville a été évacuée par la police.", "XXXX-03-12"),
        ("en", "Police evacuated the town on March 12 after the leak.", "XXXX-03-12"),
        ("en", "Police evacuated the town on Monday after the leak.", ""),
    ] {
        assert_eq!(dates(lang, text, None).join(" "), wanted, "{text}");
    }
    // A week later than nothing.
    assert_eq!(dates("en", "A week later, the fighting had stopped in the valley.", Some("2025-03-12")).len(), 0);
}

#[test]
fn what_was_agreed_lies_ahead() {
    each(
        "fr",
        &[
            ("Le maire a promis de les rencontrer vendredi.", "2025-03-14"),
            ("Le juge a accepté d'entendre les deux frères lundi.", "2025-03-17"),
            ("Il a demandé l'asile lundi au poste de la frontière.", "2025-03-10"),
            ("La foire s'ouvre samedi sur la place du village.", "2025-03-15"),
            ("Arrêtés dimanche, les deux frères seront jugés vendredi.", "2025-03-09 2025-03-14"),
            ("Le plan, remis en juillet, compte neuf pages.", "2024-07"),
            ("Dimanche, le vent ouvrait les volets de la ferme.", "2025-03-09"),
            ("Les deux clubs ont jusqu'à vendredi pour s'entendre.", "../2025-03-14"),
            ("Il y a une dizaine d'années, le moulin tournait.", "2015~"),
            ("Le pont rouvrira dans moins de deux semaines.", "../2025-03-26~"),
        ],
    );
    each(
        "en",
        &[
            ("The bakers agreed to reopen on Friday after the dispute.", "2025-03-14"),
            ("He said he would sell the barn on Friday and thanked the crowd.", "2025-03-14"),
            ("The two brothers go on trial on Friday in the capital.", "2025-03-14"),
            ("The two teams face a replay on Sunday in the same stadium.", "2025-03-16"),
            ("She promised the bridge by the end of May and left the room.", "../2025-05-31"),
            ("The quarry must shut by mid-2029, the board said.", "../2029-06~"),
            ("The port counted 900 boats by March 1, the harbour master says.", "../2025-03-01"),
            ("The two clubs have until midnight on Friday to agree.", "../2025-03-14"),
            ("The mill will not reopen before Saturday, the owner said.", "2025-03-15/.."),
        ],
    );
}

#[test]
fn what_hangs_on_the_date_told_last() {
    each(
        "fr",
        &[
            ("En 2021, la vigne avait gelé. Cette année-là, tout fut perdu.", "2021 2021"),
            ("En 2019, le moulin a produit moins que l'année précédente.", "2019 2018"),
            ("La foire a été reportée du 14 au 21 juin par le maire.", "2025-06-14 2025-06-21"),
            ("La foire se tiendra du 14 au 21 juin sur la place.", "2025-06-14/2025-06-21"),
            ("En 2019, le pays a produit plus de lait qu'un an plus tôt.", "2019 2018"),
            ("La saison dernière, le club de rugby est descendu.", "2023/2024"),
        ],
    );
    each(
        "en",
        &[
            ("In 2021 the mine made a profit, after a loss a year earlier.", "2021 2020"),
            ("In January, 40 ships docked. The month before, none had.", "2025-01 2024-12"),
            ("The wedding was moved from 14 to 21 June by the couple.", "2025-06-14 2025-06-21"),
            ("The dam burst on Sunday. Crews found 9 goats, two more than a day earlier.", "2025-03-09 2025-03-11"),
            ("The vineyard will bloom again this autumn, growers say.", "2025-23"),
        ],
    );
}

#[test]
fn times_of_day_find_their_day() {
    each(
        "fr",
        &[
            (
                "La grange a brûlé dans la nuit de lundi à mardi. Le feu a pris vers 23h10, a été éteint à 5h20.",
                "2025-03-10/2025-03-11 2025-03-10T23:10 2025-03-11T05:20",
            ),
            (
                "Le voilier a coulé lundi, a annoncé mardi le port. Il avait quitté la rade à 7h30.",
                "2025-03-10 2025-03-11 2025-03-10T07:30",
            ),
            ("Il fallait patienter 3 h 20 au guichet, contre 2h45 avant.", ""),
            ("Le car relie les deux bourgs en 2 h 15, contre 3 h 40.", ""),
            ("La course est partie mardi, 14 heures.", "2025-03-11T14:00"),
        ],
    );
    each(
        "en",
        &[
            (
                "The barn burned on Monday, police said on Tuesday. The blaze had begun at 9 p.m. in the loft.",
                "2025-03-10 2025-03-11 2025-03-10T21:00",
            ),
            ("The queue had formed since 6 a.m. at the gate.", "2025-03-12/.."),
            (
                "Since January 2, frost has lasted. The bell rang at 6:12 a.m. in the valley.",
                "2025-01-02/.. 2025-03-12T06:12",
            ),
            ("The bus left shortly before 8 a.m. on Monday.", "2025-03-10T08:00"),
        ],
    );
}
