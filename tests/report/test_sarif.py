"""The SARIF report: what the standard and GitHub ask for, and places that are right to the UTF-16 unit.

docs/sarif.md says how to run the validators, which need a network once.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lint import __version__
from lint.finding import FileError, FileReport, Finding, Fix, Position, Related, Results, RuleInfo
from lint.fingerprint import primary_location_line_hashes
from lint.report.sarif import render, repository_root

NAME = RuleInfo(
    code="NAM001",
    name="name-near-miss",
    summary="Name spelt in two ways",
    why="One of the two\nis wrong.",
    severity="error",
    precision="very-high",
    default=True,
    family="names",
    bad=("Mr [[Ryabikov]] said",),
    good=("Mr Ryabkov said", "```code```"),
)
CALQUE = NAME._replace(code="MTR009", name="calque", why="x" * 600 + " " + "y" * 600, severity="suggestion", precision="low", default=False)
UNSEEN = NAME._replace(code="CHR002", name="invisible-character", why=" ", severity="warning", bad=("the govern[[\u200b]]ment\a",), good=())
RULES = {info.code: info for info in (NAME, CALQUE, UNSEEN)}
LEVELS = {"error": "error", "warning": "warning", "suggestion": "note"}


def _position(text: str, offset: int) -> Position:
    starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text) if m.end() <= offset)]
    return Position(offset, len(starts), offset - starts[-1] + 1)


def _finding(text: str, start: int, end: int, info: RuleInfo = NAME, path: str = "a.txt", **more: Any) -> Finding:
    fields: dict[str, Any] = {"severity": info.severity, "confidence": 0.98, "message": "Odd", "fingerprint": "v1:0123456789abcdef"}
    fields |= more
    return Finding(path, info.code, info.name, text=text[start:end], start=_position(text, start), end=_position(text, end), **fields)


def _run(results: Results, **options: Any) -> dict[str, Any]:
    """The only run of the report, after a look at what every report must have."""
    report = render(results, **options)
    assert report == render(results, **options)
    log = json.loads(report.encode("utf-8"))
    assert log["$schema"] == "https://json.schemastore.org/sarif-2.1.0.json"
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["automationDetails"]["id"].endswith("/")
    assert run["originalUriBaseIds"].keys() == {"%SRCROOT%"}
    driver = run["tool"]["driver"]
    assert driver["name"] == "newslint"
    assert driver["version"] == driver["semanticVersion"] == __version__
    assert re.match("[a-z]+:", driver["informationUri"])
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted({result["ruleId"] for result in run["results"]})
    for rule in driver["rules"]:
        _check_rule(rule)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        _check_result(result)
    assert len(run["invocations"]) == 1
    assert not re.search("security-severity|[a-z]Utc|guid", report)
    return run


def _check_rule(rule: dict[str, Any]) -> None:
    assert re.fullmatch("([A-Z][a-z0-9]*)+", rule["name"])
    assert rule["shortDescription"]["text"]
    assert 0 < len(rule["fullDescription"]["text"]) <= 1024
    assert rule["help"]["text"]
    assert rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] in LEVELS.values()
    properties = rule["properties"]
    assert properties.keys() == {"precision", "problem.severity", "tags"}
    assert properties["precision"] in {"very-high", "high", "medium", "low"}
    assert properties["problem.severity"] in {"error", "warning", "recommendation"}
    assert 0 < len(properties["tags"]) <= 20


def _check_result(result: dict[str, Any]) -> None:
    assert result["message"]["text"]
    assert result["level"] in LEVELS.values()
    assert 0 <= result["rank"] <= 100
    (location,) = result["locations"]
    related = result.get("relatedLocations", [])
    assert [place["id"] for place in related] == list(range(1, len(related) + 1))
    for place in (location, *related):
        physical = place["physicalLocation"]
        assert physical["artifactLocation"].keys() == {"uri", "uriBaseId"}
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", physical["artifactLocation"]["uri"])
        region = physical["region"]
        assert region.keys() == {"startLine", "startColumn", "endLine", "endColumn"}
        assert region["startLine"] == region["endLine"] >= 1
        assert 1 <= region["startColumn"] <= region["endColumn"]
    assert re.fullmatch("[0-9a-f]{1,16}:[1-9][0-9]*", result["partialFingerprints"]["primaryLocationLineHash"])


def _units(text: str, region: dict[str, int]) -> tuple[int, int]:
    """First and last UTF-16 unit of a region, worked out from the encoded text alone."""
    starts = [0, *(len(text[: m.end()].encode("utf-16-le")) // 2 for m in re.finditer(r"\r\n|\r|\n", text))]
    return (
        starts[region["startLine"] - 1] + region["startColumn"] - 1,
        starts[region["endLine"] - 1] + region["endColumn"] - 1,
    )


def _cut(text: str, region: dict[str, int]) -> str:
    start, end = _units(text, region)
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def _fixed(text: str, result: dict[str, Any]) -> str:
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    start, end = _units(text, replacement["deletedRegion"])
    raw = text.encode("utf-16-le")
    return (raw[: 2 * start] + replacement["insertedContent"]["text"].encode("utf-16-le") + raw[2 * end :]).decode("utf-16-le")


def _one(text: str, *findings: Finding) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = _run(Results(list(findings), [FileReport("a.txt", 3, "en", text)], rules=RULES))["results"]
    return results


def _regions(result: dict[str, Any]) -> list[dict[str, int]]:
    places = [*result["locations"], *result.get("relatedLocations", [])]
    return [place["physicalLocation"]["region"] for place in places]


def test_columns_count_utf16_units() -> None:
    text = "One 😀\r\n😀😀 Mr Ryabikov 😀"
    start = text.index("Ryabikov")
    finding = _finding(text, start, start + 8)
    assert finding.start.column == 7
    (result,) = _one(text, finding)
    assert _regions(result) == [{"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 17}]


def test_a_finding_over_lines_is_reported_at_its_first_and_related_to_the_others() -> None:
    text = "He went on the\r\nterritory of\n\n  \rthe town."
    (result,) = _one(text, _finding(text, text.index("on"), text.index(" town"), fix=Fix("in the", True)))
    assert [_cut(text, region) for region in _regions(result)] == ["on the", "territory of", "the"]
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["The finding goes on in this line."] * 2
    assert _fixed(text, result) == "He went in the town."


def test_a_finding_that_begins_with_a_line_end_is_reported_where_its_text_is() -> None:
    text = "One.\n\nTwo two."
    (result,) = _one(text, _finding(text, 4, 9))
    assert [_cut(text, region) for region in _regions(result)] == ["Two"]
    assert result["partialFingerprints"]["primaryLocationLineHash"] == primary_location_line_hashes(text)[2]


def test_blank_lines_alone_are_reported_at_the_first() -> None:
    text = "One.\r\n\r\nTwo."
    (result,) = _one(text, _finding(text, 4, 8, fix=Fix("\n", True)))
    assert _regions(result) == [{"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 5}]
    assert _fixed(text, result) == "One.\nTwo."


def test_a_place_at_the_end_of_the_file() -> None:
    text = "The end 😀"
    (result,) = _one(text, _finding(text, len(text), len(text), fix=Fix("\n", True)))
    assert _regions(result) == [{"startLine": 1, "startColumn": 11, "endLine": 1, "endColumn": 11}]
    assert _fixed(text, result) == text + "\n"


def test_a_very_long_finding_names_a_hundred_lines() -> None:
    text = "word\n" * 300
    (result,) = _one(text, _finding(text, 0, len(text)))
    assert len(_regions(result)) == 100


def test_related_places_come_after_the_lines_of_the_finding() -> None:
    text = "Ryabkov came.\nMr Ryabi-\nkov said."
    related = Related("spelt so here", _position(text, 0), _position(text, 7))
    (result,) = _one(text, _finding(text, text.index("Ryabi"), text.index(" said"), related=(related,)))
    assert [_cut(text, region) for region in _regions(result)] == ["Ryabi-", "kov", "Ryabkov"]
    assert result["relatedLocations"][-1]["message"]["text"] == "spelt so here"


@given(
    st.text(st.sampled_from("ab 😀é\r\n\t\u2028𝒜“"), max_size=40),
    st.integers(0, 40),
    st.integers(0, 40),
    st.text(max_size=5),
)
def test_any_span_and_fix_is_exact(text: str, first: int, second: int, new: str) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    assume(all(text[edge - 1 : edge + 1] != "\r\n" for edge in (start, end)))  # nothing stands inside a line end
    (result,) = _one(text, _finding(text, start, end, fix=Fix(new, False)))
    shown = [_cut(text, region) for region in _regions(result)]
    filled = [piece for piece in re.split(r"\r\n|\r|\n", text[start:end]) if piece.strip()]
    if filled:
        assert shown == filled
    else:
        assert len(shown) == 1
        assert not shown[0].strip()
    assert _fixed(text, result) == text[:start] + new + text[end:]


@pytest.mark.parametrize(("severity", "level"), LEVELS.items())
def test_levels_and_rank(severity: str, level: str) -> None:
    (result,) = _one("word", _finding("word", 0, 4, severity=severity, confidence=0.923))
    assert (result["level"], result["rank"]) == (level, 92.3)


def test_fingerprints() -> None:
    text = "word\nword\n"
    results = _one(text, _finding(text, 0, 4), _finding(text, 5, 9, fingerprint=""))
    hashes = primary_location_line_hashes(text)
    assert [result["partialFingerprints"] for result in results] == [
        {"primaryLocationLineHash": hashes[0], "newslint/v1": "v1:0123456789abcdef"},
        {"primaryLocationLineHash": hashes[1]},
    ]


def test_rules_that_occur_once_each_with_their_words() -> None:
    text = "word word word word"
    spans = [(0, 4, NAME), (5, 9, CALQUE), (10, 14, UNSEEN), (15, 19, NAME)]
    run = _run(Results([_finding(text, *span) for span in spans], [FileReport("a.txt", 4, "en", text)], rules=RULES))
    unseen, calque, name = run["tool"]["driver"]["rules"]
    assert name["name"] == "NameNearMiss"
    assert name["shortDescription"] == {"text": "Name spelt in two ways"}
    assert name["fullDescription"] == {"text": "One of the two is wrong."}
    assert name["properties"] == {"precision": "very-high", "problem.severity": "error", "tags": ["names"]}
    assert name["help"]["text"].split("\n\n") == [
        "Name spelt in two ways.",
        "One of the two is wrong.",
        "Finds (what stands between [[ and ]]):\nMr [[Ryabikov]] said",
        "Leaves alone:\nMr Ryabkov said\n```code```",
    ]
    assert name["help"]["markdown"] == (
        "# Name spelt in two ways (`name-near-miss`)\n\nOne of the two is wrong.\n\n"
        "## Finds (what stands between [[ and ]])\n\n```text\nMr [[Ryabikov]] said\n```\n\n"
        "## Leaves alone\n\n```text\nMr Ryabkov said\n```\n\n````text\n```code```\n````\n"
    )
    assert calque["fullDescription"]["text"] == "x" * 600 + " …"
    assert calque["defaultConfiguration"] == {"enabled": False, "level": "note"}
    assert calque["properties"]["problem.severity"] == "recommendation"
    assert unseen["fullDescription"] == {"text": "Name spelt in two ways"}
    assert "the govern[[<U+200B>]]ment<U+0007>" in unseen["help"]["text"]
    assert "Leaves alone" not in unseen["help"]["text"]


def test_no_findings() -> None:
    run = _run(Results(files=[FileReport("a.txt", 3, "en")]))
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_beyond_the_limit_the_worst_are_kept_and_the_rest_is_counted() -> None:
    text = "word " * 8
    kinds: list[tuple[str, float]] = [
        ("suggestion", 0.98), ("warning", 0.82), ("error", 0.92), ("warning", 0.98), ("error", 0.98), ("suggestion", 0.6), ("error", 0.92),
    ]  # fmt: skip
    found = [_finding(text, 5 * n, 5 * n + 4, severity=kind, confidence=sure) for n, (kind, sure) in enumerate(kinds)]
    results = Results(found, [FileReport("a.txt", 8, "en", text)], rules=RULES)
    run = _run(results, limit=4)
    assert [region["startColumn"] for result in run["results"] for region in _regions(result)] == [21, 11, 31, 16]
    (invocation,) = run["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"]
    assert (note["descriptor"]["id"], note["level"]) == ("left-out", "warning")
    assert note["message"]["text"] == "3 findings were left out; the report holds the 4 worst."
    complete = _run(results, limit=7)
    assert [region["startColumn"] for result in complete["results"] for region in _regions(result)] == [1, 6, 11, 16, 21, 26, 31]
    assert complete["invocations"][0]["toolExecutionNotifications"] == []


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "desk"
    (root / ".git").mkdir(parents=True)
    (root / "copy" / "friday").mkdir(parents=True)
    monkeypatch.chdir(root / "copy")
    return root


def _locations(paths: list[str], **options: Any) -> list[str]:
    found = [_finding("word", 0, 4, path=path) for path in paths]
    results = Results(found, [FileReport(path, 1, "en", "word") for path in paths], rules=RULES)
    run = _run(results, **options)
    return [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]]


def test_uris_are_relative_to_the_repository_and_encoded(repository: Path) -> None:
    paths = ["friday/über uns 100%.txt", "../a:b#c?.txt", str(repository / "сводка.txt"), "./friday/../plain.txt"]
    uris = _locations(paths)
    assert uris[0] == "copy/friday/%C3%BCber%20uns%20100%25.txt"
    assert [unquote(uri) for uri in uris] == ["copy/friday/über uns 100%.txt", "a:b#c?.txt", "сводка.txt", "copy/plain.txt"]


def test_symbolic_links_are_resolved_inside_the_repository(repository: Path, tmp_path: Path) -> None:
    (repository / "copy" / "real.txt").write_text("word", "utf-8")
    (tmp_path / "outside.txt").write_text("word", "utf-8")
    try:
        (repository / "link.txt").symlink_to("copy/real.txt")
        (repository / "out.txt").symlink_to(tmp_path / "outside.txt")
        (repository / "latest").symlink_to("copy/friday", target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    assert _locations(["../link.txt", "../out.txt", "../latest/x.txt"]) == ["copy/real.txt", "out.txt", "copy/friday/x.txt"]


def test_a_path_that_is_not_unicode(repository: Path) -> None:
    assert _locations([os.fsdecode(b"caf\xe9.txt")]) == ["copy/caf%E9.txt"]


def test_root_by_hand(repository: Path) -> None:
    assert _locations(["friday/a.txt", "b.txt"], root=str(repository / "copy" / "friday")) == ["a.txt", "../b.txt"]


def test_root_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if any((folder / ".git").exists() for folder in tmp_path.resolve().parents):
        pytest.skip("the folder for temporary files is in a repository")
    (tmp_path / "copy" / "friday").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "copy")
    assert repository_root(["friday/a.txt"]) == str((tmp_path / "copy").resolve())
    assert repository_root(["friday/a.txt", "../b.txt"]) == str(tmp_path.resolve())
    assert repository_root([]) == str((tmp_path / "copy").resolve())


def test_the_repository_is_that_of_the_files(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.parent)
    assert repository_root(["desk/copy/friday/a.txt"]) == str(repository.resolve())


def test_unreadable_files_are_told_without_the_folders_of_the_machine(repository: Path) -> None:
    errors = [FileError("no such.txt", "there is no such file"), FileError("/home/someone/x.bin", "a binary file, not plain text")]
    text = "word"
    results = Results([_finding(text, 0, 4)], [FileReport("a.txt", 1, "en", text)], errors, rules=RULES)
    (invocation,) = _run(results)["invocations"]
    assert invocation["executionSuccessful"] is False
    inside, outside = invocation["toolExecutionNotifications"]
    assert inside == {
        "descriptor": {"id": "unreadable-file"},
        "level": "error",
        "message": {"text": "copy/no such.txt: there is no such file"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "copy/no%20such.txt", "uriBaseId": "%SRCROOT%"}}}],
    }
    assert outside["message"] == {"text": "x.bin: a binary file, not plain text"}
    assert "locations" not in outside
    report = render(results)
    assert "someone" not in report
    assert str(repository) not in report
