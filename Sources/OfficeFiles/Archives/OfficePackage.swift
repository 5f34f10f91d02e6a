import ClewModel
import SourceFiles

/// An office file as a package of parts that name each other (Open Packaging Conventions, ISO/IEC 29500-2).
struct OfficePackage {
    /// What the main part of a package is.
    enum Kind {
        case workbook
        case document
        /// Another format, in words.
        case other(String)
    }

    /// A reference from one part to another.
    struct Relationship {
        var id: String
        /// The last word of the type, which transitional and strict files have in common: `worksheet`, `styles`.
        var type: String
        /// The name of the part, from the root of the archive.
        var part: String
    }

    let archive: ZipArchive
    let mainPart: String
    let kind: Kind
    let file: String

    /// Opens a package and finds its main part.
    init(_ source: SourceFile, limits: OfficeLimits) throws(OfficeFileError) {
        file = source.name
        guard source.bytes.count <= limits.fileSize else {
            throw OfficeFileError(
                .tooLarge, "the file is larger than the \(OfficeLimits.size(limits.fileSize)) accepted here",
                at: SourceLocation(file: source.name))
        }
        archive = try ZipArchive(source, limits: limits)
        let roots = try Self.relationships(of: "", in: archive)
        guard let root = roots.first(where: { $0.type == "officeDocument" }) else {
            mainPart = ""
            kind = .other(try Self.nameOfOther(archive))
            return
        }
        mainPart = root.part
        kind = try Self.kind(of: root.part, in: archive)
    }

    /// The references of a part, in the order of the file; those out of the package are left out.
    func relationships(of part: String) throws(OfficeFileError) -> [Relationship] {
        try Self.relationships(of: part, in: archive)
    }

    /// Reads an XML part.
    ///
    /// - Throws: ``OfficeFileError``, also where there is no such part.
    func read(_ part: String, into handler: some XMLHandler) throws(OfficeFileError) {
        try Self.read(part, in: archive, into: handler)
    }

    private static func read(
        _ part: String, in archive: ZipArchive, into handler: some XMLHandler
    ) throws(OfficeFileError) {
        let place = ZipArchive.place(archive.file, part)
        guard let entry = archive.entry(part) else {
            throw OfficeFileError(.broken, "the file names this part and does not have it", at: place)
        }
        try XMLEvents.read(try archive.bytes(of: entry), at: place, into: handler)
    }

    private static func relationships(
        of part: String, in archive: ZipArchive
    ) throws(OfficeFileError) -> [Relationship] {
        let folders = part.split(separator: "/").dropLast().map(String.init)
        let name = part.split(separator: "/").last.map(String.init) ?? ""
        let path = (folders + ["_rels", name + ".rels"]).joined(separator: "/")
        guard archive.entry(path) != nil else { return [] }
        let list = RelationshipList(folders)
        try read(path, in: archive, into: list)
        return list.relationships
    }

    private static func kind(of part: String, in archive: ZipArchive) throws(OfficeFileError) -> Kind {
        let types = ContentTypes()
        if archive.entry("[Content_Types].xml") != nil { try read("[Content_Types].xml", in: archive, into: types) }
        let type = types.byPart["/" + part.lowercased()] ?? part.lowercased()
        if type.contains("binary") { return .other("a binary Excel workbook (.xlsb)") }
        if type.contains("spreadsheetml") || type.contains("ms-excel") || type.hasPrefix("xl/") { return .workbook }
        if type.contains("wordprocessingml") || type.contains("ms-word") || type.hasPrefix("word/") { return .document }
        if type.contains("presentation") || type.contains("powerpoint") || type.hasPrefix("ppt/") {
            return .other("a presentation")
        }
        return .other("an office file of an unknown kind")
    }

    private static func nameOfOther(_ archive: ZipArchive) throws(OfficeFileError) -> String {
        guard let entry = archive.entry("mimetype"), entry.size < 200 else { return "a ZIP archive" }
        let type = String(decoding: try archive.bytes(of: entry), as: UTF8.self)
        if type.contains("opendocument.spreadsheet") { return "an OpenDocument spreadsheet (.ods)" }
        if type.contains("opendocument.text") { return "an OpenDocument text (.odt)" }
        return type.contains("epub") ? "an electronic book (.epub)" : "a ZIP archive"
    }
}

/// Gathers the references of one part.
private final class RelationshipList: XMLHandler {
    private(set) var relationships: [OfficePackage.Relationship] = []
    private let folders: [String]

    init(_ folders: [String]) { self.folders = folders }

    func start(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Relationship", attributes["TargetMode"]?.lowercased() != "external",
            let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
        else { return }
        var path = target.hasPrefix("/") ? [] : folders
        for step in target.split(separator: "/") {
            switch step {
            case ".": break
            case "..": _ = path.popLast()
            default: path.append(String(step))
            }
        }
        relationships.append(
            .init(
                id: id, type: type.split(separator: "/").last.map(String.init) ?? "", part: path.joined(separator: "/"))
        )
    }

    func end(_ name: String) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// Gathers the content types of parts.
private final class ContentTypes: XMLHandler {
    private(set) var byPart: [String: String] = [:]

    func start(_ name: String, _ attributes: XMLAttributes) {
        guard name == "Override", let part = attributes["PartName"], let type = attributes["ContentType"] else {
            return
        }
        byPart[part.lowercased()] = type.lowercased()
    }

    func end(_ name: String) {}
    func text(_ text: UnsafeBufferPointer<UInt8>) {}
}
