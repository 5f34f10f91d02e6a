public import ClewModel
public import Foundation
import SourceFiles

/// Keeps data about workers out: it recognises lists of persons and drops them before anything else reads them.
///
/// A column is refused by its title, a line by an identity number (GB 11643, with its check digit) or by standing under
/// the header of a list of workers. What is reported says where it was, and never what it said.
public struct WorkerDataGuard: Sendable {
    /// What the title of a column says of a person.
    enum Kind: String, Sendable, CaseIterable {
        case name, identity, person, work, list
    }

    private let titles: [String: Kind]
    private let listTitles: [String]

    /// Reads the titles that lists of workers have.
    ///
    /// - Parameter directory: The folder `Reference/programmes`.
    /// - Throws: Everything that is wrong with the file, if anything is.
    public init(directory: URL) throws(LabourProgrammesError) {
        var diagnostics: [Diagnostic] = []
        var titles: [String: Kind] = [:]
        var listTitles: [String] = []
        do {
            let file = try SourceFile.read(
                directory.appending(path: "worker-data.csv"), as: directory.lastPathComponent + "/worker-data.csv")
            let table = Table(
                file, required: ["key", "term", "language", "source", "confidence", "verification"],
                into: &diagnostics)
            for row in table.rows {
                guard
                    let kind: Kind = row.require("key", into: &diagnostics)?.choice(Kind.self, &diagnostics),
                    let term = row.require("term", into: &diagnostics)
                else { continue }
                if kind == .list {
                    listTitles.append(term.text.lowercased())
                } else {
                    titles[term.text.lowercased()] = kind
                }
            }
        } catch {
            diagnostics.append(error.diagnostic)
        }
        try LabourProgrammesError.throwIfAny(diagnostics, what: "the list of titles")
        self.titles = titles
        self.listTitles = listTitles
    }

    /// The columns of a table that are to be dropped, by their titles, because the table lists persons.
    ///
    /// A table lists persons if it has an identity column, or the name of a worker, or a name beside what describes
    /// persons at work. Names of parties alone do not make one.
    public func refusedColumns(_ titles: [String]) -> [String] {
        let kinds = titles.map { kind(of: $0) }
        guard listsPersons(kinds, titles: titles) else { return [] }
        return zip(titles, kinds).filter { $0.1 != nil }.map(\.0)
    }

    /// Whether a row of titles heads a list of persons.
    private func listsPersons(_ kinds: [Kind?], titles: [String]) -> Bool {
        let found = Set(kinds.compactMap(\.self))
        let describing = kinds.count { $0 == .person || $0 == .work }
        if found.contains(.identity) { return found.contains(.name) || describing >= 1 || titles.count == 1 }
        return found.contains(.name) && describing >= 1
    }

    private func kind(of title: String) -> Kind? {
        let plain = title.trimmingCharacters(in: Self.padding).lowercased().replacing("_", with: " ")
        return titles[plain]
    }

    private static let padding = CharacterSet(charactersIn: " \t\r\"\u{FEFF}")

    /// No title of a column is longer, in bytes.
    private static let longestTitle = 64

