public import ClewModel
public import SourceFiles

extension ListImporter {
    /// Creates an importer for any other table from a mapping in YAML; `nil` where the mapping is wrong, and then at
    /// least one error is reported.
    ///
    /// `Reference/lists/README.md` says what a mapping may hold.
    ///
    /// - Parameters:
    ///   - file: The mapping.
    ///   - key: The key of the list, in place of the one in the mapping; `nil` for that one.
    ///   - diagnostics: Receives what is wrong.
    public init?(mapping file: SourceFile, key: String? = nil, into diagnostics: inout [Diagnostic]) {
        guard var mapping = TableMapping(file, into: &diagnostics) else { return nil }
        if let key { mapping.key = key }
        self.init(key: mapping.key, title: mapping.title, formats: [MappedCSV(mapping: mapping)])
    }
}
