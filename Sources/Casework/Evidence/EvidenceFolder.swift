import ClewModel
import Foundation
import SourceFiles
import SupplyChain

/// Where the evidence of a case lies in its folder, and how it is read from there.
struct EvidenceFolder {
    let `case`: URL

    static let recordName = "record.json"

    /// The folder of all evidence of a case.
    var root: URL { `case`.appending(path: "evidence") }
    /// The folder of what is for its owner alone.
    var sealed: URL { root.appending(path: "sealed") }
    /// The record of a piece of evidence, from the folder of the case.
    static func record(_ id: String) -> String { "evidence/\(id)/\(recordName)" }
    /// What says who collected it, from the folder of the case.
    static func collection(_ id: String) -> String { "evidence/sealed/\(id).json" }
    /// The file as it came, from the folder of the case; its own name may tell who made it.
    static func original(_ id: String, ending: String) -> String { "evidence/\(id)/original.\(ending)" }
    /// The working copy, from the folder of the case.
    static func working(_ id: String) -> String { "documents/\(id).txt" }

    /// The identifiers of what is on record, in order.
    var ids: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path(percentEncoded: false))) ?? []
        return names.filter { name in
            name.hasPrefix(EvidenceTable.workingStart)
                && FileManager.default.fileExists(
                    atPath: `case`.appending(path: Self.record(name)).path(percentEncoded: false))
        }.sorted()
    }

    /// Reads a file of the case by its name from the folder; `nil` where there is none.
    ///
    /// - Throws: ``SourceFileError``, also for one that leads out of the folder.
    func file(_ name: String) throws(SourceFileError) -> SourceFile? {
        do throws(SourceFileError) {
            return try SourceFile.read(`case`.appending(path: name), as: name, within: `case`, limit: 64 << 20)
        } catch {
            if error.code == .missing { return nil }
            throw error
        }
    }

    /// Reads a record with its bytes.
    func record(_ id: String) throws(ClewError) -> (record: EvidenceRecord, bytes: [UInt8])? {
        guard let found: (EvidenceRecord, [UInt8]) = try document(Self.record(id)) else { return nil }
        guard found.0.format == EvidenceRecord.currentFormat else {
            throw ClewError(
                .evidenceInvalid,
                "\(Self.record(id)) has the format \(SafeText.quoted(found.0.format)); this version reads \(EvidenceRecord.currentFormat)."
            )
        }
        return found
    }

    /// Reads what is for its owner alone.
    func collection(_ id: String) throws(ClewError) -> SealedCollection? {
        let found: (SealedCollection, [UInt8])? = try document(Self.collection(id))
        return found?.0
    }

    private func document<Document: Decodable>(_ name: String) throws(ClewError) -> (Document, [UInt8])? {
        do {
            guard let file = try file(name) else { return nil }
            return (try JSONDecoder().decode(Document.self, from: Data(file.bytes)), file.bytes)
        } catch let error as SourceFileError {
            throw ClewError(.evidenceInvalid, "\(error.location): \(error.message)")
        } catch {
            throw ClewError(.evidenceInvalid, "\(name) cannot be read: it was changed by hand or is damaged.")
        }
    }

    /// The table that the reader of cases reads, made of all records.
    static func table(of records: [EvidenceRecord]) -> String {
        let rows = records.sorted { $0.id < $1.id }.map { record -> [String] in
            let name = record.working.file.split(separator: "/").last.map(String.init) ?? ""
            return [
                record.id, name, record.type, record.working.sha256, record.publisher ?? "", record.address ?? "",
                record.published?.description ?? "", record.captured ?? "", record.language ?? "",
                record.rating ?? "", record.parties.joined(separator: ";"), record.issuer ?? "",
                (record.working.unread ?? []).joined(separator: "; "), record.note ?? "",
            ]
        }
        return ([EvidenceTable.columns] + rows).map(CSVCell.row).joined()
    }
}
