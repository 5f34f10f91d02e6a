#!/usr/bin/env python3
"""Writes the lists and queries with known answers that probabilities are fitted on and checked with.

    Benchmarks/calibration/worlds.py --out FOLDER [--seed 20261130]

writes FOLDER/learn and FOLDER/ask, each with parties.ftm.json and queries.ftm.json in the form of Benchmarks/screening/world.py. The halves have no
family name, given name, brand or ship's name in common (vocabulary.half_of): nothing that is asked was learnt from. Every party is invented; ordinary
names are put together by chance, and a likeness to anyone is chance.

Half of the queries mean a listed party. The others are its nearest strangers: another person of the same family name or of the same given name, a
company of the same brand in another line of business or another place, a sister of another number, a ship of another number. Every list is dense with
such strangers, so that what screening brings beside the right party is what it brings in earnest. Same seed, same bytes.
"""
import argparse
import csv
import json
import os
import random
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "screening")]
import romanise  # noqa: E402
import vocabulary  # noqa: E402
import world  # noqa: E402

LEXICON = os.path.join(vocabulary.ROOT, "Reference/lexicon")
LISTED, ASKED = 900, 900
PATRONYMIC = "Александрович Борисович Викторович Иванович Михайлович Олегович Петрович Сергеевич Юрьевич Яковлевич".split()
BRANDS = {
    "cyrillic": """Альтаир Баргузин Велес Гамаюн Дельфин Евразия Жемчуг Заря Искра Кедр Лазурит Маяк Нептун Орион Перевал Радуга Сокол Тайга Уран Факел Хрусталь
Циклон Чайка Эверест Янтарь Амулет Берег Витязь Горизонт Донор Каскад Лотос Меркурий Ника Олимп Парус Русло Сфера Титан Флагман""",
    "arabic": """الأفق=Al Ofoq/Al Ufuq الأمل=Al Amal الأنوار=Al Anwar البحر=Al Bahr البركة=Al Baraka/Al Barakah البستان=Al Bustan/Al Bostan الجزيرة=Al Jazira/Al Jazeera
الجوهرة=Al Jawhara الخليج=Al Khalij/Al Khaleej الرافدين=Al Rafidain الرياض=Al Riyadh الزهراء=Al Zahra/Al Zahraa الساحل=Al Sahel/Al Sahil السلام=Al Salam السنابل=Al Sanabel الشروق=Al Shorouq/Al Shuruq
الصفا=Al Safa الضياء=Al Diyaa/Al Diya الطريق=Al Tariq العنقاء=Al Anqa الفجر=Al Fajr الفردوس=Al Firdous/Al Ferdous القلعة=Al Qalaa/Al Kalaa الكوثر=Al Kawthar/Al Kauthar اللؤلؤة=Al Loulou/Al Lulua المدار=Al Madar
المنار=Al Manar النجم=Al Najm النخيل=Al Nakheel/Al Nakhil النسر=Al Nasr/Al Nisr النور=Al Noor/Al Nour الهلال=Al Hilal الواحة=Al Waha الوفاء=Al Wafa الياسمين=Al Yasmin/Al Yasmeen بابل=Babel/Babil تدمر=Tadmur/Tadmor سبأ=Saba""",
    "thai": vocabulary.NAMES["thai"][1] + " " + vocabulary.NAMES["thai"][0],
}
SCRIPT_COUNTRY = {"cyrillic": "ru", "arabic": "iq", "thai": "th", "hangul": "kr", "han": "cn"}
FIRST = "Amber Azure Brave Bright Crystal Crimson Desert Eastern Emerald Fair Frozen Gentle Golden Grand Hidden Ivory Jade Lucky Misty Noble Northern Pacific Proud Quiet Royal Silver Southern Swift Velvet Wild".split()
SECOND = "Albatross Breeze Coral Dolphin Dragon Falcon Fortune Harbour Horizon Island Lagoon Light Lotus Marlin Moon Orchid Palm Pearl Petrel River Rose Sailor Spirit Star Sun Tide Trader Victory Wave Wind".split()
RUSSIAN_SHIPS = "Адмирал Байкал Ветлуга Волхов Гранит Двина Енисей Заполярье Иртыш Капитан Ладога Мезень Нева Онега Печора Рубин Селенга Таймыр Урал Хибины".split()
SHIP_HAN = "海洋新华长远东方金银星光明月龙凤鸿运福安泰和平兴盛丰顺达通宁"


