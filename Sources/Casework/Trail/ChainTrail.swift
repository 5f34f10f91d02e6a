public import ClewModel
import SupplyChain

/// The chain of a case, lot by lot: what each was made of, what it went into, who made it where, and what it may hold.
///
/// Exposure is no proof: a lot of which up to so much cannot be excluded has nothing established about it.
public struct ChainTrail: Hashable, Sendable, Codable {
    /// Which way a lot is followed.
    public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
        /// To what it was made of.
        case up
        /// To what it went into.
        case down
        /// Both.
        case both
    }

    /// A lot of the trail.
    public struct Lot: Hashable, Sendable, Codable {
        /// The identifier in the case.
        public var id: String
        /// What it is, in words.
        public var description: String
        /// The key of the stage that made it.
        public var stage: String
        /// How much there was of it, in words.
        public var quantity: String
        /// The maker's name; `nil` where the case names none.
        public var maker: String?
        /// Who sold it, in the order of the case, the maker left out.
        public var soldBy: [String]
        /// Where it was made, as stated.
        public var place: String?
        /// The country where it was made, as a lower-case ISO 3166-1 code.
        public var country: String?
        /// When it was made.
        public var date: String?
        /// The share of its content from the region, from 0 to 1: the least that is established, the most that is not excluded.
        public var fromRegion: Bounds
        /// Whether nothing narrower holds on the records.
        public var isTightest: Bool
        /// The same if every lot and blend were mixed evenly.
        public var evenlyMixed: Bounds
        /// ``fromRegion`` in words.
        public var content: String
        /// The gravest of what was found about it.
        public var mark: ChainGraph.Mark
        /// What the mark stands for, in a sentence.
        public var means: String
        /// The documents that support it, by identifier.
        public var documents: [String]
        /// The steps and pools that it came out of, by identifier.
        public var madeIn: [String]
        /// The lots that went into these.
        public var madeOf: [String]
        /// The lots that were made of it, and the shipments that it left in.
        public var wentInto: [String]
    }

    /// A step or a pool between lots.
    public struct Step: Hashable, Sendable, Codable {
        /// The identifier in the case.
        public var id: String
        /// The stage, or `storage`.
        public var stage: String
        /// Who worked or kept it.
        public var party: String?
        /// When.
        public var date: String?
        /// The gravest of what was found about it.
        public var mark: ChainGraph.Mark
        /// The documents that support it, by identifier.
        public var documents: [String]
        /// Whether it only joins the parts of a lot, of which nobody has a document; left out where it does not.
        public var joinsParts: Bool?
    }

    /// A shipment at the end of the trail.
    public struct Shipment: Hashable, Sendable, Codable {
        /// The identifier in the case.
        public var id: String
        /// The country that it went to, as a lower-case ISO 3166-1 code.
        public var toCountry: String?
        /// What it may hold, in words.
        public var content: String
        /// The gravest of what was found about it.
        public var mark: ChainGraph.Mark
        /// The lots in it.
        public var lots: [String]
    }

    /// The format of this document and its version.
    public var format = "clew.trace/1"
    /// The fingerprint of the assessment.
    public var fingerprint: String
    /// The title of the case.
    public var title: String
    /// What shares are of, such as `cotton`.
    public var material: String
    /// The lot that is followed; `nil` for the whole case.
    public var lot: String?
    /// Which way.
    public var direction: Direction
    /// The lots, raw material first, in the order of the commodity's stages and then of the case.
    public var lots: [Lot]
    /// The steps and pools between them, in the order of the case.
    public var steps: [Step]
    /// The shipments, in the order of the case.
    public var shipments: [Shipment]

    /// What all shipments of an importer may hold together, where one was asked about.
    public var together: Together?

    /// What is shown of the chain, as a graph; a picture is drawn of it.
    let graph: ChainGraph

    private enum CodingKeys: CodingKey {
        case format, fingerprint, title, material, lot, direction, lots, steps, shipments, together
    }

    /// Reads what ``encode(to:)`` wrote; the graph is not in it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        format = try container.decode(String.self, forKey: .format)
        fingerprint = try container.decode(String.self, forKey: .fingerprint)
        title = try container.decode(String.self, forKey: .title)
        material = try container.decode(String.self, forKey: .material)
        lot = try container.decodeIfPresent(String.self, forKey: .lot)
        direction = try container.decode(Direction.self, forKey: .direction)
        lots = try container.decode([Lot].self, forKey: .lots)
        steps = try container.decode([Step].self, forKey: .steps)
        shipments = try container.decode([Shipment].self, forKey: .shipments)
        together = try container.decodeIfPresent(Together.self, forKey: .together)
        graph = ChainGraph(nodes: [], edges: [])
    }

    /// Follows a lot, or everything that was shipped.
    ///
    /// - Parameters:
    ///   - lot: The lot; the whole case where it is `nil`, lots that nothing was made of among it.
    ///   - direction: Which way to follow it; of the whole case it only says which end the outline starts from.
    ///   - importer: A party of all of whose shipments is asked what they may hold together.
    /// - Throws: `option.unknown` for a lot that the case does not have, and for an importer without a shipment.
    /// - Complexity: O(*n* log *n*) for *n* lots, legs and documents.
    public init(_ assessed: AssessedCase, lot: String? = nil, direction: Direction = .both, importer: String? = nil)
        throws(ClewError)
    {
        let found = assessed.captioned
        if let lot, found.lot(lot) == nil {
            throw ClewError(.unknownOption, "The case has no lot \(lot); lots.csv has their identifiers.")
        }
        let builder = ChainGraphBuilder(
            case: found, commodity: assessed.commodity, goods: assessed.goods, findings: assessed.assessment.findings)
        let whole = builder.graph(withLooseLots: true)
        graph = lot.map { whole.reaching(from: "lot:" + $0, direction) } ?? whole
        fingerprint = assessed.assessment.fingerprint
        title = assessed.assessment.question.title
        material = assessed.goods.material
        self.lot = lot
        self.direction = direction
        let rows = TrailRows(assessed, graph)
        lots = rows.lots
        steps = rows.steps
        shipments = rows.shipments
        if let importer { together = try Together(importer, assessed) }
    }

    /// The picture of the trail, a document of its own: collapsed by stage where it is too large to be read, the ways from what
    /// is on record to the goods unfolded.
    ///
    /// Laid out with Graphviz, in plain rows where that is not installed.
    public func svg() -> String {
        let path = TrailOutline.path(
            in: graph, from: roots, limit: ChainPicture.readableNodes / 2, width: ChainPicture.readableWidth)
        let shown = graph.collapsed(upTo: ChainPicture.readableNodes, keeping: path)
        let what = lot.map { "\(title): lot \($0)" } ?? title
        let picture = ChainPicture(of: shown, title: what, graphviz: Graphviz(), font: "sans-serif")
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + picture.svg + "\n"
    }

    /// The trail as JSON, the same bytes each time.
    public func json() throws(ClewError) -> String { try DossierDocument.json(of: self) }

    /// The nodes that an outline starts from, with the way that it goes.
    var roots: [(nodes: [String], way: ChainGraph.Way)] {
        if let lot {
            let start = ["lot:" + lot]
            switch direction {
            case .up: return [(start, .up)]
            case .down: return [(start, .down)]
            case .both: return [(start, .up), (start, .down)]
            }
        }
        let way: ChainGraph.Way = direction == .down ? .down : .up
        return [(graph.ends(against: way), way)]
    }
}
