#!/usr/bin/env python3
"""Writes Reference/lexicon/japanese-names.tsv: how family names and the ideographs of given names are read in Japanese.

Counts over the personal names of IPADIC (Debian package mecab-ipadic; Nara Institute of Science and Technology, permissive
licence with the ICOT term). No entry of it is carried over as a line: given names are taken apart into the readings of their
single ideographs, and of each only the commonest are kept; family names are kept with their readings, which are facts.

    apt-get install mecab-ipadic
    Scripts/lexicon/build-japanese.py [folder of the dictionary]
"""
import collections
import math
import os
import sys

LEXICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Reference", "lexicon")
FOLDER = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/mecab/dic/ipadic"
# What the dictionary gives to family names that its texts never held.
UNSEEN = range(7615, 7624)
ROUNDS = 6
MOST = 4  # readings kept of one ideograph
# What a reading is given that an ideograph has where it is the whole name, as 浩 is Hiroshi: little beside those that it has in longer
# names, so that those are read as before. In percent, and how many of them.
ALONE, MOST_ALONE = 13, 2
# Family names that the dictionary does not hold, by general knowledge.
MORE_FAMILIES = """石破 ishiba;孫 son;蓮舫 renho;萩生田 hagiuda;三木谷 mikitani;永守 nagamori;稲盛 inamori;井深 ibuka;本庶 honjo;眞鍋 manabe;
真鍋 manabe;髙橋 takahashi;髙木 takagi;髙田 takada;髙野 takano;髙島 takashima;濱田 hamada;濱口 hamaguchi;濱崎 hamasaki;廣瀬 hirose;廣田 hirota;
廣川 hirokawa;櫻井 sakurai;櫻田 sakurada;黒澤 kurosawa;黑澤 kurosawa;宮澤 miyazawa;宮﨑 miyazaki;山﨑 yamazaki yamasaki;川﨑 kawasaki;岡﨑 okazaki;
松﨑 matsuzaki;齊藤 saito;齋藤 saito;斉藤 saito;渡邊 watanabe;渡邉 watanabe;田邊 tanabe;田邉 tanabe;嶋田 shimada;嶋﨑 shimazaki;國分 kokubu;
國井 kunii;淺野 asano;淺井 asai;瀧澤 takizawa;瀧本 takimoto;瀧川 takigawa;長澤 nagasawa;相澤 aizawa;金澤 kanazawa;小澤 ozawa;大澤 osawa;
米澤 yonezawa;藤澤 fujisawa;澤田 sawada;澤村 sawamura;澤井 sawai;栁澤 yanagisawa;栁田 yanagida;邊見 henmi;關 seki;關口 sekiguchi;吉澤 yoshizawa;
中澤 nakazawa;熊澤 kumazawa;矢澤 yazawa;福澤 fukuzawa;寺澤 terasawa;與那嶺 yonamine;與儀 yogi;比嘉 higa;仲宗根 nakasone;喜屋武 kyan;知念 chinen;
新垣 aragaki arakaki;玉城 tamaki tamashiro;翁長 onaga;仲井真 nakaima;平良 taira;宮城 miyagi;大城 oshiro ohshiro;金城 kinjo;島袋 shimabukuro;
上地 uechi;照屋 teruya;我那覇 ganaha;具志堅 gushiken;渡嘉敷 tokashiki;稲嶺 inamine;砂川 sunagawa;小泉 koizumi;茂木 motegi mogi"""

KANA = {}
for row, vowels in {"": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト",
                    "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
                    "r": "ラリルレロ"}.items():
    for kana, vowel in zip(vowels, "aiueo"):
        KANA[kana] = row + vowel
KANA.update({"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu",
             "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ヴ": "vu"})
SMALL = {"ャ": "a", "ュ": "u", "ョ": "o"}


def units(kana):
    """The kana with small ones joined to those before them: what a reading may be cut between."""
    found = []
    for sign in kana:
        if sign in "ャュョァィゥェォー" and found:
            found[-1] += sign
        elif sign == "ッ" or sign in KANA:
            found.append(sign)
        else:
            return []
    return found


def romaji(kana):
    """Hepburn without marks of length, as passports write it."""
    out = ""
    doubled = False
    for sign in units(kana):
        if sign == "ッ":
            doubled = True
            continue
        latin = KANA[sign[0]]
        for small in sign[1:]:
            if small in SMALL:
                latin = latin[:-1] + ("" if latin[:-1].endswith(("sh", "ch", "j")) else "y") + SMALL[small]
        if doubled:
            latin = ("t" if latin.startswith("ch") else latin[0]) + latin
            doubled = False
        out += latin
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u")):
        out = out.replace(long, short)
    return out


