public import ClewModel

/// One value of a table with its place.
///
/// The typed readers append one clear diagnostic and answer `nil` where the text is not what was asked for.
public struct Cell: Hashable, Sendable {
    /// The text without the blanks around it; never empty.
    public let text: String
    /// Where the cell starts.
    public let location: SourceLocation
    /// The name of its column.
    public let column: String
    /// Whether the table is separated by semicolons, so that a comma may be a decimal comma.
    let decimalComma: Bool

    /// Creates a cell, for values that come from elsewhere than a table.
    public init(text: String, location: SourceLocation, column: String, decimalComma: Bool = false) {
        self.text = text
        self.location = location
        self.column = column
        self.decimalComma = decimalComma
    }

    /// Appends an error about this cell.
    public func report(_ code: String, _ message: String, into diagnostics: inout [Diagnostic]) {
        diagnostics.append(Diagnostic(.error, code: code, message, at: location))
    }

    /// The text in quotes and cut to a length that fits a message.
    public var quoted: String {
        "“" + (text.count > 60 ? text.prefix(57) + "…" : text[...]) + "”"
    }

    /// Reads a number: `1234.5`, `1,234.5`, `1 234.5`, `1'234.5`; `1,5` is refused as ambiguous.
    public func number(_ diagnostics: inout [Diagnostic]) -> Double? {
        do throws(NumberText.Problem) {
            return try NumberText.parse(text, decimalComma: decimalComma)
        } catch {
            report("cell.number", "\(column) is \(quoted); \(error.expectation)", into: &diagnostics)
            return nil
        }
    }

    /// Reads a number from a range.
    public func number(in range: ClosedRange<Double>, _ diagnostics: inout [Diagnostic]) -> Double? {
        guard let value = number(&diagnostics) else { return nil }
        guard range.contains(value) else {
            report(
                "cell.range",
                "\(column) is \(quoted); expected a number from \(range.lowerBound) to \(range.upperBound)",
                into: &diagnostics)
            return nil
        }
        return value
    }

    /// Reads a quantity, its unit in another cell.
    ///
    /// - Parameters:
    ///   - unit: The cell with the unit; without it the unit must follow the number in this cell, as in `1,200 kg`.
    public func quantity(unit: Cell?, _ diagnostics: inout [Diagnostic]) -> Quantity? {
        var amountCell = self
        var unitCell = unit
        if unit == nil, let split = splitUnit() { (amountCell, unitCell) = split }
        let amount = amountCell.number(&diagnostics)
        var measure: UnitOfMeasure?
        var content = 1.0
        var scaled: Double?
        if let unitCell, let parts = unitCell.splitContainer() {
            guard let each = parts.content.number(&diagnostics), let unit = parts.unit.unit(&diagnostics) else {
                return nil
            }
            (content, measure) = (each, unit)
        } else if let unitCell, UnitOfMeasure(text: unitCell.text) == nil, unitCell.text == unitCell.text.uppercased(),
            let scale = UnitScale(recommendation: unitCell.text)
        {
            // A code of a unit that a case knows only by another, such as DTN, which is 100 kg; in small letters it may be a word, such as mil.
            (measure, scaled) = (scale.unit, amount.map(scale.amount))
        } else if let unitCell {
            measure = unitCell.unit(&diagnostics)
        } else {
            report(
                "cell.unit.missing", "\(column) is \(quoted) without a unit; \(Cell.unitsExpected)", into: &diagnostics)
        }
        guard let amount, let measure else { return nil }
        guard let quantity = Quantity(scaled ?? amount * content, measure) else {
            report("cell.quantity", "\(column) is \(quoted); expected a quantity of 0 or more", into: &diagnostics)
            return nil
        }
        return quantity
    }

