import ClewModel
import SourceFiles
import SupplyChain
import TestSupport
import Testing

@testable import Casework

/// What exists once and is claimed by two cases is found; what only looks alike is not.
struct DoubleClaimTests {
    // A case of one lot that is used up, with a document that shows it.

    private func place(_ file: String) -> ClewModel.SourceLocation { ClewModel.SourceLocation(file: file) }

    private func party(_ id: String, _ name: String, country: String? = "us", number: String? = nil) -> CaseParty {
        var party = CaseParty(id: id, name: name, location: place("parties.csv"))
        party.country = country
        if let number {
            party.identifiers = [
                CaseParty.Identifier(kind: .registrationNumber, value: number, location: place("parties.csv"))
            ]
        }
        return party
    }

    private func claimed(
        _ name: String, maker: CaseParty, lot id: String = "L", number: String? = nil, size: Double = 100,
        used: Double? = 100, document change: (inout CaseDocument) -> Void = { _ in }
    ) throws -> ClaimedCase {
        var found = Case(title: name, requester: "R", commodity: "cotton", location: place("case.yaml"))
        found.parties = [maker]
        var lot = Lot(
            id: id, stage: "ginning", quantity: try #require(Quantity(size, .tonne)), location: place("lots.csv"))
        lot.producer = maker.id
        lot.number = number
        found.lots = [lot]
        var event = SupplyEvent(id: "E", kind: .transform, location: place("events.csv"))
        event.inputs = [
            SupplyEvent.Leg(lot: id, quantity: used.flatMap { Quantity($0, .tonne) }, location: place("events.csv"))
        ]
        found.events = [event]
        var document = CaseDocument(
            id: "D", file: "d.txt", type: "invoice", sha256: SHA256Digest(ofText: name), location: place("documents"))
        document.lots = [id]
        document.issuer = maker.id
        change(&document)
        found.documents = [document]
        return ClaimedCase(name: name, content: found)
    }

    private let gin = "Brazos Fork Gin Cooperative"

    @Test(arguments: [(60.0, 40.0, 0), (60, 50, 1), (100, 100, 1)])
    func aLotMayBeSharedAsLongAsThereIsEnough(one: Double, other: Double, count: Int) throws {
        let found = DoubleClaims([
            try claimed("a", maker: party("G", gin), number: "A-7", used: one),
            try claimed("b", maker: party("X", "BRAZOS FORK GIN COOPERATIVE."), number: "a 7", used: other),
        ]).found
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.kind == .lot && !$0.isOpen })
    }

    @Test func threeCasesMayTogetherUseTooMuch() throws {
        let cases = try ["a", "b", "c"].map { try claimed($0, maker: party("G", gin), number: "7", used: 40) }
        #expect(DoubleClaims(cases).found.map(\.claimants.count) == [3])
        #expect(DoubleClaims(Array(cases.prefix(2))).found.isEmpty)
    }

    @Test func aLotOfWhichACaseDoesNotSayHowMuchItUsesIsOpen() throws {
        let found = DoubleClaims([
            try claimed("a", maker: party("G", gin), number: "7", used: nil),
            try claimed("b", maker: party("G", gin), number: "7", used: 40),
        ]).found
        #expect(found.map(\.isOpen) == [true])
    }

    @Test func theSameNumberOfDifferentIssuersIsNoClash() throws {
        let makers = [
            party("G", gin), party("G", "Other Gin Cooperative"), party("G", gin, country: "br"),
        ]
        let cases = try makers.enumerated().map { index, maker in
            try claimed("case \(index)", maker: maker, number: "7") { $0.number = "2024-1" }
        }
        #expect(DoubleClaims(cases).found.isEmpty)
    }

    @Test func partiesWithDifferentRegisterNumbersAreNotJoinedByTheirName() throws {
        let cases = try ["91", "92"].map {
            try claimed($0, maker: party("G", gin, number: $0), number: "7") { $0.number = "2024-1" }
        }
        #expect(DoubleClaims(cases).found.isEmpty)
        // A third that has no number could be either.
        let third = try claimed("c", maker: party("G", gin), number: "7")
        #expect(DoubleClaims(cases + [third]).found.isEmpty)
    }

    @Test func theSameNumberOfTheSameIssuerIsFoundUnderAnotherSpelling() throws {
        let found = DoubleClaims([
            try claimed("a", maker: party("G", gin, number: "91-X"), lot: "L1") { $0.number = "ＩＮＶ 2024/118" },
            try claimed("b", maker: party("H", "Brazos Fork", number: "91x"), lot: "L2") {
                $0.number = "inv-2024-118"
                $0.type = "commercial-invoice"
            },
        ]).found
        #expect(found.map(\.kind) == [.number])
        #expect(found.first?.claimants.map(\.case) == ["a", "b"])
    }

    @Test func theSameFileIsFoundWithoutAnyNumber() throws {
        let cases = try ["a", "b"].map { name in
            try claimed(name, maker: party("G", "Maker \(name)"), lot: name) {
                $0.sha256 = SHA256Digest(ofText: "same")
            }
        }
        #expect(DoubleClaims(cases).found.map(\.kind) == [.file])
    }

    @Test(arguments: ["contract", "process-map", "scope-certificate", "licence"])
    func papersOfNoParticularGoodsMayBeShared(type: String) throws {
        let cases = try ["a", "b"].map { name in
            try claimed(name, maker: party("G", gin), lot: name) {
                $0.sha256 = SHA256Digest(ofText: "same")
                $0.number = "7"
                $0.type = type
            }
        }
        #expect(DoubleClaims(cases).found.isEmpty)
    }

    @Test(arguments: [(150.0, 1), (200, 0)])
    func aCertificateCoversNoMoreThanItSays(covered: Double, count: Int) throws {
        let cases = try ["a", "b"].map { name in
            try claimed(name, maker: party("G", gin), lot: name) {
                $0.number = "TC-1"
                $0.type = "certificate"
                $0.quantity = Quantity(covered, .tonne)
            }
        }
        let found = DoubleClaims(cases).found
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.kind == .covered })
    }

    @Test(arguments: [("Bales 4410 to 4680", "bale nos. 4680, 5000", 1), ("Bales 4410 to 4680", "bales 4681-4700", 0)])
    func aBaleLiesInOneLot(one: String, other: String, count: Int) throws {
        let cases = try [one, other].enumerated().map { index, text in
            try claimed("case \(index)", maker: party("G", gin), lot: "L\(index)") {
                $0.type = "bale-list"
                $0.text = text
            }
        }
        let found = DoubleClaims(cases).found
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.kind == .bale })
    }

    @Test(
        arguments: [
            ("Bales 4410 to 4680, Lubbock", [4410...4680]), ("bale no. 12, 14 and 17–20", [12...12, 14...14, 17...20]),
            ("包号：4410至4412", [4410...4412]), ("包号：４５００至４５１０", [4500...4510]),
            ("100 bales of lint, no bale numbers", []), ("bales 120 kg each", []),
            ("Bales 20 to 10", []), ("bale no.,kg\n4410,218\n4411,219\n4413,220\n", [4410...4411, 4413...4413]),
            ("weight,bales\n218,x\n", []), ("bales 1 to 99999999", []),
            ("PBI bale id 123456789012", [123_456_789_012...123_456_789_012]),
        ] as [(String, [ClosedRange<Int>])])
    func numbersOfBalesAreReadFromTexts(text: String, ranges: [ClosedRange<Int>]) {
        #expect(BaleNumbers(text).ranges == ranges)
    }

    @Test(arguments: [("invoice", 1), ("esg-report", 0)])
    func aTradePaperThatIsTiedToNothingStillBelongsToGoods(type: String, count: Int) throws {
        let cases = try ["a", "b"].map { name in
            try claimed(name, maker: party("G", gin), lot: name) {
                $0.lots = []
                $0.type = type
                $0.number = "2024-118"
            }
        }
        let found = DoubleClaims(cases).found
        #expect(found.map(\.kind) == Array(repeating: .number, count: count))
        // Tied to a lot that suffices for both it is explained, as if it named it.
        let shared = try ["a", "b"].map { name in
            try claimed(name, maker: party("G", gin), number: "7", used: 40) {
                $0.lots = []
                $0.type = type
                $0.number = "2024-118"
            }
        }
        #expect(DoubleClaims(shared).found.isEmpty)
    }

    @Test func theExamplesClaimNothingTwiceAndEverythingTwiceFromTheirOwnCopies() throws {
        let cases = try Examples.names.map { ClaimedCase(name: $0, content: try Examples.read($0)) }
        #expect(DoubleClaims(cases).found.isEmpty)
        let copy = ClaimedCase(name: "copy", content: try Examples.read("denim-importer"))
        #expect(!DoubleClaims(cases + [copy]).found.isEmpty)
    }

    // Planted

    /// A claim that was planted, or found, by its kind and the documents or lots of its cases.
    private struct Planted: Hashable {
        var kind: DoubleClaim.Kind
        var subjects: Set<String>
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func ofAHundredPlantedAllAreFoundAndNothingElse(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var cases = try (0..<60).map { try background($0, using: &generator) }
        var planted: Set<Planted> = []
        for number in 0..<100 {
            let one = Int.random(in: 0..<60, using: &generator)
            let other = (one + Int.random(in: 1..<60, using: &generator)) % 60
            planted.insert(try plant(number, one, other, in: &cases))
        }
        let order = cases.indices.shuffled(using: &generator)
        let found = DoubleClaims(order.map { ClaimedCase(name: "case \($0)", content: cases[$0]) }).found
        let told = found.map { claim in
            Planted(kind: claim.kind, subjects: Set(claim.claimants.map { "\($0.case) \($0.subject)" }))
        }
        #expect(Set(told) == planted)
        #expect(told.count == 100)
    }

    /// A case with traps: numbers that other issuers use too, a contract that all share, and a lot that suffices for all.
    private func background(_ index: Int, using generator: inout SplitMix64) throws -> Case {
        var found = Case(title: "case", requester: "R", commodity: "cotton", location: place("case.yaml"))
        // Every case has a maker of its own, one that all share, and one whose name another country's company has too.
        found.parties = [
            party("OWN", "Maker \(index)"), party("ALL", index % 2 == 0 ? gin : gin.uppercased() + "."),
            party("NAMESAKE", "Namesake Mill", country: ["us", "br", "tr", "pt"][index % 4], number: "n\(index)"),
        ]
        for (number, maker) in ["OWN", "NAMESAKE"].enumerated() {
            add("L\(number)", maker, number: "1", size: 10, used: 10, to: &found)
            add("D\(number)", "invoice", "1", issuer: maker, lot: "L\(number)", text: "\(index) \(number)", to: &found)
            add(
                "B\(number)", "bale-list", nil, issuer: maker, lot: "L\(number)", text: "bales 1 to 500 \(index)",
                to: &found)
        }
        add(
            "SHARED", "ALL", number: "S-1", size: 6000, used: Double(Int.random(in: 1...100, using: &generator)),
            to: &found)
        add("DS", "invoice", "S-1", issuer: "ALL", lot: "SHARED", text: "the shared invoice", to: &found)
        add("BS", "bale-list", nil, issuer: "ALL", lot: "SHARED", text: "bales 1 to 9000", to: &found)
        add("K", "contract", "K-1", issuer: "ALL", lot: "L0", text: "the shared contract", to: &found)
        add("C", "certificate", "C-1", issuer: "ALL", lot: "L0", text: "the shared certificate", to: &found)
        found.documents[found.documents.count - 1].quantity = Quantity(600, .tonne)
        return found
    }

    private func add(
        _ id: String, _ maker: String, number: String?, size: Double, used: Double, to found: inout Case
    ) {
        guard let quantity = Quantity(size, .tonne) else { return }
        var lot = Lot(id: id, stage: "ginning", quantity: quantity, location: place("lots.csv"))
        lot.producer = maker
        lot.number = number
        found.lots.append(lot)
        var event = SupplyEvent(id: "E-" + id, kind: .transform, location: place("events.csv"))
        event.inputs = [SupplyEvent.Leg(lot: id, quantity: Quantity(used, .tonne), location: place("events.csv"))]
        found.events.append(event)
    }

    private func add(
        _ id: String, _ type: String, _ number: String?, issuer: String, lot: String, text: String, to found: inout Case
    ) {
        var document = CaseDocument(
            id: id, file: id, type: type, sha256: SHA256Digest(ofText: text), location: place("documents"))
        document.number = number
        document.issuer = issuer
        document.lots = [lot]
        document.text = text
        found.documents.append(document)
    }

    /// Plants one claim into two cases.
    private func plant(_ number: Int, _ one: Int, _ other: Int, in cases: inout [Case]) throws -> Planted {
        let id = "P\(number)"
        let kind = DoubleClaim.Kind.allCases[number % DoubleClaim.Kind.allCases.count]
        for (turn, index) in [one, other].enumerated() {
            let lot = "\(id)-L\(turn)"
            switch kind {
            case .lot: add(lot, "ALL", number: id, size: 30, used: 20, to: &cases[index])
            default: add(lot, "ALL", number: lot, size: 30, used: 20, to: &cases[index])
            }
            switch kind {
            case .lot: break
            case .number:
                add(id, "invoice", "N-\(number)", issuer: "ALL", lot: lot, text: "\(id) \(turn)", to: &cases[index])
            case .file: add(id, "waybill", nil, issuer: "ALL", lot: lot, text: id, to: &cases[index])
            case .bale:
                let start = 100_000 + number * 1000 + turn * 50
                add(
                    id, "bale-list", nil, issuer: "ALL", lot: lot, text: "Bales \(start) to \(start + 99)",
                    to: &cases[index])
            case .covered:
                add(id, "certificate", id, issuer: "ALL", lot: lot, text: "\(id) \(turn)", to: &cases[index])
                cases[index].documents[cases[index].documents.count - 1].quantity = Quantity(39, .tonne)
            }
        }
        let subjects =
            kind == .lot
            ? ["case \(one) \(id)-L0", "case \(other) \(id)-L1"] : ["case \(one) \(id)", "case \(other) \(id)"]
        return Planted(kind: kind, subjects: Set(subjects))
    }
}
