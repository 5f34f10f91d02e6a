import ClewModel
import Foundation
import SupplyChain

/// Which parties of different cases are one, as far as identifiers and names say so.
///
/// Two parties are one where they share an identifier. Where neither contradicts the other by an identifier of the same kind or
/// a country, they are one as well if they share a name, letter for letter apart from case, width, marks and punctuation: a claim
/// that is wrongly joined would accuse somebody, so nothing is guessed from names that are merely near.
struct PartyIdentities {
    /// A party of a case.
    struct Key: Hashable {
        var `case`: Int
        var party: String
    }

    private var numbers: [Key: Int] = [:]
    private var captions: [Int: String] = [:]

    /// - Complexity: O(*n* log *n*) for *n* names and identifiers of all cases.
    init(_ cases: [ClaimedCase]) {
        var keys: [Key] = []
        var parties: [CaseParty] = []
        for (index, found) in cases.enumerated() {
            for party in found.content.parties {
                keys.append(Key(case: index, party: party.id))
                parties.append(party)
            }
        }
        var forest = Array(keys.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while forest[index] != index {
                forest[index] = forest[forest[index]]
                index = forest[index]
            }
            return index
        }
        // What a group of parties is known by; kept at its root.
        var identifiers = parties.map { party in
            Dictionary(grouping: party.identifiers, by: \.kind.rawValue).mapValues {
                Set($0.map { Self.plain($0.value) })
            }
        }
        var countries = parties.map { Set([$0.country].compactMap(\.self)) }
        func join(_ one: Int, _ other: Int) {
            let (first, second) = (min(root(one), root(other)), max(root(one), root(other)))
            guard first != second else { return }
            forest[second] = first
            identifiers[first].merge(identifiers[second]) { $0.union($1) }
            countries[first].formUnion(countries[second])
        }
        var byIdentifier: [String: Int] = [:]
        for (index, party) in parties.enumerated() {
            var texts = party.identifiers.map { $0.kind.rawValue + " " + Self.plain($0.value) }
            // One party may have several location numbers, so that another one contradicts nothing.
            if let number = party.universalID { texts.append("id " + number) }
            for text in texts {
                if let known = byIdentifier[text] { join(known, index) } else { byIdentifier[text] = index }
            }
        }
        func agree(_ one: Int, _ other: Int) -> Bool {
            let (first, second) = (root(one), root(other))
            if !countries[first].isEmpty, !countries[second].isEmpty,
                countries[first].isDisjoint(with: countries[second])
            {
                return false
            }
            return identifiers[first].allSatisfy { kind, values in
                identifiers[second][kind].map { !values.isDisjoint(with: $0) } ?? true
            }
        }
        var byName: [String: [Int]] = [:]
        for (index, party) in parties.enumerated() {
            for name in Set(party.names.map(Self.plain)) where !name.isEmpty { byName[name, default: []].append(index) }
        }
        for name in byName.keys.sorted() {
            let found = byName[name] ?? []
            guard found.count > 1 else { continue }
            // Those without an identifier are one within a country.
            var unnumbered: [Set<String>: Int] = [:]
            for index in found where identifiers[root(index)].isEmpty {
                let country = countries[root(index)]
                if let known = unnumbered[country] { join(known, index) } else { unnumbered[country] = index }
            }
            // One that could be either of two different ones is neither. What has identifiers first, what has no country last.
            func group(_ isFitting: (Int) -> Bool) -> [Int] { found.map(root).unique().filter(isFitting) }
            func joinOnly(_ members: [Int], among others: [Int]) {
                let pairs = members.compactMap { member -> (Int, Int)? in
                    let fitting = others.filter { $0 != member && agree($0, member) }
                    return fitting.count == 1 ? (member, fitting[0]) : nil
                }
                for (one, other) in pairs where agree(one, other) { join(one, other) }
            }
            let numbered = group { !identifiers[$0].isEmpty }
            joinOnly(numbered, among: numbered)
            joinOnly(
                group { identifiers[$0].isEmpty && !countries[$0].isEmpty }, among: group { !identifiers[$0].isEmpty })
            joinOnly(group { identifiers[$0].isEmpty && countries[$0].isEmpty }, among: group { _ in true })
        }
        for (index, key) in keys.enumerated() {
            numbers[key] = root(index)
            if captions[root(index)] == nil { captions[root(index)] = parties[index].caption }
        }
    }

    /// The number of whoever a party of a case is; the same for parties that are one.
    func number(_ party: String, in case: Int) -> Int? { numbers[Key(case: `case`, party: party)] }

    /// The name of whoever has a number.
    func caption(_ number: Int) -> String { captions[number] ?? "" }

    /// Text without what does not tell names and numbers apart: case, width, marks, blanks and punctuation.
    private static func plain(_ text: String) -> String {
        String(
            text.precomposedStringWithCompatibilityMapping.lowercased()
                .folding(options: .diacriticInsensitive, locale: nil)
                .unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
                .map(Character.init))
    }

    /// A number as it is compared: letters in upper case, runs of anything else as one hyphen.
    static func number(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.uppercased()
            .split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }
}
