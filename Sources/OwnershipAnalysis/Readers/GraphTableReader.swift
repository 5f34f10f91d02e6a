internal import ClewModel
internal import Foundation
internal import SourceFiles

/// Reads stakes from a table with the columns `owner`, `owned`, `share` and, as far as known, more.
///
/// Whether its plain numbers are per cents or fractions of 1 is one question for the whole file. It is guessed from the
/// first rows; where the rest shows that the guess was wrong, the file is read again.
struct GraphTableReader {
    private let url: URL
    private let name: String
    private let separator: UInt8
    private var columns: GraphColumns
    private var plain: ShareText.PlainNumber = .percent
    private var builder: OwnershipGraphBuilder
    private let file: Int16
    private let ownCitation: Int32
    private var sources: [String: Int32] = [:]
    private var lastOwner: Int32 = -1
    private var lastOwned: Int32 = -1
    private var hasPlain = false
    private var hasPlainAboveOne = false

    static func read(
        _ url: URL, as name: String, into builder: inout OwnershipGraphBuilder, _ diagnostics: inout [Diagnostic]
    ) throws {
        let separator = try separator(of: url, name)
        var header: [String]?
        var line = 1
        try scan(url, name, separator) { bytes, row in
            header = (0..<row.count).map { row.text($0, in: bytes).trimmed }
            line = row.line
            return false
        }
        let place = SourceLocation(file: name, line: line)
        guard let columns = GraphColumns(header: header ?? [], at: place, into: &diagnostics) else { return }
        var reader = GraphTableReader(url, name, separator, columns, builder)
        try reader.guessUnit()
        let guess = reader.plain
        var found: [Diagnostic] = []
        try reader.readRows(into: &found)
        if reader.unit != guess {
            let unit = reader.unit
            reader = GraphTableReader(url, name, separator, columns, builder)
            reader.plain = unit
            found = []
            try reader.readRows(into: &found)
        }
        if reader.plain == .fraction {
            diagnostics.append(
                Diagnostic(
                    .note, code: "ownership.share.fractions",
                    "the shares have no per cent sign and none is above 1, so they are read as fractions of 1",
                    at: place))
        }
        diagnostics += found
        builder = reader.builder
    }

    private init(
        _ url: URL, _ name: String, _ separator: UInt8, _ columns: GraphColumns, _ builder: OwnershipGraphBuilder
    ) {
        self.url = url
        self.name = name
        self.separator = separator
        self.columns = columns
        self.builder = builder
        file = self.builder.fileRow(name)
        ownCitation = self.builder.citationRow(Citation(name, verification: .unverified))
    }

    private static func separator(of url: URL, _ name: String) throws -> UInt8 {
        let start = [UInt8](try InputFile.handle(url, as: name).read(upToCount: 65_536) ?? Data())
        return TableSeparator.find(in: start)
    }

    /// Hands out the rows that are neither blank nor comments before the header, until `body` answers `false`.
    private static func scan(
        _ url: URL, _ name: String, _ separator: UInt8, _ body: (Span<UInt8>, borrowing CSVRow) throws -> Bool
    ) throws {
        struct Enough: Error {}
        do {
            var hasHeader = false
            try CSVScanner.scan(url, as: name, separator: separator) { bytes, row in
                if row.count == 1 && row.isEmpty(0) { return }
                if !hasHeader, bytes[row.range(0).lowerBound] == 0x23 { return }
                hasHeader = true
                if try !body(bytes, row) { throw Enough() }
            }
        } catch is Enough {
            return
        }
    }

    /// What the numbers seen so far say about the unit.
    private var unit: ShareText.PlainNumber {
        !columns.isPercentByName && hasPlain && !hasPlainAboveOne ? .fraction : .percent
    }

