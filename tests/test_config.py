"""Configuration: where it is found, what is refused and with which words, which rules are in force, and what is shown."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.config import (
    Config,
    ConfigError,
    Configs,
    check_codes,
    load_for,
    options_for,
    resolve,
    tables_for,
)
from lint.config_file import HOUSE_STYLES
from lint.config_show import show
from lint.finding import RuleInfo
from lint.walk import Exclude, find_files


def rule(code: str, name: str, severity: str = "error", default: bool = True) -> RuleInfo:
    return RuleInfo(code, name, "", "", severity, "high", default, "family")


RULES = {
    info.code: info
    for info in (
        rule("DUP001", "doubled-word"),
        rule("DUP002", "doubled-phrase", "warning"),
        rule("PUN001", "space-before-comma"),
        rule("PUN003", "turned-quote"),
        rule("PUN101", "straight-quote", "suggestion", default=False),
    )
}
KNOWN = {code: info.name for code, info in RULES.items()}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def configured(text: str, overrides: dict[str, Any] | None = None) -> Config:
    write("lint.toml", text)
    return load_for("a.txt", overrides)


def codes(config: Config, path: str = "a.txt") -> list[str]:
    return list(resolve(config, path, RULES))


def complaint(text: str, overrides: dict[str, Any] | None = None) -> str:
    with pytest.raises(ConfigError) as raised:
        check_codes(configured(text, overrides), KNOWN)
    return str(raised.value)


# ---- finding ----------------------------------------------------------------------------------------------------------------


def test_without_a_file_the_defaults_hold(here: Path) -> None:
    config = load_for("a.txt")
    assert (config.path, config.folder) == (None, str(here))
    assert (config.language, config.encoding, config.fail_on, config.output_format) == ("en", None, "error", "text")
    assert codes(config) == ["DUP001", "DUP002", "PUN001", "PUN003"]


def test_the_closest_file_counts_alone() -> None:
    write("lint.toml", 'fail-on = "never"\nlanguage = "de"')
    write("news/.lint.toml", 'fail-on = "warning"')
    write("news/wire/pyproject.toml", '[tool.newslint]\nfail-on = "suggestion"')
    configs = Configs()
    assert [configs.for_path(path).fail_on for path in ("a.txt", "x/a.txt", "news/a.txt", "news/deep/er/a.txt", "news/wire/a.txt")] == [
        "never",
        "never",
        "warning",
        "warning",
        "suggestion",
    ]
    assert configs.for_path("news/a.txt").language == "en"
    assert configs.for_folder("news") is configs.for_path(os.path.join("news", "b.txt"))


def test_names_in_one_folder_have_an_order() -> None:
    write("pyproject.toml", '[tool.newslint]\nlanguage = "fr"')
    assert load_for("a.txt").language == "fr"
    write(".lint.toml", 'language = "es"')
    assert load_for("a.txt").language == "es"
    write("lint.toml", 'language = "de"')
    assert load_for("a.txt").language == "de"


def test_a_pyproject_that_says_nothing_to_us_is_passed_over() -> None:
    write("lint.toml", 'language = "de"')
    write("a/pyproject.toml", '[project]\nname = "newslint-rules"')
    write("b/pyproject.toml", "this is not TOML")
    assert load_for("a/a.txt").language == "de"
    assert load_for("b/a.txt").language == "de"


def test_a_named_file_counts_for_all_and_isolated_ignores_all() -> None:
    write("lint.toml", 'language = "de"')
    write("house/style.toml", 'language = "fr"')
    write("house/pyproject.toml", '[tool.newslint]\nlanguage = "es"')
    assert load_for("a.txt", config_file="house/style.toml").language == "fr"
    assert load_for("a.txt", config_file="house/pyproject.toml").language == "es"
    assert load_for("a.txt", isolated=True).language == "en"
    assert load_for("a.txt", {"language": "it"}, isolated=True).language == "it"


def test_a_named_file_must_be_one() -> None:
    write("pyproject.toml", "[tool.other]")
    with pytest.raises(ConfigError, match=r"^no such configuration file: nope\.toml$"):
        load_for("a.txt", config_file="nope.toml")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml: no table \[tool\.newslint\]$"):
        load_for("a.txt", config_file="pyproject.toml")
    with pytest.raises(ConfigError, match=r"^--config and --isolated exclude each other$"):
        load_for("a.txt", config_file="pyproject.toml", isolated=True)


def test_each_folder_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    isfile = os.path.isfile

    def counting(path: str) -> bool:
        looked_at.append(path)
        return isfile(path)

    monkeypatch.setattr(os.path, "isfile", counting)
    configs = Configs()
    for path in ("a/b/1.txt", "a/b/2.txt", "a/c/3.txt", "a/b/d/4.txt"):
        configs.for_path(path)
    assert len(looked_at) == len(set(looked_at)) > 0


def test_nothing_heavy_is_loaded_without_a_file() -> None:
    program = "import sys; from lint.config import load_for; load_for('a.txt'); print({'tomllib', 'difflib', 'json'} & set(sys.modules))"
    root = Path(__file__).parents[1]
    shown = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True)
    assert shown.stdout == "set()\n", shown.stderr


# ---- what is refused --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\n\ningore = ["PUN"]', 'lint.toml:3: unknown key "ingore"; did you mean "ignore"?'),
        ('cache = "no"', 'lint.toml:1: "cache" must be true or false, not "no"'),
        ("zebra = 1", 'lint.toml:1: unknown key "zebra"'),
        ("extend_select = []", 'lint.toml:1: unknown key "extend_select"; did you mean "extend-select"?'),
        ('select = "PUN"', 'lint.toml:1: "select" must be a list of strings'),
        ("# one\nexclude = [1]", 'lint.toml:2: "exclude" must be a list of strings'),
        (
            'fail-on = "errors"',
            'lint.toml:1: "fail-on" must be one of error, warning, suggestion, never, not "errors"; did you mean "error"?',
        ),
        ("fail-on = true", 'lint.toml:1: "fail-on" must be one of error, warning, suggestion, never, not true'),
        (
            'output-format = "jsn"',
            'lint.toml:1: "output-format" must be one of text, concise, json, sarif, not "jsn"; did you mean "json"?',
        ),
        ("language = 5", 'lint.toml:1: "language" must be a string'),
        ('language = "english"', 'lint.toml:1: "language" must be a code such as "en" or "en-GB", not "english"'),
        ('encoding = "utf-9"', 'lint.toml:1: unknown encoding "utf-9"'),
        ('severity = "error"', 'lint.toml:1: "severity" must be a table'),
        (
            '[severity]\nPUN001 = "error"\nPUN003 = "fatal"',
            'lint.toml:3: "PUN003" must be one of error, warning, suggestion, off, not "fatal"',
        ),
        ('[per-file."old/**"]\nselct = []', 'lint.toml:2: unknown key "selct"; did you mean "select"?'),
        ('[per-file]\n"old/**" = ["PUN"]', 'lint.toml:2: "old/**" must be a table'),
        ('[per-file]\n"[z-a]" = {}', 'lint.toml:2: bad pattern "[z-a]"'),
        ('rules = [\n  "house",\n]', "lint.toml:2: no such folder of rules: house"),
        ('[prefer]\nKyiv = "Kiev"', 'lint.toml:2: "Kyiv" must be a list of strings'),
        ("[options]\nPUN003 = 5", 'lint.toml:2: "PUN003" must be a table'),
        ("select = [", "lint.toml:1: invalid value at the end of the file"),
        ("a = 1\nb\n", "lint.toml:2: expected '=' after a key in a key/value pair (column 2)"),
        ("a = 1\na = 2\n", "lint.toml:2: cannot overwrite a value (column 6)"),
        # rules that there are not
        ('select = ["PUN03"]', 'lint.toml:1: unknown rule "PUN03"; did you mean "PUN003"?'),
        ('ignore = [\n  "DUP",\n  "turned-qoute",\n]', 'lint.toml:3: unknown rule "turned-qoute"; did you mean "turned-quote"?'),
        ('extend-select = ["pun"]', 'lint.toml:1: unknown rule "pun"; did you mean "PUN"?'),
        ('ignore = ["PU"]', 'lint.toml:1: unknown rule "PU"; did you mean "PUN"?'),
        ('[severity]\n# PUN9\nPUN9 = "off"', 'lint.toml:3: unknown rule "PUN9"; did you mean "PUN"?'),
        ('[per-file]\n"*.md" = {ignore = ["DUP", "DUB001"]}', 'lint.toml:2: unknown rule "DUB001"; did you mean "DUP001"?'),
        ("[options.PUN]\na = 1", 'lint.toml:1: "PUN" means several rules; options are for one'),
    ],
)
def test_mistakes_are_told_in_one_line(text: str, message: str) -> None:
    assert complaint(text) == message


def test_mistakes_in_pyproject_and_in_other_folders() -> None:
    write("sub/pyproject.toml", '[project]\nignore = 1\n[tool.newslint]\nignore = ["PUN"]\n[tool.newslint.severity]\nignore = "of"\n')
    with pytest.raises(ConfigError) as raised:
        load_for("sub/a.txt")
    where = os.path.join("sub", "pyproject.toml")
    assert str(raised.value) == f'{where}:6: "ignore" must be one of error, warning, suggestion, off, not "of"; did you mean "off"?'
    write("sub/pyproject.toml", "[tool]\n newslint = 3")
    with pytest.raises(ConfigError) as raised:
        load_for("sub/a.txt")
    assert str(raised.value) == f'{where}:2: "tool.newslint" must be a table'


def test_mistakes_on_the_command_line() -> None:
    assert complaint("", {"select": ["PUN", "DUPE"]}) == '--select: unknown rule "DUPE"; did you mean "DUP"?'
    assert complaint("", {"encoding": "x"}) == '--encoding: unknown encoding "x"'


def test_files_that_are_not_utf8() -> None:
    Path("lint.toml").write_bytes(b'language = "en"\n# caf\xe9')
    with pytest.raises(ConfigError, match=r"^lint\.toml:2: not UTF-8$"):
        load_for("a.txt")


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake() -> None:
    Path("lint.toml").write_bytes(b'\xef\xbb\xbflanguage = "de"\r\n\r\nfail-on = "never"\r\n')
    config = load_for("a.txt")
    assert (config.language, config.origin["fail-on"]) == ("de", "lint.toml:3")


def test_lines_are_found_in_awkward_files() -> None:
    config = configured(
        'options.turned-quote.note = """\nselect = ["X"]\n[severity]\n"""\n'
        "'select' = [  # PUN, not\n  'ALL',\n]\n"
        '[severity]\n"DUP" = "off"\n[per-file."a.b"]\nignore = ["PUN"]\n[ options . "DUP001" ]\nlimit = 3\n'
    )
    check_codes(config, KNOWN)
    assert config.origin == {
        "language": "default",
        "encoding": "default",
        "fail-on": "default",
        "output-format": "default",
        "options.turned-quote.note": "lint.toml:1",
        "select": "lint.toml:5",
        "severity.DUP": "lint.toml:9",
        'per-file."a.b".ignore': "lint.toml:11",
        "options.DUP001.limit": "lint.toml:13",
        "per-file": "lint.toml:10",
        "options": "lint.toml:1",
    }
    assert config.places["select", "ALL"] == "lint.toml:6"


@given(st.text())
def test_any_text_is_a_configuration_or_a_mistake_told_in_one_line(text: str) -> None:
    Path("lint.toml").write_text(text, encoding="utf-8", errors="replace", newline="")
    try:
        config = load_for("a.txt")
    except ConfigError as error:
        assert str(error).startswith("lint.toml:")
        assert "\n" not in str(error)
    else:
        assert show(config)


# ---- merging ----------------------------------------------------------------------------------------------------------------


def test_the_command_line_comes_on_top(here: Path) -> None:
    write("house/x.yaml", "")
    config = configured(
        'language = "de"\nencoding = "cp1252"\nexclude = ["old/"]\nrules = ["house"]\n'
        '[prefer]\nKyiv = ["Kiev"]\n[options.DUP001]\na = 1\nb = 2',
        {"language": "fr", "encoding": None, "exclude": ["*.md"], "rules": ["house"], "options": {"DUP001": {"b": 3}}},
    )
    assert (config.language, config.encoding) == ("fr", "cp1252")
    assert config.exclude == (Exclude("old/", str(here), "lint.toml:3"), Exclude("*.md", str(here), "--exclude"))
    assert config.rules == (str(here / "house"),)
    assert config.prefer == {"Kyiv": ("Kiev",)}
    assert options_for(config, "DUP001", "doubled-word") == {"a": 1, "b": 3}


def test_paths_are_relative_to_the_file_that_names_them(here: Path) -> None:
    write("desk/lint.toml", 'rules = ["../house", "own"]\nexclude = ["/old"]')
    write("house/x.yaml", "")
    write("desk/own/x.yaml", "")
    config = load_for("desk/news/a.txt")
    assert config.rules == (str(here / "house"), str(here / "desk" / "own"))
    assert config.exclude == (Exclude("/old", str(here / "desk"), os.path.join("desk", "lint.toml") + ":2"),)


def test_excludes_of_each_folder_guide_the_search() -> None:
    write("lint.toml", 'exclude = ["draft.txt"]')
    write("a/draft.txt", "")
    write("b/lint.toml", "")
    write("b/draft.txt", "")
    assert find_files(["."], exclude_in=Configs().excludes).files == [os.path.join(".", "b", "draft.txt")]


def test_a_configuration_can_be_sent_to_another_process() -> None:
    config = configured('select = ["PUN"]\n[severity]\nPUN003 = "off"\n[per-file."*.md"]\nignore = ["PUN"]')
    assert pickle.loads(pickle.dumps(config)) == config


# ---- rules in force ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('select = ["PUN"]', "PUN001 PUN003"),
        ('select = ["PUN0"]', "PUN001 PUN003"),
        ('select = ["turned-quote", "DUP001"]', "DUP001 PUN003"),
        ('select = ["ALL"]\nignore = ["PUN"]', "DUP001 DUP002"),
        ("select = []", ""),
        ('extend-select = ["PUN101"]', "DUP001 DUP002 PUN001 PUN003 PUN101"),
        ('ignore = ["PUN"]', "DUP001 DUP002"),
        ('select = ["PUN003"]\nignore = ["PUN"]', "PUN003"),
        ('select = ["PUN"]\nignore = ["PUN003"]', "PUN001"),
        ('select = ["PUN"]\nignore = ["PUN"]', ""),
        ('select = ["turned-quote"]\nignore = ["PUN003"]', ""),
        ('select = ["ALL"]', "DUP001 DUP002 PUN001 PUN003"),
        ('select = ["straight-quote"]', "PUN101"),
        ('select = ["PUN"]\nextend-select = ["PUN003"]\nignore = ["PUN0"]', "PUN003"),
        ('ignore = ["PUN"]\nextend-select = ["PUN003"]', "DUP001 DUP002 PUN003"),
        ('severity = {PUN = "off"}', "DUP001 DUP002"),
        ('severity = {PUN = "off", turned-quote = "warning"}', "DUP001 DUP002 PUN003"),
        ('select = ["ALL"]\nseverity = {PUN101 = "off"}', "DUP001 DUP002 PUN001 PUN003"),
    ],
)
def test_selection(text: str, expected: str) -> None:
    # A severity for one rule does not switch it on again; it only lifts the "off" of the shorter selector.
    assert " ".join(codes(configured(text))) == expected


@pytest.mark.parametrize(
    ("text", "overrides", "expected"),
    [
        ('select = ["PUN"]', {"select": ["DUP"]}, "DUP001 DUP002"),
        ('ignore = ["PUN003"]', {"select": ["PUN"]}, "PUN001 PUN003"),
        ('select = ["PUN003", "DUP001"]', {"ignore": ["PUN"]}, "DUP001"),
        ('ignore = ["PUN003", "DUP"]', {"extend-select": ["PUN"]}, "PUN001 PUN003"),
        ('severity = {DUP = "off"}', {"select": ["DUP001"]}, "DUP001"),
        ('select = ["PUN"]', {"select": None, "ignore": ["PUN1"]}, "PUN001 PUN003"),
    ],
)
def test_selection_on_the_command_line_speaks_last(text: str, overrides: dict[str, Any], expected: str) -> None:
    assert " ".join(codes(configured(text, overrides))) == expected


def test_severities() -> None:
    config = configured('[severity]\nDUP = "suggestion"\nDUP001 = "warning"\nturned-quote = "suggestion"')
    assert resolve(config, "a.txt", RULES) == {"DUP001": "warning", "DUP002": "suggestion", "PUN001": "error", "PUN003": "suggestion"}


PER_FILE = """
[severity]
DUP001 = "warning"
[per-file."wire/**"]
ignore = ["PUN"]
severity = {DUP001 = "error", DUP002 = "off"}
[per-file."wire/checked/*.txt"]
extend-select = ["PUN003"]
[per-file."*.md"]
select = ["PUN101"]
"""


def test_tables_for_files() -> None:
    config = configured(PER_FILE)
    assert resolve(config, "a.txt", RULES) == {"DUP001": "warning", "DUP002": "warning", "PUN001": "error", "PUN003": "error"}
    assert resolve(config, "./wire/a.txt", RULES) == {"DUP001": "error"}
    assert resolve(config, os.path.abspath("wire/checked/a.txt"), RULES) == {"DUP001": "error", "PUN003": "error"}
    assert resolve(config, "other/a.md", RULES) == {"PUN101": "suggestion"}
    assert tables_for(config, "wire/checked/a.txt") == (0, 1)
    assert tables_for(config, "a.txt") == ()


def test_tables_for_files_and_the_command_line() -> None:
    assert codes(configured(PER_FILE, {"select": ["PUN"]}), "wire/a.txt") == []
    assert codes(configured(PER_FILE, {"select": ["PUN001"]}), "wire/a.txt") == ["PUN001"]
    assert codes(configured(PER_FILE, {"select": ["PUN0"]}), "wire/checked/a.txt") == ["PUN001", "PUN003"]
    assert codes(configured(PER_FILE, {"select": ["PUN"]}), "wire/checked/a.txt") == ["PUN003"]
    assert codes(configured(PER_FILE, {"ignore": ["DUP"]}), "wire/checked/a.txt") == ["PUN003"]


@pytest.mark.parametrize(
    ("glob", "inside", "outside"),
    [
        ("*.txt", ["a.txt", "x/y/a.txt"], ["a.md", "a.txt.md"]),
        ("a.txt", ["a.txt", "x/a.txt"], ["ba.txt", "axtxt"]),
        ("/a.txt", ["a.txt"], ["x/a.txt"]),
        ("./x/*.txt", ["x/a.txt"], ["x/y/a.txt", "z/x/a.txt"]),
        ("x/*", ["x/a.txt", "x/y/a.txt"], ["y/a.txt"]),
        ("x/**/a.txt", ["x/a.txt", "x/y/z/a.txt"], ["a.txt", "x/b.txt"]),
        ("**/old/*.txt", ["old/a.txt", "x/old/a.txt"], ["x/a.txt"]),
        ("x/**", ["x/a.txt", "x/y/a.txt"], ["y.txt", "xx/a.txt"]),
        ("old", ["old/a.txt", "x/old/y/a.txt"], ["older/a.txt"]),
        ("old/", ["old/a.txt", "x/old/a.txt"], ["a.txt"]),
        ("[ab]?.txt", ["a1.txt", "x/bb.txt"], ["c1.txt", "a.txt", "a12.txt"]),
        ("[!a]*.txt", ["b.txt"], ["a.txt"]),
        ("a+(1).txt", ["a+(1).txt"], ["aa1.txt"]),
    ],
)
def test_globs(glob: str, inside: list[str], outside: list[str]) -> None:
    config = configured(f'[per-file."{glob}"]\nselect = []')
    assert [path for path in inside if not tables_for(config, path)] == []
    assert [path for path in outside if tables_for(config, path)] == []


def test_globs_are_relative_to_the_configuration_file() -> None:
    write("desk/lint.toml", '[per-file."wire/*"]\nselect = []\n[per-file."*.md"]\nselect = []')
    assert tables_for(load_for("desk/wire/a.txt"), "desk/wire/a.txt") == (0,)
    config = load_for("wire/a.txt", config_file="desk/lint.toml")
    assert tables_for(config, "wire/a.txt") == ()
    assert tables_for(config, "wire/a.md") == (1,)


# ---- showing ----------------------------------------------------------------------------------------------------------------


def test_show_of_the_defaults() -> None:
    assert show(load_for("a.txt")) == (
        "# select: not set, the rules that are on by default  # from default\n"
        'language = "en"  # from default\n'
        "# encoding: not set, recognised file by file  # from default\n"
        'fail-on = "error"  # from default\n'
        'output-format = "text"  # from default\n'
    )


def test_show_says_where_everything_comes_from() -> None:
    write("house/x.yaml", "")
    text = """select = ["DUP", "PUN"]
