import ClewModel
import NameMatching

/// The listed parties whose entries extend to others, by the words with which a name says that its bearer belongs to them.
///
/// Few entries extend to others, so the index is small; where there are none, asking costs nothing.
struct ReachIndex: Sendable {
    /// A listed party whose entry extends to others.
    private struct Entry: Sendable {
        let profile: PartyProfile
        let identifiers: Set<String>
        let addresses: [[UInt32]]
        /// The meanings of the lines of business and places that its names state.
        var industries: Set<UInt16> = []
        var places: Set<UInt16> = []
        /// The place to which its words are held, such as Zhuhai of `its eight Zhuhai-based subsidiaries`.
        var heldTo: Set<UInt16> = []
        /// Its body's designations, where it has such.
        var group: Int?
    }

    private let entries: [Entry]
    /// The entries of each trade name.
    private let stems: [UInt64: [Int]]
    private let groups: [DesignationGroup]
    private let analyzer: NameAnalyzer
    private let lexicon: Lexicon

    /// Whether no entry extends to others.
    var isEmpty: Bool { entries.isEmpty }

    /// From how many bits on a trade name says something without a line of business or a place in common.
    private static let tellingBits = 15.0
    /// Fewer tell nothing at all.
    private static let leastBits = 8.0

    /// Indexes the parties with a scope.
    ///
    /// - Throws: `incompatibleIndex` where the table of designations cannot be read.
    init(_ profiles: [PartyProfile], lexicon: Lexicon) throws(ScreeningError) {
        let analyzer = NameAnalyzer(lexicon: lexicon)
        self.analyzer = analyzer
        self.lexicon = lexicon
        let scoped = profiles.filter { !$0.scope.isEmpty }.sorted { $0.id < $1.id }
        groups = scoped.isEmpty ? [] : try DesignationGroup.all(lexicon)
        var entries: [Entry] = []
        var stems: [UInt64: [Int]] = [:]
        for profile in scoped {
            var entry = Entry(
                profile: profile, identifiers: Set(profile.identifiers.map(\.canonical)),
                addresses: profile.addresses.map { DesignationText.units(of: $0, lexicon: lexicon) })
            let names = profile.names.filter { $0.kind != .weakAlias }.map(\.text)
            let texts = names.map { DesignationText($0, lexicon: lexicon) }
            entry.group = groups.firstIndex { group in texts.contains { group.isNamed($0) } }
            for word in profile.scope.flatMap({ $0.split(separator: " ") }) where word.lowercased().hasSuffix("-based")
            {
                entry.heldTo.formUnion(analyzer.analyze(String(word.dropLast(6)), kind: .organization).placeSenses)
            }
            for name in names where entry.group == nil {
                let name = analyzer.analyze(name, kind: .organization)
                entry.industries.formUnion(name.industrySenses)
                entry.places.formUnion(name.placeSenses)
                guard let stem = name.tradeNameStems.first(where: { $0.following == 0 }), stem.bits >= Self.leastBits
                else { continue }
                for key in stem.keys where stems[key]?.last != entries.count {
                    stems[key, default: []].append(entries.count)
                }
            }
            entries.append(entry)
        }
        self.entries = entries
        self.stems = stems
    }

    /// What the names of a party say of belonging to a listed one; in the order of their identifiers.
    ///
    /// - Parameters:
    ///   - query: The party.
    ///   - others: The listed parties that it is taken to be itself: nobody belongs to himself.
    /// - Complexity: O(*n*) in the length of the names.
    func reaches(of query: ScreeningQuery, besides others: Set<EntityID> = []) -> [Reach] {
        guard !entries.isEmpty, query.nameKinds.contains(.organization) else { return [] }
        var found: [Int: Reach] = [:]
        let countries = query.countries.compactMap { CountryCode.code(of: $0) }
        // Few names say anything, so addresses are read only for those that do.
        lazy var addresses = query.addresses.map { DesignationText($0, lexicon: lexicon) }
        func addressPlaces() -> [[UInt16]] {
            query.addresses.flatMap { lexicon.places(of: analyzer.analyze($0, kind: .organization)) }
        }
        func keep(_ index: Int, _ basis: Reach.Basis, _ name: String, _ words: String) {
            let entry = entries[index]
            guard !others.contains(entry.profile.id) else { return }
            let reach = Reach(
                entity: entry.profile.id, caption: entry.profile.caption, schema: entry.profile.schema,
                datasets: entry.profile.datasets, scope: entry.profile.scope.joined(separator: "; "), basis: basis,
                name: name,
                words: words, signs: signs(of: entry, query, addresses))
            // The fullest of several names speaks.
            func rank(_ basis: Reach.Basis, _ words: String) -> Int {
                (basis == .designation ? 1000 : 0) + min(words.count, 999)
            }
            if let known = found[index], rank(known.basis, known.words) >= rank(basis, words) { return }
            found[index] = reach
        }
        for text in query.names.prefix(64) {
            let name = analyzer.analyze(text, kind: .organization)
            addDesignations(DesignationText(text, lexicon: lexicon), name, countries, addressPlaces, text, keep)
            for index in byTradeName(name, countries, addressPlaces) {
                keep(index.entry, .tradeName, text, index.words)
            }
        }
        return found.keys.sorted().compactMap { found[$0] }
    }

