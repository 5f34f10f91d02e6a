import ClewModel
import Foundation
import NameMatching
import Screening
import TestSupport

/// Parties for the tests; all of them are invented.
enum InventedParties {
    static let lexicon = Result { try Lexicon(directory: RepositoryFiles.reference.appending(path: "lexicon")) }

    static func company(
        _ id: String, _ names: [String], country: String? = "cn", aliases: [String] = [], weakAliases: [String] = [],
        identifiers: [PropertyName: [String]] = [:]
    ) -> Entity {
        var entity = Entity(id: EntityID(id), schema: .company, properties: identifiers, datasets: ["invented"])
        entity.properties[.name] = names
        if !aliases.isEmpty { entity.properties[.alias] = aliases }
        if !weakAliases.isEmpty { entity.properties[.weakAlias] = weakAliases }
        if let country { entity.properties[.jurisdiction] = [country] }
        return entity
    }

    static func person(_ id: String, _ name: String, born: String? = nil) -> Entity {
        var entity = Entity(id: EntityID(id), schema: .person, properties: [.name: [name]], datasets: ["invented"])
        if let born { entity.properties[.birthDate] = [born] }
        return entity
    }

    /// Companies with names drawn from syllables, so that some resemble each other.
    static func random(_ count: Int, using generator: inout SplitMix64) -> [Entity] {
        (0..<count).map { number in
            var names = [randomName(using: &generator)]
            if Bool.random(using: &generator) { names.append(randomName(using: &generator)) }
            var identifiers: [PropertyName: [String]] = [:]
            if Int.random(in: 0..<3, using: &generator) == 0 {
                identifiers[.registrationNumber] = ["RN\(100_000 + Int.random(in: 0..<400, using: &generator))"]
            }
            return company(
                "inv-\(number)", names, country: ["cn", "kz", "de"].randomElement(using: &generator),
                identifiers: identifiers)
        }
    }

    static func randomName(using generator: inout SplitMix64) -> String {
        let syllables = ["zhao", "lun", "fei", "qiong", "bai", "mo", "kar", "tel", "vin", "dro", "sha", "wen"]
        let count = Int.random(in: 2...4, using: &generator)
        let trade = (0..<count).map { _ in syllables.randomElement(using: &generator) ?? "mo" }.joined()
        let industry = ["Textile", "Mining", "Trading", "Foods"].randomElement(using: &generator) ?? "Textile"
        return trade.capitalized + " \(industry) Co., Ltd."
    }

    /// A name with one letter exchanged, dropped or doubled.
    static func slip(_ name: String, using generator: inout SplitMix64) -> String {
        var letters = Array(name)
        let place = Int.random(in: 1..<max(2, letters.count / 2), using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: letters.swapAt(place, place - 1)
        case 1: letters.remove(at: place)
        default: letters.insert(letters[place], at: place)
        }
        return String(letters)
    }

    static func screener(_ entities: [Entity], options: ScreeningOptions = ScreeningOptions()) throws -> Screener {
        try Screener(index: ScreeningIndex.build(entities: entities, lexicon: lexicon.get()), options: options)
    }
}

/// What of a candidate must be equal wherever it is found.
struct Found: Hashable {
    let id: String
    let score: Double
    let name: String
    let isMatch: Bool
    let hash: String

    init(_ candidate: Candidate) {
        id = candidate.entity.rawValue
        score = candidate.score
        name = candidate.matchedName
        isMatch = candidate.isMatch
        hash = candidate.contentHash
    }
}
