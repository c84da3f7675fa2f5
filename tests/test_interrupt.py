"""Ctrl-C: a run ends at once and quietly, leaves no process behind, and no file half-written."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc to see when workers run")

LINE = "The the council of the town met on day {} of the month and agreed , then, on a part of its budget.\n\n"


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """More text than can be checked before the signal comes."""
    folder = tmp_path_factory.mktemp("texts")
    for number in range(300):
        (folder / f"{number:03}.txt").write_text("".join(LINE.format(number * 1000 + line) for line in range(400)))
    return folder


def interrupted(arguments, cwd, running):
    """Exit code, output, errors and seconds to the end of a run that gets Ctrl-C once `running(pid)` says so."""
    command = [sys.executable, "-m", "lint", *arguments]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(
        command, cwd=cwd, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        deadline = time.monotonic() + 30
        while not running(process.pid):
            assert process.poll() is None and time.monotonic() < deadline, "ended, or never began to work, before the signal"
            time.sleep(0.02)
        start = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the whole group
        out, err = process.communicate(timeout=10)
        taken = time.monotonic() - start
        with pytest.raises(ProcessLookupError):  # nobody is left of the group
            os.killpg(process.pid, 0)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    return process.returncode, out, err, taken


def with_workers(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return len(file.read().split()) >= 2


def test_workers_end_with_the_run(texts):
    code, out, err, taken = interrupted(["."], texts, with_workers)
    assert (code, out, err) == (130, "", "")
    assert taken < 2


def test_the_same_with_options_and_no_report_is_left_half_written(texts, tmp_path):
    report = tmp_path / "report.json"
    code, out, err, taken = interrupted(["check", "--jobs", "2", "--output-format", "json", "-o", str(report), "."], texts, with_workers)
    assert (code, out, err) == (130, "", "")
    assert taken < 2
    assert not report.exists()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_is_fixed_or_as_it_was(texts, tmp_path, jobs):
    before = {}
    for path in sorted(texts.iterdir())[:100]:
        (tmp_path / path.name).write_text(path.read_text())
        before[path.name] = path.read_text()
    fixed = {name: text.replace("agreed ,", "agreed,") for name, text in before.items()}

    def changed(_):
        return any((tmp_path / name).read_text() != text for name, text in before.items())

    code, _, err, taken = interrupted(["check", "--jobs", jobs, "--fix", "--select", "PUN", "."], tmp_path, changed)
    assert (code, err) == (130, "")
    assert taken < 2
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(before)  # no temporary file is left
    assert {name: (tmp_path / name).read_text() in (text, fixed[name]) for name, text in before.items()} == dict.fromkeys(before, True)
