public import ClewModel
public import Foundation
public import SourceFiles

extension ListMetadata {
    /// Reads a description; `nil` where it lacks something, and then at least one error is reported.
    public init?(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
        let errors = diagnostics.count { $0.severity == .error }
        guard let record = YAMLRecord.document(file, into: &diagnostics) else { return nil }
        let licence = record.record("licence", into: &diagnostics)
        let address = record.record("address", into: &diagnostics)
        let entities = record.record("entities", into: &diagnostics)
        let listing = record.record("listing", into: &diagnostics)
        let bundled = record.record("bundled", into: &diagnostics)
        guard let key = record.require("key", into: &diagnostics),
            let dataset = record.require("dataset", into: &diagnostics),
            let title = record.require("title", into: &diagnostics),
            let nature = Self.nature(record, into: &diagnostics),
            let publisher = record.require("publisher", into: &diagnostics),
            let terms = licence?.require("text", into: &diagnostics),
            let cadence = record.require("cadence", into: &diagnostics),
            let stale = record.integer("stale_after_days", into: &diagnostics),
            let minimum = entities?.integer("min", into: &diagnostics),
            let maximum = entities?.integer("max", into: &diagnostics),
            let shrink = record.number("max_shrink_percent", into: &diagnostics),
            let meaning = listing?.require("meaning", into: &diagnostics),
            let citation = listing?.citation(into: &diagnostics),
            let confidence = listing?.confidence(into: &diagnostics)
        else {
            if diagnostics.count(where: { $0.severity == .error }) == errors {
                record.report(
                    "list.metadata.incomplete",
                    "the description lacks a part; it needs licence, entities and listing beside the plain keys",
                    at: "key",
                    into: &diagnostics)
            }
            return nil
        }
        self.key = key
        self.dataset = DatasetName(dataset)
        self.title = title
        self.nature = nature
        part = record.string("part", into: &diagnostics)
        self.publisher = publisher
        isOfficial = record.bool("official", into: &diagnostics) ?? false
        self.licence = terms
        licenceVerification = Self.verification(licence, &diagnostics)
        self.address = address?.string("url", into: &diagnostics).flatMap { URL(string: $0) }
        addressVerification = Self.verification(address, &diagnostics)
        formats = record.strings("formats", into: &diagnostics)
        self.cadence = cadence
        staleAfterDays = stale
        minimumEntities = minimum
        maximumEntities = maximum
        maximumShrinkPercent = shrink
        topics = record.strings("topics", into: &diagnostics)
        self.meaning = Meaning(text: meaning, citation: citation, confidence: confidence)
        if let bundled, let name = bundled.require("file", into: &diagnostics),
            let asOf = bundled.partialDate("as_of", into: &diagnostics)
        {
            bundle = Bundle(
                file: name, asOf: asOf, official: bundled.integer("official", into: &diagnostics),
                note: bundled.string("note", into: &diagnostics))
        } else {
            bundle = nil
        }
        record.reportUnread(into: &diagnostics)
        guard diagnostics.count(where: { $0.severity == .error }) == errors else { return nil }
    }

    private static func nature(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> DatasetNature? {
        guard record.require("nature", into: &diagnostics) != nil else { return nil }
        return record.choice("nature", as: DatasetNature.self, into: &diagnostics)
    }

    private static func verification(_ record: YAMLRecord?, _ diagnostics: inout [Diagnostic]) -> Verification {
        record?.choice("verification", as: Verification.self, into: &diagnostics) ?? .unverified
    }

    /// Reads every description of a folder, sorted by key.
    ///
    /// - Parameter directory: `Reference/lists/`.
    /// - Returns: The descriptions that are whole; what is wrong with the others is reported.
    public static func readAll(_ directory: URL, into diagnostics: inout [Diagnostic]) -> [ListMetadata] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        var result: [ListMetadata] = []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            do throws(SourceFileError) {
                let file = try SourceFile.read(directory.appending(path: name), as: name)
                if let metadata = ListMetadata(file, into: &diagnostics) { result.append(metadata) }
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return result.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
}
