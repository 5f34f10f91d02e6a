#!/usr/bin/env python3
"""Builds Reference/lexicon/spellings.csv and Reference/lexicon/ideograph-sounds.tsv.

    apt-get install unicode-data            # Unicode 15.0.0, as Debian packages it
    python3 Scripts/lexicon/build-spellings.py

spellings.csv         how the syllables of Korean, Cantonese and Wade-Giles are spelt in Latin letters: for Korean the
                      Revised Romanisation (2000), McCune-Reischauer (1939) without marks, and what passports customarily
                      hold; for Cantonese the scheme of the Hong Kong Government and its usual variants; for Wade-Giles
                      every pinyin syllable that a spelling without marks and apostrophes can mean.
ideograph-sounds.tsv  Sino-Korean and Cantonese readings of the ideographs of names, by the first spelling of the file
                      above.  From Unihan_Readings (kHangul, kCantonese).
Same input, same bytes; UNICODE_DATA names another folder than /usr/share/unicode.
"""
import bz2
import csv
import importlib.util
import os
from collections import defaultdict
from itertools import product

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LEXICON = os.path.join(ROOT, "Reference", "lexicon")
UNICODE = os.environ.get("UNICODE_DATA", "/usr/share/unicode")

# ---- Korean: the letters of a syllable, each with its Revised Romanisation first, then the others by how usual they are.
LEADING = ["g k", "kk gg", "n", "d t", "tt dd", "r l", "m", "b p", "pp bb", "s sh", "ss", "", "j ch", "jj", "ch", "k kh", "t th", "p ph", "h"]
VOWELS = ["a ah", "ae ai ay", "ya", "yae", "eo u o ou uh", "e", "yeo you yu yo", "ye", "o oh", "wa", "wae wai", "oe oi we", "yo", "u oo ou",
          "wo weo", "we", "wi wee", "yu yoo you", "eu u oo", "ui hee ee eui i", "i ee yi"]
TRAILING = ["", "k g", "k g", "k g", "n", "n", "n", "t d", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p b", "p b", "t", "t", "ng", "t", "t",
            "k", "t", "p", "t"]
# Native words inside given names that no ideograph is read as.
NATIVE = "가 나 다 라 마 바 사 아 자 하 슬 기 빛 별 솔 봄 샘 힘 찬 름 늘 리 누 로 보 람 온 달 한 결 새 롬 해 무 겨 울 빈 혜 예 얼 참 든 란 초 롱 이 은 지 우 소 율 담 서 준 킴"
# Spellings in use that no rule gives.
KOREAN_MORE = {"u": "woo wu", "hui": "hee hi", "ui": "eui ui", "eun": "en", "in": "ihn", "yun": "youn", "seong": "seoung", "jin": "jean", "jun": "june",
               "a": "ah", "won": "one", "yeong": "young yung", "seung": "seong", "hyeon": "hyun", "gyeong": "kyung", "jeong": "jung chung",
               "cheol": "chul", "geun": "keun", "gyu": "kyu kyoo", "su": "soo", "gu": "koo goo", "ho": "hoh", "sik": "shik", "sin": "shin",
               "seok": "suk sok", "hyeok": "hyuk", "yeol": "yul", "deok": "duk", "eok": "uk", "yeon": "yun youn", "hye": "hae hea", "dae": "dai tae", "eon": "un", "myeong": "myung", "byeong": "byung", "yeong": "young yung"}


def jamo(syllable):
    index = ord(syllable) - 0xAC00
    return index // 588, index % 588 // 28, index % 28


