from lint.command import Output, check
from lint.report import profile
from lint.run import Options


def test_the_longest_comes_first():
    assert profile.render({"phrases": 0.25, "NAM001  name-near-miss": 0.75}) == (
        "    0.750 s  75.0 %  NAM001  name-near-miss\n"
        "    0.250 s  25.0 %  phrases\n"
        "    1.000 s 100.0 %  together\n"
    )  # fmt: skip


def test_a_run_shows_its_rules_on_standard_error(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("He said to to them.\n" * 20)
    plain = check([str(tmp_path)], Options(), Output()), capsys.readouterr()[0]
    assert plain[1]
    said = check([str(tmp_path)], Options(profile=True, cache=True, cache_dir=str(tmp_path / "results")), Output()), *capsys.readouterr()
    assert said[:2] == plain
    names = [line.partition("%  ")[2] for line in said[2].splitlines()]
    assert names[-1] == "together" and "DUP001  doubled-word" in names and "everything else" in names
    assert not (tmp_path / "results").exists()
