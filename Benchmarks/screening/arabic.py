"""Invented Arabic names by their sounds, and the many ways in which they are written in Latin letters.

One symbol a sound, as in "muHammad": H ح, x خ, S ش, c ص, D ض, T ط, Z ظ, 3 ع, G غ, 8 ث, 9 ذ, ' hamza, A I U long vowels; all others as
in Latin. A name is a tuple: in Arabic letters, in Latin letters twice, and its sounds.
"""
SOUNDS = {"b": ("ب", "b"), "t": ("ت", "t"), "8": ("ث", "th th t s"), "j": ("ج", "j j j dj g"), "H": ("ح", "h"), "x": ("خ", "kh kh kh h ch"),
          "d": ("د", "d"), "9": ("ذ", "dh dh d z"), "r": ("ر", "r"), "z": ("ز", "z"), "s": ("س", "s"), "S": ("ش", "sh sh sh ch"), "c": ("ص", "s"),
          "D": ("ض", "d d dh"), "T": ("ط", "t"), "Z": ("ظ", "z z dh"), "3": ("ع", "' - - - a"), "G": ("غ", "gh gh g"), "f": ("ف", "f"),
          "q": ("ق", "q q q k g gh"), "k": ("ك", "k"), "l": ("ل", "l"), "m": ("م", "m"), "n": ("ن", "n"), "h": ("ه", "h"), "w": ("و", "w w w v ou"),
          "y": ("ي", "y y i"), "'": ("أ", "- - '"), "a": ("", "a a a e"), "i": ("", "i i i e"), "u": ("", "u u o ou"), "A": ("ا", "a a a aa e"),
          "I": ("ي", "i i ee y"), "U": ("و", "u u ou oo o")}
SOUNDS = {symbol: (letter, spellings.replace("-", " ").split(" ") if "-" in spellings else spellings.split()) for symbol, (letter, spellings) in SOUNDS.items()}
GIVEN = """karIm sAmI ziyAd bilAl Hamza rAmI walId mAjid 'anwar 3Adil fu'Ad nabIl hiSAm yAsir 3imAd marwAn lu'ayy 3icAm calAH jAbir muHammad
muHammad 'aHmad maHmUd Hasan Husayn 3alI 3umar 3u8mAn qAsim 'ibrAhIm 'ismA3Il yUsuf xAlid TAriq mucTafA nAcir ra'Id mun9ir 'amIn jamAl
sulaymAn dAwUd mUsA 3IsA nUr salmAn sayf badr fahd faycal 3abbAs HabIb hAnI nizAr SafIq cabrI faDl luTfI GAzI""".split()
SERVANT = "raHmAn karIm 3azIz qAdir malik nAcir laTIf majId HamId".split()
FAITH = "jamAl 3imAd nUr sayf calAH badr Sams HusAm xayr 3alA' muHyI 9iyA'".split()
GOD = "Hayat 'asad fayD najIb na9r hidAyat 9abIH rUH".split()
CONSONANTS = "btjHxdrzsScDT3Gfqklmnhwy"
PATTERNS = ["CaCCI", "CuCayCI", "CaCACI", "CaCCAC", "CACiCI", "CaCIC", "CiCAC", "CaCCUC"]
SUN = "td89rzsScDTZln"


def written(sounds):
    """In Arabic letters: short vowels and doubled letters are not written."""
    text = "".join(SOUNDS[s][0] for i, s in enumerate(sounds) if i == 0 or s != sounds[i - 1])
    if sounds.endswith("'"):
        return text[:-1] + "ء"
    return text[:-1] + "ة" if sounds.endswith("za") else text


def cap(text):
    return text[:1].upper() + text[1:]


def letters(r, sounds):
    """In Latin letters, by the habits of one hand."""
    text, last = "", ""
    for i, sound in enumerate(sounds):
        if sound == last and (len(text) and r.random() < 0.5):
            continue
        spelling = r.choice(SOUNDS[sound][1])
        text += spelling[:1] if sound == last else spelling
        last = sound
    if sounds[-1] == "a" and r.random() < 0.5:
        text += "h"
    return cap(text.lstrip("'"))


def spelled(r, name):
    """A name in Latin letters, with its article or its servant's prefix in one of the usual forms."""
    kind, sounds = name
    text = letters(r, sounds)
    if kind == "servant":
        return r.choice(["'Abd al-", "Abd al-", "Abdul ", "Abdul", "Abdel ", "Abdel", "Abd Al "]) + (text if r.random() < 0.7 else text.lower())
    if kind == "faith":
        return text + r.choice([" al-Din", " al-Din", " al-Deen", " ad-Din", " Eddine", "eddine", "uddin", " Uddin", "aldin", " El Din"])
    if kind == "god":
        return text + r.choice(["ullah", "ullah", " Ullah", "allah", "ollah"])
    if kind == "nisba":
        if sounds[0] in SUN and r.random() < 0.12:
            return r.choice(["A", "E"]) + text[:2 if text[:2].lower() in ("sh", "th", "dh") else 1].lower() + r.choice(["-", " "]) + text
        return r.choice(["al-", "Al-", "Al-", "Al ", "El ", "El-", "Al", ""]) + text
    return text


def name(r, kind, sounds):
    own = {"servant": "عبد ال", "nisba": "ال"}.get(kind, "") + written(sounds) + {"faith": " الدين", "god": " الله"}.get(kind, "")
    return own, spelled(r, (kind, sounds)), spelled(r, (kind, sounds)), (kind, sounds)


def root(r):
    """A word of an invented root in one of the usual patterns."""
    consonants = iter(r.sample(CONSONANTS, 3) + r.sample(CONSONANTS, 1))
    return "".join(next(consonants) if c == "C" else c for c in r.choice(PATTERNS))


def given(r):
    if r.random() < 0.12:
        return name(r, "servant", r.choice(SERVANT))
    if r.random() < 0.08:
        return name(r, *r.choice([("faith", r.choice(FAITH)), ("god", r.choice(GOD))]))
    return name(r, "given", r.choice(GIVEN) if r.random() < 0.75 else root(r))


def family(r):
    return name(r, "nisba" if r.random() < 0.75 else "plain", root(r))
