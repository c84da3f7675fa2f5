import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document

GRAMMAR = [f"GRM{n:03}" for n in range(1, 18)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("It lasted a hour.", "It lasted [[a hour]]."),
        ("He is an European and an one-time MP.", "He is [[an European]] and [[an one]]-time MP."),
        ("a MP, a NHS nurse and a FBI agent", "a MP, [[a NHS]] nurse and [[a FBI]] agent"),
        ("It was a MP, an UN envoy", "It was [[a MP]], [[an UN]] envoy"),
        ("for a 18-year-old, a 8% rise and an 100", "for [[a 18]]-year-old, [[a 8]]% rise and [[an 100]]"),
        ("it was a $8m deal and an £150m one", "it was [[a $8m]] deal and [[an £150m]] one"),
        ('they call it a "emergency"', 'they call it [[a "emergency]]"'),
        ("with a F-16, a X-ray and an U-turn", "with [[a F]]-16, [[a X]]-ray and [[an U]]-turn"),
        ("End. A early start.", "End. [[A early]] start."),
        ("It is an 11-hour day, a 11.5 mark", "It is an 11-hour day, [[a 11]].5 mark"),
    ],
)
def test_article_by_sound(marked, text, marks):
    assert marked("GRM001", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "an hour, an honest man, an heir, a European, a one-off, a unit, a useful tool, a ewe",
        "an MP, an NHS nurse, an FBI agent, a UN envoy, a US deal, a NATO summit, an SNP win",
        "an historic, a historic, an hotel, a hotel; an herb, a herb",
        "an 80th, an 18th, an 11th, a 1,100-strong, an 1,100-strong, a 180th, a 12th",
        "vitamin A is, hepatitis A infection, grade A exam, Serie A outfit, a or b, when Ms. A interviewed him",
        "a NSW town, a Uighur, an Uighur, a Ouagadougou street, un tel a été vu",
        "Frankfurt an der Oder and Plan A",
        "an F-16, a U-turn, an X-ray, an S-300, an e-mail, an iPhone, an M1",
        "a R1.5bn fund, at page 3a 8",
    ],
)
def test_articles_that_are_right_or_not_certain(check, text):
    assert check("GRM001", text) == []


def test_the_article_keeps_its_case_and_the_rest_its_form(check):
    finding = check("GRM001", "Here. A “extra” day, no a\u00a0hour.")
    assert [(f.fix.replacement, f.fix.safe) for f in finding] == [("An “extra", False), ("an\u00a0hour", False)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He left. the rest stayed.", "He left. [[the]] rest stayed."),
        ("It rose (again). but he lost it. we've time.", "It rose (again). [[but]] he lost it. [[we've]] time."),
        ("in 2003. with both", "in 2003. [[with]] both"),
        ("in the UK. it was", "in the UK. [[it]] was"),
    ],
)
def test_small_letter_after_a_full_stop(marked, text, marks):
    assert marked("GRM002", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "Smith Corp. and Messrs. brown, Lt. general, at 5 p.m. on, i.e. the, etc. and",
        "He waited ... and left.. the",
        "See example.org. and news. com or site. co.uk",
        "Then. iPhones sell. eBay too.",
        "Au. afarensis and D18 ehf. bought it on the 19th. century",
        "1. first point\n12. second point",
        "J. smith",
    ],
)
def test_small_letters_that_are_right(check, text):
    assert check("GRM002", text) == []