ignore = ["PUN003"]
exclude = ["old/"]
rules = ["house"]
encoding = "cp1252"
cache = false
[severity]
DUP = "warning"
[per-file."wire/**"]
ignore = ["PUN"]
severity.DUP001 = "off"
[prefer]
"Nur-Sultan" = ["Astana"]
[options.doubled-word]
allow = ["had", "that"]
strict = true
"""
    config = configured(text, {"ignore": ["DUP002"], "fail-on": "warning"})
    check_codes(config, KNOWN)
    assert show(config) == (
        'select = ["DUP", "PUN"]  # from lint.toml:1\n'
        'ignore = ["PUN003", "DUP002"]  # from lint.toml:2, command line\n'
        'severity.DUP = "warning"  # from lint.toml:8\n'
        'per-file."wire/**".ignore = ["PUN"]  # from lint.toml:10\n'
        'per-file."wire/**".severity.DUP001 = "off"  # from lint.toml:11\n'
        'exclude = ["old/"]  # from lint.toml:3\n'
        f'rules = ["{config.rules[0]}"]  # from lint.toml:4\n'
        'language = "en"  # from default\n'
        'encoding = "cp1252"  # from lint.toml:5\n'
        'fail-on = "warning"  # from command line\n'
        'output-format = "text"  # from default\n'
        "cache = false  # from lint.toml:6\n"
        'prefer.Nur-Sultan = ["Astana"]  # from lint.toml:13\n'
        'options.doubled-word.allow = ["had", "that"]  # from lint.toml:15\n'
        "options.doubled-word.strict = true  # from lint.toml:16\n"
    )


def test_show_leaves_out_what_the_command_line_overruled() -> None:
    config = configured('select = ["DUP"]\nextend-select = ["PUN"]\nignore = ["PUN003"]', {"select": ["PUN"]})
    assert show(config).startswith('select = ["PUN"]  # from command line\nlanguage')


def test_what_is_shown_is_a_configuration() -> None:
    text = '[options.DUP001]\n"an odd key" = {a = [1, 2.5, "quo\\"te"], b = 1979-05-27}\n'
    text += '[per-file."a \\"b"]\nselect = []\n[prefer]\n"Łódź" = ["Lodz"]'
    config = configured(text)
    again = configured(show(config))
    assert (again.options, again.per_file, again.prefer) == (config.options, config.per_file, config.prefer)


# ---- names ------------------------------------------------------------------------------------------------------------------

NAMES = "# name\tdocuments\tmentions\tvariants\tnote\n"
PAIRS = "# form\tother\treason\tdate\n"


def test_names_are_read_from_files_beside_the_configuration() -> None:
    write("desk/lint.toml", 'names = ["names.tsv"]\nnames-ignore = ["pairs.tsv"]\n')
    write("desk/names.tsv", NAMES + "Jan Kelmer\t7\t9\n")
    write("desk/pairs.tsv", PAIRS + "Kelmer\tKellmer\ttwo men\t2026-01-31\n")
    config = load_for("desk/a.txt")
    assert config.newsroom is not None
    assert config.newsroom.names == {"jan kelmer"} and config.newsroom.accepts("Kellmer", "Kelmer")
    assert load_for("desk/b.txt").newsroom is config.newsroom
    assert load_for("a.txt").newsroom is None
    assert f'names = ["{config.names[0]}"]  # from ' in show(config) and f'names-ignore = ["{config.names_ignore[0]}"]  # from ' in show(
        config
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('names = "names.tsv"', 'lint.toml:1: "names" must be a list of strings'),
        ('names = [\n  "none.tsv"]', "lint.toml:2: no such file: none.tsv"),
        ('names-ignore = ["none.tsv"]', "lint.toml:1: no such file: none.tsv"),
        ('names = ["bad.tsv"]', 'bad.tsv:2: "documents" must be a number, not "x"'),
        ('house-style = "tass"', 'lint.toml:1: "house-style" must be one of ap, russian-agency, not "tass"'),
    ],
)
def test_mistakes_about_names(text: str, message: str) -> None:
    write("bad.tsv", NAMES + "Kelmer\tx\n")
    assert complaint(text) == message


def test_house_style_is_an_option_of_its_rule() -> None:
    config = configured('house-style = "ap"')
    assert options_for(config, "NAM010", "house-style") == {"style": "ap"}
    assert options_for(config, "DUP001", "doubled-word") == {}
    assert 'house-style = "ap"  # from lint.toml:1\n' in show(config)
    config = configured('house-style = "ap"\n[options.NAM010]\nstyle = "russian-agency"')
    assert options_for(config, "NAM010", "house-style") == {"style": "russian-agency"}


def test_the_house_styles_are_those_of_the_rule() -> None:
    from lint.cards.load import load_rules

    (card,) = (rule for rule in load_rules()["rules"] if rule["code"] == "NAM010")
    assert {*HOUSE_STYLES, card["options"]["style"]} == set(card["options"]["styles"])
