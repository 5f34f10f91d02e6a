import ClewModel
import SourceFiles
import SupplyChain

extension DossierView {
    struct ReadingView {
        let name: String
        let region: String
        let undocumented: String
    }

    struct ClosingView {
        let statement: String
        let records: [String]
    }

    struct ShipmentView {
        let id: String
        let goods: String
        let route: String
        let share: String
        let material: String
        let sureWidth: Int
        let mayWidth: Int
        let origins: [String]
        let undocumented: String
        let content: String
        let readings: [ReadingView]
        let notes: [String]
        let closing: [ClosingView]

        init(_ shipment: ShipmentReport) {
            id = shipment.id
            goods =
                Markup.tagged(shipment.goods)
                + (shipment.hsCode.map { "<span class=\"source\">HS \(HTMLText.escape($0))</span>" } ?? "")
            let days = [shipment.shipped.map { "left \($0)" }, shipment.imported.map { "import \($0)" }].compactMap(
                \.self)
            route = Markup.tagged(shipment.route) + "<span class=\"source\">\(days.joined(separator: ", "))</span>"
            let isPresent = shipment.presence == .established
            share = ContentWords.short(shipment.regionShare, isPresent: isPresent)
            material = shipment.material
            sureWidth = Int((shipment.regionShare.lower * 100).rounded(.down))
            mayWidth = Int((shipment.regionShare.upper * 100).rounded(.up)) - sureWidth
            origins =
                shipment.origins.prefix(Self.told).map(Markup.tagged)
                + (shipment.origins.count > Self.told ? ["and \(shipment.origins.count - Self.told) more lots"] : [])
            undocumented = ContentWords.between(shipment.undocumentedShare)
            content = Markup.tagged("\(shipment.id): \(shipment.content).")
            readings = Self.readings(shipment, isPresent: isPresent)
            notes = Self.notes(shipment)
            closing = shipment.closing.map { set in
                ClosingView(
                    statement: set.statement,
                    records: set.records.prefix(Self.told).map { record in
                        let effect = record.effect.map {
                            " – about \(Wording.percent($0)) of the shipment comes through it if all is evenly mixed"
                        }
                        return Markup.tagged(record.shows + (effect ?? ""))
                    } + (set.records.count > Self.told ? ["and \(set.records.count - Self.told) more"] : []))
            }
        }

        /// How many lots or records of a shipment the page tells one by one; `dossier.json` has them all.
        private static let told = 20

        private static func readings(_ shipment: ShipmentReport, isPresent: Bool) -> [ReadingView] {
            guard let region = shipment.region, let undocumented = shipment.undocumented else { return [] }
            func told(_ bound: ShipmentReport.Bound, _ words: (Bounds) -> String) -> String {
                words(bound.share) + (bound.isTightest ? "" : " (an outer bound, not the tightest)")
            }
            let rows: [(String, KeyPath<ShipmentReport.Readings, ShipmentReport.Bound>)] = [
                ("Recorded allocations hold", \.recordedAllocations),
                ("Quantities, stocks and dates only", \.quantitiesOnly), ("Everything evenly mixed", \.evenlyMixed),
            ]
            return rows.map { name, reading in
                ReadingView(
                    name: name,
                    region: told(region[keyPath: reading]) { ContentWords.short($0, isPresent: isPresent) },
                    undocumented: told(undocumented[keyPath: reading], ContentWords.between))
            }
        }

        private static func notes(_ shipment: ShipmentReport) -> [String] {
            var notes: [String] = []
            if let share = shipment.region?.withUnsourcedYields {
                notes.append(
                    "Yields that nobody sourced would leave room for up to "
                        + "\(ContentWords.percent(ContentBound.printable(share).upper)). They ask a question, listed with the "
                        + "gaps, and bear no bound.")
            }
            for party in shipment.madeBy {
                let made = party.readings.quantitiesOnly.share
                notes.append(
                    "Made by \(party.name), at the stages where the records show it at work: \(ContentWords.short(made)), of the "
                        + "\(shipment.material).")
            }
            if !shipment.isClosingSought {
                notes.append(
                    "The records that would close what is open were not looked for: the case has too many shipments.")
            }
            let supports = shipment.region?.quantitiesOnly.restsOn ?? []
            if !supports.isEmpty {
                notes.append(
                    "The upper end rests on the quantities and dates of \(GoodsStep.list(supports, upTo: told)).")
            }
            return notes.map(Markup.tagged)
        }
    }
}
