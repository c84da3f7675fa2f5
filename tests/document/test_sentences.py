"""Sentences: where they end and where a stop is no end."""

from __future__ import annotations

import pytest

from lint.document.document import Document


def sentences(text: str) -> list[str]:
    document = Document(text)
    return [text[start:end] for start, end in document.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ("He left.", "She stayed."),
        ("It was over!", "Was it?", "No one knew."),
        (['"We lost."', " coach agreed."][0], "The coach agreed."),
        ("“We lost.”", "“We did.”"),
        ("(He was late.)", "It rained."),
        ("He lives in the U.S.", "The trial starts soon."),
        ("He works for Acme Corp.", "It makes doors."),
        ("They met at 5 p.m.", "But nobody spoke."),
        ("The answer was no.", "Nobody smiled."),
        ("They sat in the sun.", "Ivanov read."),
        ("And then...", "Silence."),
        ("First line, no stop", "Second line, no stop"),
    ],
)
def test_split(parts: tuple[str, ...]) -> None:
    joined = "\n".join(parts) if "no stop" in parts[0] else " ".join(parts)
    assert sentences(joined) == list(parts)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Dr. Jones and Gen. Brown.",
        "J. K. Rowling wrote to George H. W. Bush.",
        "The U.S. Army and the U.K. Treasury agreed.",
        "It grew by 3.5 percent to $1.2 billion.",
        "The No. 2 official resigned on Jan. 5 in St. Petersburg.",
        "“Why now?” he asked.",
        '"Stop!" shouted the guard.',
        '"Who pays?" Ivan Petrov asked.',
        "Firms such as Acme Inc. and Bolt Ltd. closed.",
        "He waited ... and waited … for hours.",
        "Fruit, e.g. Bananas Inc. stock, fell vs. Others.",
    ],
)
def test_no_split(text: str) -> None:
    assert sentences(text) == [text]


def test_spans_are_exact() -> None:
    assert Document("  One.  Two.\n\nThree ").sentences == ((2, 6), (8, 12), (14, 19))
