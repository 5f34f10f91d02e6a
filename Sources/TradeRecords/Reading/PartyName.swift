import ClewModel

/// Why a cell that should name a party names none that goods could be followed to.
public enum OpenEnd: String, Hashable, Sendable, Codable, CaseIterable {
    /// The cell is empty.
    case blank
    /// The name was withheld, or a word stands for it.
    case masked
    /// To order: whoever holds the bill.
    case toOrder = "to-order"
    /// A bank, which holds the bill as security.
    case bank
    /// Somebody who forwards or carries, by the words of the name or by a column of carriers.
    case forwarder
    /// The sender itself.
    case itself

    /// The reason in words.
    public var words: String {
        switch self {
        case .blank: "no name"
        case .masked: "a name withheld"
        case .toOrder: "to order"
        case .bank: "a bank"
        case .forwarder: "a forwarder or carrier"
        case .itself: "the sender itself"
        }
    }
}

/// What a cell says of who plays a part.
struct PartyCell: Hashable, Sendable {
    /// The parties named, as they are written; one for most.
    var names: [String] = []
    /// Why there is none to follow; also where a name is given that cannot be the owner of goods, which ``beside`` then holds.
    var openEnd: OpenEnd?
    /// Who stands between: the forwarder who acts on behalf of the parties named, or is all that is named.
    var beside: [String] = []
    /// Whether lines of the cell were left aside as those of an address.
    var hasMore = false

    /// Reads a cell.
    ///
    /// A name is taken whole from the first line. Semicolons and upright strokes set parties apart where each part is one without
    /// a digit; of what is written behind “on behalf of” the goods are, and of what stands before it not.
    init(_ cell: String) {
        let lines = cell.replacing("\"\"", with: "\"").split { $0.isNewline || $0 == "\u{2028}" }
            .map(Self.trimmed).filter { !$0.isEmpty }
        guard let first = lines.first else {
            openEnd = .blank
            return
        }
        hasMore = lines.count > 1
        var parts = first.split { $0 == ";" || $0 == "|" }.map { Self.trimmed(String($0)) }.filter { !$0.isEmpty }
        if parts.count > 1, parts.contains(where: { part in part.contains(where: \.isNumber) || part.count < 3 }) {
            parts = [parts[0]]
            hasMore = true
        }
        var reasons: [OpenEnd] = []
        for part in parts { read(part, &reasons) }
        if names.isEmpty { openEnd = reasons.min { Self.rank($0) < Self.rank($1) } ?? .blank }
    }

    private mutating func read(_ part: String, _ reasons: inout [OpenEnd]) {
        let plain = Self.key(part)
        let order = plain.isEmpty ? nil : Self.order(plain, part)
        if case .nobody? = order {
            reasons.append(.toOrder)
            return
        }
        if plain.isEmpty || Self.isMasked(part, plain) {
            reasons.append(part.isEmpty ? .blank : .masked)
            return
        }
        if let principal = Self.principal(of: part) {
            let (agent, behind) = principal
            if !agent.isEmpty { beside.append(agent) }
            read(behind, &reasons)
            return
        }
        if case .of(let name)? = order {
            if Self.isBank(Self.key(name)) {
                beside.append(name)
                reasons.append(.bank)
            } else {
                names.append(name)
            }
            return
        }
        if Self.isBank(plain) {
            beside.append(part)
            reasons.append(.bank)
        } else if Self.isForwarder(plain) {
            beside.append(part)
            reasons.append(.forwarder)
        } else {
            names.append(part)
        }
    }

    /// The name by which two spellings are one: in capitals, without signs and doubled blanks.
    ///
    /// No word is left out.
    static func key(_ name: String) -> String {
        var key = String.UnicodeScalarView()
        var isPending = false
        // How many letters stand since the last blank or point: “S.A.” is “SA”, and “CO.LTD” is “CO LTD”.
        var run = 0
        for scalar in name.uppercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
            {
                if isPending, !key.isEmpty { key.append(" ") }
                isPending = false
                key.append(scalar)
                run += 1
            } else if scalar == "'" || scalar == "’" {
                continue
            } else if scalar == ".", run == 1 {
                run = 0
            } else {
                isPending = true
                run = 0
            }
        }
        return String(key)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = text[...]
        while let first = text.first, first.isWhitespace || ",:-".contains(first) { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace || ",:-".contains(last) { text = text.dropLast() }
        return String(text)
    }

    private static func isMasked(_ part: String, _ plain: String) -> Bool {
        if PlaceholderText(part) != nil || masks.contains(plain) { return true }
        guard plain.contains(where: \.isLetter) else { return true }
        return part.contains("*****") || plain.hasPrefix("CONFIDENTIAL") || plain.hasPrefix("REDACTED")
            || plain.hasPrefix("NAME WITHHELD") || plain.hasPrefix("NOT AVAILABLE") || plain.hasPrefix("NOT DECLARED")
    }

