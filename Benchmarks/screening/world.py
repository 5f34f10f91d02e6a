#!/usr/bin/env python3
"""Writes an invented world to learn the weights of screening from: listed parties, and queries whose answers are known.

    python3 Benchmarks/screening/world.py --parties 100000 --queries 20000 --seed 7 --out DIR

writes DIR/parties.ftm.json (FollowTheMoney entities, one JSON object a line) and DIR/queries.ftm.json (one entity a line, with
"truth", the id of the party meant or null, and "kind", the way in which the name was changed).

Every party is invented.  Trade names are random ideographs, words or syllables, persons are random given and family names; a
likeness to anyone is chance, and nothing in here is a statement about anyone.  "sanction" among the topics only gives the file
the form of a list.  Places, industries, legal forms and readings come from Reference/lexicon, the more common ones more often.

60 % of the queries mean a party, 20 % a stranger of the same world, 20 % a stranger made to look like a party.  Half of them
state a country, a third of those that mean a person a date of birth.  No query bears a name that another party has in any
script; a company without its place or line of business and a person with initials are asked for only where what is left fits
one party alone.  Same seed, same bytes.
"""
import argparse
import collections
import csv
import itertools
import json
import os
import random
import re

import arabic

LEXICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Reference", "lexicon")

TRADE = ("禾田野原峡崖峦屿洪涌澜波浪湛沁涵沐淳渊滋浦津渡帆舟航驰骋驭骥骐麒麟凤凰鹤鹰雁燕鸥鹭狮豹彪虎象羚辰旭昱昊晗曦曙煌炎焱烁炬耀辉烨焕照"
         "朗昭旷阔宽宇宙寰域邦邑府阁轩殿庭苑园坊陌栋柱础磐砺磊岳崇峻嵘巍铭钧铂钛钰锋铠铸铎镇鉴镜璞琳琅璐璇瑾瑜璟玖珀翠翡珊瑚碧彤绯赤墨玄素雅颂韵"
         "诗书翰文章典模楷贤良敦厚谦睦融洽合众同协勤奋拓垦耕耘造筑建开展翼翔翱跃迅捷敏鑫瑞盛腾汇隆宏")
GIVEN = ("鸿泽睿哲翰宸煜彦昊瀚烨霖楠彬凯旭亮鑫锋健毅威祥根金月星辰露雯菲萍芬芸苗蓓蕾薇莲竹松柏岩川江河湖溪泉源澄润沛淑贞惠仪娥妍媛嫣婉妙姗娇"
         "可喜悦欢怀念恩敬孝义礼信忠正达远航帆翔卓越群")
NUMBERS = "一二三四五六七八九"

WEST_GIVEN = """Adrian Agatha Albert Alice Amelia Anders Annika Antonia Arthur Audrey Aurelio Beatrice Benedict Bernard Bettina
Bruno Caleb Carla Cecilia Clara Clemens Colin Conrad Damian Deborah Dennis Dominik Dorothy Edgar Edith Eduardo Eleanor Elias
Emil Erika Ernesto Esther Fabian Felix Fernando Fiona Florian Frieda Gareth Gemma Gerald Gilbert Giulia Gloria Gustav Hannah
Harold Hector Heidi Hugo Ignacio Irene Isabel Jasper Jerome Joachim Johanna Jonas Judith Julian Katrin Laura Leonard Lorenzo
Ludovic Magda Marcel Martina Mathilde Maurice Monika Nathan Nicole Norman Olivia Oscar Pablo Pascal Paulina Rafael Raymond
Rebecca Roland Rosalind Rupert Sabine Samuel Silvia Simon Stella Theodore Ursula Valentin Vera Walter Wanda Xavier Yvonne""".split()
WEST_FAMILY = """Abbott Ackermann Albrecht Amaral Ashcroft Baines Barbosa Barlow Bauer Beaumont Becker Bellini Bergstrom
Blackwood Bonnet Bradshaw Brandt Brennan Bruun Caldwell Calloway Cardoso Carrasco Chandler Colombo Conti Cordero Crawford Cunha
Dahl Delacroix Dempsey Dietrich Dvorak Eklund Ellsworth Engel Escobar Esposito Faulkner Figueroa Fontaine Forsberg Franke
Fuentes Gallagher Garnier Gentile Giordano Greco Gruber Guerrero Haas Hartmann Hawkins Hofmann Holloway Hughes Ibarra
Jankowski Jansen Keller Kendrick Kirchner Koch Krause Lambert Leclerc Lindholm Lombardi Lozano Lund Macleod Mancini Marchand
Mazur Meier Mercier Molina Morgan Navarro Neumann Norris Olsen Ortega Osborne Pacheco Palmer Peeters Petit Quinn Ribeiro
Richter Rinaldi Rousseau Salazar Schubert Soares Stanton Teixeira Thornton Vargas Vogel Wagner Whitaker Zeman Zimmermann""".split()
BRANDS = """Acorn Amber Arrow Aspen Avalon Badger Basalt Bison Boulder Bridge Canyon Cascade Castle Cedar Citadel Clover Cobalt
Comet Condor Coral Crane Dawn Diamond Dune Echo Ember Equinox Evergreen Everest Fjord Forge Fortune Galaxy Garnet Glacier Golden
Gulf Halo Harvest Hawk Indigo Iron Island Ivory Jade Juniper Kestrel Lagoon Lantern Laurel Leopard Lotus Lynx Magnet Maple
Marble Mercury Mistral Mosaic Nimbus Nordic Oak Oasis Obsidian Onyx Opal Osprey Panther Pearl Prairie Quartz Raven Redwood
Silver Tundra Universal Central General Union""".split()
COINED = "bra cal dex dor fen gan hal jo kes lum mar nex or pra quil ras sel tam ulv vin wes yor zan tis".split()
WEST_INDUSTRY = """Freight Transport Cargo Commodities Trade Finance Power Oil Coal Fertilizers Timber Glass Ceramics Foundry
Machinery Tools Instruments Robotics Aerospace Automotive Electric Networks Software Telecommunications Healthcare Seafood Farms
Beverages Garments Footwear Furniture Distribution Development Enterprises Management International Industries Technologies""".split()
SHORT = {"Transport": "Transp", "Commodities": "Comm", "Finance": "Fin", "Fertilizers": "Fert", "Machinery": "Mach", "Electric": "El",
         "Instruments": "Instr", "Telecommunications": "Telecom", "Distribution": "Distr", "Development": "Dev", "Central": "Cent",
         "Enterprises": "Ent", "Management": "Mgmt", "International": "Intl", "Industries": "Ind", "Technologies": "Tech",
         "Automotive": "Auto", "General": "Gen", "Universal": "Univ", "Furniture": "Furn", "Software": "SW", "Networks": "Net"}
