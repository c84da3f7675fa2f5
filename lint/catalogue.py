"""What there is to find: the list of rules, and one rule explained. The words are those of the rule cards."""

from __future__ import annotations

from lint.finding import CONFIDENCE
from lint.nearest import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lint.finding import RuleInfo

COLUMNS = 100


class UnknownRule(ValueError):
    """There is no rule of that code or name; `str()` is one clear line."""


def listing(rules: Iterable[RuleInfo]) -> str:
    """One line a rule: code, name, severity, summary; `off` marks those that run only when selected."""
    rows = [(r.code, r.name, r.severity + ("" if r.default else ", off"), r.summary) for r in rules]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) + "\n" for row in rows)


def listing_json(rules: Iterable[RuleInfo]) -> str:
    """The rules as a JSON list, one object a rule."""
    import json

    return json.dumps([rule._asdict() for rule in rules], ensure_ascii=False, indent=1) + "\n"


def find_rule(rules: Mapping[str, RuleInfo], wanted: str) -> RuleInfo:
    """The rule of that code (any case) or name; raises UnknownRule with the nearest one."""
    by_name = {rule.name: rule for rule in rules.values()}
    found = rules.get(wanted.upper()) or by_name.get(wanted.lower())
    if found is None:
        raise UnknownRule(f'there is no rule "{wanted}"{did_you_mean(wanted, [*rules, *by_name])}; `lint rules` lists all')
    return found


def explanation(rule: RuleInfo) -> str:
    """What a rule finds, why, with examples, and how to switch it off."""
    from textwrap import fill

    share = round(CONFIDENCE[rule.precision] * 100)
    default = "" if rule.default else "; runs only when selected"
    lines = [
        f"{rule.code} {rule.name}",
        rule.summary,
        "",
        f"{rule.severity}; expected to be right {share} times in 100{default}",
        "",
        fill(rule.why.strip(), COLUMNS),
        "",
        "Finds (what stands between [[ and ]]):",
        *(_indented(example) for example in rule.bad),
        "Leaves alone:",
        *(_indented(example) for example in rule.good),
        "",
        f'Switch it off with `--ignore {rule.code}`, or with `ignore = ["{rule.code}"]` in lint.toml.',
    ]
    return "\n".join(lines) + "\n"


def _indented(example: str) -> str:
    shown = "".join(c if c.isprintable() or c == "\n" else f"<U+{ord(c):04X}>" for c in example.strip())
    return "\n".join("    " + line for line in shown.split("\n") if line.strip())
