public import ClewModel
import SourceFiles

/// Answers rows of NDJSON one by one: the part of a distributed run that looks at parties.
///
/// An answer depends on the row, the index and the options alone: not on other rows, threads or machines, nor on where in the
/// input the row stands. So rows may be split over any number of workers, and a task that was killed may be done again.
public struct ScreeningWorker: Sendable {
    /// What it screens with.
    public let screener: Screener
    /// How many candidates of a row are asked for; all that were found where it is `nil`.
    public var top: Int?
    /// The schema of parties that state none.
    public var defaultSchema: Schema
    /// What every answer ends with: which index and which version of Clew gave it.
    public let stamp: WorkerStamp

    /// Creates a worker.
    ///
    /// - Parameters:
    ///   - screener: What it screens with.
    ///   - version: The version of Clew.
    public init(screener: Screener, version: String, top: Int? = nil, defaultSchema: Schema = .legalEntity) {
        self.screener = screener
        self.top = top
        self.defaultSchema = defaultSchema
        stamp = WorkerStamp([("index", screener.index.fingerprint), ("clew", version)])
    }

    /// Answers a row: an object as `clew screen` reads it from JSON lines.
    ///
    /// - Parameter row: The line without its line feed.
    /// - Returns: One line of JSON without its line feed. A row that cannot be read, or holds nothing that can be looked up,
    ///   has a member `error`; what was remarked on a row that was read stands in `remarks`.
    /// - Throws: `index` where the index turns out to be damaged: a fault of the worker and not of the row.
    public func answer(_ row: [UInt8]) throws(ScreeningError) -> [UInt8] {
        var log = DiagnosticLog()
        var found: [Diagnostic] = []
        var party: Entity?
        do {
            try JSONLinesScanner.scan(row.span, as: "row", into: &found) { bytes, reader in
                party = try PartyLineReader.entity(bytes, &reader)
            }
        } catch let error as SourceFileError {
            found.append(error.diagnostic)
        } catch {
            return stamp.refusal(row, code: "worker.row.unreadable", "the row cannot be read: \(error)")
        }
        guard var party else {
            let problem = found.first { $0.severity == .error } ?? found.first
            let column = problem?.location.column.map { " (column \($0))" } ?? ""
            return stamp.refusal(
                row, code: "worker.row.unreadable",
                problem.map { $0.message + column } ?? "the row is empty; expected one JSON object")
        }
        let place = SourceLocation(file: "row")
        for diagnostic in found { log.add(diagnostic) }
        PartyRepair().repair(&party, at: place, into: &log)
        var check = PartyCheck()
        if let problem = check.check(party, at: place, into: &log) {
            return stamp.refusal(row, id: party.id.rawValue, code: problem.code, problem.message)
        }
        let query = ScreeningQuery(PartyReader(defaultSchema: defaultSchema).completed(party))
        var run = ScreeningRun(screener: screener)
        run.top = top
        let result = run.result(query, try screener.screen(query))
        if let obstacle = result.obstacle {
            return stamp.refusal(row, id: query.id, code: obstacle.code, obstacle.message)
        }
        var json = JSONText()
        json.raw(result.jsonLine().dropLast())
        if !log.first.isEmpty {
            json.raw(",\"remarks\":")
            json.strings(log.first.map(\.message))
        }
        return json.bytes + stamp.bytes
    }
}

/// The end of every line of a worker: what gave the answer, so that lines of different runs cannot be mixed up unseen.
public struct WorkerStamp: Sendable {
    /// The members and the end of the object: `,"index":"…","clew":"…"}`.
    public let bytes: [UInt8]

    /// Creates a stamp of members in their order.
    public init(_ members: [(key: String, value: String)]) {
        var json = JSONText()
        for (key, value) in members {
            json.raw(",")
            json.string(key)
            json.raw(":")
            json.string(value)
        }
        json.raw("}")
        bytes = json.bytes
    }

    /// The answer to a row that has none: which row, by its key as far as it could be read and by the SHA-256 of its bytes.
    ///
    /// - Parameter row: The bytes of the row; `nil` where they were not kept.
    public func refusal(_ row: [UInt8]?, id: String = "", code: String, _ message: String) -> [UInt8] {
        var json = JSONText()
        json.raw("{\"id\":")
        if id.isEmpty { json.raw("null") } else { json.string(id) }
        json.raw(",\"error\":{\"code\":")
        json.string(code)
        json.raw(",\"message\":")
        json.string(message)
        json.raw("}")
        if let row {
            json.raw(",\"row\":")
            json.string(SHA256Digest(of: row).hex)
        }
        return json.bytes + bytes
    }

    /// An answer that is an object already, with the stamp at its end.
    ///
    /// - Parameter object: A JSON object of at least one member, in one line.
    public func stamped(_ object: [UInt8]) -> [UInt8] { object.dropLast() + bytes }
}
