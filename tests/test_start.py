"""What a start imports: an editor waits for it, and a hook runs on every commit."""

import os
import subprocess
import sys
from pathlib import Path

CLEAN = Path(__file__).parent / "data" / "clean_article.txt"

# All of this program that checking a clean article takes. A module more costs every start its share.
OURS = """
    lint lint.__main__ lint.cache lint.command lint.config lint.digest lint.engine lint.finding lint.nearest lint.pattern
    lint.policy lint.reading lint.record lint.run lint.verdict lint.walk lint.cards lint.cards.flags lint.cards.keys lint.cards.load
    lint.cards.yaml_lines lint.checks lint.checks.agreement lint.checks.api lint.checks.boilerplate lint.checks.characters
    lint.checks.clauses lint.checks.duplication lint.checks.grammar lint.checks.language lint.checks.names
    lint.checks.numbers lint.checks.punctuation lint.checks.quotes lint.checks.repeats lint.checks.spacing
    lint.checks.spelling lint.checks.structure lint.checks.translation lint.document lint.document.blocks
    lint.document.document lint.document.folding lint.document.formats lint.document.language lint.document.quotations
    lint.document.sentences lint.document.tokens lint.names lint.names.edits lint.names.figures lint.names.folding lint.names.lexicon
    lint.names.mentions lint.names.pairs lint.names.variants lint.names.verdicts lint.report lint.report.text
"""
# Other modules that cost a start more than a millisecond each, and that checking a clean text has no use for.
UNWANTED = {
    "ahocorasick", "argparse", "asyncio", "click", "concurrent.futures", "ctypes", "dataclasses", "datetime", "email", "enum",
    "ftfy", "hashlib", "html", "http", "inspect", "json", "langdetect", "logging", "multiprocessing", "numpy", "pathlib", "pathspec",
    "platformdirs", "random", "rapidfuzz", "re", "regex", "rich", "shutil", "socket", "string", "subprocess", "tempfile", "textstat",
    "textwrap", "threading", "tomllib", "typer", "typing", "urllib.parse", "yaml",
}  # fmt: skip


def test_a_clean_article_imports_nothing_that_it_has_no_use_for(tmp_path):
    article = tmp_path / "clean.txt"
    article.write_bytes(CLEAN.read_bytes())
    program = "import sys; sys.argv[1:] = ['clean.txt']; from lint.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-S", "-c", program]  # -S: what an installation's .pth files import is not ours
    subprocess.run(command, cwd=tmp_path, env=environ, check=True, capture_output=True)  # fills the cache of rules
    article.write_bytes(CLEAN.read_bytes() + b"\nThe meeting closed at a quarter to one.\n")  # not checked before
    done = subprocess.run(command, cwd=tmp_path, env=environ, check=True, capture_output=True, text=True)
    loaded = set(done.stderr.split("\n")[-2].split())
    assert done.stdout == ""
    assert {name for name in loaded if name.partition(".")[0] == "lint"} == set(OURS.split())
    assert sorted(loaded & UNWANTED) == []
