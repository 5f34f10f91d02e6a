#!/usr/bin/env python3
"""Writes Tests/Corpora/names/generated.csv: labelled pairs of invented names to learn the weights from.

    python3 Scripts/lexicon/make-pairs.py
    swift run -c release name-training Reference/lexicon train Tests/Corpora/names/generated.csv Tests/Corpora/names/written.csv

Every company, person and ship here is invented: trade names are random ideographs or random syllables, the generic words come
from Reference/lexicon.  A match is one party named in two ways; a stranger shares all generic words, some or none.
Same seed, same bytes.
"""
import csv
import os
import random

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LEXICON = os.path.join(ROOT, "Reference", "lexicon")
CHARACTERS = "鑫瑞恒盛隆昌裕茂腾翔宇晟泽润浩皓铭钧锐锦铠达凯联源沃弘煜烨炜辰昊轩逸雅颐馨琦璟瑾玥珂蕴荟蔚菲芮诺维思睿哲卓越博拓迈跃骏驰驭航凌霄曼黛妍娅希朗尔斯特普克蒙泰赛奥伦迪亚格罗贝兰登洛卡帕索托尼米拉"
SYLLABLES = "ba ko ri ven tra mel do su qua ze lin for xa pol ni gar tel om ur is dra ken vol sta mor fi lux cor bel tan rog".split()
GIVEN = "建国志强海燕丽华晓明文博雪梅立新春生玉兰俊杰思远佳琪子涵浩然雨桐"
WEST_GIVEN = "William Robert James John Michael Thomas Joseph Charles Alexander Daniel Peter Paul Anna Maria Helen Victor George Stephen Andrew Laura Emma Oscar Hugo Nora".split()
WEST_FAMILY = "Hartwell Brennick Solvane Turcott Ostrander Kellmann Vanterpool Drescott Malvern Quillen Ferrano Lindgard Petrosian Vasquel Marchetta Donnelly Okonjo Haddadi Tavakol Rahmanov".split()
RUSSIAN = [("Иван", "Ivan"), ("Сергей", "Sergey"), ("Дмитрий", "Dmitry"), ("Алексей", "Aleksei"), ("Юрий", "Yuri"), ("Олег", "Oleg")]
RUSSIAN_FAMILY = [("Горшенин", "Gorshenin"), ("Ручейков", "Rucheikov"), ("Щеглов", "Shcheglov"), ("Ястребцов", "Yastrebtsov"), ("Хвостиков", "Khvostikov")]
PATRONYMIC = [("Иванович", "Ivanovich"), ("Петрович", "Petrovich"), ("Юрьевич", "Yurievich"), ("Андреевич", "Andreevich")]
SHIPS = "Ocean Pearl;Golden Star;Sea Breeze;Northern Light;Blue Horizon;Silver Wave;Red Coral;Desert Moon".split(";")


def table(name, kinds):
    with open(os.path.join(LEXICON, name), encoding="utf-8", newline="") as file:
        return [r for r in csv.DictReader(file) if r["kind"] in kinds and r["zh"]]


READINGS = {}
with open(os.path.join(LEXICON, "han.tsv"), encoding="utf-8") as file:
    for line in file:
        if not line.startswith("#"):
            parts = line.rstrip("\n").split("\t")
            READINGS[parts[0]] = parts[1].split()[0]
COMMON = {}
with open(os.path.join(LEXICON, "commonness.csv"), encoding="utf-8") as file:
    for line in file:
        if not line.startswith(("#", "kind")):
            kind, word, share = line.rstrip("\n").split(",")
            COMMON[(kind, word)] = int(share)


def pinyin(text):
    return [READINGS.get(c, "x") for c in text]


def cap(text):
    return text[:1].upper() + text[1:]