    /// Looks at the plain numbers of the first rows.
    private mutating func guessUnit() throws {
        var left = 1000
        var isFirst = true
        try GraphTableReader.scan(url, name, separator) { bytes, row in
            if isFirst {
                isFirst = false
                return true
            }
            for column in [columns.share, columns.shareMin, columns.shareMax] { notePlain(column, bytes, row) }
            left -= 1
            return left > 0
        }
        plain = unit
    }

    /// Notes whether a cell is a number without a per cent sign, and whether it is above 1.
    @inline(__always)
    private mutating func notePlain(_ column: Int, _ bytes: Span<UInt8>, _ row: borrowing CSVRow) {
        guard !hasPlainAboveOne, column >= 0, column < row.count, !row.isEmpty(column) else { return }
        let range = row.range(column)
        if bytes[range.upperBound - 1] == 0x25 { return }
        switch bytes.extracting(range).withUnsafeBufferPointer({ ShareText.decimal($0, plain: .fraction) }) {
        case .tooLarge: hasPlainAboveOne = true
        case .units: hasPlain = true
        case .negative, .none: break
        }
    }

    private mutating func readRows(into diagnostics: inout [Diagnostic]) throws {
        var isFirst = true
        try GraphTableReader.scan(url, name, separator) { bytes, row in
            if isFirst {
                isFirst = false
                return true
            }
            readRow(bytes, row, into: &diagnostics)
            return true
        }
    }

    private mutating func readRow(_ bytes: Span<UInt8>, _ row: borrowing CSVRow, into diagnostics: inout [Diagnostic]) {
        let place = SourceLocation(file: name, line: row.line)
        guard let owner = party(columns.owner, bytes, row, guess: lastOwner),
            let owned = party(columns.owned, bytes, row, guess: lastOwned)
        else {
            diagnostics.append(
                Diagnostic(
                    .error, code: "ownership.row.party", "the row names no owner or nobody owned, so it is left out",
                    at: place))
            return
        }
        (lastOwner, lastOwned) = (owner, owned)
        var kind = StakeKind.capital
        if let word = text(columns.kind, bytes, row) {
            if let known = StakeKind(key: word) {
                kind = known
            } else {
                kind = .control(.unspecified)
                diagnostics.append(
                    Diagnostic(
                        .error, code: "ownership.kind",
                        "no kind of stake is called “\(word)”; it is kept as a tie of "
                            + "unspecified kind", at: place))
            }
        } else if columns.share >= 0, columns.share < row.count, !row.isEmpty(columns.share),
            bytes[row.range(columns.share).lowerBound] | 0x20 == UInt8(ascii: "v"),
            let share = text(columns.share, bytes, row), ShareWords.isVoting(share)
        {
            kind = .voting
        }
        let share = share(bytes, row, place, into: &diagnostics)
        let dates = StakeDates(
            from: date(columns.from, bytes, row, place, into: &diagnostics),
            to: date(columns.to, bytes, row, place, into: &diagnostics))
        var confidence = Confidence.medium
        if let word = text(columns.confidence, bytes, row) {
            let cell = Cell(text: word, location: place, column: "confidence")
            confidence = cell.choice(Confidence.self, &diagnostics) ?? .unverified
        }
        if let name = text(columns.ownerName, bytes, row) { setName(owner, name) }
        if let name = text(columns.ownedName, bytes, row) { setName(owned, name) }
        builder.add(
            owner: owner, asset: owned, low: share.low, high: share.high, kind: kind, dates: dates,
            citation: citation(bytes, row), confidence: confidence, file: file, line: row.line)
    }

    private mutating func setName(_ party: Int32, _ name: String) {
        builder.names[party] = name
    }

