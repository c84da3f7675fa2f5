import multiprocessing
import os

import pytest

from lint import cache, run
from lint.cache import Memory, Store
from lint.command import Output, check
from lint.config import Configs, tables_for
from lint.finding import FileReport, Finding, Fix, Position, Related
from lint.run import Linter, Options

KEY = bytes(range(16))


def key(number):
    return number.to_bytes(16, "little")


# ---- the store


def test_an_entry_is_there_once_it_is_flushed(tmp_path):
    store = Store(str(tmp_path / "results"))
    store.put(KEY, b"entry")
    assert Store(str(tmp_path / "results")).get(KEY) is None
    store.flush()
    assert Store(str(tmp_path / "results")).get(KEY) == b"entry"
    assert Store(str(tmp_path / "results")).get(bytes(16)) is None


def test_the_last_entry_of_a_key_counts(tmp_path):
    store = Store(str(tmp_path))
    for entry in (b"first", b"", b"last"):
        store.put(KEY, entry)
    store.flush()
    assert Store(str(tmp_path)).get(KEY) == b"last"


def test_the_folder_is_marked_for_backups_and_git_and_is_private(tmp_path):
    store = Store(str(tmp_path / "a" / "results"))
    store.put(KEY, b"entry")
    store.flush()
    assert (tmp_path / "a" / "results" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (tmp_path / "a" / "results" / ".gitignore").read_text() == "*\n"
    if os.name == "posix":
        assert os.stat(tmp_path / "a" / "results").st_mode & 0o077 == 0


def test_a_look_makes_no_folder(tmp_path):
    store = Store(str(tmp_path / "results"))
    assert store.get(KEY) is None
    store.flush()
    assert os.listdir(tmp_path) == []


def test_a_place_that_cannot_be_used_is_no_cache(tmp_path):
    (tmp_path / "results").write_text("a file")
    store = Store(str(tmp_path / "results"))
    store.put(KEY, b"entry")
    store.flush()
    assert store.get(KEY) is None
    assert (tmp_path / "results").read_text() == "a file"


def test_the_size_is_bounded_and_what_is_used_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_SHARES", 2)
    monkeypatch.setattr(cache, "_SHARE_LIMIT", 2000)
    monkeypatch.setattr(cache, "_AT_ONCE", 1)
    for number in range(1, 400):
        store = Store(str(tmp_path))
        store.put(key(number), b"x" * 50)
        assert store.get(key(0)) == (b"used" if number > 1 else None)
        if number == 1:
            store.put(key(0), b"used")
        store.flush()
        store = None
        assert sum(entry.stat().st_size for entry in os.scandir(tmp_path)) <= 2 * 2 * (2000 + 100)
    assert Store(str(tmp_path)).get(key(1)) is None
    assert Store(str(tmp_path)).get(key(399)) == b"x" * 50


def test_an_entry_that_is_too_long_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_ENTRY_LIMIT", 10)
    store = Store(str(tmp_path / "results"))
    store.put(KEY, b"x" * 11)
    store.flush()
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize("damage", ["cut", "changed", "length", "rubbish"])
def test_a_damaged_entry_is_none_and_heals(tmp_path, damage):
    store = Store(str(tmp_path))
    store.put(KEY, b"entry")
    store.flush()
    (path,) = (tmp_path / name for name in os.listdir(tmp_path))
    data = path.read_bytes()
    at = {"cut": len(data) - 1, "changed": len(data) - 1, "length": 17, "rubbish": 0}[damage]
    path.write_bytes(data[:at] if damage == "cut" else data[:at] + b"\xff" + data[at + 1 :] if damage != "rubbish" else os.urandom(100))
    store = Store(str(tmp_path))
    assert store.get(KEY) is None
    for _ in range(2):  # what cannot be read through gives way at the next write; after that all is well
        store.put(KEY, b"entry")
        store.flush()
        store = Store(str(tmp_path))
        store.get(KEY)
    assert store.get(KEY) == b"entry"


def fill(folder, first):
    store = Store(folder)
    for number in range(first, first + 300):
        store.put(key(number), b"%d " % number * (number % 90))
        if number % 7 == 0:
            store.flush()
    store.flush()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="processes are forked")
