"""Which files to lint: the paths a user names, folders searched, exclusions and .gitignore obeyed."""

from __future__ import annotations

import os
import stat

from lint.finding import FileError
from lint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Literal

    from pathspec.pattern import RegexPattern

    Spec = tuple[RegexPattern, ...]  # last one first, without comments and empty lines

    Format = Literal["plain", "markdown", "html"]


SUFFIXES: tuple[str, ...] = (".txt", ".text", ".md", ".markdown", ".html", ".htm")
_FORMATS: dict[str, Format] = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}

# Folders of other people's files; with the hidden ones (.git, .venv) they are searched only when named.
_FOREIGN_FOLDERS = frozenset({"node_modules", "site-packages"})


class Exclude(Record):
    """A pattern in the notation of .gitignore, and the folder that it is relative to; `origin` says who asked for it."""

    pattern: str
    base: str
    origin: str = ""


class Walk(Record):
    """What was found: `files` sorted and each once, as the user would spell them; `errors` make the run fail, `notes` do not.

    `excluded` are the named paths that a pattern left out.
    """

    files: list[str]
    errors: list[FileError]
    notes: list[str]
    excluded: list[str]


def format_of(path: str) -> Format:
    """How the file is marked up, judged by its suffix."""
    return _FORMATS.get(os.path.splitext(path)[1].lower(), "plain")


def find_files(
    paths: Sequence[str],
    exclude: Sequence[str | Exclude] = (),
    *,
    exclude_in: Callable[[str], Sequence[Exclude]] | None = None,
    respect_gitignore: bool = True,
    force_exclude: bool = True,
    suffixes: Sequence[str] = SUFFIXES,
) -> Walk:
    """The files among `paths` and in the folders among them.

    Files that are named are taken whatever their suffix, hidden or listed in .gitignore; so is a folder that is named. Inside
    folders, files with one of `suffixes` are taken, but neither hidden ones nor those that .gitignore files list (of the folder,
    of those below, of those above up to the repository's root, and .git/info/exclude).

    `exclude` are patterns in the notation of .gitignore, relative to the working folder unless they say otherwise; `exclude_in`
    gives more of them for the entries of one folder (configuration may differ from folder to folder) and is called once for
    each. They hold for named paths, too, unless `force_exclude` is off: a pre-commit hook names every file.

    Symbolic links to folders are followed; no folder is searched twice.
    """
    cwd = os.getcwd()
    fixed = tuple(Exclude(item, cwd) if isinstance(item, str) else item for item in exclude)
    search = _Search(fixed, exclude_in, respect_gitignore, tuple(suffix.lower() for suffix in suffixes))
    for path in paths:
        search.add(path, force_exclude)
    return search.result()


class _Layer(Record):
    """Patterns of one place, seen from the folder being searched: `prefix` is that folder relative to the patterns' own."""

    spec: Spec
    prefix: str

    def below(self, name: str) -> _Layer:
        return _Layer(self.spec, f"{self.prefix}{name}/")


class _Folder(Record):
    """A folder to search: as the user would spell it, its absolute path, its real path, and the .gitignore layers above it."""

    path: str
    absolute: str
    real: str
    layers: tuple[_Layer, ...]  # outermost first: the innermost one that says anything decides


class _Found(Record):
    """A file; of several spellings of one file the smallest tuple is kept: no link, named first."""

    linked: bool
    rank: int
    path: str
    real: str


