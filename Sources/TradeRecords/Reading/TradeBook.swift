public import ClewModel
import SourceFiles

/// Tables of trade records with what a first reading of them found: who is named, and in which order their dates are written.
///
/// The memory that it takes grows with the distinct cells that name parties and not with the rows.
public struct TradeBook: Sendable {
    /// How tables are read.
    public struct Options: Sendable {
        /// Whose names are read where a table has several columns of them.
        public var names = TradeHeader.Names.filed
        /// The order of days and months; `nil` to read it from the files.
        public var dates: DateOrder?

        /// The usual way.
        public init() {}
    }

    /// One table, as far as it was read.
    public struct File: Hashable, Sendable, Codable {
        /// Its name.
        public var name: String
        /// How many rows were read.
        public var rows: Int
        /// How many rows could not be read.
        public var unread: Int
        /// What its dates look like.
        public var dates: DateEvidence
        /// The order of days and months that was found or told; `nil` where no date needs one.
        public var order: DateOrder?
        /// The roles that it names parties in.
        public var roles: [TradeRole]
        /// Whether it has numbers of bills.
        public var hasBills: Bool
        /// How many rows name nobody who sends, as the name is withheld or there is none: no way leads through these.
        public var withoutSender: Int
    }

    /// A name that stands in a table, in all its spellings that differ by signs and capitals alone.
    public struct Party: Hashable, Sendable {
        /// The name as it stands first.
        public var name: String
        /// The roles in which it is named.
        public var roles: [TradeRole]
        /// In how many cells it stands.
        public var cells: Int
        /// The countries that stand beside it, as lower-case codes, sorted.
        public var countries: [String]
        /// Whether it sends goods in some row.
        public var isSender: Bool { roles.contains { $0.side == .sending } || roles.contains(.onBehalfOf) }
    }

    /// The tables, in the order given.
    public let files: [File]
    /// The names, in the order in which they stand.
    public let parties: [Party]
    /// What someone should look at.
    public let diagnostics: [Diagnostic]
    let tables: [TradeTable]
    let raws: NameTable
    let cells: CellTable
    private let keys: NameTable

    /// How many rows that cannot be read are told with their place.
    private static let toldRows = 20

    /// Reads the tables once.
    ///
    /// - Parameters:
    ///   - sources: The tables.
    ///   - options: How to read them.
    ///   - read: What a title says of a party.
    /// - Throws: ``TradeError`` with every problem of every file; ``SourceFileError`` where reading fails midway.
    /// - Complexity: O(*n*) in the bytes of the files; memory for the distinct names.
    public init(
        _ sources: [TradeSource], options: Options = Options(), titles read: PartyTitleReader
    ) throws {
        var problems: [Diagnostic] = []
        var code = TradeError.Code.noHeader
        var tables: [TradeTable] = []
        for source in sources {
            do throws(TradeError) {
                tables.append(try TradeTable(source, names: options.names, read))
            } catch {
                code = error.code
                problems += error.diagnostics
            }
        }
        guard problems.isEmpty else { throw TradeError(code, problems) }
        var survey = Survey()
        var files: [File] = []
        var found: [Diagnostic] = []
        for index in tables.indices {
            found += tables[index].header.diagnostics
            var file = try survey.read(tables[index], told: Self.toldRows, into: &found)
            file.order = options.dates ?? file.dates.order
            tables[index].order = file.order
            if options.dates == nil { Self.check(file, tables[index].header.line, &found, &problems) }
            files.append(file)
        }
        guard problems.isEmpty else { throw TradeError(.dates, problems) }
        let (cells, keys, parties) = survey.parties()
        self.tables = tables
        self.files = files
        self.cells = cells
        self.keys = keys
        self.parties = parties
        raws = survey.raws
        diagnostics = found
    }

    /// The party of a name, whatever its capitals and signs; `nil` where no table names it.
    public func party(called name: String) -> Int? {
        let key = Array(PartyCell.key(name).utf8)
        return key.isEmpty ? nil : keys.find(key.span)
    }

    /// How many rows were read in all.
    public var rows: Int { files.reduce(0) { $0 + $1.rows } }

    /// What the dates of a file leave to be asked.
    private static func check(_ file: File, _ line: Int, _ notes: inout [Diagnostic], _ problems: inout [Diagnostic]) {
        let place = SourceLocation(file: file.name, line: line)
        if file.dates.isUndecided {
            problems.append(
                Diagnostic(
                    .error, code: "trade.dates.undecided",
                    "\(file.dates.either) dates are two numbers and a year, none of which is above 12: say whether the day or the month "
                        + "comes first (--dates day-first or --dates month-first)", at: place))
        } else if file.dates.isMixed {
            notes.append(
                Diagnostic(
                    .warning, code: "trade.dates.mixed",
                    "\(file.dates.dayFirst) dates can only be day first and \(file.dates.monthFirst) only month first; the "
                        + "\(file.dates.either) that can be either are taken for no date", at: place))
        } else if let order = file.order, file.dates.either > 0 {
            notes.append(
                Diagnostic(
                    .note, code: "trade.dates.order",
                    "dates are read \(order.rawValue.replacing("-", with: " ")): \(max(file.dates.dayFirst, file.dates.monthFirst)) of them can "
                        + "be nothing else, and none the other way", at: place))
        }
        if file.dates.unreadable > 0 {
            notes.append(
                Diagnostic(
                    .warning, code: "trade.dates.unreadable",
                    "\(file.dates.unreadable) cells of the date are none; their rows are put in no order of time",
                    at: place))
        }
    }
}

