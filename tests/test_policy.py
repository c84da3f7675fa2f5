from lint.finding import Finding, Position
from lint.policy import without_overlaps


def finding(start, end, rule="AAA001", severity="error", confidence=0.98):
    return Finding("a.txt", rule, "x", severity, confidence, "m", "t", Position(start, 1, start + 1), Position(end, 1, end + 1))


def kept(*findings):
    return [(f.rule, f.start.offset, f.end.offset) for f in without_overlaps(sorted(findings, key=lambda f: f.start.offset))]


def test_of_two_on_one_spot_the_worse_speaks_whatever_the_order():
    style, fault = finding(5, 9, "STY001", "suggestion"), finding(5, 10, "NAM001")
    assert kept(style, fault) == kept(fault, style) == [("NAM001", 5, 10)]


def test_of_two_as_bad_the_more_certain_then_the_longer_speaks():
    assert kept(finding(5, 9, "AAA001", confidence=0.9), finding(5, 9, "BBB001")) == [("BBB001", 5, 9)]
    assert kept(finding(5, 9, "AAA001"), finding(5, 10, "BBB001")) == [("BBB001", 5, 10)]


def test_a_paragraph_does_not_hide_a_word_in_it():
    assert kept(finding(0, 400, "DUP005"), finding(20, 27, "CHR001", "warning")) == [("DUP005", 0, 400), ("CHR001", 20, 27)]


def test_neighbours_and_small_overlaps_both_speak():
    assert kept(finding(0, 5), finding(5, 9, "BBB001")) == [("AAA001", 0, 5), ("BBB001", 5, 9)]
    assert kept(finding(0, 10), finding(8, 18, "BBB001")) == [("AAA001", 0, 10), ("BBB001", 8, 18)]


def test_inside_a_short_finding_of_the_same_family_nothing_more_is_said():
    assert kept(finding(0, 16, "NAM001"), finding(0, 7, "NAM002")) == [("NAM001", 0, 16)]
    assert kept(finding(0, 16, "NAM001"), finding(0, 7, "CHR001")) == [("CHR001", 0, 7), ("NAM001", 0, 16)]


def test_in_site_furniture_only_errors_are_told():
    block, style, fault = finding(10, 200, "BOI001"), finding(20, 24, "PUN004", "warning"), finding(30, 34, "NAM001")
    assert kept(block, style, fault, finding(210, 214, "PUN004", "warning")) == [
        ("BOI001", 10, 200),
        ("NAM001", 30, 34),
        ("PUN004", 210, 214),
    ]
