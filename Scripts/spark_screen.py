#!/usr/bin/env python3
"""Screens parties of any number of rows over many machines: Apache Spark is the engine, `clew screen --worker` the worker.

    spark-submit Scripts/spark_screen.py --clew clew --index lists.clew --input trade.parquet \
        --key id --role importer:importer_country --role exporter:exporter_country --output answers

The binary and the index (`clew index build -o lists.clew --portable`) travel to every executor; no other file does. Each
partition starts one worker and streams its rows through it. A worker that fails or is killed fails its task, which Spark does
again; a row that cannot be read is a line with an error and never fails anything. docs/scale.md says what to expect.
"""
import argparse
import json
import os
import subprocess
import sys
import threading

from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions as F, types as T

COLUMNS = T.StructType(
    [
        T.StructField("id", T.StringType()),
        T.StructField("matches", T.IntegerType()),
        T.StructField("candidates", T.IntegerType()),
        T.StructField("may_belong_to", T.IntegerType()),
        T.StructField("best_entity", T.StringType()),
        T.StructField("best_score", T.DoubleType()),
        T.StructField("error", T.StringType()),
        T.StructField("index", T.StringType()),
        T.StructField("clew", T.StringType()),
        T.StructField("answer", T.StringType()),
    ]
)


def answers(lines, program, index, arguments):
    """Streams the lines of a partition through one worker and yields its lines, one for each, in their order."""
    command = [SparkFiles.get(program), "screen", "--worker", "--against", SparkFiles.get(index), *arguments]
    os.chmod(command[0], 0o755)
    # Nothing of the executor's machine may change an answer: the index carries the name tables.
    environment = {"PATH": os.environ.get("PATH", ""), "CLEW_REFERENCE": "/nonexistent"}
    for variable in ("TMPDIR", "LD_LIBRARY_PATH"):
        if variable in os.environ:
            environment[variable] = os.environ[variable]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    state = {"rows": 0, "failure": None}

    def feed():
        try:
            for line in lines:
                # A row is a line: what would break it is white space to JSON.
                worker.stdin.write(line.replace("\r", " ").replace("\n", " ").encode("utf-8", "replace") + b"\n")
                state["rows"] += 1
            worker.stdin.close()
        except Exception as failure:  # the iterator of Spark, or a worker that is gone
            state["failure"] = failure
            worker.kill()

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    count = 0
    for line in worker.stdout:
        count += 1
        yield line.decode("utf-8").rstrip("\n")
    feeder.join()
    status = worker.wait()
    if state["failure"] is not None or status != 0 or count != state["rows"]:
        raise RuntimeError(
            f"the worker ended with {status} after {count} answers to {state['rows']} rows: {state['failure']}")


def columns(line):
    """The columns of an answer; the answer itself stands in the last one."""
    answer = json.loads(line)
    results = answer.get("results", [])
    best = results[0] if results else {}
    return (
        answer.get("id"),
        sum(1 for result in results if result.get("match")),
        len(results),
        len(answer.get("mayBelongTo", [])),
        best.get("id"),
        best.get("score"),
        (answer.get("error") or {}).get("code"),
        answer.get("index"),
        answer.get("clew"),
        line,
    )


def rows(spark, options):
    """The rows to ask about as lines of JSON, with the number of bytes that they come from where that is known."""
    path = options.input
    if not options.role:
        return spark.read.text(path).select("value").rdd.map(lambda row: row[0])
    table = spark.read.parquet(path) if options.format == "parquet" else spark.read.csv(path, header=True)
    parts = []
    for role in options.role:
        name, _, country = role.partition(":")
        fields = [F.concat_ws("/", F.col(options.key).cast("string"), F.lit(name)).alias("id"), F.col(name).alias("name")]
        if country:
            fields.append(F.col(country).alias("country"))
        parts.append(table.select(F.to_json(F.struct(*fields)).alias("value")))
    union = parts[0]
    for part in parts[1:]:
        union = union.unionByName(part)
    return union.rdd.map(lambda row: row[0])


def main(arguments):
    parser = argparse.ArgumentParser(description="Screens rows with clew over Apache Spark.")
    parser.add_argument("--clew", required=True, help="the binary")
    parser.add_argument("--index", required=True, help="an index that clew index build --portable wrote")
    parser.add_argument("--input", required=True, help="lines of JSON, or with --role a table")
    parser.add_argument("--format", choices=["csv", "parquet"], default="csv", help="the form of a table")
    parser.add_argument("--key", default="id", help="the column of a table that tells its rows apart")
    parser.add_argument("--role", action="append", default=[], help="a column of names, as importer or importer:its_country")
    parser.add_argument("--output", required=True, help="the folder of Parquet files to write")
    parser.add_argument("--partition-rows", type=int, default=50_000, help="about how many rows one worker answers")
    parser.add_argument("--threshold", help="as for clew screen")
    options = parser.parse_args(arguments)
    extra = ["--jobs", "1"] + (["--threshold", options.threshold] if options.threshold else [])
    spark = SparkSession.builder.appName("clew screen").getOrCreate()
    context = spark.sparkContext
    context.addFile(options.clew)
    context.addFile(options.index)
    program, index = os.path.basename(options.clew), os.path.basename(options.index)
    lines = rows(spark, options)
    count = lines.count()
    lines = lines.repartition(max(1, -(-count // options.partition_rows)))
    found = lines.mapPartitions(lambda part: map(columns, answers(part, program, index, extra)))
    spark.createDataFrame(found, COLUMNS).write.mode("overwrite").parquet(options.output)
    written = spark.read.parquet(options.output)
    stamps = [tuple(row) for row in written.select("index", "clew").distinct().collect()]
    errors = written.filter("error is not null").count()
    print(f"{written.count()} answers to {count} rows, {errors} of them rows that could not be read; by {stamps}")
    if written.count() != count or len(stamps) > 1:
        sys.exit("the answers are not those of one index and one version to all rows")


if __name__ == "__main__":
    main(sys.argv[1:])
