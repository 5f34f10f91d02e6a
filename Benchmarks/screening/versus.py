"""Clew beside yente, nomenklatura and RapidFuzz: the first 1,000 queries, the same list, one after the other in the same run."""
import json
import os
import statistics

import bench
import mark
import peers

LIMIT = 1000
PEERS = [
    ("yente", "bench_yente.py", [], ["yente", "tantivy"], "yente_python"),
    ("nomenklatura", "bench_nomenklatura.py", [], ["nomenklatura", "duckdb", "followthemoney", "orjson"], "peers_python"),
    ("RapidFuzz", "bench_rapidfuzz.py", ["--mode", "cdist", "--scorer", "token_sort_ratio"], ["rapidfuzz", "numpy"], "peers_python"),
]
COLUMNS = ["tool", "queries/s", "Clew is × as fast", "queries/processor second", "Clew is × as fast, by processor time", "recall@1", "@5",
           "at its threshold", "precision of alerts", "strangers alerted, near", "unrelated", "memory MB", "load"]


def ours(arguments, queries, size, screen, threshold):
    """Clew on the first queries, gone through ten times, the median of some runs: in the words of the peers' scripts."""
    first = os.path.join(arguments.data, f"queries-{LIMIT}.ftm.json")
    output = os.path.join(arguments.data, f"results-{size}-{LIMIT}.ndjson")
    with open(queries, encoding="utf-8") as given, open(first, "w", encoding="utf-8") as out:
        out.writelines(line for _, line in zip(range(LIMIT), given))
    screen(first, output)
    repeated = many_times(first)
    runs = [screen(repeated, os.devnull) for _ in range(bench.REPEATS)]
    result = mark.mark(mark.lines(first), mark.lines(output), threshold, 5)
    return {
        "tool": "Clew", "queries_per_s": statistics.median(x[0] for x in runs), "queries_per_cpu_s": statistics.median(x[1] for x in runs),
        "recall@1": result["recall@1"], "recall@5": result["recall@5"], "recall@thr": result["recall@threshold"],
        "precision@thr(results)": result["precision"], "false_alert_rate": result["false alerts"], "peak_rss_mb": max(x[2] for x in runs),
        "load1": round(os.getloadavg()[0], 2),
        "kinds": {kind: {"n": x["n"], "r1": x["recall@1"], "r5": x["recall@5"]} for kind, x in result["kinds"].items()},
    }


def many_times(path):
    """The same queries ten times over, under ids of their own: the peers go through them several times in one warm process, too."""
    repeated = path.removesuffix(".ftm.json") + "-10-times.ftm.json"
    with open(path, encoding="utf-8") as given:
        queries = [json.loads(line) for line in given]
    with open(repeated, "w", encoding="utf-8") as out:
        for turn in range(10):
            out.writelines(json.dumps({**query, "id": f"{query['id']}-{turn}"}, ensure_ascii=False) + "\n" for query in queries)
    return repeated


def measure(record, arguments, files, size, screen, threshold, names):
    """Records the peers' rows beside ours, and recall by kind of change for each."""
    entities, queries = files
    rows = [ours(arguments, queries, size, screen, threshold)]
    repeat = "3" if size != "1m" else "1"
    for name, script, more, modules, python in PEERS:
        options = ["--entities", entities, "--queries", queries, "--limit", str(LIMIT), "--repeat", repeat, *more]
        theirs = peers.run(record, arguments, name, script, options, modules, getattr(arguments, python))
        if not theirs:
            continue
        rows.append({**theirs, "name": name})
        if name == "yente":
            record.figure("as fast as yente on the same queries, times", rows[0]["queries_per_s"] / theirs["queries_per_s"], "×",
                          at_least=100 if size == "100k" else None)
    if len(rows) == 1:
        return
    speeds = ("queries_per_s", "queries_per_cpu_s")
    marks = ("recall@1", "recall@5", "recall@thr", "precision@thr(results)")
    record.table(f"Beside the peers, the first {LIMIT:,} queries", COLUMNS, [
        [x["tool"], *(value for key in speeds for value in (x[key], factor(rows[0], x, key))), *(x[key] for key in marks),
         x["false_alert_rate"]["neg_near"], x["false_alert_rate"]["neg_random"], round(x["peak_rss_mb"]), x["load1"]] for x in rows])
    for key, title in (("r1", "recall@1"), ("r5", "recall@5")):
        record.table(f"Beside the peers, {title} by kind of change", ["kind of change", "n"] + [x.get("name", "Clew") for x in rows],
                     [[names.get(kind, kind), rows[0]["kinds"][kind]["n"]] + [x["kinds"].get(kind, {}).get(key) for x in rows]
                      for kind in names if kind in rows[0]["kinds"]])


def factor(own, other, key):
    """How many times as fast we are; nothing in our own row."""
    return None if own is other else own[key] / other[key]
