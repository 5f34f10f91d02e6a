public import ClewModel
public import Foundation
import OfficeFiles
import SourceFiles

/// Whether a package still holds what its manifest says.
public struct PackageVerification: Sendable {
    /// The manifest of the package.
    public let manifest: PackageManifest
    /// SHA-256 of the manifest itself: whoever keeps it apart can tell that nobody wrote a new manifest.
    public let manifestDigest: String
    /// What is missing, changed or added, a sentence each; empty where all agrees.
    public let differences: [String]
    /// What the rows that it shows of a ledger add up to; `nil` for a package of another kind.
    public let disclosure: DisclosureCheck?

    /// Reads a package and compares every file with its manifest.
    ///
    /// - Parameters:
    ///   - place: The ZIP or the folder.
    ///   - root: The root of the tree that was told before, for a package that shows rows of a ledger.
    /// - Throws: `package.invalid` where it cannot be read or has no manifest of this format.
    /// - Complexity: O(*b*) in the bytes of the package.
    public init(_ place: URL, root: String? = nil) throws(ClewError) {
        let name = SafeText.line(place.path(percentEncoded: false))
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path(percentEncoded: false), isDirectory: &isFolder) else {
            throw ClewError(.packageInvalid, "There is no package \(name).")
        }
        var found: [String: [UInt8]]
        var others: [String]
        do {
            (found, others) = isFolder.boolValue ? try Self.files(in: place) : (try Self.entries(of: place), [])
        } catch let error as OfficeFileError {
            throw ClewError(.packageInvalid, "\(error.location): \(error.message)")
        } catch let error as SourceFileError {
            throw ClewError(.packageInvalid, "\(name): \(error.message)")
        } catch {
            throw ClewError(.packageInvalid, "\(name) cannot be read: \(error.localizedDescription)")
        }
        guard let bytes = found[PackageManifest.fileName] else {
            throw ClewError(.packageInvalid, "\(name) has no \(PackageManifest.fileName): it is no package of Clew.")
        }
        do {
            manifest = try JSONDecoder().decode(PackageManifest.self, from: Data(bytes))
        } catch {
            throw ClewError(.packageInvalid, "The \(PackageManifest.fileName) of \(name) cannot be read.")
        }
        guard manifest.format == PackageManifest.currentFormat else {
            throw ClewError(
                .packageInvalid,
                "\(name) has the format \(SafeText.quoted(manifest.format)); this version reads \(PackageManifest.currentFormat)."
            )
        }
        manifestDigest = SHA256Digest(of: bytes).hex
        let files = manifest.differences(from: found) + others
        (disclosure, differences) = Self.disclosure(in: found, root: root).map { ($0, files + $1) } ?? (nil, files)
        if root != nil, found[Disclosure.fileName] == nil {
            throw ClewError(
                .unknownOption, "\(name) has no \(Disclosure.fileName), and so no root to hold against another.")
        }
    }

    /// Checks the rows that a package shows of a ledger; `nil` for a package of another kind.
    private static func disclosure(
        in files: [String: [UInt8]], root: String?
    ) -> (check: DisclosureCheck?, differences: [String])? {
        let name = Disclosure.fileName
        guard let bytes = files[name] else { return nil }
        guard let disclosure = try? JSONDecoder().decode(Disclosure.self, from: Data(bytes)),
            disclosure.format == Disclosure.currentFormat
        else { return (nil, ["\(name): cannot be read as \(Disclosure.currentFormat)"]) }
        let check = DisclosureCheck(disclosure, expectedRoot: root)
        var differences = check.problems.map { "\(name): \($0)" }
        if let table = files[Disclosure.tableName], table != Array(disclosure.table.utf8) {
            differences.append("\(Disclosure.tableName): does not show the rows of \(name)")
        }
        return (check, differences)
    }

    private static func entries(of archive: URL) throws -> [String: [UInt8]] {
        var limits = OfficeLimits.standard
        limits.totalSize = 768 << 20
        let name = archive.lastPathComponent
        let zip = try ZipArchive(try SourceFile.read(archive, as: name, limit: limits.totalSize), limits: limits)
        var files: [String: [UInt8]] = [:]
        for entry in zip.entries { files[entry.name] = try zip.bytes(of: entry) }
        return files
    }

    /// The files of a folder by their paths in it, and a sentence for each thing that is no plain file.
    private static func files(in folder: URL) throws -> (files: [String: [UInt8]], others: [String]) {
        var files: [String: [UInt8]] = [:]
        var others: [String] = []
        var open = [""]
        while let path = open.popLast() {
            let place = path.isEmpty ? folder : folder.appending(path: path)
            let names = try FileManager.default.contentsOfDirectory(atPath: place.path(percentEncoded: false))
            for name in names.sorted() {
                let inner = path.isEmpty ? name : path + "/" + name
                let url = folder.appending(path: inner)
                let kind =
                    try FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))[.type]
                    as? FileAttributeType
                switch kind {
                case .typeDirectory: open.append(inner)
                case .typeRegular:
                    files[inner] = try SourceFile.read(url, as: inner, within: folder, limit: 768 << 20).bytes
                default: others.append("\(SafeText.line(inner)): no plain file")
                }
            }
        }
        return (files, others)
    }
}

extension ClewError.Code {
    /// A package cannot be read.
    public static let packageInvalid = ClewError.Code(rawValue: "package.invalid")
}
