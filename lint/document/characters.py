"""The unusual characters of a text: a look at them spares most texts a search for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.pattern import lazy

if TYPE_CHECKING:
    from lint.document.document import Document

_UNUSUAL = lazy(r"[^\t\n\r -~]+")


def unusual_characters(doc: Document) -> str:
    """The characters of a text that are neither printable ASCII nor tabs or line ends, each once."""
    return doc.shared(_unusual)


def _unusual(doc: Document) -> str:
    return "".join(dict.fromkeys("".join(_UNUSUAL.findall(doc.text))))
