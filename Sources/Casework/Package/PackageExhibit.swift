import ClewModel
import Foundation
import RegimeRules
import SourceFiles
import SupplyChain

/// A document of the case in a package.
struct PackageExhibit {
    let document: CaseDocument
    /// Its path in the package.
    let path: String
    /// The stages that it speaks of, upstream first; it lies in the folder of the first.
    let stages: [PackageStage]
    /// The steps, lots and shipments shown that it speaks of, by their identifiers.
    let supports: [String]
}

/// Chooses the documents of a package and gives them names.
struct PackageExhibits {
    /// The exhibits, by stage and name.
    let exhibits: [PackageExhibit]
    /// The documents of the case that are not in the package.
    let leftOut: [CaseDocument]
    /// The exhibits that also name goods of other chains.
    let shared: [CaseDocument]

    /// The types of documents that belong into a package although they name neither goods nor steps.
    static let testTypes: Set<String> = ["test-report", "origin-test", "dna-test", "isotope-test", "lab-report"]
    /// The type of a document that shows an earlier decision of customs about the same chain.
    static let clearanceType = "earlier-clearance"

    /// Chooses documents.
    ///
    /// A document is in where it names a lot, a step or a shipment shown, where it is of a type that is asked for and names no
    /// party of another chain, and where it is the translation or the original of one that is in.
    ///
    /// - Parameter asked: The types that the list of evidence names.
    /// - Complexity: O(*n* log *n*) for *n* documents and what they name.
    init(_ scope: PackageScope, asked: Set<DocumentType>) {
        let found = scope.case
        var named: [String: Set<String>] = [:]
        var isNamedElsewhere: Set<String> = []
        func note(_ documents: [String], _ subject: String, isShown: Bool) {
            for id in documents {
                if isShown { named[id, default: []].insert(subject) } else { isNamedElsewhere.insert(id) }
            }
        }
        let events = Set(scope.events.map(\.id))
        let shipments = Set(scope.shipments.map(\.id))
        let pools = Set(scope.events.compactMap(\.pool))
        for lot in found.lots { note(lot.documents, "lot " + lot.id, isShown: scope.lots.contains(lot.id)) }
        for event in found.events { note(event.documents, "step " + event.id, isShown: events.contains(event.id)) }
        for pool in found.pools { note(pool.documents, "store " + pool.id, isShown: pools.contains(pool.id)) }
        for shipment in found.shipments {
            note(shipment.documents, "shipment " + shipment.id, isShown: shipments.contains(shipment.id))
        }
        for document in found.documents {
            for id in document.lots { note([document.id], "lot " + id, isShown: scope.lots.contains(id)) }
            for id in document.events { note([document.id], "step " + id, isShown: events.contains(id)) }
            for id in document.shipments { note([document.id], "shipment " + id, isShown: shipments.contains(id)) }
        }
        let parties = Set(scope.parties.map(\.id))
        let general = asked.union(Self.testTypes.map { DocumentType($0) }).union([DocumentType(Self.clearanceType)])
        var kept = Set(named.keys)
        for document in found.documents where named[document.id] == nil && !isNamedElsewhere.contains(document.id) {
            let isAsked = general.contains(DocumentType(document.type))
            let spokenOf = document.parties + [document.issuer].compactMap(\.self)
            let isForeign = document.parties.contains { !parties.contains($0) }
            if isAsked, !isForeign || spokenOf.isEmpty { kept.insert(document.id) }
        }
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for document in found.documents {
                guard let original = document.translationOf else { continue }
                if kept.contains(original), kept.insert(document.id).inserted { hasGrown = true }
                if kept.contains(document.id), kept.insert(original).inserted { hasGrown = true }
            }
        }
        let places = Self.places(scope, named)
        let chosen = found.documents.filter { kept.contains($0.id) }
        let paths = Self.paths(chosen) { id in places[id]?.first ?? .general }
        exhibits = chosen.map { document in
            PackageExhibit(
                document: document, path: paths[document.id] ?? "documents/x",
                stages: places[document.id] ?? [.general],
                supports: (named[document.id] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        leftOut = found.documents.filter { !kept.contains($0.id) }
        shared = chosen.filter { isNamedElsewhere.contains($0.id) }
    }

    /// The stages that each document speaks of; a translation lies beside its original.
    private static func places(_ scope: PackageScope, _ named: [String: Set<String>]) -> [String: [PackageStage]] {
        var stageOf: [String: PackageStage] = [:]
        for lot in scope.lots { stageOf["lot " + lot] = scope.stage(ofLot: lot) }
        for event in scope.events { stageOf["step " + event.id] = scope.stage(of: event) }
        for shipment in scope.shipments { stageOf["shipment " + shipment.id] = .shipment }
        for event in scope.events { if let pool = event.pool { stageOf["store " + pool] = scope.stage(of: event) } }
        var places: [String: [PackageStage]] = [:]
        for (id, subjects) in named {
            let stages = Set(subjects.compactMap { stageOf[$0] }).sorted()
            if !stages.isEmpty { places[id] = stages }
        }
        for document in scope.case.documents where places[document.id] == nil {
            var original = document.translationOf
            var steps = 0
            while let id = original, places[id] == nil, steps < scope.case.documents.count {
                original = scope.case.document(id)?.translationOf
                steps += 1
            }
            if let id = original { places[document.id] = places[id] }
        }
        return places
    }

    /// A path for each document: the folder of its stage, its identifier and its type.
    ///
    /// Two that would share a path, whatever the case of their letters, are told apart by a digest of their identifiers.
    private static func paths(
        _ documents: [CaseDocument], folder: (String) -> PackageStage
    ) -> [String: String] {
        func stem(_ document: CaseDocument) -> String {
            "documents/\(folder(document.id).folder)/\(SafeName.words(document.id, limit: 40))-"
                + SafeName.words(document.type, limit: 30)
        }
        var count: [String: Int] = [:]
        for document in documents {
            count[(stem(document) + "." + SafeName.ending(of: document.file)).lowercased(), default: 0] += 1
        }
        var paths: [String: String] = [:]
        for document in documents {
            let ending = "." + SafeName.ending(of: document.file)
            let isAlone = count[(stem(document) + ending).lowercased()] == 1
            let mark = isAlone ? "" : "-" + SHA256Digest(ofText: document.id).hex.prefix(12)
            paths[document.id] = stem(document) + mark + ending
        }
        return paths
    }

    /// Reads the documents.
    ///
    /// - Parameters:
    ///   - folder: The folder of the case.
    ///   - limits: How large a document, and all together, may be.
    /// - Returns: The bytes by path.
    /// - Throws: `case.invalid` with the row of each document that is too large, gone, or no longer the one assessed.
    func bytes(from folder: URL, limits: PackageLimits) throws(ClewError) -> [String: [UInt8]] {
        let documents = folder.appending(path: "documents")
        var files: [String: [UInt8]] = [:]
        var problems: [Diagnostic] = []
        var total = 0
        for exhibit in exhibits {
            let document = exhibit.document
            let name = "documents/" + document.file
            do throws(SourceFileError) {
                let file = try SourceFile.read(
                    documents.appending(path: document.file), as: name, within: documents, limit: limits.document)
                guard file.sha256 == document.sha256 else {
                    problems.append(
                        Diagnostic(
                            .error, code: "package.document.changed",
                            "\(SafeText.line(name)) was changed while the package was put together; try again",
                            at: document.location))
                    continue
                }
                total += file.bytes.count
                guard total <= limits.total else {
                    throw SourceFileError(.tooLarge, "", at: SourceLocation(file: name))
                }
                files[exhibit.path] = file.bytes
            } catch {
                let message =
                    total > limits.total
                    ? "with \(SafeText.line(name)) the documents have more than \(limits.total >> 20) MiB together; choose fewer "
                        + "shipments with --shipment"
                    : error.code == .tooLarge
                        ? "\(SafeText.line(name)) has more than \(limits.document >> 20) MiB; send it apart, or put a smaller copy in "
                            + "its place (--largest-document takes another limit)" : error.message
                problems.append(Diagnostic(.error, code: "package.document", message, at: document.location))
                if total > limits.total { break }
            }
        }
        guard problems.isEmpty else {
            throw ClewError(
                .caseInvalid, "The package cannot be put together; nothing was written.", diagnostics: problems)
        }
        return files
    }
}

/// How large the documents of a package may be.
public struct PackageLimits: Hashable, Sendable {
    /// The most bytes of one document.
    public var document = 64 << 20
    /// The most bytes of all documents together.
    public var total = 512 << 20

    /// The standard limits, to be changed one by one.
    public init() {}
}