def korean(syllable):
    """All spellings of a Hangul syllable, the Revised Romanisation first."""
    lead, vowel, trail = jamo(syllable)
    ranked = []
    for (a, x), (b, y), (c, z) in product(*(list(enumerate(t.split() or [""])) for t in (LEADING[lead], VOWELS[vowel], TRAILING[trail]))):
        if x == "sh" and not y.startswith(("i", "ee", "wi")) or x == "s" and y == "yi" or x and y == "yi":
            continue
        if y in ("ah", "oh", "uh", "eo") and z and y != "eo" or y == "hee" and x != "h" or y == "i" and VOWELS[vowel].startswith("ui") and x != "h":
            continue
        if VOWELS[vowel].startswith("ui") and x == "h" and y == "hee":
            y = "ee"
        ranked.append((a + b + c, b, c, a, x + y + z))
    found = [row[-1] for row in sorted(ranked)]
    found[1:1] = KOREAN_MORE.get(found[0], "").split()
    return list(dict.fromkeys(found))


def softened(syllable):
    """The syllable as the South begins a word with it, where the North keeps an r or n before i and y: 룡 and 용."""
    lead, vowel, trail = jamo(syllable)
    if lead in (2, 5) and vowel in (2, 3, 6, 7, 12, 17) or lead == 5 and vowel == 20:
        return chr(0xAC00 + 11 * 588 + vowel * 28 + trail)
    return syllable


# ---- Cantonese: Jyutping's initials and finals in the scheme of the Hong Kong Government, then the usual variants.
C_INITIAL = {"b": "p", "p": "p", "m": "m", "f": "f", "d": "t d", "t": "t", "n": "n", "l": "l", "g": "k g", "k": "k", "ng": "ng", "gw": "kw gw",
             "kw": "kw", "h": "h", "w": "w", "z": "ch ts j", "c": "ch ts", "s": "s sh", "j": "y", "": ""}
C_FINAL = {"aa": "a ar ah", "aai": "ai", "aau": "au", "aam": "am aam", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at", "aak": "ak", "ai": "ai",
           "au": "au", "am": "am um", "an": "an un", "ang": "ang", "ap": "ap", "at": "at", "ak": "ak", "e": "e eh", "ei": "ei i ee", "eng": "eng ing",
           "ek": "ek", "i": "i ee", "iu": "iu", "im": "im", "in": "in", "ing": "ing", "ip": "ip", "it": "it", "ik": "ik", "o": "o or",
           "oi": "oi oy", "ou": "o ou", "on": "on", "ong": "ong", "ot": "ot", "ok": "ok", "oe": "eu", "oeng": "eung eong", "oek": "euk",
           "eoi": "ui", "eon": "un", "eot": "ut", "u": "u oo", "ui": "ui", "un": "un oon", "ung": "ung", "ut": "ut", "uk": "uk", "yu": "u ue yu",
           "yun": "uen yuen", "yut": "uet yut"}
C_WHOLE = {"zi": "chi tsz tze", "ci": "chi tsz tze", "si": "sze si see szu", "ng": "ng", "m": "m", "ji": "yi yee", "jyu": "yu yue", "jyun": "yuen yun", "jyut": "yuet",
           "jip": "yip ip", "jing": "ying", "jin": "yin", "gwok": "kwok", "lei": "lei li lee", "wu": "wu woo", "zau": "chow chau jau",
           "maa": "ma mar", "gaa": "ka kar", "faa": "fa", "waa": "wa wah", "kei": "kei ki kee", "gei": "kei ki", "hei": "hei hi hay", "mei": "mei mi may",
           "zou": "cho jo", "lou": "lo lou", "sau": "sau shau", "zung": "chung tsung", "coi": "choi tsoi choy", "ceoi": "chui tsui",
           "can": "chan", "zang": "tsang chang", "caang": "chaang", "wong": "wong", "fung": "fung", "leoi": "lui", "zoeng": "cheung"}


def cantonese(code):
    if code in C_WHOLE:
        return C_WHOLE[code].split()
    for length in (2, 1, 0):
        initial, final = code[:length], code[length:]
        if initial in C_INITIAL and final in C_FINAL:
            return list(dict.fromkeys(i + f for i in (C_INITIAL[initial].split() or [""]) for f in C_FINAL[final].split()))
    return []


