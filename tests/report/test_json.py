"""The JSON report keeps to its published schema, version 1."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint import __version__
from lint.finding import FileError, FileReport, Finding, Fix, Position, Related, Results
from lint.report.json import render


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [key for key in properties if key not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


_TEXT = {"type": "string"}
_POSITION = _object(
    {
        "offset": {"type": "integer", "minimum": 0},
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
    }
)
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(
        {
            "version": {"const": 1},
            "tool": _object({"name": {"const": "newslint"}, "version": _TEXT}),
            "files": {
                "type": "array",
                "items": _object(
                    {
                        "path": _TEXT,
                        "words": {"type": "integer", "minimum": 0},
                        "language": _TEXT,
                        "translation": {"type": "object"},
                    },
                    optional=("translation",),
                ),
            },
            "findings": {
                "type": "array",
                "items": _object(
                    {
                        "path": _TEXT,
                        "rule": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"},
                        "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
                        "severity": {"enum": ["error", "warning", "suggestion"]},
                        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
                        "message": _TEXT,
                        "text": _TEXT,
                        "start": _POSITION,
                        "end": _POSITION,
                        "fix": {"anyOf": [{"type": "null"}, _object({"replacement": _TEXT, "safe": {"type": "boolean"}})]},
                        "related": {
                            "type": "array",
                            "items": _object({"message": _TEXT, "start": _POSITION, "end": _POSITION}),
                        },
                        "fingerprint": _TEXT,
                    }
                ),
            },
            "errors": {"type": "array", "items": _object({"path": _TEXT, "message": _TEXT})},
        }
    ),
}


def _finding(**changes: Any) -> Finding:
    fields: dict[str, Any] = {
        "path": "a.txt",
        "rule": "NAM001",
        "name": "name-near-miss",
        "severity": "error",
        "confidence": 0.98,
        "message": "Spelt “Ryabkov” elsewhere",
        "text": "Ryabikov",
        "start": Position(3, 1, 4),
        "end": Position(11, 1, 12),
        "fingerprint": "v1:0123456789abcdef",
    }
    return Finding(**fields | changes)


def _valid(report: str) -> Any:
    data = json.loads(report)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


def test_every_field() -> None:
    related = Related("spelt so here", Position(20, 2, 1), Position(27, 2, 8))
    verdict = MappingProxyType({"score": 14.2, "flagged": True, "evidence": ["MTR001"]})
    results = Results(
        [_finding(fix=Fix("Ryabkov", False), related=(related,))],
        [FileReport("a.txt", 5, "en", "original"), FileReport("b.txt", 7, "ru", "", verdict)],
        [FileError("x.bin", "a binary file, not plain text")],
    )
    assert _valid(render(results)) == {
        "version": 1,
        "tool": {"name": "newslint", "version": __version__},
        "files": [
            {"path": "a.txt", "words": 5, "language": "en"},
            {"path": "b.txt", "words": 7, "language": "ru", "translation": {"score": 14.2, "flagged": True, "evidence": ["MTR001"]}},
        ],
        "findings": [
            {
                "path": "a.txt",
                "rule": "NAM001",
                "name": "name-near-miss",
                "severity": "error",
                "confidence": 0.98,
                "message": "Spelt “Ryabkov” elsewhere",
                "text": "Ryabikov",
                "start": {"offset": 3, "line": 1, "column": 4},
                "end": {"offset": 11, "line": 1, "column": 12},
                "fix": {"replacement": "Ryabkov", "safe": False},
                "related": [
                    {
                        "message": "spelt so here",
                        "start": {"offset": 20, "line": 2, "column": 1},
                        "end": {"offset": 27, "line": 2, "column": 8},
                    }
                ],
                "fingerprint": "v1:0123456789abcdef",
            }
        ],
        "errors": [{"path": "x.bin", "message": "a binary file, not plain text"}],
    }


def test_a_finding_without_fix_has_null() -> None:
    assert _valid(render(Results([_finding()])))["findings"][0]["fix"] is None


def test_an_empty_run() -> None:
    report = render(Results())
    assert _valid(report) == {"version": 1, "tool": {"name": "newslint", "version": __version__}, "files": [], "findings": [], "errors": []}
    assert report.endswith("]}\n")


def test_one_finding_a_line_and_characters_as_they_are() -> None:
    lines = render(Results([_finding(text="Кремль\n"), _finding(text="“")], [FileReport("ä.txt", 1, "en")])).split("\n")
    assert sum('"NAM001"' in line for line in lines) == 2
    assert sum('"Кремль\\n"' in line for line in lines) == 1
    assert sum('"ä.txt"' in line for line in lines) == 1


def test_order_of_the_results_is_kept() -> None:
    paths = ["a.txt", "b.txt", "c.txt"]
    data = _valid(render(Results([_finding(path=path) for path in paths], [FileReport(path, 1, "en") for path in paths])))
    assert [f["path"] for f in data["findings"]] == [f["path"] for f in data["files"]] == paths


@pytest.mark.parametrize("change", [{"rule": "nam1"}, {"severity": "note"}, {"start": Position(0, 0, 1)}, {"confidence": 2}])
def test_the_schema_notices_what_does_not_belong(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        _valid(render(Results([_finding(**change)])))


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
@example("caf\udce9.txt", "\ud83d and \ude00")
def test_any_text_comes_back_and_can_be_written(path: str, text: str) -> None:
    report = render(Results([_finding(path=path, text=text, fix=Fix(text, True))]))
    (finding,) = _valid(report.encode("utf-8").decode("utf-8"))["findings"]
    assert finding["path"] == json.loads(json.dumps(path))
    assert finding["text"] == finding["fix"]["replacement"] == json.loads(json.dumps(text))
