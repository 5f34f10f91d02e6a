#!/usr/bin/env python3
"""Fits Reference/lexicon/calibration.csv on the learning half of Benchmarks/calibration/worlds.py.

    CLEW_BENCHMARKS=1 swift build -c release
    Benchmarks/calibration/fit.py [--bin .build/release] [--work .build/calibration] [--out Reference/lexicon/calibration.csv]

For each stage, kind and pair of scripts, apart for names that contradict each other, a rising line from what the model estimates to how often such
pairs matched: bins of three quarters of a unit of log-odds, pooled where the share would fall (isotonic regression by pooling adjacent violators; Ayer and others,
Annals of Mathematical Statistics 26, 1955), each bin drawn towards the line of its whole kind by as much as PULL pairs weigh; an estimate is lifted no further than its pairs prove. A cell has a line of its
own from LEAST pairs on of which LEAST_MATCHES match; one of organizations or ships whose estimates err by no more than TOLERATED keeps them. Within one script, and for names by themselves, a line is fitted only where the estimates of the
kind err by more than TOLERATED; for names by themselves in one script never: what is told there stays. Same input, same bytes; a minute.
"""
import argparse
import collections
import math
import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, HERE)
import cells  # noqa: E402
import worlds  # noqa: E402,F401

ROOT = os.path.dirname(os.path.dirname(HERE))
LEAST, LEAST_MATCHES, PULL, WIDTH, LEAST_BIN = 300, 20, 12, 0.75, 40
# No line is drawn towards more certainty than this, and half a pair on either side is added to each bin: few pairs never make sure.
SURE = 0.002
# How many deviations the lower end lies below: one in five of such ends is too high.
PROVEN = 0.84
# The same for names that contradict each other, from the odds on from which a mistake would be told as a likeness.
PROVEN_APART, DOUBTED = 1.28, 0.0
# Bins that rise by less than this are one.
LEAST_RISE = 0.05
TOLERATED = 0.04
# Names by themselves keep their scores: on real companies' two official names a line fitted to invented ones lost the order.
STAGES = ("screening",)
# A line that changes nothing, for a cell whose estimates hold.
AS_ESTIMATED = [(-40.0, -40.0, 0, 0), (40.0, 40.0, 0, 0)]
# Estimates beyond these are gathered in the first and the last bin.
FROM, TO = -8.0, 8.0


COMMENT = ["# Fitted by Benchmarks/calibration/fit.py on pairs of invented parties: log-odds as estimated, log-odds as told, and how many pairs and",
           "# matches stand behind each point. “apart”: names that state what no one party has both of."]
HEADER = "stage,kind,scripts,apart,odds,calibrated,pairs,matches"


def lexicon(work):
    """The name tables without a calibration: what is fitted depends on none before."""
    folder = os.path.join(work, "lexicon")
    os.makedirs(folder, exist_ok=True)
    tables = os.path.join(ROOT, "Reference/lexicon")
    for name in os.listdir(tables):
        if name != "calibration.csv" and not os.path.lexists(os.path.join(folder, name)):
            os.symlink(os.path.join(tables, name), os.path.join(folder, name))
    with open(os.path.join(folder, "calibration.csv"), "w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
    return folder


def line(points, is_apart, whole=None):
    """The points of a rising line, from (estimate, weight of matches, weight of all, count)."""
    gathered = collections.defaultdict(lambda: [0.0, 0.0, 0.0, 0, 0])
    for estimate, is_match, weight in points:
        entry = gathered[math.floor(min(max(estimate, FROM), TO - 1e-9) / WIDTH)]
        entry[0] += weight * estimate
        entry[1] += weight * is_match
        entry[2] += weight
        entry[3] += 1
        entry[4] += is_match
    mean = sum(entry[2] for entry in gathered.values()) / sum(entry[3] for entry in gathered.values())
    merged = []
    # Where there is a whole, it says what no pair of the cell does, and every bin stands by itself.
    for number in range(min(gathered), max(gathered) + 1) if whole else sorted(gathered):
        entry = gathered.get(number, [0.0, 0.0, 0.0, 0, 0])
        if merged and not whole and merged[-1][1][3] < LEAST_BIN:
            merged[-1][1] = [a + b for a, b in zip(merged[-1][1], entry)]
        else:
            merged.append([number, entry])
    if len(merged) > 1 and not whole and merged[-1][1][3] < LEAST_BIN:
        last = merged.pop()[1]
        merged[-1][1] = [a + b for a, b in zip(merged[-1][1], last)]
    blocks = []
    for number, (at, hits, weight, count, matches) in merged:
        estimate = at / weight if count else (number + 0.5) * WIDTH
        # Without a whole to be drawn to, towards the estimate itself, by little.
        pull, prior = (PULL, value(whole, estimate)) if whole else (2, estimate)
        prior = min(max(cells.probability(prior), SURE), 1 - SURE)
        # The estimate weighs in as often as the pairs that are drawn in.
        blocks.append([at + mean * (pull + 1) * estimate, hits + mean * (pull * prior + 0.5), weight + mean * (pull + 1), count, matches])
        while len(blocks) > 1 and odds(blocks[-2]) > odds(blocks[-1]) - LEAST_RISE:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last)]
    return prudent([(block[0] / block[2], odds(block), block[3], block[4], block[2] / mean) for block in blocks], is_apart)