    /// The text without the lines that list workers; each dropped line is left empty, so that places stay the same.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - file: The file, as the user named it.
    ///   - diagnostics: Receives one warning for each run of dropped lines.
    /// - Complexity: O(*n*) in the length of the text.
    public func dropping(_ text: String, file: String, into diagnostics: inout [Diagnostic]) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var kept: [Substring] = []
        kept.reserveCapacity(lines.count)
        var delimiter: Character?
        var runStart: Int?
        var isAfterTitle = false
        for (index, line) in lines.enumerated() {
            let header = self.header(line)
            var isDropped = false
            if Self.hasIdentityNumber(line) {
                isDropped = true
                isAfterTitle = isAfterTitle || header == nil
            } else if let header {
                delimiter = header
                isDropped = true
            } else if let current = delimiter {
                isDropped = line.contains(current)
                if !isDropped { delimiter = nil }
            } else if isAfterTitle, Self.isRow(line) {
                isDropped = true
            }
            if !isDropped { isAfterTitle = isTitle(line) || (isAfterTitle && line.allSatisfy(\.isWhitespace)) }
            if isDropped {
                if runStart == nil { runStart = index }
                // A carriage return stays, so that line ends do not change their kind.
                kept.append(line.hasSuffix("\r") ? line.suffix(1) : line.prefix(0))
            } else {
                if let start = runStart { report(start..<index, file: file, into: &diagnostics) }
                runStart = nil
                kept.append(line)
            }
        }
        if let start = runStart { report(start..<lines.count, file: file, into: &diagnostics) }
        return kept.joined(separator: "\n")
    }

    private func report(_ lines: Range<Int>, file: String, into diagnostics: inout [Diagnostic]) {
        let span = lines.count == 1 ? "this line looks" : "\(lines.count) lines from here look"
        diagnostics.append(
            Diagnostic(
                .warning, code: "workers.dropped",
                "\(span) like a list of persons and was not read: data about workers is never held. "
                    + "Remove it from the case",
                at: SourceLocation(file: file, line: lines.lowerBound + 1)))
    }

    /// The delimiter of a line that is the header of a list of persons.
    private func header(_ line: Substring) -> Character? {
        for delimiter in Self.delimiters where Self.holds(delimiter, in: line) {
            let cells = line.split(separator: delimiter, omittingEmptySubsequences: false)
            // Prose has long parts between its commas; a header has short ones.
            guard cells.count >= 2, cells.allSatisfy({ $0.utf8.count <= Self.longestTitle }) else { continue }
            let titles = cells.map(String.init)
            if listsPersons(titles.map { kind(of: $0) }, titles: titles) { return delimiter }
        }
        return nil
    }

    private static let delimiters: [Character] = ["\t", ",", ";", "|", "，", "、"]

    private static func holds(_ delimiter: Character, in line: Substring) -> Bool {
        guard let ascii = delimiter.asciiValue else { return line.utf8.count <= 400 && line.contains(delimiter) }
        return line.utf8.contains(ascii)
    }

    private func isTitle(_ line: Substring) -> Bool {
        guard line.utf8.count <= 180 else { return false }
        let plain = line.lowercased()
        return listTitles.contains { plain.contains($0) }
    }

    /// Whether a line looks like a row: short, with a number or a delimiter.
    private static func isRow(_ line: Substring) -> Bool {
        guard line.utf8.count <= 360, line.contains(where: { !$0.isWhitespace }) else { return false }
        let delimiters = line.count { $0 == "," || $0 == "\t" || $0 == "|" || $0 == ";" || $0 == "、" || $0 == "，" }
        let startsWithNumber = line.drop { $0.isWhitespace }.first?.isNumber ?? false
        return delimiters >= 1 || startsWithNumber
    }

    /// Whether a line holds an 18-character identity number of a citizen whose check digit fits.
    static func hasIdentityNumber(_ line: Substring) -> Bool {
        let bytes = Array(line.utf8)
        var digits = 0
        for (position, byte) in bytes.enumerated() {
            guard (0x30...0x39).contains(byte) else {
                digits = 0
                continue
            }
            digits += 1
            let start = position - 16
            guard digits >= 17, start + 18 <= bytes.count else { continue }
            let isFree = start == 0 || !isAlphanumeric(bytes[start - 1])
            let ends = start + 18 == bytes.count || !isAlphanumeric(bytes[start + 18])
            if isFree, ends, isIdentityNumber(bytes[start..<(start + 18)]) { return true }
        }
        return false
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// The check of GB 11643: ISO 7064 MOD 11-2, with a date of birth at characters 7 to 14.
    private static func isIdentityNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        for (offset, byte) in bytes.enumerated() {
            let isLastX = offset == 17 && (byte == 0x58 || byte == 0x78)
            guard (0x30...0x39).contains(byte) || isLastX else { return false }
        }
        guard remainderFits(bytes) else { return false }
        let digits = bytes.prefix(17).map { Int($0) - 0x30 }
        let year = digits[6] * 1000 + digits[7] * 100 + digits[8] * 10 + digits[9]
        return (1900...2100).contains(year)
            && Day(year: year, month: digits[10] * 10 + digits[11], day: digits[12] * 10 + digits[13]) != nil
    }

    private static func remainderFits(_ bytes: ArraySlice<UInt8>) -> Bool {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let expected = Array("10X98765432".utf8)
        var sum = 0
        for (byte, weight) in zip(bytes, weights) { sum += (Int(byte) - 0x30) * weight }
        let last = bytes.last == 0x78 ? 0x58 : bytes.last
        return expected[sum % 11] == last
    }
}