    private static let masks: Set<String> = [
        "NOT AVAILABLE", "NOTAVAILABLE", "N A", "NA", "NONE", "NULL", "UNKNOWN", "UNAVAILABLE", "NOT DECLARED",
        "NOT DISCLOSED",
        "UNDISCLOSED", "CONFIDENTIAL", "WITHHELD", "REDACTED", "MASKED", "NO NAME", "NAME NOT AVAILABLE",
        "INFORMATION NOT AVAILABLE",
        "NOT STATED", "NOT PROVIDED", "NOT LISTED", "NOT GIVEN", "SAME", "SAME AS CONSIGNEE", "SAME AS ABOVE",
        "SAME AS SHIPPER",
        "SAME AS NOTIFY", "SAME AS NOTIFY PARTY", "AS PER BILL", "TO BE ADVISED", "VARIOUS", "PRIVATE PERSON",
        "INDIVIDUAL",
    ]

    /// What stands before and behind “on behalf of”.
    private static func principal(of part: String) -> (agent: String, behind: String)? {
        // Most names hold none of these, and an expression is slow where there are millions.
        let upper = part.uppercased()
        guard ["BEHALF", "O/B", "OBO", "ACCOUNT", "A/C"].contains(where: upper.contains) else { return nil }
        let match = part.firstMatch(of: /(?i)\b(on\s+behalf\s+of|o\/b\/o|o\/b|obo|for\s+account\s+of|a\/c\s+of)\b\.?/)
        guard let match else { return nil }
        let behind = trimmed(part[match.range.upperBound...])
        guard !behind.isEmpty else { return nil }
        var agent = trimmed(part[..<match.range.lowerBound])
        if key(agent) == "AS AGENT" || key(agent) == "AS AGENTS" { agent = "" }
        return (agent, behind)
    }

    private enum Order {
        case nobody
        case of(String)
    }

    /// What a bill to order says: to whose order.
    private static func order(_ plain: String, _ part: String) -> Order? {
        let starts = [
            "TO THE ORDER OF", "TO ORDER OF", "ORDER OF", "TO THE ORDER", "TO ORDER", "A LA ORDEN DE", "A LA ORDEN",
            "A ORDEM",
        ]
        guard let start = starts.first(where: { plain == $0 || plain.hasPrefix($0 + " ") }) else {
            return plain == "ORDER" || plain == "BEARER" || plain == "TO BEARER" ? .nobody : nil
        }
        guard plain != start, start.hasSuffix("OF") || start.hasSuffix("DE") else { return .nobody }
        let words = start.split(separator: " ").count
        let rest = part.split(separator: " ").dropFirst(words).joined(separator: " ")
        let whom = key(rest)
        let isNobody = ["SHIPPER", "THE SHIPPER", "HOLDER", "THE HOLDER", "BEARER", "CONSIGNOR", "EMBARCADOR", ""]
            .contains(whom)
        return isNobody ? .nobody : .of(trimmed(rest))
    }

    private static func words(_ plain: String) -> Set<Substring> { Set(plain.split(separator: " ")) }

    private static func isBank(_ plain: String) -> Bool {
        !words(plain).isDisjoint(with: ["BANK", "BANQUE", "BANCO", "BANKA", "BANKASI", "БАНК"]) || plain.contains("银行")
            || plain.contains("銀行")
    }

    /// Whether the words of a name are those of somebody who forwards or carries goods for others.
    static func isForwarder(_ plain: String) -> Bool {
        let found = words(plain)
        if !found.isDisjoint(with: forwarding) { return true }
        if found.contains("SHIPPING"),
            !found.isDisjoint(with: ["LINE", "LINES", "AGENCY", "AGENCIES", "SERVICE", "SERVICES"])
        {
            return true
        }
        if found.contains("CUSTOMS"), !found.isDisjoint(with: ["BROKER", "BROKERS", "BROKERAGE", "CLEARANCE"]) {
            return true
        }
        return ["货运", "貨運", "物流", "货代", "船务", "船務"].contains { plain.contains($0) }
    }

    private static let forwarding: Set<Substring> = [
        "FREIGHT", "FORWARDING", "FORWARDER", "FORWARDERS", "LOGISTICS", "LOGISTIC", "LOGISTIK", "LOGISTICA",
        "LOJISTIK", "CARGO",
        "NVOCC", "CONSOLIDATORS", "CONSOLIDATION", "TRANSITAIRE", "SPEDITION",
    ]

    /// Whether a cell of a carrier holds its code and no name: four capitals.
    static func isCarrierCode(_ cell: String) -> Bool {
        cell.utf8.count == 4 && cell.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    private static func rank(_ reason: OpenEnd) -> Int { OpenEnd.allCases.firstIndex(of: reason) ?? 0 }
}
