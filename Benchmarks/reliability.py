#!/usr/bin/env python3
"""How far the confidence of statements can be trusted: in ten bins, how many are right.

usage: reliability.py --scorer FOLDER --gold FOLDER --pred FILE.jsonl [--curves]

FOLDER of the scorer holds score_statements.py, whose gold and predictions are read here, too. Right is what its measure
"joint" pairs: half of the content alike, cue and source met. Nested statements are left out, as the gold has none.
With --curves the predictions' "score" is taken for raw, and the curve of each origin (model, rule, both) is printed that
brings it to the share of right ones: isotonic regression (Barlow and others 1972), joined to at most ten knots.
"""

import argparse
import collections
import json
import sys


def judged(scorer, gold, path):
    """(confidence, rule, whether it is right) of every statement."""
    found = []
    predictions = scorer.read_predictions(path)
    for line in open(path, encoding="utf-8"):
        entry = json.loads(line)
        name = entry["document"]["id"] if isinstance(entry["document"], dict) else entry["document"]
        statements = [s for s in entry["statements"] if not s.get("nested_in")]
        text, attributions = gold[name]
        article = scorer.Article(text)
        ours = [scorer.Prepared(article, a) for a in predictions[name]]
        theirs = [scorer.Prepared(article, a) for a in attributions]
        right = {i for i, _ in scorer.pair(ours, theirs, "joint")}
        for index, statement in enumerate(statements):
            confidence = statement.get("confidence", statement.get("score"))
            rule = statement["extractor"]["rule"] if "extractor" in statement else statement["rule"]
            found.append((confidence, rule, index in right))
    return found


def table(rows):
    print(f"{'confidence':<12}{'records':>8}{'right':>8}{'share':>8}{'mean':>8}")
    for low in range(10):
        inside = [(c, r) for c, _, r in rows if min(9, int(c * 10)) == low]
        if inside:
            right = sum(r for _, r in inside)
            mean = sum(c for c, _ in inside) / len(inside)
            print(f"{low / 10:.1f}–{low / 10 + 0.1:.1f}{len(inside):>13}{right:>8}{right / len(inside):>8.2f}{mean:>8.2f}")


def curve(pairs, knots=10):
    """Isotonic regression by pooling neighbours that are out of order, then the blocks joined to a few of like size."""
    blocks = []  # [sum of scores, right, count]
    for score, right in sorted(pairs):
        blocks.append([score, float(right), 1])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last)]
    least = max(1, len(pairs) // knots)
    joined = [[0.0, 0.0, 0]]
    for block in blocks:
        if joined[-1][2] >= least:
            joined.append([0.0, 0.0, 0])
        joined[-1] = [a + b for a, b in zip(joined[-1], block)]
    return [(s / n, (r + 0.5) / (n + 1), n) for s, r, n in joined]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scorer", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--pred", required=True)
    parser.add_argument("--curves", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, options.scorer)
    import score_statements as scorer

    rows = judged(scorer, scorer.read_gold(options.gold), options.pred)
    table(rows)
    if options.curves:
        groups = collections.defaultdict(list)
        for score, rule, right in rows:
            groups["both" if "+" in rule else "model" if rule == "model" else "rules"].append((score, right))
        for name, pairs in sorted(groups.items()):
            print(name, " ".join(f"({s:.3f}, {p:.3f}; {n})" for s, p, n in curve(pairs)))


if __name__ == "__main__":
    main()
