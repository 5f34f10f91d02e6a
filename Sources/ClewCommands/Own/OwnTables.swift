import Casework
import ClewModel
import Foundation
import OwnershipAnalysis
import SourceFiles

/// Verdicts and cascades for machines.
enum OwnTables {
    /// A cascade as a table with the columns `entity,verdict,lower,upper,depth`; shares are fractions of 1.
    static func csv(_ rows: [Cascade.Row]) -> String {
        var text = "entity,verdict,lower,upper,depth\n"
        text.reserveCapacity(rows.count * 40)
        for row in rows {
            text += CSVCell.text(row.entity.rawValue) + ","
            text += cells(row.verdict, row.bounds, row.depth) + "\n"
        }
        return text
    }

    /// Verdicts as a table with the columns `regime,entity,verdict,lower,upper,depth`.
    static func csv(_ verdicts: [OwnershipVerdict]) -> String {
        var text = "regime,entity,verdict,lower,upper,depth\n"
        for verdict in verdicts {
            text += CSVCell.text(verdict.rule) + "," + CSVCell.text(verdict.entity.rawValue) + ","
            text += cells(verdict.answer, verdict.bounds, verdict.depth) + "\n"
        }
        return text
    }

    /// Values as one JSON object a line, keys sorted.
    static func ndjson(_ values: [some Encodable]) throws -> String {
        try values.map { String(decoding: try JSONLine.bytes(of: $0), as: UTF8.self) + "\n" }.joined()
    }

    private static func cells(_ answer: OwnershipVerdict.Answer, _ bounds: Bounds, _ depth: Int?) -> String {
        "\(answer.rawValue),\(number(bounds.lower)),\(number(bounds.upper)),\(depth.map(String.init) ?? "")"
    }

    /// A fraction with as many decimals as it has, at most nine.
    static func number(_ fraction: Double) -> String {
        let units = Int64((fraction * 1e9).rounded())
        let rest = units % 1_000_000_000
        guard rest != 0 else { return "\(units / 1_000_000_000)" }
        let digits = String(rest)
        var decimals = String(repeating: "0", count: 9 - digits.count) + digits
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(units / 1_000_000_000).\(decimals)"
    }
}
