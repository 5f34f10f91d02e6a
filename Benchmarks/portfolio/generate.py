#!/usr/bin/env python3
"""Invented issuers, securities, stakes, a list and holdings: the same arguments give the same bytes.

    generate.py --issuers 3000000 --holdings 50000 --out FOLDER

Writes lei.csv (golden copy, level 1), rr.csv (level 2: each tenth issuer is consolidated by another), isin.csv (a security of each
issuer up to four times as many as there are holdings), listed.ftm.json (1,000 listed parties, 200 of them issuers by their LEI), stakes.csv
(20,000 stakes, one in ten held by a listed party) and holdings.csv (each fiftieth row has no security that is known).
"""
import argparse
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
import bench  # noqa: E402

SYLLABLES = "an bei cheng da feng guang hai jia kang lin mei nan ping qing rui shan tai wei xin yuan zhong bo lu sen".split()
TRADES = "Textile Chemical Food Machinery Energy Silicon Mining Paper Glass Steel".split()
COUNTRIES = "CN CN CN US DE JP KR SG GB VN".split()
LISTED, STAKES = 1_000, 20_000


def name(pick):
    word = "".join(pick.choice(SYLLABLES) for _ in range(pick.randint(3, 5))).capitalize()
    return f"{word} {pick.choice(TRADES)} Co., Ltd."


def lei(number):
    """An invented LEI whose check digits are right (ISO 17442: the whole is 1 modulo 97)."""
    start = f"INVENT{number:012d}"
    value = int("".join(str(int(x, 36)) for x in start + "00"))
    return f"{start}{98 - value % 97:02d}"


def isin(number):
    """An invented ISIN of the country ZZ whose check digit is right (Luhn over the digits)."""
    start = f"ZZ{number:09d}"
    digits = [int(x) for letter in start for x in str(int(letter, 36))]
    total = sum(sum(divmod(2 * d, 10)) if i % 2 == 0 else d for i, d in enumerate(reversed(digits)))
    return f"{start}{-total % 10}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--issuers", type=int, default=3_000_000)
    parser.add_argument("--holdings", type=int, default=50_000)
    parser.add_argument("--out", required=True)
    given = parser.parse_args()
    count, pick = given.issuers, random.Random(bench.SEED)
    path = lambda file: os.path.join(given.out, file)  # noqa: E731
    securities = min(count, 4 * given.holdings)
    spread = count // securities

    with open(path("lei.csv"), "w", encoding="utf-8") as out:
        out.write("LEI,Entity.LegalName,Entity.LegalAddress.FirstAddressLine,Entity.LegalAddress.City,Entity.LegalAddress.Country,"
                  "Entity.LegalJurisdiction,Entity.EntityStatus,Registration.RegistrationStatus\n")
        for number in range(count):
            country = pick.choice(COUNTRIES)
            out.write(f'{lei(number)},"{name(pick)}","{pick.randint(1, 999)} Invented Road",Invented City,{country},{country},'
                      "ACTIVE,ISSUED\n")
    with open(path("rr.csv"), "w", encoding="utf-8") as out:
        out.write("Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,"
                  "Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.RelationshipStatus,"
                  "Registration.RegistrationStatus\n")
        for number in range(count // 10):
            child, parent = number * 10 + 1, pick.randrange(count // 10) * 10
            out.write(f"{lei(child)},LEI,{lei(parent)},LEI,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,PUBLISHED\n")
    with open(path("isin.csv"), "w", encoding="utf-8") as out:
        out.write("LEI,ISIN\n")
        for number in range(securities):
            out.write(f"{lei(number * spread)},{isin(number)}\n")
    with open(path("listed.ftm.json"), "w", encoding="utf-8") as out:
        for number in range(LISTED):
            properties = {"name": [name(pick)], "jurisdiction": ["cn"], "topics": ["sanction"]}
            if number % 5 == 0:
                properties["leiCode"] = [lei(number * spread)]
            out.write(json.dumps({"id": f"listed-{number}", "schema": "Company", "properties": properties}) + "\n")
    with open(path("stakes.csv"), "w", encoding="utf-8") as out:
        out.write("owner,owner_id,asset,asset_id,percent,source\n")
        for number in range(STAKES):
            owner = f"listed-{pick.randrange(LISTED)}" if number % 10 == 0 else f"lei-{lei(pick.randrange(count))}"
            asset = f"lei-{lei(pick.randrange(securities) * spread)}"
            out.write(f'"{name(pick)}",{owner},"{name(pick)}",{asset},' f"{pick.randint(5, 80)},invented\n")
    with open(path("holdings.csv"), "w", encoding="utf-8") as out:
        out.write("isin,name,market_value,currency,as_of\n")
        for number in range(given.holdings):
            known = securities + number if number % 50 == 0 else pick.randrange(securities)
            out.write(f'{isin(known)},"{name(pick)}",{pick.randint(1_000, 9_000_000)},USD,2026-11-01\n')


if __name__ == "__main__":
    main()
