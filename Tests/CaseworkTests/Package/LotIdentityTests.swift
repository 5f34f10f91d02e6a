import ClewModel
import SupplyChain
import Testing

@testable import Casework

/// One lot is found in several cases whatever each of them writes it in; all parties and goods here are invented.
struct LotIdentityTests {
    private static let place = ClewModel.SourceLocation(file: "lots.csv")

    /// A case that uses 100 t of one lot up.
    private static func claimed(
        _ name: String, _ id: String, number: String? = nil, maker: String? = nil, seller: String? = nil
    ) throws -> ClaimedCase {
        var found = Case(title: name, requester: "R", commodity: "cotton", location: place)
        found.parties = [maker, seller].compactMap(\.self).map { CaseParty(id: $0, name: $0, location: place) }
        let whole = try #require(Quantity(100, .tonne))
        var lot = Lot(id: id, stage: "ginning", quantity: whole, location: place)
        lot.number = number
        lot.producer = maker
        found.lots = [lot]
        var use = SupplyEvent(id: "E", kind: .transform, location: place)
        use.inputs = [SupplyEvent.Leg(lot: id, quantity: whole, location: place)]
        var sale = SupplyEvent(id: "S", kind: .sell, location: place)
        sale.inputs = use.inputs
        sale.party = seller
        found.events = seller == nil ? [use] : [sale, use]
        return ClaimedCase(name: name, content: found)
    }

    private static let forms = [
        "urn:epc:class:lgtin:4012345.012345.L-7", "https://id.gs1.org/01/04012345123456/10/L-7",
        "http://trace.example/a/01/04012345123456/10/L-7?x=1", "https://trace.example/gtin/4012345123456/lot/L-7",
        "(01)04012345123456(10)L-7", "(10)L-7 (01) 0401 2345 12345 6",
    ]

    @Test(arguments: forms, forms)
    func aLotIsOneInEveryForm(one: String, other: String) throws {
        let found = DoubleClaims([try Self.claimed("a", one), try Self.claimed("b", other)]).found
        #expect(found.map(\.kind) == [.lot])
        #expect(found.first?.isOpen == false)
    }

    @Test(arguments: [
        ("urn:epc:id:sgtin:4012345.012345.S5", "(01)04012345123456(21)S5"),
        ("urn:epc:tag:sgtin-96:1.4012345.012345.S5", "https://a.example/01/04012345123456/21/S5"),
        ("urn:epc:id:sscc:0614141.1234567890", "(00)106141412345678908"),
        ("urn:epc:class:lgtin:4012345.012345.A%2FB", "(01)04012345123456(10)A/B"),
    ])
    func piecesAndPalletsAreOneInEveryForm(one: String, other: String) throws {
        #expect(DoubleClaims([try Self.claimed("a", one), try Self.claimed("b", other)]).found.map(\.kind) == [.lot])
    }

    @Test(arguments: [
        ("(01)04012345123456(10)L-7", "(01)04012345123456(10)L-8"),
        ("(01)04012345123456(10)L-7", "(01)04012345123456(10)l-7"),
        ("(01)04012345123456(10)L-7", "(01)04012345123457(10)L-7"),
        ("(01)04012345123456", "https://id.gs1.org/01/04012345123456"),
        ("https://id.gs1.org/01/04012345123456/10/A%2FB", "https://id.gs1.org/01/04012345123456/10/A%2FC"),
        ("urn:epc:idpat:sgtin:4012345.012345.*", "urn:epc:idpat:sgtin:4012345.012345.*"),
    ])
    func differentLotsStayApart(one: String, other: String) throws {
        #expect(DoubleClaims([try Self.claimed("a", one), try Self.claimed("b", other)]).found.isEmpty)
    }

