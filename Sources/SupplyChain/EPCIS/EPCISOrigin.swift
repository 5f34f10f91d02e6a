import ClewModel

/// All that events claim of where and by whom goods were made, sorted, so that the order of the events changes nothing.
struct EPCISOrigin: Hashable {
    /// The places in words.
    let places: [String]
    /// Codes of countries that are claimed as origin, in capital letters.
    let countries: [String]
    /// Codes of the countries in which the places lie, where master data say so of all of them.
    let countriesOfPlaces: [String]
    /// Statements of a country that cannot be read.
    let unread: [String]
    /// The identifiers of the parties.
    let owners: [String]

    /// - Parameters:
    ///   - events: The events that speak of one making.
    ///   - place: The words for a place.
    ///   - country: The country in which a place lies, where master data say so.
    init(_ events: [EPCISEvent], place: (GS1Identifier) -> String, country: (GS1Identifier) -> String?) {
        func sorted(_ texts: [String]) -> [String] {
            Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        places = sorted(events.compactMap { $0.place.map(place) })
        countries = sorted(events.compactMap { $0.country?.uppercased() })
        let lands = events.compactMap(\.place).map(country)
        countriesOfPlaces = lands.contains(nil) ? [] : sorted(lands.compactMap { $0?.uppercased() })
        unread = sorted(events.compactMap(\.unreadCountry))
        owners = sorted(events.compactMap { $0.owner?.text })
    }

    /// Whether what is said contradicts itself.
    var differs: Bool { places.count > 1 || countries.count > 1 || owners.count > 1 || liesElsewhere }

    /// Whether goods are claimed to come from another country than those in which they were made.
    private var liesElsewhere: Bool {
        !countries.isEmpty && !countriesOfPlaces.isEmpty && Set(countries).isDisjoint(with: countriesOfPlaces)
    }

    /// The country, where all that is said of it is one code: the one that is claimed, else that of the place; `nil` where they
    /// are different ones.
    var country: String? {
        if liesElsewhere { return nil }
        let said = countries.isEmpty ? countriesOfPlaces : countries
        return said.count == 1 && unread.isEmpty ? said.first : nil
    }

    /// The place with all that was said of it: what contradicts itself or cannot be read is never taken for one place outside a
    /// region.
    var place: String? {
        let said = places + (country == nil ? countries + unread : [])
        return said.isEmpty ? nil : said.joined(separator: "; ")
    }

    /// In words, for a message.
    var words: String {
        let said = [places, countries, unread, owners].map { $0.joined(separator: " or ") }.filter { !$0.isEmpty }
        return said.isEmpty ? "where nothing says" : "“" + said.joined(separator: ", ") + "”"
    }

    /// The order in which parts of a lot are numbered.
    static func isEarlier(_ first: EPCISOrigin, _ second: EPCISOrigin) -> Bool {
        func key(_ origin: EPCISOrigin) -> String {
            [origin.places, origin.countries, origin.unread, origin.owners].map { $0.joined(separator: "\u{1}") }
                .joined(separator: "\u{2}")
        }
        return key(first).utf8.lexicographicallyPrecedes(key(second).utf8)
    }
}
