import ClewModel
import SourceFiles

/// The columns of a table with what each is taken for, so that a person can see it and correct it before the table is screened.
///
/// What it says is what ``PartyReader`` does: both ask the same words. A correction is a table whose header says it.
public struct TableHeader: Sendable {
    /// What a column holds.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case unused, key, name, alias, kind, country, address, birthDate, uscc, lei, registration, tax, imo
        /// Something that the header says and that this choice does not offer, such as a part of a person's name.
        case other

        /// A header that ``PartyReader`` reads so.
        var header: String {
            switch self {
            case .unused, .other: "unused"
            case .key: "id"
            case .name: "name"
            case .alias: "alias"
            case .kind: "schema"
            case .country: "country"
            case .address: "address"
            case .birthDate: "birthDate"
            case .uscc: "uscc"
            case .lei: "lei"
            case .registration: "registrationNumber"
            case .tax: "taxNumber"
            case .imo: "imo"
            }
        }

        fileprivate init(_ role: PartyColumns.Role?) {
            switch role {
            case nil, .ordinal: self = .unused
            case .id: self = .key
            case .name: self = .name
            case .alias: self = .alias
            case .schema: self = .kind
            case .country: self = .country
            case .address: self = .address
            case .birthDate: self = .birthDate
            case .identifier(.uscCode): self = .uscc
            case .identifier(.leiCode): self = .lei
            case .identifier(.registrationNumber): self = .registration
            case .identifier(.taxNumber): self = .tax
            case .identifier(.imoNumber): self = .imo
            case .identifier, .namePart: self = .other
            }
        }
    }

    /// One column.
    public struct Column: Hashable, Sendable {
        /// Its title; empty where the table has no header.
        public var title: String
        /// What it is taken for.
        public var role: Role
        /// Whose it is where each row names several parties, by the title of the column that names the party.
        public var party: String?
        /// The first cells below the title.
        public var examples: [String]
    }

    /// The columns, from the left; none where the input is no table but JSON lines.
    public let columns: [Column]
    /// The whole input as UTF-8.
    public let text: [UInt8]
    private let separator: UInt8
    private let headerEnd: Int

    /// Reads the header of an input.
    ///
    /// - Parameters:
    ///   - bytes: All of the input: text in any encoding that ``PartyReader`` reads, a workbook, or either packed by gzip.
    ///   - name: The name that messages use.
    ///   - sheet: The sheet of a workbook; the only visible one with cells where it is `nil`.
    ///   - diagnostics: Receives what the input was taken for.
    /// - Throws: `unusableInput` where it is no table.
    public init(
        _ bytes: [UInt8], name: String, sheet: String? = nil, into diagnostics: inout DiagnosticLog
    ) throws(ScreeningError) {
        let text =
            ForeignTable.isForeign(bytes)
            ? try ForeignTable.text(bytes, name: name, sheet: sheet, into: &diagnostics) : bytes
        self.text = text
        try ScreeningInput.refuseForeign(text, name: name)
        guard ScreeningInput.detectFormat(of: text) == .csv else {
            (columns, separator, headerEnd) = ([], 0, 0)
            return
        }
        // What stands above the header is a title.
        let head = TableHead(text, isLast: true)
        separator = head?.separator ?? 0x2C
        let above = head?.offset ?? 0
        let table = text.span.extracting(above..<text.count)
        var scanner = CSVScanner(file: name, separator: separator, rowLimit: 8 << 20)
        var row = CSVRow()
        var rows: [[String]] = []
        var end = 0
        do throws(SourceFileError) {
            while rows.count < 4, try scanner.next(in: table, isLast: true, into: &row) {
                var cells: [String] = []
                for index in 0..<row.count { cells.append(row.text(index, in: table).trimmed) }
                if rows.isEmpty { end = above + scanner.position }
                if cells != [""] { rows.append(cells) }
            }
        } catch  where !rows.isEmpty {
            // A row that cannot be read is told when the table is screened.
        } catch {
            throw ScreeningError(.unusableInput, error.message, at: error.location, cause: error)
        }
        let first = rows.first ?? []
        if let found = PartyColumns(header: first) {
            headerEnd = end
            let many = found.parties.count > 1
            columns = first.indices.map { index in
                let party = found.parties.first { $0.roles.indices.contains(index) && $0.roles[index] != nil }
                return Column(
                    title: first[index], role: Role(party?.roles[index]), party: many ? party?.title : nil,
                    examples: Self.examples(rows.dropFirst(), index))
            }
        } else {
            headerEnd = 0
            let roles: [Role] = first.count == 1 ? [.name] : first.count == 2 ? [.key, .name] : []
            columns = first.indices.map { index in
                Column(
                    title: "", role: roles.indices.contains(index) ? roles[index] : .unused, party: nil,
                    examples: Self.examples(rows[...], index))
            }
        }
    }

    private static func examples(_ rows: ArraySlice<[String]>, _ index: Int) -> [String] {
        rows.prefix(3).compactMap { $0.indices.contains(index) && !$0[index].isEmpty ? $0[index] : nil }
    }

    /// The visible sheets with cells of a workbook, in its order; none of anything else.
    public static func sheets(of bytes: [UInt8], name: String) -> [String] { ForeignTable.sheets(bytes, name: name) }

    /// Whether a party can be looked up by columns of these roles.
    public static func canBeScreened(_ roles: [Role]) -> Bool {
        roles.isEmpty
            || roles.contains { [.name, .alias, .uscc, .lei, .registration, .tax, .imo, .other].contains($0) }
    }

    /// The input with what a person says the columns hold.
    ///
    /// - Parameter roles: A role for each column; the input stays as it is where each is what it was.
    public func corrected(_ roles: [Role]) -> [UInt8] {
        guard roles.count == columns.count, roles != columns.map(\.role) else { return text }
        let titles = zip(columns, roles).map { column, role in
            role == column.role && !column.title.isEmpty ? column.title : role.header
        }
        let mark = String(UnicodeScalar(separator))
        let header = titles.map { title in
            let needsQuotes = title.contains { $0 == "\"" || $0.isNewline } || title.contains(mark)
            return needsQuotes ? "\"" + title.replacing("\"", with: "\"\"") + "\"" : title
        }
        return Array((header.joined(separator: mark) + "\n").utf8) + text[headerEnd...]
    }
}
