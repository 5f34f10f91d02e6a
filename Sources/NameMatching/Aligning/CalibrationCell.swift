/// What decides how a pair of names is calibrated: of what they are names, in which scripts, and whether they state what no one party has both of.
package struct CalibrationCell: Hashable, Sendable {
    /// Of what they are names.
    package let kind: NameKind
    /// The script of one name, and that of the other: the one with the lower number first.
    package let first: NameScript
    package let second: NameScript
    /// Whether each name has what the other contradicts: another name of a person, another trade name, generation, number, opposite word, unit or country.
    package let isApart: Bool

    init(kind: NameKind, _ one: NameScript, _ other: NameScript, isApart: Bool) {
        self.kind = kind
        first = one.rawValue <= other.rawValue ? one : other
        second = one.rawValue <= other.rawValue ? other : one
        self.isApart = isApart
    }

    /// Whether the names are written in different scripts.
    package var isAcrossScripts: Bool { first != second && first != .none && second != .none }

    /// The scripts as `calibration.csv` writes them: `latin+cyrillic`.
    package var scripts: String { "\(first)+\(second)" }

    /// The same cell without a contradiction.
    var agreeing: CalibrationCell { CalibrationCell(kind: kind, first, second, isApart: false) }

    /// The number of the cell, below ``count``.
    var number: Int {
        let scripts = Int(first.rawValue) * Self.width + Int(second.rawValue)
        return (ModelWeights.bank(of: kind) * Self.width * Self.width + scripts) * 2 + (isApart ? 1 : 0)
    }

    private static let width = NameScript.allCases.count
    /// How many numbers there are.
    static let count = ModelWeights.kinds.count * width * width * 2
    /// Every cell once.
    static var all: [CalibrationCell] {
        [NameKind.organization, .person, .vessel].flatMap { kind in
            NameScript.allCases.flatMap { one in
                NameScript.allCases.filter { one.rawValue <= $0.rawValue }.flatMap { other in
                    [false, true].map { CalibrationCell(kind: kind, one, other, isApart: $0) }
                }
            }
        }
    }
}

extension NameScript {
    /// The script of a name such as `cyrillic`.
    init?(named name: some StringProtocol) {
        guard let found = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = found
    }
}