    private mutating func party(
        _ column: Int, _ bytes: Span<UInt8>, _ row: borrowing CSVRow, guess: Int32
    ) -> Int32? {
        guard column < row.count else { return nil }
        var range = row.range(column)
        while !range.isEmpty, bytes[range.lowerBound] <= 0x20 { range = range.lowerBound + 1..<range.upperBound }
        while !range.isEmpty, bytes[range.upperBound - 1] <= 0x20 { range = range.lowerBound..<range.upperBound - 1 }
        guard !range.isEmpty else { return nil }
        // A doubled quote may be inside; the slow way undoes it.
        for index in range where bytes[index] == 0x22 {
            return builder.entities.intern(row.text(column, in: bytes).trimmed)
        }
        return bytes.extracting(range).withUnsafeBufferPointer { builder.entities.intern($0, guess: guess) }
    }

    private func text(_ column: Int, _ bytes: Span<UInt8>, _ row: borrowing CSVRow) -> String? {
        guard column >= 0, column < row.count, !row.isEmpty(column) else { return nil }
        let text = row.text(column, in: bytes).trimmed
        return text.isEmpty ? nil : text
    }

    private mutating func citation(_ bytes: Span<UInt8>, _ row: borrowing CSVRow) -> Int32 {
        guard let source = text(columns.source, bytes, row) else { return ownCitation }
        let pinpoint = text(columns.pinpoint, bytes, row)
        let url = text(columns.url, bytes, row)
        let key = [source, pinpoint ?? "", url ?? ""].joined(separator: "\u{1F}")
        if let known = sources[key] { return known }
        let citation = builder.citationRow(Citation(source, pinpoint, url: url, verification: .secondary))
        sources[key] = citation
        return citation
    }

    private mutating func share(
        _ bytes: Span<UInt8>, _ row: borrowing CSVRow, _ place: SourceLocation, into diagnostics: inout [Diagnostic]
    ) -> (low: Int32, high: Int32) {
        let unknown: (low: Int32, high: Int32) = (0, ShareUnits.whole)
        notePlain(columns.share, bytes, row)
        notePlain(columns.shareMin, bytes, row)
        notePlain(columns.shareMax, bytes, row)
        if columns.share >= 0, columns.share < row.count, !row.isEmpty(columns.share) {
            let range = row.range(columns.share)
            let quick = bytes.extracting(range).withUnsafeBufferPointer { ShareText.decimal($0, plain: plain) }
            if case .units(let low, let high) = quick { return (low, high) }
            if GraphTableReader.isUnknown(bytes, range) { return unknown }
        }
        do throws(ShareText.Problem) {
            if let text = text(columns.share, bytes, row) { return try ShareText.units(text, plain: plain) }
            let least = try text(columns.shareMin, bytes, row).map { text throws(ShareText.Problem) in
                try ShareText.units(text, plain: plain).low
            }
            let most = try text(columns.shareMax, bytes, row).map { text throws(ShareText.Problem) in
                try ShareText.units(text, plain: plain).high
            }
            guard (least ?? 0) <= (most ?? ShareUnits.whole) else {
                throw ShareText.Problem(
                    code: "ownership.share.reversed", message: "the least share is above the greatest")
            }
            return (least ?? 0, most ?? ShareUnits.whole)
        } catch {
            diagnostics.append(
                Diagnostic(
                    .error, code: error.code, error.message + "; the stake is kept with an unknown share", at: place))
            return unknown
        }
    }

    /// Whether a cell says `unknown`, which is the commonest text that is no number.
    private static func isUnknown(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let word: StaticString = "unknown"
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { expected in
            expected.indices.allSatisfy { bytes[range.lowerBound + $0] | 0x20 == expected[$0] }
        }
    }

    private func date(
        _ column: Int, _ bytes: Span<UInt8>, _ row: borrowing CSVRow, _ place: SourceLocation,
        into diagnostics: inout [Diagnostic]
    ) -> PartialDate? {
        guard let text = text(column, bytes, row) else { return nil }
        if let date = PartialDate(text) { return date }
        return Cell(text: text, location: place, column: column == columns.from ? "from" : "to")
            .partialDate(&diagnostics)
    }
}

extension String {
    /// The text without the blanks around it.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
