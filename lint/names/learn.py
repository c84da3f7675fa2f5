"""`lint names learn`: from an archive of texts to a table of names that an editor reviews."""

from __future__ import annotations

import os
import sys

from lint import reading
from lint.config import ConfigError, Configs
from lint.document.document import Document
from lint.names.archive import Archive
from lint.names.newsroom import NameFileError, keep_review, read_names, write_names
from lint.walk import find_files, format_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Progress = Callable[[int, int], None]  # files done, files in all


def learn(paths: Sequence[str], progress: Progress | None = None) -> tuple[Archive, list[str]]:
    """The names of all texts below `paths`, and one line for each path or file that could not be read.

    One text after the other is read and let go. Exclusions and encodings are those of the configuration. Raises ConfigError.
    """
    configs = Configs()
    walk = find_files(paths, exclude_in=configs.excludes)
    troubles = [f"{error.path}: {error.message}" for error in walk.errors]
    archive = Archive()
    for done, path in enumerate(walk.files, 1):
        try:
            with open(path, "rb") as file:
                text = reading.read_text(file.read(), configs.for_path(path).encoding).text
        except OSError as wrong:
            troubles.append(f"{path}: cannot be read: {wrong.strerror or wrong}")
        except reading.Unreadable as wrong:
            troubles.append(f"{path}: {wrong}")
        else:
            archive.add(Document(text, path, format_of(path)))
        if progress is not None:
            progress(done, len(walk.files))
    return archive, troubles


def run(paths: Sequence[str], output: str | None, least: int) -> int:
    """Learn names and write the table, to `output` or to standard output; the exit code, 2 when something could not be read or written.

    A table that `output` holds already keeps its notes.
    """
    from lint.command import ProgressBar

    try:
        reviewed = read_names(output) if output is not None and os.path.exists(output) else []
        progress = ProgressBar() if sys.stderr.isatty() else None
        archive, troubles = learn(paths, progress)
        if progress is not None:
            progress.close()
    except (ConfigError, NameFileError) as wrong:
        print(f"lint: {wrong}", file=sys.stderr)
        return 2
    for trouble in troubles:
        print(f"lint: {trouble}", file=sys.stderr)
    table = write_names(keep_review(archive.entries(least), reviewed))
    try:
        if output is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(table.encode())
            sys.stdout.flush()
        else:
            _replace(output, table)
    except OSError as wrong:
        print(f"lint: cannot write {output}: {wrong.strerror}", file=sys.stderr)
        return 2
    return 2 if troubles else 0


def _replace(path: str, text: str) -> None:
    """Write a file so that an interrupted run leaves the reviewed one as it was."""
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(temporary, path)
