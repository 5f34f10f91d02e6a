#!/usr/bin/env python3
"""Reads the files of the bench with what Python users have, where it is installed.

    peer.py json FILE      json.loads on each line
    peer.py ftm FILE       followthemoney: each line as an entity, its values looked at
    peer.py xml FILE       lxml.iterparse over the parties, each forgotten when it has been seen
"""
import json
import os
import resource
import sys
import time


def read_json(path):
    with open(path, encoding="utf-8") as lines:
        return sum(1 for line in lines if json.loads(line)), "lines with json.loads"


def read_ftm(path):
    import followthemoney
    from followthemoney import model

    make = getattr(model, "get_proxy", None)
    if make is None:
        from followthemoney import ValueEntity

        make = ValueEntity.from_dict
    count = values = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            values += sum(1 for _ in make(json.loads(line)).itervalues())
            count += 1
    return count, f"entities with {values} values, followthemoney {followthemoney.__version__}"


def read_xml(path):
    from lxml import etree

    count = 0
    for _, element in etree.iterparse(path, events=("end",), huge_tree=True):
        if element.tag.endswith("}DistinctParty"):
            count += 1
        if element.tag.rpartition("}")[2] in ("DistinctParty", "Location", "IDRegDocument", "SanctionsEntry"):
            element.clear()
    return count, f"parties parsed with lxml {etree.__version__}, nothing read out of them"


def main():
    kind, path = sys.argv[1:]
    start, clock = time.perf_counter(), time.process_time()
    try:
        count, what = {"json": read_json, "ftm": read_ftm, "xml": read_xml}[kind](path)
    except ImportError as error:
        return print(f"skipped: {error}")
    spent, size = time.perf_counter() - start, os.path.getsize(path) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(
        f"{count} {what}, {size:.0f} MB: {spent:.2f} s, {time.process_time() - clock:.2f} s of the processor, "
        f"{size / spent:.0f} MB/s, {memory} MB"
    )


main()
