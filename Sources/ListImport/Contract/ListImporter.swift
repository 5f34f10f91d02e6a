public import ClewModel

/// A reader for one publisher's list, in whichever of its formats the files are.
public struct ListImporter: Sendable {
    /// The key of the list, such as `us-ofac-sdn`; its description is `Reference/lists/<key>.yaml`.
    public let key: String
    /// The dataset that it fills.
    public let dataset: DatasetName
    /// The name of the list, for citations.
    public let title: String
    let formats: [any ListFormat]

    /// Creates an importer; its dataset, unless named, is its key with underscores.
    init(key: String, dataset: DatasetName? = nil, title: String, formats: [any ListFormat]) {
        self.key = key
        self.dataset = dataset ?? DatasetName(key.replacing("-", with: "_"))
        self.title = title
        self.formats = formats
    }

    /// The keys of the formats that it reads.
    public var formatKeys: [String] {
        formats.map(\.key)
    }

    /// Finds the format by the content of the files, never by their names.
    ///
    /// - Throws: ``ImportError`` where a file is unreadable or empty, or no one format recognizes all of them.
    public func detectFormat(of files: [ListFile]) throws(ImportError) -> String {
        try format(of: files).key
    }

    /// Reads files as published and hands each claim to `sink` in source order.
    ///
    /// Memory is bounded by the largest record and by the tables that the format refers back to, not by the files.
    ///
    /// - Parameters:
    ///   - files: The files of one version of the list: one, or the parts that the publisher splits it into.
    ///   - sink: What receives the statements; they are complete only when this call returns.
    ///   - options: Limits and particulars.
    /// - Returns: What was read, with everything that someone must look at.
    /// - Throws: ``ImportError``, with the place of the fault; then nothing of the import is to be kept.
    /// - Complexity: O(*n*) in the bytes of the files.
    public func read(
        _ files: [ListFile], into sink: any StatementSink, options: ImportOptions = ImportOptions()
    ) throws(ImportError) -> ImportSummary {
        let format = try format(of: files)
        let session = ImportSession(
            list: key, dataset: dataset, title: title, format: format.key, sink: sink, options: options)
        do throws(ImportError) {
            try format.read(files, into: session)
            return try session.finish()
        } catch {
            var error = error
            error.diagnostics = session.summary.diagnostics
            throw error
        }
    }

    private func format(of files: [ListFile]) throws(ImportError) -> any ListFormat {
        guard let first = files.first else {
            throw ImportError(.wrongFiles, "no file was given", at: SourceLocation(file: key))
        }
        var heads: [FileHead] = []
        for file in files {
            let bytes = try file.head(FileHead.size)
            guard !bytes.isEmpty else {
                throw ImportError(.empty, "the file is empty", at: SourceLocation(file: file.name))
            }
            if let obstacle = FileHead.obstacle(in: bytes) {
                throw ImportError(.unknownFormat, obstacle, at: SourceLocation(file: file.name))
            }
            guard bytes.contains(where: { $0 > 0x20 }) else {
                throw ImportError(.empty, "the file holds nothing but white space", at: SourceLocation(file: file.name))
            }
            heads.append(FileHead(name: file.name, bytes: bytes))
        }
        for format in formats where heads.allSatisfy(format.recognizes) {
            return format
        }
        let odd = zip(files, heads).first { pair in !formats.contains { $0.recognizes(pair.1) } }?.0 ?? first
        let known = formatKeys.joined(separator: ", ")
        throw ImportError(
            .unknownFormat, "this is in none of the formats of \(key), which are: \(known)",
            at: SourceLocation(file: odd.name))
    }
}