def prudent(points, is_apart):
    """Lifts no estimate further than the pairs prove, and trusts names that contradict each other no further either: by the lower end of what
    the pairs allow; the points still rise."""
    told = []
    for at, height, count, matches, mass in points:
        if height > at or is_apart:
            share = cells.probability(height)
            low = cells.wilson(share * mass, mass, PROVEN_APART if is_apart else PROVEN)[0]
            lower = math.log(low / (1 - low))
            height = lower if is_apart and height > DOUBTED else max(min(at, height), lower)
        told.append([at, height, count, matches])
    for last, point in zip(told[-2::-1], told[:0:-1]):
        last[1] = min(last[1], point[1] - LEAST_RISE)
    return [tuple(point) for point in told]


def odds(block):
    return math.log(block[1] / (block[2] - block[1]))


def value(points, estimate):
    """What a line says, as ScoreCalibration reads it."""
    if estimate <= points[0][0]:
        return points[0][1] + 0.5 * (estimate - points[0][0])
    for (x, y, *_), (nx, ny, *_) in zip(points, points[1:]):
        if estimate <= nx:
            return y + (ny - y) * (estimate - x) / (nx - x)
    return points[-1][1] + 0.5 * (estimate - points[-1][0])


def lines(pairs, stage):
    """All lines of a stage, as (kind, scripts, is apart, points)."""
    if stage == "screening":
        pairs = [pair for pair in pairs if not pair.is_held]
    estimate = (lambda pair: pair.estimate) if stage == "screening" else (lambda pair: pair.names)
    for kind in ("organization", "person", "vessel"):
        for reach in ("across", "one"):
            group = [pair for pair in pairs if pair.named == kind and pair.reach == reach]
            weights = cells.balanced(group) if stage == "names" else None
            error = cells.error([(cells.probability(estimate(pair)), pair.is_match) for pair in group], weights) or 0
            if (reach == "one" and stage == "names") or ((reach == "one" or stage == "names") and error <= TOLERATED):
                continue
            for is_apart in (False, True):
                part = [pair for pair in group if pair.is_apart == is_apart]
                if len(part) < LEAST or sum(pair.is_match for pair in part) < LEAST_MATCHES:
                    continue

                def points_of(rows, cell, whole=None):
                    # Names by themselves: matches and others of the cell count the same, contradictions included.
                    given = dict(zip(map(id, cell), cells.balanced(cell) or [])) if stage == "names" else {}
                    return line([(estimate(pair), pair.is_match, given.get(id(pair), 1.0)) for pair in rows], is_apart, whole)

                if kind == "vessel":
                    # The prefix of a ship (“M/V”) and a slip were told far too low by a line that mostly other ships had drawn.
                    for scripts in [reach, *sorted({pair.scripts for pair in part})]:
                        yield kind, scripts, is_apart, AS_ESTIMATED
                    continue
                whole = points_of(part, group)
                yield kind, reach, is_apart, whole
                own = collections.defaultdict(list)
                for pair in part:
                    own[pair.scripts].append(pair)
                for scripts, rows in sorted(own.items()):
                    cell = [pair for pair in group if pair.scripts == scripts]
                    if kind != "person" and "brahmic" in scripts or kind != "person" and cells.error([(cells.probability(estimate(pair)), pair.is_match) for pair in cell]) <= TOLERATED:
                        yield kind, scripts, is_apart, AS_ESTIMATED
                        continue
                    if len(rows) >= LEAST and sum(pair.is_match for pair in rows) >= LEAST_MATCHES:
                        yield kind, scripts, is_apart, points_of(rows, [pair for pair in group if pair.scripts == scripts], whole)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=os.path.join(ROOT, ".build/release"))
    parser.add_argument("--work", default=os.path.join(ROOT, ".build/calibration"))
    parser.add_argument("--out", default=os.path.join(ROOT, "Reference/lexicon/calibration.csv"))
    arguments = parser.parse_args()
    worlds.write(arguments.work)
    pairs = cells.presented(os.path.join(arguments.bin, "screening-benchmark"), os.path.join(arguments.work, "learn"), lexicon(arguments.work), "estimates")
    text = [*COMMENT, HEADER]
    for stage in STAGES:
        for kind, scripts, is_apart, points in lines(pairs, stage):
            for at, told, count, matches in points:
                text.append(f"{stage},{kind},{scripts},{'yes' if is_apart else 'no'},{at:.3f},{told:.3f},{count},{matches}")
    os.makedirs(os.path.dirname(arguments.out), exist_ok=True)
    with open(arguments.out, "w", encoding="utf-8") as file:
        file.write("\n".join(text) + "\n")
    print(f"{len(pairs)} pairs, {len(text) - len(COMMENT) - 1} points")


if __name__ == "__main__":
    sys.exit(main())
