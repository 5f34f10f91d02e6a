import ClewModel
public import SourceFiles

/// A capture of web pages as archives keep it: a WARC file (ISO 28500), or a WACZ package around some.
public struct WebCapture: Sendable {
    /// What a server answered to one address.
    public struct Page: Hashable, Sendable {
        /// The address.
        public let address: String
        /// When it was captured, as the capture states it (WARC-Date, in UTC); `nil` where it does not.
        public let date: String?
        /// The status of the answer; `nil` for a record that is no answer of a server.
        public let status: Int?
        /// The text, where the answer is a document that is read here.
        public let text: String?
        /// Why it has no text, or not all of it; `nil` where there is nothing to say.
        public let problem: String?
    }

    /// The answers that may hold text, in the order of the capture; pictures, styles and scripts are left out.
    public let pages: [Page]
    /// How many answers the capture holds, whatever their kind.
    public let answerCount: Int
    /// What the capture states of itself.
    public let facts: [EmbeddedFact]
    /// What does not agree with a digest or a size that the capture states of itself, a sentence each.
    public let differences: [String]
    /// What of the capture was cut off when it was made, a sentence each.
    public let cuts: [String]

    /// Whether a file is a capture, by its content.
    ///
    /// - Complexity: O(*n*) for a ZIP, in its directory; else O(1).
    public static func isCapture(_ source: SourceFile) -> Bool {
        if isPlainCapture(source) { return true }
        guard source.bytes.starts(with: "PK".utf8), let archive = try? ZipArchive(source) else { return false }
        return isPackage(archive)
    }

    /// Whether a file is a WARC file, packed or not.
    static func isPlainCapture(_ source: SourceFile) -> Bool {
        if GzipFile.isPacked(source.bytes) { return WARCFile.isWARC(GzipFile.beginning(of: source.bytes, count: 16)) }
        return WARCFile.isWARC(source.bytes)
    }

    static func isPackage(_ archive: ZipArchive) -> Bool {
        archive.entry("datapackage.json") != nil && archive.entries.contains { isWARCName($0.name) }
    }

    private static func isWARCName(_ name: String) -> Bool {
        let plain = name.lowercased()
        return plain.hasPrefix("archive/") && (plain.hasSuffix(".warc") || plain.hasSuffix(".warc.gz"))
    }

    /// Reads a capture.
    ///
    /// - Throws: ``OfficeFileError`` for what is damaged, cut short, made to do harm, or no capture.
    /// - Complexity: O(*n*) in the bytes, unpacked, and what reading the documents in it takes.
    public init(_ source: SourceFile, limits: OfficeLimits = .standard) throws(OfficeFileError) {
        var builder = WebCaptureBuilder(limits: limits)
        if source.bytes.starts(with: "PK".utf8) {
            let archive = try ZipArchive(source, limits: limits)
            guard Self.isPackage(archive) else {
                throw OfficeFileError(
                    .unknownFormat, "the archive is no capture: it has no datapackage.json with WARC files",
                    at: SourceLocation(file: source.name))
            }
            try builder.addPackage(archive)
            for entry in archive.entries where Self.isWARCName(entry.name) {
                let name = source.name + "/" + entry.name
                try builder.add(
                    WARCFile(SourceFile(name: name, bytes: try archive.bytes(of: entry)), limits: limits), name: name)
            }
        } else {
            try builder.add(WARCFile(source, limits: limits), name: source.name)
        }
        pages = builder.pages
        answerCount = builder.answerCount
        facts = builder.facts
        differences = builder.differences
        cuts = builder.cuts
    }

    /// The texts of all pages, each under its address and moment; `nil` where no page has one.
    var text: String? {
        let texts = pages.compactMap { page in
            page.text.map { "[\(page.address)\(page.date.map { ", \($0)" } ?? "")]\n\n\($0)" }
        }
        return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
    }
}
