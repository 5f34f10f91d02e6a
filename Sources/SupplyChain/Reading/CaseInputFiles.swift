import ClewModel
import Foundation
import SourceFiles

/// The files of a case folder: reads each once, remembers its digest, and gathers what is wrong.
struct CaseInputFiles {
    var diagnostics: [Diagnostic] = []
    private(set) var inputs: [CaseInput] = []
    private let folder: URL

    /// How many errors there are so far.
    var errorCount: Int { diagnostics.count { $0.severity == .error } }

    init(folder: URL) {
        self.folder = folder
    }

    /// Whether the folder is there and is one; reports if not.
    mutating func checkFolder() -> Bool {
        var isDirectory: ObjCBool = false
        let path = folder.path(percentEncoded: false)
        let place = SourceLocation(file: folder.lastPathComponent)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            report("file.missing", "there is no case folder \(folder.lastPathComponent)", at: place)
            return false
        }
        guard isDirectory.boolValue else {
            report(
                "file.notADirectory",
                "\(folder.lastPathComponent) is a file; expected a case folder with case.yaml in it",
                at: place)
            return false
        }
        return true
    }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path(percentEncoded: false))
    }

    /// The names in a folder of the case, in order; none where there is no such folder.
    func names(in subfolder: String = "") -> [String] {
        let url = subfolder.isEmpty ? folder : folder.appending(path: subfolder)
        let names = try? FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Reads a file whole.
    mutating func file(_ name: String, limit: Int = CaseFolder.fileLimit) -> SourceFile? {
        do throws(SourceFileError) {
            let file = try SourceFile.read(folder.appending(path: name), as: name, within: folder, limit: limit)
            inputs.append(CaseInput(file: name, sha256: file.sha256))
            return file
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    /// Reads a table.
    mutating func table(_ name: String, required: [String], optional: [String]) -> Table? {
        guard let file = file(name) else { return nil }
        return Table(file, required: required, optional: optional, into: &diagnostics)
    }

    /// The digest of a document, and its text where it is a plain one.
    mutating func document(_ name: String, at location: SourceLocation) -> (digest: SHA256Digest, text: String?)? {
        let url = folder.appending(path: name)
        let documents = folder.appending(path: String(name.prefix { $0 != "/" }))
        do throws(SourceFileError) {
            // The folder of the documents may itself be a link to elsewhere.
            try InputFile.check(url, as: name, within: folder)
            let digest = try SHA256Digest.ofFile(url, as: name, within: documents)
            inputs.append(CaseInput(file: name, sha256: digest))
            let isText = [".txt", ".md", ".csv"].contains { name.lowercased().hasSuffix($0) }
            guard isText else { return (digest, nil) }
            let file = try SourceFile.read(url, as: name, within: documents, limit: CaseFolder.textLimit)
            if let offset = file.invalidUTF8Offset {
                let line = file.bytes[..<offset].count { $0 == 0x0A } + 1
                report(
                    "file.encoding", "the text is not UTF-8; save the file as UTF-8",
                    at: SourceLocation(file: name, line: line))
                return nil
            }
            return (digest, file.text)
        } catch {
            // The index names the file, so that is the place to mend.
            let codes = [
                SourceFileError.Code.missing: "case.document.missing", .outside: "case.document.outside",
            ]
            report(codes[error.code] ?? error.code.rawValue, error.message, at: location)
            return nil
        }
    }

    mutating func report(_ code: String, _ message: String, at location: SourceLocation) {
        diagnostics.append(Diagnostic(.error, code: code, message, at: location))
    }

    mutating func warn(_ code: String, _ message: String, at location: SourceLocation) {
        diagnostics.append(Diagnostic(.warning, code: code, message, at: location))
    }
}
