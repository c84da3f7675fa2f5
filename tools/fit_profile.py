"""Fit a function-word profile of the verdict on machine translation; writes a table beside the card of MTR090.

    python tools/fit_profile.py CORPUS.jsonl... --target machine --card rules/translation/reads-as-machine-translated.yaml --out profile.tsv
    python tools/fit_profile.py CORPUS.jsonl... --target garbled --card ... --out garbled.tsv --strength 0.003

A corpus has one JSON object a line: `text`, `kind` (`machine` for fluent translation programs, `garbled` for texts sent through a
rule-based translator and back, `human` for human translations, `native`), `group` (texts of a group share its weight: a publisher,
a language pair, a program) and `doc` (texts with the same value are versions of one article and are never split between fitting
and testing). The profile tells the target from the kinds below it in `_SHARE`. Prints, for articles that were not fitted, the area
under the ROC curve, and what is flagged at the threshold that the rates of false alarms allow (`--native`, `--human`).
Only numbers go into the table: function words, word endings and punctuation, no content words. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

from lint.document.document import Document
from lint.verdict import Event, events

_SHARE = {  # what each kind weighs in the fit of a target
    "machine": {"machine": 2.0, "human": 1.0, "native": 1.0},
    "garbled": {"garbled": 1.0, "machine": 0.5, "human": 0.7, "native": 1.5},
}
_FOLDS = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, report on articles left out, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--target", choices=sorted(_SHARE), required=True)
    parser.add_argument("--card", type=Path, required=True, help="card with the word list and the length options")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--features", type=int, default=800, help="how many of the strongest to keep (default: %(default)s)")
    parser.add_argument("--fewest", type=int, default=60, help="in how many texts a feature must occur (default: %(default)s)")
    parser.add_argument("--strength", type=float, default=0.001, help="inverse of the L2 penalty (default: %(default)s)")
    parser.add_argument("--native", type=float, default=0.001, help="share of native texts that may be flagged (default: %(default)s)")
    parser.add_argument("--human", type=float, default=0.005, help="share of human translations that may be (default: %(default)s)")
    parser.add_argument("--threshold", type=float, help="take this one off (found together with the findings) in place of the one found")
    parser.add_argument("--times", type=float, default=1.0, help="factor for all weights: how steep a profile is (default: %(default)s)")
    args = parser.parse_args(argv)

    import numpy as np

    options = yaml.safe_load(args.card.read_text(encoding="utf-8"))["options"]
    shares = _SHARE[args.target]
    rows = [row for path in args.corpora for row in map(json.loads, path.open(encoding="utf-8")) if row["kind"] in shares]
    function_words = frozenset(options["words"])
    counted = [events(Document(row["text"]), function_words, options["most_words"]) for row in rows]
    seen = Counter(event for _, counts in counted for event in counts)
    vocabulary = [event for event, texts in sorted(seen.items()) if texts >= args.fewest]
    column = {event: n for n, event in enumerate(vocabulary)}
    table = np.zeros((len(rows), len(vocabulary)))
    for n, (words, counts) in enumerate(counted):
        for event, count in counts.items():
            if event in column:
                table[n, column[event]] = count / (words + options["prior_words"])
    target = np.array([row["kind"] == args.target for row in rows])
    weights = _weights(rows, shares)
    folds = np.array([blake2b(row["doc"].encode(), digest_size=2).digest()[0] % _FOLDS for row in rows])
    scores = np.zeros(len(rows))
    for fold in range(_FOLDS):
        coefficients, intercept = _fit(table[folds != fold], target[folds != fold], weights[folds != fold], args)
        scores[folds == fold] = table[folds == fold] @ coefficients + intercept
    kinds = np.array([row["kind"] for row in rows])
    threshold = max(np.quantile(scores[kinds == kind], 1 - share) for kind, share in (("native", args.native), ("human", args.human)))
    for kind in ("human", "native"):
        print(f"articles left out: AUC against {kind} {_auc(scores[target], scores[kinds == kind]):.3f}")
    groups = np.array([row["group"] for row in rows])
    for group in sorted(set(groups[target])):
        print(f"  above the threshold {threshold:.2f}: {(scores[target & (groups == group)] > threshold).mean():.3f} of {group}")
    coefficients, intercept = _fit(table, target, weights, args)
    _write(args.out, vocabulary, coefficients * args.times)
    if args.threshold is not None:
        threshold = args.threshold
    print(f"intercept {(intercept - threshold) * args.times:.3f} (the threshold {threshold:.2f} is taken off)")
    return 0


def _weights(rows: Sequence[dict[str, Any]], shares: dict[str, float]) -> Any:
    """Every kind has its share, and inside a kind every group weighs by the square root of its size."""
    import numpy as np

    sizes = Counter((row["kind"], row["group"]) for row in rows)
    totals: Counter[str] = Counter()
    for (kind, _), size in sizes.items():
        totals[kind] += size**0.5  # type: ignore[assignment]
    return np.array([shares[r["kind"]] / totals[r["kind"]] / sizes[r["kind"], r["group"]] ** 0.5 for r in rows]) * 1000


def _fit(table: Any, target: Any, weights: Any, args: argparse.Namespace) -> tuple[Any, float]:
    """Coefficients (0 for features that are not kept) and intercept for the unscaled table."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    spread = table.std(0)
    scale = 1 / (spread + 0.3 * np.median(spread) + 1e-12)
    mean = table.mean(0)
    scaled = (table - mean) * scale
    model = LogisticRegression(C=args.strength, max_iter=300).fit(scaled, target, sample_weight=weights)
    kept = np.argsort(-abs(model.coef_[0]), kind="stable")[: args.features]
    model = LogisticRegression(C=args.strength, max_iter=300).fit(scaled[:, kept], target, sample_weight=weights)
    coefficients = np.zeros(table.shape[1])
    coefficients[kept] = model.coef_[0] * scale[kept]
    return coefficients, float(model.intercept_[0] - mean @ coefficients)


def _auc(high: Any, low: Any) -> float:
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score([1] * len(high) + [0] * len(low), [*high, *low]))


def _write(path: Path, vocabulary: Sequence[Event], coefficients: Any) -> None:
    lines = ["# first\tgap\tsecond\tweight"]
    for (first, gap, second), weight in zip(vocabulary, coefficients, strict=True):
        if weight:
            lines.append(f"{first}\t{gap.replace(' ', '_')}\t{second}\t{weight:.1f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
