"""Quotations and the roles of quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.document.document import Document
from lint.document.quotations import marks


def quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in Document(text).quotations]


def roles(text: str) -> str:
    """First letters of the roles: o(pen), c(lose), r(eopen), u(nsure)."""
    return "".join(mark.role[0] for mark in marks(Document(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
        ('"We agreed,"he said.', ['"We agreed,"']),
        ('According to him,"this is new."', ['"this is new."']),
        ("He said „so geht’s“ and «так и есть».", ["„so geht’s“", "«так и есть»"]),
        ("“It is done, ”said Ivanov.", ["“It is done, ”"]),
        ("“It is done, “Ivanov said.", ["“It is done, “"]),
        ('"The "Union" exercise starts," he said.', ['"The "Union" exercise starts,"']),
        ('"They spoke of “rules” again," he said.', ['"They spoke of “rules” again,"']),
        ('the ("so-called") plan—"a joke"—failed', ['"so-called"', '"a joke"']),
        ('A 6\'2" man bought a 5" pipe and an 8" one.', []),
        ('"A 5" pipe," he said.', ['"A 5" pipe,"']),
        ("'Yes, it is the US' plan,' she said. 'Don't wait.'", ["'Yes, it is the US' plan,'", "'Don't wait.'"]),
        (
            "‘’Tis O’Brien’s rock ’n’ roll of the ’90s,’ he said. ‘Go.’",
            ["‘’Tis O’Brien’s rock ’n’ roll of the ’90s,’", "‘Go.’"],
        ),
        ("The US' plan and the workers' rights, O'Brien said.", []),
        ("More news »", []),
        ("It is a treat â€“ and â€” a witty one, he said.", []),  # dashes in UTF-8, read as Windows-1252
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Yes," he said. "No."', "ococ"),
        ('"One.\n\n"Two.\n\n"Three," he said.', "orrc"),
        ('"One. "Two," he said.', "orc"),
        ("“It is done, “Ivanov said.", "oc"),
        ('It is done," he said.', "c"),
        ('a lone " mark', "u"),
    ],
)
def test_roles(text: str, expected: str) -> None:
    assert roles(text) == expected


def test_depth_and_shape() -> None:
    outer, inner, inner_end, end = marks(Document('"An "odd" case,"he said.'))
    assert [mark.depth for mark in (outer, inner, inner_end, end)] == [1, 2, 2, 1]
    assert [mark.shape for mark in (outer, inner, inner_end, end)] == ["open", "open", "close", ""]


def test_quotation_that_runs_over_paragraphs() -> None:
    text = '"One.\n\n"Two.\n\nThree," he said.\n\nFour.'
    (quotation,) = Document(text).quotations
    assert text[quotation.start : quotation.end] == '"One.\n\n"Two.\n\nThree,"'
    assert (quotation.opened, quotation.closed, quotation.lacking) == (True, True, (text.index("Three"),))


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = 'He said "it is done.\n\nThe mayor left.\n\n"Fine," she said.'
    first, second = Document(text).quotations
    assert text[first.start : first.end] == '"it is done.'
    assert not first.closed
    assert second.closed


def test_quotation_does_not_run_past_a_heading() -> None:
    body = "The council met for three hours on Monday and put off its decision on the bridge until the spring."
    text = f'{body} "We wait.\n\nMayor Calls For Patience\n\nIt was late," he said, and it was clear that {body}'
    first, second = Document(text).quotations
    assert text[first.start : first.end] == '"We wait.'
    assert not second.opened


def test_missing_opening_mark() -> None:
    (quotation,) = Document('It is done," he said.').quotations
    assert (quotation.start, quotation.end, quotation.opened, quotation.closed) == (0, 12, False, True)


def test_in_quotation() -> None:
    document = Document('He said "yes" twice.')
    assert [offset for offset in range(20) if document.in_quotation(offset)] == [8, 9, 10, 11, 12]


def test_faulty_quotations_of_seed_001(seed: Callable[[str], Document]) -> None:
    document = seed("001")
    line = document.line_of
    found = [
        (line(q.start), line(q.end), q.opened, q.closed, [line(start) for start in q.lacking])
        for q in document.quotations
        if not q.opened or not q.closed or q.lacking
    ]
    assert found == [
        (107, 107, False, True, []),
        (129, 129, True, False, []),
        (161, 162, True, True, [162]),
        (227, 229, True, True, [229]),
        (319, 320, True, True, [320]),
        (357, 358, True, False, []),
        (411, 412, True, True, [412]),
        (446, 454, True, True, [448, 450, 452, 454]),
        (456, 461, True, True, [458, 460, 461]),
    ]
    (opening,) = [mark for mark in document.quotation_marks if line(mark.offset) == 424 and mark.role == "open"]
    assert document.text[opening.offset - 1 : opening.offset + 5] == ',"this'


def test_turned_mark_of_seed_003(seed: Callable[[str], Document]) -> None:
    document = seed("003")
    turned = [mark for mark in document.quotation_marks if mark.char == "“" and mark.role == "close"]
    assert [document.line_of(mark.offset) for mark in turned] == [21]
