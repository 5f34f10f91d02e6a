import ClewModel

/// How far the codes of the ledgers repeat when the same rows are coded again.
public struct Repeatability: Hashable, Sendable, Codable {
    /// One variable.
    public struct Line: Hashable, Sendable, Codable {
        /// The ledger.
        public let ledger: RowCoding.Ledger
        /// The variable as the export names it; one that follows from a code has a line of its own.
        public let variable: String
        /// The two further passes, each without sight of the other.
        public let passes: KrippendorffAlpha
        /// What the ledger said before, and the two passes.
        public let all: KrippendorffAlpha
        /// How many codings differed and were settled otherwise than the ledger had said.
        public let changed: Int
    }

    /// The variables, by ledger.
    public let lines: [Line]
    /// The codings that were not unanimous, by ledger and row.
    public let differences: [RowCoding]
    /// What it rests on and leaves out.
    public let coverage: StudyCoverage

    /// How many rows differed, of how many, and the least alpha of the two passes and of all three codings.
    public var answer: String {
        guard !lines.isEmpty else { return "No row of the ledgers was coded a second time." }
        let own = lines.filter { RowCoding.Variable(rawValue: $0.variable) != nil }
        func least(_ alpha: (Line) -> KrippendorffAlpha) -> String {
            own.compactMap { alpha($0).value }.min().map { Figures.text($0, digits: 2) } ?? "not defined"
        }
        let codings = own.map(\.all.units).reduce(0, +)
        return
            "\(coverage.counted) rows were coded in two further passes: \(codings) codings, of which \(differences.count) were not the same in the "
            + "ledger and both passes. The least Krippendorff’s alpha of a variable is \(least(\.passes)) between the two passes and "
            + "\(least(\.all)) with what the ledger said before. This is repeatability, not agreement of two people."
    }

    /// The variables as a table.
    public var table: StudyTable {
        StudyTable(
            title: "How far codes repeat",
            columns: [
                "ledger", "variable", "level", "codings", "same in both passes", "alpha of passes",
                "alpha of passes without one row",
                "alpha with ledger", "settled anew",
            ],
            rows: lines.map { line in
                [
                    line.ledger.rawValue, line.variable, line.passes.level.rawValue, String(line.passes.units),
                    String(line.passes.agreeing), Self.text(line.passes.value),
                    Figures.text(line.passes.withoutOneUnit, digits: 3), Self.text(line.all.value),
                    String(line.changed),
                ]
            }, coverage: coverage, answer: answer)
    }

    /// The codings that differed as a table.
    public var differenceTable: StudyTable {
        StudyTable(
            title: "Codings that were not the same each time",
            columns: ["ledger", "id", "variable", "given", "first pass", "second pass", "settled", "reason"],
            rows: differences.map { coding in
                [coding.ledger.rawValue, coding.row.rawValue, coding.variable.rawValue]
                    + [coding.given, coding.first, coding.second, coding.settled].map(Self.text) + [coding.reason ?? ""]
            }, coverage: coverage)
    }

    private static func text(_ alpha: Double?) -> String { alpha.map { Figures.text($0, digits: 3) } ?? "" }

    /// Codes as one cell: `not coded` where there are none.
    static func text(_ codes: [String]) -> String {
        codes.isEmpty ? StudyVariable.Missing.notCoded.rawValue : codes.joined(separator: "; ")
    }
}

extension StudyLedgers {
    /// Computes Krippendorff’s alpha of each variable that was coded again.
    ///
    /// Codes are compared as a whole: two of which one is shared are not the same. What follows from a code (whether a measure is
    /// coercive, whether a counter-measure strikes, the direction of a response) is compared too, as a variable of its own.
    public func repeatability() -> Repeatability {
        var lines: [Repeatability.Line] = []
        for ledger in RowCoding.Ledger.allCases {
            let codings = coding.filter { $0.ledger == ledger }
            for variable in RowCoding.Variable.allCases {
                let own = codings.filter { $0.variable == variable }
                guard !own.isEmpty else { continue }
                lines.append(line(ledger, variable.rawValue, own, .nominal) { _ in nil })
                switch (ledger, variable) {
                case (.measures, .kind):
                    lines.append(
                        line(ledger, "coercive", own, .nominal) { codes in
                            codes.first.flatMap(Measure.Kind.init).map { $0.isCoercive ? 1 : 0 }
                        })
                case (.counterMeasures, .kind):
                    lines.append(
                        line(ledger, "strikes", own, .nominal) { codes in
                            codes.first.flatMap(CounterMeasureRecord.Kind.init).map { $0.isRetaliation ? 1 : 0 }
                        })
                case (.responses, .codes): lines.append(line(ledger, "direction", own, .ordinal, direction))
                default: break
                }
            }
        }
        let rows = Set(coding.map(\.row))
        let sampled = (measures.map(\.id) + counterMeasures.map(\.id) + responses.map(\.id))
            .filter(CodingSample.contains)
        var coverage = StudyCoverage(
            counted: rows.count,
            notes: [
                "Sample: \(CodingSample.rule).",
                "Both further passes were made on one day by one reader, a program and no person, from the words of the row (what, who, when, status, "
                    + "note, source) without its codes, the second time in another order. It may have remembered: the alpha of the passes is the most that "
                    + "can be hoped for. The codes that the ledger had before come from other readings; the alpha with them says more.",
                "Two people have not coded the rows, and nothing here says how far they would agree.",
                "Where not all three codings were the same, the codebook and the source were read again, the reason is kept, and the ledger says what was "
                    + "settled.",
                "An alpha is not defined where all rows have one value; with so few rows it hangs on single ones, as the range without one row shows.",
            ])
        coverage.leaveOut(sampled.count { !rows.contains($0) }, because: "in the sample, and not coded again")
        return Repeatability(lines: lines, differences: coding.filter { !$0.isUnanimous }, coverage: coverage)
    }

    /// One line: values are what `derived` makes of codes, or the codes themselves as names where it makes nothing of any.
    private func line(
        _ ledger: RowCoding.Ledger, _ name: String, _ codings: [RowCoding], _ level: KrippendorffAlpha.Level,
        _ derived: ([String]) -> Int?
    ) -> Repeatability.Line {
        let isDerived = RowCoding.Variable(rawValue: name) == nil
        let names = Set(codings.flatMap { [$0.given, $0.first, $0.second] }.map { $0.joined(separator: ";") }).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        func value(_ codes: [String]) -> Int? { isDerived ? derived(codes) : places[codes.joined(separator: ";")] }
        return Repeatability.Line(
            ledger: ledger, variable: name,
            passes: KrippendorffAlpha(codings.map { [$0.first, $0.second].compactMap(value) }, at: level),
            all: KrippendorffAlpha(codings.map { [$0.given, $0.first, $0.second].compactMap(value) }, at: level),
            changed: codings.count { coding in
                isDerived ? value(coding.settled) != value(coding.given) : coding.settled != coding.given
            })
    }

    /// The direction of codes that share one; `nil` where there is none or they differ.
    private func direction(_ given: [String]) -> Int? {
        let directions = given.map { code in codes.first { $0.code == code }?.direction }
        guard let first = directions.first, directions.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}
