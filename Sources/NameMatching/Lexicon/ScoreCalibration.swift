package import Foundation

/// Turns what the models estimate into probabilities: for names in each pair of scripts, how often pairs that look as alike name one party.
///
/// A model learnt from all scripts at once is too sure where letters tell little (Arabic and Hebrew leave vowels out, many Chinese names share one
/// pinyin) and not sure enough where it has to go by sound alone. `calibration.csv` has for each cell (``CalibrationCell``) a rising line through a few
/// points, estimate against probability, both in log-odds: isotonic regression over labelled pairs (Zadrozny and Elkan, *KDD* 2002), fitted by
/// `Benchmarks/calibration`. A cell with too few pairs takes the line of all pairs of its kind, across scripts or in one; where there is
/// none, the estimate stands.
///
/// Two laws hold whatever the file says. The order within a cell stays: every line rises. What no one party can have both of (``CalibrationCell/isApart``)
/// is never lifted to a match, and never comes before a pair of the same scripts that looks as alike without it.
///
/// Reading the file costs a pass over its rows; one value a search among at most some twenty points, without allocation.
package struct ScoreCalibration: Sendable {
    /// Which estimate is told.
    package enum Stage: String, Sendable, CaseIterable {
        /// Two names by themselves, where before looking either answer is as likely.
        case names
        /// A candidate as screening presents it: one of the up to five that fit a query best, where half of the queries mean a party of the list.
        case screening

        /// How far names that contradict each other may be lifted, in log-odds: below the threshold of the stage, 0.5 and 0.75.
        fileprivate var mostApart: Double { self == .names ? -0.2 : 0.9 }
    }

    /// The file beside the other tables.
    package static let fileName = "calibration.csv"

    /// The lines; -1 in ``places`` stands for none.
    private var lines: [Line] = []
    /// For every stage and cell the line that applies.
    private var places: [Int16]

    /// No line at all: every estimate stands.
    package init() { places = [Int16](repeating: -1, count: Stage.allCases.count * CalibrationCell.count) }

    /// Reads the file.
    ///
    /// - Throws: The row that names no cell, or whose points do not rise.
    package init(file url: URL) throws(NameMatchingError) {
        self.init()
        let file = try CommaSeparatedFile(url, requiring: ["stage", "kind", "scripts", "apart", "odds", "calibrated"])
        var named: [Scope: Int16] = [:]
        for row in file.rows {
            func refused(_ message: String) -> NameMatchingError {
                NameMatchingError(.malformedRow, message, file: file.name, line: row.line)
            }
            let scripts = file.field("scripts", of: row)
            guard let stage = Stage(rawValue: String(file.field("stage", of: row))),
                let kind = ModelWeights.kinds.firstIndex(of: String(file.field("kind", of: row))),
                let isApart = ["no": false, "yes": true][file.field("apart", of: row)],
                let reach = Reach(scripts)
            else {
                throw refused(
                    "No such stage, kind or pair of scripts; “apart” is yes or no. Fit the calibration again.")
            }
            guard let odds = Double(file.field("odds", of: row)), odds.isFinite,
                let calibrated = Double(file.field("calibrated", of: row)), calibrated.isFinite
            else { throw refused("Both odds have to be numbers.") }
            let scope = Scope(stage: stage, kind: kind, reach: reach, isApart: isApart)
            let number = named[scope] ?? Int16(lines.count)
            if named.updateValue(number, forKey: scope) == nil { lines.append(Line()) }
            guard lines[Int(number)].add(odds, calibrated) else {
                throw refused("The points of a cell have to rise in both columns.")
            }
        }
        for stage in Stage.allCases {
            for cell in CalibrationCell.all {
                func line(_ reach: Reach) -> Int16? {
                    named[
                        Scope(stage: stage, kind: ModelWeights.bank(of: cell.kind), reach: reach, isApart: cell.isApart)
                    ]
                }
                places[place(cell, stage)] =
                    line(.pair(cell.first, cell.second)) ?? line(cell.isAcrossScripts ? .across : .one) ?? -1
            }
        }
    }

    /// The log-odds to tell for an estimate.
    ///
    /// - Parameters:
    ///   - estimate: The log-odds of the model.
    ///   - cell: What is compared.
    ///   - stage: Which estimate it is.
    /// - Returns: The log-odds of the probability; rises with the estimate.
    package func odds(_ estimate: Double, of cell: CalibrationCell, at stage: Stage) -> Double {
        let plain = value(estimate, cell.agreeing, stage)
        guard cell.isApart else { return plain }
        // A hundredth of the estimate keeps the order of what is held here.
        let most = max(estimate, stage.mostApart + min(estimate, 9) / 100)
        return min(most, plain, value(estimate, cell, stage))
    }

    private func value(_ estimate: Double, _ cell: CalibrationCell, _ stage: Stage) -> Double {
        let line = places[place(cell, stage)]
        return line < 0 ? estimate : lines[Int(line)].value(estimate)
    }

    private func place(_ cell: CalibrationCell, _ stage: Stage) -> Int {
        (stage == .names ? 0 : CalibrationCell.count) + cell.number
    }

    /// Which cells a line is for.
    private struct Scope: Hashable {
        var stage: Stage
        var kind: Int
        var reach: Reach
        var isApart: Bool
    }

    /// Two scripts, or all pairs of which both are one script, or of which they differ.
    private enum Reach: Hashable {
        case pair(NameScript, NameScript)
        case across
        case one

        init?(_ text: Substring) {
            switch text {
            case "across": self = .across
            case "one": self = .one
            default:
                let names = CommaSeparatedFile.parts(of: text, at: "+")
                guard names.count == 2, let first = NameScript(named: names[0]),
                    let second = NameScript(named: names[1]),
                    first.rawValue <= second.rawValue
                else { return nil }
                self = .pair(first, second)
            }
        }
    }

    /// A rising line through points, straight between them and half as steep beyond.
    private struct Line: Sendable {
        private var estimates: [Double] = []
        private var values: [Double] = []
        private static let slopeBeyond = 0.5

        /// Adds a point; `false` where it does not lie above the last.
        mutating func add(_ estimate: Double, _ value: Double) -> Bool {
            if let last = estimates.last, let lastValue = values.last, estimate <= last || value <= lastValue {
                return false
            }
            estimates.append(estimate)
            values.append(value)
            return true
        }

        func value(_ estimate: Double) -> Double {
            var next = 0
            while next < estimates.count, estimates[next] < estimate { next += 1 }
            if next == 0 { return values[0] + Self.slopeBeyond * (estimate - estimates[0]) }
            let last = next - 1
            if next == estimates.count { return values[last] + Self.slopeBeyond * (estimate - estimates[last]) }
            let share = (estimate - estimates[last]) / (estimates[next] - estimates[last])
            return values[last] + share * (values[next] - values[last])
        }
    }
}