def is_han(text):
    return all("\u4e00" <= sign <= "\u9fff" for sign in text)


def names(kind):
    with open(os.path.join(FOLDER, "Noun.name.csv"), encoding="euc-jp") as file:
        for line in file:
            field = line.strip().split(",")
            if field[7] == kind:
                yield field[0].replace("々", field[0][max(0, field[0].find("々") - 1)]), int(field[3]), field[11]


def cuts(count, parts):
    """The ways to cut `count` units into `parts` pieces of one to four."""
    if parts == 1:
        return [[count]] if 1 <= count <= 4 else []
    return [[first] + rest for first in range(1, min(4, count - parts + 1) + 1) for rest in cuts(count - first, parts - 1)]


def given():
    """For each ideograph the chance of each reading in given names, by expectation and maximization over all cuts."""
    entries = []
    for text, _, kana in names("名"):
        signs = units(kana)
        if is_han(text) and len(text) <= 4 and len(signs) >= len(text):
            options = []
            for cut in cuts(len(signs), len(text)):
                pieces, at = [], 0
                for length in cut:
                    pieces.append("".join(signs[at:at + length]))
                    at += length
                options.append(pieces)
            if options:
                entries.append((text, options))
    weight = collections.defaultdict(lambda: 1.0)
    for _ in range(ROUNDS):
        count = collections.defaultdict(float)
        total = collections.defaultdict(float)
        for text, options in entries:
            chances = [math.prod(weight[pair] for pair in zip(text, pieces)) for pieces in options]
            whole = sum(chances) or 1
            for pieces, chance in zip(options, chances):
                for pair in zip(text, pieces):
                    count[pair] += chance / whole
                    total[pair[0]] += chance / whole
        weight = collections.defaultdict(lambda: 1e-6, {pair: (n + 0.01) / (total[pair[0]] + 1) for pair, n in count.items()})
    table = collections.defaultdict(collections.Counter)
    for (sign, kana), n in count.items():
        table[sign][romaji(kana)] += n
    alone = collections.defaultdict(list)
    for text, _, kana in names("名"):
        if is_han(text) and len(text) == 1 and units(kana):
            alone[text].append(romaji(kana))
    return table, total, alone


def spelt(text, kana):
    """A family name in Latin letters: Inoue keeps the u of its last word, and what begins with a long o is written Oh- too."""
    if text.endswith("上") and kana.endswith("ウエ"):
        return [romaji(kana[:-2]) + "ue"]
    latin = romaji(kana)
    if text.startswith("大") and kana.startswith("オオ") and len(kana) > 2 and latin[1] not in "aiueo":
        return [latin, "oh" + latin[1:]]
    return [latin]


def main():
    families = collections.OrderedDict()
    for text, cost, kana in sorted(names("姓"), key=lambda name: name[1]):
        for latin in spelt(text, kana):
            if is_han(text) and cost not in UNSEEN and latin and len(text) <= 3:
                found = families.setdefault(text, [])
                if latin not in found and len(found) < 3:
                    found.append(latin)
    for entry in MORE_FAMILIES.replace("\n", "").split(";"):
        text, *readings = entry.split()
        families.setdefault(text, readings)
    table, total, alone = given()
    with open(os.path.join(LEXICON, "japanese-names.tsv"), "w", encoding="utf-8") as file:
        file.write("# Generated by Scripts/lexicon/build-japanese.py, counted over the personal names of IPADIC 2.7.0. Columns: family or "
                   "given, ideographs, readings (likeliest first; of given names with their share in percent).\n")
        for text, found in sorted(families.items()):
            file.write(f"family\t{text}\t{' '.join(found)}\n")
        for sign in sorted(table):
            kept = [(latin, n) for latin, n in table[sign].most_common(MOST) if n >= 1.5 and n >= 0.03 * total[sign]]
            readings = [f"{latin}:{round(100 * n / total[sign])}" for latin, n in kept]
            more = [latin for latin in dict.fromkeys(alone[sign]) if latin not in dict(kept)][:MOST_ALONE]
            if readings or more:
                file.write(f"given\t{sign}\t{' '.join(readings + [f'{latin}:{ALONE}' for latin in more])}\n")


main()
