#!/usr/bin/env python3
"""Marks screening results against queries whose answers are known.

    mark.py QUERIES RESULTS [--threshold T] [--top N] [--misses FILE] [--entities FILE] [--json]

QUERIES: one JSON object a line with "id", "truth" (an entity or null) and "kind" (how the query was made).
RESULTS: the NDJSON of `clew screen`; the order of its results is taken as it stands.

Measures, over the first N results of each query:
  recall@1, recall@N   of the queries with an answer: how often it comes first, or is among the first N
  recall@threshold     ... how often it is returned with at least the threshold
  precision            of all results at or above the threshold: how many are the answer
  false alerts         of the queries without an answer: how many raise any result at or above the threshold

With the entities (--entities) also: how many queries nobody can decide by the name (namesakes.py), recall@1 of the others, and how
many of the wrong results at or above the threshold bear the very name asked.
"""
import argparse
import collections
import json
import sys

from namesakes import Namesakes


def each(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def lines(path):
    return list(each(path))


def mark(queries, results, threshold, top, namesakes=None):
    found = {r["id"]: [(x["id"], x["score"]) for x in r["results"]][:top] for r in results}
    kinds = collections.defaultdict(lambda: collections.Counter())
    total = collections.Counter()
    stray = collections.defaultdict(lambda: collections.Counter())
    for query in queries:
        if query["id"] not in found:
            total["unanswered"] += 1
        ranked = found.get(query["id"], [])
        over = [x for x in ranked if x[1] >= threshold]
        total["alerts"] += len(over)
        truth = query["truth"]
        if namesakes:
            total["wrong, the name asked"] += sum(x[0] != truth and namesakes.same(query, x[0]) for x in over)
        if truth is None:
            stray[query["kind"]]["n"] += 1
            stray[query["kind"]]["alerted"] += bool(over)
            continue
        for count in (total, kinds[query["kind"]]):
            count["n"] += 1
            count["first"] += bool(ranked) and ranked[0][0] == truth
            count["among"] += any(x[0] == truth for x in ranked)
            count["over"] += any(x[0] == truth for x in over)
        if namesakes and not namesakes.undecidable(query):
            total["decidable"] += 1
            total["decidable, first"] += bool(ranked) and ranked[0][0] == truth

    def rates(count):
        n = max(1, count["n"])
        return {
            "n": count["n"],
            "recall@1": round(count["first"] / n, 4),
            f"recall@{top}": round(count["among"] / n, 4),
            "recall@threshold": round(count["over"] / n, 4),
        }

    return {
        **rates(total),
        "threshold": threshold,
        "precision": round(total["over"] / max(1, total["alerts"]), 4),
        "false alerts": {k: round(v["alerted"] / v["n"], 4) for k, v in sorted(stray.items())},
        "unanswered": total["unanswered"],
        "kinds": {k: rates(v) for k, v in sorted(kinds.items())},
        **(decidable(total) if namesakes else {}),
    }


def decidable(total):
    return {
        "undecidable": round(1 - total["decidable"] / max(1, total["n"]), 4),
        "decidable recall@1": round(total["decidable, first"] / max(1, total["decidable"]), 4),
        "wrong alerts of the name asked": round(total["wrong, the name asked"] / max(1, total["alerts"] - total["over"]), 4),
    }


def misses(path, queries, results, entities, threshold, top):
    found = {r["id"]: r["results"][:top] for r in results}
    names = {}
    if entities:
        for entity in lines(entities):
            names[entity["id"]] = [x for k in ("name", "alias", "weakAlias") for x in entity["properties"].get(k, [])]
    with open(path, "w", encoding="utf-8") as out:
        for query in queries:
            ranked = found.get(query["id"], [])
            truth = query["truth"]
            asked = " / ".join(query["properties"].get("name", []))
            first = ranked[0] if ranked else None
            shown = f"{first['score']:.3f} {' / '.join(names.get(first['id'], [first['id']]))}" if first else "nothing"
            if truth is None:
                if first and first["score"] >= threshold:
                    print(f"{query['kind']}\tfalse alert\t{asked}\tfound {shown}", file=out)
                continue
            place = next((i for i, x in enumerate(ranked) if x["id"] == truth), None)
            meant = " / ".join(names.get(truth, [truth]))
            if place is None:
                print(f"{query['kind']}\tnot among {top}\t{asked}\tmeant {meant}\tfound {shown}", file=out)
            elif place > 0:
                print(f"{query['kind']}\tplace {place + 1} with {ranked[place]['score']:.3f}\t{asked}\tmeant {meant}\tfound {shown}", file=out)
            elif ranked[0]["score"] < threshold:
                print(f"{query['kind']}\tbelow threshold {ranked[0]['score']:.3f}\t{asked}\tmeant {meant}", file=out)


def table(result, top):
    head = f"{'kind':<14}{'n':>6}{'recall@1':>10}{f'recall@{top}':>10}{'@thr':>8}"
    rows = [head]
    for kind, r in result["kinds"].items():
        rows.append(f"{kind:<14}{r['n']:>6}{r['recall@1']:>10.3f}{r[f'recall@{top}']:>10.3f}{r['recall@threshold']:>8.3f}")
    r = result
    rows.append(f"{'all':<14}{r['n']:>6}{r['recall@1']:>10.3f}{r[f'recall@{top}']:>10.3f}{r['recall@threshold']:>8.3f}")
    rows.append(f"threshold {r['threshold']}  precision {r['precision']:.3f}  false alerts "
                + "  ".join(f"{k} {v:.3f}" for k, v in r["false alerts"].items())
                + (f"  unanswered {r['unanswered']}" if r["unanswered"] else ""))
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries")
    parser.add_argument("results")
    parser.add_argument("--threshold", type=float, default=0.5)
    parser.add_argument("--top", type=int, default=5)
    parser.add_argument("--limit", type=int, help="only the first queries")
    parser.add_argument("--misses", help="write every miss and false alert to this file")
    parser.add_argument("--entities", help="the entities: for namesakes, and to show names in the misses")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    queries = lines(arguments.queries)[: arguments.limit]
    results = lines(arguments.results)
    result = mark(queries, results, arguments.threshold, arguments.top, arguments.entities and Namesakes(each(arguments.entities), queries))
    if arguments.misses:
        misses(arguments.misses, queries, results, arguments.entities, arguments.threshold, arguments.top)
    print(json.dumps(result, ensure_ascii=False) if arguments.json else table(result, arguments.top), flush=True)


if __name__ == "__main__":
    sys.exit(main())
