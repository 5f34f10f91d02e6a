import ClewModel
import SourceFiles

/// One invoice or ship notice, in one form whatever it was written in.
struct TradeNotice: Sendable {
    /// What the sender says of the goods.
    enum Kind: String, Sendable {
        /// They were sold.
        case invoice
        /// They were sent.
        case despatch

        /// The kind of document, as the index of a case's documents names it.
        var documentType: String { self == .invoice ? "invoice" : "delivery-note" }
    }

    /// What the document does to an earlier one of its number.
    enum Function: Sendable {
        case original
        /// It stands in place of the earlier one.
        case replacement
        /// It takes the earlier one back.
        case cancellation
    }

    /// Who plays a part.
    enum Part: Hashable, Sendable {
        case seller, buyer, shipFrom, shipTo, maker, exporter, importer, carrier
        /// Another part, by its code.
        case other(String)

        /// The role in a case.
        var role: CaseParty.Role? {
            switch self {
            case .seller: .supplier
            case .buyer: .buyer
            case .maker: .producer
            case .exporter: .exporter
            case .importer: .importer
            case .carrier: .carrier
            case .shipFrom, .shipTo: nil
            case .other: .other
            }
        }
    }

    struct Party: Sendable {
        var name = ""
        /// Identifiers with their scheme, such as `GLN`, as stated.
        var identifiers: [(scheme: String, value: String)] = []
        var country: String?
        var address: [String] = []
        var location: SourceLocation
    }

    /// An amount as stated, in a unit that a case knows; `unit` is `nil` where it does not.
    struct Amount: Hashable, Sendable {
        var value: Double
        var unit: UnitOfMeasure?
        /// The unit's code as stated.
        var code: String
    }

    struct Batch: Sendable {
        var number: String
        var amount: Amount?
    }

    struct Line: Sendable {
        var id: String
        var name = ""
        /// A Global Trade Item Number with a check digit that fits, in 14 digits.
        var gtin: String?
        /// The seller's number of the article.
        var article: String?
        var amount: Amount?
        var batches: [Batch] = []
        var origin: String?
        var place: String?
        var made: Day?
        var customsCode: String?
        var maker: Party?
        var orders: [String] = []
        /// The line of a ship notice that an invoice's line names: number and line.
        var despatchLine: (number: String, line: String)?
        var location: SourceLocation
    }

    var kind: Kind
    var number: String
    var function = Function.original
    var issued: Day?
    /// When the goods left, where the document says so.
    var sent: Day?
    var parties: [(part: Part, party: Party)] = []
    var lines: [Line] = []
    var orders: [String] = []
    var note: [String] = []
    var location: SourceLocation

    /// The first party of a part.
    func party(_ part: Part) -> Party? { parties.first { $0.part == part }?.party }
    /// Who sold, or who sent where nobody says.
    var from: Party? { kind == .invoice ? party(.seller) : party(.shipFrom) ?? party(.seller) }
    /// Who bought, or to whom the goods went.
    var to: Party? { kind == .invoice ? party(.buyer) : party(.shipTo) ?? party(.buyer) }
}

extension TradeNotice.Amount {
    /// Reads a decimal number.
    ///
    /// - Parameter mark: What stands before the decimals.
    static func number(_ text: String, mark: Character = ".") -> Double? {
        var digits = 0
        var marks = 0
        for (index, character) in text.enumerated() {
            if character.isASCII, character.isNumber {
                digits += 1
            } else if character == mark {
                marks += 1
            } else if !(index == 0 && (character == "-" || character == "+")) {
                return nil
            }
        }
        guard digits > 0, marks <= 1 else { return nil }
        guard let value = Double(mark == "." ? text : text.replacing(String(mark), with: ".")), value.isFinite else {
            return nil
        }
        return value
    }
}

/// The codes of units that business documents use.
enum BusinessUnit {
    /// UN/ECE Recommendation 20, and of Recommendation 21 (with an X before it) the containers that a case knows.
    static func recommendation(_ code: String) -> UnitOfMeasure? {
        switch code.uppercased() {
        case "KGM": .kilogram
        case "GRM": .gram
        case "TNE": .tonne
        case "STN": .shortTon
        case "LTN": .longTon
        case "LBR": .pound
        case "WTT": .watt
        case "KWT": .kilowatt
        case "MAW": .megawatt
        case "H87", "C62", "EA", "PCE", "NAR": .piece
        case "DZN": .dozen
        case "MTR": .metre
        case "YRD": .yard
        case "XBL", "XBN": .bale
        case "XDR": .drum
        case "XCT": .carton
        default: nil
        }
    }

    /// Data element 355 of X12, which has codes of its own: `TN` is a net ton, 2,000 pounds.
    static func x12(_ code: String) -> UnitOfMeasure? {
        switch code.uppercased() {
        case "EA", "PC", "UN": .piece
        case "DZ": .dozen
        case "KG": .kilogram
        case "GR": .gram
        case "LB": .pound
        case "TN": .shortTon
        case "YD": .yard
        case "DR": .drum
        case "CA", "CT": .carton
        default: nil
        }
    }
}

extension TradeNotice {
    /// A trade item number in 14 digits, where its check digit fits.
    static func gtin(_ text: String) -> String? {
        let isDigits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isDigits, [8, 12, 13, 14].contains(text.utf8.count) else { return nil }
        let padded = String(repeating: "0", count: 14 - text.utf8.count) + text
        return GS1Identifier.withCheckDigit(String(padded.dropLast())) == padded ? padded : nil
    }

    /// Whether a text is a location number of GS1 with a check digit that fits.
    static func isLocationNumber(_ text: String) -> Bool {
        text.utf8.count == 13 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && GS1Identifier.withCheckDigit(String(text.dropLast())) == text
    }
}
