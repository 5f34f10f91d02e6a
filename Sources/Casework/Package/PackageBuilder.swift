public import ClewModel
public import Foundation
import LabourProgrammes
import RegimeRules
import SourceFiles
import SupplyChain
public import World

/// A package put together and not yet written.
public struct Package: Sendable {
    /// The bytes of each file by its path, the manifest among them.
    public var files: [String: [UInt8]]
    /// What the package holds, with the digest of each file.
    public var manifest: PackageManifest
    /// What the sender should look at before it goes out: a sentence each, for the sender alone.
    public var remarks: [String]
    /// The name of the file to start with.
    public static let start = "index.html"
}

/// Puts a package together: the documents of the chains chosen, and what explains them, from a case and its assessment.
///
/// What is meant for the requester alone stays out: the tasks, the gaps with their questions, the counter-measures, the
/// findings and duties, remarks about parties and steps.
public struct PackageBuilder {
    private let world: World
    private let purpose: PackagePurpose
    private let shipments: [String]
    private let limits: PackageLimits

    /// Creates a builder.
    ///
    /// - Parameter shipments: The shipments that the package is about; all where it is empty.
    public init(
        world: World, purpose: PackagePurpose, shipments: [String] = [], limits: PackageLimits = PackageLimits()
    ) {
        self.world = world
        self.purpose = purpose
        self.shipments = shipments
        self.limits = limits
    }

    /// Puts the package of a case together.
    ///
    /// - Parameter folder: The folder of the case, for its documents.
    /// - Returns: The same bytes for the same case, assessment and choice, on a machine with the same version of Graphviz.
    /// - Throws: ``ClewError`` for a shipment that does not exist, and for documents that are too large, gone or changed.
    /// - Complexity: O(*n* log *n*) in the case, and O(*b*) in the bytes of its documents, which are held in memory.
    public func package(of assessed: AssessedCase, caseAt folder: URL) throws(ClewError) -> Package {
        guard let asking = purpose.provision else {
            return try AllegationBuilder(world: world, shipments: shipments).package(of: assessed, caseAt: folder)
        }
        let entering = try entering(assessed)
        let scope = try PackageScope(assessed, shipments: entering.chosen)
        guard let provision = try world.knowledge.regimes.provision(asking)?.provision else {
            throw ClewError(.referenceInvalid, "The reference data have no provision \(asking.rawValue).")
        }
        let asked = Set(provision.evidenceAsked.flatMap(\.documentTypes))
        let exhibits = PackageExhibits(scope, asked: asked)
        let checklist = PackageChecklist(provision, scope, exhibits.exhibits)
        let content = PackageContent(
            purpose: purpose, provision: provision, assessment: assessed.assessment, scope: scope,
            exhibits: exhibits, checklist: checklist)
        var files = try exhibits.bytes(from: folder, limits: limits)
        files[Package.start] = Array(try PackagePage.html(of: content).utf8)
        for (name, text) in PackageTables(content).files { files[name] = Array(text.utf8) }
        if purpose.hasPortalFields {
            for (name, text) in PortalFields(content).files { files[name] = Array(text.utf8) }
        }
        let manifest = PackageManifest(
            fingerprint: assessed.assessment.fingerprint, purpose: purpose.rawValue,
            shipments: scope.shipments.map(\.id), files: files)
        files[PackageManifest.fileName] = Array(try DossierDocument.json(of: manifest).utf8)
        return Package(files: files, manifest: manifest, remarks: PackageRemarks(content).sentences + entering.remarks)
    }

    /// The shipments that a package for an authority is about, those that go where it decides, and what to say of the others.
    ///
    /// Goods that go elsewhere are none of its business, and their sender would declare them to it. Named ones are taken as they are.
    private func entering(_ assessed: AssessedCase) throws(ClewError) -> (chosen: [String], remarks: [String]) {
        guard let place = purpose.jurisdiction else { return (shipments, []) }
        let gazetteer = try world.knowledge.gazetteer
        let asked = assessed.assessment.question.asOf
        func goesThere(_ shipment: Shipment) -> Bool {
            guard let country = shipment.toCountry else { return true }
            let day = shipment.imported?.latest ?? asked
            return gazetteer.jurisdictions(of: country, on: day).contains(place)
        }
        let whole = assessed.captioned.shipments
        let name = Jurisdictions.name(place) ?? place.uppercased()
        let elsewhere = whole.filter { !goesThere($0) }
        guard shipments.isEmpty else {
            return (
                shipments,
                elsewhere.filter { shipments.contains($0.id) }.map {
                    "\($0.id) goes to \(($0.toCountry ?? "").uppercased()), and this package is for an authority of \(name)."
                }
            )
        }
        guard !elsewhere.isEmpty else { return ([], []) }
        let there = whole.filter(goesThere).map(\.id)
        let others = elsewhere.map { "\($0.id) (\(($0.toCountry ?? "").uppercased()))" }.joined(separator: ", ")
        guard !there.isEmpty else {
            return (
                [],
                [
                    "No shipment of the case goes to \(name): \(others). Ask counsel whether this package is the right one."
                ]
            )
        }
        return (there, ["Left out, since they do not go to \(name): \(others)."])
    }
}

/// Everything that the parts of a package are written from.
struct PackageContent {
    let purpose: PackagePurpose
    let provision: Provision
    let assessment: Assessment
    let scope: PackageScope
    let exhibits: PackageExhibits
    let checklist: PackageChecklist

    /// The reports about the shipments shown.
    var shipments: [ShipmentReport] {
        let shown = Set(scope.shipments.map(\.id))
        return assessment.shipments.filter { shown.contains($0.id) }
    }

    /// The reports about the parties shown.
    var parties: [PartyReport] {
        let shown = Set(scope.parties.map(\.id))
        return assessment.parties.filter { shown.contains($0.id) }
    }

    /// The chain shown, as a graph.
    var chain: ChainGraph {
        var shown: Set<String> = []
        for lot in scope.lots { shown.insert("lot:" + lot) }
        for event in scope.events {
            shown.insert("event:" + event.id)
            if let pool = event.pool { shown.insert("pool:" + pool) }
        }
        for shipment in scope.shipments { shown.insert("shipment:" + shipment.id) }
        return ChainGraph(
            nodes: assessment.chain.nodes.filter { shown.contains($0.id) },
            edges: assessment.chain.edges.filter { shown.contains($0.from) && shown.contains($0.to) })
    }

    /// The goods: in the words of the case where all its shipments are shown, else by the lots shipped.
    var goods: String {
        guard scope.shipments.count < scope.case.shipments.count else { return assessment.question.goods }
        let lots = scope.shipments.flatMap(\.items).map { scope.case.lot($0.lot)?.description ?? $0.lot }
        return lots.unique().joined(separator: ", ")
    }

    /// The name of a party as people say it.
    func name(_ id: String?) -> String? { id.flatMap { scope.case.party($0)?.caption } }
}