WEST_LEGAL = [("gb", ["Limited", "Ltd", "Ltd.", "LTD"]), ("us", ["Inc", "Inc.", "Incorporated", "Corp", "Corporation"]),
              ("us", ["LLC", "L.L.C.", "Limited Liability Co."]), ("de", ["GmbH", "GMBH", "G.m.b.H."]), ("ch", ["AG", "A.G.", "Aktiengesellschaft"]),
              ("es", ["S.L.", "SL", "Sociedad Limitada"]), ("se", ["AB", "Aktiebolag", "A.B."]), ("pl", ["Sp. z o.o.", "Sp z oo", "Spolka z o.o."]),
              ("au", ["Pty Ltd", "Pty. Ltd.", "Proprietary Limited"]), ("my", ["Sdn. Bhd.", "Sdn Bhd", "Sendirian Berhad"]),
              ("be", ["N.V.", "NV", "Naamloze Vennootschap"]), ("br", ["Ltda.", "Ltda", "Limitada"])]
WEST_PLACES = "London Rotterdam Hamburg Singapore Geneva Dubai Lisbon Madrid Chicago Sydney".split()

GENERIC_FIRST = "United National General Central Union Modern Advanced International State Federal Special Global Northern Eastern Oriental".split()
GENERIC_LAST = "Corporation Agency Bank Center Institute Company Group Department Enterprise Association Bureau Factory".split()
# Family names are many where first names are few: most are put together.
WEST_HEAD = """Ald Ash Bar Beck Bell Brad Brook Carl Cald Col Dal Den Dorn Fair Fal Far Gold Gran Hal Har Hol Kel Kim Lang Lin Lock Mar Mel
Nor Pem Rad Ros Sand Sel Stan Thorn Wal Win Wood Zell""".split()
WEST_TAIL = """berg bert borg by dale den don ell er ford gate ham heim hold hurst ing ley lund man mann mer more ner ridge ron sen son
stein ster stone ton vale vers well wick worth""".split()
RUSSIAN_TAIL = "ов ев ин ский енко ук ко".split()

RUSSIAN_GIVEN = "Борис Василий Виталий Вячеслав Георгий Денис Егор Иван Илья Кирилл Леонид Никита Пётр Роман Руслан Семён Станислав Тимофей Фёдор Ярослав".split()
RUSSIAN_FAMILY = """Абрамов Афанасьев Баранов Беляев Быков Виноградов Власов Воробьёв Гаврилов Герасимов Голубев Денисов Ермаков
Ефимов Журавлёв Ильин Исаев Калинин Карпов Киселёв Комаров Королёв Крылов Куликов Лазарев Мельников Миронов Осипов Поляков Прохоров
Рыбаков Тихонов Цыганков Чайкин Шестаков Щукин""".split()
PATRONYMIC = "Борисович Васильевич Георгиевич Денисович Евгеньевич Иванович Кириллович Леонидович Фёдорович Юрьевич".split()
RUSSIAN_FIRST = "Верхний Большой Главный Единый Красный Полярный Приморский Окский Камский Байкальский Азовский Тверской Северный Южный Рязанский".split()
RUSSIAN_LAST = "Комбинат Фабрика Энерго Механика Сталь Алмаз Логистика Торг Снаб Проект Монтаж Связь Порт Судно Агро Текстиль Приборы Оптика Финанс Карьер".split()
RUSSIAN_SYLLABLE = "бар вер гал дон жел зол кал лаз мир нор пет рад сат тав ург фен хим цен чар шел яр бор".split()
RUSSIAN_LEGAL = [("ООО", ["OOO", "LLC", "Limited Liability Company"]), ("АО", ["AO", "JSC", "Joint Stock Company"]),
                 ("ПАО", ["PAO", "PJSC", "Public Joint Stock Company"])]
PLAIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                 "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "").split(" ")))
LOOSE = PLAIN | {"ё": "yo", "ж": "j", "й": "i", "х": "h", "ц": "c", "щ": "sch", "ю": "iu", "я": "ia"}

PERSONS = {"zhp", "wp", "rp", "ap", "up"}
MIX = {"zhc": 46, "zhp": 12, "wc": 12, "gc": 4, "wp": 8, "rc": 6, "rp": 5, "ap": 7, "up": 1}
# Of 100 parties of a kind, how many are shown in both scripts, in Latin only, in their own script only.
SHOWN = {"zhc": (60, 20, 20), "zhp": (50, 35, 15), "wc": (0, 1, 0), "gc": (0, 1, 0), "wp": (0, 1, 0), "rc": (50, 28, 22), "rp": (50, 28, 22), "ap": (45, 40, 15), "up": (40, 30, 30)}
# The share of persons that the list holds without the names between.
BRIEF = 0.15
# What tells sister companies apart.
ROMAN = "II III IV V VI VII VIII IX".split()
SISTER_COUNTRIES = "Germany France Mexico Poland Cyprus Singapore Canada Sweden Finland Japan Chile Italy Turkey India".split()
CHANGES = {"exact": 6, "casepunct": 8, "legal": 14, "typo": 14, "reorder": 12, "drop": 8, "abbrev": 8, "split": 6, "pinyin_to_zh": 5,
           "en_to_zh": 3, "zh_to_latin": 5, "zh_trad": 4, "zh_variant": 5, "translit": 6, "extra": 4, "combo": 8,
           "first_last": 6, "more_names": 0.3, "acronym": 1.5, "no_industry": 3.5, "trade_place": 3.5, "unit": 3.5, "initial": 3.5, "smaller_place": 3.5}


def cap(text):
    return text[:1].upper() + text[1:]


def romanised(word, letters=PLAIN):
    low = re.sub("ий$", "y" if letters is PLAIN else "ii", word.lower())
    if letters is LOOSE:
        low = re.sub("^е", "ye", re.sub("([оеё])в$", lambda m: letters[m[1]] + ("ff" if len(word) % 2 else "w"), low))
    return cap("".join(letters.get(c, c) for c in low))