class _Search:
    """One search; its answers about folders are kept, since many files share them."""

    def __init__(
        self,
        exclude: tuple[Exclude, ...],
        exclude_in: Callable[[str], Sequence[Exclude]] | None,
        respect_gitignore: bool,
        suffixes: tuple[str, ...],
    ) -> None:
        self._exclude = exclude
        self._exclude_in = exclude_in
        self._respect_gitignore = respect_gitignore
        self._suffixes = suffixes
        self._walk = Walk([], [], [], [])
        self._found: list[_Found] = []
        self._folders: list[_Folder] = []
        self._links: list[_Folder] = []
        self._searched: set[str] = set()
        self._specs: dict[tuple[Exclude, ...], tuple[tuple[str, Spec], ...]] = {}
        self._excludes: dict[str, tuple[tuple[str, Spec], ...]] = {}
        self._excluded_folders: dict[str, bool] = {}
        self._reported: set[Exclude] = set()

    def add(self, path: str, force_exclude: bool) -> None:
        """Takes a path that the user named."""
        absolute = os.path.abspath(path)
        try:
            is_folder = _is_folder(path)
        except OSError as error:
            self._walk.errors.append(FileError(path, _reason(error)))
            return
        if force_exclude and self._is_excluded_named(absolute, is_folder):
            self._walk.excluded.append(path)
        elif is_folder:
            self._folders.append(_Folder(path, absolute, os.path.realpath(path), self._layers_above(absolute)))
        else:
            self._found.append(_Found(False, len(self._found), path, os.path.realpath(path)))

    def result(self) -> Walk:
        """Searches the folders; those behind links come last, so that a file keeps its own spelling when it has one."""
        named = [folder.path for folder in self._folders]
        waiting = self._folders[::-1]
        while waiting or self._links:
            if not waiting:
                self._links.sort(key=lambda link: link.path)
                waiting.append(self._links.pop(0))
            folder = waiting.pop()
            if folder.real not in self._searched:
                self._searched.add(folder.real)
                waiting += self._search(folder)
        walk = self._walk
        first: dict[str, _Found] = {}
        for found in sorted(self._found):
            first.setdefault(found.real, found)
        walk.files[:] = sorted(found.path for found in first.values())
        if named and not walk.files and not walk.errors:
            walk.notes.append(f"no files to check in {', '.join(named)} (looked for {', '.join(self._suffixes)})")
        walk.errors.sort(key=lambda error: error.path)
        walk.notes.sort()
        return walk

    def _search(self, folder: _Folder) -> list[_Folder]:
        """Takes the files of one folder; the folders in it, last one first."""
        try:
            with os.scandir(folder.path) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self._walk.errors.append(FileError(folder.path, f"cannot read the folder: {_words(error)}"))
            return []
        layers = folder.layers
        if self._respect_gitignore and any(entry.name == ".gitignore" for entry in entries):
            layers += _gitignore(os.path.join(folder.path, ".gitignore"))
        inner: list[_Folder] = []
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            is_link = entry.is_symlink()
            try:
                is_folder = entry.is_dir()
                if not is_folder and not (name.lower().endswith(self._suffixes) and entry.is_file()):
                    continue
            except OSError:  # a link that leads to itself
                continue
            if is_folder and name in _FOREIGN_FOLDERS:
                continue
            if _is_ignored(layers, name, is_folder) or self._is_excluded(folder.absolute, name, is_folder):
                continue
            path = os.path.join(folder.path, name)
            real = os.path.realpath(path) if is_link else os.path.join(folder.real, name)
            if not is_folder:
                self._found.append(_Found(is_link, len(self._found), path, real))
                continue
            child = _Folder(path, os.path.join(folder.absolute, name), real, tuple(layer.below(name) for layer in layers))
            if not is_link:
                inner.append(child)
            elif folder.real == real or folder.real.startswith(os.path.join(real, "")):
                self._walk.notes.append(f"skipped a link to a folder that it lies in: {path}")
            else:
                self._links.append(child)
        return inner[::-1]

    def _layers_above(self, folder: str) -> tuple[_Layer, ...]:
        """What the .gitignore files above `folder` say about its entries; nothing when they ignore it, since it was named."""
        if not self._respect_gitignore:
            return ()
        top, names = folder, list[str]()
        while not os.path.exists(os.path.join(top, ".git")):
            parent, name = os.path.split(top)
            if parent == top:
                return ()  # not in a repository: what lies above is not the user's
            top = parent
            names.insert(0, name)
        layers = _gitignore(os.path.join(top, ".git", "info", "exclude"))
        for name in names:
            layers += _gitignore(os.path.join(top, ".gitignore"))
            if _is_ignored(layers, name, True):
                return ()
            layers = tuple(layer.below(name) for layer in layers)
            top = os.path.join(top, name)
        return layers

    def _is_excluded_named(self, path: str, is_folder: bool) -> bool:
        """Would a search from the file system's root have passed over `path` because of an exclude pattern?"""
        folder, name = os.path.split(path)
        if not name:
            return False
        if folder not in self._excluded_folders:
            self._excluded_folders[folder] = self._is_excluded_named(folder, True)
        return self._excluded_folders[folder] or self._is_excluded(folder, name, is_folder)

    def _is_excluded(self, folder: str, name: str, is_folder: bool) -> bool:
        """Does an exclude pattern that holds in `folder` (an absolute path) match its entry `name`?"""
        path = os.path.join(folder, name)
        for base, spec in self._excludes_of(folder):
            # Outside the patterns' folder, only those without a slash mean anything: the whole path does for them.
            inside = path[len(base) :] if path.startswith(base) else path.lstrip(os.sep)
            if _says(spec, inside.replace(os.sep, "/"), is_folder):
                return True
        return False

    def _excludes_of(self, folder: str) -> tuple[tuple[str, Spec], ...]:
        """The patterns that hold in `folder`, those of one base together, each with that base and a separator."""
        if folder not in self._excludes:
            items = (*self._exclude, *(self._exclude_in(folder) if self._exclude_in else ()))
            if items not in self._specs:
                self._specs[items] = self._compiled(items)
            self._excludes[folder] = self._specs[items]
        return self._excludes[folder]

    def _compiled(self, items: tuple[Exclude, ...]) -> tuple[tuple[str, Spec], ...]:
        lines: dict[str, list[str]] = {}
        for item in items:
            if _spec([item.pattern]) is not None:
                lines.setdefault(os.path.join(item.base, ""), []).append(item.pattern)
            elif item not in self._reported:
                self._reported.add(item)
                self._walk.errors.append(FileError(item.origin or item.pattern, f'bad exclude pattern "{item.pattern}"'))
        specs = ((base, _spec(patterns)) for base, patterns in lines.items())
        return tuple((base, spec) for base, spec in specs if spec is not None)


