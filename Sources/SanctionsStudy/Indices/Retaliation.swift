public import ClewModel

/// Whom counter-measures strike, and how often.
public struct Retaliation: Hashable, Sendable, Codable {
    /// The events of one type of actor in one quarter.
    public struct Cell: Hashable, Sendable, Codable {
        /// The quarter.
        public let quarter: Quarter
        /// The type of actor.
        public let type: ActorCount.ActorType
        /// How many events struck at least one such actor.
        public let events: Int
        /// How many such actors were struck.
        public let actors: Int
    }

    /// The rate of one type of actor.
    public struct Rate: Hashable, Sendable, Codable {
        /// The type of actor.
        public let type: ActorCount.ActorType
        /// How many events struck at least one such actor.
        public let events: Int
        /// How many such actors were struck.
        public let actors: Int
        /// Events per quarter.
        public let perQuarter: Double
        /// The 95 per cent interval of events per quarter, if they came independently and at one rate.
        public let interval: Bounds
    }

    /// The quarters with events, by quarter, then type.
    public let cells: [Cell]
    /// The rates, by type.
    public let rates: [Rate]
    /// The first and last quarter that rates are taken over; empty without events.
    public let span: [Quarter]
    /// What the counts rest on and leave out.
    public let coverage: StudyCoverage

    /// The quarters as a table.
    public var quarterTable: StudyTable {
        StudyTable(
            title: "Counter-measures by quarter and type of actor", columns: ["quarter", "actor", "events", "actors"],
            rows: cells.map { [$0.quarter.description, $0.type.phrase, String($0.events), String($0.actors)] },
            coverage: coverage, answer: answer)
    }

    /// The rates as a table.
    public var rateTable: StudyTable {
        StudyTable(
            title: "Rate of counter-measures by type of actor",
            columns: ["actor", "events", "actors", "events per quarter", "95 % interval"],
            rows: rates.map { rate in
                [
                    rate.type.phrase, String(rate.events), String(rate.actors),
                    Figures.text(rate.perQuarter, digits: 2),
                    Figures.text(rate.interval, digits: 2),
                ]
            }, coverage: coverage)
    }
}

extension StudyLedgers {
    /// Counts retaliation by type of actor and quarter.
    ///
    /// Listings, investigations, findings, enforcement and boycotts count; laws and reported effects do not. The rate is
    /// taken over the quarters of the period, quarters without an event included; where the period is open at an end, the
    /// first or last quarter with an event stands in, which makes rates somewhat too high. The interval is Garwood's
    /// (1936). Such events come in waves that answer to measures, so it understates the doubt, and it is no forecast.
    public func retaliation(
        in period: StudyPeriod = .always, under assumptions: StudyAssumptions = StudyAssumptions()
    ) -> Retaliation {
        var (rows, coverage) = countedCounterMeasures(in: period, under: assumptions)
        let struck = rows.filter { $0.kind.isRetaliation }
        coverage.leaveOut(rows.count - struck.count, because: "laws, determinations and effects strike nobody by name")
        var counts: [Quarter: [ActorCount.ActorType: (events: Int, actors: Int)]] = [:]
        var counted = 0
        for row in struck {
            guard let quarter = Quarter(row.date) else {
                coverage.leaveOut(1, because: "quarter not known")
                continue
            }
            counted += 1
            for actor in row.actors {
                let before = counts[quarter]?[actor.type] ?? (0, 0)
                counts[quarter, default: [:]][actor.type] = (before.events + 1, before.actors + actor.count)
            }
        }
        coverage.counted = counted
        coverage.notes.append(
            "Events come in waves that answer to measures; the interval assumes that they do not and understates the doubt."
        )
        let quarters = counts.keys.sorted()
        let cells = quarters.flatMap { quarter in
            (counts[quarter] ?? [:]).sorted { $0.key < $1.key }
                .map {
                    Retaliation.Cell(quarter: quarter, type: $0.key, events: $0.value.events, actors: $0.value.actors)
                }
        }
        guard let firstStruck = quarters.first, let lastStruck = quarters.last else {
            return Retaliation(cells: [], rates: [], span: [], coverage: coverage)
        }
        let first = period.from == .distantPast ? firstStruck : Quarter(period.from)
        let last = period.to == .distantFuture ? lastStruck : Quarter(period.to)
        let length = Double(first.distance(to: last) + 1)
        let rates = ActorCount.ActorType.allCases.sorted().compactMap { type -> Retaliation.Rate? in
            let own = cells.filter { $0.type == type }
            guard !own.isEmpty else { return nil }
            let events = own.map(\.events).reduce(0, +)
            let mean = PoissonInterval.mean(of: events)
            return Retaliation.Rate(
                type: type, events: events, actors: own.map(\.actors).reduce(0, +),
                perQuarter: Double(events) / length, interval: Bounds(mean.lower / length, mean.upper / length))
        }
        coverage.notes.append("Rates are over \(Int(length)) quarters, \(first) to \(last).")
        return Retaliation(cells: cells, rates: rates, span: [first, last], coverage: coverage)
    }
}
