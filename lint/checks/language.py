"""The language of paragraphs, and how long sentences are."""

from __future__ import annotations

import os
from functools import lru_cache

from lint.checks.api import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from lint.checks.api import Context
    from lint.document.blocks import Block
    from lint.document.document import Document


def other_language(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A long paragraph in another language than the configured one; quoted passages are left out.

    Most paragraphs are told by the share of their letters in the language's script and of its stop words; only one that
    fails this test is given to langdetect, whose answer decides.
    """
    language = ctx.settings.language[:2].lower()
    usual = ctx.memo(_stop_words).get(language)
    if usual is None:
        return
    signs, shortest, distance = ctx.options["signs"].get(language, ()), ctx.options["shortest"], ctx.options["sign_distance"]
    count = doc.folded.count
    for block in doc.blocks:
        length = block.end - block.start
        if length < shortest or block.kind == "heading":
            continue
        if sum([count(sign, block.start, block.end) for sign in signs]) * distance >= length:
            continue
        words = doc.folded[block.start : block.end].split(" ")
        if len(words) < ctx.options["fewest_words"]:
            continue
        if sum(map(usual.__contains__, words)) >= ctx.options["smallest_share"] * len(words):
            continue
        text = _own_words(doc, block)
        own = text.split(" ")
        if len(text) < shortest or sum(word[0].isupper() for word in own) > ctx.options["most_capitals"] * len(own):
            continue  # a list of names has no language
        found, probability = _detected(text)
        if found[:2] != language and probability >= ctx.options["certain"]:
            name = ctx.options["names"].get(found[:2], found)
            yield Hit(block.start, block.end, {"language": name})


def _stop_words(ctx: Context) -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in ctx.options["stop_words"].items()}


def _own_words(doc: Document, block: Block) -> str:
    """The words of a block outside of quotations."""
    pieces, at = [], block.start
    for quotation in doc.quotations:
        if quotation.end > at and quotation.start < block.end:
            pieces.append(doc.text[at : max(at, quotation.start)])
            at = min(quotation.end, block.end)
    return " ".join("".join([*pieces, doc.text[at : block.end]]).split())


class _Grams(dict[str, list[float]]):
    """How often each language uses an n-gram, as langdetect asks for it; a row is worked out when somebody asks whether there is one.

    langdetect itself works out all rows before it looks at a text, which takes longer than checking a hundred articles, and takes Ctrl-C
    for a damaged file meanwhile.
    """

    def __init__(self, profiles: Sequence[Mapping[str, Any]]) -> None:
        self._profiles = profiles

    def __contains__(self, gram: object) -> bool:
        if not super().__contains__(gram):
            assert isinstance(gram, str)
            row = [profile["freq"].get(gram, 0) / profile["n_words"][len(gram) - 1] for profile in self._profiles]
            if not any(row):
                return False
            self[gram] = row
        return True


@lru_cache(maxsize=1)
def _factory() -> Any:
    """What makes langdetect's detectors, with a fixed seed, so that the same text always gets the same answer."""
    import json

    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    profiles = []
    for name in sorted(os.listdir(PROFILES_DIRECTORY)):
        with open(os.path.join(PROFILES_DIRECTORY, name), encoding="utf-8") as file:
            profiles.append(json.load(file))
    factory = DetectorFactory()
    factory.set_seed(0)
    factory.langlist = [profile["name"] for profile in profiles]
    factory.word_lang_prob_map = _Grams(profiles)
    return factory


def _detected(text: str) -> tuple[str, float]:
    """Code of the likeliest language and its probability; ("", 0) for a text without letters."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except LangDetectException:
        return "", 0.0
    return str(best.lang), float(best.prob)


def long_sentence(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A sentence of more words than the option `most_words`."""
    most = ctx.options["most_words"]
    for start, end in doc.sentences:
        if end - start > 2 * most:
            count = len(doc.text[start:end].split())
            if count > most:
                yield Hit(start, end, {"count": count})
