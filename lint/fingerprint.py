"""What makes a finding the same finding after an edit elsewhere in the file.

Two measures: our own, for baselines and for every report, and the one that GitHub code scanning computes by itself and
compares with ours.
"""

from __future__ import annotations

import struct
from collections import Counter
from operator import mul

from lint.digest import blake2b
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.finding import Finding

# Both tables are part of version 1: a change here is a new version, because every stored baseline would be void.
_VERSION = "v1"
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_CONTEXT_WORDS = 2
_CONTEXT_REACH = 80  # characters looked at on each side for those words

_WORD = lazy(r"\w+")
_LINE_END = lazy(r"\r\n?|\n")

_BLOCK = 100
_POWERS = [37**power for power in reversed(range(_BLOCK))]
_UNITS = struct.Struct(f"<{_BLOCK}H")
_END_OF_FILE = b"\xff\xff"


def fingerprints(findings: Sequence[Finding], text: str) -> list[str]:
    """A fingerprint, `v1:` and 16 hexadecimal digits, for each finding of one file whose original text is `text`.

    It is made of the rule, the span's text and the two words on either side of it in its line; capitals, the shape of
    quotation marks, white space and the punctuation around the span do not count, nor does the place in the file. Findings
    that are alike in all of that are numbered from the top of the file, so no two findings of one file share a fingerprint.
    """
    seen: Counter[str] = Counter()
    result = [""] * len(findings)
    for number in sorted(range(len(findings)), key=lambda n: (findings[n].start.offset, findings[n].end.offset)):
        finding = findings[number]
        before, after = _context(text, finding)
        key = "\0".join((finding.rule, _fold(finding.text), before, after))
        digest = blake2b(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        result[number] = f"{_VERSION}:{digest}"
        seen[key] += 1
    return result


def primary_location_line_hashes(text: str) -> list[str]:
    r"""GitHub's `primaryLocationLineHash` of every line of `text`; that of line 1 comes first.

    As in github/codeql-action, src/fingerprints.ts: white space (space and tab) is left out and line ends become `\n`; a
    line's hash is that of the 100 UTF-16 units from its start, running over into the lines that follow, as a polynomial in
    37 modulo 2**64; the file ends in a unit 0xFFFF and zeros. The suffix `:n` counts equal hashes from the top. GitHub rolls
    one hash over the file; computing it at the line starts alone gives the same values with less work.

    GitHub reads files as UTF-8 and counts a byte order mark as a character of line 1; to match it there, let `text` begin
    with U+FEFF.
    """
    lines = _LINE_END.sub("\n", text).translate({ord(" "): None, ord("\t"): None}).split("\n")
    encoded = [line.encode("utf-16-le", "surrogatepass") for line in lines]
    units = b"\n\0".join(encoded) + _END_OF_FILE + bytes(_UNITS.size)
    known: dict[bytes, str] = {}
    seen: Counter[str] = Counter()
    result = []
    start = 0
    for line in encoded:
        window = units[start : start + _UNITS.size]
        if window not in known:
            known[window] = f"{sum(map(mul, _UNITS.unpack(window), _POWERS)) % 2**64:x}"
        value = known[window]
        seen[value] += 1
        result.append(f"{value}:{seen[value]}")
        start += len(line) + 2
    return result


def _fold(text: str) -> str:
    return " ".join(text.lower().translate(_QUOTES).split())


def _context(text: str, finding: Finding) -> tuple[str, str]:
    """The words next to the span in its line, before and after it; a word cut by the span counts as a word."""
    start, end = finding.start.offset, finding.end.offset
    before = _LINE_END.split(text[max(0, start - _CONTEXT_REACH) : start])[-1]
    after = _LINE_END.split(text[end : end + _CONTEXT_REACH])[0]
    words = _WORD.findall(before.lower())[-_CONTEXT_WORDS:], _WORD.findall(after.lower())[:_CONTEXT_WORDS]
    return " ".join(words[0]), " ".join(words[1])
