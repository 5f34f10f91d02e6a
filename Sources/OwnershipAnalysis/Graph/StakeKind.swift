/// What an owner holds in an asset.
public enum StakeKind: Hashable, Sendable {
    /// A share of the capital, of the proprietary rights, or of the profits.
    case capital
    /// A share of the votes.
    case voting
    /// A tie without a share.
    case control(ControlKind)

    /// A seat on the board, or another directing role.
    public static let directorship = StakeKind.control(.directorship)

    /// The word for the kind in files and output: `capital`, `voting`, or the key of a ``ControlKind``.
    public var key: String {
        switch self {
        case .capital: "capital"
        case .voting: "voting"
        case .control(let kind): kind.rawValue
        }
    }

    /// Whether it says that one side holds or commands the other; see ``ControlKind/saysWhoHolds``.
    public var saysWhoHolds: Bool {
        switch self {
        case .capital, .voting: true
        case .control(let kind): kind.saysWhoHolds
        }
    }

    /// Reads the word for a kind; `nil` for a word that is none.
    public init?(key: some StringProtocol) {
        let word = key.lowercased().replacing(" ", with: "-").replacing("_", with: "-")
        switch word {
        case "capital", "share", "shares", "shareholding", "ownership", "equity": self = .capital
        case "voting", "votes", "voting-rights": self = .voting
        default:
            guard let kind = ControlKind(rawValue: word) else { return nil }
            self = .control(kind)
        }
    }

    /// The kind as one byte of a flat array.
    var code: UInt8 {
        switch self {
        case .capital: 0
        case .voting: 1
        case .control(let kind): 2 + UInt8(ControlKind.allCases.firstIndex(of: kind) ?? 0)
        }
    }

    /// The kind that a byte of a flat array stands for.
    init(code: UInt8) {
        switch code {
        case 0: self = .capital
        case 1: self = .voting
        default:
            let index = Int(code) - 2
            self = .control(ControlKind.allCases.indices.contains(index) ? ControlKind.allCases[index] : .unspecified)
        }
    }
}

extension StakeKind: Codable {
    /// Reads the word for a kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let word = try container.decode(String.self)
        guard let kind = StakeKind(key: word) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "no kind of stake is called \(word)")
        }
        self = kind
    }

    /// Writes the word for the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(key)
    }
}
