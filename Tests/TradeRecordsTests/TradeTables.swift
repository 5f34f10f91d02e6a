import Foundation
import Screening
import TradeRecords

/// Tables of trade records for tests; every party in them is invented.
enum TradeTables {
    /// The recogniser of titles that the program hands in.
    static let titles: PartyTitleReader = { title in
        guard let found = Screening.PartyTitle(title) else { return nil }
        let content: TradeRecords.PartyTitle.Content =
            switch found.content {
            case .name: .name
            case .country: .country
            case .other: .other
            }
        return TradeRecords.PartyTitle(party: found.party, content: content)
    }

    /// A book of tables given as texts.
    static func book(
        _ texts: String..., options: TradeBook.Options = TradeBook.Options()
    ) throws -> TradeBook {
        try TradeBook(
            texts.enumerated().map { TradeSource(name: "records\($0.offset + 1).csv", bytes: Array($0.element.utf8)) },
            options: options, titles: titles)
    }
}