    /// Reads a unit of measure.
    public func unit(_ diagnostics: inout [Diagnostic]) -> UnitOfMeasure? {
        if UnitOfMeasure.isAmbiguous(text) {
            report(
                "cell.unit.ambiguous",
                "\(column) is \(quoted), which is 1,000 kg to some, 907.18 kg (a short ton) or 1,016.05 kg (a long ton) to "
                    + "others; write t, short ton or long ton", into: &diagnostics)
            return nil
        }
        guard let unit = UnitOfMeasure(text: text) else {
            report("cell.unit", "\(column) is \(quoted), an unknown unit; \(Cell.unitsExpected)", into: &diagnostics)
            return nil
        }
        return unit
    }

    /// Reads a day; `05/03/2024` is refused, never guessed at.
    public func day(_ diagnostics: inout [Diagnostic]) -> Day? {
        do throws(DateText.Problem) {
            return try DateText.day(text)
        } catch {
            report("cell.date", "\(column) is \(quoted); \(error.expectation)", into: &diagnostics)
            return nil
        }
    }

    /// Reads a date that may be known to the month or year only.
    public func partialDate(_ diagnostics: inout [Diagnostic]) -> PartialDate? {
        do throws(DateText.Problem) {
            return try DateText.partialDate(text)
        } catch {
            report("cell.date", "\(column) is \(quoted); \(error.expectation)", into: &diagnostics)
            return nil
        }
    }

    /// Reads `yes`, `no`, `true`, `false`, `是` or `否`.
    public func bool(_ diagnostics: inout [Diagnostic]) -> Bool? {
        switch text.lowercased() {
        case "yes", "y", "true", "是": return true
        case "no", "n", "false", "否": return false
        default:
            report("cell.bool", "\(column) is \(quoted); expected yes or no", into: &diagnostics)
            return nil
        }
    }

    /// Reads one of the raw values of an enumeration.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type = Choice.self, _ diagnostics: inout [Diagnostic]
    ) -> Choice? where Choice.RawValue == String {
        let key = text.lowercased()
        if let choice = Choice.allCases.first(where: { $0.rawValue.lowercased() == key }) { return choice }
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        report("cell.choice", "\(column) is \(quoted); expected one of \(names)", into: &diagnostics)
        return nil
    }

    /// The parts of the text between separators, trimmed, without empty ones.
    public func list(separator: Character = ";") -> [String] {
        text.split(separator: separator).map { Text.trimmed($0) }.filter { !$0.isEmpty }
    }

    private static let unitsExpected =
        "expected one of " + UnitOfMeasure.allCases.map(\.rawValue).joined(separator: ", ")

    /// Whether it is a unit that states what one container holds, as in `bales of 218 kg` or `carton of 24 pcs`.
    public var statesContent: Bool { splitContainer() != nil }

    /// The content of one container and its unit, where a unit is written as in `bales of 218 kg` or `carton of 24 pcs`.
    private func splitContainer() -> (content: Cell, unit: Cell)? {
        let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
        guard words.count == 3, words[1].lowercased() == "of",
            Cell.containers.contains(words[0].lowercased()) || UnitOfMeasure(text: words[0])?.isContainer == true
        else { return nil }
        return Cell(text: String(words[2]), location: location, column: column, decimalComma: decimalComma).splitUnit()
            .map { (content: $0, unit: $1) }
    }

    /// Containers that are units only together with their content.
    private static let containers: Set = [
        "bag", "bags", "box", "boxes", "roll", "rolls", "sack", "sacks", "case", "cases", "pack", "packs", "beam",
        "beams",
        "pallet", "pallets", "can", "cans", "cone", "cones",
    ]

    private func splitUnit() -> (Cell, Cell)? {
        guard let start = text.lastIndex(where: { $0.isNumber }) else { return nil }
        let amount = Text.trimmed(text[...start])
        let unit = Text.trimmed(text[text.index(after: start)...])
        guard !unit.isEmpty else { return nil }
        return (
            Cell(text: amount, location: location, column: column, decimalComma: decimalComma),
            Cell(text: unit, location: location, column: column, decimalComma: decimalComma)
        )
    }
}
