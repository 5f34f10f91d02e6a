import ClewModel
import Testing

@testable import Screening

/// A legal form never decides: the same words without it, or with it, are the same name.
///
/// All names are invented, or generic words.
struct LegalFormAloneTests {
    private static func isFound(_ listed: String, by asked: String) throws -> Bool {
        let parties = [listed, "Quelin Quarry Company"].enumerated().map { number, name in
            InventedParties.company("party-\(number)", [name], country: nil)
        }
        let query = ScreeningQuery(id: "q", schema: .company, names: [asked])
        let result = try InventedParties.screener(parties).screen(query)
        return result.contains { $0.entity == "party-0" && $0.isMatch }
    }

    @Test(arguments: [
        ("SA Trading LLC", "SA Trading"), ("AG Textiles Ltd", "AG Textiles"), ("Melbor Bank PLC", "Melbor Bank"),
        ("United Shipbuilding Corporation", "United Shipbuilding"),
        ("Global Energy Company S.A.S.", "Global Energy Co."),
    ])
    func aFormThatIsLeftOutDecidesNothing(listed: String, asked: String) throws {
        #expect(try Self.isFound(listed, by: asked))
        #expect(try Self.isFound(asked, by: listed))
    }
}
