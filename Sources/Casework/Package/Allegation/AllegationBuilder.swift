public import ClewModel
public import Foundation
import SourceFiles
public import World
import LabourProgrammes
import SupplyChain

/// Puts together what NGOs, the press and unions send to customs portals and authorities: what sources say of parties and goods, in
/// neutral words, every source with its digest, persons masked.
///
/// Nothing in it tells who collected the sources or who submits them: portals ask for that apart. The files as they came stay with
/// the sender; their text is in the package, and their SHA-256 proves later which files they were.
public struct AllegationBuilder {
    private let world: World
    private let shipments: [String]

    /// Creates a builder.
    ///
    /// - Parameter shipments: The shipments that the submission is about; all, and parties without any, where it is empty.
    public init(world: World, shipments: [String] = []) {
        self.world = world
        self.shipments = shipments
    }

    /// Puts the package together.
    ///
    /// - Parameter folder: The folder of the case, for the records of its evidence.
    /// - Returns: The same bytes for the same case, records, assessment and choice.
    /// - Throws: ``ClewError`` for a shipment that does not exist, and a record that cannot be read.
    public func package(of assessed: AssessedCase, caseAt folder: URL) throws(ClewError) -> Package {
        let content = try AllegationContent(assessed, caseAt: folder, shipments: shipments, world: world)
        var files: [String: [UInt8]] = [:]
        files[Package.start] = Array(try AllegationPage.html(of: content).utf8)
        for (name, text) in AllegationTables(content).files { files[name] = Array(text.utf8) }
        for source in content.sources { files[source.path] = Array(source.text.text.utf8) }
        let manifest = PackageManifest(
            fingerprint: content.assessment.fingerprint, purpose: PackagePurpose.allegation.rawValue,
            shipments: content.scope.shipments.map(\.id), files: files)
        files[PackageManifest.fileName] = Array(try DossierDocument.json(of: manifest).utf8)
        return Package(files: files, manifest: manifest, remarks: AllegationRemarks(content, files: files).sentences)
    }
}

/// What the sender should look at before a submission goes out; said to the sender alone.
struct AllegationRemarks {
    let content: AllegationContent

    /// The files of the package that name the sender.
    private let naming: [String]

    init(_ content: AllegationContent, files: [String: [UInt8]]) {
        self.content = content
        naming = files.filter { content.sender.occurs(in: String(decoding: $0.value, as: UTF8.self)) }.keys.sorted()
    }

    var sentences: [String] {
        var sentences: [String] = []
        if content.sources.isEmpty, content.findings.isEmpty {
            sentences.append(
                "Neither a source nor a list says anything of these parties and goods: there is nothing to submit.")
        } else if !content.statements.contains(where: { $0.grade.reach == .participation && $0.stance == .asserted }) {
            sentences.append(
                "No source of a known publisher says that a party has part in a labour programme: what there is shows exposure or is open, and an authority may ask for more."
            )
        }
        let loose = content.sources.filter { $0.record == nil }.map(\.document.id)
        if !loose.isEmpty {
            sentences.append(
                "Not kept as evidence, so that address, moment and custody are not on record: \(GoodsStep.list(loose, upTo: 12)). "
                    + "clew evidence add keeps them.")
        }
        let unsettled = content.sources.filter { source in
            content.statements.contains { $0.source == source.number && $0.grade == .open }
        }.map(\.document.id)
        if !unsettled.isEmpty {
            sentences.append(
                "Nobody states who published \(GoodsStep.list(unsettled, upTo: 12)), so that the grade is open: state publisher or address."
            )
        }
        let undated = content.sources.filter { $0.record != nil && $0.record?.captured == nil }.map(\.document.id)
        if !undated.isEmpty { sentences.append("Without the moment of capture: \(GoodsStep.list(undated, upTo: 12)).") }
        let masked = content.sources.filter { !$0.text.lines.isEmpty }.map(\.document.id)
        if !masked.isEmpty {
            sentences.append(
                "Names or numbers of persons are masked in \(GoodsStep.list(masked, upTo: 12)); a name inside a running sentence may have "
                    + "been missed: read the texts before you send them.")
        }
        if !content.leftOut.isEmpty {
            sentences.append(
                "Not in the package, since they say nothing of a labour programme: "
                    + "\(GoodsStep.list(content.leftOut.map(\.id), upTo: 12)).")
        }
        let apart = "The files as they came stay with you: they may tell who captured them."
        sentences.append(
            naming.isEmpty
                ? "Nothing in the package names you or whoever collected the sources; a portal may ask for that apart. \(apart)"
                : "The package names you, in words that are not ours to change: \(GoodsStep.list(naming, upTo: 12)). Read them before "
                    + "you send it. \(apart)")
        return sentences
    }
}