@pytest.mark.parametrize(
    ("code", "text", "marks"),
    [
        ("GRM003", "They could of won; he might of too.", "They [[could of]] won; he [[might of]] too."),
        ("GRM003", "the legal and financial might of firms; he would of course go", None),
        ("GRM004", "at the start of the this season, with the a growing", "at the start of [[the this]] season, with [[the a]] growing"),
        ("GRM004", "of these our plans", "of [[these our]] plans"),
        ("GRM004", "The My Lai trial; he gave her the keys; make these our own; the a cappella choir; the “their” in it", None),
        ("GRM005", "It has it's own army.", "It has [[it's own]] army."),
        ("GRM005", "its not inconsiderable debt and its going rate; it's been", None),
        ("GRM006", "less then four years, rather then the", "[[less then]] four years, [[rather then]] the"),
        ("GRM006", "It was bigger then, and no more then ten came. US and NATO then try", None),
        ("GRM007", "But they was gone. We has time.", "But [[they was]] gone. [[We has]] time."),
        ("GRM007", '"They was robbed," he said. They demand that he have one. What they is, who knows.', None),
        ("GRM008", "It was even more easier and the most best.", "It was even [[more easier]] and the [[most best]]."),
        ("GRM008", "the town needs more better schools; the most best-selling book; most latest", None),
        ("GRM009", "They can not go.", "They [[can not]] go."),
        ("GRM009", "They can not only go but stay.", None),
        ("GRM010", "non-interference into affairs depends from it", "[[non-interference into]] affairs [[depends from]] it"),
        ("GRM010", "a rise in violations of the law", None),
        ("GRM011", "There are common ground. He gave an advice.", "[[There are common ground]]. He gave [[an advice]]."),
        ("GRM011", "There are evidence bags; many information desks; an advice column", None),
        ("GRM012", "has proven it potential, and with it allies in", "has proven [[it potential]], and with [[it allies]] in"),
        ("GRM013", "He could have it been; she could have it set in gold", "He could have [[it been]]; she could have it set in gold"),
        ("GRM014", "No. United States has left. The United States has", "No. [[United States has]] left. The United States has"),
        ("GRM014", "to Russian Foreign Ministry spokeswoman Anna Ivanova", None),
        (
            "GRM015",
            "in the neighbouring Poland, the neighbouring Poland game",
            "in [[the neighbouring Poland]], the neighbouring Poland game",
        ),
        (
            "GRM016",
            "No. The White House, has not. Peru, The White House, has not",
            "No. [[The White House, has not]]. Peru, The White House, has not",
        ),
        (
            "GRM017",
            "with German's Fischer, by the German's Ford, of Russian's win",
            "with [[German's]] Fischer, by the German's Ford, of Russian's win",
        ),
        ("GRM012", "has proven it. Potential buyers made it policy and it members", None),
    ],
)
def test_frames(marked, code, text, marks):
    assert marked(code, text) == (marks or text)


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("GRM014", "They met in [[White House]] on Friday."),
        ("GRM014", "Talks with [[Ukrainian side]] and with Ukrainian side lawyers."),
        ("GRM014", "Met in White House on Friday\n"),
        ("GRM014", "He came from [[US]]. He works for UK, US and French firms."),
        ("GRM018", "He spoke of work [[on creation of]] jobs."),
        ("GRM018", "He left [[at end of]] May, [[in interview with]] us."),
        ("GRM018", "Talks at end of May\n"),
        ("GRM018", "The office of president of the union is at risk of a strike, in view of the law."),
        ("GRM018", "He spoke in favour of period of rest."),
        ("GRM022", "He came up [[a with]] a plan."),
        ("GRM022", "It is “a of”; of course at times of course, and but for him the to and fro would end."),
        ("GRM023", "It did not [[agreed]], and it would [[triggered]] war."),
        ("GRM023", "It did not need or exceed it; it would indeed succeed."),
        ("GRM024", "They [[have went]], and it [[was wrote]]."),
        ("GRM024", "They have gone; all he did was agree."),
        ("GRM025", "The [[ministry informed that]] it is late. [[He told that]] it is."),
        ("GRM025", "[[They discussed about the]] dam; the issues discussed about the dam were old."),
        ("GRM025", "The ministry was informed that it is late. He was told that it is."),
        ("GRM026", "It is [[one of biggest]], [[between 20 to 25]], with [[thousands people]]."),
        ("GRM026", "one of us, one of hundreds, between 20 and 25, thousands of people"),
        ("GRM027", "It [[has lead to]] this, far form the end."),
        ("GRM027", "It did not lead to this; a loose his-and-hers deal"),
        ("GRM051", "Experts told [[The Paper, Smith is]] ill."),
        ("GRM051", "When he told the paper, it was late. He told reporters, who are ill."),
        ("GRM052", "It was late, [[however it was]] good. In May, however, it was."),
    ],
)
def test_frames_of_hurry_and_translation(marked, code, marks):
    assert marked(code, marks.replace("[[", "").replace("]]", "")) == marks


def test_the_article_that_is_missing_is_put_in(check):
    (finding,) = check("GRM018", "She said so in interview with the agency.")
    assert finding.fix.replacement == "in an interview with"


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_what_is_found_in_the_seeds(rules, name):
    import glob

    with open(glob.glob(f"seeds/{name}_*.txt")[0], encoding="utf-8", newline="") as file:
        doc = Document(file.read())
    found = [(f.start.line, f.text) for f in rules.check(doc, dict.fromkeys(GRAMMAR, "error"), Settings())]
    assert (
        found
        == {
            "000": [],
            "001": [
                (41, "the General of the Army"),
                (133, "German's"),
                (145, "Meddling With B&H’s Affairs"),
                (147, "meddle with Bosnia-Herzegovina’s domestic affairs"),
                (150, "non-interference into"),
                (151, "discrimination of Bosnian"),
                (158, "United States has"),
                (170, "US and NATO then"),
                (180, "In violations of all"),
                (187, "Russian Foreign Ministry"),
                (203, "The United States, have not"),
                (238, "on the global arena"),
                (275, "Russian contingent"),
                (319, "Deputy Minister of Foreign Affairs of Russia Alexander Grushko, made"),
                (353, "reach any progress"),
                (409, "these our"),
                (419, "it potential"),
                (428, "the brotherly Kazakhstan"),
            ],
            "002": [],
            "003": [(3, "can not"), (9, "there are common ground"), (21, "and")],
            "004": [(37, "it set the tone")],
        }[name]
    )


@given(st.text(alphabet="aAnN thUMPeu18$.,’' \n\"“8", max_size=60))
def test_any_text_gets_findings_inside_it(rules, text):
    doc = Document(text)
    for finding in rules.check(doc, dict.fromkeys(GRAMMAR, "error"), Settings()):
        assert text[finding.start.offset : finding.end.offset] == finding.text != ""
