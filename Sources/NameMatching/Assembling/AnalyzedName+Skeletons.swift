/// Keys by which a person is found across scripts that write no vowels, part words elsewhere and have other consonants.
///
/// A skeleton is the run of a name's consonants in eight classes: what alphabets confuse is one class, vowels, breath and
/// doubling are left out. Over a whole name it is the same however the words are cut: Alireza Azimi, Ali Reza Azimi.
extension AnalyzedName {
    /// The skeleton of the whole name in its order, and with its last word in front or its first one behind; of every two names.
    func addSkeletons(_ identity: [NameToken], _ add: Add) {
        let names = identity.filter { !$0.flags.contains(.initial) && $0.formCount > 0 }.prefix(6)
        guard names.count > 1 || names.first?.script.isVowelless == true else { return }
        let skeletons = names.map(skeletons)
        var readings: [[[UInt8]]] = [[]]
        for words in skeletons {
            readings = Array(words.flatMap { word in readings.map { $0 + [word] } }.prefix(Self.mostSkeletons))
        }
        for words in readings {
            var orders = [words]
            if words.count > 1, let last = words.last, let first = words.first {
                orders.append([last] + words.dropLast())
                if words.count > 2 { orders.append(words.dropFirst() + [first]) }
            }
            for order in orders {
                let whole = Self.collapsed(order.joined())
                if whole.count > 2 { add(StableHash.of(whole, seed: KeySeed.skeletons), .strong) }
            }
        }
        for (index, words) in skeletons.enumerated() {
            for other in skeletons.dropFirst(index + 1) {
                for word in words.prefix(4) {
                    for second in other.prefix(4)
                    where !word.isEmpty && !second.isEmpty && word.count + second.count > 2 {
                        add(
                            StableHash.of(
                                sumOf: [word, second].map { StableHash.of($0, seed: KeySeed.skeletonPairs) },
                                seed: KeySeed.skeletonPairs), .medium)
                    }
                }
            }
        }
    }

    /// Of how many readings of a whole name keys are made.
    private static let mostSkeletons = 12

    /// The skeletons of one name: with w and v as consonants and, where they may be vowels, without the first, the last or any;
    /// with ch as each of what it may be; of a Cyrillic g as h too, as Ukrainians and Belarusians speak it.
    private func skeletons(of token: NameToken) -> [[UInt8]] {
        var found: [[UInt8]] = []
        func add(_ sounds: some Sequence<UInt8>, ch: UInt8 = UInt8(ascii: "S")) {
            let skeleton = Self.skeleton(sounds, ch: ch)
            if !found.contains(skeleton) { found.append(skeleton) }
        }
        let count = token.script == .arabic ? min(2, Int(token.formCount)) : 1
        for index in 0..<count {
            let form = forms[Int(token.formStart) + index]
            let sounds = Array(self.sounds(form))
            add(sounds)
            if token.script.isVowelless || token.script == .cyrillic && letters(form).contains(UInt8(ascii: "w")) {
                let glides = sounds.indices.dropFirst().filter { sounds[$0] == UInt8(ascii: "v") }
                guard let first = glides.first, let last = glides.last else { continue }
                add(sounds.indices.filter { !glides.contains($0) }.map { sounds[$0] })
                if first != last {
                    add(sounds.indices.filter { $0 != first }.map { sounds[$0] })
                    add(sounds.indices.filter { $0 != last }.map { sounds[$0] })
                }
            } else if token.script == .latin {
                if sounds.contains(UInt8(ascii: "C")) {
                    add(sounds, ch: UInt8(ascii: "h"))
                    add(sounds, ch: UInt8(ascii: "k"))
                }
                if sounds.count > 5, SoundFolding.isVowel(sounds[0]), sounds[1] == UInt8(ascii: "l") {
                    add(sounds.dropFirst(2))
                }
            }
            if token.script == .cyrillic, sounds.contains(UInt8(ascii: "g")) {
                add(sounds.filter { $0 != UInt8(ascii: "g") })
            }
        }
        return found
    }

    private static func skeleton(_ sounds: some Sequence<UInt8>, ch: UInt8) -> [UInt8] {
        collapsed(sounds.compactMap { coarse($0 == UInt8(ascii: "C") ? ch : $0) })
    }

    private static func collapsed(_ classes: some Sequence<UInt8>) -> [UInt8] {
        var found: [UInt8] = []
        for value in classes where found.last != value { found.append(value) }
        return found
    }

    /// The class of a consonant; nothing for a vowel or a breath.
    private static func coarse(_ sound: UInt8) -> UInt8? {
        switch sound {
        case UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "f"), UInt8(ascii: "v"): 1
        case UInt8(ascii: "d"), UInt8(ascii: "t"): 2
        case UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "q"): 3
        case UInt8(ascii: "m"): 4
        case UInt8(ascii: "n"), UInt8(ascii: "N"): 5
        case UInt8(ascii: "l"): 6
        case UInt8(ascii: "r"): 7
        case UInt8(ascii: "h"): nil
        case 0x61, 0x65, 0x69, 0x6F, 0x75: nil
        default: 8
        }
    }
}
