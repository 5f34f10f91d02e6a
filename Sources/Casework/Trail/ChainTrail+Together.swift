import ClewModel
public import SupplyChain

extension ChainTrail {
    /// What all shipments of an importer may hold together.
    ///
    /// What one of them holds no other can: of two shipments out of one store neither may be established to hold anything, and
    /// both together are.
    public struct Together: Hashable, Sendable, Codable {
        /// The importer's identifier in the case.
        public var importer: String
        /// Its shipments, in the order of the case.
        public var shipments: [String]
        /// The share from the region, in three readings.
        public var region: ShipmentReport.Readings
        /// The share without a document, in three readings.
        public var undocumented: ShipmentReport.Readings
        /// Whether the region's content is `established`, `open` or `excluded`.
        public var presence: Presence
        /// The share from the region in words.
        public var content: String

        init(_ importer: String, _ assessed: AssessedCase) throws(ClewError) {
            let shipments = assessed.case.shipments.filter { $0.importer == importer }.map(\.id)
            guard !shipments.isEmpty else {
                throw ClewError(
                    .unknownOption,
                    "The case has no shipment that \(importer) brings in; the column importer of shipments.csv names them."
                )
            }
            let graph = SupplyGraph(assessed.case, commodity: assessed.commodity)
            let joint = graph.joint(shipments, origins: assessed.goods.origins)
            self.importer = importer
            self.shipments = joint.shipments
            region = ShipmentReport.Readings(joint.region)
            undocumented = ShipmentReport.Readings(joint.undocumented)
            presence = joint.presence
            content = ContentWords.fromRegion(
                joint.region.documented.share, joint.presence, of: assessed.goods.material, raw: Bounds(0, 1))
            if let limit = ContentWords.limit(of: joint.region.documented) { content += " (\(limit))" }
        }
    }
}
