import ClewModel
import SourceFiles

/// What an amount measures and in what: amounts of different measures are never added together.
public struct TradeMeasure: Hashable, Sendable, Codable, Comparable {
    /// What is measured.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Weight.
        case weight
        /// Value.
        case value
        /// Pieces, packages, and whatever else is counted.
        case quantity
        /// Containers, or their size.
        case containers
    }

    /// What is measured.
    public var kind: Kind
    /// The unit or the currency, as the table states it; `not stated` where it states none.
    public var unit: String
    /// What of it: `gross`, `net`, `FOB`, `CIF`; `nil` where the table does not say.
    public var basis: String?

    /// Creates a measure.
    public init(kind: Kind, unit: String, basis: String? = nil) {
        self.kind = kind
        self.unit = unit
        self.basis = basis
    }

    /// The word for a unit that nobody states.
    static let unstated = "not stated"

    /// Orders by kind, unit and basis.
    public static func < (lhs: TradeMeasure, rhs: TradeMeasure) -> Bool {
        (lhs.rank, lhs.unit, lhs.basis ?? "") < (rhs.rank, rhs.unit, rhs.basis ?? "")
    }

    private var rank: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

/// An amount of a row, in thousandths.
struct TradeAmount: Hashable, Sendable {
    var measure: TradeMeasure
    var thousandths: Int64

    /// The largest amount that is read: more is a slip of the pen, and sums of such would not fit.
    private static let most = 1e12

    /// Reads a number with, perhaps, its unit before or behind it: `3903 PCS`, `USD 12,345.60`.
    ///
    /// - Parameters:
    ///   - stated: The unit by the column of units, or else by the title.
    ///   - isMoney: Whether the unit is a currency.
    /// - Returns: `nil` for a cell that holds no amount; an amount below nothing, or one that is no number, is a doubt.
    static func read(
        _ cell: String, _ kind: TradeMeasure.Kind, stated: String?, basis: String?, decimalComma: Bool,
        isDoubtful: inout Bool
    ) -> TradeAmount? {
        let text = Text.trimmed(cell)
        guard !text.isEmpty, PlaceholderText(text) == nil else { return nil }
        var number = text
        var own: String?
        if text.contains(where: { $0.isLetter || "$€£¥₹".contains($0) }) {
            guard let start = text.firstIndex(where: { $0.isNumber || $0 == "-" }),
                let end = text.lastIndex(where: \.isNumber), start <= end
            else {
                isDoubtful = true
                return nil
            }
            number = String(text[start...end])
            let before = Text.trimmed(text[..<start])
            let behind = Text.trimmed(text[text.index(after: end)...])
            guard before.isEmpty || behind.isEmpty else {
                isDoubtful = true
                return nil
            }
            own = before.isEmpty ? behind : before
        }
        guard let value = try? NumberText.parse(number, decimalComma: decimalComma), value >= 0, value < most else {
            isDoubtful = true
            return nil
        }
        guard value > 0 else { return nil }
        let unit = own ?? stated
        let named: String
        switch kind {
        case .weight: named = unit.map(massUnit) ?? TradeMeasure.unstated
        case .value: named = unit.flatMap(currency) ?? TradeMeasure.unstated
        case .quantity: named = unit.map(countUnit) ?? TradeMeasure.unstated
        case .containers: named = stated ?? "containers"
        }
        return TradeAmount(
            measure: TradeMeasure(kind: kind, unit: named, basis: basis), thousandths: Int64((value * 1000).rounded()))
    }

    /// A unit of weight by its usual name; a ton that may be three things stays a ton.
    private static func massUnit(_ text: String) -> String {
        let text = Text.trimmed(text)
        guard !text.isEmpty else { return TradeMeasure.unstated }
        if UnitOfMeasure.isAmbiguous(text) { return "ton (which, is not said)" }
        guard let unit = UnitOfMeasure(text: text) else { return String(text.uppercased().prefix(24)) }
        return unit.rawValue
    }

    private static func countUnit(_ text: String) -> String {
        let text = Text.trimmed(text)
        guard !text.isEmpty else { return TradeMeasure.unstated }
        return UnitOfMeasure(text: text)?.rawValue ?? String(text.uppercased().prefix(24))
    }

    /// A currency by its three letters; a sign such as `$` is that of several.
    private static func currency(_ text: String) -> String? {
        let text = Text.trimmed(text).uppercased().replacing("US$", with: "USD").replacing("US $", with: "USD")
        guard text.utf8.count == 3, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        return text == "RMB" ? "CNY" : text
    }
}
