public import ClewModel
public import Foundation
import Screening
import SourceFiles
import SupplyChain
public import TradeRecords
public import World

/// The tables of trade records that a user has: read, their names looked up, and followed forward from listed parties.
public struct TradeDesk: Sendable {
    /// The tables: CSV of any size, or workbooks.
    public var records: [URL]
    /// Whom to start from: names as they stand in the tables, or parties on hand; empty for all listed parties.
    public var from: [String] = []
    /// Whose names are read where a table has both those of the bill and those of its vendor.
    public var names = TradeHeader.Names.filed
    /// The order of days and months; `nil` to read it from the tables.
    public var dates: DateOrder?
    /// How far records are followed.
    public var limits = TradeTraceOptions()

    /// What a question yields: the report, and the rows behind it.
    public struct Outcome: Sendable {
        /// The report.
        public var report: TradeReport
        /// Every row that was reached.
        public var rows: [TradeFlowRow]
        /// The names of the parties in those rows, by their number.
        public var parties: [TradeBook.Party]
    }

    /// Names the tables.
    public init(records: [URL]) { self.records = records }

    /// Reads the tables and answers.
    ///
    /// - Parameters:
    ///   - world: Who is listed.
    ///   - day: The day for which it is asked who is.
    /// - Throws: `trade.invalid` with every problem of every table; what is wrong with the reference data or the archive.
    /// - Complexity: one reading of the tables to learn the names, a search for each distinct name that sends, and one reading for
    ///   each step.
    public func outcome(in world: World, asOf day: Day) throws(ClewError) -> Outcome {
        var notes: [Diagnostic] = []
        var digests: [String] = []
        var sources: [TradeSource] = []
        for url in records {
            let name = Self.name(of: url, among: records)
            digests.append(try Self.reading { try SHA256Digest.ofFile(url, as: name).hex })
            sources.append(try Self.source(url, name, into: &notes))
        }
        var options = TradeBook.Options()
        options.names = names
        options.dates = dates
        let book = try Self.reading { try TradeBook(sources, options: options, titles: Self.title) }
        let finder = try TradePartyFinder(world, on: day)
        let senders = book.parties.indices.filter { book.parties[$0].isSender }
        // Where all to start from stand in the tables, nobody else who sends has to be known.
        let asked = from.compactMap { name in book.party(called: name).flatMap { book.parties[$0].isSender ? $0 : nil }
        }
        let isSettled = !from.isEmpty && asked.count == from.count
        var found = try finder.find(isSettled ? asked.unique() : senders, in: book)
        let chosen = try roots(book, world, senders, &found)
        let products = ProductKinds(try Self.ways(world))
        let flow = try Self.reading { try book.flow(from: chosen.map(\.root), options: limits, products: products) }
        // Those reached are looked up too, and names that stand where goods cannot be followed.
        let others = (flow.parties.map(\.party) + flow.edges.flatMap(\.openNames)).unique().filter { found[$0] == nil }
        found.merge(try finder.find(others, in: book)) { first, _ in first }
        let question = TradeReport.Question(
            files: zip(book.files, digests).map { file, digest in
                TradeReport.Question.File(
                    name: file.name, sha256: digest, rows: file.rows, unread: file.unread, dates: file.order,
                    undated: file.dates.missing + file.dates.unreadable + (file.order == nil ? file.dates.either : 0),
                    withoutSender: file.withoutSender, roles: file.roles, hasBills: file.hasBills)
            }, from: from, asOf: day, knownAt: world.knownAt, names: names, limits: limits)
        let report = try TradeReportBuilder(
            book: book, flow: flow, roots: chosen, found: found, world: world, day: day
        ).report(question: question, diagnostics: notes + book.diagnostics)
        return Outcome(report: report, rows: flow.rows, parties: book.parties)
    }

    /// A root with why it is one.
    struct Chosen {
        var root: TradeRoot
        var basis: TradeReport.Root.Basis
    }

