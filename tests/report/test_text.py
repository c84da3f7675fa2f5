from lint.finding import FileReport, Finding, Fix, Position, Related, Results
from lint.report.text import render, statistics, summary


def results(text, start, end, message="Wrong", fix=None, related=(), severity="error", path="a.txt"):
    def at(offset):
        line = text.count("\n", 0, offset) + 1
        return Position(offset, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)

    related = tuple(Related("also here", at(a), at(b)) for a, b in related)
    finding = Finding(path, "ABC001", "a-rule", severity, 0.98, message, text[start:end], at(start), at(end), fix, related)
    return Results([finding], [FileReport(path, 5, "en", text), FileReport("b.txt", 3, "en")])


def test_a_finding_with_its_line_the_spot_and_the_fix():
    said = results("one\nthe defenсe order\n", 8, 15, fix=Fix("defence", True), related=[(0, 3)])
    assert render(said) == (
        "a.txt\n"
        "  2:5  error Wrong  ABC001\n"
        "       the defenсe order\n"
        "           ^^^^^^^\n"
        "       write: defence\n"
        "       also here (line 1)\n"
        "\n"
        "1 error in 1 of 2 files\n"
    )


def test_related_places_with_the_same_words_share_a_line():
    said = results("one\ntwo\nbad\n", 8, 11, related=[(0, 3), (1, 2), (4, 7)])
    assert render(said).split("\n")[4] == "       also here (lines 1, 2)"


def test_nothing_is_said_of_clean_copy():
    assert render(Results([], [FileReport("b.txt", 3, "en")])) == ""


def test_a_long_line_is_cut_around_the_spot():
    text = "a" * 200 + " bad " + "c" * 200
    _, _, source, marks, *_ = render(results(text, 201, 204), width=60).split("\n")
    assert len(source) <= 60 and source.strip().startswith("…a") and source.endswith("c…")
    assert source[marks.index("^") : marks.rindex("^") + 1] == "bad"


def test_a_finding_over_several_lines_shows_its_first():
    lines = render(results("Read more\n\nSource link\n", 0, 22)).split("\n")
    assert lines[2:4] == ["       Read more", "       ^^^^^^^^^"]


def test_what_cannot_be_seen_is_shown_and_wide_letters_take_two_columns():
    lines = render(results("北京 govern\u200bment", 9, 10)).split("\n")
    assert lines[2:4] == ["        北京 govern<U+200B>ment", " " * 8 + " " * 11 + "^" * 8]


def test_carriage_returns_end_lines():
    lines = render(results("one two\r\nthree", 4, 7)).split("\n")
    assert lines[2].strip() == "one two"


def test_colour_only_when_asked():
    said = results("a bad word", 2, 5)
    assert "\x1b[" not in render(said)
    assert "\x1b[1;31merror\x1b[0m Wrong  \x1b[2mABC001\x1b[0m" in render(said, colour=True)


def test_summary_counts_by_severity():
    said = results("a bad word", 2, 5)
    said.findings += results("b", 0, 1, severity="warning").findings * 2
    assert summary(said) == "1 error, 2 warnings in 1 of 2 files"
    assert summary(Results([], said.files)) == "no findings in 2 files"


def test_statistics():
    said = results("a bad word", 2, 5)
    assert statistics(said) == "     1  ABC001  error       a-rule\n"


def test_a_long_message_is_wrapped_under_itself():
    lines = render(results("a bad word", 2, 5, message="word " * 20 + "end"), width=60).split("\n")
    assert lines[1].startswith("  1:3  error word word") and lines[2].startswith("       word ") and lines[2].endswith("word")
    assert all(len(line) <= 60 for line in lines) and lines[3].endswith("end  ABC001")
