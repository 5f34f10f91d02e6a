import ClewModel
public import Foundation
import SourceFiles

/// The places of China, with the names under which Xinjiang appears in addresses, and what keeps them apart.
///
/// It answers whether an address lies in Xinjiang, and where, with three answers: yes, no, and not told. Names are found
/// as the longest match in a tree of folded code points; what follows a name decides what it does in the address, so that
/// a street named after Xinjiang is a street. The names, their limits and their sources are data in `Reference/places`
/// and `Reference/xpcc`.
public struct Gazetteer: Sendable {
    /// The places, in order of code.
    public let places: [Place]
    /// The divisions of the Corps, in order of number.
    public let corpsDivisions: [CorpsDivision]
    /// Which countries belong to which union of states, and when.
    public let memberships: [UnionMembership]

    let positions: [PlaceCode: Int]
    let parents: [Int]
    let depths: [Int]
    let countries: [Country]
    /// Where each country stands, by its code in two small letters.
    let countryPositions: [String: Int]
    let names: [PlaceName]
    let trie: NameTrie
    let affixes: [Affix]
    let affixTrie: NameTrie
    let folds: LetterFolds
    let xinjiang: Int

    /// Reads the gazetteer.
    ///
    /// - Parameters:
    ///   - places: The folder `Reference/places`.
    ///   - corps: The folder `Reference/xpcc`.
    /// - Throws: Everything that is wrong with the files, if anything is.
    /// - Complexity: O(*n*) in the bytes of the files; some 3,000 names take about 60 ms.
    public init(places: URL, corps: URL) throws(LabourProgrammesError) {
        var loader = GazetteerLoader()
        loader.readFolds(places)
        loader.readPlaces(places)
        loader.readNames(places)
        loader.readCountries(places)
        loader.readMemberships(places)
        loader.readAffixes(places)
        loader.readCorps(corps)
        try loader.throwIfDamaged()
        self = try loader.finish()
    }

    init(
        places: [Place], corpsDivisions: [CorpsDivision], memberships: [UnionMembership], positions: [PlaceCode: Int],
        countries: [Country],
        countryPositions: [String: Int],
        names: [PlaceName], trie: NameTrie, affixes: [Affix], affixTrie: NameTrie, folds: LetterFolds, xinjiang: Int
    ) {
        self.places = places
        self.corpsDivisions = corpsDivisions
        self.memberships = memberships
        self.positions = positions
        self.parents = places.map { place in place.parent.flatMap { positions[$0] } ?? -1 }
        self.depths = places.map { place in
            switch place.level {
            case .province: 0
            case .prefecture: 1
            case .county: 2
            }
        }
        self.countries = countries
        self.countryPositions = countryPositions
        self.names = names
        self.trie = trie
        self.affixes = affixes
        self.affixTrie = affixTrie
        self.folds = folds
        self.xinjiang = xinjiang
    }

    /// Where the country stands that a party states, by its code or a name in any usual spelling; `nil` where it names none.
    func position(ofCountry text: String) -> Int? {
        CountryCode.code(of: text).flatMap { countryPositions[$0] }
    }

    /// The place with a code, where the gazetteer has it.
    public subscript(_ code: PlaceCode) -> Place? {
        positions[code].map { places[$0] }
    }

    /// A place and all above it, the most specific first.
    ///
    /// The group of directly administered cities, 659000, is a heading of the standard and no place; it is left out.
    public func chain(of code: PlaceCode) -> [Place] {
        guard let start = positions[code] else { return [] }
        return chain(from: start).map { places[$0] }
    }

    func chain(from start: Int) -> [Int] {
        var chain: [Int] = []
        var position = start
        while position >= 0 {
            if places[position].code.rawValue != "659000" { chain.append(position) }
            position = parents[position]
        }
        return chain
    }

    /// Whether one place is another or lies in it.
    func contains(_ outer: Int, _ inner: Int) -> Bool {
        var position = inner
        while position >= 0 {
            if position == outer { return true }
            position = parents[position]
        }
        return false
    }

    func areRelated(_ lhs: Int, _ rhs: Int) -> Bool {
        contains(lhs, rhs) || contains(rhs, lhs)
    }

    /// The smallest place that holds both; `nil` where they lie in different provinces.
    func commonPlace(_ lhs: Int, _ rhs: Int) -> Int? {
        var position = lhs
        while position >= 0 {
            if places[position].code.rawValue != "659000", contains(position, rhs) { return position }
            position = parents[position]
        }
        return nil
    }

    func isInXinjiang(_ position: Int) -> Bool {
        contains(xinjiang, position)
    }
}
