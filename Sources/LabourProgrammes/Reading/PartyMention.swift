/// A party named in a text.
struct PartyMention {
    var start: Int
    var end: Int
    var party: Int
}

/// Finds parties in texts by the forms of their names.
struct PartyFinder {
    private let automaton: ByteAutomaton
    private var forms: [(party: Int, needsCapital: Bool)] = []

    /// - Complexity: O(*n*) in the bytes of the names.
    init(_ parties: [ReadingParty], names: CompanyNameForms) {
        var owners: [[UInt8]: (parties: Set<Int>, needsCapital: Bool)] = [:]
        for (index, party) in parties.enumerated() {
            for name in party.names {
                for form in names.forms(of: name) {
                    owners[form.bytes, default: ([], form.needsCapital)].parties.insert(index)
                }
            }
        }
        var patterns: [[UInt8]] = []
        // A form that two parties share names neither.
        for (form, owner) in owners.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            guard owner.parties.count == 1, let party = owner.parties.first else { continue }
            patterns.append(form)
            forms.append((party, owner.needsCapital))
        }
        automaton = ByteAutomaton(patterns)
    }

    /// The parties named in a text, the longest form at each place.
    func find(in text: ReadingText, original: [UInt8]) -> [PartyMention] {
        var found: [PartyMention] = []
        text.bytes.withUnsafeBufferPointer { bytes in
            automaton.scan(bytes) { pattern, start, end in
                if text.isWithinWord(start) || text.isWithinWord(end) && !Self.hasEnding(end, in: text) { return }
                let form = forms[pattern]
                if form.needsCapital {
                    let first = original[Int(text.offsets[start])]
                    guard !(0x61...0x7A).contains(first) else { return }
                }
                found.append(PartyMention(start: start, end: end, party: form.party))
            }
        }
        found.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
        var kept: [PartyMention] = []
        for mention in found where mention.start >= (kept.last?.end ?? 0) {
            var mention = mention
            mention.end = Self.withLegalForm(mention.end, in: text.bytes)
            kept.append(mention)
        }
        return kept
    }

    /// Whether a word goes on after a name with an ending of its language, see ``WordEndings``.
    private static func hasEnding(_ end: Int, in text: ReadingText) -> Bool {
        var last = end - 1
        while last > 0, text.bytes[last] & 0xC0 == 0x80 { last -= 1 }
        return WordEndings.isEnding(text.restOfWord(end)[...], after: text.scalar(at: last))
    }

    private static let legal = [
        "有限责任公司", "股份有限公司", "有限公司", "集团", "公司", "co", "ltd", "inc", "limited", "company", "llc", "corp", "group", "plc",
    ].map { Array($0.utf8) }

    /// Where a name ends with the legal form after it.
    private static func withLegalForm(_ end: Int, in bytes: [UInt8]) -> Int {
        var end = end
        while true {
            var start = end
            while start < bytes.count, bytes[start] == ReadingText.space || bytes[start] == ReadingText.Mark.clause {
                start += 1
            }
            guard
                let form = legal.first(where: { word in
                    guard start + word.count <= bytes.count, bytes[start..<(start + word.count)].elementsEqual(word)
                    else {
                        return false
                    }
                    guard word[0] < 0x80 else { return start == end }
                    return start > end
                        && (start + word.count == bytes.count || !ReadingText.isLetter(bytes[start + word.count]))
                })
            else { return end }
            end = start + form.count
        }
    }
}
