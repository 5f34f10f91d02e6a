public import ClewModel
public import Foundation
import LabourProgrammes
import OfficeFiles
import SourceFiles
import SupplyChain
public import World

/// Keeps files as evidence in a case: the file as it came, what is known of it, and a working copy of its text.
///
/// The file as it came is never touched again (mode 0400) and never leaves the case. The working copy is its text; where that
/// names workers or detainees it is refused, or kept with their names masked and then without the file itself. Who collected it
/// is kept apart, see ``SealedCollection``.
public struct EvidenceKeeper {
    private let folder: EvidenceFolder
    private let world: World

    /// Creates a keeper.
    ///
    /// - Parameters:
    ///   - folder: The folder of the case.
    ///   - world: What is known, for the words of programmes and what keeps data about workers out.
    public init(caseAt folder: URL, world: World) {
        self.folder = EvidenceFolder(case: folder)
        self.world = world
    }

    /// A piece of evidence that was kept.
    public struct Kept: Sendable {
        /// Its record.
        public let record: EvidenceRecord
        /// Whether the same file was on record before; then only new steps of custody were added.
        public let wasKnown: Bool
        /// What its text says of parties of the case and labour programmes.
        public let said: [EvidenceWords]
        /// How many words of programmes it holds, whomever they are said of.
        public let wordCount: Int
    }

    /// What is written for one file.
    private struct Draft {
        var record: EvidenceRecord
        var sealed: SealedCollection
        var original: [UInt8]?
        var text: String
        var wasKnown = false
    }

    /// Keeps files: all of them or none.
    ///
    /// - Throws: ``ClewError`` with every file that cannot be kept and the reason; then nothing was written.
    /// - Complexity: O(*b*) in the bytes of the files, which are held in memory.
    public func add(_ files: [URL], _ statement: EvidenceStatement) throws(ClewError) -> [Kept] {
        let found = try Assessor(world: world).readCase(at: folder.case)
        try check(statement, fileCount: files.count, in: found)
        var drafts: [Draft] = []
        var problems: [Diagnostic] = []
        for (index, url) in files.enumerated() {
            do throws(ClewError) {
                let draft = try draft(url, index, statement)
                if drafts.contains(where: { $0.record.id == draft.record.id }) { continue }
                drafts.append(draft)
            } catch {
                problems +=
                    error.diagnostics.isEmpty
                    ? [
                        Diagnostic(
                            .error, code: error.code.rawValue, error.message,
                            at: SourceLocation(file: url.lastPathComponent))
                    ] : error.diagnostics
            }
        }
        guard problems.isEmpty else {
            throw ClewError(
                .evidenceInvalid, "Not every file can be kept as evidence. Nothing was written.", diagnostics: problems)
        }
        try write(drafts)
        let words = try EvidenceReader(found, world: world)
        return try drafts.map { (draft) throws(ClewError) in
            Kept(
                record: draft.record, wasKnown: draft.wasKnown, said: words.said(in: draft.text, of: draft.record),
                wordCount: try world.knowledge.scanner.countOfWords(in: draft.text))
        }
    }

    private func check(_ statement: EvidenceStatement, fileCount: Int, in case: Case) throws(ClewError) {
        guard statement.addresses.count <= 1 || statement.addresses.count == fileCount else {
            throw ClewError(.unknownOption, "State one address for all files, or one for each file in their order.")
        }
        guard statement.digests.isEmpty || statement.digests.count == fileCount else {
            throw ClewError(.unknownOption, "State one digest for each file, in their order.")
        }
        for id in statement.parties + [statement.issuer].compactMap(\.self) where `case`.party(id) == nil {
            let known = `case`.parties.map(\.id).joined(separator: ", ")
            throw ClewError(.unknownOption, "The case has no party \(SafeText.line(id)); it has \(known).")
        }
        guard try world.knowledge.programmes.documentTypes[statement.type] != nil else {
            let known = try world.knowledge.programmes.documentTypes.all.map(\.key).joined(separator: ", ")
            throw ClewError(
                .unknownOption, "\(SafeText.quoted(statement.type)) is no known type of document; there are \(known).")
        }
    }

    // MARK: One file

