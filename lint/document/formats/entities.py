"""Character entities (`&amp;`, `&#8217;`), decoded in place without a change of length.

An entity is longer than its character; what is left over is filled so that a check is misled as little as possible:

* the entity stands at white space (`&quot;We are`, `he said.&quot; `): the character takes the side that touches the
  text, spaces the other one, so that a quotation mark still leans on its word;
* the entity stands for white space (`&nbsp;`): the character and spaces;
* the entity has text on both sides (`don&#8217;t`, `caf&eacute;s`): the character and `PAD`, which neither cuts the
  word in two nor looks like a space; `Tokens` leaves it out of the words.
"""

from __future__ import annotations

from lint.document.formats import PAD
from lint.pattern import lazy

_ENTITY = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def decode_entities(text: str) -> str:
    """`text` with its character entities decoded and padded; the same length. Unknown entities stay."""
    if "&" not in text or ";" not in text:
        return text
    from html import unescape

    pieces: list[str] = []
    done = 0
    before = ""
    for match in _ENTITY.finditer(text):
        start, end = match.span()
        source = match.group()
        char = unescape(source).replace("\n", " ").replace("\r", " ")
        if start > done:
            pieces.append(text[done:start])
            before = text[start - 1]
        following = _ENTITY.match(text, end)
        after = unescape(following.group())[:1] if following else text[end : end + 1]
        piece = source if char == source or len(char) > len(source) else _padded(char, len(source), before, after)
        pieces.append(piece)
        before = piece[-1]
        done = end
    return "".join((*pieces, text[done:]))


def _padded(char: str, length: int, before: str, after: str) -> str:
    if char.isspace():
        return char.ljust(length)
    if before == "" or before.isspace():
        return char.rjust(length)
    if after == "" or after.isspace():
        return char.ljust(length)
    # The filling takes the side of a word, where it is out of the way of punctuation.
    if before.isalnum() and not after.isalnum() and not char.isalnum():
        return char.rjust(length, PAD)
    return char.ljust(length, PAD)
