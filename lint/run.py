"""One run over paths: find the files, check each, gather what they say in an order that does not depend on how it was done."""

from __future__ import annotations

import sys
from functools import cache
from time import perf_counter

from lint import reading
from lint.cards.load import load_rules, rules_key
from lint.cards.yaml_lines import CardError
from lint.checks.api import Settings
from lint.config import ConfigError, Configs, check_codes, options_for, resolve, tables_for
from lint.document.document import Document
from lint.engine import RuleFailed, Ruleset, SlowPattern
from lint.finding import RANK, FileError, FileReport, Results
from lint.record import Record
from lint.walk import find_files, format_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
    from typing import Any

    from lint.cache import Memory, Said
    from lint.checks.api import Hit
    from lint.config import Config
    from lint.crossfile.compare import Comparison
    from lint.finding import Finding, Severity
    from lint.walk import Exclude

    Progress = Callable[[int, int], None]  # files done, files in all

STDIN = "-"


class Options(Record):
    """What the command line says beside the paths; `overrides` are configuration keys with their values.

    `fix` puts fixes into the files and `diff` shows what it would do; only safe ones, unless `unsafe` is set. `stdin` reads
    standard input as bytes. `cross_file` compares the files with one another, too. `jobs` is the number of processes, 0 for as many
    as there are processors and use for them. With `cache` what was said of a file is kept for later runs, in `cache_dir` or the
    user's cache folder. `profile` measures how long each rule takes, in one process and without a cache.
    """

    overrides: Mapping[str, Any] = {}
    config_file: str | None = None
    isolated: bool = False
    exclude: Sequence[str] = ()
    stdin_filename: str | None = None
    cross_file: bool = False
    fix: bool = False
    diff: bool = False
    unsafe: bool = False
    jobs: int = 0
    cache: bool = False
    cache_dir: str | None = None
    profile: bool = False
    stdin: Callable[[], bytes] = lambda: sys.stdin.buffer.read()


_LONG = 2_000_000  # code points; a plain text that is longer is checked in pieces


class Linter:
    """Checks one file after another, each by the rules that its configuration puts in force for it."""

    def __init__(self, configs: Configs) -> None:
        self._configs = configs
        self._rulesets: dict[tuple[str, ...], Ruleset] = {}
        self._keys: dict[tuple[str, ...], str] = {}
        self._plans: dict[tuple[int, tuple[int, ...]], _Plan] = {}

    def findings(self, doc: Document, config: Config, also: Iterable[tuple[str, Hit]] = ()) -> list[Finding]:
        """Findings of one text, and of `also`, hits that were made elsewhere with the codes of their rules.

        Raises ConfigError and CardError, SlowPattern and RuleFailed for a rule that was stopped.
        """
        plan = self._plan(doc.path, config)
        if _is_long(doc):
            from lint import pieces

            findings = pieces.findings(doc, plan.check, also)
        else:
            findings = plan.check(doc, also)
        if config.newsroom is None:
            return findings
        from lint.names.newsroom import settled

        return [finding for finding in findings if finding.rule != "NAM001" or not settled(finding, config.newsroom)]

    def check(
        self, doc: Document, decoded: reading.Decoded, config: Config, also: Iterable[tuple[str, Hit]] = ()
    ) -> tuple[list[Finding], FileReport]:
        """Findings, with fingerprints, and report of one text; takes and raises what `findings` does."""
        findings = self.findings(doc, config, also)
        if findings:
            from lint.fingerprint import fingerprints

            prints = fingerprints(findings, doc.original)
            findings = [finding._replace(fingerprint=key) for finding, key in zip(findings, prints, strict=True)]
        original = doc.original if findings else ""
        translation = doc.verdict.as_json() if doc.verdict else None
        if _is_long(doc):
            from lint import pieces

            words = pieces.words(doc.text)
        else:
            words = len(doc.text.split())
        return findings, FileReport(doc.path, words, config.language, original, translation, bool(decoded.bom))

    def comparison(self, config: Config) -> Comparison:
        """An empty comparison of files, by the rules for it that a configuration puts in force; raises what `findings` raises."""
        from lint.crossfile import CODES
        from lint.crossfile.compare import Comparison

        plan = self._plan("", config)
        return Comparison({code: plan.rules.options(code, plan.options.get(code, {})) for code in CODES if code in plan.active})

    def rules_key(self, config: Config) -> str:
        """Stands for the rules of a configuration and the code that runs them."""
        if config.rules not in self._keys:
            self._keys[config.rules] = rules_key(config.rules)
        return self._keys[config.rules]

    def rules(self, config: Config) -> Ruleset:
        """The rules of a configuration."""
        if config.rules not in self._rulesets:
            self._rulesets[config.rules] = Ruleset(load_rules(config.rules, self.rules_key(config)))
        return self._rulesets[config.rules]

    def times(self) -> dict[str, float]:
        """Seconds that rules took so far, by code and name; what concerns several rules has a name alone."""
        times: dict[str, float] = {}
        for rules in self._rulesets.values():
            for code, seconds in rules.times.items():
                name = f"{code}  {rules.heads[code].name}" if code in rules.heads else code
                times[name] = times.get(name, 0.0) + seconds
        return times

    def _plan(self, path: str, config: Config) -> _Plan:
        key = id(config), tables_for(config, path)
        if key not in self._plans:
            rules = self.rules(config)
            heads = rules.heads
            check_codes(config, {code: head.name for code, head in heads.items()})
            options = {code: chosen for code, head in heads.items() if (chosen := options_for(config, code, head.name))}
            self._plans[key] = _Plan(
                rules, resolve(config, path, heads), Settings(config.language, config.prefer, config.newsroom), options
            )
        return self._plans[key]


