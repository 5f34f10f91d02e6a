import ClewModel
import SupplyChain

/// Takes the names of parties of which nothing is said out of sentences of ours.
struct OtherNames {
    /// What is written in place of a name.
    static let label = "another company"

    private let names: [String]

    /// - Parameters:
    ///   - parties: The parties of which nothing is said.
    ///   - shown: The parties that are shown; a name that is part of one of theirs stays.
    init(_ parties: [CaseParty], besides shown: [CaseParty]) {
        let kept = shown.flatMap { $0.names + [$0.caption] }
        names = parties.flatMap { [$0.caption] + $0.names }.unique()
            .filter { name in name.count > 1 && !kept.contains { $0.contains(name) } }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0 < $1 }
    }

    /// A text with the label in place of each name.
    func masking(_ text: String) -> String { names.reduce(text) { $0.replacing($1, with: Self.label) } }
}
