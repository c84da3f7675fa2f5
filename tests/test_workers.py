import os
import pickle

import pytest

from lint import workers
from lint.run import Checker, Options, run


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "_BATCH", 1)  # what fits into one batch is checked without workers
    texts = {"a.txt": "He said to to them.\n", "b.txt": "All is well.\n", "d.txt": 'He left ,he said. "It is."he said.\n'}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02binary")
    (tmp_path / "e.txt").write_bytes(b"\xff\xfe\x00\xd8 broken")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "lint.toml").write_text('select = ["NONE999"]\n')
    for name in ("x.txt", "y.txt"):
        (tmp_path / "own" / name).write_text("Text.\n")
    return str(tmp_path)


def test_workers_say_what_one_process_says_in_the_same_order(files):
    one, _ = run([files], Options(jobs=1))
    assert one.findings and one.errors and one.notes
    assert sum("NONE999" in error.message for error in one.errors) == 1
    for count in (2, 3):
        assert vars(run([files], Options(jobs=count))[0]) == vars(one)


def test_named_files_keep_their_meaning_in_workers(files):
    paths = [os.path.join(files, name) for name in ("c.txt", "a.txt", "gone.txt")]
    one, _ = run(paths, Options(jobs=1))
    assert {os.path.basename(error.path) for error in one.errors} == {"c.txt", "gone.txt"}
    assert vars(run(paths, Options(jobs=2))[0]) == vars(one)


def test_fixes_are_made_by_workers_too(files):
    shown = [run([files], Options(jobs=count, diff=True, unsafe=True))[0] for count in (1, 2)]
    assert shown[0].diffs == shown[1].diffs != []
    fixed, _ = run([files], Options(jobs=2, fix=True, unsafe=True))
    assert fixed.fixed > 0
    assert run([files], Options(jobs=1))[0].findings == fixed.findings


def test_processes_are_started_only_for_much_text(files, monkeypatch):
    monkeypatch.setattr(workers, "processors", lambda: 4)
    paths = [os.path.join(files, name) for name in ("a.txt", "b.txt", "gone.txt")]
    assert workers.useful(paths, 0) == 1
    assert workers.useful(paths, 2) == 2
    assert workers.useful(paths, 8) == 3
    monkeypatch.setattr(workers, "_WORTH_IT", 20)
    assert workers.useful(paths, 0) == 3
    assert workers.useful(paths[:1], 0) == 1


def test_a_worker_that_dies_costs_its_files_and_no_more(files, monkeypatch):
    monkeypatch.setattr(workers, "_check", _dying)
    jobs = [os.path.join(files, name) for name in ("a.txt", "b.txt", "d.txt")]
    first, *others = workers.check(jobs, Checker(Options(), frozenset()), 2)
    assert first.errors == [] or first.errors[0].path == jobs[0]  # where processes fork, the first batch needs no worker
    assert [result.errors[0].path for result in others] == jobs[1:]
    assert "--jobs 1" in others[0].errors[0].message


def test_a_checker_goes_to_processes_that_were_not_forked(files):
    checker = pickle.loads(pickle.dumps(Checker(Options(overrides={"select": ["DUP"]}, stdin=lambda: b"secret"), frozenset([files]))))
    assert checker.named == {files}
    assert {finding.rule for finding in checker.check(os.path.join(files, "a.txt"))[0].findings} == {"DUP001"}
    assert checker.check("-")[0].findings == []


def _dying(jobs):
    os._exit(3)