def _is_long(doc: Document) -> bool:
    """Is a text to be checked in pieces? Markup can only be read as a whole."""
    return doc.format == "plain" and len(doc.original) > _LONG


class _Plan(Record):
    """What runs over the files that share a configuration and its tables."""

    rules: Ruleset
    active: Mapping[str, Severity]
    settings: Settings
    options: Mapping[str, Mapping[str, Any]]

    def check(self, doc: Document, also: Iterable[tuple[str, Hit]] = (), beginning: bool = True) -> list[Finding]:
        """Findings of a text, or of a part of one; what judges a text by the findings of other rules runs on its beginning alone."""
        active = self.active
        if not beginning:
            active = {code: severity for code, severity in active.items() if not self.rules.options(code, {}).get("after_others")}
        return self.rules.check(doc, active, self.settings, self.options, also)


class Checker:
    """Checks the files of one run, each by itself. `named` are the paths that the user named."""

    def __init__(self, options: Options, named: frozenset[str]) -> None:
        self.configs = Configs(options.overrides, options.config_file, options.isolated)
        self.linter = Linter(self.configs)
        self._options = options
        self.named = named
        self._stdin = cache(options.stdin)
        self._memory: Memory | None = None
        if options.cache and not (options.fix or options.diff or options.profile):
            from lint.cache import Memory

            self._memory = Memory(options.cache_dir)

    def __reduce__(self) -> tuple[Any, ...]:
        """How a process that was not forked makes its own: without standard input, which no worker is given."""
        return Checker, (self._options._replace(stdin=bytes), self.named)

    def path(self, job: str) -> str:
        """What the file is called in reports."""
        return job if job != STDIN else self._options.stdin_filename or STDIN

    def read(self, job: str) -> tuple[str, Config, reading.Decoded]:
        """Path, configuration and text of a file; raises ConfigError, Unreadable and OSError."""
        config, data = self._open(job)
        return self.path(job), config, reading.read_text(data, config.encoding)

    def remembered(self, job: str) -> Results | None:
        """What an earlier run said about a file that is as it was; None when none did, or something is wrong with it."""
        if self._memory is None:
            return None
        try:
            said = self._recall(job, *self._open(job))[1]
        except (ConfigError, OSError, reading.Unreadable):
            return None
        return None if said is None else Results(said[0], [said[1]])

    def flush(self) -> None:
        """Keep for later runs what was said so far."""
        if self._memory is not None:
            self._memory.flush()

    def check(self, job: str) -> tuple[Results, Document | None]:
        """What there is to say about one file, and its document if it could be read and the files are to be compared."""
        path = self.path(job)
        results = Results()
        doc = None
        try:
            config, data = self._open(job)
            key, said = self._recall(job, config, data)
            if said is None or self._options.cross_file:
                decoded = reading.read_text(data, config.encoding)
                if self._options.fix or self._options.diff:
                    decoded = _fixed(path, decoded, self.linter, config, self._options, results)
                doc = Document(decoded.text, path, format_of(path))
                if said is None:
                    said = self.linter.check(doc, decoded, config)
                    if self._memory is not None:
                        self._memory.put(key, said)
        except (ConfigError, CardError) as wrong:
            _add_once(results, wrong)
        except reading.BinaryFile as binary:
            if job in self.named:
                results.errors.append(FileError(path, str(binary)))
            else:
                results.notes.append(f"{path}: passed over: {binary}")
        except (reading.Unreadable, SlowPattern, RuleFailed) as wrong:
            results.errors.append(FileError(path, str(wrong)))
        except OSError as wrong:
            results.errors.append(FileError(path, f"cannot be read: {wrong.strerror or wrong}"))
        else:
            results.findings += said[0]
            results.files.append(said[1])
            return results, doc
        return results, None

    def _open(self, job: str) -> tuple[Config, bytes]:
        """Configuration and content of a file; raises ConfigError and OSError."""
        return self.configs.for_path(self.path(job)), self._stdin() if job == STDIN else _bytes(job)

    def _recall(self, job: str, config: Config, data: bytes) -> tuple[bytes, Said | None]:
        """The key under which what is said of a file is kept, empty when it is not to be, and what is kept there."""
        if self._memory is None or job == STDIN:
            return b"", None
        path = self.path(job)
        key = self._memory.key(config, self.linter.rules_key(config), tables_for(config, path), format_of(path), data)
        return key, self._memory.get(key, path, config.language, lambda: reading.read_text(data, config.encoding).text)


