public import ClewModel
public import Foundation
import OfficeFiles
import SourceFiles

/// Writes a package: all of it or nothing, as a ZIP or as a folder.
public enum PackageWriter {
    /// Writes a package.
    ///
    /// - Parameter out: A file that ends in `.zip`, or a folder that does not exist yet or is empty: a folder with other files
    ///   in it would not be the package that its manifest describes.
    /// - Throws: `output.cannot-write`.
    public static func write(_ package: Package, to out: URL) throws(ClewError) {
        let path = out.path(percentEncoded: false)
        do {
            if isArchive(out) {
                try PrivateFile.write(Data(try ZipArchive.packed(package.files)), to: out)
            } else {
                try writeFolder(package, to: out)
            }
        } catch let error as ClewError {
            throw error
        } catch let error as OfficeFileError {
            throw ClewError(.cannotWrite, "The package cannot be packed: \(error.message)")
        } catch {
            throw ClewError(.cannotWrite, "The package cannot be written to \(path): \(error.localizedDescription)")
        }
    }

    /// Whether the output is one file.
    public static func isArchive(_ out: URL) -> Bool { out.pathExtension.lowercased() == "zip" }

    private static func writeFolder(_ package: Package, to folder: URL) throws {
        let manager = FileManager.default
        let path = folder.path(percentEncoded: false)
        if manager.fileExists(atPath: path) {
            let names = try? manager.contentsOfDirectory(atPath: path)
            guard let names, names.isEmpty else {
                throw ClewError(
                    .cannotWrite,
                    "\(SafeText.line(path)) is not an empty folder; name a new one, or a file that ends in .zip")
            }
        }
        let mark = package.manifest.fingerprint.prefix(12)
        let staging = folder.deletingLastPathComponent().appending(
            path: ".\(folder.lastPathComponent).\(mark).partial")
        try? manager.removeItem(at: staging)
        try PrivateFile.makeFolder(staging)
        do {
            for (name, bytes) in package.files.sorted(by: { $0.key < $1.key }) {
                let file = staging.appending(path: name)
                try PrivateFile.makeFolder(file.deletingLastPathComponent())
                try PrivateFile.write(Data(bytes), to: file)
            }
            // rename(2) takes the place of an empty folder in one step.
            guard rename(staging.path(percentEncoded: false), path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? manager.removeItem(at: staging)
            throw error
        }
    }
}
