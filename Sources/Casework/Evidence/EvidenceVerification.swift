public import ClewModel
public import Foundation
import OfficeFiles
import SourceFiles
import SupplyChain

/// What of the evidence of a case is there, field by field, and whether its hashes agree.
public struct EvidenceVerification: Sendable {
    /// One field of one piece of evidence.
    public struct Field: Hashable, Sendable, Codable {
        /// How it stands.
        public enum State: String, Hashable, Sendable, Codable {
            /// It is there, and agrees with what it can be held against.
            case present
            /// Nobody stated it.
            case missing
            /// It does not agree with what is on record, or is gone.
            case differs
        }

        /// What is asked for, such as `address`.
        public var field: String
        /// How it stands.
        public var state: State
        /// What is there, or what differs; never who collected it.
        public var words: String
    }

    /// One piece of evidence.
    public struct Item: Hashable, Sendable, Codable {
        /// Its identifier.
        public var id: String
        /// What it is, in a few words.
        public var title: String
        /// SHA-256 of its record: whoever keeps it apart can tell that the record was not written anew.
        public var record: String
        /// The fields, in the order of the protocol.
        public var fields: [Field]
    }

    /// The pieces, by identifier.
    public let items: [Item]

    /// How many fields differ.
    public var differences: Int { items.flatMap(\.fields).count { $0.state == .differs } }
    /// How many fields are missing.
    public var missing: Int { items.flatMap(\.fields).count { $0.state == .missing } }

    /// Reads all evidence of a case.
    ///
    /// - Parameter folder: The folder of the case.
    /// - Throws: ``ClewError`` for a record that cannot be read.
    /// - Complexity: O(*b*) in the bytes of the files.
    public init(caseAt folder: URL) throws(ClewError) {
        let place = EvidenceFolder(case: folder)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path(percentEncoded: false), isDirectory: &isFolder),
            isFolder.boolValue
        else {
            throw ClewError(.caseInvalid, "There is no case folder \(SafeText.line(folder.lastPathComponent)).")
        }
        var records: [EvidenceRecord] = []
        var items: [Item] = []
        for id in place.ids {
            guard let (record, bytes) = try place.record(id) else { continue }
            records.append(record)
            let digest = SHA256Digest(of: bytes).hex
            items.append(
                Item(
                    id: id, title: "\(record.kind), \(record.type)", record: digest,
                    fields: EvidenceCheck(record, digest, in: place).fields))
        }
        let index = Self.index(place, records)
        if let index, !items.isEmpty {
            for position in items.indices { items[position].fields.append(index) }
        }
        self.items = items + Self.orphans(place, known: Set(records.map(\.id)))
    }

    /// Whether the table that assessments read is the one that the records make; `nil` where there is nothing to say.
    private static func index(_ place: EvidenceFolder, _ records: [EvidenceRecord]) -> Field? {
        guard !records.isEmpty else { return nil }
        let wanted = EvidenceFolder.table(of: records)
        let found = try? place.file(EvidenceTable.name)?.text
        guard found != wanted else { return nil }
        return Field(
            field: "table", state: .differs,
            words: "\(EvidenceTable.name) \(found == nil ? "is gone" : "says something else than the records")")
    }

    /// What the table names and no record tells.
    private static func orphans(_ place: EvidenceFolder, known: Set<String>) -> [Item] {
        guard let file = try? place.file(EvidenceTable.name) else { return [] }
        var ignored: [Diagnostic] = []
        let table = Table(
            file, required: ["id"], optional: EvidenceTable.columns.filter { $0 != "id" }, into: &ignored)
        let ids = table.rows.compactMap { $0["id"]?.text }.filter { !known.contains($0) }
        return ids.sorted().map {
            Item(
                id: $0, title: "", record: "",
                fields: [Field(field: "record", state: .differs, words: "\(EvidenceFolder.record($0)) is gone")])
        }
    }
}

/// Holds one piece of evidence against its record.
private struct EvidenceCheck {
    private let record: EvidenceRecord
    private let digest: String
    private let place: EvidenceFolder

    init(_ record: EvidenceRecord, _ digest: String, in place: EvidenceFolder) {
        self.record = record
        self.digest = digest
        self.place = place
    }

    private typealias Field = EvidenceVerification.Field

    var fields: [EvidenceVerification.Field] {
        let sealed = sealed
        return [
            stated("address", record.address, "nobody stated where it was found"),
            Field(
                field: "capture", state: record.capture.isWhole ? .present : .missing,
                words: (record.capture.isWhole ? "whole: " : "not whole: ") + record.capture.words),
            facts, atCollection, original, working,
            stated("time", record.captured, "nobody stated when it was captured"),
            stated("time source", record.timeSource, "nobody stated whose clock the time is from"),
            stated("publisher", record.publisher ?? record.issuer, "nobody stated who published it"),
            stated("published", record.published?.description, "nobody stated when it was published"),
            custody(sealed), sealed.field, collector(sealed.collection),
            stated("rating", record.rating, "nobody rated source and information (Admiralty scale)"),
        ]
    }

    private func stated(_ field: String, _ value: String?, _ missing: String) -> Field {
        Field(field: field, state: value == nil ? .missing : .present, words: value ?? missing)
    }