class Lexicon:
    """The generic vocabulary of Chinese names, as Reference/lexicon has it."""

    def __init__(self, r):
        self.reading, self.traditional = {}, {}
        for line in self.lines("han.tsv"):
            c, readings, *simple = line.split("\t")
            self.reading[c] = readings.split()[0]
            # One simplified character for two words is left alone: names keep the older of them.
            if simple and simple[0] not in "松谷余干里范于准合同朱姜胡家克回芸蒙沈" and "一" <= c <= "鿿":
                self.traditional.setdefault(simple[0], c)
        self.traditional |= {"台": "臺", "钟": "鐘", "发": "發", "汇": "匯", "复": "複"}
        self.phrase = {row["han"]: row["reading"].split() for row in self.rows("phrases.csv")}
        common = {(row["kind"], row["word"]): int(row["per10000"]) for row in self.rows("commonness.csv")}
        self.places, self.inside = self.find_places(r, common)
        self.terms = self.find_terms(r, common)
        self.legal = self.find_legal()
        self.surnames = [(row["zh"], cap("".join(self.pinyin(row["zh"])))) for row in self.rows("persons.csv", "surname")][:104]
        self.uyghur = [(tuple(row["zh"].split(";")), (row["en"], *(v for v in row["variants"].split(";") if v.isascii() and v.isalpha())))
                       for row in self.rows("persons.csv", "nickname") if "Uyghur" in row["source"]]
        self.trade = [(c, self.reading[c]) for c in dict.fromkeys(TRADE)]
        self.given = [(c, self.reading[c]) for c in dict.fromkeys(GIVEN)]

    def lines(self, name):
        with open(os.path.join(LEXICON, name), encoding="utf-8", newline="") as file:
            return [line.rstrip("\r\n") for line in file if not line.startswith("#")]

    def rows(self, name, kind=None):
        return [row for row in csv.DictReader(self.lines(name)) if kind is None or row["kind"] == kind and row["zh"]]

    def pinyin(self, text):
        out, i = [], 0
        while i < len(text):
            n = next((n for n in (4, 3, 2) if text[i:i + n] in self.phrase), 1)
            out += self.phrase.get(text[i:i + n]) or [self.reading.get(text[i], "x")]
            i += n
        return out

    def sounded(self, text):
        """Pinyin in words: Chinese terms of an even length are read in words of two."""
        step = 2 if len(text) % 2 == 0 else len(text)
        return " ".join(cap("".join(self.pinyin(text[i:i + step]))) for i in range(0, len(text), step))

    def find_places(self, r, common):
        """About 85 places, the common ones first, and the smaller places that lie within each."""
        known = []
        for row in self.rows("places-xinjiang.csv", "place") + self.rows("places-china.csv", "place"):
            names = [name for name in row["zh"].split(";") if len(name) > 1]
            short = min(names, key=len)
            short = re.sub("(维吾尔|壮族|回族|哈萨克|蒙古)?(自治区|自治州|省|市|县|区|地区)$", "", short) if len(short) > 2 else short
            if len(short) > 1:
                en = row["en"].strip() or cap("".join(self.pinyin(short)))
                known.append(dict(zh=short, long=max(names, key=len), en=en, names=names, within=row["within"]))
        unique = list({p["en"]: p for p in reversed(known)}.values())[::-1]
        inside = {p["en"]: [q for q in known if q["within"] in p["names"] and q["en"] != p["en"]] for p in unique}
        west = [p for p in unique if p["zh"] == "新疆" or "新疆" in p["within"]][:16]
        ranked = sorted((p for p in unique if p not in west), key=lambda p: -common.get(("place", p["en"]), 0))[:70]
        for place in west:
            ranked.insert(r.randrange(len(ranked)), place)
        return ranked, inside

    def find_terms(self, r, common):
        """About 64 lines of business: the common ones first, then rarer ones and ones of two words."""
        odd = {"Corps", "University", "Hospital", "Bank", "Securities", "Exchange", "Military", "Research Institute", "Machine"}
        general = [row for row in self.rows("qualifiers.csv", "qualifier") if row["zh"] == "科技"]
        rows = [row for row in general + self.rows("industries.csv", "industry")
                if len(row["zh"].split(";")[0]) > 1 and re.fullmatch("[A-Za-z ]+", row["en"]) and row["en"] not in odd]
        rows = list({row["en"]: row for row in reversed(rows)}.values())[::-1]
        rows.sort(key=lambda row: -common.get(("industry", row["en"]), 0))
        heads = [row for row in self.rows("qualifiers.csv", "qualifier") if row["en"] in ("International", "High Tech", "Modern")]
        tails = [row for row in rows if row["en"] in ("Technology", "Trade", "Trading", "Equipment", "Investment", "Manufacturing")]
        terms = [[row] for row in rows[:28]] + [[row] for row in r.sample(rows[60:], 20)]
        for row in r.sample(rows[8:90], 16):
            pair = [r.choice(heads), row] if r.random() < 0.3 else [row, r.choice(tails)]
            terms.append(pair if pair[0] is not pair[1] else [row])
        made = {}
        for rank, term in enumerate(terms):
            words = [[word for word in row["zh"].split(";") if len(word) > 1] for row in term]
            forms = [[row["en"]] + [v for v in row["variants"].split(";") if re.fullmatch("[A-Za-z][A-Za-z' ]*", v)] for row in term]
            en = " ".join(f[0] for f in forms)
            if en in made:
                continue
            made[en] = dict(zh="".join(w[0] for w in words), others=["".join(w) for w in itertools.product(*words)][1:], en=en,
                            py=" ".join(self.sounded(w[0]) for w in words), forms=forms,
                            place=rank if rank < 12 else r.uniform(12, 64))
        return sorted(made.values(), key=lambda term: term["place"])

    def find_legal(self):
        rows = {row["en"]: row for row in self.rows("legal-forms.csv", "legal") + self.rows("qualifiers.csv", "unit")}
        # Forms of two words, which the tables know by their words.
        rows = {"Group Co Ltd": dict(zh="集团有限公司;集团股份有限公司", variants="Group Company Limited;Group Ltd;Group Limited"),
                "Holding Co Ltd": dict(zh="控股有限公司;控股股份有限公司", variants="Holdings Co Ltd;Holding Limited;Holdings Ltd")} | rows
        made = []
        for name, share in {"Co Ltd": 60, "Limited Liability Company": 14, "Joint Stock Company": 12, "Group Co Ltd": 8,
                            "Holding Co Ltd": 3, "Factory": 3}.items():
            zh, variants = rows[name]["zh"].split(";"), [v for v in rows[name]["variants"].split(";") if v.isascii()][:7]
            listed = name.replace("Co Ltd", "Co., Ltd.") if "Co Ltd" in name or name == "Factory" else "Co., Ltd."
            made.append(dict(zh=zh[0], others=zh[1:] + ([zh[0].removesuffix("有限公司")] if "公司" in zh[0] else []), en=listed, own=name,
                             variants=[name] + variants, py=self.sounded(zh[0]), share=share))
        return made


