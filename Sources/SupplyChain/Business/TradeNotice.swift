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

    /// Somebody, and the part that they play.
    typealias Player = (part: Part, party: Party)

    struct Batch: Sendable {
        var number: String
        var amount: Amount?
    }

    struct Line: Sendable {
        var id: String
        var name = ""
        /// A Global Trade Item Number in 14 digits, as stated: its check digit need not fit.
        var gtin: String?
        /// What stands in the place of a trade item number and has not the digits of one.
        var misread: String?
        /// The seller's number of the article.
        var article: String?
        var amount: Amount?
        var batches: [Batch] = []
        var origin: String?
        var place: String?
        var made: Day?
        var customsCode: String?
        var maker: Party?
        /// Who plays a part in this line, the nearest first; ahead of those of the whole notice.
        var parties: [Player] = []
        /// When these goods left, where that is said of them alone.
        var sent: Day?
        var orders: [String] = []
        /// The line of a ship notice that an invoice's line names: number and line.
        var despatchLine: (number: String, line: String)?
        var location: SourceLocation
    }

    var kind: Kind
    var number: String
    var function = Function.original
    var issued: Day?
    /// The second of that day, where the document says so.
    var time: Int?
    /// How many seconds the zone of that time is ahead of universal time, where the document says so.
    var zone: Int?
    /// When the goods left, where the document says so.
    var sent: Day?
    var parties: [Player] = []
    /// Further parties that are named, of lines or of nothing that the notice says more about.
    var mentioned: [Player] = []
    var lines: [Line] = []
    var orders: [String] = []
    var note: [String] = []
    var location: SourceLocation

    /// The first party of a part, for a line the nearest to it.
    func party(_ part: Part, of line: Line? = nil) -> Party? {
        line?.parties.first { $0.part == part }?.party ?? parties.first { $0.part == part }?.party
    }

    /// Who sold, or who sent where nobody says.
    func from(of line: Line? = nil) -> Party? {
        kind == .invoice ? party(.seller, of: line) : party(.shipFrom, of: line) ?? party(.seller, of: line)
    }

    /// Who bought, or to whom the goods went.
    func to(of line: Line? = nil) -> Party? {
        kind == .invoice ? party(.buyer, of: line) : party(.shipTo, of: line) ?? party(.buyer, of: line)
    }

    /// Who made the goods of a line: whom the line names, else whom the nearest of what holds for it names alone.
    func maker(of line: Line) -> Party? {
        if let maker = line.maker { return maker }
        let near = line.parties.filter { $0.part == .maker }
        let named = near.isEmpty ? parties.filter { $0.part == .maker } : near
        guard let first = named.first, named.allSatisfy({ $0.party.isSame(as: first.party) }) else { return nil }
        return first.party
    }

    /// Who sold or sent, of the whole or else of the first line.
    var from: Party? { from() ?? from(of: lines.first) }
    /// Who bought or to whom the goods went, of the whole or else of the first line.
    var to: Party? { to() ?? to(of: lines.first) }

    /// Whether this notice was written after another; `false` also where they do not say so.
    func isLater(than other: TradeNotice) -> Bool {
        guard let own = issued, let its = other.issued else { return false }
        // Two zones may turn the order of two days round.
        if let time, let before = other.time, let zone, let itsZone = other.zone {
            return (Int(own.number) - Int(its.number)) * 86_400 + (time - zone) - (before - itsZone) > 0
        }
        guard own == its else { return own > its }
        guard let time, let before = other.time, zone == nil, other.zone == nil else { return false }
        return time > before
    }
}

extension TradeNotice.Amount {
    /// An amount as a document states it, in a unit that a case knows where there is one.
    init(_ value: Double, _ code: String, _ scale: UnitScale?) {
        let scaled = scale?.amount(value) ?? value
        // What is more than a number can hold stays as it is stated, in a unit that nobody converts.
        self.init(value: scaled.isFinite ? scaled : value, unit: scaled.isFinite ? scale?.unit : nil, code: code)
    }

    /// The amount in words.
    var words: String { "\(Self.text(value)) \(unit?.rawValue ?? code)" }

    /// A number as text, whole where it is.
    static func text(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
    }

    /// Whether two amounts are one, up to what rounding of units leaves.
    func isClose(to other: Self) -> Bool {
        guard let unit, let its = other.unit else { return value == other.value && code == other.code }
        let (one, two) = (value * unit.factor, other.value * its.factor)
        return unit.dimension == its.dimension && (one - two).magnitude <= 1e-9 * max(one.magnitude, two.magnitude)
    }

