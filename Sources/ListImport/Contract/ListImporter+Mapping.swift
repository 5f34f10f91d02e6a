public import ClewModel
public import SourceFiles

extension ListImporter {
    /// Creates an importer for any other table from a mapping in YAML; `nil` where the mapping is wrong, and then at
    /// least one error is reported.
    ///
    /// `Reference/lists/README.md` says what a mapping may hold.
    public init?(mapping file: SourceFile, into diagnostics: inout [Diagnostic]) {
        guard let mapping = TableMapping(file, into: &diagnostics) else { return nil }
        self.init(key: mapping.key, title: mapping.title, formats: [MappedCSV(mapping: mapping)])
    }
}
