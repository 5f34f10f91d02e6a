public import ClewModel
public import Foundation
import SourceFiles

/// Writes a dossier into a folder: all of it or nothing.
public enum DossierWriter {
    /// Writes the chosen forms of an assessment.
    ///
    /// The files are written beside the folder first and moved into it at the end, so that a failure leaves nothing
    /// half-written.
    ///
    /// - Parameters:
    ///   - folder: The output folder; it is made where it is missing.
    ///   - formats: The forms to write.
    /// - Returns: The files written, in the order of the forms.
    public static func write(
        _ assessment: Assessment, to folder: URL, formats: [DossierFormat]
    ) throws(ClewError) -> [URL] {
        var contents: [(name: String, text: String)] = []
        for format in DossierFormat.allCases where formats.contains(format) {
            let text: String
            switch format {
            case .html:
                text = try DossierPage.html(
                    of: assessment,
                    picture: ChainPicture(
                        of: assessment.chain.collapsed(upTo: ChainPicture.readableNodes), title: "The supply chain"))
            case .json: text = try DossierDocument.json(of: assessment)
            case .csv: text = FindingsTable.csv(of: assessment.findings)
            }
            contents.append((format.fileName, text))
        }
        let files = FileManager.default
        let staging = folder.deletingLastPathComponent().appending(
            path: ".\(folder.lastPathComponent).\(assessment.fingerprint.prefix(12)).partial")
        do {
            try? files.removeItem(at: staging)
            try PrivateFile.makeFolder(staging)
            defer { try? files.removeItem(at: staging) }
            for (name, text) in contents {
                try PrivateFile.write(text, to: staging.appending(path: name))
            }
            try PrivateFile.makeFolder(folder)
            var written: [URL] = []
            for (name, _) in contents {
                let target = folder.appending(path: name)
                // POSIX rename replaces a file that is there in one step; Foundation's replacement fails on Linux.
                guard
                    rename(
                        staging.appending(path: name).path(percentEncoded: false), target.path(percentEncoded: false))
                        == 0
                else { throw CocoaError(.fileWriteUnknown) }
                written.append(target)
            }
            return written
        } catch {
            throw ClewError(
                .cannotWrite, "The dossier cannot be written to \(folder.path): \(error.localizedDescription)")
        }
    }
}