    /// The parties to start from: those asked for, or all that are listed or owned by listed parties.
    private func roots(
        _ book: TradeBook, _ world: World, _ senders: [Int], _ found: inout [Int: TradePartyFinder.Found]
    ) throws(ClewError) -> [Chosen] {
        func chosen(_ number: Int, asked: Bool) -> Chosen? {
            guard let known = found[number] else { return nil }
            let isSure = known.basis != nil && known.isEstablished
            guard asked || known.basis != nil else { return nil }
            // Whom the user asks for is who it is; that a list names it may still be a question.
            return Chosen(
                root: TradeRoot(
                    party: number, isEstablished: asked || isSure, periods: isSure || !asked ? known.periods : []),
                basis: isSure || !asked ? known.basis ?? .asked : .asked)
        }
        guard !from.isEmpty else { return senders.compactMap { chosen($0, asked: false) } }
        var roots: [Int: Chosen] = [:]
        var unknown: [Diagnostic] = []
        for name in from {
            if let number = book.party(called: name), book.parties[number].isSender {
                roots[number] = chosen(number, asked: true)
                continue
            }
            let asked = world.parties(called: name)
            let named = senders.filter { number in
                guard let known = found[number] else { return false }
                return asked.contains { known.parties.contains($0) || known.possible.contains($0) }
            }
            for number in named where roots[number] == nil {
                let isSure = found[number].map { known in asked.contains { known.parties.contains($0) } } ?? false
                roots[number] = Chosen(
                    root: TradeRoot(party: number, isEstablished: isSure, periods: found[number]?.periods ?? []),
                    basis: found[number]?.basis ?? .asked)
            }
            if named.isEmpty {
                let isNamed = book.party(called: name) != nil
                unknown.append(
                    Diagnostic(
                        .error, code: "trade.from.unknown",
                        "\(SafeText.quoted(name)) sends nothing in these tables"
                            + (isNamed
                                ? ": they name it in other roles alone"
                                : asked.isEmpty
                                    ? ", and no party on hand has that name or identifier"
                                    : ": no name in them is like that party's"),
                        at: SourceLocation(file: "--from")))
            }
        }
        guard unknown.isEmpty else {
            throw ClewError(.tradeInvalid, "not all parties to start from are in the tables", diagnostics: unknown)
        }
        return roots.sorted { $0.key < $1.key }.map(\.value)
    }

    // MARK: Reading

    /// How much of a file is looked at to tell what it is.
    private static let sniffed = 1 << 16

    /// A table as the engine reads it: in pieces from the disk where it is plain UTF-8, in memory where it must be made text first.
    private static func source(
        _ url: URL, _ name: String, into notes: inout [Diagnostic]
    ) throws(ClewError) -> TradeSource {
        let start: [UInt8] = try reading {
            let handle = try InputFile.handle(url, as: name)
            defer { try? handle.close() }
            return Array(try handle.read(upToCount: sniffed) ?? Data())
        }
        guard ForeignTable.isForeign(start) else {
            try refuse(start, name)
            return TradeSource(url, as: name)
        }
        let file = try reading { try SourceFile.read(url, as: name, limit: ForeignTable.limit) }
        var log = DiagnosticLog()
        let text = try withScreeningErrors {
            try ForeignTable.text(
                file.bytes, name: name, isHeader: { TradeHeader.isHeader($0, Self.title) }, into: &log)
        }
        notes += log.first
        try refuse(Array(text.prefix(sniffed)), name)
        return TradeSource(name: name, bytes: text)
    }

    private static func refuse(_ start: [UInt8], _ name: String) throws(ClewError) {
        do { try ScreeningInput.refuseForeign(start, name: name) } catch {
            throw ClewError(.tradeInvalid, error.message)
        }
    }

    /// The name of a file in messages: its last part, or its whole path where two have the same.
    private static func name(of url: URL, among all: [URL]) -> String {
        let name = url.lastPathComponent
        return all.count { $0.lastPathComponent == name } == 1 ? name : url.relativePath
    }

    private static func reading<T>(_ body: () throws -> T) throws(ClewError) -> T {
        do {
            return try body()
        } catch let error as ClewError {
            throw error
        } catch let error as TradeError {
            throw ClewError(
                .tradeInvalid, error.diagnostics.first?.description ?? "the tables cannot be read",
                diagnostics: error.diagnostics)
        } catch let error as SourceFileError {
            throw ClewError(.tradeInvalid, error.message, diagnostics: [error.diagnostic])
        } catch {
            throw ClewError(.tradeInvalid, "the tables cannot be read: \(error.localizedDescription)")
        }
    }

    /// What a title says of a party, by the words that tables of parties are screened by.
    static let title: PartyTitleReader = { title in
        guard let found = Screening.PartyTitle(title) else { return nil }
        let content: TradeRecords.PartyTitle.Content =
            switch found.content {
            case .name: .name
            case .country: .country
            case .other: .other
            }
        return TradeRecords.PartyTitle(party: found.party, content: content)
    }

    /// Which goods are made of which, by the commodities of the reference data.
    static func ways(_ world: World) throws(ClewError) -> [ProductKinds.Way] {
        try world.knowledge.commodities.commodities.filter { $0.key != CommodityCatalog.genericKey }.map { commodity in
            ProductKinds.Way(
                name: commodity.name,
                steps: commodity.stages.map { stage in
                    ProductKinds.Step(
                        name: stage.output, codes: stage.hsCodes,
                        inputs: stage.inputs.compactMap { input in commodity.stages.firstIndex { $0.key == input } })
                })
        }
    }
}

extension ClewError.Code {
    /// A table of trade records, or what goes with it, cannot be used.
    public static let tradeInvalid = ClewError.Code(rawValue: "trade.invalid")
}
