"""The settings in force, shown as a configuration file."""

from __future__ import annotations

from lint.config_file import dotted, toml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint.config import Config, Selection


def show(config: Config) -> str:
    """The settings in force as lines of TOML, each with where it comes from."""
    lines = []

    def line(keys: Sequence[str], value: object) -> None:
        key = dotted(keys)
        lines.append(f"{key} = {toml(value)}  # from {config.origin[key]}")

    def selection(keys: tuple[str, ...], chosen: Selection | Config) -> None:
        for key in ("select", "extend-select", "ignore"):
            value = getattr(chosen, key.replace("-", "_"))
            if value is not None and dotted((*keys, key)) in config.origin and (value or key == "select"):
                line((*keys, key), value)
        for selector, level in chosen.severity.items():
            line((*keys, "severity", selector), level)

    if config.select is None:
        lines.append("# select: not set, the rules that are on by default  # from default")
    selection((), config)
    for table in config.per_file:
        selection(("per-file", table.glob), table.selection)
    if config.exclude:
        line(("exclude",), [item.pattern for item in config.exclude])
    if config.rules:
        line(("rules",), config.rules)
    line(("language",), config.language)
    if config.encoding is None:
        lines.append("# encoding: not set, recognised file by file  # from default")
    else:
        line(("encoding",), config.encoding)
    line(("fail-on",), config.fail_on)
    line(("output-format",), config.output_format)
    if "cache" in config.origin:
        line(("cache",), config.cache)
    if config.names:
        line(("names",), config.names)
    if config.names_ignore:
        line(("names-ignore",), config.names_ignore)
    if config.house_style is not None:
        line(("house-style",), config.house_style)
    for right, wrong in config.prefer.items():
        line(("prefer", right), wrong)
    for rule, options in config.options.items():
        for option, value in options.items():
            line(("options", rule, option), value)
    return "\n".join(lines) + "\n"
