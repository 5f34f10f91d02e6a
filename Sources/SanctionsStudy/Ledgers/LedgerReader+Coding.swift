import ClewModel
import SourceFiles

extension LedgerReader {
    private static let codingFile = "measures/coding.csv"

    mutating func coding(_ row: TableRow) -> RowCoding? {
        let ledger: RowCoding.Ledger? = choice(row, "ledger")
        let id = text(row, "row").map(LedgerID.init(rawValue:))
        let variable: RowCoding.Variable? = choice(row, "variable")
        let given = codes(row, "given")
        let first = codes(row, "first")
        let second = codes(row, "second")
        let settled = codes(row, "settled")
        guard let ledger, let id, let variable, let given, let first, let second, let settled else { return nil }
        return RowCoding(
            ledger: ledger, row: id, variable: variable, given: given, first: first, second: second, settled: settled,
            reason: row["reason"]?.text)
    }

    /// The codes of a cell; `not coded` is none, and a blank cell is no answer.
    private mutating func codes(_ row: TableRow, _ column: String) -> [String]? {
        guard let cell = row.require(column, into: &diagnostics) else { return nil }
        return cell.text == StudyVariable.Missing.notCoded.rawValue ? [] : cell.list()
    }

    /// Each coding is of a row in the sample, in codes that exist, once; what was settled is what the ledger says.
    mutating func checkCoding(_ ledgers: StudyLedgers) {
        var said: [String: [String]] = [:]
        func key(_ ledger: RowCoding.Ledger, _ id: LedgerID, _ variable: RowCoding.Variable) -> String {
            "\(ledger.rawValue)/\(id.rawValue)/\(variable.rawValue)"
        }
        for row in ledgers.measures {
            said[key(.measures, row.id, .kind)] = [row.kind.rawValue]
            said[key(.measures, row.id, .about)] = [row.topic.rawValue]
        }
        for row in ledgers.counterMeasures {
            said[key(.counterMeasures, row.id, .kind)] = [row.kind.rawValue]
            said[key(.counterMeasures, row.id, .about)] = [row.topic.rawValue]
        }
        for row in ledgers.responses {
            said[key(.responses, row.id, .kind)] = [row.kind.rawValue]
            said[key(.responses, row.id, .codes)] = row.codes
        }
        var seen: Set<String> = []
        for coding in ledgers.coding {
            let record = key(coding.ledger, coding.row, coding.variable)
            let known = knownCodes(coding, ledgers)
            let unknown = (coding.given + coding.first + coding.second + coding.settled).first { !known.contains($0) }
            if !seen.insert(record).inserted {
                report("ledger.duplicate", "the variable was coded twice over", in: Self.codingFile, record: record)
            } else if let unknown {
                report("ledger.reference", "no code \(unknown) of this variable", in: Self.codingFile, record: record)
            } else if !CodingSample.contains(coding.row) {
                report("coding.sample", "the row is not in the sample", in: Self.codingFile, record: record)
            } else if !coding.isUnanimous, coding.reason == nil {
                report(
                    "coding.reason", "the codings differ and no reason is given", in: Self.codingFile, record: record)
            } else if let now = said[record] {
                guard now != coding.settled else { continue }
                report(
                    "coding.settled",
                    "“\(Repeatability.text(coding.settled))” was settled, and the ledger says “\(Repeatability.text(now))”",
                    in: Self.codingFile, record: record)
            } else {
                report("ledger.reference", "no such row and variable", in: Self.codingFile, record: record)
            }
        }
    }

    private func knownCodes(_ coding: RowCoding, _ ledgers: StudyLedgers) -> Set<String> {
        switch (coding.ledger, coding.variable) {
        case (.measures, .kind): Set(Measure.Kind.allCases.map(\.rawValue))
        case (.counterMeasures, .kind): Set(CounterMeasureRecord.Kind.allCases.map(\.rawValue))
        case (.responses, .kind): Set(CorporateResponse.Kind.allCases.map(\.rawValue))
        case (_, .about): Set(LedgerTopic.allCases.map(\.rawValue))
        case (_, .codes): Set(ledgers.codes.map(\.code))
        }
    }
}
