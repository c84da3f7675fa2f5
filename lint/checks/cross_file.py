"""The rules that compare files, tried on one text that holds several.

In a run over files these rules are asked once, for all of them (`lint.crossfile.compare`). Here the text is cut at lines
`--- file NAME`, as the examples of their cards are written.
"""

from __future__ import annotations

from lint.document.document import Document
from lint.pattern import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from lint.checks.api import Context, Hit

_HEAD = lazy(r"(?m)^--- file (\S+)[^\S\n]*\n?")


def near_duplicate_article(doc: Document, ctx: Context) -> Iterator[Hit]:
    """An article that stands, the same or nearly so, in an earlier file."""
    return _hits("XFI001", doc, ctx)


def repeated_paragraph(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A paragraph that stands in many files."""
    return _hits("XFI002", doc, ctx)


def name_across_files(doc: Document, ctx: Context) -> Iterator[Hit]:
    """A person's full name that most other files spell differently."""
    return _hits("XFI003", doc, ctx)


def _hits(code: str, doc: Document, ctx: Context) -> Iterator[Hit]:
    from lint.crossfile.compare import compare

    heads = list(_HEAD.finditer(doc.text))
    ends = [head.start() for head in heads[1:]] + [len(doc.text)]
    files = {head[1]: (head.end(), end) for head, end in zip(heads, ends, strict=True)}
    found = compare(((path, Document(doc.text[start:end], path)) for path, (start, end) in files.items()), {code: ctx.options})
    for path, hits in found.items():
        shift = files[path][0]
        for _, hit in hits:
            yield hit._replace(start=hit.start + shift, end=hit.end + shift)
