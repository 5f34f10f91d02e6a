import ClewModel
import Foundation

/// A Federal Register notice of the Forced Labor Enforcement Task Force, as plain text.
///
/// The notice states one effective date, names a section of the Act, and lists the entities under it, one a line, each
/// maybe ending in a semicolon or full stop. Lines of prose are left out; that they were is reported once.
struct UFLPANotice: ListFormat {
    let key = "us-dhs-uflpa-fr"

    func recognizes(_ head: FileHead) -> Bool {
        !head.opens(with: "<") && head.header.count < 5
            && (head.contains("Uyghur Forced Labor Prevention Act") || head.contains("UFLPA"))
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            var bytes: [UInt8] = []
            try file.forEachChunk(of: 1 << 16) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
                bytes.append(contentsOf: chunk)
                return bytes.count < session.options.recordLimit
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let effective = Self.effectiveDate(in: text) else {
                throw ImportError(
                    .malformed, "the notice states no effective date such as “effective as of August 9, 2024”",
                    at: SourceLocation(file: file.name))
            }
            session.setHeader(published: effective, isPartOfSeries: true)
            let document = Self.documentNumber(in: text)
            var section: String?
            var number = 0
            for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
                number += 1
                let clean = CleanText.collapsed(line)
                if let found = UFLPAPage.section(in: clean) {
                    section = found
                    continue
                }
                guard let section, Self.isEntity(clean) else { continue }
                try emit(clean, section, effective, document, file: file.name, line: number, into: session)
            }
            guard session.summary.records > 0 else {
                throw ImportError(
                    .malformed, "no entity was found under a section of the Act", at: SourceLocation(file: file.name))
            }
        }
    }

    private func emit(
        _ line: String, _ section: String, _ effective: PartialDate, _ document: String?, file: String,
        line number: Int,
        into session: ImportSession
    ) throws(ImportError) {
        let names = NameTable()
        var tree = RecordTree()
        let root = tree.add(names.intern("entity"), under: -1, line: number)
        tree.append(line.utf8, to: root)
        let record = Record(file: file, names: names, tree: tree)
        try session.withRecord(record) { (fields, draft) throws(RecordFault) in
            _ = fields.text
            var entry = line
            while let last = entry.last, last == ";" { entry = CleanText.collapsed(entry.dropLast()) }
            if entry.lowercased().hasSuffix("; and") { entry = String(entry.dropLast(5)) }
            draft.id = document ?? entry
            draft.citation = document.map { Citation("Federal Register", $0, date: effective) }
            UFLPAEntry(name: UFLPAName(entry), section: section, effective: effective, original: line)
                .emit(into: &draft)
        }
    }

    /// Whether a line names a party rather than being prose: it ends like an entry of a list or like a company's name.
    private static func isEntity(_ line: String) -> Bool {
        guard line.count > 3, line.first?.isUppercase == true || line.first?.isNumber == true else { return false }
        let lower = line.lowercased()
        if lower.contains("list of entities") || lower.hasPrefix("section") || lower.hasPrefix("appendix") {
            return false
        }
        if line.hasSuffix(";") || lower.hasSuffix("; and") { return true }
        let endings = [
            "ltd.", "ltd", "limited", "co.", "corporation", "inc.", "group", "company", "alias", ")", "subsidiaries",
        ]
        return line.count < 400 && endings.contains { lower.hasSuffix($0) || lower.hasSuffix($0 + ".") }
    }

    private static func effectiveDate(in text: String) -> PartialDate? {
        let flat = CleanText.collapsed(text)
        for opening in [
            "effective as of ", "effective on ", "Effective as of ", "Effective date: ", "effective date is ",
        ] {
            guard let range = flat.firstRange(of: opening) else { continue }
            let words = flat[range.upperBound...].prefix(24).split(separator: " ").prefix(3)
            let date = words.joined(separator: " ").trimmingCharacters(in: CharacterSet(charactersIn: ".;,"))
            if let date = DateReader.read(date) { return date }
        }
        return nil
    }

    /// The number of the document, such as `2024-17509`, where the notice carries it.
    private static func documentNumber(in text: String) -> String? {
        guard let range = text.firstRange(of: "FR Doc. ") else { return nil }
        let number = text[range.upperBound...].prefix { $0.isNumber || $0 == "-" || $0 == "\u{2013}" }
        return number.isEmpty ? nil : "FR Doc. " + number
    }
}
