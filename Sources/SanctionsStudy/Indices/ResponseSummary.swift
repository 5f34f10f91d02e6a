public import ClewModel

/// What companies did, by code and direction.
public struct ResponseSummary: Hashable, Sendable, Codable {
    /// The responses of one code.
    public struct Row: Hashable, Sendable, Codable {
        /// The code.
        public let code: ResponseCode
        /// How many responses have it: the least counts those with this code alone, the most also those where it is one
        /// of several that fit.
        public let responses: Bounds
    }

    /// The responses of one direction.
    public struct Direction: Hashable, Sendable, Codable {
        /// `towards`, `neither`, `away`, or `no direction`.
        public let name: String
        /// How many responses point there.
        public let responses: Bounds
    }

    /// A response that changes an earlier one.
    public struct Change: Hashable, Sendable, Codable {
        /// The company.
        public let company: String
        /// The codes before.
        public let before: [String]
        /// The codes after.
        public let after: [String]
        /// The days between them, where both dates are known.
        public let days: Bounds?
    }

    /// A response and the days since the event that it answers to.
    public struct Latency: Hashable, Sendable, Codable {
        /// The response.
        public let response: LedgerID
        /// The company.
        public let company: String
        /// The event.
        public let event: LedgerID
        /// The days between them; below zero where the dates known in part may lie the other way round.
        public let days: Bounds
    }

    /// The codes, in the order of the codebook.
    public let rows: [Row]
    /// The directions.
    public let directions: [Direction]
    /// The changes, by company.
    public let changes: [Change]
    /// The latencies, by event and company.
    public let latencies: [Latency]
    /// What the summary rests on and leaves out.
    public let coverage: StudyCoverage

    /// The codes as a table.
    public var codeTable: StudyTable {
        StudyTable(
            title: "Corporate responses by code", columns: ["code", "response", "direction", "responses"],
            rows: rows.map { row in
                [
                    row.code.code, row.code.title, row.code.direction.map { $0 > 0 ? "+\($0)" : "\($0)" } ?? "",
                    Figures.text(row.responses),
                ]
            }, coverage: coverage, answer: answer)
    }

    /// The directions as a table.
    public var directionTable: StudyTable {
        StudyTable(
            title: "Corporate responses by direction", columns: ["direction", "responses"],
            rows: directions.map { [$0.name, Figures.text($0.responses)] }, coverage: coverage)
    }

    /// The changes as a table.
    public var changeTable: StudyTable {
        StudyTable(
            title: "Responses that changed", columns: ["company", "before", "after", "days"],
            rows: changes.map {
                [
                    $0.company, $0.before.joined(separator: " or "), $0.after.joined(separator: " or "),
                    Figures.text($0.days),
                ]
            }, coverage: coverage)
    }

    /// The latencies as a table.
    public var latencyTable: StudyTable {
        StudyTable(
            title: "Days from an event to the response", columns: ["event", "company", "response", "days"],
            rows: latencies.map { [$0.event.rawValue, $0.company, $0.response.rawValue, Figures.text($0.days)] },
            coverage: coverage)
    }
}

extension StudyLedgers {
    /// Sums up corporate responses.
    public func responseSummary(
        in period: StudyPeriod = .always, under assumptions: StudyAssumptions = StudyAssumptions()
    ) -> ResponseSummary {
        var (rows, coverage) = countedResponses(in: period, under: assumptions)
        coverage.notes = [
            "Silence means that no answer had come when the source was published; one may have come later.",
            "The rows are examples found in public reports, no sample: their shares say nothing about all companies.",
            "A response of several codes counts for each as possible only.",
        ]
        let uncoded = rows.filter { $0.codes.isEmpty }.count
        coverage.leaveOut(uncoded, because: "not coded: what the company said was not read, or fits no code")
        coverage.counted -= uncoded
        func count(_ fits: (ResponseCode) -> Bool) -> Bounds {
            let fitting = Set(codes.filter(fits).map(\.code))
            let certain = rows.filter { !$0.codes.isEmpty && $0.codes.allSatisfy(fitting.contains) }.count
            let possible = rows.filter { $0.codes.contains(where: fitting.contains) }.count
            return Bounds(Double(certain), Double(possible))
        }
        func sign(_ code: ResponseCode) -> Int? { code.direction.map { $0.signum() } }
        let directions: [(String, Int?)] = [("towards", 1), ("neither", 0), ("away", -1), ("no direction", nil)]
        let dates = Dictionary(responses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let events = Dictionary(
            measures.map { ($0.id, $0.date) } + counterMeasures.map { ($0.id, $0.date) },
            uniquingKeysWith: { first, _ in first })
        let changes = rows.compactMap { row -> ResponseSummary.Change? in
            guard let before = row.after.flatMap({ dates[$0] }) else { return nil }
            var days: Bounds?
            if let first = before.date, let second = row.date { days = first.distance(to: second) }
            return ResponseSummary.Change(company: row.company, before: before.codes, after: row.codes, days: days)
        }
        let latencies = rows.compactMap { row -> ResponseSummary.Latency? in
            guard let event = row.answers, let date = events[event], let answered = row.date else { return nil }
            return ResponseSummary.Latency(
                response: row.id, company: row.company, event: event, days: date.distance(to: answered))
        }
        return ResponseSummary(
            rows: codes.map { code in ResponseSummary.Row(code: code, responses: count { $0.code == code.code }) },
            directions: directions.map { name, wanted in
                ResponseSummary.Direction(name: name, responses: count { sign($0) == wanted })
            },
            changes: changes.sorted { $0.company < $1.company },
            latencies: latencies.sorted { ($0.event, $0.company) < ($1.event, $1.company) }, coverage: coverage)
    }
}