    @Test func aNumberOnPapersMayBeTheFormThatIsKnownEverywhere() throws {
        let link = try Self.claimed("a", Self.forms[1])
        let printed = try Self.claimed("b", "LOT-1", number: "(01)04012345123456(10)L-7")
        let split = try Self.claimed("c", "(01)04012345123456", number: "L-7")
        #expect(DoubleClaims([link, printed]).found.count == 1)
        #expect(DoubleClaims([link, split, printed]).found.map(\.claimants.count) == [3])
    }

    /// The case of tables names the maker's number, the case of events the trade item as well.
    @Test func aNumberOfTheMakerIsTheLotThatAlsoHasATradeItem() throws {
        let link = try Self.claimed("a", Self.forms[1], number: "L-7", maker: "Brazos Fork Gin")
        let table = try Self.claimed("b", "L1", number: "l 7", maker: "Brazos Fork Gin")
        #expect(DoubleClaims([link, table]).found.map(\.kind) == [.lot])
        let other = try Self.claimed(
            "c", "https://id.gs1.org/01/04012345022223/10/L-7", number: "L-7", maker: "Brazos Fork Gin")
        #expect(DoubleClaims([link, other]).found.isEmpty)
        // With two trade items of one number nobody can tell which the table means.
        #expect(DoubleClaims([link, other, table]).found.isEmpty)
    }

    @Test func twoTradeItemsThatOneSellerSoldUnderOneNumberStayApart() throws {
        let cases = try ["04012345123456", "04012345022223"].map {
            try Self.claimed($0, "https://id.gs1.org/01/\($0)/10/7", number: "7", seller: "Tarvil Trading")
        }
        #expect(DoubleClaims(cases).found.isEmpty)
    }

    @Test func aMakerIsOneUnderItsLocationNumberInEitherForm() throws {
        let one = try Self.claimed("a", "L1", number: "7", maker: "urn:epc:id:pgln:4012345.00001")
        let other = try Self.claimed("b", "L2", number: "7", maker: "https://a.example/417/4012345000016")
        #expect(DoubleClaims([one, other]).found.map(\.kind) == [.lot])
    }

    /// A case that joins two parts of one lot and uses the whole.
    private static func parted(_ name: String, _ id: String, _ sizes: [Double], use: Double) throws -> ClaimedCase {
        var found = Case(title: name, requester: "R", commodity: "cotton", location: place)
        found.parties = [CaseParty(id: "gin", name: "Brazos Fork Gin", location: place)]
        func add(_ lot: String, _ tonnes: Double) throws -> SupplyEvent.Leg {
            let quantity = try #require(Quantity(tonnes, .tonne))
            var one = Lot(id: lot, stage: "ginning", quantity: quantity, location: place)
            (one.number, one.producer) = ("L-7", "gin")
            found.lots.append(one)
            return SupplyEvent.Leg(lot: lot, quantity: quantity, location: place)
        }
        var joint = SupplyEvent(id: "joined:" + id, kind: .transform, location: place)
        for (index, size) in sizes.enumerated() { joint.inputs.append(try add("\(id) (part \(index + 1))", size)) }
        joint.outputs = [try add(id, sizes.reduce(0, +))]
        var spent = SupplyEvent(id: "E", kind: .transform, location: place)
        spent.inputs = [SupplyEvent.Leg(lot: id, quantity: try #require(Quantity(use, .tonne)), location: place)]
        found.events = [joint, spent]
        try #require(joint.joinsParts)
        return ClaimedCase(name: name, content: found)
    }

    /// Part 1 of one case may be part 2 of another: the whole alone carries what is claimed.
    @Test func partsOfALotAreClaimedWithTheirWhole() throws {
        let half = try Self.parted("a", Self.forms[1], [60, 40], use: 50)
        let rest = try Self.parted("b", Self.forms[1], [40, 60], use: 50)
        #expect(DoubleClaims([half, rest]).found.isEmpty)
        let more = try Self.parted("c", Self.forms[1], [40, 60], use: 70)
        let found = DoubleClaims([half, more]).found
        #expect(found.map(\.kind) == [.lot])
        #expect(found.first?.claimants.count == 2)
    }
}
