#!/usr/bin/env python3
"""Sets the weights of the evidence and the default threshold from queries whose answers are known.

    clew screen QUERIES --against ENTITIES --format ndjson --explain --threshold 0 --top 5 > RESULTS
    calibrate.py QUERIES RESULTS [QUERIES RESULTS …]

Every candidate is one example: its lines of evidence are the features, whether it is the answer is the label. A logistic
regression finds by which factor each line's contribution has to be multiplied, and the constant term, so that scores are
probabilities. Factors are held between 0 and 3, so that no evidence changes its direction
(but for the second constant term, that of persons), and are drawn towards 1 where there
is little to learn from. Lines of which there are fewer than 50 stay as they are. The printed values belong in
`Sources/Screening/Scoring/ScreeningWeights.swift`; the threshold is the least one at which, on the same examples, the
precision of alerts reaches --precision.

Calibrate on other data than you report on: another seed of the generator, one half of the labelled pairs.
"""
import argparse
import collections
import json
import math


def examples(queries_path, results_path):
    truth = {}
    with open(queries_path, encoding="utf-8") as file:
        for line in file:
            query = json.loads(line)
            truth[query["id"]] = query["truth"]
    with open(results_path, encoding="utf-8") as file:
        for line in file:
            result = json.loads(line)
            for candidate in result["results"]:
                lines = collections.Counter()
                for item in candidate["explanation"]["evidence"]:
                    lines[item["kind"]] += item["contribution"]
                yield lines, candidate["id"] == truth.get(result["id"]), result["id"]


def fit(data, kinds, rounds=400, rate=0.6, pull=0.0005):
    """Gradient ascent on the log-likelihood with momentum; contributions are scaled to a spread of one."""
    scale = {k: max(1e-9, math.sqrt(sum(x[k] ** 2 for x, _, _ in data) / len(data))) for k in kinds}
    factor = {k: 1.0 for k in kinds}
    constant = 0.0
    speed = collections.defaultdict(float)
    rows = [([x[k] / scale[k] for k in kinds], y, sum(v for kind, v in x.items() if kind not in kinds and kind != "base"))
            for x, y, _ in data]
    n = len(rows)
    for _ in range(rounds):
        slope = [0.0] * len(kinds)
        slope0 = 0.0
        weight = [factor[k] * scale[k] for k in kinds]
        for x, y, fixed in rows:
            z = constant + fixed + sum(w * v for w, v in zip(weight, x))
            error = y - 1 / (1 + math.exp(-max(-35, min(35, z))))
            slope0 += error
            for i, v in enumerate(x):
                slope[i] += error * v
        speed["base"] = 0.9 * speed["base"] + rate * slope0 / n
        constant += speed["base"]
        for i, k in enumerate(kinds):
            speed[k] = 0.9 * speed[k] + rate * (slope[i] / n - pull * (factor[k] - 1))
            low, high = (-9.0, 9.0) if k == "person" else (0.0, 3.0)
            factor[k] = min(high, max(low, factor[k] + speed[k] / scale[k]))
    return constant, factor


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="pairs of QUERIES and RESULTS")
    parser.add_argument("--precision", type=float, default=0.88)
    arguments = parser.parse_args()
    data = []
    positives = 0
    for queries, results in zip(arguments.files[::2], arguments.files[1::2]):
        data += list(examples(queries, results))
        with open(queries, encoding="utf-8") as file:
            positives += sum(json.loads(line)["truth"] is not None for line in file)
    count = collections.Counter(k for x, _, _ in data for k in x)
    kinds = sorted(k for k, n in count.items() if n >= 50 and k != "base")
    constant, factor = fit(data, kinds)
    print(f"{len(data)} candidates, {sum(y for _, y, _ in data)} of them the answer")
    print(f"base = {constant:.3f}")
    for kind in kinds:
        print(f"{kind}: multiply by {factor[kind]:.3f}  ({count[kind]} lines)")
    scored = []
    for x, y, _ in data:
        z = constant + sum(v * factor.get(k, 1) for k, v in x.items() if k != "base")
        scored.append((1 / (1 + math.exp(-max(-35, min(35, z)))), y))
    scored.sort(reverse=True)
    chosen = None
    hits = alerts = 0
    table = {}
    for score, y in scored:
        alerts += 1
        hits += y
        table[round(score, 2)] = (hits / alerts, hits / max(1, positives))
        if hits / alerts >= arguments.precision:
            chosen = (score, hits / alerts, hits / max(1, positives))
    if chosen:
        print(f"threshold = {chosen[0]:.2f}  (precision {chosen[1]:.3f}, recall {chosen[2]:.3f})")
    for step in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2):
        if step in table:
            print(f"  at {step}: precision {table[step][0]:.3f}, recall {table[step][1]:.3f}")
    bands = collections.defaultdict(lambda: [0, 0, 0.0])
    for score, y in scored:
        band = bands[min(9, int(score * 10))]
        band[0] += 1
        band[1] += y
        band[2] += score
    print("score band: candidates, mean score, share that is the answer")
    for band in sorted(bands):
        n, hit, total = bands[band]
        print(f"  {band / 10:.1f}: {n:6d}  {total / n:.3f}  {hit / n:.3f}")


if __name__ == "__main__":
    main()