def test_processes_may_write_at_once(tmp_path):
    forked = multiprocessing.get_context("fork")
    processes = [forked.Process(target=fill, args=(str(tmp_path), first)) for first in (0, 300, 600, 450)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    store = Store(str(tmp_path))
    assert [store.get(key(number)) for number in range(900)] == [b"%d " % number * (number % 90) for number in range(900)]


# ---- keys


def key_of(folder, path="a.txt", text=b"Text.", format="plain", **overrides):
    config = Configs(overrides).for_folder(str(folder))
    rules = Linter(Configs()).rules_key(config)
    return Memory(str(folder / "results")).key(config, rules, tables_for(config, str(folder / path)), format, text)


def test_the_same_text_has_the_same_key_wherever_it_stands(tmp_path):
    assert len(key_of(tmp_path)) == 16
    assert key_of(tmp_path) == key_of(tmp_path, path="b.txt") == key_of(tmp_path, **{"fail-on": "warning", "exclude": ["c.txt"]})


@pytest.mark.parametrize(
    "other",
    [
        {"text": b"text."},
        {"format": "markdown"},
        {"select": ["DUP"]},
        {"ignore": ["DUP"]},
        {"extend-select": ["NAM010"]},
        {"severity": {"DUP001": "warning"}},
        {"language": "en-GB"},
        {"encoding": "cp1252"},
        {"prefer": {"Kyiv": ["Kiev"]}},
        {"house-style": "ap"},
        {"options": {"odd-space": {"most_gaps": 4}}},
    ],
    ids=lambda other: next(iter(other)),
)
def test_whatever_changes_what_is_said_changes_the_key(tmp_path, other):
    assert key_of(tmp_path) != key_of(tmp_path, **other)


def test_tables_for_some_files_change_the_key_of_those(tmp_path):
    before = key_of(tmp_path)
    (tmp_path / "lint.toml").write_text('[per-file."b*.txt"]\nignore = ["DUP"]\n')
    assert key_of(tmp_path) == before != key_of(tmp_path, path="b.txt")


def test_files_that_the_configuration_names_change_the_key(tmp_path):
    names, card = tmp_path / "names.tsv", tmp_path / "rules" / "own" / "own-rule.yaml"
    names.write_text("# name\tdocuments\tmentions\tvariants\tnote\nAnna Smith\t3\t3\n")
    card.parent.mkdir(parents=True)
    card.write_text("code: OWN001\n")
    (tmp_path / "lint.toml").write_text('names = ["names.tsv"]\n')
    seen = {key_of(tmp_path)}
    names.write_text("# name\tdocuments\tmentions\tvariants\tnote\nAnna Smyth\t3\t3\n")
    seen.add(key_of(tmp_path))
    (tmp_path / "lint.toml").write_text('names = ["names.tsv"]\nrules = ["rules"]\n')
    seen.add(key_of(tmp_path))
    card.write_text("code: OWN002 \n")
    seen.add(key_of(tmp_path))
    assert len(seen) == 4


def test_no_key_where_the_configuration_wants_no_cache(tmp_path):
    (tmp_path / "lint.toml").write_text("cache = false\n")
    assert key_of(tmp_path) == b""


# ---- entries

PLACE, OTHER = (Position(3, 1, 4), Position(9, 2, 1)), (Position(20, 3, 1), Position(25, 3, 6))
FULL = Finding(
    "a.txt", "NAM001", "name-near-miss", "warning", 0.92, "“Ryabikov”\nit says", "Ryabikov", *PLACE,
    Fix("Ryabkov", False), (Related("so here", *PLACE), Related("", *OTHER)), "v1:0123456789abcdef",
)  # fmt: skip
BARE = Finding("a.txt", "DUP001", "doubled-word", "error", 0.98, "said twice", "the the", *OTHER)
DELETED = BARE._replace(fix=Fix("", True), text="\ud800")  # a lone surrogate
VERDICT = {"score": -0.125, "flagged": False, "evidence": ["profile", "MTR001"]}


@pytest.mark.parametrize("findings", [[], [FULL], [BARE, FULL, DELETED]])
@pytest.mark.parametrize("verdict", [None, VERDICT, {"score": 3.0, "flagged": True, "evidence": []}])
def test_an_entry_holds_all_that_was_said(findings, verdict):
    said = findings, FileReport("a.txt", 580, "en", "original" if findings else "", verdict, bool(findings))
    assert all(FULL) and all(said[1]._replace(original="x", translation=VERDICT, bom=True))  # every field is tried
    entry = cache._packed(*said)
    assert cache._unpacked(entry, "a.txt", "en", lambda: "original") == said


def test_what_an_entry_cannot_hold_is_not_kept():
    report = FileReport("a.txt", 1, "en", translation={**VERDICT, "more": 1})
    assert cache._packed([], report) is None
    assert cache._packed([BARE._replace(message="a\0b")], FileReport("a.txt", 1, "en")) is None


@pytest.mark.parametrize("entry", [b"", b"\xff", b"1", b"1\0\0\0\0\0x", b"1\0\0\0\0\x001\0a", b"1\0\0\0\0\x001" + b"\0x" * 12])
def test_other_bytes_are_no_entry(entry):
    assert cache._unpacked(entry, "a.txt", "en", str) is None


# ---- runs

TEXTS = {
    "a.txt": 'He said to to them. "It is."he said.\n',
    "b.md": "# The the heading\n\nAll is `to to` well.\n",
    "c.txt": "All is well.\n",
    "d.txt": "\ufeffAnd Сharter, with a mark before it.\n",
}


@pytest.fixture
def texts(tmp_path, monkeypatch):
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "e.txt").write_bytes(b"\x00\x01binary")
    monkeypatch.chdir(folder)
    return folder


