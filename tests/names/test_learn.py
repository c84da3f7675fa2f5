"""`lint names`: learning from a folder, the configuration that names the table, questions about a name."""

from __future__ import annotations

import pytest

from lint.names.learn import run

HEAD = "# name\tdocuments\tmentions\tvariants\tnote\n"


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(**texts):
        for name, text in texts.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


def test_a_folder_becomes_a_table_on_standard_output(archive, capfdbinary):
    archive(
        desk__a_txt="It was Kelmer.", desk__b_md="# Zelmerit Pays\n\nIt was Kelmér, and Kelmér left.", desk__c_html="<p>It was Kelmer.</p>"
    )
    assert run(["desk"], None, 2) == 0
    out, err = capfdbinary.readouterr()
    assert (out.decode(), err) == (HEAD + "Kelmer\t2\t2\tKelmér 1\n", b"")


def test_learning_again_keeps_the_notes_and_changes_nothing_else(archive):
    folder = archive(a_txt="It was Kelmer.", b_txt="It was Kelmer and Zelmerit.")
    assert run(["."], "names.tsv", 1) == 0
    first = (folder / "names.tsv").read_text(encoding="utf-8")
    assert first == HEAD + "Kelmer\t2\t2\nZelmerit\t1\t1\n"
    (folder / "names.tsv").write_text(first.replace("Kelmer\t2\t2", "Kelmer\t2\t2\t\tthe mayor"), encoding="utf-8")
    assert run(["."], "names.tsv", 1) == 0
    assert (folder / "names.tsv").read_text(encoding="utf-8") == HEAD + "Kelmer\t2\t2\t\tthe mayor\nZelmerit\t1\t1\n"


def test_what_cannot_be_read_is_said_and_the_rest_is_learnt(archive, capfd):
    archive(a_txt="It was Kelmer.", b_txt="\N{SNOWMAN}".encode("utf-16-le") * 9)
    assert run([".", "none"], "out.tsv", 1) == 2
    lines = capfd.readouterr().err.splitlines()
    assert lines[0] == "lint: none: no such file or directory" and lines[1].startswith("lint: ./b.txt: ") and len(lines) == 2


def test_a_broken_table_is_not_overwritten(archive, capfd):
    folder = archive(a_txt="It was Kelmer.", names_tsv="Kelmer 3\n")
    assert run(["a.txt"], "names.tsv", 1) == 2
    assert capfd.readouterr().err.startswith("lint: names.tsv:1: ") and (folder / "names.tsv").read_text() == "Kelmer 3\n"


def test_an_unwritable_output_is_exit_2(archive, capfd):
    archive(a_txt="It was Kelmer.")
    assert run(["a.txt"], "no/names.tsv", 1) == 2
    assert capfd.readouterr().err == "lint: cannot write no/names.tsv: No such file or directory\n"


def test_excluded_files_are_not_learnt(archive, capfd):
    archive(lint_toml='exclude = ["old/"]\n', old__a_txt="It was Kelmer.", b_txt="It was Zelmerit.")
    assert run(["."], None, 1) == 0
    assert capfd.readouterr().out == HEAD + "Zelmerit\t1\t1\n"
