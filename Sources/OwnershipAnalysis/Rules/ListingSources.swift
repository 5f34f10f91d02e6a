import ClewModel

/// By what a listing that a collection repeats is known as one of a regime.
public struct ListingSources: Hashable, Sendable {
    private let authorities: [String]
    private let programs: [String]
    private let doubtful: [String]

    /// Takes the words, without case and signs; none by default, so that nothing is told.
    ///
    /// - Parameters:
    ///   - authorities: Names of authorities whose listings are the regime's, as entries write them.
    ///   - programs: Beginnings of the codes and names of programmes whose listings are the regime's.
    ///   - doubtful: Words of programmes of the same authorities that are not, or not all, the regime's: then nobody can tell.
    public init(authorities: [String] = [], programs: [String] = [], doubtful: [String] = []) {
        self.authorities = authorities.map(Self.folded)
        self.programs = programs.map(Self.folded)
        self.doubtful = doubtful.map(Self.folded)
    }

    /// What an entry's words say.
    public enum Answer: Hashable, Sendable {
        /// It is one of the regime's listings.
        case named
        /// Its authority publishes listings of several kinds, and this may be one of another kind.
        case doubtful
        /// They do not name the regime.
        case nothing
    }

    /// What an entry says of the regime.
    ///
    /// - Parameters:
    ///   - authorities: The authorities of the entry.
    ///   - programs: Its programmes, by code and name.
    public func tells(authorities: [String], programs: [String]) -> Answer {
        let named = programs.map(Self.folded)
        let isNamed =
            authorities.map(Self.folded).contains { text in
                self.authorities.contains { (" " + text + " ").contains(" " + $0 + " ") }
            }
            || named.contains { text in
                self.programs.contains { (text + " ").hasPrefix($0 + " ") }
            }
        guard isNamed else { return .nothing }
        let isDoubtful = named.contains { text in
            doubtful.contains { (" " + text + " ").contains(" " + $0 + " ") }
        }
        return isDoubtful ? .doubtful : .named
    }

    /// A text in lower case, its words without signs: “Foreign, Commonwealth & Development Office” and the same with “and” are one.
    private static func folded(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0 != "and" }.joined(separator: " ")
    }
}
