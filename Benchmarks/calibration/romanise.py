"""Writes names in Latin letters by published rules, one list of forms for a word: the first is the usual one.

Cyrillic: BGN/PCGN 1947 and 2019, ICAO Doc 9303 (passports), ISO 9, GOST 7.79 B, the German and the French usage; Ukrainian by the Cabinet's resolution
55 of 2010, Bulgarian by its law of 2009, Serbian by its own Latin alphabet. Greek: ELOT 743 (ISO 843) and its usual shorter forms. Georgian: the national
system of 2002. Armenian: BGN/PCGN 1981. Korean: the Revised Romanisation of 2000 and McCune-Reischauer without its marks.
"""
import unicodedata


def cap(text):
    return text[:1].upper() + text[1:]


def table(letters, sounds):
    return dict(zip(letters, sounds.replace("-", "_").split(" ")))


LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
BGN = table(LETTERS, "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya")
ICAO = table(LETTERS, "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia")
ISO9 = table(LETTERS, "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ - y - è û â")
GOST = table(LETTERS, "a b v g d e yo zh z i j k l m n o p r s t u f x cz ch sh shh - y ' e yu ya")
GERMAN = table(LETTERS, "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja")
FRENCH = table(LETTERS, "a b v g d e e j z i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia")
RUSSIAN = [BGN, ICAO, ISO9, GOST, GERMAN, FRENCH]
MORE = {"і": "i", "ї": "i", "є": "ie", "ґ": "g", "’": "", "ў": "u"}
UKRAINIAN = [dict(BGN, **{"г": "h", "и": "y", "і": "i", "ї": "i", "й": "i", "є": "ie", "ю": "iu", "я": "ia", "ґ": "g"}),
             dict(BGN, **{"г": "h", "и": "y", "і": "i", "ї": "yi", "й": "y", "є": "ye", "ґ": "g"}), dict(BGN, **{"и": "y", "і": "i", "ї": "yi", "є": "ye", "ґ": "g"})]
BULGARIAN = [dict(BGN, **{"х": "h", "щ": "sht", "ъ": "a", "ь": "y", "й": "y"}), dict(BGN, **{"х": "kh", "щ": "sht", "ъ": "u", "ь": "", "й": "i"})]
SERBIAN_PLAIN = dict(zip("абвгдђежзијклљмнњопрстћуфхцчџш", "a b v g d dj e z z i j k l lj m n nj o p r s t c u f h c c dz s".split()))
SERBIAN = [dict(SERBIAN_PLAIN, **dict(zip("ђжћчџш", "đ ž ć č dž š".split()))), SERBIAN_PLAIN]
KAZAKH = [BGN, ICAO, dict(BGN, **{"ж": "j"})]
GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()))
ARMENIAN = dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
                    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f".split()))
GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split()))
GREEK_USUAL = dict(GREEK, **{"χ": "h", "υ": "i", "φ": "ph"})
INITIALS = [("g", "k"), ("kk", "kk"), ("n", "n"), ("d", "t"), ("tt", "tt"), ("r", "r"), ("m", "m"), ("b", "p"), ("pp", "pp"), ("s", "s"), ("ss", "ss"), ("", ""), ("j", "ch"),
            ("jj", "tch"), ("ch", "ch"), ("k", "k"), ("t", "t"), ("p", "p"), ("h", "h")]
VOWELS = [("a", "a"), ("ae", "ae"), ("ya", "ya"), ("yae", "yae"), ("eo", "o"), ("e", "e"), ("yeo", "yo"), ("ye", "ye"), ("o", "o"), ("wa", "wa"), ("wae", "wae"), ("oe", "oe"), ("yo", "yo"),
          ("u", "u"), ("wo", "wo"), ("we", "we"), ("wi", "wi"), ("yu", "yu"), ("eu", "u"), ("ui", "ui"), ("i", "i")]
FINALS = ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"]
# How bearers write syllables of given names, beside the two systems.
KOREAN_USUAL = {"young": "영", "hyun": "현", "sung": "성", "jung": "정", "chul": "철", "hoon": "훈", "joon": "준", "soo": "수", "woo": "우", "hee": "희", "sun": "선", "kyung": "경",
                "kyu": "규", "kwang": "광", "seung": "승", "ki": "기", "dong": "동", "eun": "은", "jae": "재", "kun": "건", "jun": "준", "jee": "지", "seo": "서", "yeon": "연"}
KOREAN_USUAL = {native: latin for latin, native in KOREAN_USUAL.items()}


def spelt(word, letters):
    return cap("".join(letters.get(c, MORE.get(c, "")) for c in word.lower()).replace("_", ""))


def russian(word, letters):
    text = word.lower()
    if letters is BGN and text.startswith("е"):
        return cap("ye" + spelt(text[1:], letters).lower())
    if letters in (BGN, FRENCH) and text.endswith("ий"):
        return spelt(text[:-1], letters)[:-1] + ("y" if letters is BGN else "i")
    return spelt(text, letters)


def greek(word, usual=False):
    plain = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c != "\u0301"))
    plain = plain.replace("ϊ", "i").replace("γγ", "ng").replace("γξ", "nx").replace("γχ", "nch").replace("ου", "ou").replace("μπ", "b" if plain.startswith("μπ") else "mp")
    for vowel in "αεη":
        for voiceless in "θκξπσςτφχψ":
            plain = plain.replace(vowel + "υ" + voiceless, vowel + "φ" + voiceless)
        plain = plain.replace(vowel + "υ", vowel + "v")
    plain = plain.replace("ου", "ou").replace("oυ", "ou")
    return cap("".join((GREEK_USUAL if usual else GREEK).get(c, c) for c in plain.replace("ου", "ou")))


def korean(word, usual=0):
    out = []
    for c in word:
        code = ord(c) - 0xAC00
        i, v, f = code // 588, code % 588 // 28, code % 28
        out.append(KOREAN_USUAL[c] if usual == 2 and c in KOREAN_USUAL else INITIALS[i][usual == 1] + VOWELS[v][usual == 1] + FINALS[f])
    return out


def forms(language, word):
    """The Latin forms of a word of a language that has a rule."""
    if language == "russian":
        return [russian(word, letters) for letters in RUSSIAN]
    if language == "greek":
        return [greek(word), greek(word, True)]
    if language == "georgian":
        return [spelt(word, GEORGIAN)]
    if language == "armenian":
        text = word.lower().replace("ու", "u\0").replace("և", "ev")
        head = "ye" if text[0] == "ե" else "vo" if text[0] == "ո" and text[:1] != "u" else ""
        rest = text[1:] if head else text
        return [cap(head + "".join(ARMENIAN.get(c, c if c.isascii() and c != "\0" else "") for c in rest))]
    return [spelt(word, letters) for letters in {"ukrainian": UKRAINIAN, "bulgarian": BULGARIAN, "serbian": SERBIAN, "kazakh": KAZAKH}[language]]
