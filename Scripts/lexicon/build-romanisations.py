#!/usr/bin/env python3
"""Builds Reference/lexicon/romanisations.csv: Wade-Giles and Palladius spellings of each pinyin syllable, by rule.

    python3 Scripts/lexicon/build-romanisations.py

The rules are the published correspondences of initials and finals: Wade-Giles as in Giles's dictionary of 1912 without
apostrophes and marks (so that ch is both zh and q), Palladius as in Russian official use (n is нь, ng is н).
"""
import csv
import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LEXICON = os.path.join(ROOT, "Reference", "lexicon")
INITIALS = ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w"]


def syllables():
    seen = set()
    with open(os.path.join(LEXICON, "han.tsv"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                seen.update(line.rstrip("\n").split("\t")[1].split())
    return sorted(s for s in seen if any(v in s for v in "aeiouv"))


def split(s):
    for i in INITIALS:
        if s.startswith(i) and len(s) > len(i):
            return i, s[len(i):]
    return "", s


WG_INITIAL = {"b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "ch": "ch",
              "r": "j", "z": "ts", "c": "ts"}
WG_FINAL = {"ong": "ung", "ian": "ien", "ie": "ieh", "iong": "iung", "er": "erh", "ue": "ueh", "ve": "ueh", "uo": "o"}


def wade_giles(s):
    whole = {"yi": "i", "yu": "yu", "you": "yu", "yan": "yen", "ye": "yeh", "yue": "yueh", "yong": "yung", "zhi": "chih", "chi": "chih",
             "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu", "er": "erh", "e": "o", "he": "ho", "ge": "ko", "ke": "ko",
             "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo", "gui": "kuei", "kui": "kuei", "hui": "hui"}
    if s in whole:
        return whole[s]
    i, f = split(s)
    if i in ("j", "q", "x") and f == "u":
        return WG_INITIAL[i] + "u"
    return WG_INITIAL.get(i, i) + WG_FINAL.get(f, f)


P_INITIAL = {"b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к", "h": "х", "j": "цз",
             "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с"}
P_FINAL = {"a": "а", "o": "о", "e": "э", "i": "и", "u": "у", "v": "юй", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань",
           "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь",
           "iang": "ян", "ing": "ин", "iong": "юн", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань", "un": "унь",
           "uang": "уан", "ve": "юэ", "ue": "юэ"}


def palladius(s):
    whole = {"a": "а", "ai": "ай", "an": "ань", "ang": "ан", "ao": "ао", "e": "э", "en": "энь", "er": "эр", "ou": "оу", "o": "о",
             "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян", "ying": "ин", "yong": "юн",
             "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wu": "у", "wa": "ва", "wo": "во", "wai": "вай", "wei": "вэй",
             "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "hui": "хуэй", "huo": "хо", "guo": "го", "kuo": "ко", "gui": "гуй",
             "lo": "ло", "yo": "йо", "zi": "цзы", "ci": "цы", "si": "сы", "zhi": "чжи", "chi": "чи", "shi": "ши", "ri": "жи"}
    if s in whole:
        return [whole[s]]
    i, f = split(s)
    if i not in P_INITIAL or f not in P_FINAL:
        return []
    if i in ("j", "q", "x") and f.startswith("u"):
        f = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}.get(f, "")
        return [P_INITIAL[i] + f] if f else []
    if f == "u" and i in ("n", "l", "z", "c", "s", "d", "t"):
        return [P_INITIAL[i] + "у"]
    out = [P_INITIAL[i] + P_FINAL[f]]
    if i in ("b", "p", "m", "f") and f == "en":
        out = [P_INITIAL[i] + "энь"]
    return out


def main():
    rows = []
    taken = set()
    for s in syllables():
        for system, spellings in (("wade-giles", [wade_giles(s)]), ("palladius", palladius(s))):
            for spelling in spellings:
                if (system, spelling) not in taken:
                    taken.add((system, spelling))
                    rows.append((system, spelling, s))
    rows.sort()
    with open(os.path.join(LEXICON, "romanisations.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["system", "from", "pinyin"])
        writer.writerows(rows)
    print(len(rows))


if __name__ == "__main__":
    main()
