"""Every rule is tried on the examples of its own card before it is used: a rule that does not do what its card says does not load."""

from __future__ import annotations

from lint.checks.api import Settings
from lint.document.document import Document
from lint.engine import Ruleset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.cards.compile import Compiled
    from lint.cards.schema import Card, Example
    from lint.cards.yaml_lines import CardError
    from lint.finding import Finding


_SETTINGS = Settings()


def test_examples(compiled: Compiled, cards: Sequence[Card]) -> Ruleset:
    """The rules, tried. Raises CardError for the first example that is not hit exactly, hit wrongly, or fixed differently."""
    rules = Ruleset(compiled)
    for card in cards:
        for example in card.examples:
            wrong = _try(rules, card, example)
            if wrong is not None:
                raise wrong
    return rules


def _try(rules: Ruleset, card: Card, example: Example) -> CardError | None:
    doc = Document(example.text, format=card.data.get("formats", ["plain"])[0])
    found = rules.check(doc, {card.code: card.data["severity"]}, _SETTINGS)
    spans = [(f.start.offset, f.end.offset) for f in found]
    if spans != list(example.spans):
        return card.source.error(
            example.at, f"{card.code} finds {_marked(example.text, spans)}; the example says {_marked(example.text, example.spans)}"
        )
    if example.fixed is not None and (fixed := _fixed(example.text, found)) != example.fixed:
        return card.source.error(example.at, f"{card.code} makes {fixed!r} of it; the example says {example.fixed!r}")
    return None


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    if not spans:
        return "nothing"
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return repr(text)


def _fixed(text: str, found: Sequence[Finding]) -> str:
    for finding in reversed(found):
        if finding.fix is not None:
            text = text[: finding.start.offset] + finding.fix.replacement + text[finding.end.offset :]
    return text
