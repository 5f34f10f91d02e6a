/// Folds letters so that spellings of one sound in different romanisations fall together.
///
/// Not a phonetic alphabet: one byte a sound, capitals for what takes two letters (S sh, C ch, Z zh, N ng). Pinyin is folded
/// by its own values, since its q and x are the ch and sh of others.
enum SoundFolding {
    /// Appends the sounds of a word.
    ///
    /// - Parameters:
    ///   - letters: Lower-case ASCII.
    ///   - isPinyin: Whether the word consists of pinyin syllables.
    ///   - sounds: Where the sounds go.
    /// - Complexity: O(*n*).
    static func fold(_ letters: Span<UInt8>, isPinyin: Bool, into sounds: inout [UInt8]) {
        let start = sounds.count
        let count = letters.count
        var index = 0
        func peek(_ offset: Int) -> UInt8 { index + offset < count ? letters[index + offset] : 0 }
        func put(_ sound: StaticString) {
            sound.withUTF8Buffer {
                for byte in $0 where sounds.count == start || sounds[sounds.count - 1] != byte { sounds.append(byte) }
            }
        }
        func put(byte: UInt8) { if sounds.count == start || sounds[sounds.count - 1] != byte { sounds.append(byte) } }
        while index < count {
            let one = letters[index]
            let two = peek(1)
            var taken = 1
            switch (one, two) {
            case (0x73, 0x68):  // sh
                put("S")
                taken = peek(2) == 0x63 && peek(3) == 0x68 ? 4 : 2
            case (0x73, 0x63) where peek(2) == 0x68:  // sch
                put("S")
                taken = 3
            case (0x74, 0x73) where peek(2) == 0x63 && peek(3) == 0x68:  // tsch
                put("C")
                taken = 4
            case (0x74, 0x63) where peek(2) == 0x68:  // tch
                put("C")
                taken = 3
            case (0x63, 0x68), (0x63, 0x7A):  // ch, cz
                put("C")
                taken = 2
            case (0x7A, 0x68):  // zh
                put("Z")
                taken = 2
            case (0x74, 0x73), (0x74, 0x7A):  // ts, tz
                put("c")
                taken = 2
            case (0x64, 0x6A), (0x64, 0x7A):  // dj, dz
                put("Z")
                taken = 2
            case (0x6B, 0x68):  // kh
                put("h")
                taken = 2
            case (0x67, 0x68):  // gh
                put("g")
                taken = 2
            case (0x70, 0x68):  // ph
                put("f")
                taken = 2
            case (0x74, 0x68):  // th
                put("t")
                taken = 2
            case (0x64, 0x68):  // dh
                put("d")
                taken = 2
            case (0x63, 0x6B):  // ck
                put("k")
                taken = 2
            case (0x6E, 0x67) where isPinyin || index + 2 == count || !isVowel(peek(2)):  // ng
                put("N")
                taken = 2
            case (0x6F, 0x75) where !isPinyin, (0x6F, 0x6F):  // ou, oo; in pinyin ou is a sound of its own: Zhou, Zhu
                put("u")
                taken = 2
            case (0x65, 0x65) where !isPinyin:  // ee
                put("i")
                taken = 2
            case (0x66, 0x66) where index + 2 == count:  // final ff, as in -off
                put("v")
                taken = 2
            case (0x71, _):  // q
                put(isPinyin ? "C" : "k")
                if two == 0x75 && !isPinyin { taken = 2; put("v") }
            case (0x78, _):  // x
                put(isPinyin ? "S" : "ks")
            case (0x63, _):  // c
                put(isPinyin || two == 0x65 || two == 0x69 || two == 0x79 ? "c" : "k")
            case (0x6A, _):  // j
                put(isPinyin ? "Z" : "j")
            case (0x77, _):  // w; a glide between a and u: Dawud, Daoud
                let isGlide = index > 0 && letters[index - 1] == 0x61 && (two == 0x75 || two == 0x6F && peek(2) == 0x6F)
                if !isGlide { put("v") }
            case (0x76, _) where isPinyin:
                put("u")
            case (0x79, _):  // y
                if !(isPinyin && two == 0x69) { put("i") }
            case (0x68, _) where index > 0 && index + 1 == count && isVowel(letters[index - 1]):
                break  // a mute h at the end
            default:
                put(byte: one)
            }
            index += taken
        }
    }

    /// The class of a consonant as one bit, 0 for vowels: consonants that romanisations confuse share a class.
    static func consonantClass(_ sound: UInt8) -> UInt32 {
        switch sound {
        case UInt8(ascii: "b"), UInt8(ascii: "p"): 1
        case UInt8(ascii: "d"), UInt8(ascii: "t"): 2
        case UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "h"), UInt8(ascii: "q"): 4
        case UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "w"): 8
        case UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "N"): 16
        case UInt8(ascii: "l"), UInt8(ascii: "r"): 32
        case 0x61, 0x65, 0x69, 0x6F, 0x75: 0
        default: 64
        }
    }

    /// Whether a sound or a letter is a vowel.
    static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61, 0x65, 0x69, 0x6F, 0x75: true
        default: false
        }
    }
}
