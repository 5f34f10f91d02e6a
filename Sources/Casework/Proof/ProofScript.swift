/// The scripts by which the names of a list are told apart in a proof.
enum ProofScript: String, CaseIterable, Sendable {
    case latin = "Latin"
    case han = "Han"
    case cyrillic = "Cyrillic"
    case arabic = "Arabic"
    case hebrew = "Hebrew"
    case hangul = "Hangul"
    case kana = "Kana"
    case greek = "Greek"
    case thai = "Thai"
    case other = "other"

    /// The script of most letters of a name; of as many of two the one named first here.
    init(of name: String) {
        var counts: [ProofScript: Int] = [:]
        for scalar in name.unicodeScalars where scalar.properties.isAlphabetic {
            counts[Self.script(of: scalar.value), default: 0] += 1
        }
        let most = counts.values.max() ?? 0
        self = Self.allCases.first { counts[$0] == most } ?? .other
    }

    private static func script(of scalar: UInt32) -> ProofScript {
        switch scalar {
        case 0x41...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F: .cyrillic
        case 0x590...0x5FF: .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFC: .arabic
        case 0xE00...0xE7F: .thai
        case 0x1100...0x11FF, 0xAC00...0xD7A3: .hangul
        case 0x3040...0x30FF: .kana
        case 0x2E80...0x2FDF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .han
        default: .other
        }
    }
}