def readings():
    fields = defaultdict(dict)
    simplified = {}
    for name in ("Unihan_Readings.txt.bz2", "Unihan_Variants.txt.bz2"):
        with bz2.open(f"{UNICODE}/{name}", "rt", encoding="utf-8") as file:
            for line in file:
                if not line.startswith("U+"):
                    continue
                code, key, value = line.rstrip("\n").split("\t")
                code = int(code[2:], 16)
                if key in ("kHangul", "kCantonese", "kHanyuPinlu", "kTGHZ2013"):
                    fields[code][key] = value
                elif key == "kSimplifiedVariant":
                    targets = [int(v[2:], 16) for v in value.split()]
                    if code not in targets:
                        simplified[code] = targets[0]
    sounds = defaultdict(lambda: ([], []))
    for code in sorted(fields, key=lambda c: (c in simplified, c)):
        field = fields[code]
        if not 0x4E00 <= code <= 0x9FFF:
            continue
        target = simplified.get(code, code)
        hangul = [part.split(":") for part in field.get("kHangul", "").split()]
        # The Supreme Court's ideographs of names (N) and those taught in schools (E).
        korean_found = [p[0] for p in hangul if "N" in p[1] or "E" in p[1] or p[1] == "0"]
        if not any("N" in p[1] or "E" in p[1] for p in hangul):
            korean_found = []
        cantonese_found = [c.rstrip("123456") for c in field.get("kCantonese", "").split()]
        if not (korean_found or "kHanyuPinlu" in field or "kTGHZ2013" in field):
            cantonese_found = []
        for kept, found in zip(sounds[target], (korean_found, cantonese_found)):
            kept += [f for f in found if f not in kept]
    return sounds


def main():
    sounds = readings()
    rows = []
    syllables = sorted({h for k, _ in sounds.values() for h in k} | set(NATIVE.split()))
    for syllable in syllables:
        for own in (softened(syllable), syllable):
            rows.append(("korean", korean(softened(syllable))[0], ";".join(korean(own))))
    for code in sorted({c for _, found in sounds.values() for c in found}):
        found = cantonese(code)
        if found:
            rows.append(("cantonese", *head(found)))
    spec = importlib.util.spec_from_file_location("r", os.path.join(os.path.dirname(os.path.abspath(__file__)), "build-romanisations.py"))
    romanisations = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(romanisations)
    for pinyin in romanisations.syllables():
        found = romanisations.wade_giles(pinyin).replace("v", "u")
        more = {"szu": ["ssu", "sze"], "hsu": ["shu"], "tzu": ["tze"], "yu": ["yu"], "chieh": ["jie"]}.get(found, [])
        rows.append(("wade-giles", pinyin, ";".join([found] + more)))
    merged = defaultdict(list)
    for system, syllable, spelt in rows:
        merged[system, syllable] += [s for s in spelt.split(";") if s and s not in merged[system, syllable]]
    with open(os.path.join(LEXICON, "spellings.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["system", "syllable", "spellings"])
        for (system, syllable), spelt in sorted(merged.items()):
            writer.writerow([system, syllable, ";".join(spelt)])
    with open(os.path.join(LEXICON, "ideograph-sounds.tsv"), "w", encoding="utf-8") as file:
        file.write("# Generated by Scripts/lexicon/build-spellings.py from Unicode 15.0.0 (Unihan). Columns: ideograph in its simplified form, "
                   "Sino-Korean readings, Cantonese readings.\n")
        for code, (hangul, canton) in sorted(sounds.items()):
            k = list(dict.fromkeys(korean(softened(h))[0] for h in hangul))[:2]
            c = list(dict.fromkeys(cantonese(x)[0] for x in canton if cantonese(x)))[:2]
            if k or c:
                file.write(f"{chr(code)}\t{' '.join(k)}\t{' '.join(c)}".rstrip("\t") + "\n")


def head(found):
    return found[0], ";".join(found)


if __name__ == "__main__":
    main()
