import ClewModel
import SourceFiles

/// One order of notices, lines and batches by what they say, so that the order in which they were written changes nothing.
extension TradeNotice {
    /// The notice with its lines, and their batches, in order.
    var inOrder: TradeNotice {
        var notice = self
        notice.orders.sort(by: TradeNotice.isEarlier)
        notice.lines = lines.map(\.inOrder).map { (words: $0.words, line: $0) }
            .sorted { TradeNotice.isEarlier($0.words, $1.words) }.map(\.line)
        return notice
    }

    /// What the notice says, as texts to compare.
    var words: [String] {
        [
            kind.rawValue, TradeNotice.padded(number), issued?.description ?? "", time.map(String.init) ?? "",
            "\(function)", sent?.description ?? "",
        ] + parties.map(TradeNotice.words) + lines.flatMap(\.words) + orders + note
    }

    /// Whether texts come before others, by their bytes.
    static func isEarlier(_ one: [String], _ other: [String]) -> Bool {
        one.lexicographicallyPrecedes(other, by: isEarlier)
    }

    static func isEarlier(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// A number so that its text sorts as it counts; anything else as it is.
    fileprivate static func padded(_ text: String) -> String {
        let isNumber = !text.isEmpty && text.utf8.count < 20 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber ? String(repeating: "0", count: 20 - text.utf8.count) + text : text
    }

    fileprivate static func words(_ player: Player) -> String {
        let party = player.party
        let said = [party.name] + party.identifiers.map { $0.scheme + " " + $0.value } + party.address
        return "\(player.part) " + (said + [party.country ?? ""]).joined(separator: "\u{1}")
    }
}

extension TradeNotice.Line {
    fileprivate var inOrder: TradeNotice.Line {
        var line = self
        line.orders.sort(by: TradeNotice.isEarlier)
        line.batches.sort { TradeNotice.isEarlier($0.words, $1.words) }
        return line
    }

    fileprivate var words: [String] {
        let texts: [String?] = [
            TradeNotice.padded(id), gtin, article, misread, name, amount?.words, origin, place, made?.description,
            customsCode, sent?.description, despatchLine.map { $0.number + "/" + $0.line },
            maker.map { TradeNotice.words((.maker, $0)) },
        ]
        return texts.map { $0 ?? "" } + batches.flatMap(\.words) + orders + parties.map(TradeNotice.words)
    }
}

extension TradeNotice.Batch {
    fileprivate var words: [String] { [TradeNotice.padded(number), amount?.words ?? ""] }
}
