"""Which files are found: named and in folders, with exclusions, .gitignore files and links."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from lint.finding import FileError
from lint.walk import Exclude, Walk, find_files, format_of


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("")


def write(path: str, text: str) -> None:
    touch(path)
    Path(path).write_text(text)


def files(paths: Sequence[str], exclude: Sequence[str] = (), respect_gitignore: bool = True) -> list[str]:
    walk = find_files(paths, exclude, respect_gitignore=respect_gitignore)
    assert not walk.errors
    return [path.replace(os.sep, "/") for path in walk.files]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "plain"),
        ("a", "plain"),
        ("b.md/a", "plain"),
        ("a.md", "markdown"),
        ("A.MARKDOWN", "markdown"),
        ("x/a.htm", "html"),
        ("a.HTML", "html"),
    ],
)
def test_format_by_suffix(path: str, expected: str) -> None:
    assert format_of(path) == expected


def test_folders_are_searched_for_texts_in_order() -> None:
    touch("news/b.txt", "news/a.md", "news/B.HTM", "news/sub/c.text", "news/sub/d.py", "news/notes", "news/a/z.markdown", "other.txt")
    assert files(["news"]) == ["news/B.HTM", "news/a.md", "news/a/z.markdown", "news/b.txt", "news/sub/c.text"]


def test_paths_are_spelt_as_the_user_spelt_them(here: Path) -> None:
    touch("news/a.txt")
    assert files(["news/"]) == ["news/a.txt"]
    assert files(["."]) == ["./news/a.txt"]
    assert files(["./news/../news"]) == ["./news/../news/a.txt"]
    assert files([str(here)]) == [f"{here}/news/a.txt".replace(os.sep, "/")]


def test_each_file_once_in_the_first_spelling() -> None:
    touch("news/a.txt", "news/b.txt")
    assert files(["./news/a.txt", "news", "news/a.txt", "."]) == ["./news/a.txt", "news/b.txt"]


def test_the_order_does_not_depend_on_the_order_of_the_arguments() -> None:
    touch("b/x.txt", "a/x.txt", "c.txt")
    assert files(["c.txt", "b", "a"]) == files(["a", "b", "c.txt"]) == ["a/x.txt", "b/x.txt", "c.txt"]


def test_named_files_are_taken_whatever_they_are() -> None:
    touch("notes", ".hidden.txt", ".draft/a.txt", "code.py")
    write(".gitignore", "*")
    assert files(["notes", ".hidden.txt", ".draft", "code.py"]) == [".draft/a.txt", ".hidden.txt", "code.py", "notes"]


def test_hidden_and_foreign_folders_are_passed_over() -> None:
    touch(".git/a.txt", ".venv/lib/a.txt", "node_modules/x/readme.md", "lib/site-packages/x.txt", "a.txt", ".b.txt")
    assert files(["."]) == ["./a.txt"]


def test_other_suffixes_may_be_asked_for() -> None:
    touch("a.txt", "a.SRT", "a.md")
    assert find_files(["."], suffixes=[".srt"]).files == [os.path.join(".", "a.SRT")]


def test_missing_paths_are_errors_and_the_others_are_found() -> None:
    touch("a.txt")
    walk = find_files(["nope.txt", "a.txt", "gone/"])
    assert walk.files == ["a.txt"]
    assert walk.errors == [
        FileError("gone/", "no such file or directory"),
        FileError("nope.txt", "no such file or directory"),
    ]


def test_an_unreadable_folder_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    touch("news/a.txt", "news/locked/b.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    walk = find_files(["news"])
    locked = os.path.join("news", "locked")
    assert walk.files == [os.path.join("news", "a.txt")]
    assert walk.errors == [FileError(locked, "cannot read the folder: permission denied")]


def test_a_folder_without_texts_is_noted() -> None:
    touch("src/a.py")
    assert find_files(["src"]).notes == ["no files to check in src (looked for .txt, .text, .md, .markdown, .html, .htm)"]


def test_excluded_files_stay_excluded_when_named() -> None:
    touch("drafts/a.txt", "news/a.txt", "news/old/b.txt")
    patterns = ["drafts/", "/news/old"]
    assert files(["."], patterns) == ["./news/a.txt"]
    walk = find_files(["drafts/a.txt", "news/a.txt", "news/old/b.txt"], patterns)
    assert (walk.files, walk.excluded) == (["news/a.txt"], ["drafts/a.txt", "news/old/b.txt"])
    assert find_files(["drafts", "drafts/a.txt"], patterns) == Walk([], [], [], ["drafts", "drafts/a.txt"])
    assert find_files(["drafts/a.txt"], patterns, force_exclude=False).files == ["drafts/a.txt"]


def test_exclude_patterns_are_those_of_gitignore() -> None:
    touch("a.txt", "b.txt", "x/a.txt", "x/y/b.txt", "x/y/z/c.txt")
    assert files(["."], ["a.txt", "!/x/a.txt"]) == ["./b.txt", "./x/a.txt", "./x/y/b.txt", "./x/y/z/c.txt"]
    assert files(["."], ["x/**/c.txt", "b.*"]) == ["./a.txt", "./x/a.txt"]


def test_exclude_patterns_are_relative_to_their_folder(here: Path) -> None:
    touch("x/old/a.txt", "old/a.txt", "x/b.md")
    walk = find_files(["."], [Exclude("/old", str(here / "x")), Exclude("*.md", str(here / "elsewhere"))])
    assert walk.files == [os.path.join(".", "old", "a.txt")]


def test_exclude_patterns_may_differ_from_folder_to_folder(here: Path) -> None:
    touch("a/draft.txt", "a/b/draft.txt", "c/draft.txt")
    asked: list[str] = []

    def exclude_in(folder: str) -> list[Exclude]:
        asked.append(folder)
        return [Exclude("draft.txt", folder)] if folder == str(here / "a") else []

    walk = find_files(["a", "c/draft.txt", "a/draft.txt"], exclude_in=exclude_in)
    assert walk.files == [os.path.join("a", "b", "draft.txt"), "c/draft.txt"]
    assert walk.excluded == ["a/draft.txt"]
    assert len(asked) == len(set(asked))


def test_a_bad_exclude_pattern_is_an_error_once() -> None:
    touch("a.txt", "b/c.txt")
    walk = find_files(["."], ["!", Exclude("[z-a]", ".", "lint.toml:2"), "b"])
    assert walk.files == [os.path.join(".", "a.txt")]
    assert walk.errors == [FileError("!", 'bad exclude pattern "!"'), FileError("lint.toml:2", 'bad exclude pattern "[z-a]"')]


def test_gitignore_files_are_obeyed_the_inner_before_the_outer() -> None:
    touch("a.txt", "a.tmp.txt", "sub/b.tmp.txt", "sub/keep.tmp.txt", "build/c.txt", "sub/build/d.txt", "sub/deep/e.txt")
    write(".gitignore", "\ufeff*.tmp.txt\r\n/build/\r\n# a.txt\r\n")
    write("sub/.gitignore", "!keep.tmp.txt\ndeep/*\n")
    assert files(["."]) == ["./a.txt", "./sub/build/d.txt", "./sub/keep.tmp.txt"]
    assert len(files(["."], respect_gitignore=False)) == 7


def test_gitignore_files_above_count_up_to_the_root_of_the_repository() -> None:
    touch("repo/.git/HEAD", "repo/news/today/a.txt", "repo/news/today/b.txt", "repo/news/today/c.txt", "repo/news/today/d.txt")
    write(".gitignore", "d.txt")
    write("repo/.gitignore", "/news/*/a.txt")
    write("repo/news/.gitignore", "b.txt")
    write("repo/.git/info/exclude", "# mine\nc.txt\n")
    assert files(["repo/news/today"]) == files(["repo"]) == ["repo/news/today/d.txt"]


def test_without_a_repository_nothing_above_counts() -> None:
    touch("news/a.txt")
    write(".gitignore", "a.txt")
    assert files(["news"]) == ["news/a.txt"]
    assert find_files(["."]).files == []


def test_an_inner_gitignore_overrules_the_exclude_file_of_git() -> None:
    touch("a.txt", "b.txt")
    write(".git/info/exclude", "*.txt")
    write(".gitignore", "!a.txt")
    assert files(["."]) == ["./a.txt"]


def test_an_ignored_folder_is_searched_when_named() -> None:
    touch(".git/HEAD", "out/html/a.txt", "out/html/b.txt")
    write(".gitignore", "out/")
    write("out/html/.gitignore", "b.txt")
    assert files(["out"]) == files(["out/html"]) == ["out/html/a.txt"]
    assert find_files(["."]).files == []


def test_malformed_lines_of_a_gitignore_do_no_harm() -> None:
    touch("a.txt", "b.txt")
    write(".gitignore", "!\n[z-a]\na.txt\n\\\n")
    assert files(["."]) == ["./b.txt"]


def test_git_agrees() -> None:
    """The files that git itself does not ignore are the files that are found."""
    names = ["a", "b", "keep", "log"]
    touch(*(f"{one}/{two}/{three}.txt" for one in names for two in names for three in names))
    write(".gitignore", "/a/b\nlog/\n**/keep/b.txt\nb/*/a.txt\n!b/a/a.txt\n*.md\n")
    write("b/.gitignore", "keep/*\n!keep/log.txt\n/a/\n")
    write("keep/.gitignore", "*\n!a/\n!a/*\n")
    try:
        subprocess.run(["git", "init", "-q"], check=True)
        found = subprocess.run(["git", "ls-files", "-oc", "--exclude-standard", "*.txt"], check=True, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("git is not installed")
    assert files(["."]) == sorted(f"./{path}" for path in found.stdout.split())


links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@links
def test_loops_of_links_end_and_are_noted() -> None:
    touch("news/a.txt", "news/sub/b.txt")
    os.symlink("..", "news/sub/up")
    os.symlink(".", "news/self")
    os.symlink("nowhere", "news/nowhere.txt")
    os.symlink("self.txt", "news/self.txt")
    walk = find_files(["news"])
    assert walk.files == ["news/a.txt", "news/sub/b.txt"]
    assert walk.notes == [
        "skipped a link to a folder that it lies in: news/self",
        "skipped a link to a folder that it lies in: news/sub/up",
    ]


@links
def test_folders_that_link_to_each_other() -> None:
    touch("one/a.txt", "two/b.txt")
    os.symlink("../two", "one/two")
    os.symlink("../one", "two/one")
    assert find_files(["one", "two"]) == Walk(["one/a.txt", "two/b.txt"], [], [], [])
    assert files(["one"]) == ["one/a.txt", "one/two/b.txt"]


@links
def test_a_file_keeps_its_own_name_before_that_of_a_link() -> None:
    touch("news/z/a.txt", "elsewhere/c.txt")
    os.symlink("z", "news/a")
    os.symlink("z/a.txt", "news/b.txt")
    os.symlink("../elsewhere", "news/e")
    assert files(["news"]) == ["news/e/c.txt", "news/z/a.txt"]
    assert files(["news/b.txt", "news"]) == ["news/b.txt", "news/e/c.txt"]


@links
def test_a_named_link_that_leads_to_itself_is_an_error() -> None:
    os.symlink("loop.txt", "loop.txt")
    (error,) = find_files(["loop.txt"]).errors
    assert error.path == "loop.txt"
    assert error.message.startswith("cannot be read: too many levels of symbolic links")


def test_pathspec_is_loaded_only_for_patterns() -> None:
    touch("news/a.txt")
    write("news/.gitignore", "# nothing\n\n")
    program = "import sys; from lint.walk import find_files; find_files(['news']); print('pathspec' in sys.modules)"
    root = Path(__file__).parents[1]
    shown = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True)
    assert shown.stdout == "False\n", shown.stderr