class World:
    """Draws parties, writes their names in all scripts, and changes them."""

    def __init__(self, seed):
        self.r = r = random.Random(seed)
        self.lexicon = Lexicon(r)
        self.fathers = set()
        self.names = collections.defaultdict(set)      # folded name in any script -> numbers of the parties that have it
        self.marks = collections.Counter()             # what a shortened name leaves -> how many parties it fits
        self.parties = []
        self.rank_weights = {}

    def common(self, items, slope):
        """One of `items`, the first most often."""
        if id(items) not in self.rank_weights:
            self.rank_weights[id(items)] = list(itertools.accumulate((i + 1) ** -slope for i in range(len(items))))
        return self.r.choices(items, cum_weights=self.rank_weights[id(items)])[0]

    # Parties

    def party(self):
        kind = self.r.choices(list(MIX), weights=MIX.values())[0]
        p = dict(kind=kind, **getattr(self, kind)())
        if kind in PERSONS:
            p["birth"] = f"{self.r.randint(1938, 2001)}-{self.r.randint(1, 12):02d}-{self.r.randint(1, 28):02d}"
        p["forms"] = self.write(p)
        p["show"] = self.r.choices(["both", "en", "own"], weights=SHOWN[kind])[0]
        p["shown"] = [p["forms"][s] for s in (["en", "own"] if p["show"] == "both" else [p["show"]])]
        if kind == "zhc" and self.r.random() < 0.06:
            p["shown"].append(p["forms"]["py"])
        if len(p.get("given", [])) > 1 and kind != "zhp" and self.r.random() < BRIEF:
            p["shown"] = self.brief(p)
        return p

    def brief(self, p):
        """As a list holds a person of whom it knows the first and the family name alone: who asks may know more."""
        parts = {"en": [self.latin_parts(p)], "own": [self.own_parts(p)]}
        parts["both"] = parts["en"] + parts["own"]
        return [f"{names[0]} {names[-1]}" for names in parts[p["show"]]]

    def zhc(self):
        r, x = self.r, self.lexicon
        legal = r.choices(x.legal, weights=[form["share"] for form in x.legal])[0]
        return dict(country="cn", place=self.common(x.places, 0.6), trade=self.new_trade(), term=self.common(x.terms, 0.45), legal=legal,
                    legal_en=legal["own"] if r.random() < 0.12 else legal["en"], number=r.randint(1, 9) if r.random() < 0.04 else 0,
                    style=r.choices(["first", "brackets", "none"], weights=[72, 14, 14])[0])

    def new_trade(self):
        return [self.r.choice(self.lexicon.trade) for _ in range(self.r.choices([2, 3, 4], weights=[87, 10, 3])[0])]

    def zhp(self):
        return dict(country="cn", family=self.common(self.lexicon.surnames, 0.7),
                    given=[self.r.choice(self.lexicon.given) for _ in range(self.r.choice([1, 2, 2, 2, 2]))])

    def wc(self):
        r = self.r
        country, legal = r.choice(WEST_LEGAL)
        words = r.sample(BRANDS, 2 if r.random() < 0.35 else 1)
        if r.random() < 0.3:
            words = [cap("".join(r.choice(COINED) for _ in range(r.choice([2, 3]))))]
        else:
            words = ([r.choice(WEST_FAMILY)] if r.random() < 0.45 else []) + words
        return dict(country=country, words=words, trades=r.sample(WEST_INDUSTRY, r.choice([1, 1, 1, 2, 2])), legal=legal, mark=self.sister_mark())

    def sister_mark(self):
        """What tells sister companies apart: a number or a country, mostly nothing."""
        return self.r.choices([[], [self.r.choice(ROMAN)], [f"({self.r.choice(SISTER_COUNTRIES)})"]], weights=[86, 6, 8])[0]

    def wp(self):
        r = self.r
        return dict(country=r.choice("us gb de fr es br pl it".split()), given=r.sample(WEST_GIVEN, r.choice([1, 2])),
                    family=[self.west_family() for _ in range(r.choice([1, 1, 1, 2]))])

    def west_family(self):
        return self.r.choice(WEST_FAMILY) if self.r.random() < 0.2 else self.r.choice(WEST_HEAD) + self.r.choice(WEST_TAIL)

    def gc(self):
        """A company, bank or authority whose name consists of generic words alone."""
        r = self.r
        return dict(country=r.choice(WEST_LEGAL)[0], words=[r.choice(GENERIC_FIRST)] if r.random() < 0.8 else [],
                    trades=r.sample(WEST_INDUSTRY, r.choice([1, 1, 2])), last=r.choice(GENERIC_LAST),
                    legal=r.choice(WEST_LEGAL)[1][:1] if r.random() < 0.3 else [])

    def rc(self):
        r = self.r
        core = [r.choice(RUSSIAN_FIRST)] if r.random() < 0.5 else []
        core += [self.coined_russian()] if r.random() < 0.7 else []
        core += [r.choice(RUSSIAN_LAST)] + ([f"№ {r.randint(1, 40)}"] if r.random() < 0.06 else [])
        return dict(country="ru", core=core, legal=r.choices(RUSSIAN_LEGAL, weights=[7, 2, 1])[0])

    def coined_russian(self):
        return cap("".join(self.r.choice(RUSSIAN_SYLLABLE) for _ in range(self.r.choice([2, 3]))))

    def rp(self):
        r = self.r
        return dict(country="ru", given=[r.choice(RUSSIAN_GIVEN), r.choice(PATRONYMIC)], family=[self.russian_family() for _ in range(2 if r.random() < 0.12 else 1)])

    def russian_family(self):
        if self.r.random() < 0.3:
            return self.r.choice(RUSSIAN_FAMILY)
        return cap(self.r.choice(RUSSIAN_SYLLABLE) + self.r.choice(RUSSIAN_SYLLABLE) + self.r.choice(RUSSIAN_TAIL))

    def ap(self):
        r = self.r
        return dict(country=r.choice("iq sy lb sa eg jo".split()), 
                    given=[arabic.given(r) for _ in range(r.choice([1, 2, 2, 3]))], family=arabic.family(r))

    # Names

    def up(self):
        """A Uyghur or Kazakh person: two given names, in Chinese with a raised dot between; no two the other way round."""
        first, father = self.r.sample(self.lexicon.uyghur, 2)
        while (father, first) in self.fathers:
            first, father = self.r.sample(self.lexicon.uyghur, 2)
        self.fathers.add((first, father))
        return dict(country="cn", given=[first], family=father)

    def write(self, p, **change):
        """The name in Latin letters ("en"), in its own script ("own"), by its sound ("py") and in other spellings ("alt", "alt2")."""
        p = dict(p, **change)
        return getattr(self, "write_" + p["kind"])(p)

    def write_zhc(self, p):
        latin, sound = ([p["place"]["en"]], [p["place"]["en"]]) if p["style"] == "first" else ([], [])
        own = (p["place"].get("as", p["place"]["zh"]) if p["style"] == "first" else "") + "".join(c for c, _ in p["trade"])
        latin.append(p.get("trade_en") or cap("".join(s for _, s in p["trade"])))
        sound.append(latin[-1])
        if p["number"]:
            latin, sound, own = latin + [f"No. {p['number']}"], sound + [f"Di {p['number']}"], own + "第" + NUMBERS[p["number"] - 1]
        if p["term"]:
            latin, sound, own = latin + [p.get("term_en", p["term"]["en"])], sound + [p["term"]["py"]], own + p.get("term_zh", p["term"]["zh"])
        if p["style"] == "brackets":
            latin, sound, own = latin + [f"({p['place']['en']})"], sound + [p["place"]["en"]], own + f"（{p['place'].get('as', p['place']['zh'])}）"
        latin, sound, own = latin + [p["legal_en"]], sound + [p["legal"]["py"]], own + p.get("legal_zh", p["legal"]["zh"])
        return dict(en=" ".join(latin).strip(), own=own, py=" ".join(sound))

    def write_zhp(self, p):
        return dict(en=f"{p['family'][1]} {cap(''.join(s for _, s in p['given']))}", own=p["family"][0] + "".join(c for c, _ in p["given"]))

    def write_wc(self, p):
        return dict(en=" ".join(p["words"] + p["trades"] + p["mark"] + p["legal"][:1]))

    def write_gc(self, p):
        return dict(en=" ".join(p["words"] + p["trades"] + [p["last"]] + p["legal"]))

    def write_wp(self, p):
        return dict(en=" ".join(p["given"] + p["family"]))

    def write_rc(self, p):
        latin = [romanised(word).replace("№", "No.") for word in p["core"]]
        return dict(en=" ".join(p["legal"][1][:1] + latin), own=f"{p['legal'][0]} «{' '.join(p['core'])}»", core=" ".join(latin))

    def write_rp(self, p):
        (first, father), families = p["given"], p["family"]
        loose = "-".join(romanised(f, LOOSE) for f in families)
        return dict(en=f"{romanised(first)} {romanised(father)} {'-'.join(map(romanised, families))}", own=f"{'-'.join(families)} {first} {father}",
                    alt=f"{romanised(first, LOOSE)} {loose}", alt2=f"{romanised(first, LOOSE)} {romanised(father)} {loose}")

    def write_up(self, p):
        (chinese, latin), (father_chinese, father_latin) = p["given"][0], p["family"]
        return dict(en=f"{latin[0]} {father_latin[0]}", own=f"{chinese[0]}·{father_chinese[0]}", alt=f"{latin[-1]} {father_latin[-1]}",
                    alt2=f"{chinese[-1]}·{father_chinese[-1]}")

    def write_ap(self, p):
        own, en, alt = (" ".join([g[i] for g in p["given"]] + [p["family"][i]]) for i in range(3))
        return dict(en=en, own=own, alt=alt)

    def respelled(self, p):
        """An Arabic name as yet another hand would write it in Latin letters."""
        return " ".join(arabic.spelled(self.r, name[3]) for name in p["given"] + [p["family"]])

    def marks_of(self, p):
        """What shortened names leave of a party; a shortened name may be asked only where this fits one party alone."""
        if p["kind"] == "zhc":
            trade = "".join(s for _, s in p["trade"])
            place = p["place"]["en"] if p["style"] != "none" else ""
            return {(trade, "at", place), (trade, "in", p["term"]["en"] if p["term"] else "")}
        if p["kind"] == "gc":
            return {("acronym", self.first_letters(p))}
        return set(self.initials(p)) if p["kind"] in PERSONS else {tuple(p["words"])} if p["kind"] == "wc" else set()

    def first_letters(self, p):
        return "".join(word[0] for word in p["words"] + p["trades"] + [p["last"]])

    def initials(self, p):
        if p["kind"] == "zhp":
            heads = [s[0].upper() + "." for _, s in p["given"]]
            return [f"{' '.join(heads)} {p['family'][1]}", f"{p['family'][1]} {' '.join(heads)}"]
        if p["kind"] == "up":
            given, family = p["given"][0][1][0], p["family"][1][0]
            return [f"{given[0]}. {family}"]
        given = [g[1] for g in p["given"]] if p["kind"] == "ap" else [romanised(g) for g in p["given"]] if p["kind"] == "rp" else p["given"]
        family = p["family"][1] if p["kind"] == "ap" else "-".join(map(romanised, p["family"])) if p["kind"] == "rp" else " ".join(p["family"])
        heads = [g[0] + "." for g in given]
        return sorted({" ".join(heads + [family]), " ".join(heads[:1] + given[1:] + [family]), f"{heads[0]} {family}"})

    def alone(self, *marks):
        return all(self.marks[mark] <= 1 for mark in marks)

    # Changes: each returns a name that means the party, or None where it doesn't suit it

    def change(self, p, kind):
        if kind == "exact":
            return self.r.choice(p["shown"])
        if kind in ("casepunct", "typo", "reorder", "split", "abbrev", "drop", "extra", "combo", "legal") and p["show"] == "own":
            return None
        return getattr(self, kind)(p)

    def casepunct(self, p):
        text = self.r.choice([str.upper, str.lower])(p["forms"]["en"])
        return " ".join(re.sub(r"[-.,'()]", self.r.choice(["", " "]), text).split())

    def legal(self, p):
        r, kind = self.r, p["kind"]
        if kind == "zhc":
            form = r.choice(p["legal"]["variants"] + ["Co.,Ltd", "CO LTD", ""] * (p["legal"]["share"] >= 12))
            return self.write(p, legal_en=form)["en"]
        if kind == "wc":
            return " ".join(p["words"] + p["trades"] + p["mark"] + [r.choice(p["legal"][1:] + [""])]).strip()
        if kind == "gc":
            return self.write(p, legal=[] if p["legal"] else r.choice(WEST_LEGAL)[1][:1])["en"]
        if kind == "rc":
            form = r.choice(p["legal"][1])
            return r.choice([f"{form} {p['forms']['core']}", f"{p['forms']['core']} {form}", f"{form} \"{p['forms']['core']}\""])

    def typo(self, p, text=None, slips=0):
        r, text = self.r, text or p["forms"]["en"]
        for _ in range(slips or (1 if len(text) < 17 else r.choice([1, 2, 2]))):
            spots = [i for i in range(1, len(text) - 1) if text[i].isalpha()]
            if not spots:
                return None
            i = r.choice(spots)
            row = next((row for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") if text[i].lower() in row), "aeiou")
            near = row[max(0, min(len(row) - 1, row.find(text[i].lower()) + r.choice([-1, 1])))]
            slip = r.choice([near, "", text[i] * 2, "swap"])
            text = text[:i] + text[i + 1] + text[i] + text[i + 2:] if slip == "swap" else text[:i] + slip + text[i + 1:]
        return text

    def reorder(self, p):
        r, kind, latin = self.r, p["kind"], p["forms"]["en"]
        if kind == "zhc":
            return self.write(p, style={"first": "brackets", "brackets": "first"}[p["style"]])["en"] if p["style"] != "none" else None
        if kind == "wc":
            return " ".join(r.choice([p["trades"] + p["words"], p["words"][1:] + p["trades"] + p["words"][:1]]) + p["mark"] + p["legal"][:1])
        if kind == "rc":
            return f"{p['forms']['core']} {p['legal'][1][0]}"
        if kind == "gc":
            return None
        if kind == "zhp":
            family, heard = p["family"][1], [s for _, s in p["given"]]
            given = r.choice([cap("".join(heard)), cap("-".join(heard)), " ".join(map(cap, heard))])
            return r.choice([f"{given} {family}", f"{family.upper()}, {given}", f"{family} {given}"])
        if kind == "up":
            given, family = p["given"][0][1][0], p["family"][1][0]
            return r.choice([f"{family} {given}", f"{family}, {given}", f"{family.upper()}, {given}"])
        family = "-".join(map(romanised, p["family"])) if kind == "rp" else p["family"][1] if kind == "ap" else " ".join(p["family"])
        given = latin.removesuffix(family).strip()
        return r.choice([f"{family} {given}", f"{family}, {given}", f"{family.upper()}, {given}"])

    def drop(self, p):
        kind = p["kind"]
        if kind == "zhc":
            fits = p["style"] != "none" and self.alone(("".join(s for _, s in p["trade"]), "in", p["term"]["en"]))
            return self.write(p, style="none")["en"] if fits else None
        if kind == "wc":
            return " ".join(p["words"] + p["trades"][:1] + p["mark"] + p["legal"][:1]) if len(p["trades"]) > 1 else None
        if kind in ("wp", "rp", "ap") and len(p["given"]) > 1:
            words = p["forms"]["en"].split(" ")
            return " ".join(words[:1] + words[len(p["given"]):])

    def abbrev(self, p):
        r = self.r
        if p["kind"] == "zhc":
            short = [r.choice([v for v in f if len(v) < len(f[0])] or f[:1]) for f in p["term"]["forms"]]
            if " ".join(short) != p["term"]["en"]:
                return self.write(p, term_en=" ".join(s + r.choice(["", "", "."]) for s in short), legal_en=r.choice(["Co., Ltd.", p["legal_en"], "Co Ltd"]))["en"]
        if p["kind"] == "wc":
            short = [SHORT.get(w, w) for w in p["words"] + p["trades"]]
            return " ".join(short + p["mark"] + [r.choice(p["legal"])]) if short != p["words"] + p["trades"] else None
        if p["kind"] == "wp" and len(p["given"]) > 1:
            return f"{p['given'][0]} {p['given'][1][0]}. {' '.join(p['family'])}"

    def first_last(self, p):
        """A person's first and family name, those between left out."""
        if p["kind"] not in ("wp", "rp", "ap") or len(p["given"]) < 2 or p["show"] == "own":
            return None
        parts = self.own_parts(p) if p["kind"] != "wp" and p["show"] == "en" and self.r.random() < 0.4 else self.latin_parts(p)
        first, family = parts[0], parts[-1]
        return self.r.choice([f"{first} {family}", f"{family} {first}", f"{family.upper()}, {first}"])

    def more_names(self, p):
        """A person with a name more than the list has."""
        if p["kind"] not in ("wp", "rp", "ap") or p["show"] == "own":
            return None
        parts = self.latin_parts(p)
        more = self.latin_parts(dict(p, given=getattr(self, p["kind"])()["given"]))[0]
        if p["kind"] == "rp" or more in parts:
            return None
        return " ".join(parts[:-1] + ([self.r.choice(["bin", "ibn"])] if p["kind"] == "ap" and self.r.random() < 0.3 else []) + [more] + parts[-1:])

    def latin_parts(self, p):
        """Given names and, last, the family name, in Latin letters."""
        if p["kind"] == "ap":
            return [name[1] for name in p["given"] + [p["family"]]]
        if p["kind"] == "rp":
            return [romanised(name) for name in p["given"]] + ["-".join(map(romanised, p["family"]))]
        return p["given"] + [" ".join(p["family"])]

    def own_parts(self, p):
        """The same in the script of the language."""
        if p["kind"] == "ap":
            return [name[0] for name in p["given"] + [p["family"]]]
        return [*p["given"], "-".join(p["family"])]

    def acronym(self, p):
        """The first letters of a generic name."""
        letters = self.first_letters(p) if p["kind"] == "gc" else ""
        return letters if len(letters) > 2 and self.alone(("acronym", letters)) else None

    def split(self, p):
        heard = [cap(s) for _, s in p["trade"]] if p["kind"] == "zhc" else None
        return self.write(p, trade_en=self.r.choice([" ", "-", ""]).join(heard))["en"] if heard else None

    def pinyin_to_zh(self, p):
        return p["forms"].get("py", p["forms"]["en"]) if p["show"] == "own" and p["kind"] in ("zhc", "zhp") else None

    def en_to_zh(self, p):
        if p["kind"] != "zhc" or p["show"] != "own":
            return None
        loose = self.r.random() < 0.3
        return self.write(p, term_en=" ".join(self.r.choice(f[:4]) if loose else f[0] for f in p["term"]["forms"]))["en"]

    def zh_to_latin(self, p):
        return p["forms"]["own"] if p["kind"] in ("zhc", "zhp") and p["show"] == "en" else None

    def zh_trad(self, p):
        return "".join(self.lexicon.traditional.get(c, c) for c in p["forms"]["own"]) if p["kind"] in ("zhc", "zhp") and p["show"] != "en" else None

    def zh_variant(self, p):
        r = self.r
        if p["kind"] != "zhc" or p["show"] == "en":
            return None
        place = dict(p["place"], **{"as": r.choice([p["place"]["zh"], p["place"]["long"]])})
        return self.write(p, place=place, legal_zh=r.choice(p["legal"]["others"]), term_zh=r.choice([p["term"]["zh"]] * 2 + p["term"]["others"][:1]),
                          style=r.choice([p["style"], "first", "brackets"]) if p["style"] != "none" else "none")["own"]

    def translit(self, p):
        f, kind = p["forms"], p["kind"]
        if kind == "rc":
            return {"own": f["en"], "en": f["own"], "both": None}[p["show"]]
        if kind == "up":
            return self.r.choice({"own": [f["en"], f["alt"]], "en": [f["own"], f["alt2"], f["alt"]], "both": [f["alt"], f["alt2"]]}[p["show"]])
        if kind == "rp":
            return self.r.choice({"own": [f["en"], f["alt2"]], "en": [f["own"], f["alt"], f["alt2"]], "both": [f["alt"], f["alt2"]]}[p["show"]])
        if kind == "ap":
            return self.r.choice({"own": [f["en"], f["alt"]], "en": [f["own"], self.respelled(p), self.respelled(p)], "both": [self.respelled(p)]}[p["show"]])

    def extra(self, p):
        if p["kind"] == "zhc":
            term = p["term"]["en"]
            return self.write(p, term_en=self.r.choice([f"{term} Development", f"Modern {term}", f"{term} and Trade", f"{term} Holding"]))["en"]
        return f"{p['forms']['en']} {self.r.choice(['Group', '(Holding)', 'International'])}" if p["kind"] in ("wc", "rc") else None

    def combo(self, p):
        text = self.change(p, self.r.choice(["legal", "reorder", "abbrev"]))
        return self.typo(p, text, 1) if text else None

    def no_industry(self, p, strange=False):
        """The line of business left out wholly, the place and the legal form kept."""
        if p["kind"] == "zhc" and not p["number"] and (strange or self.alone(("".join(s for _, s in p["trade"]), "at", self.place_of(p)))):
            return self.in_script(p, self.write(p, term=None))
        if p["kind"] == "wc" and not p["mark"] and self.marks[tuple(p["words"])] <= 1:
            return " ".join(p["words"] + p["legal"][:1])

    def trade_place(self, p, strange=False):
        """The trade name and the place, nothing else."""
        if p["kind"] != "zhc" or p["style"] == "none" or p["number"]:
            return None
        if strange or self.alone(("".join(s for _, s in p["trade"]), "at", self.place_of(p))):
            return self.in_script(p, self.write(p, term=None, legal_en="", legal_zh="", style=self.r.choice(["first", "first", "brackets"])))

    def unit(self, p, strange=False):
        """A numbered factory or a branch of the party."""
        r = self.r
        if p["kind"] == "wc":
            return f"{p['forms']['en']}{r.choice([', ', ' '])}{r.choice(WEST_PLACES)} Branch"
        if p["kind"] != "zhc" or p["number"]:
            return None
        n, place = r.randint(1, 9), self.common(self.lexicon.places, 0.6)
        en, own = r.choice([(f"No. {n} Factory", f"第{NUMBERS[n - 1]}工厂"), (f"{place['en']} Branch", f"{place['zh']}分公司"),
                            (f"No. {n} Branch", f"第{NUMBERS[n - 1]}分公司")])
        names = self.write(p)
        return self.in_script(p, dict(en=f"{names['en']} {en}", own=names["own"] + own))

    def initial(self, p):
        forms = [f for f in self.initials(p) if self.marks[f] <= 1] if p["kind"] in PERSONS and p["show"] != "own" else []
        return self.r.choice(forms) if forms else None

    def smaller_place(self, p, strange=False):
        """A place within the listed one, in its stead."""
        if p["kind"] != "zhc" or p["style"] == "none" or not self.lexicon.inside[p["place"]["en"]]:
            return None
        trade, small = "".join(s for _, s in p["trade"]), self.r.choice(self.lexicon.inside[p["place"]["en"]])
        if self.marks[trade, "at", small["en"]] == 0 and (strange or self.alone((trade, "in", p["term"]["en"]))):
            return self.in_script(p, self.write(p, place=small))

    def place_of(self, p):
        return p["place"]["en"] if p["style"] != "none" else ""

    def in_script(self, p, names):
        own = p["show"] == "own" or p["show"] == "both" and self.r.random() < 0.3
        return names["own" if own else "en"]

    # Strangers

    def near(self, p):
        """(kind, name) of a stranger that shares much with the party, or None."""
        return self.near_company(p) if p["kind"] not in PERSONS else self.near_person(p)

    def near_company(self, p):
        r, kind = self.r, p["kind"]
        if kind == "zhc":
            if p["number"]:
                return "neg_number", self.in_script(p, self.write(p, number=r.choice([n for n in range(1, 10) if n != p["number"]])))
            if r.random() < 0.12:
                q = dict(p, place=self.common(self.lexicon.places, 0.6), term=self.common(self.lexicon.terms, 0.45), style="first")
                return None if any(self.marks[m] for m in self.marks_of(q)) else ("neg_namesake", self.in_script(q, self.write(q)))
            heard, trade = {s for _, s in p["trade"]}, self.new_trade()
            if r.random() < 0.8 and any(s in heard for _, s in trade):
                return None
            q = dict(p, trade=(trade + self.new_trade())[:len(p["trade"])])
            if any(self.marks[m] for m in self.marks_of(q)):
                return None
            if r.random() < 0.25:
                return "neg_near", getattr(self, r.choice(["no_industry", "trade_place", "unit", "smaller_place"]))(q, strange=True)
            return "neg_near", self.in_script(q, self.write(q))
        if kind == "wc":
            if p["mark"] or r.random() < 0.1:
                mark = self.sister_mark()
                return ("neg_sister", self.write(p, mark=mark)["en"]) if mark and mark != p["mark"] else None
            if r.random() < 0.12:
                trades = r.sample([t for t in WEST_INDUSTRY if t not in p["trades"]], len(p["trades"]))
                return ("neg_namesake", self.write(p, trades=trades, legal=r.choice(WEST_LEGAL)[1])["en"]) if self.alone(tuple(p["words"])) else None
            words = self.wc()["words"]
            return ("neg_near", self.write(p, words=words)["en"]) if not self.marks[tuple(words)] and not set(words) & set(p["words"]) else None
        if kind == "gc":
            part = r.choice(["words", "trades", "last"] if p["words"] else ["trades", "last"])
            other = self.gc()[part]
            return ("neg_near", self.write(p, **{part: other})["en"]) if other and other != p[part] else None
        if "№" in p["core"][-1]:
            return "neg_number", self.in_script(p, self.write(p, core=p["core"][:-1] + [f"№ {r.randint(41, 80)}"]))
        return "neg_near", self.in_script(p, self.write(p, core=[self.coined_russian(), p["core"][-1]]))

    def near_person(self, p):
        q = getattr(self, p["kind"])()
        q = dict(p, family=q["family"]) if self.r.random() < 0.2 else dict(p, given=q["given"])
        if q["family"] == p["family"] and {g[0] for g in q["given"]} & {g[0] for g in p["given"]}:
            return None
        if q["given"] == p["given"] and q["family"] == p["family"]:
            return None
        if self.r.random() < 0.15 and p["kind"] in ("wp", "ap") and len(p["given"]) > 1 and p["given"][0] != p["given"][1]:
            forms = self.write(p, given=[p["given"][1], p["given"][0]] + p["given"][2:])
            return None if any(name.casefold() in self.names for name in forms.values()) else ("neg_near", self.in_script(p, forms))
        if self.r.random() < 0.15:
            forms = [f for f in self.initials(q) if not self.marks[f]]
            return ("neg_near", self.r.choice(forms)) if forms else None
        return "neg_near", self.in_script(q, self.write(q))

    # The whole

    def fill(self, count):
        while len(self.parties) < count:
            p = self.party()
            keys = {name.casefold() for name in p["forms"].values()}
            if p["kind"] not in PERSONS and any(key in self.names for key in keys):
                continue
            if p["birth"] in {self.parties[n].get("birth") for key in keys for n in self.names.get(key, ())} if "birth" in p else False:
                continue
            for key in keys:
                self.names[key].add(len(self.parties))
            self.marks.update(self.marks_of(p))
            p["number_in_list"], p["id"] = len(self.parties), f"w-{(len(self.parties) * 2246822519 + 374761393) % 2**32:08x}"
            self.parties.append(p)

    def entity(self, p):
        r, person = self.r, p["kind"] in PERSONS
        properties = {"name": p["shown"][:1]} | ({"alias": p["shown"][1:]} if len(p["shown"]) > 1 else {})
        properties["nationality" if person else "jurisdiction"] = [p["country"]]
        if person and r.random() < 0.7:
            properties["birthDate"] = [p["birth"]]
        if p["kind"] == "zhc" and r.random() < 0.4:
            properties["registrationNumber"] = ["91" + "".join(r.choices("0123456789", k=6) + r.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=10))]
        if p["kind"] == "zhc" and r.random() < 0.5:
            street = cap("".join(s for _, s in r.sample(self.lexicon.trade, 2)))
            properties["address"] = [f"{r.randint(1, 990)} {street} Street, {p['place']['en']}, China"]
        properties["topics"] = ["sanction"]
        return dict(id=p["id"], caption=p["shown"][0], schema="Person" if person else "Company", properties=properties, referents=[],
                    datasets=["invented"], first_seen="2025-02-01T00:00:00", last_seen="2025-12-01T00:00:00",
                    last_change="2025-08-01T00:00:00", target=True)

    def queries(self, count):
        """(party or stranger, name, kind, truth), shuffled."""
        r, out, sure = self.r, [], int(count * 0.6)
        while len(out) < sure:
            kind = r.choices(list(CHANGES), weights=CHANGES.values())[0]
            for _ in range(300):
                p = r.choice(self.parties)
                name = self.change(p, kind)
                if name and (kind == "exact" or name not in p["shown"]) and self.names.get(name.casefold(), {p["number_in_list"]}) == {p["number_in_list"]}:
                    out.append((p, name, kind, p["id"]))
                    break
        while len(out) < count:
            p, kind = (self.party(), "neg_random") if len(out) < sure + (count - sure) // 2 else (r.choice(self.parties), None)
            kind, name = (kind, r.choice(p["shown"])) if kind else (self.near(p) or (None, None))
            if name and not any(form.casefold() in self.names for form in ([name, *p["forms"].values()] if kind == "neg_random" else [name])):
                out.append((p, name, kind, None))
        r.shuffle(out)
        return out

    def query(self, number, p, name, kind, truth):
        person, properties = p["kind"] in PERSONS, {"name": [name]}
        if self.r.random() < 0.5:
            properties["nationality" if person else "jurisdiction"] = [p["country"]]
        if person and truth and self.r.random() < 1 / 3:
            properties["birthDate"] = [p["birth"]]
        return dict(id=f"q-{number:06d}", schema="Person" if person else "Company", properties=properties, datasets=["query"], kind=kind, truth=truth)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parties", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    world = World(arguments.seed)
    world.fill(arguments.parties)
    listed = [world.entity(p) for p in world.parties]
    world.r.shuffle(listed)
    asked = [world.query(n, *query) for n, query in enumerate(world.queries(arguments.queries))]
    os.makedirs(arguments.out, exist_ok=True)
    for name, rows in (("parties", listed), ("queries", asked)):
        with open(os.path.join(arguments.out, name + ".ftm.json"), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    print(f"{len(listed)} parties, {len(asked)} queries, {sum(row['truth'] is not None for row in asked)} of them with an answer")


if __name__ == "__main__":
    main()
