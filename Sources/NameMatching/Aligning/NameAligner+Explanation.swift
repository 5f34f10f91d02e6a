extension NameAligner {
    /// The alignments with what each contributes.
    ///
    /// A feature's share of the log-odds goes to the alignments that caused it, in proportion to their bits; the sum over all
    /// alignments and the base is the log-odds of the pair.
    ///
    /// - Parameter texts: The originals of both names.
    /// - Returns: The alignments, and what no alignment can be credited with because the names have no parts.
    func alignments(
        _ features: FeatureVector, weights: ModelWeights, kind: NameKind, texts: (a: String, b: String), isSwapped: Bool
    ) -> (parts: [PartAlignment], unassigned: Double) {
        var unassigned = 0.0
        var entries = links(texts, isSwapped: isSwapped) + remainders(texts, isSwapped: isSwapped)
        for feature in Feature.allCases where feature != .bias {
            let amount = Double(features[feature] * weights[kind, feature])
            if amount == 0 { continue }
            if entries.isEmpty {
                unassigned += amount
                continue
            }
            let causes = entries.indices.filter { entries[$0].isCause(of: feature) }
            let affected = causes.isEmpty ? Array(entries.indices) : causes
            let bits = affected.reduce(0) { $0 + entries[$1].bits }
            for index in affected {
                entries[index].contribution +=
                    amount * (bits > 0 ? entries[index].bits / bits : 1 / Double(affected.count))
            }
        }
        let parts = entries.sorted { ($0.order, $0.left, $0.right) < ($1.order, $1.left, $1.right) }.map { entry in
            PartAlignment(
                left: entry.left, right: entry.right, role: entry.role, relation: entry.relation,
                similarity: entry.similarity,
                contribution: entry.contribution)
        }
        return (parts, unassigned)
    }

    private struct Entry {
        var left: String
        var right: String
        var role: PartRole
        var relation: PartRelation
        var similarity: Double
        var bits: Double
        var order: Int
        var contribution = 0.0

        /// Whether this alignment is among what a feature counts.
        func isCause(of feature: Feature) -> Bool {
            let isLinked = relation != .dropped && relation != .contradicted
            let isIdentity = role.isIdentity
            switch feature {
            case .bias, .crossScript, .noIdentity, .genericAlone, .identityMissing: return false
            case .identityMatched, .identityBrief, .identityExact, .reordered: return isLinked && isIdentity
            case .identitySame: return isIdentity && relation == .same
            case .identityTransliterated: return isIdentity && relation == .transliteration
            case .identityTranslated: return isIdentity && relation == .translation
            case .identityAbbreviated: return isIdentity && relation == .abbreviation
            case .identityAcronym: return isIdentity && relation == .acronym
            case .identityTypo: return isIdentity && relation == .typo
            case .identitySound, .syllablesDiffer: return isIdentity && relation == .soundsAlike
            case .wordContradicted:
                return isIdentity && isLinked && similarity < 1 && (relation == .soundsAlike || relation == .typo)
            case .identityNickname: return isIdentity && relation == .nickname
            case .identityContradicted, .identityClash, .identityDropped, .leadDropped:
                return isIdentity && (!isLinked || similarity < 1)
            case .placeMatched: return role == .place && isLinked
            case .placeWithin, .placeContradicted, .placeDropped, .countryContradicted:
                return role == .place && !isLinked
            case .industryMatched: return role == .industry && isLinked
            case .industryInexact: return role == .industry && isLinked && relation != .same
            case .industryContradicted, .industryClash, .industryDropped, .industryMissing:
                return role == .industry && !isLinked
            case .qualifierMatched: return role == .qualifier && isLinked
            case .qualifierUnmatched: return role == .qualifier && !isLinked
            case .unitDropped, .unitContradicted: return (role == .number || role == .unit) && !isLinked
            case .unitBody, .unitAlone:
                return !isLinked && (role == .industry || role == .qualifier || role == .number)
            case .numberMatched: return (role == .number || role == .unit) && isLinked
            case .numberContradicted, .numberDropped: return role == .number && !isLinked
            case .legalSame: return role == .legalForm && isLinked
            case .legalContradicted, .legalDropped: return role == .legalForm && !isLinked
            case .coverage, .fullCoverage, .genericWhole: return isLinked
            }
        }
    }

    private func links(_ texts: (a: String, b: String), isSwapped: Bool) -> [Entry] {
        (0..<links.count).map { index in
            let link = links[index]
            let left = text(a, texts.a, link.left)
            let right = text(b, texts.b, link.right)
            let first = isSwapped ? link.right.trailingZeroBitCount : link.left.trailingZeroBitCount
            return Entry(
                left: isSwapped ? right : left, right: isSwapped ? left : right, role: link.role,
                relation: link.relation,
                similarity: Double(link.similarity), bits: Double(link.information), order: first)
        }
    }

    /// What has no counterpart: dropped, or contradicted where the other side says something else in the same role.
    private func remainders(_ texts: (a: String, b: String), isSwapped: Bool) -> [Entry] {
        var entries: [Entry] = []
        func add(
            _ name: NameView, _ original: String, _ open: UInt32, _ other: NameView, _ otherOpen: UInt32, isLeft: Bool
        ) {
            for index in name.tokens.indices where open & (1 << UInt32(index)) != 0 {
                let token = name.tokens[index]
                let isOpposed = other.tokens.indices.contains {
                    otherOpen & (1 << UInt32($0)) != 0 && Self.bank(other.tokens[$0].role) == Self.bank(token.role)
                }
                let isLeft = isLeft != isSwapped
                let written = text(name, original, 1 << UInt32(index))
                entries.append(
                    Entry(
                        left: isLeft ? written : "", right: isLeft ? "" : written, role: token.role,
                        relation: isOpposed ? .contradicted : .dropped, similarity: 0,
                        bits: Double(token.information) / 16,
                        order: isLeft ? index : 64 + index))
            }
        }
        add(a, texts.a, openA, b, openB, isLeft: true)
        add(b, texts.b, openB, a, openA, isLeft: false)
        return entries
    }

    private func text(_ name: NameView, _ original: String, _ mask: UInt32) -> String {
        let utf8 = Array(original.utf8)
        return name.tokens.indices.filter { mask & (1 << UInt32($0)) != 0 }.map { index in
            String(decoding: utf8[name.tokens[index].range(inOriginalOf: utf8.count)], as: UTF8.self)
        }.joined(separator: " ")
    }
}