    private var facts: Field {
        guard record.differences.isEmpty else {
            return Field(
                field: "metadata", state: .differs, words: record.differences.prefix(5).joined(separator: "; "))
        }
        guard !record.facts.isEmpty || !record.sealedFacts.isEmpty else {
            return Field(
                field: "metadata", state: record.original == nil ? .missing : .present,
                words: record.original == nil ? "not kept, as the file is not" : "the file states nothing of itself")
        }
        let words = record.facts.prefix(6).map { "\($0.key) “\($0.value)”" }.joined(separator: "; ")
        let more = record.facts.count > 6 ? "; \(record.facts.count - 6) more" : ""
        let apart = record.sealedFacts.isEmpty ? "" : "; sealed: \(record.sealedFacts.joined(separator: ", "))"
        return Field(
            field: "metadata", state: .present, words: String((words + more + apart).drop { $0 == ";" || $0 == " " }))
    }

    private var atCollection: Field {
        guard let stated = record.statedDigest else {
            return Field(
                field: "hash at collection", state: .missing,
                words: "the collector stated none; \(record.sha256) was computed when it was added")
        }
        return Field(
            field: "hash at collection", state: stated == record.sha256 ? .present : .differs,
            words: stated == record.sha256 ? stated : "\(stated) was stated; the file has \(record.sha256)")
    }

    private var original: Field {
        let field = "original"
        guard let name = record.original else {
            return Field(
                field: field, state: .missing,
                words: "not kept, since it names workers; it had \(record.bytes) bytes and the SHA-256 \(record.sha256)"
            )
        }
        let file: SourceFile?
        do {
            file = try place.file(name)
        } catch {
            return Field(field: field, state: .differs, words: error.message)
        }
        guard let file else { return Field(field: field, state: .differs, words: "\(name) is gone") }
        guard file.sha256.hex == record.sha256, file.bytes.count == record.bytes else {
            return Field(
                field: field, state: .differs, words: "\(name) was changed: it has the SHA-256 \(file.sha256)")
        }
        return Field(field: field, state: .present, words: "\(name), \(record.bytes) bytes, SHA-256 as on record")
    }

    private var working: Field {
        let name = record.working.file
        let field = "working copy"
        let file: SourceFile?
        do {
            file = try place.file(name)
        } catch {
            return Field(field: field, state: .differs, words: error.message)
        }
        guard let file else { return Field(field: field, state: .differs, words: "\(name) is gone") }
        guard file.sha256.hex == record.working.sha256 else {
            return Field(field: field, state: .differs, words: "\(name) was changed: it has the SHA-256 \(file.sha256)")
        }
        let masked = record.working.maskedLines
        let words =
            masked == 0 ? "" : ", \(masked) \(masked == 1 ? "line" : "lines") with something about persons masked"
        return Field(field: field, state: .present, words: "\(name), SHA-256 as on record\(words)\(again(file))")
    }

    /// Whether the text can be taken out of the original again with the same result; an older reader may have read otherwise.
    private func again(_ working: SourceFile) -> String {
        guard let name = record.original, let file = try? place.file(name), let text = try? DocumentText.read(file).text
        else {
            return ""
        }
        return text == working.text
            ? "; the same text comes out of the original again" : "; another text comes out of the original now"
    }

    private func custody(_ sealed: (field: Field, collection: SealedCollection?)) -> Field {
        let field = "custody"
        guard !record.custody.isEmpty else {
            return Field(field: field, state: .missing, words: "nobody stated who had it when")
        }
        let unknown = record.custody.map(\.holder).filter { sealed.collection?.holders[$0] == nil }.unique()
        if sealed.collection != nil, !unknown.isEmpty {
            return Field(field: field, state: .differs, words: "\(unknown.joined(separator: ", ")) stands for nobody")
        }
        let undated = record.custody.contains { $0.day.isEmpty }
        for (one, next) in zip(record.custody, record.custody.dropFirst())
        where !one.day.isEmpty && !next.day.isEmpty && next.day.prefix(10) < one.day.prefix(10) {
            return Field(
                field: field, state: .differs,
                words: "“\(next.act)” on \(next.day) stands after “\(one.act)” on \(one.day)")
        }
        let steps = record.custody.map { "\($0.day.isEmpty ? "on an unstated day" : $0.day) \($0.act) (\($0.holder))" }
        return Field(field: field, state: undated ? .missing : .present, words: steps.joined(separator: "; "))
    }

    private var sealed: (field: Field, collection: SealedCollection?) {
        let field = "sealed part"
        let name = EvidenceFolder.collection(record.id)
        let found: SealedCollection?
        do {
            found = try place.collection(record.id)
        } catch {
            return (Field(field: field, state: .differs, words: error.message), nil)
        }
        guard let found else { return (Field(field: field, state: .differs, words: "\(name) is gone"), nil) }
        let path = place.case.appending(path: name).path(percentEncoded: false)
        let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
        guard let mode, mode & 0o077 == 0 else {
            return (
                Field(field: field, state: .differs, words: "others than its owner may read \(name); chmod 600 it"),
                found
            )
        }
        guard found.record == digest, found.id == record.id else {
            return (
                Field(
                    field: field, state: .differs,
                    words: "\(name) belongs to another record: the record was changed since"),
                found
            )
        }
        return (
            Field(field: field, state: .present, words: "its owner alone may read it, and it belongs to this record"),
            found
        )
    }

    private func collector(_ found: SealedCollection?) -> Field {
        let isStated = !(found?.holders.isEmpty ?? true) && found?.place != nil
        return Field(
            field: "collector and place", state: isStated ? .present : .missing,
            words: isStated ? "stated, and sealed" : "not both stated in the sealed part")
    }
}
