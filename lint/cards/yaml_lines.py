"""YAML with line numbers: what a rule card says, and on which line each key stands."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CardError(ValueError):
    """A rule card that cannot be used. `str()` is one line: `file:line: what is wrong and what would be right`."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


def load(text: str, path: str) -> tuple[Any, dict[tuple[Any, ...], int]]:
    """Data of a YAML text and the line (from 1) of every key and list item, by its path of keys and indexes.

    Raises CardError for broken YAML, duplicate keys and tags.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lines: dict[tuple[Any, ...], int] = {(): 1}
    maker = yaml.SafeLoader("")

    def build(node: Any, at: tuple[Any, ...]) -> Any:
        lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            out: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                key = build(key_node, (*at, "<key>"))
                line = key_node.start_mark.line + 1
                if isinstance(key, dict | list):
                    raise CardError(path, line, "a key must be a plain word")
                if key in out:
                    raise CardError(path, line, f'key "{key}" stands twice')
                lines[(*at, key)] = line
                out[key] = build(value_node, (*at, key))
            return out
        if isinstance(node, yaml.SequenceNode):
            items = [build(child, (*at, n)) for n, child in enumerate(node.value)]
            for child, item in zip(node.value, items, strict=True):
                if isinstance(item, bool) and any(isinstance(other, str) for other in items):
                    line = child.start_mark.line + 1
                    raise CardError(path, line, f"put the word {child.value} in quotes: YAML reads it as true or false")
            return items
        try:
            return maker.construct_object(node)
        except yaml.YAMLError as broken:
            raise CardError(path, node.start_mark.line + 1, f"cannot be read: {_first(str(broken))}") from None

    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        problem = getattr(broken, "problem", None) or _first(str(broken))
        raise CardError(path, mark.line + 1 if mark else 1, f"not valid YAML: {problem}") from None
    return (build(root, ()) if root is not None else None), lines


def _first(message: str) -> str:
    return message.split("\n", 1)[0]
