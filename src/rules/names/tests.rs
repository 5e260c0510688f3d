use super::*;

fn ids(names: &Names, text: &str) -> Vec<String> {
    names.spot(text).into_iter().map(|s| names.get(s.entity).id.clone()).collect()
}

fn built_in() -> Names {
    Names::load(&RuleFiles::built_in()).unwrap()
}

#[test]
fn finds_names_whatever_their_spelling_and_no_common_words() {
    let names = built_in();
    for (text, found) in [
        ("Zelenskyy a parlé", &["zelensky"][..]),
        ("l’Ukraine et la Russie", &["ukraine", "russia"]),
        ("d'après le ministère de l'Intérieur", &["interior-ministry"]),
        ("à l'intérieur du pays", &[]),
        ("Un soldat a été tué", &[]),
        ("Who said so?", &[]),
        ("l'ONU et the UN", &["un", "un"]),
        ("les forces russes", &["russia"]),
        ("They polish the floor", &[]),
    ] {
        assert_eq!(ids(&names, text), found, "{text}");
    }
}

#[test]
fn a_ministry_or_an_army_speaks_for_its_state() {
    let names = built_in();
    for (text, actor) in [
        ("le ministère russe de la Défense", "russia"),
        ("le ministère de la Défense ukrainien", "ukraine"),
        ("Ukraine's Defence Ministry", "ukraine"),
        ("the Israeli army", "israel"),
        ("l'armée israélienne", "israel"),
        ("l'Élysée", "france"),
        ("Pentagon", "united-states"),
        ("Kremlin", "russia"),
        ("Moscou", "russia"),
        ("Marseille", "marseille"),
    ] {
        let found: Vec<_> = names.spot(text).iter().map(|s| names.get(names.actor(s.entity)).id.clone()).collect();
        assert_eq!(found, [actor], "{text}");
    }
}

#[test]
fn only_near_equal_names_are_one() {
    for (a, b, one) in [
        ("niger", "nigeria", false),
        ("martin", "marin", false),
        ("Guérassimov", "Gerasimov", true),
        ("Zaporojié", "Zaporijjia", false),
        ("Krasnohorivka", "Krasnohirivka", true),
        ("Jean Martin", "Paul Martin", false),
        ("Jean Martin", "Martin", true),
        ("Tchernihiv", "Chernihiv", true),
    ] {
        assert_eq!(same_name(&fold_name(a), &fold_name(b)) > 0.92, one, "{a} {b}");
    }
}

#[test]
fn no_two_entities_share_a_spelling() {
    let files = RuleFiles::built_in();
    let mut seen: FxHashMap<String, (String, String)> = FxHashMap::default();
    for path in files.under("names/") {
        let file = files.read::<File>(path).unwrap();
        for entry in file.entity.into_iter().chain(file.group.into_iter().flat_map(Group::entries)) {
            for name in entry.names.iter().chain(&entry.demonyms) {
                forms(name, &mut |form| {
                    let acronym = if form.contains(char::is_lowercase) { "" } else { "in capitals" };
                    let key = format!("{} {acronym}", super::super::fold::fold_word(form).replace('-', " "));
                    let here = (entry.id.clone(), path.to_owned());
                    let first = seen.entry(key).or_insert_with(|| here.clone());
                    assert_eq!(first.0, here.0, "{form} of {} and {path}", first.1);
                });
            }
        }
    }
}
