/// Long vowels, which Arabic and Hebrew write where they leave short ones out.
extension NameAligner {
    /// Whether a long vowel that one name writes is not the vowel that the other has between the same consonants: سلامی is no Salimi,
    /// سلیمی no Salami, رينת no Ronit.
    ///
    /// Nothing is said where the consonants are not the same, one by one, nor of what stands before the first or behind the last of them,
    /// nor where two letters may be a vowel and a consonant. What is not written is a short vowel, and may be any.
    ///
    /// - Parameters:
    ///   - bare: The sounds of the name in Arabic or Hebrew letters; a is ا, i is ی and v is و.
    ///   - full: The sounds of the name that has all its vowels.
    /// - Complexity: O(*n*); nothing is allocated.
    func haveContraryVowels(_ bare: UnsafeBufferPointer<UInt8>, _ full: UnsafeBufferPointer<UInt8>) -> Bool {
        var (i, j) = (Self.end(of: bare, from: 0), Self.end(of: full, from: 0))
        var hasVowel = j > 0
        var consonants = 0
        var areContrary = false
        while i < bare.count, j < full.count {
            guard SoundFolding.consonantClass(bare[i]) == SoundFolding.consonantClass(full[j]) else { return false }
            consonants += 1
            let (endBare, endFull) = (Self.end(of: bare, from: i + 1), Self.end(of: full, from: j + 1))
            if endBare == i + 2, endFull > j + 1, endBare < bare.count, endFull < full.count {
                let vowels = Vowels(full[(j + 1)..<endFull], isFirst: !hasVowel, before: full[endFull])
                // Martin is written مارتان by those who hear it in French.
                let isFrench = consonants > 2 && endBare + 1 == bare.count && bare[endBare] == UInt8(ascii: "n")
                let isUnwritten = bare[i + 1] == UInt8(ascii: "a") && Self.isParted(bare[i], bare[endBare])
                if !vowels.fit(bare[i + 1]), !isFrench, !isUnwritten { areContrary = true }
            }
            if endFull > j + 1 { hasVowel = true }
            (i, j) = (endBare, endFull)
        }
        return areContrary && Self.isOver(bare, i) && Self.isOver(full, j)
    }

    /// Where the vowels end that begin at a place; v is one of them, a consonant perhaps.
    private static func end(of sounds: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < sounds.count, SoundFolding.isVowel(sounds[end]) || sounds[end] == UInt8(ascii: "v") { end += 1 }
        return end
    }

    /// Whether the reader parts two consonants by an a that is not written, since together they would spell a third: سهام.
    private static func isParted(_ left: UInt8, _ right: UInt8) -> Bool {
        switch right {
        case UInt8(ascii: "h"), UInt8(ascii: "j"), UInt8(ascii: "z"), UInt8(ascii: "s"):
            SoundFolding.consonantClass(left) & 7 != 0 || left == UInt8(ascii: "s") || left == UInt8(ascii: "z")
        default: false
        }
    }

    /// Whether nothing follows, or a breath that is often left out.
    private static func isOver(_ sounds: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        place >= sounds.count || place == sounds.count - 1 && sounds[place] == UInt8(ascii: "h")
    }

    /// The vowels between two consonants of a name that has all of them.
    private struct Vowels {
        private var holdsA = false
        private var holdsI = false
        private var holdsU = false
        /// English says its first vowel otherwise than Arabic and Hebrew: Davis and Burns are ديفيس and بيرنز.
        private let mayBeI: Bool
        /// Talbot is تولبوت.
        private let mayBeU: Bool

        init(_ sounds: Slice<UnsafeBufferPointer<UInt8>>, isFirst: Bool, before next: UInt8) {
            for sound in sounds {
                switch sound {
                case UInt8(ascii: "a"): holdsA = true
                case UInt8(ascii: "e"):
                    holdsA = true
                    holdsI = true
                case UInt8(ascii: "i"): holdsI = true
                default: holdsU = true
                }
            }
            mayBeI = isFirst && (holdsA || holdsU && next == UInt8(ascii: "r"))
            mayBeU = isFirst && holdsA && next == UInt8(ascii: "l")
        }

        /// Whether one of them can be what a long vowel is; u may be ا, as in Trump.
        func fit(_ long: UInt8) -> Bool {
            switch long {
            case UInt8(ascii: "a"): holdsA || holdsU
            case UInt8(ascii: "i"): holdsI || mayBeI
            case UInt8(ascii: "v"): holdsU || mayBeU
            default: true
            }
        }
    }
}