def report(capfdbinary, form, **options):
    code = check(["."], Options(**options), Output(format=form))
    return code, *capfdbinary.readouterr()


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_cached_report_is_the_same_byte_for_byte(texts, tmp_path, capfdbinary, form, jobs, monkeypatch):
    plain = report(capfdbinary, form, jobs=jobs)
    options = {"cache": True, "cache_dir": str(tmp_path / "results"), "jobs": jobs}
    assert report(capfdbinary, form, **options) == plain
    monkeypatch.setattr(Linter, "check", None)  # it would fail if anything were checked now
    assert report(capfdbinary, form, **options) == plain
    assert len(plain[1]) > 100


def test_compared_files_are_read_from_the_cache_too(texts, tmp_path):
    (texts / "f.txt").write_text(TEXTS["a.txt"] * 30)
    (texts / "g.txt").write_text(TEXTS["a.txt"] * 30)
    said = [run.run(["."], Options(cross_file=True, cache=on, cache_dir=str(tmp_path / "results")))[0] for on in (False, True, True)]
    assert vars(said[0]) == vars(said[1]) == vars(said[2])
    assert any(finding.rule.startswith("XFI") for finding in said[0].findings)


def test_a_changed_text_is_checked_anew(texts, tmp_path):
    options = Options(cache=True, cache_dir=str(tmp_path / "results"))
    run.run(["c.txt"], options)
    (texts / "c.txt").write_text("All is is well.\n")
    assert [finding.text for finding in run.run(["c.txt"], options)[0].findings] == ["is is"]


def test_nothing_is_kept_of_standard_input_fixes_and_errors(texts, tmp_path):
    options = Options(cache=True, cache_dir=str(tmp_path / "results"))
    run.run(["-"], options._replace(stdin=TEXTS["a.txt"].encode))
    run.run(["a.txt"], options._replace(diff=True))
    run.run(["a.txt"], options._replace(fix=True))
    run.run(["e.txt"], options)
    assert not (tmp_path / "results").exists()
    run.run(["c.txt"], options)
    assert (tmp_path / "results").exists()
