"""Writes a case of many lots, always the same for the same size: cotton from gins to garments, with sales, documents and gaps.

    generate.py LOTS FOLDER [SHIPMENTS]

There are about 50 shipments unless another number is given; no more than there are chains.
"""
import csv
import os
import random
import sys

SEED = 20261129
PLACES = [("Lubbock, Texas", "US"), ("Surat, Gujarat", "IN"), ("新疆阿克苏地区库车市", "CN"), ("", "")]
WEIGHTS = [60, 36, 3, 1]
STAGES = [("spinning-carded", 0.86), ("fabric", 0.97), ("finishing", 0.94), ("garment", 0.85)]
TYPES = {"spinning-carded": "laydown-sheet", "fabric": "knit-log", "finishing": "dye-lot-card", "garment": "cutting-ticket"}


def write(folder, name, columns, rows):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def main():
    count, folder = int(sys.argv[1]), sys.argv[2]
    shipped = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    chance = random.Random(SEED)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "case.yaml"), "w", encoding="utf-8") as file:
        file.write("title: A case of many lots\nrequester: {name: Quillmark Apparel Inc., country: US}\ncommodity: cotton\n"
                   "jurisdictions: [us]\nperiod: {from: 2024-01-01, to: 2024-12-31}\nexample: true\nnote: All invented.\n")
    mills = max(4, count // 200)
    parties = [["IMP", "Quillmark Apparel Inc.", "company", "US", "Dallas, Texas", "importer"]]
    parties += [[f"M{n}", f"Bentwillow Mill {n} Ltd.", "company", "VN", "Binh Duong, Vietnam", "producer"] for n in range(mills)]
    lots, events, shipments, documents = [], [], [], []
    # Each chain is five lots of lint and one of each stage after it; one chain in ten takes yarn of its neighbour as well.
    chains = max(1, count // 9)
    before = None
    for chain in range(chains):
        day = f"2024-{1 + chain % 9:02}-"
        lint = []
        for n in range(5):
            place, country = chance.choices(PLACES, WEIGHTS)[0]
            lot = f"L{chain}-{n}"
            lots.append([lot, "ginning", "lint", 20, "t", "", place, country, day + "02"])
            lint.append((lot, 20))
        inputs, amount, mill = lint, 100.0, f"M{chain % mills}"
        for number, (stage, ratio) in enumerate(STAGES):
            if stage == "fabric" and before and chain % 10 == 0:
                inputs = inputs + [before]
                amount += before[1]
            made, event = f"{stage[:2].upper()}{chain}", f"E{chain}-{number}"
            out = round(amount * ratio, 3)
            when = f"{day}{10 + number * 4}"
            lots.append([made, stage, "", out, "t", mill, "Binh Duong, Vietnam", "VN", when])
            for n, (lot, taken) in enumerate(inputs):
                events.append([event, "transform" if n == 0 else "", when if n == 0 else "", mill if n == 0 else "", "", "in", lot, taken, "t"])
            events.append([event, "", "", "", "", "out", made, out, "t"])
            if chance.random() < 0.9:
                name = f"d{chain}-{number}.txt"
                documents.append([f"D{chain}-{number}", name, TYPES[stage], event])
                os.makedirs(os.path.join(folder, "documents"), exist_ok=True)
                with open(os.path.join(folder, "documents", name), "w", encoding="utf-8") as file:
                    file.write(f"{TYPES[stage]} of {made}\n")
            rest = out
            if stage == "spinning-carded":
                before, rest = (made, round(out * 0.1, 3)), round(out * 0.9, 3)
            inputs, amount = [(made, rest)], rest
        if chain % max(1, chains // shipped) == 0:
            shipments.append([f"S{chain}", made, out, "t", "6203.42", f"{day}27", f"2024-{2 + chain % 9:02}-20", mill, "IMP", "VN", "US"])
    write(folder, "parties.csv", ["id", "name", "kind", "country", "address", "role"], parties)
    write(folder, "lots.csv", ["id", "stage", "description", "quantity", "unit", "producer", "place", "country", "date"], lots)
    write(folder, "events.csv", ["event", "type", "date", "party", "counterparty", "direction", "lot", "quantity", "unit"], events)
    write(folder, "shipments.csv",
          ["id", "lot", "quantity", "unit", "hs", "shipped", "imported", "exporter", "importer", "from", "to"], shipments)
    write(folder, "documents/index.csv", ["id", "file", "type", "events"], documents)


if __name__ == "__main__":
    main()
