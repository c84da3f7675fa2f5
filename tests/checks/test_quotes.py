import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document

RUNNING = '"We are ready to talk.\n\n"But nobody has called us yet," the minister said.\n'


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('He said that "the plan will be tested soon.\n\nIt is new.\n', 'He said that [["the plan]] will be tested soon.\n\nIt is new.\n'),
        ("He said: “We come at ten.\n\nThe talks are new.\n", "He said: [[“We come]] at ten.\n\nThe talks are new.\n"),
        ('"We come at ten, Smith said. "We leave at noon."\n', '"We come at [[ten, Smith]] said. "We leave at noon."\n'),
        (
            '"It is a heart-to-heart talk, Ann Grey told us.\n\n"It is new," she said.\n',
            '"It is a heart-to-heart [[talk, Ann]] Grey told us.\n\n"It is new," she said.\n',
        ),
        (
            '"We lost it. Mr Smith said the rest was safe. He added: "It is bad."\n',
            '[["We lost]] it. Mr Smith said the rest was safe. He added: "It is bad."\n',
        ),
    ],
)
def test_a_quotation_that_nothing_closes(marked, text, marks):
    assert marked("PUN010", text) == marks


@pytest.mark.parametrize(
    "text",
    [
        RUNNING,
        '"We come. "We stay. "We leave," he said.',  # paragraphs that were joined
        '"We come," he said. "We leave."',
        "“We come,” he said. “We leave.”",
        'a 12" pizza and a 6\'2" man',
        "The '90s and the workers' union",
        "“He called it ‘a mistake’ then,” she said.",
    ],
)
def test_quotations_that_are_closed(check, text):
    assert check("PUN010", text) == []


def test_the_missing_mark_is_put_before_the_attribution(check):
    (finding,) = check("PUN010", "“We come at ten, Smith said. “We leave at noon.”")
    assert finding.fix.replacement == "ten,” Smith"
    assert not finding.fix.safe


def test_a_last_paragraph_that_lacks_only_its_closing_mark_is_a_suggestion(check):
    (finding,) = check("PUN010", '"We come," he said.\n\n"We leave at noon.\n')
    assert (finding.severity, finding.text) == ("suggestion", '"We leave')


def test_a_closing_mark_that_nothing_opens(marked, check):
    assert marked("PUN011", 'Our ways are clear and open," he said.') == '[[Our ways]] are clear and open," he said.'
    assert marked("PUN011", 'It was "new" and "old" to get, and to share."') == 'It was "new" and "old" to get, and to [[share."]]'
    assert check("PUN011", RUNNING) == []


def test_paragraphs_of_a_running_quotation_open_with_a_mark(check):
    text = '"We come at ten.\n\nI thank you all.\n\nWe leave at noon," he said.\n'
    findings = check("PUN012", text)
    assert [f.text for f in findings] == ["I thank", "We leave"]
    assert [f.related[0].start.offset for f in findings] == [0, 0]
    assert findings[0].fix.replacement == '"I thank'
    assert check("PUN012", RUNNING) == []


def test_a_line_that_was_broken_in_a_sentence_is_no_paragraph(check):
    assert check("PUN012", '"We come to see\nhow much it is," he said.\n') == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('“The time has passed," he said.', '[[“The time]] has passed," he said.'),
        ('"The time has passed,” he said.', '[["The time]] has passed,” he said.'),
        ("It is ‘a mistake,' he said.", "It is ‘a mistake,[[']] he said."),
    ],
)
def test_pairs_of_different_marks(marked, text, marks):
    assert marked("PUN013", text) == marks


def test_a_straight_apostrophe_in_a_curly_quotation_is_no_closing_mark(check):
    assert check("PUN013", "He said ‘it's the workers' day.’ Then") == []


def test_double_marks_inside_double_marks(marked, check):
    assert (
        marked("PUN014", '"In May the "Union Resolve" drill starts," he said.') == '"In May the [["Union Resolve"]] drill starts," he said.'
    )
    (finding,) = check("PUN014", "“In May the “Union Resolve” drill starts,” he said.")
    assert (finding.severity, finding.fix.replacement) == ("warning", "‘Union Resolve’")
    assert check("PUN014", "\"In May the 'Union Resolve' drill starts,\" he said.") == []


def test_a_last_paragraph_left_open_is_a_slip_unless_it_may_go_on(check):
    before = "The plan was ready in May and nobody knew of it.\n"
    alone = check("PUN010", before + '"We shall see what comes of it.\n')
    after_another = check("PUN010", before + '"We are late," he said.\n"We shall see what comes of it.\n')
    assert [f.severity for f in alone] == ["warning"]
    assert [f.severity for f in after_another] == ["suggestion"]