def run(paths: Sequence[str], options: Options, progress: Progress | None = None) -> tuple[Results, Config]:
    """Lint files, folders and, for `-`, standard input; gives the results and the configuration of the working folder.

    What cannot be read or used (a path, a configuration file, a rule card) goes to `errors` of the results, once each, and
    everything else is still linted. Raises ConfigError for a command line that makes no sense.
    """
    if options.fix and STDIN in paths:
        raise ConfigError("--fix: standard input cannot be changed in place; --diff shows what would change")
    began = perf_counter()
    checker = Checker(options, frozenset(paths))
    configs, linter, read = checker.configs, checker.linter, checker.read
    results = Results()
    own = _own_config(configs, options, results)

    def exclude_in(folder: str) -> Sequence[Exclude]:
        try:
            return configs.excludes(folder)
        except ConfigError as wrong:
            _add_once(results, wrong)
            return ()

    walk = find_files([path for path in paths if path != STDIN], options.exclude, exclude_in=exclude_in)
    results.errors += walk.errors
    results.notes += walk.notes
    comparison = _comparison(linter, own, results) if options.cross_file else None
    named = frozenset(paths)
    jobs = [STDIN, *walk.files] if STDIN in named else walk.files
    checked = _checked(jobs, checker, options)
    try:
        for done, (job, (said, doc)) in enumerate(zip(jobs, checked, strict=True), 1):
            results.add(said)
            if comparison is not None and doc is not None:
                comparison.add(checker.path(job), doc)
            if progress is not None:
                progress(done, len(jobs))
    finally:
        checked.close()  # ends the workers, if there are any
        checker.flush()
    if comparison is not None:
        # What the comparison is about is checked once more, together with its hits: overlaps and fingerprints depend on all of them.
        again: dict[str, tuple[list[Finding], FileReport]] = {}
        for job, hits in comparison.by_path(progress).items():
            try:
                path, config, decoded = read(STDIN if STDIN in named and job == (options.stdin_filename or STDIN) else job)
            except (OSError, reading.Unreadable):  # gone since it was read
                continue
            again[path] = linter.check(Document(decoded.text, path, format_of(path)), decoded, config, hits)
        results.findings = [f for f in results.findings if f.path not in again] + [f for found, _ in again.values() for f in found]
        results.files = [again[file.path][1] if file.path in again else file for file in results.files]
    results.findings.sort(key=lambda f: (f.path, f.start.offset, f.rule, f.end.offset))
    results.files.sort(key=lambda file: file.path)
    results.errors.sort(key=lambda error: (error.path, error.message))
    for finding in results.findings:
        if finding.rule not in results.rules:
            results.rules[finding.rule] = linter.rules(configs.for_path(finding.path)).infos[finding.rule]
    if options.profile:
        results.times = linter.times()
        results.times["everything else"] = perf_counter() - began - sum(results.times.values())
    return results, own