    private func draft(_ url: URL, _ index: Int, _ statement: EvidenceStatement) throws(ClewError) -> Draft {
        let name = url.lastPathComponent
        let file: SourceFile
        let document: DocumentText
        do {
            file = try SourceFile.read(url, as: name, limit: OfficeLimits.standard.fileSize)
            document = try DocumentText.read(file)
        } catch let error as SourceFileError {
            throw Self.refusal(error.diagnostic)
        } catch let error as OfficeFileError {
            throw Self.refusal(error.diagnostic)
        } catch {
            throw Self.refusal(.evidence("cannot be read", at: SourceLocation(file: name)))
        }
        let digest = file.sha256
        if index < statement.digests.count, statement.digests[index] != digest {
            throw Self.refusal(
                .evidence(
                    "has the SHA-256 \(digest), not the one stated at collection; it was changed since or is another file",
                    at: SourceLocation(file: name)))
        }
        let id = EvidenceTable.workingStart + String(digest.hex.prefix(12))
        if let known = try folder.record(id) {
            guard known.record.sha256 == digest.hex else {
                throw Self.refusal(
                    .evidence("has the identifier \(id) of another file", at: SourceLocation(file: name)))
            }
            return try continued(known.record, statement)
        }
        let masked = try world.knowledge.workerData.masking(document.text, file: name)
        if masked.namesWorkers, !statement.masksPersons {
            let places = masked.lines.prefix(10).map { "\($0)" }.joined(separator: ", ")
            throw Self.refusal(
                .evidence(
                    "names workers or detainees (lines \(places)\(masked.lines.count > 10 ? " and others" : "") of its text); data "
                        + "about them is never held. --mask-persons keeps its text with the names masked, without the file",
                    at: SourceLocation(file: name)))
        }
        let text = masked.namesWorkers ? masked.text : document.text
        guard text.utf8.count <= CaseFolder.textLimit else {
            throw Self.refusal(
                .evidence(
                    "has more text than the \(CaseFolder.textLimit >> 20) MiB that a case reads of a document; capture fewer pages",
                    at: SourceLocation(file: name)))
        }
        return try new(
            id, file, document, text: text, maskedLines: masked.namesWorkers ? masked.lines.count : 0,
            isKept: !masked.namesWorkers, index, statement)
    }

    private static func refusal(_ diagnostic: Diagnostic) -> ClewError {
        ClewError(.evidenceInvalid, diagnostic.message, diagnostics: [diagnostic])
    }

    private func new(
        _ id: String, _ file: SourceFile, _ document: DocumentText, text: String, maskedLines: Int, isKept: Bool,
        _ index: Int, _ statement: EvidenceStatement
    ) throws(ClewError) -> Draft {
        let guardian = try world.knowledge.workerData
        let capture = WebCapture.isCapture(file) ? try? WebCapture(file) : nil
        let facts = capture?.facts ?? EmbeddedFact.read(file)
        let own = EvidenceCapture(document, capture, facts)
        let addresses = statement.addresses
        let captured = statement.captured?.text ?? own.captured
        var holders: [String: String] = [:]
        var custody: [EvidenceRecord.CustodyStep] = []
        if let collector = statement.collector {
            custody.append(
                .init(day: captured ?? "", act: "collected", holder: Self.mark(of: collector, in: &holders)))
        }
        custody += statement.custody.map {
            .init(day: $0.day.text, act: $0.act, holder: Self.mark(of: $0.person, in: &holders))
        }
        let record = EvidenceRecord(
            id: id, sha256: file.sha256.hex, bytes: file.bytes.count, kind: document.kind.description,
            type: statement.type,
            address: addresses.count > 1 ? addresses[index] : addresses.first ?? own.address,
            publisher: statement.publisher, published: statement.published, captured: captured,
            timeSource: statement.timeSource ?? (statement.captured == nil ? own.timeSource : nil),
            capture: own.extent,
            statedDigest: index < statement.digests.count ? statement.digests[index].hex : nil,
            // A text whose names are masked may have them in its title too.
            facts: isKept ? facts.filter { !$0.isPrivate }.map { Self.fact($0, guardian) } : [],
            sealedFacts: (isKept ? facts.filter(\.isPrivate) : []).map(\.key).unique().sorted(),
            differences: capture?.differences ?? [], language: statement.language, parties: statement.parties,
            issuer: statement.issuer, rating: statement.rating?.description, custody: custody,
            original: isKept ? EvidenceFolder.original(id, ending: Self.ending(of: file.name, document.kind)) : nil,
            working: .init(
                file: EvidenceFolder.working(id), sha256: SHA256Digest(ofText: text).hex, maskedLines: maskedLines,
                remarks: document.remarks, unread: document.unread.isEmpty ? nil : document.unread),
            note: statement.note)
        let sealed = SealedCollection(
            id: id, record: "", holders: holders, place: statement.place, means: statement.means,
            capturedAsStated: statement.captured.flatMap { $0.stated == $0.text ? nil : $0.stated },
            fileName: SafeText.line(file.name),
            facts: isKept ? facts.filter(\.isPrivate).map { .init(key: $0.key, value: $0.value) } : [])
        return Draft(record: record, sealed: sealed, original: isKept ? file.bytes : nil, text: text)
    }

