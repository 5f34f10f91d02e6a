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
        var bundle = FileBundle()
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
            bundle.add(text, as: format.fileName)
        }
        do {
            return try bundle.write(to: folder, mark: assessment.fingerprint)
        } catch {
            throw ClewError(
                .cannotWrite, "The dossier cannot be written to \(folder.path): \(error.localizedDescription)")
        }
    }
}
