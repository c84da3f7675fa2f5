"""The acceptance texts as documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lint.document.document import Document

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def seed() -> Callable[[str], Document]:
    """The seed text with a number such as "001"."""

    def load(number: str) -> Document:
        (path,) = SEEDS.glob(f"{number}_*.txt")
        return Document(path.read_bytes().decode())

    return load
