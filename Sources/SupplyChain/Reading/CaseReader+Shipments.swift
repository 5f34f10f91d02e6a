import ClewModel
import SourceFiles

extension CaseReader {
    mutating func readShipments() -> [Shipment] {
        let required = ["id", "lot", "quantity", "unit"]
        let optional = [
            "hs", "shipped", "imported", "exporter", "importer", "from", "to", "declared_origin", "vessel", "documents",
        ]
        guard let table = table(.shipments, required: required, optional: optional) else { return [] }
        var shipments: [Shipment] = []
        var index: [String: Int] = [:]
        for row in table.rows {
            guard let id = row.require("id", into: &input.diagnostics) else { continue }
            note(id, in: .shipments)
            let position = index[id.text] ?? shipments.count
            if position == shipments.count {
                index[id.text] = position
                shipments.append(Shipment(id: id.text, location: row.location.naming(id.text)))
            }
            readShipment(&shipments[position], row)
        }
        return shipments
    }

    private mutating func readShipment(_ shipment: inout Shipment, _ row: TableRow) {
        let lot = reference(row.require("lot", into: &input.diagnostics), to: .lots)
        let amount = row.require("quantity", into: &input.diagnostics)
        let unit = row.require("unit", into: &input.diagnostics)
        if let lot, let unit, let quantity = amount.flatMap({ someQuantity($0, unit) }) {
            shipment.items.append(Shipment.Item(lot: lot, quantity: quantity, location: row.location))
        }
        for text in row["hs"]?.list() ?? [] {
            let digits = text.filter { $0 != "." && $0 != " " }
            if (4...12).contains(digits.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                if !shipment.hsCodes.contains(digits) { shipment.hsCodes.append(digits) }
            } else {
                row["hs"]?.report(
                    "case.hs", "hs is “\(text)”; expected 4 to 12 digits such as 6203.42", into: &input.diagnostics)
            }
        }
        if let date = row["shipped"]?.partialDate(&input.diagnostics) { shipment.shipped = shipment.shipped ?? date }
        if let date = row["imported"]?.partialDate(&input.diagnostics) { shipment.imported = shipment.imported ?? date }
        let exporter = reference(row["exporter"], to: .parties)
        shipment.exporter = shipment.exporter ?? exporter
        let importer = reference(row["importer"], to: .parties)
        shipment.importer = shipment.importer ?? importer
        if let cell = row["from"], let code = country(cell) { shipment.fromCountry = shipment.fromCountry ?? code }
        if let cell = row["to"], let code = country(cell) { shipment.toCountry = shipment.toCountry ?? code }
        if let cell = row["declared_origin"], let code = country(cell) {
            shipment.declaredOrigin = shipment.declaredOrigin ?? code
        }
        shipment.vessel = shipment.vessel ?? row["vessel"]?.text
        for document in references(row["documents"], to: .documents) where !shipment.documents.contains(document) {
            shipment.documents.append(document)
        }
    }
}
