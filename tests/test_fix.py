import os
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint import fix
from lint.checks.api import Settings
from lint.document.document import Document
from lint.finding import Finding, Fix, Position
from lint.reading import read_text


def finding(start, end, replacement, safe=True):
    return Finding("a", "AAA001", "x", "error", 0.98, "m", "t", Position(start, 1, 1), Position(end, 1, 1), Fix(replacement, safe))


def test_only_wanted_fixes_and_of_two_that_overlap_the_first():
    one, two, unsafe = finding(0, 3, "x"), finding(2, 5, "y"), finding(6, 7, "z", safe=False)
    assert fix.fixable([unsafe, two, one], unsafe=False) == [one]
    assert fix.fixable([unsafe, two, one], unsafe=True) == [one, unsafe]


def test_nothing_but_the_spans_is_touched():
    assert fix.apply("a  b\r\nc 😀 d\r", [finding(1, 3, " "), finding(6, 7, "C")]) == "a b\r\nC 😀 d\r"


def test_fixing_goes_on_until_nothing_is_left():
    def lint(text):
        at = text.find("aa")
        return [finding(at, at + 2, "a")] if at >= 0 else []

    assert fix.settle("xaaaay", lint, unsafe=False) == ("xay", 3)


def test_a_text_that_never_settles_is_left_after_some_passes():
    text, count = fix.settle("a", lambda text: [finding(0, 1, "aa")], unsafe=False)
    assert (len(text), count) == (1 + fix.MOST_PASSES, fix.MOST_PASSES)


@pytest.mark.parametrize("data", [b"caf\xe9 a\r\nb", b"\xef\xbb\xbfa\xc3\xa9\r", "\ufeffaé\n".encode("utf-16-le")])
def test_a_file_keeps_encoding_mark_line_ends_and_rights(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    path.chmod(0o640)
    decoded = read_text(data)
    fix.write(str(path), decoded.text, decoded)
    assert path.read_bytes() == data
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_character_that_the_encoding_lacks_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9 au lait")
    with pytest.raises(UnicodeEncodeError):
        fix.write(str(path), "Київ", read_text(path.read_bytes()))
    assert path.read_bytes() == b"caf\xe9 au lait" and os.listdir(tmp_path) == ["a.txt"]


def test_the_file_behind_a_link_is_written(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "link.txt").symlink_to("a.txt")
    fix.write(str(tmp_path / "link.txt"), "b", read_text(b"a"))
    assert (tmp_path / "a.txt").read_text() == "b" and (tmp_path / "link.txt").is_symlink()


def test_a_diff():
    assert fix.diff("a.txt", "one\nin in\n", "one\nin\n") == "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n one\n-in in\n+in\n"
    assert fix.diff("a.txt", "x", "y").endswith("-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n")


PIECES = [
    "the ",
    "in ",
    "in in ",
    "defenсe ",
    '"Yes,"he said. ',
    "â€™",
    "\u200b",
    " ,",
    "“ x” ",
    "\r\n",
    "\n\n",
    "said .",
    "     ",
    "&amp;",
]


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_programs_own_fixes_settle_and_a_second_run_changes_nothing(rules, text):
    active = {code: info.severity for code, info in rules.infos.items() if info.default}

    def lint(text):
        return rules.check(Document(text), active, Settings())

    for unsafe in (False, True):
        fixed, _ = fix.settle(text, lint, unsafe)
        assert fix.settle(fixed, lint, unsafe) == (fixed, 0)