    private func addDesignations(
        _ text: DesignationText, _ name: AnalyzedName, _ countries: [String], _ addressPlaces: () -> [[UInt16]],
        _ original: String,
        _ keep: (Int, Reach.Basis, String, String) -> Void
    ) {
        guard entries.contains(where: { $0.group != nil }) else { return }
        let places = lexicon.places(of: name)
        func isInRegion(_ senses: [UInt16]) -> Bool {
            senses.contains { lexicon.placeChain($0).contains { $0.trimmingSpaces == "Xinjiang" } }
        }
        func isCountry(_ senses: [UInt16]) -> Bool { senses.contains { lexicon.placeChain($0).first == "China" } }
        let isAbroad = !countries.isEmpty && !countries.contains("cn")
        let isElsewhere = isAbroad || places.contains { !isInRegion($0) && !isCountry($0) }
        for (number, group) in groups.enumerated() where group.mayBeFound(in: text) {
            let isAnchored = places.contains(where: isInRegion) || addressPlaces().contains(where: isInRegion)
            guard let said = group.find(in: text, isAnchored: isAnchored, isElsewhere: isElsewhere) else { continue }
            // The body's own name is a matter of identity; a unit's is not.
            if said.isWhole, group.isNamed(text) { continue }
            for (index, entry) in entries.enumerated() where entry.group == number {
                keep(index, said.isFull ? .designation : .unit, original, said.words)
            }
        }
    }

    /// The entries whose trade name a name begins with, with the words of the name.
    private func byTradeName(
        _ name: AnalyzedName, _ countries: [String], _ addressPlaces: () -> [[UInt16]]
    ) -> [(entry: Int, words: String)] {
        guard !stems.isEmpty else { return [] }
        let bytes = Array(name.original.utf8)
        var found: [(entry: Int, words: String)] = []
        for stem in name.tradeNameStems where stem.bits >= Self.leastBits {
            let rest = String(decoding: bytes[stem.range.upperBound...], as: UTF8.self).lowercased()
            // Words of a line of business that no table knows may follow a trade name that tells by itself.
            let isTelling = stem.bits >= Self.tellingBits
            guard stem.following == 0 || Self.namesGroup(rest) || isTelling && stem.following <= 2 else { continue }
            for entry in Set(stem.keys.flatMap { stems[$0] ?? [] }).sorted()
            where !found.contains(where: { $0.entry == entry }) {
                let listed = entries[entry]
                let sharesBusiness = !listed.industries.isDisjoint(with: name.industrySenses)
                let sharesPlace = !listed.places.isDisjoint(with: name.placeSenses)
                let isAbroad =
                    !countries.isEmpty && !listed.profile.countries.isEmpty
                    && Set(countries).isDisjoint(with: listed.profile.countries)
                guard sharesBusiness || !isAbroad && (sharesPlace || isTelling) else { continue }
                if !listed.heldTo.isEmpty {
                    let stated = name.placeSenses.union(addressPlaces().joined())
                    guard !listed.heldTo.isDisjoint(with: stated) else { continue }
                }
                found.append((entry, String(decoding: bytes[stem.range], as: UTF8.self)))
            }
        }
        return found
    }

    /// Whether the words behind a trade name say that it is a group's.
    private static func namesGroup(_ rest: String) -> Bool {
        let words = rest.drop { !$0.isLetter }
        return words.hasPrefix("group") || words.hasPrefix("集团") || words.hasPrefix("集團")
    }

    /// What else than the name says that a party belongs to a listed one.
    private func signs(of entry: Entry, _ query: ScreeningQuery, _ addresses: [DesignationText]) -> [Reach.Sign] {
        var signs: [Reach.Sign] = []
        for identifier in query.identifiers
        where identifier.isUsable && entry.identifiers.contains(identifier.canonical) {
            signs.append(
                Reach.Sign(
                    .number, "\(identifier.scheme.rawValue) \(identifier.canonical) is the listed party's as well."))
        }
        for address in addresses {
            if entry.addresses.contains(where: { Self.isOneAddress($0, address.units) }) {
                signs.append(Reach.Sign(.address, "The address is that of the listed party."))
            } else if let group = entry.group,
                let said = groups[group].find(in: address, isAnchored: true, isElsewhere: false)
            {
                signs.append(Reach.Sign(.address, "The address names it: “\(said.words)”."))
            }
        }
        return signs
    }

    /// Whether one address is the other, or holds it whole.
    private static func isOneAddress(_ one: [UInt32], _ other: [UInt32]) -> Bool {
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        guard short.count >= (short.contains { $0 >= 0x3400 } ? 8 : 14) else { return false }
        return (0...long.count - short.count).contains { long[$0..<$0 + short.count].elementsEqual(short) }
    }
}

extension String {
    /// The text without spaces at its ends; some names of places have one, which tells them from another of that name.
    fileprivate var trimmingSpaces: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
