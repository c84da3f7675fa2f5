"""The program as its users start it: one process a test, in a scratch folder, with a cache of its own."""

import json
import os
import subprocess
import sys

import pytest

from lint.__main__ import COMMANDS

BAD = "It was in in Paris.\n"
CLEAN = "It was in Paris.\n"


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def lint(tmp_path, cache):
    def run(*arguments, stdin="", **files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "COLUMNS": "100", "TERM": "dumb"}
        command = [sys.executable, "-m", "lint", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, input=stdin, capture_output=True, encoding="utf-8")

    return run


def test_findings_are_on_stdout_and_the_exit_code_is_1(lint):
    done = lint("a.txt", "b.txt", a_txt=BAD, b_txt=CLEAN)
    assert done.returncode == 1 and done.stderr == ""
    assert done.stdout.startswith('a.txt\n  1:8  error Doubled word: "in"  DUP001\n')
    assert done.stdout.endswith("1 error in 1 of 2 files\n")


def test_clean_copy_gets_no_output(lint):
    done = lint(".", a_txt=CLEAN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_missing_path_is_exit_2_and_the_others_are_checked(lint):
    done = lint("none.txt", "a.txt", a_txt=BAD)
    assert done.returncode == 2
    assert "DUP001" in done.stdout
    assert done.stderr == "lint: none.txt: no such file or directory\n"


def test_bare_names_of_commands_are_commands_and_everything_else_is_a_path(lint):
    assert lint("rules").stdout.startswith("BOI001")
    for arguments in (("./rules",), ("--", "rules"), ("check", "rules")):
        assert "rules/a.txt:1:8: DUP001" in lint("check", "--output-format", "concise", *arguments[-1:], rules__a_txt=BAD).stdout
        done = lint(*arguments, rules__a_txt=BAD)
        assert done.returncode == 1 and "DUP001" in done.stdout


def test_the_fast_path_knows_the_commands_of_the_command_line():
    from lint.cli import app

    names = {item.name for item in (*app.registered_commands, *app.registered_groups)}
    assert names == set(COMMANDS)


def test_standard_input(lint):
    done = lint("-", stdin=BAD)
    assert done.returncode == 1 and done.stdout.startswith("-\n  1:8  error")
    done = lint("check", "--stdin-filename", "desk/a.txt", "--output-format", "concise", "-", stdin=BAD)
    assert done.stdout == 'desk/a.txt:1:8: DUP001 Doubled word: "in"\n'


def test_binary_is_passed_over_in_a_folder_and_an_error_when_named(lint):
    done = lint(".", x_txt=b"\x89PNG\r\n\x1a\n\0\0", a_txt=CLEAN)
    assert (done.returncode, done.stdout) == (0, "") and "passed over" in done.stderr
    done = lint("x.txt")
    assert done.returncode == 2 and done.stderr.startswith("lint: x.txt: ") and done.stderr.count("\n") == 1


def test_json_to_a_file_lists_every_file_read(lint, tmp_path):
    done = lint("check", "--output-format", "json", "--output-file", "out.json", ".", a_txt=BAD, b_txt=CLEAN)
    assert (done.returncode, done.stdout) == (1, "")
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [file["path"] for file in report["files"]] == ["./a.txt", "./b.txt"]
    (finding,) = report["findings"]
    assert finding["start"] == {"offset": 7, "line": 1, "column": 8} and finding["text"] == "in in"


def test_offsets_hold_with_byte_order_mark_line_ends_and_emoji(lint, tmp_path):
    text = "One 😀 line.\r\rIt was in in Paris.\r\n"
    for data in (b"\xef\xbb\xbf" + text.encode(), b"\xff\xfe" + text.encode("utf-16-le")):
        lint("check", "--output-format", "json", "-o", "out.json", "a.txt", a_txt=data)
        (finding,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["findings"]
        assert text[finding["start"]["offset"] : finding["end"]["offset"]] == finding["text"] == "in in"
        assert (finding["start"]["line"], finding["start"]["column"]) == (3, 8)


def test_selection_on_the_command_line(lint):
    text = BAD + "\nThe order , he said, was given.\n"
    assert "DUP001" not in lint("check", "--select", "PUN", "a.txt", a_txt=text).stdout
    assert "DUP001" not in lint("check", "--ignore", "doubled-word,CHR", "a.txt").stdout
    done = lint("check", "--select", "DUP01", "a.txt")
    assert done.returncode == 2 and done.stderr.startswith('lint: --select: unknown rule "DUP01"; did you mean "DUP0')


def test_fail_on(lint):
    text = "the company announced announced a plan\n"
    assert lint("a.txt", a_txt=text).returncode == 0
    assert lint("check", "--fail-on", "warning", "a.txt").returncode == 1
    assert lint("check", "--fail-on", "never", "b.txt", b_txt=BAD).returncode == 0


def test_configuration_beside_the_file_and_isolated(lint):
    lint("--version", desk__lint_toml='ignore = ["DUP001"]\n', desk__a_txt=BAD)
    assert lint("desk").returncode == 0
    assert lint("check", "--isolated", "desk").returncode == 1
    shown = lint("config", "--show", "desk/a.txt").stdout
    assert 'ignore = ["DUP001"]  # from desk/lint.toml:1' in shown


def test_a_mistake_in_the_configuration_is_one_line_and_exit_2(lint):
    done = lint("a.txt", lint_toml='ingore = ["DUP001"]\n', a_txt=BAD)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'lint: lint.toml:1: unknown key "ingore"; did you mean "ignore"?\n'


def test_excluded_files_stay_excluded_when_they_are_named(lint):
    assert lint("archive/a.txt", lint_toml='exclude = ["archive"]\n', archive__a_txt=BAD).returncode == 0
    assert lint("check", "--exclude", "*.txt", "b.txt", b_txt=BAD).returncode == 0


def test_own_rules_and_a_broken_card(lint):
    card = (
        "code: OWN001\nname: own\nsummary: s\nwhy: w\nseverity: error\nprecision: high\nmessage: 'Say {write}'\norigin: us\n"
        "phrases: [{find: prime minster, write: prime minister}]\nexamples: {bad: ['the [[prime minster]]'], good: [x]}\n"
    )
    done = lint("a.txt", lint_toml='rules = ["own"]\n', own__house__own_yaml=card, a_txt="The prime minster left.\n")
    assert "Say prime minister  OWN001" in done.stdout
    done = lint("a.txt", own__house__own_yaml=card.replace("severity: error", "severity: bad"))
    assert done.returncode == 2 and "own.yaml:5: " in done.stderr and done.stderr.count("\n") == 1


def test_statistics_and_explain(lint):
    assert lint("check", "--statistics", "a.txt", a_txt=BAD).stdout == "     1  DUP001  error       doubled-word\n"
    assert lint("explain", "doubled-word").stdout.startswith("DUP001 doubled-word\n")
    assert lint("explain", "nope").returncode == 2


def test_colour_is_off_in_a_pipe_and_on_when_asked(lint):
    assert "\x1b[" not in lint("a.txt", a_txt=BAD).stdout
    assert "\x1b[" in lint("check", "--color", "always", "a.txt").stdout


def test_same_output_twice(lint):
    first = lint("check", "--output-format", "sarif", ".", a_txt=BAD, b_md="# In in Paris\n", c_html="<p>in in Paris</p>")
    assert first.stdout == lint("check", "--output-format", "sarif", ".").stdout


def test_fix_changes_the_file_and_a_second_run_nothing(lint, tmp_path):
    text = "The order , he said, was in in Paris.\r\nThe defenсe.\r\n"
    done = lint("check", "--fix", "a.txt", a_txt=text)
    assert done.returncode == 1 and done.stderr == "lint: 2 fixed\n" and "DUP001" in done.stdout
    assert (tmp_path / "a.txt").read_bytes() == b"The order, he said, was in in Paris.\r\nThe defence.\r\n"
    assert lint("check", "--fix", "--unsafe-fixes", "a.txt").returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == b"The order, he said, was in Paris.\r\nThe defence.\r\n"


def test_diff_shows_and_changes_nothing(lint, tmp_path):
    done = lint("check", "--diff", "a.txt", a_txt="The order , he said.\n")
    assert done.returncode == 1
    assert done.stdout == "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-The order , he said.\n+The order, he said.\n"
    assert (tmp_path / "a.txt").read_text() == "The order , he said.\n"


def test_standard_input_is_not_fixed(lint):
    done = lint("check", "--fix", "-", stdin=BAD)
    assert done.returncode == 2 and done.stderr.startswith("lint: --fix: standard input")


def test_a_broken_configuration_stops_only_its_own_folder(lint):
    done = lint("desk", "web", desk__lint_toml="ingore = []\n", desk__a_txt=BAD, desk__b_txt=BAD, web__a_txt=BAD)
    assert done.returncode == 2 and "web/a.txt" in done.stdout
    assert done.stderr == 'lint: desk/lint.toml:1: unknown key "ingore"; did you mean "ignore"?\n'


def test_files_are_compared_with_one_another_when_asked(lint):
    places = ("north", "south", "east", "west", "coast", "hills", "plains", "islands")
    text = "".join(f"The {word} of both countries met in Geneva on Monday, the ministry of {word} said.\n" for word in places)
    assert lint("a.txt", "b.txt", a_txt=text, b_txt=text).returncode == 0
    done = lint("check", "--cross-file", "--fail-on", "warning", "a.txt", "b.txt")
    assert done.returncode == 1 and "XFI001" in done.stdout and "a.txt" in done.stdout


def test_names_is_a_group_of_commands_and_a_path_when_it_looks_like_one(lint):
    done = lint(
        "names", "learn", "desk", "-o", "names.tsv", desk__a_txt="It was Kelmer.\n", desk__b_txt="It was Kelmer.\n", names__a_txt=BAD
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = lint("names", "check", "Kelmer", lint_toml='names = ["names.tsv"]\n')
    assert done.returncode == 0 and "the newsroom's names: Kelmer in 2 texts" in done.stdout
    assert "newsroom" not in lint("names", "check", "--isolated", "Kelmer").stdout
    done = lint("./names")
    assert done.returncode == 1 and "DUP001" in done.stdout


def test_a_mistake_in_a_table_of_names_is_one_line_and_exit_2(lint):
    done = lint("desk/a.txt", lint_toml='names = ["names.tsv"]\n', names_tsv="Kelmer\n", desk__a_txt=BAD)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "lint: names.tsv:1: the first line must name the columns: # column<TAB>column\n"
    done = lint("names", "check", "Kelmer")
    assert done.returncode == 2 and done.stderr.startswith("lint: names.tsv:1: ")


def test_house_style_is_off_until_it_is_chosen(lint):
    text = "The train to Kiev was late.\n"
    assert lint("check", "--select", "NAM", "a.txt", a_txt=text).stdout == ""
    assert "Kiev: the house writes Kyiv  NAM010" in lint("a.txt", lint_toml='house-style = "ap"\n').stdout
    done = lint("a.txt", lint_toml='house-style = "tass"\n')
    assert done.returncode == 2 and done.stderr == 'lint: lint.toml:1: "house-style" must be one of ap, russian-agency, not "tass"\n'


def test_stats(lint):
    done = lint("stats", "a.txt", "none.txt", a_txt="The talks went on. They were long, and nobody was late.\n")
    assert done.returncode == 2 and done.stdout.startswith("a.txt") and done.stderr == "lint: none.txt: no such file or directory\n"


def test_names_of_the_newsroom_serve_as_right_forms_and_accepted_pairs_are_silent(lint):
    text = "A spokesman, Olzhas Tarkynov, said on Monday that the plan of the city had been put off for a year.\n"
    names = "# name\tdocuments\tmentions\tvariants\tnote\nOlzhas Tarkynbov\t40\t90\t\t\n"
    done = lint("a.txt", lint_toml='names = ["names.tsv"]\n', names_tsv=names, a_txt=text)
    assert "Tarkynov" in done.stdout and "NAM002" in done.stdout
    pairs = "# form\tother\treason\tdate\nTarkynov\tTarkynbov\ttwo men\t2026-01-01\n"
    done = lint("a.txt", lint_toml='names = ["names.tsv"]\nnames-ignore = ["pairs.tsv"]\n', pairs_tsv=pairs)
    assert done.stdout == ""


def test_results_are_kept_where_they_are_wanted(lint, tmp_path):
    results = tmp_path / "results"
    assert lint("check", "--no-cache", "--cache-dir", "results", "a.txt", a_txt=BAD).returncode == 1
    assert lint("check", "--cache-dir", "results", "a.txt", lint_toml="cache = false\n").returncode == 1
    assert not results.exists()
    first = lint("check", "--cache-dir", "results", "--isolated", "a.txt")
    assert results.exists()
    again = lint("check", "--cache-dir", "results", "--isolated", "a.txt")
    assert (again.returncode, again.stdout, again.stderr) == (first.returncode, first.stdout, first.stderr) and first.returncode == 1


def test_the_profile_goes_to_standard_error(lint):
    done = lint("check", "--profile", "a.txt", a_txt=BAD)
    assert done.stdout.startswith("a.txt\n")
    assert " %  DUP001  doubled-word\n" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes streams with the shell of POSIX")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_costs_what_it_would_have_shown(tmp_path, cache, closed):
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "b.txt").write_text(CLEAN)
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    for name, code in (("a.txt", 1), ("b.txt", 0)):
        command = f'"{sys.executable}" -m lint {name} {closed}'
        assert subprocess.run(command, shell=True, cwd=tmp_path, env=environment).returncode == code