def table(name, kind):
    with open(os.path.join(LEXICON, name), encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(line for line in file if not line.startswith("#")) if row["kind"] == kind]


def is_in(text, low, high):
    return bool(text) and all(low <= c <= high or c == " " for c in text)


RANGES = {"cyrillic": ("Ѐ", "ӿ"), "arabic": ("\u0600", "\u06ff"), "hangul": ("가", "힣"), "thai": ("\u0e00", "\u0e7f"), "han": ("一", "鿿")}


class Half:
    """One list with its queries, from the words of one half."""

    def __init__(self, half, seed):
        self.half, self.r = half, random.Random(seed * 2 + half)
        self.parties, self.queries = [], []
        # world.py draws brands and families from its own lists: each half has its own share of them.
        self.world = self.halved_world(seed * 2 + half)
        self.industries = table("industries.csv", "industry")

    def mine(self, items, key=lambda item: item):
        return [item for item in items if vocabulary.half_of(key(item)) == self.half]

    def halved_world(self, seed):
        known = {name: getattr(world, name) for name in ("BRANDS", "WEST_FAMILY", "WEST_GIVEN", "WEST_HEAD", "COINED", "RUSSIAN_SYLLABLE", "RUSSIAN_FAMILY", "RUSSIAN_GIVEN")}
        for name, items in known.items():
            setattr(world, name, self.mine(items))
        made = world.World(seed)
        lexicon = made.lexicon
        lexicon.trade = self.mine(lexicon.trade, lambda pair: pair[0])
        lexicon.given = self.mine(lexicon.given, lambda pair: pair[0])
        lexicon.surnames = self.mine(lexicon.surnames, lambda pair: pair[0])
        made.fill(6000)
        asked = [made.query(number, *query) for number, query in enumerate(made.queries(5000))]
        self.parties += [dict(made.entity(p), datasets=["generated"]) for p in made.parties]
        self.queries += asked
        for name, items in known.items():
            setattr(world, name, items)
        return made

    # Lists

    def add(self, schema, names, country, birth=None):
        number = f"c-{len(self.parties):06d}"
        properties = {"name": names[:1]} | ({"alias": names[1:]} if names[1:] else {})
        properties["nationality" if schema == "Person" else "flag" if schema == "Vessel" else "jurisdiction"] = [country]
        if birth:
            properties["birthDate"] = [birth]
        self.parties.append(dict(id=number, caption=names[0], schema=schema, properties=properties, datasets=["invented"]))
        return number

    def ask(self, schema, name, country, truth, kind, birth=None):
        properties = {"name": [name]}
        if country and self.r.random() < 0.5:
            properties["nationality" if schema == "Person" else "flag" if schema == "Vessel" else "jurisdiction"] = [country]
        if birth and self.r.random() < 0.25:
            properties["birthDate"] = [birth]
        self.queries.append(dict(id=f"k-{len(self.queries):06d}", schema=schema, properties=properties, datasets=["query"], kind=kind, truth=truth))

    def ask_half(self, schema, things, listed, name_of, country, kind, count=ASKED):
        """Asks for listed things and for their nearest strangers in equal shares; both as the list has not written them."""
        r = self.r
        known = [thing for thing in things if thing in listed]
        others = [thing for thing in things if thing not in listed]
        for pool in (known, others):
            r.shuffle(pool)
            # Of a small grid each thing is asked several times, written in another way.
            for thing in (pool * 9)[:min(count // 2, 3 * len(pool))]:
                party = listed.get(thing)
                name = name_of(thing, party and party["side"])
                self.ask(schema, name, country, party and party["id"], kind, party and party["birth"])

    # Persons

    def persons(self, language):
        r = self.r
        given, family = ([word for word in words if word[2] == self.half] for words in vocabulary.words(language))
        grid = [(g, f) for g in range(len(given)) for f in range(len(family))] if given and language != "korean" else []
        if language == "korean":
            syllables = self.mine(vocabulary.KOREAN_SYLLABLES)
            given = [(a + b, None) for a in syllables for b in syllables if a != b]
            grid = [(g, f) for g in r.sample(range(len(given)), min(45, len(given))) for f in range(len(family))]
        r.shuffle(grid)
        # Of a small grid a part: in earnest not every pair of names is somebody of the list.
        grid = grid[:min(2 * LISTED, round(0.4 * len(grid)))]
        names = lambda thing, side: self.person(language, given[thing[0]], family[thing[1]], side)  # noqa: E731
        self.list_and_ask(grid, names, vocabulary.COUNTRY[language], language)

    def list_and_ask(self, grid, names, country, kind):
        r, listed = self.r, {}
        for thing in grid[:len(grid) // 2]:
            side = r.choices(["latin", "own"], weights=[60, 40])[0]
            birth = f"{r.randint(1938, 2001)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"
            listed[thing] = dict(id=self.add("Person", [names(thing, side)], country, birth if r.random() < 0.7 else None), side=side, birth=birth)
        # Nine of ten are asked for in the other script.
        def asked(thing, side):
            side = side or r.choices(["latin", "own"], weights=[60, 40])[0]
            other = {"latin": "own", "own": "latin"}[side]
            return names(thing, other if r.random() < 0.85 else side)
        self.ask_half("Person", grid, listed, asked, country, kind)

    def person(self, language, given, family, side):
        r = self.r
        last_first = language in vocabulary.FAMILY_FIRST
        if side == "own":
            if last_first:
                return family[0] + (" " if language == "kana" else "") + given[0]
            middle = [r.choice(PATRONYMIC)] if language == "russian" and r.random() < 0.35 else []
            return " ".join(r.choice([[given[0], *middle, family[0]], [family[0], given[0], *middle]] if middle else [[given[0], family[0]]]))
        # One hand writes both words by one system.
        system = r.choices(range(6), weights=[40, 25, 4, 8, 12, 11])[0]
        def latin(word):
            if word[1]:
                return r.choice(word[1])
            all_forms = romanise.forms(language, word[0])
            return all_forms[system % len(all_forms)]
        if language == "korean":
            heard = romanise.korean(given[0], r.choices([0, 1, 2], weights=[3, 2, 5])[0])
            first = romanise.cap(r.choice(["-".join(heard), "".join(heard), " ".join(map(romanise.cap, heard))]))
        else:
            first = latin(given)
        last = latin(family)
        return r.choice([f"{first} {last}"] * 4 + [f"{last} {first}", f"{last.upper()}, {first}"] + ([f"{last} {first}"] * 3 if last_first else []))

    def chinese(self):
        r, lexicon = self.r, self.world.lexicon
        wade = {row[2]: row[1] for row in self.romanisations("wade-giles")}
        things = {}
        for _ in range(2 * LISTED):
            surname = lexicon.surnames[min(int(r.expovariate(0.08)), len(lexicon.surnames) - 1)]
            thing = (surname, tuple(r.choice(lexicon.given) for _ in range(r.choice([1, 2, 2, 2]))))
            things[thing] = None
        # Every person has brothers and namesakes of another family.
        for surname, heard in list(things)[:LISTED // 2]:
            things[surname, (r.choice(lexicon.given), *heard[1:])] = None
            things[r.choice(lexicon.surnames), heard] = None
        grid = list(things)
        r.shuffle(grid)

        def names(thing, side):
            (own, latin), heard = thing
            if side == "own":
                text = own + "".join(c for c, _ in heard)
                return "".join(lexicon.traditional.get(c, c) for c in text) if r.random() < 0.25 else text
            sounds = [s for _, s in heard]
            if wade and r.random() < 0.15:
                last = romanise.cap(wade.get(latin.lower(), latin.lower()))
                return f"{last} {romanise.cap('-'.join(wade.get(s, s) for s in sounds))}"
            first = romanise.cap(r.choice(["".join(sounds)] * 3 + ["-".join(sounds), " ".join(map(romanise.cap, sounds))]))
            return r.choice([f"{latin} {first}"] * 3 + [f"{first} {latin}", f"{latin.upper()}, {first}"])
        self.list_and_ask(grid[:2 * LISTED], names, "cn", "chinese")

    def romanisations(self, system):
        with open(os.path.join(LEXICON, "romanisations.csv"), encoding="utf-8", newline="") as file:
            for row in csv.reader(line for line in file if not line.startswith("#")):
                if len(row) > 2 and system in row[0]:
                    yield row

    # Organizations

    def organizations(self, script):
        """A grid of brands and lines of business: each brand is listed with some lines, and asked for with those and with others."""
        r = self.r
        low, high = RANGES[script]
        lines = []
        for row in self.industries:
            own = [form for form in (row["zh"] if script == "han" else row["variants"]).split(";") if is_in(form, low, high) and len(form) > 1]
            if own and row["en"]:
                lines.append((own[0], [row["en"]] + [form for form in row["variants"].split(";") if form.isascii() and form.isalpha()][:1]))
        brands = self.brands(script)
        pairs = [(b, i) for b in range(len(brands)) for i in r.sample(range(len(lines)), min(len(lines), max(6, 2 * LISTED // max(1, len(brands)))))]
        r.shuffle(pairs)
        pairs = pairs[:2 * LISTED]
        listed = {}

        def names(thing, side):
            brand, line = brands[thing[0]], lines[thing[1]]
            if side == "own":
                return {"cyrillic": lambda: r.choice(["ООО «{0} {1}»", "АО «{0} {1}»", "{0} {1}"]), "arabic": lambda: r.choice(["شركة {0} {1}", "شركة {0} {1} المحدودة"]),
                        "hangul": lambda: r.choice(["{0}{1}", "주식회사 {0}{1}", "{0} {1} 주식회사"]), "thai": lambda: r.choice(["บริษัท {0} {1} จำกัด", "{0} {1}"]),
                        "han": lambda: "{0}{1}有限公司"}[script]().format(brand[0], line[0])
            form = r.choice({"cyrillic": ["{} {} LLC", "OOO {} {}", "{} {}"], "arabic": ["{} {} Company", "{} {} Co. Ltd", "{} {}"], "hangul": ["{} {} Co., Ltd.", "{} {} Inc."],
                             "thai": ["{} {} Co., Ltd.", "{} {} Company Limited"], "han": ["{} {} Co., Ltd.", "{} {} Limited"]}[script])
            return form.format(r.choice(brand[1]), r.choice(line[1]))
        for thing in pairs[:len(pairs) // 2]:
            side = r.choices(["latin", "own"], weights=[60, 40])[0]
            listed[thing] = dict(id=self.add("Company", [names(thing, side)], SCRIPT_COUNTRY[script]), side=side, birth=None)

        def asked(thing, side):
            side = side or r.choices(["latin", "own"], weights=[60, 40])[0]
            return names(thing, {"latin": "own", "own": "latin"}[side] if r.random() < 0.85 else side)
        self.ask_half("Company", pairs, listed, asked, SCRIPT_COUNTRY[script], f"brands-{script}")

    def brands(self, script):
        r = self.r
        if script == "han":
            trade = self.world.lexicon.trade
            return [(a[0] + b[0], [romanise.cap(a[1] + b[1])]) for a, b in (r.sample(trade, 2) for _ in range(160))]
        if script == "hangul":
            syllables = self.mine(vocabulary.KOREAN_SYLLABLES)
            made = [r.choice(syllables) + r.choice(syllables) for _ in range(120)]
            return [(word, [romanise.cap("".join(romanise.korean(word, system))) for system in (0, 0, 2)]) for word in dict.fromkeys(made)]
        words = []
        for word in vocabulary.re.split(r"\s+(?=[^\x00-\x7f])", BRANDS[script].strip()):
            native, _, latin = word.partition("=")
            words.append((native, latin.split("/") if latin else romanise.forms("russian", native)[:2]))
        return self.mine(words, lambda pair: pair[0])

    # Ships

    def ships(self):
        r = self.r
        latin = [(f"{a} {b}",) * 2 for a in self.mine(FIRST) for b in self.mine(SECOND)]
        russian = [(word, romanise.forms("russian", word)[0]) for word in self.mine(RUSSIAN_SHIPS)]
        han = [(a + b, " ".join(romanise.cap("".join(self.world.lexicon.pinyin(c))) for c in (a, b))) for a in self.mine(list(SHIP_HAN)) for b in self.mine(list(SHIP_HAN)) if a != b]
        for kind, base, numbers, share in (("ships-latin", latin, 3, 0), ("ships-cyrillic", russian, 30, 0.85), ("ships-han", han, 6, 0.85)):
            things = [(n, k) for n in range(len(base)) for k in [0] + r.sample(range(1, 40), numbers)]
            r.shuffle(things)
            things = things[:1600]
            listed = {}

            def name(thing, side, base=base):
                text = base[thing[0]][0 if side == "own" else 1] + (f" {thing[1]}" if thing[1] and side != "own" else str(thing[1]) if thing[1] and base is han else f"-{thing[1]}" if thing[1] else "")
                return text.upper() if r.random() < 0.5 else text
            for thing in things[:len(things) // 2]:
                side = r.choices(["latin", "own"], weights=[60, 40])[0]
                listed[thing] = dict(id=self.add("Vessel", [name(thing, side)], "pa"), side=side, birth=None)

            def asked(thing, side, share=share):
                side = side or r.choice(["latin", "own"])
                text = name(thing, {"latin": "own", "own": "latin"}[side] if r.random() < share else side)
                if text.isascii() and r.random() < 0.3:
                    text = r.choice(["M/V ", "MV ", "MT "]) + text
                elif text.isascii() and len(text) > 7 and r.random() < 0.3:
                    at = r.randrange(1, len(text) - 3)
                    text = text[:at] + text[at + 1:] if text[at].isalpha() else text.replace(" ", "")
                return text
            self.ask_half("Vessel", things, listed, asked, "pa", kind, 1200)

    def make(self):
        for language in vocabulary.NAMES:
            self.persons(language)
        self.chinese()
        for script in RANGES:
            self.organizations(script)
        self.ships()
        self.r.shuffle(self.parties)
        self.r.shuffle(self.queries)
        for number, query in enumerate(self.queries):
            query["id"] = f"q-{number:06d}"


def write(out, seed=20261130):
    """Writes both halves."""
    for half, name in enumerate(("learn", "ask")):
        made = Half(half, seed)
        made.make()
        folder = os.path.join(out, name)
        os.makedirs(folder, exist_ok=True)
        for file, rows in (("parties", made.parties), ("queries", made.queries)):
            with open(os.path.join(folder, file + ".ftm.json"), "w", encoding="utf-8") as target:
                target.writelines(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
        print(f"{name}: {len(made.parties)} parties, {len(made.queries)} queries, {sum(q['truth'] is not None for q in made.queries)} of them with an answer")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=20261130)
    arguments = parser.parse_args()
    write(arguments.out, arguments.seed)


if __name__ == "__main__":
    main()
