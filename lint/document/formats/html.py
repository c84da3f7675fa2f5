"""Reading HTML: tags, comments, scripts and the page's head are blanked, entities decoded in place."""

from __future__ import annotations

from lint.document.formats import Masked, Part, blanked
from lint.document.formats.entities import decode_entities
from lint.pattern import compiled, lazy

_MARKUP = lazy(
    r"(?s)<!--.*?(?:-->|\Z)|<!\[CDATA\[|<[!?][^>]*>"
    r"|<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>\"']++|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,100}+>"
    r"|</?[a-zA-Z][^<>]*>?"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements whose content is not copy.
_HIDDEN = _words("""script style template svg math head title code kbd samp textarea noscript object iframe select""")
_HEADINGS = _words("h1 h2 h3 h4 h5 h6")
_BLOCKS = _HEADINGS | _words(
    """address article aside blockquote body br button caption center dd details dialog div dl dt fieldset
    figcaption figure footer form header hr html label legend li main nav ol option p pre section summary
    table tbody td tfoot th thead tr ul video audio"""
)


def read(original: str) -> Masked:
    """The text of an HTML file with its markup blanked, and its parts.

    h1-h6 are headings, li list items, what stands in blockquote block quotes, and p, div, td, ... paragraphs.
    """
    pieces: list[str] = []
    parts: list[Part] = []
    never_closed: set[str] = set()
    done = part_start = 0
    heading = item = False
    quotes = 0
    position = 0
    while match := _MARKUP.search(original, position):
        start, position = match.span()
        name = (match["name"] or "").lower()
        opening = bool(name) and not match["slash"]
        if opening and name in _HIDDEN and not match.group().endswith("/>") and name not in never_closed:
            closing = compiled(rf"(?i)</{name}\s*>").search(original, position)
            if closing:
                position = closing.end()
            else:
                never_closed.add(name)
        pieces += (original[done:start], blanked(original[start:position]))
        done = position
        if name in _BLOCKS:
            kind = "heading" if heading else "block_quote" if quotes else "list_item" if item else "paragraph"
            parts.append(Part(kind, part_start, start))
            part_start = position
            if name in _HEADINGS:
                heading = opening
            elif name == "blockquote":
                quotes = quotes + 1 if opening else max(0, quotes - 1)
            elif name in ("li", "ul", "ol"):
                item = name == "li" and opening
            elif name == "p":
                heading = False  # a heading that was never closed
    parts.append(Part("heading" if heading else "paragraph", part_start, len(original)))
    pieces.append(original[done:])
    return Masked(decode_entities("".join(pieces)), parts)
