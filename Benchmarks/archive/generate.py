#!/usr/bin/env python3
"""Invented FollowTheMoney entities, one a line: the same arguments give the same bytes.

    generate.py --count 1000000 [--changed 1000] > entities.ftm.json

With --changed, that many entities, spread evenly, have another address than without it.
"""
import argparse
import json
import random
import sys

SYLLABLES = "an bei cheng da feng guang hai jia kang lin mei nan ping qing rui shan tai wei xin yuan zhong".split()
HAN = "安北成达丰广海佳康林美南平青瑞山泰伟新远中"
TRADES = [("Textile", "纺织"), ("Chemical", "化工"), ("Food", "食品"), ("Machinery", "机械"), ("Energy", "能源")]


def entity(number, is_changed):
    pick = random.Random(number)
    name = [pick.randrange(len(SYLLABLES)) for _ in range(pick.randint(2, 4))]
    trade, characters = TRADES[pick.randrange(len(TRADES))]
    latin = "".join(SYLLABLES[i] for i in name).capitalize()
    street = pick.randint(1, 999) + (1000 if is_changed else 0)
    return {
        "id": f"invented-{number:08x}",
        "schema": "Company",
        "properties": {
            "name": [f"{latin} {trade} Co., Ltd."],
            "alias": ["".join(HAN[i] for i in name) + characters + "有限公司"],
            "jurisdiction": ["cn"],
            "registrationNumber": [f"9199{number:012d}XX"],
            "address": [f"No. {street}, Invented Road, Invented City"],
            "topics": ["sanction"],
        },
        "datasets": ["invented"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--changed", type=int, default=0)
    arguments = parser.parse_args()
    step = arguments.count // arguments.changed if arguments.changed else 0
    for number in range(arguments.count):
        line = entity(number, step > 0 and number % step == 0)
        sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


main()
