import ClewModel
import SupplyChain
import Testing

/// An invented cotton case of many lots: each chain is twenty lots of lint, ten of yarn, five of fabric, five shipments; every
/// seventeenth chain has one lot of lint from the region.
enum GeneratedChain {
    /// - Parameter chains: How many chains of forty lots.
    static func read(chains: Int) throws -> Case {
        func mass(_ tonnes: Double) throws -> Quantity { try #require(Quantity(tonnes, .tonne)) }
        let place = SourceLocation(file: "generated", line: 1, column: 1)
        var found = Case(title: "A generated case", requester: "Example Importer", commodity: "cotton", location: place)
        found.jurisdictions = ["us"]
        found.isExample = true
        found.note = "Everything is invented."
        found.periodEnd = Day("2026-06-30")
        found.parties = ["Example Mill Ltd.", "Example Western Spinning", "Example Importer"].enumerated().map {
            CaseParty(id: "P\($0)", name: $1, location: place)
        }
        func lot(_ id: String, _ stage: String, _ tonnes: Double, _ where: String?) throws {
            var lot = Lot(
                id: id, stage: stage, quantity: try mass(tonnes), location: place)
            lot.producer = `where` == "新疆阿克苏地区阿克苏市" ? "P1" : "P0"
            lot.place = `where`
            lot.placeLocation = place
            found.lots.append(lot)
        }
        func step(_ id: String, _ inputs: [(String, Double)], _ output: (String, Double)) throws {
            var event = SupplyEvent(id: id, kind: .transform, location: place)
            event.party = "P0"
            event.inputs = try inputs.map { .init(lot: $0.0, quantity: try mass($0.1), location: place) }
            event.outputs = [.init(lot: output.0, quantity: try mass(output.1), location: place)]
            found.events.append(event)
        }
        for chain in 0..<chains {
            for number in 0..<20 {
                let isBad = chain % 17 == 3 && number == 0
                try lot("L\(chain)-\(number)", "ginning", 10, isBad ? "新疆阿克苏地区阿克苏市" : "Lubbock, Texas, United States")
            }
            for number in 0..<10 {
                try lot("Y\(chain)-\(number)", "spinning-carded", 17.2, nil)
                try step(
                    "EY\(chain)-\(number)",
                    [("L\(chain)-\(2 * number)", 10), ("L\(chain)-\(2 * number + 1)", 10)],
                    ("Y\(chain)-\(number)", 17.2))
            }
            for number in 0..<5 {
                try lot("F\(chain)-\(number)", "fabric", 33, nil)
                try step(
                    "EF\(chain)-\(number)",
                    [("Y\(chain)-\(2 * number)", 17.2), ("Y\(chain)-\(2 * number + 1)", 17.2)],
                    ("F\(chain)-\(number)", 33))
                var shipment = Shipment(id: "S\(chain)-\(number)", location: place)
                shipment.items = [
                    .init(lot: "F\(chain)-\(number)", quantity: try mass(33), location: place)
                ]
                shipment.toCountry = "us"
                found.shipments.append(shipment)
            }
        }
        return found
    }
}
