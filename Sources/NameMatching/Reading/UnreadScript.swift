/// A writing system whose letters are not turned into sounds here: a name in it can be compared with names in the same
/// system alone.
///
/// Of such a name nobody can say that a name in another script is not it. Where that is the question the answer is that it
/// cannot be told, and no score.
public struct UnreadScript: Hashable, Sendable {
    /// What English calls it: Ethiopic.
    public let name: String

    /// It in a sentence: “a script that is not read here (Ethiopic)”.
    public var phrase: String { "a script that is not read here (\(name))" }

    /// The system that a name is written in, where most of its letters belong to one that is not read.
    ///
    /// - Complexity: O(*n*) for *n* characters; below the first block, as in Latin, Cyrillic and Arabic, one look at each.
    public static func of(_ name: String) -> UnreadScript? {
        var letters = 0
        var unread = 0
        var block: Block?
        for scalar in name.unicodeScalars {
            guard scalar.value >= firstCode, let found = find(scalar.value) else {
                if scalar.properties.isAlphabetic { letters += 1 }
                continue
            }
            guard scalar.properties.isAlphabetic else { continue }
            letters += 1
            unread += 1
            block = block ?? found
        }
        guard let block, unread * 2 > letters else { return nil }
        return UnreadScript(name: block.name)
    }

    /// The first system of `names` where none of them is in a script that is read; `nil` also where there are no names.
    public static func ofAll(_ names: some Sequence<String>) -> UnreadScript? {
        var first: UnreadScript?
        for name in names {
            guard let script = of(name) else { return nil }
            first = first ?? script
        }
        return first
    }

    /// Whether a name in one system cannot be told from a name in another: one of the two is not read, and the other is not
    /// in that system.
    public static func between(_ one: String, _ other: String) -> UnreadScript? {
        let (left, right) = (of(one), of(other))
        return left == right ? nil : left ?? right
    }

    private struct Block {
        let codes: ClosedRange<UInt32>
        let name: String
    }

    private static let firstCode: UInt32 = 0x700

    private static func find(_ code: UInt32) -> Block? { blocks.first { $0.codes.contains(code) } }

    /// Blocks of Unicode 15.
    ///
    /// Tibetan and Khmer have letters in the tables, but are not written as they are spoken.
    private static let blocks: [Block] = [
        Block(codes: 0x0700...0x074F, name: "Syriac"), Block(codes: 0x0780...0x07BF, name: "Thaana"),
        Block(codes: 0x07C0...0x07FF, name: "N’Ko"), Block(codes: 0x0800...0x083F, name: "Samaritan"),
        Block(codes: 0x0840...0x085F, name: "Mandaic"), Block(codes: 0x0D80...0x0DFF, name: "Sinhala"),
        Block(codes: 0x0F00...0x0FFF, name: "Tibetan"),
        Block(codes: 0x1200...0x139F, name: "Ethiopic"), Block(codes: 0x13A0...0x13FF, name: "Cherokee"),
        Block(codes: 0x1400...0x167F, name: "Canadian Aboriginal"),
        Block(codes: 0x1680...0x16FF, name: "Runic or Ogham"),
        Block(codes: 0x1700...0x177F, name: "a Philippine script"), Block(codes: 0x1780...0x17FF, name: "Khmer"),
        Block(codes: 0x1800...0x18AF, name: "Mongolian"), Block(codes: 0x18B0...0x18FF, name: "Canadian Aboriginal"),
        Block(codes: 0x1900...0x194F, name: "Limbu"), Block(codes: 0x1950...0x1AAF, name: "a Tai script"),
        Block(codes: 0x1B00...0x1C7F, name: "a script of Indonesia or India"),
        Block(codes: 0x19E0...0x19FF, name: "Khmer"),
        Block(codes: 0x2C00...0x2C5F, name: "Glagolitic"), Block(codes: 0x2D30...0x2D7F, name: "Tifinagh"),
        Block(codes: 0x2D80...0x2DDF, name: "Ethiopic"), Block(codes: 0x3100...0x312F, name: "Bopomofo"),
        Block(codes: 0x31A0...0x31BF, name: "Bopomofo"), Block(codes: 0xA000...0xA4CF, name: "Yi"),
        Block(codes: 0xA4D0...0xA4FF, name: "Lisu"), Block(codes: 0xA500...0xA63F, name: "Vai"),
        Block(codes: 0xA6A0...0xA6FF, name: "Bamum"), Block(codes: 0xA800...0xA82F, name: "Syloti Nagri"),
        Block(codes: 0xA840...0xA87F, name: "Phags-pa"), Block(codes: 0xA880...0xA8DF, name: "Saurashtra"),
        Block(codes: 0xA900...0xA95F, name: "Kayah Li or Rejang"), Block(codes: 0xA980...0xA9DF, name: "Javanese"),
        Block(codes: 0xAA00...0xAA5F, name: "Cham"), Block(codes: 0xAA80...0xAADF, name: "Tai Viet"),
        Block(codes: 0xAAE0...0xAAFF, name: "Meetei Mayek"), Block(codes: 0xAB00...0xAB2F, name: "Ethiopic"),
        Block(codes: 0xAB70...0xABBF, name: "Cherokee"), Block(codes: 0xABC0...0xABFF, name: "Meetei Mayek"),
        // Of the planes beyond the first: styled Latin letters and ideographs are none of these.
        Block(codes: 0x10000...0x16FFF, name: "a script beyond Unicode’s basic plane"),
        Block(codes: 0x1E000...0x1E95F, name: "a script beyond Unicode’s basic plane"),
    ]
}
