import Foundation

/// How personal names of ideographs are read in Vietnamese, as far as `vietnamese-names.csv` says: 阮文明 is Nguyen Van Minh.
///
/// Most family names of Vietnam are names of China too: the reading comes beside the others.
struct VietnameseNames: Sendable {
    private let families: [UInt32: [String]]
    private let given: [UInt32: String]

    private static let longest = 4

    init(directory: URL) throws(NameMatchingError) {
        let file = try CommaSeparatedFile(
            directory.appending(path: "vietnamese-names.csv"), requiring: ["kind", "han", "readings"])
        var families: [UInt32: [String]] = [:]
        var given: [UInt32: String] = [:]
        for row in file.rows {
            let readings = CommaSeparatedFile.parts(of: file.field("readings", of: row), at: ";").map(String.init)
            let kind = file.field("kind", of: row)
            guard let code = file.field("han", of: row).unicodeScalars.first?.value, let first = readings.first,
                kind == "family" || kind == "given"
            else {
                throw NameMatchingError(
                    .malformedRow, "Expected family or given, an ideograph and its readings.", file: file.name,
                    line: row.line)
            }
            if kind == "family" { families[code] = readings } else { given[code] = first }
        }
        self.families = families
        self.given = given
    }

    /// The readings of a family and a given name in Latin letters; none where an ideograph has none.
    ///
    /// - Parameter codes: Simplified ideographs, two to four.
    /// - Complexity: O(1).
    func readings(of codes: [UInt32]) -> [String] {
        guard (2...Self.longest).contains(codes.count), let families = families[codes[0]] else { return [] }
        let names = codes.dropFirst().compactMap { given[$0] }
        guard names.count == codes.count - 1 else { return [] }
        return families.map { family in ([family] + names).map(\.capitalized).joined(separator: " ") }
    }
}
