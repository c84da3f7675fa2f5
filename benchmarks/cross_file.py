"""Time and memory of comparing files, on generated articles: `python benchmarks/cross_file.py [--seed N] [COUNT ...]`.

Articles of about 3 KB come from a small grammar over made-up words. Planted among them are copies with a few words changed, a line
that stands in many articles, and misspelt names; the last columns say how many of those were found, and how much was found besides.
Prints a Markdown table. Each size runs in a process of its own, so that peak memory is that of its size.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from texts import Writer

from lint.cards.load import load_rules
from lint.crossfile.compare import ARTICLE, NAME, PARAGRAPH, Comparison
from lint.document.document import Document
from lint.engine import Ruleset


def measure(count: int, seed: int) -> str:
    """One row of the table."""
    rules = Ruleset(load_rules())
    options = {code: rules._compiled["rules"][rules._numbers[code]]["options"] for code in (ARTICLE, PARAGRAPH, NAME)}
    comparison = Comparison(options)
    planted: dict[str, str] = {}
    size, reading, adding = 0, 0.0, 0.0
    for article in Writer(seed).articles(count):
        size += len(article.text)
        if article.plant:
            planted[article.path] = article.plant
        start = time.process_time()
        doc = Document(article.text, article.path)
        _ = doc.tokens.folded, doc.blocks  # what other rules need as well
        read = time.process_time()
        comparison.add(article.path, doc)
        reading += read - start
        adding += time.process_time() - read
    start = time.process_time()
    hits = comparison.hits()
    asking = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    kinds = {"copy": ARTICLE, "name": NAME}
    found = {kind: {hit.path for hit in hits if hit.code == code} for kind, code in kinds.items()}
    cells = [f"{count:,}", f"{size / 1e6:,.0f}", f"{reading:.1f}", f"{adding:.1f}", f"{asking:.1f}"]
    cells += [f"{1000 * (adding + asking) / count:.2f}", f"{peak:,.0f}"]
    for kind in kinds:
        there = {path for path, plant in planted.items() if plant == kind}
        cells.append(f"{len(there & found[kind])} of {len(there)}, {len(found[kind] - there)}")
    cells.append(str(sum(hit.code == PARAGRAPH for hit in hits)))
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 100_000], metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--row", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.row:
        print(measure(arguments.counts[0], arguments.seed))
        return
    print("| articles | MB | words and blocks, s | taking in, s | comparing, s | ms an article | peak MB | copies | names | lines |")
    print("|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for count in arguments.counts:
        subprocess.run([sys.executable, __file__, str(count), "--seed", str(arguments.seed), "--row"], check=True)


if __name__ == "__main__":
    main()
