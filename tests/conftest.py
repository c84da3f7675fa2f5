"""Shared by all tests: the program's own rules, loaded once, and a way to run one of them over a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.cards.load import load_rules
from lint.checks.api import Settings
from lint.document.document import Document
from lint.engine import Ruleset
from lint.finding import Finding

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def rules() -> Ruleset:
    """The rules that come with the program."""
    return Ruleset(load_rules())


@pytest.fixture
def check(rules: Ruleset) -> Check:
    """`check("DUP001", text)`: what one rule says of a text."""

    def run(code: str, text: str, format: str = "plain") -> list[Finding]:
        return rules.check(Document(text, format=format), {code: rules.infos[code].severity}, Settings())

    return run


@pytest.fixture
def marked(check: Check) -> Callable[..., str]:
    """`marked("DUP001", text)`: the text with `[[ ]]` around what the rule finds."""

    def run(code: str, text: str, format: str = "plain") -> str:
        for finding in reversed(check(code, text, format)):
            text = f"{text[: finding.start.offset]}[[{finding.text}]]{text[finding.end.offset :]}"
        return text

    return run