def _checked(jobs: Sequence[str], checker: Checker, options: Options) -> Generator[tuple[Results, Document | None], None, None]:
    """What is said of each file, in their order; by worker processes where that is faster and nobody needs the documents."""
    if not (options.cross_file or options.profile) and STDIN not in jobs and len(jobs) > 1 and options.jobs != 1:
        from lint import workers

        if workers.useful(jobs, options.jobs) > 1:
            known = {job: said for job in jobs if (said := checker.remembered(job)) is not None}
            others = [job for job in jobs if job not in known]
            count = workers.useful(others, options.jobs)
            fresh = workers.check(others, checker, count)
            try:
                for job in jobs:
                    yield known[job] if job in known else next(fresh), None
            finally:
                fresh.close()
            return
    yield from map(checker.check, jobs)


def _comparison(linter: Linter, own: Config, results: Results) -> Comparison | None:
    """A comparison of files by the configuration of the working folder; None when that or a rule card cannot be used."""
    try:
        return linter.comparison(own)
    except (ConfigError, CardError) as wrong:
        _add_once(results, wrong)
        return None


def _own_config(configs: Configs, options: Options, results: Results) -> Config:
    """The configuration of the working folder, which says how to report; the default one when it cannot be used."""
    try:
        return configs.for_folder("")
    except ConfigError as wrong:
        _add_once(results, wrong)
        return Configs(options.overrides, isolated=True).for_folder("")


def _add_once(results: Results, wrong: ConfigError | CardError) -> None:
    """Report a configuration file or rule card once, however many files it is for."""
    place, _, message = str(wrong).partition(": ")
    error = FileError(place, message)
    if error not in results.errors:
        results.errors.append(error)


def _fixed(path: str, decoded: reading.Decoded, linter: Linter, config: Config, options: Options, results: Results) -> reading.Decoded:
    """The text of a file after its fixes, which were written to it unless only a diff was asked for."""
    from lint import fix
    from lint.workers import held

    text, count = fix.settle(decoded.text, lambda text: linter.findings(Document(text, path, format_of(path)), config), options.unsafe)
    if text == decoded.text:
        return decoded
    if options.diff:
        results.diffs.append(fix.diff(path, decoded.text, text))
        return decoded
    try:
        with held():
            fix.write(path, text, decoded)
    except UnicodeEncodeError:
        results.errors.append(FileError(path, f"not fixed: {decoded.encoding} lacks a character that the fixes need"))
        return decoded
    except OSError as wrong:
        results.errors.append(FileError(path, f"not fixed: {wrong.strerror or wrong}"))
        return decoded
    results.fixed += count
    return decoded._replace(text=text)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def exit_code(results: Results, fail_on: str) -> int:
    """0: nothing at or above `fail_on`; 1: findings, or a diff; 2: something could not be read or used."""
    if results.errors:
        return 2
    if results.diffs:
        return 1
    return int(any(fail_on != "never" and RANK[f.severity] <= RANK[fail_on] for f in results.findings))  # type: ignore[index]