def forms(row):
    return [row["en"]] + [v for v in row["variants"].split(";") if v and v.isascii()]


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        places = table("places-china.csv", {"place"}) + table("places-xinjiang.csv", {"place"})
        self.places = [p for p in places if p["zh"]]
        self.industries = [i for i in table("industries.csv", {"industry"}) if len(i["zh"].split(";")[0]) > 1]
        self.industry_weights = [COMMON.get(("industry", i["en"]), 2) + 2 for i in self.industries]
        self.qualifiers = [q for q in table("qualifiers.csv", {"qualifier"}) if len(q["zh"].split(";")[0]) > 1]
        self.qualifier_weights = [COMMON.get(("qualifier", q["en"]), 2) + 1 for q in self.qualifiers]
        self.words = [w for w in table("words.csv", {"word"}) if len(w["zh"].split(";")[0]) == 1]

    def place(self):
        row = self.r.choice(self.places)
        zh = row["zh"].split(";")[0]
        en = row["en"] or cap("".join(pinyin(zh.rstrip("省市县区"))))
        return zh, en

    def company(self):
        r = self.r
        kind = r.choices(["pinyin", "foreign", "translated", "none"], weights=[70, 14, 10, 6])[0]
        if kind == "pinyin":
            zh = "".join(r.choice(CHARACTERS) for _ in range(r.choices([2, 3, 4], weights=[75, 20, 5])[0]))
            trade = (zh, cap("".join(pinyin(zh))), kind)
        elif kind == "foreign":
            zh = "".join(r.choice(CHARACTERS[-45:]) for _ in range(r.choice([2, 3, 4])))
            trade = (zh, self.foreign(zh), kind)
        elif kind == "translated":
            two = r.sample(self.words, 2)
            trade = ("".join(w["zh"].split(";")[0] for w in two), " ".join(w["en"] for w in two), kind)
        else:
            trade = ("", "", kind)
        industries = r.choices(self.industries, weights=self.industry_weights, k=2 if kind == "none" else r.choice([1, 1, 2]))
        qualifiers = r.choices(self.qualifiers, weights=self.qualifier_weights, k=r.choice([0, 1, 1]))
        return dict(place=self.place() if r.random() < 0.75 else None, trade=trade, industries=industries, qualifiers=qualifiers,
                    form=r.choice(["有限公司", "股份有限公司", "有限责任公司", "集团有限公司"]))

    def foreign(self, zh):
        """A loose Latin spelling that only sounds like the pinyin."""
        r = self.r
        out = ""
        for s in pinyin(zh):
            for a, b in (("zh", "j"), ("x", "s"), ("q", "ch"), ("ng", "n"), ("ao", "o"), ("ai", "i"), ("uo", "o"), ("ei", "e"), ("ian", "en")):
                if a in s and r.random() < 0.7:
                    s = s.replace(a, b)
            if len(s) > 2 and s[-1] in "aeiou" and r.random() < 0.4:
                s = s[:-1]
            out += s
        return cap(out)

    def chinese(self, c, drop_form=False):
        text = (c["place"][0] if c["place"] else "") + c["trade"][0]
        text += "".join(i["zh"].split(";")[0] for i in c["industries"]) + "".join(q["zh"].split(";")[0] for q in c["qualifiers"])
        return text + ("" if drop_form else c["form"])

    def english(self, c, loose=False):
        r = self.r
        words = [c["place"][1]] if c["place"] else []
        trade = c["trade"][1]
        if trade:
            if loose and c["trade"][2] == "pinyin" and r.random() < 0.3:
                trade = " ".join(cap(s) for s in pinyin(c["trade"][0]))
            words.append(trade)
        for row in c["industries"] + c["qualifiers"]:
            words.append(r.choice(forms(row)[:6]) if loose else row["en"])
        form = r.choice(["Co., Ltd.", "Co Ltd", "Company Limited", "Corporation", "Inc.", "Limited", "LLC", ""]) if loose else "Co., Ltd."
        if c["form"].startswith("集团"):
            form = ("Group " + form).strip()
        if loose and c["place"] and r.random() < 0.2:
            words = words[1:] + [f"({words[0]})"]
        return " ".join(words + [form]).strip()

    def typo(self, text):
        r = self.r
        spots = [i for i, ch in enumerate(text) if ch.isalpha() and 0 < i < len(text) - 1]
        if not spots:
            return text
        i = r.choice(spots)
        return r.choice([text[:i] + text[i + 1:], text[:i] + text[i] + text[i:], text[:i] + r.choice("aeinrst") + text[i + 1:],
                         text[:i] + text[i + 1] + text[i] + text[i + 2:]])

    def other_trade(self, c):
        d = dict(c)
        while True:
            n = self.company()
            if n["trade"][0] and n["trade"][0] != c["trade"][0]:
                d["trade"] = n["trade"]
                return d

    def companies(self, count):
        r = self.r
        rows = []
        for _ in range(count):
            c = self.company()
            generic = c["trade"][2] == "none"
            kind = r.choices(["cross", "loose", "typo", "drop-place", "drop-industry", "zh-form", "same", "initials", "extra", "own-brand"],
                             weights=[40, 18, 10, 8, 8, 6, 3, 3, 5, 12])[0]
            a, b, grade = self.chinese(c), self.english(c, loose=True), "strong"
            if kind == "loose":
                a = self.english(c)
            elif kind == "typo":
                a, b = self.english(c), self.typo(self.english(c, loose=r.random() < 0.5))
            elif kind == "drop-place":
                if generic:
                    continue
                a, b = r.choice([self.english(c), self.chinese(c)]), self.english(dict(c, place=None), loose=True)
                grade = "medium"
            elif kind == "drop-industry":
                if generic:
                    continue
                a = r.choice([self.english(c), self.chinese(c)])
                b = self.english(dict(c, industries=c["industries"][:-1], qualifiers=[]), loose=True)
                grade = "medium"
            elif kind == "zh-form":
                b = self.chinese(dict(c, form=r.choice(["有限公司", "有限责任公司", "公司", "集团"])))
            elif kind == "same":
                a = b = r.choice([self.english(c), self.chinese(c)])
            elif kind == "initials":
                if c["trade"][2] != "pinyin" or len(c["trade"][0]) < 3:
                    continue
                b = self.english(dict(c, trade=(c["trade"][0], "".join(s[0] for s in pinyin(c["trade"][0])).upper(), "foreign")))
                grade = "weak"
            elif kind == "own-brand":
                # An English brand that has nothing to do with the Chinese one.
                b = self.english(dict(c, trade=(c["trade"][0], cap("".join(r.choice(SYLLABLES) for _ in range(2))), "foreign")))
                grade = "weak"
            elif kind == "extra":
                b = b + r.choice([" Group", " Holdings", " International"])
                grade = "medium"
            if generic:
                grade = "weak"
            if r.random() < 0.5:
                a, b = b, a
            rows.append(("Company", a, b, "true", grade, kind))
        for _ in range(int(count * 2.2)):
            c = self.company()
            kind = r.choices(["other-trade", "no-trade", "other-place", "stranger", "number", "one-syllable", "same-trade-other-industry", "sub",
                              "generic", "half"],
                             weights=[30, 8, 8, 60, 6, 8, 6, 4, 12, 20])[0]
            d, grade = self.other_trade(c), "strong"
            if kind == "no-trade":
                d = dict(c, trade=("", "", "none"))
            elif kind == "generic":
                c = dict(c, trade=("", "", "none"), place=None, industries=c["industries"][:r.choice([0, 1])])
                d = c
            elif kind == "half":
                # A stranger that shares the place or the line of business.
                d = self.company()
                d = dict(d, place=c["place"]) if r.random() < 0.5 else dict(d, industries=c["industries"])
            elif kind == "other-place":
                if not c["place"] or c["trade"][2] == "none":
                    continue
                d, grade = dict(c, place=self.place()), "medium"
                if len(c["trade"][0]) > 2:
                    continue
            elif kind == "stranger":
                d = self.company()
            elif kind == "one-syllable":
                if c["trade"][2] != "pinyin":
                    continue
                zh = c["trade"][0][:-1] + r.choice(CHARACTERS)
                if pinyin(zh) == pinyin(c["trade"][0]):
                    continue
                d = dict(c, trade=(zh, cap("".join(pinyin(zh))), "pinyin"))
            elif kind == "same-trade-other-industry":
                d = dict(c, industries=self.company()["industries"], place=self.place(), qualifiers=[])
                grade = "medium"
            if not self.english(d) or d["trade"][0] == c["trade"][0] and kind == "other-trade":
                continue
            a = r.choice([self.chinese(c), self.english(c), self.english(c)])
            b = r.choice([self.chinese(d), self.english(d, loose=True), self.english(d, loose=True)])
            if kind == "number":
                n, m = r.sample(range(1, 200), 2)
                a, b = f"{self.english(c)} No. {n} Branch", f"{self.english(c)} No. {m} Branch"
            if kind == "sub":
                a, b = self.english(c), f"{self.place()[1]} Branch of {self.english(self.other_trade(c))}"
            rows.append(("Company", a, b, "false", grade, kind))
        return rows

    def western(self, count):
        r = self.r
        rows = []
        legals = [["Ltd", "Limited"], ["Inc.", "Incorporated", "Inc"], ["GmbH"], ["S.A.", "SA"], ["LLC", "L.L.C."], ["B.V.", "BV"]]

        words = [w["en"] for w in self.words if w["en"].isalpha() and len(w["en"]) > 3]

        def brand():
            kind = r.random()
            coined = cap("".join(r.choice(SYLLABLES) for _ in range(r.choice([2, 3]))))
            if kind < 0.4:
                return coined
            if kind < 0.7:
                return f"{r.choice(WEST_FAMILY)} {r.choice(words)}"
            return f"{coined} {r.choice(words)}" if kind < 0.85 else r.choice(words) + " " + r.choice(words)

        def other(name):
            """A stranger that shares one word of a trade name."""
            parts = name.split()
            if len(parts) == 1:
                return brand()
            return r.choice([parts[0], parts[1], f"{parts[0]} {r.choice(words)}", f"{r.choice(WEST_FAMILY)} {parts[1]}", brand()])
        for _ in range(count):
            b, i = brand(), r.choices(self.industries, weights=self.industry_weights, k=r.choice([1, 2]))
            legal = r.choice(legals)
            a = " ".join([b] + [x["en"] for x in i] + [legal[0]])
            kind = r.choice(["legal", "typo", "abbrev", "reorder", "other", "other", "generic", "drop", "one-word", "one-word", "other-industry"])
            if kind == "legal":
                rows.append(("Company", a, " ".join([b] + [x["en"] for x in i] + [r.choice(legal[-1:] + [""])]), "true", "strong", kind))
            elif kind == "typo":
                rows.append(("Company", a, self.typo(a), "true", "strong", kind))
            elif kind == "abbrev":
                rows.append(("Company", a, " ".join([b] + [r.choice(forms(x)) for x in i] + legal[:1]), "true", "medium", kind))
            elif kind == "reorder":
                rows.append(("Company", a, " ".join([x["en"] for x in i] + [b] + legal[:1]), "true", "medium", kind))
            elif kind == "drop":
                rows.append(("Company", a, b + " " + legal[0], "true", "weak", kind))
            elif kind == "one-word":
                j = i if r.random() < 0.4 else r.choices(self.industries, weights=self.industry_weights, k=r.choice([1, 2]))
                o = other(b)
                if o != b:
                    rows.append(("Company", a, " ".join([o] + [x["en"] for x in j] + legal[:1]), "false", "strong", kind))
            elif kind == "other-industry":
                j = r.choices(self.industries, weights=self.industry_weights, k=r.choice([1, 2]))
                if not {x["en"] for x in j} & {x["en"] for x in i}:
                    rows.append(("Company", a, " ".join([b] + [x["en"] for x in j] + r.choice(legals)[:1]), "false", "medium", kind))
            elif kind == "generic":
                rows.append(("Company", a, " ".join([x["en"] for x in i] + legal[:1]), "false", "strong", kind))
            else:
                rows.append(("Company", a, " ".join([brand()] + [x["en"] for x in i] + legal[:1]), "false", "strong", kind))
        return rows

    def persons(self, count):
        r = self.r
        surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
        rows = []
        for _ in range(count):
            s, g = r.choice(surnames), "".join(r.sample(GIVEN, r.choice([1, 2, 2, 2])))
            zh = s + g
            p = pinyin(g)
            en = f"{cap(pinyin(s)[0])} {cap(''.join(p))}"
            variants = [en, f"{cap(''.join(p))} {cap(pinyin(s)[0])}", f"{pinyin(s)[0].upper()}, {' '.join(cap(x) for x in p)}",
                        f"{cap(pinyin(s)[0])} {'-'.join(cap(x) for x in p)}", zh]
            a, b = r.sample(variants, 2)
            rows.append(("Person", a, b, "true", "strong" if len(g) > 1 else "medium", "chinese"))
            o = "".join(r.sample(GIVEN, len(g)))
            if pinyin(o) != p:
                rows.append(("Person", r.choice(variants), f"{cap(pinyin(s)[0])} {cap(''.join(pinyin(o)))}", "false", "strong", "other-given"))
            t = r.choice(surnames)
            if pinyin(t) != pinyin(s):
                rows.append(("Person", r.choice(variants), f"{cap(pinyin(t)[0])} {cap(''.join(p))}", "false", "strong", "other-family"))
            f, m, l = r.choice(WEST_GIVEN), r.choice(WEST_GIVEN), r.choice(WEST_FAMILY)
            full = f"{f} {m} {l}"
            rows.append(("Person", full, r.choice([f"{l.upper()}, {f} {m}", f"{f} {m[0]}. {l}", f"{f} {l}", self.typo(full), f"{l} {f} {m}", f"Mr {full}"]),
                         "true", "medium", "western"))
            o = r.choice([x for x in WEST_GIVEN if x[0] != f[0] and x != m])
            rows.append(("Person", full, r.choice([f"{o} {l}", f"{o} {r.choice(WEST_GIVEN)} {l}", f"{f} {r.choice([x for x in WEST_FAMILY if x != l])}"]), "false", "strong", "western"))
            k, q, n = r.choice(RUSSIAN), r.choice(PATRONYMIC), r.choice(RUSSIAN_FAMILY)
            rows.append(("Person", f"{n[0]} {k[0]} {q[0]}", r.choice([f"{k[1]} {q[1]} {n[1]}", f"{k[1]} {n[1]}", f"{n[1]} {k[1]}"]), "true", "strong", "russian"))
            q2 = r.choice([x for x in PATRONYMIC if x != q])
            rows.append(("Person", f"{k[1]} {q[1]} {n[1]}", f"{k[1]} {q2[1]} {n[1]}", "false", "medium", "other-patronymic"))
            n2 = r.choice([x for x in RUSSIAN_FAMILY if x != n])
            rows.append(("Person", f"{k[1]} {q[1]} {n[1]}", f"{k[1]} {q[1]} {n2[1]}", "false", "strong", "other-family"))
        return rows

    def vessels(self, count):
        r = self.r
        rows = []
        for _ in range(count):
            name = r.choice(SHIPS + [cap("".join(r.choice(SYLLABLES) for _ in range(3))) for _ in range(8)])
            n, m = r.sample(range(1, 60), 2)
            rows.append(("Vessel", f"{name} {n}", r.choice([f"{name.upper()} {n}", f"{name.replace(' ', '')} {n}", f"{name} No. {n}"]), "true", "strong", "same"))
            rows.append(("Vessel", f"{name} {n}", f"{name} {m}", "false", "strong", "number"))
            o = cap("".join(r.choice(SYLLABLES) for _ in range(3)))
            rows.append(("Vessel", name, o, "false", "strong", "stranger"))
            if len(name) > 6:
                rows.append(("Vessel", name, self.typo(name), "true", "medium", "typo"))
        return rows


def main():
    maker = Maker(7)
    rows = maker.companies(2200) + maker.western(1700) + maker.persons(320) + maker.vessels(220)
    maker.r.shuffle(rows)
    path = os.path.join(ROOT, "Tests", "Corpora", "names", "generated.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["schema", "name1", "name2", "match", "grade", "kind"])
        writer.writerows(rows)
    print(len(rows))


if __name__ == "__main__":
    main()
