/// A form in which an assessment can be written.
public enum DossierFormat: String, Hashable, Sendable, CaseIterable {
    /// One self-contained page.
    case html
    /// Everything, for machines.
    case json
    /// The findings, for a spreadsheet.
    case csv

    /// The name of its file in the output folder.
    public var fileName: String {
        switch self {
        case .html: "dossier.html"
        case .json: "dossier.json"
        case .csv: "findings.csv"
        }
    }
}
