"""What a start imports: an editor waits for it, and a hook runs on every commit."""

import os
import shutil
import subprocess
import sys

# Modules that cost a start more than a millisecond each and that checking a clean text has no use for.
UNWANTED = {
    "ahocorasick", "argparse", "asyncio", "click", "concurrent.futures", "ctypes", "email", "ftfy", "hashlib", "html", "http", "json",
    "langdetect", "lint.cards.schema", "lint.cards.tables", "lint.catalogue", "lint.cli",
    "lint.crossfile.compare", "lint.fingerprint", "lint.fix", "lint.report.json", "lint.report.sarif", "lint.workers", "logging",
    "multiprocessing", "numpy", "pathlib", "pathspec", "platformdirs", "random", "regex", "rich", "shutil", "socket", "subprocess",
    "tempfile", "textstat", "threading", "tomllib", "typer", "urllib.parse", "yaml", "zlib",
}  # fmt: skip


def test_a_clean_file_of_4_kb_imports_nothing_that_it_has_no_use_for(tmp_path):
    sentences = (f"The council of the town met on day {day} of the month and agreed on part {day} of its budget." for day in range(1, 29))
    (tmp_path / "clean.txt").write_text("\n\n".join(sentences) + "\n")
    program = "import sys; sys.argv[1:] = ['clean.txt']; from lint.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-S", "-c", program]  # -S: what an installation's .pth files import is not ours
    subprocess.run(command, cwd=tmp_path, env=environ, check=True, capture_output=True)  # fills the cache of rules
    shutil.rmtree(tmp_path / "cache" / "newslint" / "results", ignore_errors=True)  # what was said of the text
    done = subprocess.run(command, cwd=tmp_path, env=environ, check=True, capture_output=True, text=True)
    loaded = set(done.stderr.split("\n")[-2].split())
    assert "lint.engine" in loaded
    assert sorted(loaded & UNWANTED) == []