    private static func ending(of name: String, _ kind: DocumentText.Kind) -> String {
        name.lowercased().hasSuffix(".gz") && kind == .warc ? "warc.gz" : SafeName.ending(of: name)
    }

    /// A fact as it may be shown: a title may name a worker where the text does not.
    private static func fact(_ fact: EmbeddedFact, _ guardian: WorkerDataGuard) -> EvidenceRecord.Fact {
        let masked = guardian.masking(fact.value, file: fact.key)
        return .init(key: fact.key, value: masked.namesWorkers ? masked.text : fact.value)
    }

    /// A file that is on record: its record with the new steps of custody.
    private func continued(_ record: EvidenceRecord, _ statement: EvidenceStatement) throws(ClewError) -> Draft {
        guard var sealed = try folder.collection(record.id) else {
            throw Self.refusal(
                .evidence(
                    "is on record without its sealed part; put \(EvidenceFolder.collection(record.id)) back",
                    at: SourceLocation(file: EvidenceFolder.record(record.id))))
        }
        var record = record
        for step in statement.custody {
            let added = EvidenceRecord.CustodyStep(
                day: step.day.text, act: step.act, holder: Self.mark(of: step.person, in: &sealed.holders))
            if !record.custody.contains(added) { record.custody.append(added) }
        }
        var text = ""
        do {
            text = try folder.file(record.working.file)?.text ?? ""
        } catch {
            throw Self.refusal(error.diagnostic)
        }
        return Draft(record: record, sealed: sealed, original: nil, text: text, wasKnown: true)
    }

    /// The mark of a person: the one that stands for the name already, or the next.
    private static func mark(of person: String, in holders: inout [String: String]) -> String {
        if let known = holders.first(where: { $0.value == person })?.key { return known }
        let mark = "P\(holders.count + 1)"
        holders[mark] = person
        return mark
    }

    // MARK: Writing

    /// Writes what is apart and the copies first, the table that names them last, so that the table never points at nothing.
    private func write(_ drafts: [Draft]) throws(ClewError) {
        var records: [EvidenceRecord] = []
        for id in folder.ids where !drafts.contains(where: { $0.record.id == id }) {
            if let record = try folder.record(id)?.record { records.append(record) }
        }
        records += drafts.map(\.record)
        var made: [URL] = []
        do {
            try PrivateFile.makeFolder(folder.root)
            try PrivateFile.makeFolder(folder.sealed)
            for draft in drafts {
                let json = try DossierDocument.json(of: draft.record)
                var sealed = draft.sealed
                sealed.record = SHA256Digest(ofText: json).hex
                var files = [
                    (EvidenceFolder.collection(draft.record.id), Data(try DossierDocument.json(of: sealed).utf8)),
                    (EvidenceFolder.record(draft.record.id), Data(json.utf8)),
                ]
                if !draft.wasKnown { files.append((draft.record.working.file, Data(draft.text.utf8))) }
                if let bytes = draft.original, let name = draft.record.original { files.append((name, Data(bytes))) }
                for (name, bytes) in files {
                    let place = folder.case.appending(path: name)
                    try PrivateFile.makeFolder(place.deletingLastPathComponent())
                    if !draft.wasKnown { made.append(place) }
                    try PrivateFile.write(bytes, to: place)
                    if name == draft.record.original {
                        try FileManager.default.setAttributes(
                            [.posixPermissions: NSNumber(value: 0o400)], ofItemAtPath: place.path(percentEncoded: false)
                        )
                    }
                }
            }
            try PrivateFile.write(
                EvidenceFolder.table(of: records), to: folder.case.appending(path: EvidenceTable.name))
        } catch {
            for place in made { try? FileManager.default.removeItem(at: place) }
            let why =
                (error as? SourceFileError)?.message ?? (error as? ClewError)?.message ?? error.localizedDescription
            throw ClewError(.cannotWrite, "The evidence cannot be written into \(folder.case.path): \(why)")
        }
    }
}

extension Diagnostic {
    fileprivate static func evidence(_ what: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(.error, code: ClewError.Code.evidenceInvalid.rawValue, "the file \(what)", at: place)
    }
}
