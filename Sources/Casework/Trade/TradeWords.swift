import ClewModel
import TradeRecords

/// What records of trade show, in words: what is named by how many bills, and nothing about what goods hold.
enum TradeWords {
    /// A range of whole things: `42 bills`, `41 to 42 bills`.
    static func count(_ range: TradeRange, _ one: String, _ many: String) -> String {
        let number = range.isExact ? whole(range.least) : "\(whole(range.least)) to \(whole(range.most))"
        return "\(number) \(range.isExact && range.least == 1 ? one : many)"
    }

    /// A number with its thousands apart.
    static func whole(_ number: Int64) -> String { Wording.number(Double(number), decimals: 0) }

    /// An amount with its unit.
    static func amount(_ amount: TradeReport.Amount) -> String {
        func text(_ value: Double) -> String { Wording.number(value, decimals: amount.kind == .value ? 2 : 3) }
        let number = amount.least == amount.most ? text(amount.most) : "\(text(amount.least)) to \(text(amount.most))"
        let basis = amount.basis.map { " (\($0))" } ?? ""
        let unit = amount.unit == "not stated" ? "in a unit not stated" : amount.unit
        return switch amount.kind {
        case .value:
            amount.unit == "not stated"
                ? "\(number) in a currency not stated\(basis)" : "\(amount.unit) \(number)\(basis)"
        case .quantity: amount.unit == "not stated" ? "\(number) units not stated" : "\(number) \(unit)"
        case .weight, .containers: "\(number) \(unit)\(basis)"
        }
    }

    /// When records were: `2024-02-01`, `2024-02-01 to 2024-12-03`, `no day stated`.
    static func time(_ tally: TradeReport.Tally) -> String {
        guard let first = tally.first, let last = tally.last else { return "no day stated" }
        let days = first == last ? "\(first)" : "\(first) to \(last)"
        guard tally.undated > 0 else { return days }
        return "\(days), and \(tally.undated == 1 ? "1 row" : "\(tally.undated) rows") without a day"
    }

    /// What a tally amounts to, weights and values.
    static func amounts(_ tally: TradeReport.Tally) -> String { tally.amounts.map(amount).joined(separator: "; ") }

    /// The roots that were asked for and that no list on hand names: of ways from these alone nothing is said about a listing.
    static func asked(_ parties: [TradeReport.Party]) -> Set<String> {
        Set(parties.filter { $0.root?.basis == .asked }.map(\.key))
    }

    /// A standing in words.
    ///
    /// - Parameter isAsked: Whether all roots of the ways were asked for and are not listed.
    static func standing(_ key: String, isAsked: Bool = false) -> String {
        if isAsked { return "from a party that was asked for; no list on hand names it" }
        let isQuestion = key.hasPrefix("maybe-")
        let time =
            switch isQuestion ? String(key.dropFirst(6)) : key {
            case "during": "while it was listed"
            case "after": "after its listing ended"
            case "before": "before it was listed"
            default: "no day tells whether it was listed then"
            }
        return isQuestion ? "from a party that may be listed; if it is, \(time)" : time
    }

    /// A standing as a tag.
    static func tag(_ key: String, isAsked: Bool = false) -> (text: String, look: String) {
        if isAsked { return ("▲ asked for", "medium") }
        return switch key {
        case "during": ("▲ while listed", "medium")
        case "before": ("○ before it was listed", "open")
        case "after": ("○ after its listing ended", "open")
        case "open": ("? no day", "open")
        default: ("? may be listed", "open")
        }
    }

    /// What a row calls who takes part: `shipper`, `shipper or exporter`.
    static func roles(_ roles: [TradeRole]) -> String { roles.map(\.words).joined(separator: " or ") }

    /// A product by its headings.
    static func product(_ product: String) -> String {
        if product.isEmpty { return "no code stated" }
        return product.contains("+")
            ? "several: \(product)" : product.count == 2 ? "chapter \(product)" : "heading \(product)"
    }

    /// What such tables cannot show, whatever they hold.
    static let always = [
        "A record says who ships and who receives. It does not say what the goods hold, or that what a party sends on is made of "
            + "what it received: every way here is exposure, and none is proof of content.",
        "What went by land or by air stands in no manifest of a vessel, trade within a country in no record of customs, and what "
            + "the user's tables leave out cannot be found in them.",
        "Names may be withheld at the request of those named, and a bill to order names nobody; a bank or a forwarder that stands as "
            + "consignee is not followed, for the goods are not its own.",
        "One name may be that of two companies, and two names those of one: names that differ by more than signs are not joined here.",
    ]
}
