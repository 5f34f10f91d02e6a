/// What happens to bytes: on disks, in transfers, and by people who mean it.
enum Damage {
    /// Overwrites from one byte to a tenth of the bytes with zeros or noise.
    static func overwrite(_ bytes: inout [UInt8], using chance: inout Chance) {
        guard !bytes.isEmpty else { return }
        let length = chance.below(3) == 0 ? 1 : 1 + chance.below(max(1, bytes.count / 10))
        let start = chance.below(bytes.count - length + 1)
        let isNoise = chance.below(2) == 0
        for place in start..<start + length { bytes[place] = isNoise ? UInt8(chance.below(256)) : 0 }
    }

    private static let morsels: [[UInt8]] = [
        [0], [0xFF], [0xEF, 0xBB, 0xBF], Array("\"".utf8), Array("\"\"\"".utf8), Array("\r".utf8), Array("\n\n".utf8),
        Array(",".utf8), Array(";".utf8), Array("\t".utf8), Array("{".utf8), Array("}]".utf8), Array("<!--".utf8),
        Array("<![CDATA[".utf8), Array("&#x0;".utf8), Array("&a;".utf8), Array("\\ud800".utf8), Array("\u{202E}".utf8),
        Array("\u{1B}[2J".utf8), Array("=cmd|' /C calc'!A0".utf8), Array("99999999999999999999".utf8),
        Array("-1".utf8), Array("1e999".utf8), Array("NaN".utf8), Array("0000-00-00".utf8), Array("2024-02-31".utf8),
        Array("9999-12-31".utf8), Array("null".utf8), Array("../../etc/passwd".utf8), Array("&a *a".utf8),
        Array("? [a]: b".utf8), Array("%".utf8), Array("100 %".utf8), Array("\u{3164}".utf8),
    ]

    /// Changes bytes as a text: bytes flipped, pieces put in, taken out, repeated or moved, the end cut off.
    static func mutate(_ bytes: inout [UInt8], using chance: inout Chance) {
        for _ in 0..<(1 + chance.below(4)) {
            guard !bytes.isEmpty else { return }
            let place = chance.below(bytes.count)
            switch chance.below(8) {
            case 0: bytes[place] ^= UInt8(1 + chance.below(255))
            case 1: bytes[place] = UInt8(chance.below(128))
            case 2, 3: bytes.insert(contentsOf: morsels[chance.below(morsels.count)], at: place)
            case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + chance.below(40)))
            case 5:
                let piece = Array(bytes[place..<min(bytes.count, place + 1 + chance.below(200))])
                for _ in 0..<(1 + chance.below(3)) { bytes.insert(contentsOf: piece, at: chance.below(bytes.count)) }
            case 6: bytes.removeSubrange(place...)
            default: bytes.insert(contentsOf: [UInt8](repeating: bytes[place], count: chance.below(3000)), at: place)
            }
        }
    }
}