def test_a_verb_before_a_clause_is_no_attribution(check):
    text = 'He left. "I have nothing to hide. One of the men, Smith, of Ford, said he and the others would go. "We go," he said.\n'
    assert "attributed" not in [f.message for f in check("PUN010", text)]
    assert all("Ford" not in f.text for f in check("PUN010", text))


def test_nothing_is_nested_where_a_mark_is_missing(check):
    assert check("PUN014", '"We come. He wants to play a "big role" in May, Smith said.') == []


def test_marks_of_other_languages(marked, check):
    assert marked("PUN015", "the paper «Izvestia» wrote") == "the paper [[«Izvestia»]] wrote"
    assert check("PUN015", "in Russian: «Известия»") == []


def test_one_text_one_kind_of_mark(check):
    straight = '"Yes," he said. "No," she said. "Who?" he asked. '
    (finding,) = check("PUN016", straight + "“I,” he said. “You,” she said.")
    assert finding.text == "“"
    assert "4 of 10" in finding.message and "curly" in finding.message
    assert len(finding.related) == 3
    assert check("PUN016", straight + "“I,” he said.") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('"We have checked all of it" Shoigu added.', '"We have checked all of [[it" Shoigu added]].'),
        ("“We have checked all of it” said Ann Grey.", "“We have checked all of [[it” said Ann Grey]]."),
    ],
)
def test_no_comma_before_the_attribution(marked, text, marks):
    assert marked("PUN017", text) == marks


@pytest.mark.parametrize("text", ['"We have checked all of it," Shoigu added.', 'His "yes to all of it" he said aloud.', '"Why?" he said.'])
def test_attributions_that_are_set_off(check, text):
    assert check("PUN017", text) == []


def test_apostrophes_of_one_kind(check, marked):
    heading = "Lavrov's Answer To US Claims Of ‘Provocation’ Against Ukraine"
    body = "\n\nThe minister said on Monday that there is no provocation at all, as the ministry wrote.\n"
    assert marked("PUN019", heading + body) == "Lavrov's Answer To US Claims Of [[‘Provocation’]] Against Ukraine" + body
    (finding,) = check("PUN019", "it’s his, it's hers, that's his, he's here, she's here. It’s we’re you’re they’re he’s")
    assert (finding.text, finding.start.offset) == ("'", 12)
    assert check("PUN019", "it's his, it’s hers") == []


CODES = ("PUN010", "PUN011", "PUN012", "PUN013", "PUN014", "PUN015", "PUN016", "PUN017", "PUN018", "PUN019", "PUN027", "MTR020")


@given(st.text(alphabet="ab A.,?\n\"“”‘’'„«»()–-", max_size=80))
def test_any_text_gives_spans_inside_it(rules, text):
    for finding in rules.check(Document(text), {code: rules.infos[code].severity for code in CODES}, Settings()):
        assert 0 <= finding.start.offset < finding.end.offset <= len(text)
        assert text[finding.start.offset : finding.end.offset] == finding.text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("“We come” , – the minister said.", "“We come,” the minister said."),
        ("“We come”, – said the minister.", "“We come,” said the minister."),
        ('"Will you come?", - he asked.', '"Will you come?" he asked.'),
    ],
)
def test_the_dash_of_a_russian_dialogue(check, text, after):
    (finding,) = check("MTR020", text)
    assert text[: finding.start.offset] + finding.fix.replacement + text[finding.end.offset :] == after
    assert finding.severity == "error"


def test_words_in_the_first_person_without_marks(marked, check):
    text = "He was brief. Our patience is at an end, Ann Grey said on Monday."
    assert marked("PUN027", text) == "He was brief. [[Our patience is at an end, Ann Grey said]] on Monday."
    assert check("PUN027", '"Our patience is at an end," Ann Grey said. "We go home, he said to me."') == []
    assert check("PUN027", "Their patience was at an end, Ann Grey said.") == []


def test_a_text_that_never_takes_a_quotation_up_again_gets_one_hint(check):
    lines = ["He was there.", '"We left early.', "It was cold.", "It was dark.", "It was late.", 'It was over," he said.']
    (finding,) = check("PUN012", "\n\n".join(lines) + "\n")
    assert (finding.severity, finding.start.line) == ("suggestion", 5)
    assert len(check("PUN012", "\n\n".join(lines[:4] + lines[5:]) + "\n")) == 3


@pytest.mark.parametrize(
    ("before", "found"),
    [("", True), ("It rained.\n", True), ("It rained. ", True), ("Really? ", True), ("It rained, ", False), ("It rained.  ", False)],
)
def test_unquoted_speech_begins_with_its_sentence(check, before, found):
    speech = "Our patience is at an end, Smith said"
    assert [f.text for f in check("PUN027", f"{before}{speech}.\n")] == ([speech] if found else [])
