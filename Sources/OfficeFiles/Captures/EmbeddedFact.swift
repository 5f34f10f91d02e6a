import ClewModel
public import SourceFiles

/// Something that a file states of itself: its title, its author, when it was made.
public struct EmbeddedFact: Hashable, Sendable, Codable {
    /// What is stated, such as `html.title`, `pdf.creationdate`, `office.creator`.
    public let key: String
    /// What it says, on one line.
    public let value: String
    /// Whether it may tell who made or captured the file, and from where.
    public let isPrivate: Bool

    /// Creates a fact.
    public init(key: String, value: String, isPrivate: Bool = false) {
        self.key = key
        self.value = SafeText.line(String(value.prefix(2000)))
        self.isPrivate = isPrivate
    }

    /// Reads what a file states of itself: a page, a PDF, an office file or a capture.
    ///
    /// Names of persons and of machines are marked as private. A file that states nothing, or cannot be read, has none.
    ///
    /// - Parameter pdfProgram: The program that reads the properties of PDF; found on the search path unless given.
    /// - Complexity: O(*n*) in the bytes, unpacked.
    public static func read(
        _ source: SourceFile, limits: OfficeLimits = .standard,
        pdfProgram: HelperProgram? = HelperProgram(named: "pdfinfo")
    ) -> [EmbeddedFact] {
        guard source.bytes.count <= limits.fileSize else { return [] }
        if WebCapture.isCapture(source) { return (try? WebCapture(source, limits: limits))?.facts ?? [] }
        switch DocumentFormat.detect(source) {
        case .pdf: return ofPDF(source, limits, pdfProgram)
        case .html: return PageText.facts(source)
        case .package: return (try? OfficePackage(source, limits: limits)).map(ofOffice) ?? []
        case .text, .other: return []
        }
    }

    private static func ofPDF(
        _ source: SourceFile, _ limits: OfficeLimits, _ program: HelperProgram?
    ) -> [EmbeddedFact] {
        let output = try? program?.run(
            ["-isodates", "-"], input: source.bytes, timeLimit: limits.time, outputLimit: 1 << 16,
            memoryLimit: limits.memory)
        // A browser that prints a page writes its own name; who used it is nobody's business.
        let isPrivate: Set = ["author", "creator"]
        let isOfDocument: Set = [
            "title", "subject", "keywords", "author", "creator", "producer", "creationdate", "moddate",
        ]
        return (output ?? "").split(separator: "\n").compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let key = line[..<colon].lowercased()
            let value = String(line[line.index(after: colon)...].drop(while: \.isWhitespace))
            guard isOfDocument.contains(key), !value.isEmpty else { return nil }
            // A date with its offset from UTC tells where somebody was; the moment alone does not.
            let plain = (Moment(value) ?? Moment(value + ":00"))?.utc ?? value
            return EmbeddedFact(key: "pdf." + key, value: plain, isPrivate: isPrivate.contains(key))
        }
    }

    private static func ofOffice(_ package: OfficePackage) -> [EmbeddedFact] {
        ["docProps/core.xml", "docProps/app.xml"].flatMap { part -> [EmbeddedFact] in
            let list = OfficeProperties()
            guard (try? package.read(part, into: list)) != nil else { return [] }
            return list.facts
        }
    }
}

/// Gathers the properties of an office file (ISO/IEC 29500-2, part of core properties).
private final class OfficeProperties: XMLHandler {
    private(set) var facts: [EmbeddedFact] = []
    private var name: String?
    private var value: [UInt8] = []

    private static let kept: Set = [
        "title", "subject", "keywords", "description", "created", "modified", "language", "Application", "creator",
        "lastModifiedBy", "Company", "Manager",
    ]
    private static let persons: Set = ["creator", "lastModifiedBy", "Company", "Manager"]

    func start(_ name: String, _ attributes: XMLAttributes) {
        // Elements of other namespaces come with a colon before their names.
        let plain = name.hasPrefix(":") ? String(name.dropFirst()) : name
        self.name = Self.kept.contains(plain) ? plain : nil
        value = []
    }

    func end(_ name: String) {
        guard let known = self.name, !value.isEmpty else { return }
        facts.append(
            EmbeddedFact(
                key: "office." + known.lowercased(), value: String(decoding: value, as: UTF8.self),
                isPrivate: Self.persons.contains(known)))
        self.name = nil
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if name != nil { value.append(contentsOf: text) }
    }
}
