/// A name found in an address, before anyone has judged what it says.
struct FoundName {
    /// Where it starts in the folded text.
    var start: Int
    /// The position after it.
    var end: Int
    /// The names that these words are, by their positions in the gazetteer.
    var names: [Int32]
    /// What the words do.
    var role: PlaceMention.Role
}

extension Gazetteer {
    /// All names of a text, leftmost and longest first, with what each does there.
    ///
    /// - Complexity: O(*n*) in the length of the text times the longest name.
    func scan(_ text: borrowing FoldedText) -> [FoundName] {
        var found: [FoundName] = []
        var position = 0
        let count = text.units.count
        while position < count {
            guard text.canStart(at: position),
                let match = trie.longest(in: text, at: position, limit: count)
            else {
                position += 1
                continue
            }
            let values = trie.values[match.node]
            found.append(
                FoundName(
                    start: position, end: match.end, names: values,
                    role: role(of: values, from: position, to: match.end, in: text)))
            position = match.end
        }
        return found
    }

    private func role(
        of values: [Int32], from start: Int, to end: Int, in text: borrowing FoldedText
    ) -> PlaceMention.Role {
        if values.contains(where: { names[Int($0)].target == .phrase }) { return .phrase }
        // Ms Korla Pandit, 库尔勒先生: a person of that name, and no place.
        if isPerson(from: start, to: end, in: text) { return .phrase }
        let hasRank = values.contains { names[Int($0)].hasRank }
        if let kind = affix(after: end, in: text) ?? affix(before: start, in: text) {
            switch kind {
            // A Chinese name with its rank is complete: what follows is named after something else.
            case _ where hasRank && kind != .park: break
            case .street: return .street
            case .building: return .building
            case .park: return .park
            case .settlement: return .settlement
            case .organisation, .direction, .person: break
            }
        }
        return !hasRank && isInOrganisation(from: end, in: text) ? .organisation : .place
    }

    /// Whether a form of address stands right before a name, or right after it.
    private func isPerson(from start: Int, to end: Int, in text: borrowing FoldedText) -> Bool {
        func isTitle(_ position: Int, _ wanted: Affix.Position, limit: Int) -> Int? {
            guard let match = affixTrie.longest(in: text, at: position, limit: limit),
                affixTrie.values[match.node].contains(where: {
                    affixes[Int($0)].kind == .person && affixes[Int($0)].position == wanted
                })
            else { return nil }
            return match.end
        }
        let isHan = FoldedText.isHan(text.units[end - 1])
        let after = !isHan && end < text.units.count && text.units[end] == FoldedText.space ? end + 1 : end
        if after < text.units.count, isTitle(after, .after, limit: text.units.count) != nil { return true }
        guard !isHan, start >= 2, text.units[start - 1] == FoldedText.space else { return false }
        var wordStart = start - 1
        while wordStart > 0, FoldedText.isLetter(text.units[wordStart - 1]) { wordStart -= 1 }
        return isTitle(wordStart, .before, limit: start - 1) == start - 1
    }

    private func affix(after end: Int, in text: borrowing FoldedText) -> Affix.Kind? {
        var position = end
        for _ in 0..<3 {
            let isChinese = FoldedText.isHan(text.units[position - 1])
            if position < text.units.count, text.units[position] == FoldedText.space {
                // Chinese compounds are written without a space.
                if isChinese { return nil }
                position += 1
            }
            guard position < text.units.count,
                let match = affixTrie.longest(in: text, at: position, limit: text.units.count)
            else { return nil }
            let candidates = affixTrie.values[match.node].map { affixes[Int($0)] }
            let follower = match.end < text.units.count ? text.units[match.end] : 0
            if let affix = candidates.first(where: { $0.position == .after && $0.kind != .person }) {
                return affix.unlessFollowedBy.contains(follower) ? nil : affix.kind
            }
            guard candidates.contains(where: { $0.position == .between }) else { return nil }
            position = match.end
        }
        return nil
    }

    private func affix(before start: Int, in text: borrowing FoldedText) -> Affix.Kind? {
        guard start >= 2, text.units[start - 1] == FoldedText.space, !FoldedText.isHan(text.units[start]),
            !FoldedText.isLatin(text.units[start])
        else { return nil }
        var wordStart = start - 1
        while wordStart > 0, FoldedText.isLetter(text.units[wordStart - 1]) { wordStart -= 1 }
        guard let match = affixTrie.longest(in: text, at: wordStart, limit: start - 1), match.end == start - 1 else {
            return nil
        }
        return affixTrie.values[match.node].map { affixes[Int($0)] }.first {
            $0.position == .before && $0.kind != .person
        }?
        .kind
    }

    /// Whether a word for a company follows in the same part of the address.
    private func isInOrganisation(from end: Int, in text: borrowing FoldedText) -> Bool {
        guard end < text.units.count, end > 0 else { return false }
        let isChinese = FoldedText.isHan(text.units[end - 1])
        let limit = min(text.units.count, end + 80)
        var position = end
        while position < limit, text.units[position] != FoldedText.separator {
            let unit = text.units[position]
            if isChinese, !FoldedText.isHan(unit) { return false }
            if text.canStart(at: position),
                let match = affixTrie.longest(in: text, at: position, limit: text.units.count),
                affixTrie.values[match.node].contains(where: { affixes[Int($0)].position == .within })
            {
                return true
            }
            position += 1
        }
        return false
    }
}