    /// Both amounts together, in the unit of the first; `nil` where they measure different things.
    static func + (one: Self, other: Self) -> Self? {
        var sum = one
        if one.unit == other.unit, one.unit != nil || one.code == other.code {
            sum.value += other.value
        } else if let unit = one.unit, let its = other.unit, unit.dimension == its.dimension {
            sum.value += other.value * its.factor / unit.factor
        } else {
            return nil
        }
        return sum
    }

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

/// The codes of units that X12 has of its own.
enum X12Unit {
    /// Data element 355 of X12, which has codes of its own: `TN` is a net ton, 2,000 pounds, and `MP` a metric ton.
    static func scale(_ code: String) -> UnitScale? {
        switch code.uppercased() {
        case "EA", "PC", "UN": UnitScale(.piece)
        case "PR": UnitScale(.piece, 2)
        case "DZ": UnitScale(.dozen)
        case "KG": UnitScale(.kilogram)
        case "GR": UnitScale(.gram)
        case "MP": UnitScale(.tonne)
        case "LB": UnitScale(.pound)
        case "OZ": UnitScale(.pound, 1, per: 16)
        case "TN": UnitScale(.shortTon)
        case "YD": UnitScale(.yard)
        case "MR": UnitScale(.metre)
        case "FT": UnitScale(.metre, 3048, per: 10_000)
        case "IN": UnitScale(.metre, 254, per: 10_000)
        case "BA": UnitScale(.bale)
        case "DR": UnitScale(.drum)
        case "CA", "CT": UnitScale(.carton)
        default: nil
        }
    }
}

extension TradeNotice {
    /// A trade item number in 14 digits, and whether its check digit fits; `nil` for what has not the digits of one.
    static func gtin(_ text: String) -> (number: String, isSound: Bool)? {
        let isDigits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isDigits, [8, 12, 13, 14].contains(text.utf8.count) else { return nil }
        let padded = String(repeating: "0", count: 14 - text.utf8.count) + text
        return (padded, GS1Identifier.withCheckDigit(String(padded.dropLast())) == padded)
    }

    /// Whether a text is a location number of GS1 with a check digit that fits.
    static func isLocationNumber(_ text: String) -> Bool {
        text.utf8.count == 13 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && GS1Identifier.withCheckDigit(String(text.dropLast())) == text
    }

    /// Whether a scheme of identifiers is that of location numbers of GS1, by name or by its code of ISO 6523.
    static func isOfLocations(_ scheme: String) -> Bool { ["GLN", "0088"].contains(scheme.uppercased()) }
}

extension TradeNotice.Line {
    /// The batches, each number once: what is said of parts of a batch adds up.
    var batchesOnce: [TradeNotice.Batch] {
        var once: [TradeNotice.Batch] = []
        var places: [String: Int] = [:]
        for batch in batches {
            guard let index = places[batch.number] else {
                places[batch.number] = once.count
                once.append(batch)
                continue
            }
            guard let amount = batch.amount else { continue }
            guard let known = once[index].amount else {
                once[index].amount = amount
                continue
            }
            if let sum = known + amount { once[index].amount = sum } else { once.append(batch) }
        }
        return once
    }

    /// What the line says of its goods; `nil` where it names none.
    ///
    /// Lines of one number that say the same are parts of one.
    var goods: [String?]? {
        guard gtin != nil || article != nil || misread != nil || !name.isEmpty else { return nil }
        let origins = [origin, place, made?.description, customsCode, maker?.label]
        return [gtin, article, misread, name] + origins + orders
    }
}

extension TradeNotice.Party {
    /// What the document calls the party: its name, else its first identifier.
    var label: String {
        if !name.isEmpty { return name }
        guard let first = identifiers.first else { return "nobody" }
        return first.scheme.isEmpty ? first.value : "\(first.scheme) \(first.value)"
    }

    /// A location number with a check digit that fits.
    var locationNumber: String? { identifiers.first { TradeNotice.isLocationNumber($0.value) }?.value }
    /// A Legal Entity Identifier with check digits that fit.
    var lei: String? { identifiers.first { (try? LegalEntityIdentifier($0.value)) != nil }?.value }

    /// Whether two documents mean one party: by location number or LEI where both have one, else by name.
    func isSame(as other: TradeNotice.Party) -> Bool {
        if let own = locationNumber, let its = other.locationNumber { return own == its }
        if let own = lei, let its = other.lei { return own == its }
        return label == other.label
    }
}