def _spec(lines: Iterable[str]) -> Spec | None:
    """The patterns compiled; nothing when one of them is malformed."""
    import re

    from pathspec import GitIgnoreSpec

    try:
        patterns = list(GitIgnoreSpec.from_lines(lines).patterns)
    except (ValueError, re.error):
        return None
    return tuple(pattern for pattern in reversed(patterns) if pattern.include is not None)


def _gitignore(path: str) -> tuple[_Layer, ...]:
    """The patterns in the file `path` as a layer over its own folder; none when there is no such file, or nothing in it.

    As git does, takes malformed lines for no lines, and a byte order mark and a carriage return for nothing.
    """
    try:
        with open(path, "rb") as file:
            text = os.fsdecode(file.read().removeprefix(b"\xef\xbb\xbf"))
    except OSError:
        return ()
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    patterns = [line for line in lines if line.strip() and not line.startswith("#")]
    if not patterns:
        return ()
    spec = _spec(patterns) or _spec([line for line in patterns if _spec([line]) is not None])
    return (_Layer(spec, ""),) if spec is not None else ()


def _is_ignored(layers: Sequence[_Layer], name: str, is_folder: bool) -> bool:
    """Is the entry `name` of the layers' folder ignored? The innermost layer that mentions it decides."""
    for layer in reversed(layers):
        said = _says(layer.spec, layer.prefix + name, is_folder)
        if said is not None:
            return said
    return False


def _says(spec: Spec, path: str, is_folder: bool) -> bool | None:
    """True for a path that the patterns match, False for one that `!` takes back, None for one that they do not mention.

    What they say about the folders above is left aside: those were asked about on the way down. (`GitIgnoreSpec` itself judges
    whole paths of files, and a folder wrongly that `!` takes back.)
    """
    path = f"{path}/" if is_folder else path
    for pattern in spec:
        found = pattern.match_file(path)
        # The only group in a compiled pattern is the slash after a folder; inside the path, that was a folder above.
        if found is not None and (found.match.lastindex is None or found.match.end(found.match.lastindex) == len(path)):
            return pattern.include
    return None


def _is_folder(path: str) -> bool:
    return stat.S_ISDIR(os.stat(path).st_mode)


def _reason(error: OSError) -> str:
    return "no such file or directory" if isinstance(error, FileNotFoundError) else f"cannot be read: {_words(error)}"


def _words(error: OSError) -> str:
    """The system's words for the error, in lower case as in other messages."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