/// What each distinct cell says of parties, by its number.
struct CellTable: Sendable {
    /// Where the parties of a cell lie.
    struct Entry: Sendable {
        var start: Int32 = 0
        /// How many are named as those whose the goods are, and how many besides, such as an agent.
        var owners: UInt8 = 0
        var beside: UInt8 = 0
        var openEnd: OpenEnd?
        /// Whether it is the code of a carrier.
        var isCode = false
    }

    fileprivate(set) var entries: [Entry] = []
    fileprivate(set) var parties: [Int32] = []
    /// Whether each party carries goods by the word of some table.
    fileprivate(set) var carries: [Bool] = []

    /// Those whose the goods are by a cell.
    func owners(_ cell: Int) -> ArraySlice<Int32> {
        let entry = entries[cell]
        return parties[Int(entry.start)..<Int(entry.start) + Int(entry.owners)]
    }

    /// Those who stand beside them.
    func beside(_ cell: Int) -> ArraySlice<Int32> {
        let entry = entries[cell]
        let start = Int(entry.start) + Int(entry.owners)
        return parties[start..<start + Int(entry.beside)]
    }
}

/// The first reading: which cells name parties, how often, in which roles, beside which countries.
private struct Survey {
    var raws = NameTable()
    private var roles: [UInt16] = []
    private var counts: [Int32] = []
    private var countries = NameTable()
    private var country: [Int32] = []
    private var otherCountries: [Int: Set<Int32>] = [:]
    /// Whether a cell names nobody.
    private var namesNobody: [Bool] = []

    mutating func read(
        _ table: TradeTable, told limit: Int, into diagnostics: inout [Diagnostic]
    ) throws -> TradeBook.File {
        let header = table.header
        var evidence = DateEvidence()
        var unread = 0
        var told: [Diagnostic] = []
        let date = header.index(.date)
        let columns = header.parties.map {
            (name: $0.name, country: $0.country, bit: $0.role.bit, sends: $0.role.side == .sending)
        }
        var withoutSender = 0
        let rows = try table.scan { diagnostic in
            unread += 1
            if told.count < limit { told.append(diagnostic) }
        } _: { bytes, row, _ in
            var hasSender = false
            for column in columns {
                let number = raws.intern(bytes.extracting(row.trimmed(column.name, bytes)))
                if number == roles.count {
                    roles.append(0)
                    counts.append(0)
                    country.append(-1)
                    let cell = PartyCell(raws[number])
                    namesNobody.append(cell.names.isEmpty && cell.beside.isEmpty)
                }
                if column.sends, !namesNobody[number] { hasSender = true }
                roles[number] |= column.bit
                counts[number] &+= 1
                guard let place = column.country, !row.isEmpty(place) else { continue }
                note(Int32(countries.intern(bytes.extracting(row.trimmed(place, bytes)))), of: number)
            }
            if !hasSender { withoutSender += 1 }
            if let date {
                evidence.count(TradeDate.read(bytes.extracting(row.range(date))))
            } else {
                evidence.missing += 1
            }
        }
        diagnostics += told
        if unread > told.count {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "trade.rows.unread",
                    "\(unread) rows in all cannot be read; the first \(told.count) are told",
                    at: SourceLocation(file: table.source.name)))
        }
        return TradeBook.File(
            name: table.source.name, rows: rows, unread: unread, dates: evidence, order: nil, roles: header.roles,
            hasBills: header.hasBills, withoutSender: withoutSender)
    }

    private mutating func note(_ found: Int32, of number: Int) {
        if country[number] < 0 {
            country[number] = found
        } else if country[number] != found {
            otherCountries[number, default: []].insert(found)
        }
    }

    /// Brings cells to parties.
    func parties() -> (CellTable, NameTable, [TradeBook.Party]) {
        var table = CellTable()
        var keys = NameTable()
        var names: [String] = []
        var bits: [UInt16] = []
        var cells: [Int] = []
        var found: [Set<String>] = []
        table.entries.reserveCapacity(raws.count)
        let codes = (0..<countries.count).map { CountryCode.code(of: countries[$0]) }
        let carrier = TradeRole.carrier.bit
        for number in 0..<raws.count {
            let text = raws[number]
            var entry = CellTable.Entry(start: Int32(table.parties.count))
            if roles[number] == carrier, PartyCell.isCarrierCode(text) {
                entry.isCode = true
                table.entries.append(entry)
                continue
            }
            let cell = PartyCell(text)
            entry.openEnd = cell.openEnd
            var places = otherCountries[number] ?? []
            if country[number] >= 0 { places.insert(country[number]) }
            for (name, isOwner) in cell.names.prefix(100).map({ ($0, true) })
                + cell.beside.prefix(100).map({ ($0, false) })
            {
                let party = keys.intern(PartyCell.key(name))
                if party == names.count {
                    names.append(name)
                    bits.append(0)
                    cells.append(0)
                    found.append([])
                }
                bits[party] |= roles[number]
                cells[party] += Int(counts[number])
                for place in places { if let code = codes[Int(place)] { found[party].insert(code) } }
                table.parties.append(Int32(party))
                if isOwner { entry.owners += 1 } else { entry.beside += 1 }
            }
            table.entries.append(entry)
        }
        table.carries = bits.map { $0 & carrier != 0 }
        let parties = names.indices.map {
            TradeBook.Party(
                name: names[$0], roles: TradeRole.roles(of: bits[$0]), cells: cells[$0], countries: found[$0].sorted())
        }
        return (table, keys, parties)
    }
}

extension CSVRow {
    /// Where a cell's content lies, without blanks at its ends.
    @inline(__always)
    func trimmed(_ index: Int, _ bytes: Span<UInt8>) -> Range<Int> {
        let range = range(index)
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }
}
