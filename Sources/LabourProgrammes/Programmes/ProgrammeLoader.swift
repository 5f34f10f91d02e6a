import ClewModel
import Foundation
import SourceFiles

/// Reads the files of the catalog and collects what is wrong with them.
struct ProgrammeLoader {
    let directory: URL
    var diagnostics: [Diagnostic] = []

    init(directory: URL) {
        self.directory = directory
    }

    func title(_ name: String) -> String {
        directory.lastPathComponent + "/" + name
    }

    mutating func file(_ name: String) -> SourceFile? {
        do {
            return try SourceFile.read(directory.appending(path: name), as: title(name))
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    mutating func table(_ name: String, _ required: [String], optional: [String] = []) -> Table? {
        guard let file = file(name) else { return nil }
        return Table(
            file, required: required + ["source", "confidence", "verification"], optional: optional, into: &diagnostics)
    }

    mutating func provenance(of row: TableRow) -> (Citation, Confidence)? {
        guard let source = row.require("source", into: &diagnostics),
            let confidence: Confidence = row.require("confidence", into: &diagnostics)?.choice(
                Confidence.self, &diagnostics),
            let verification: Verification = row.require("verification", into: &diagnostics)?.choice(
                Verification.self, &diagnostics)
        else { return nil }
        return (Citation(source.text, verification: verification), confidence)
    }

    // MARK: Programmes

    mutating func readProgrammes(regions: [Region]) -> [LabourProgramme] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false))
                .filter { $0.hasSuffix(".yaml") }.sorted()
        } catch {
            diagnostics.append(
                Diagnostic(
                    .error, code: "file.unreadable", "the folder of programmes cannot be listed",
                    at: SourceLocation(file: directory.lastPathComponent)))
            return []
        }
        var programmes: [LabourProgramme] = []
        for name in names {
            guard let file = file(name), let record = YAMLRecord.document(file, into: &diagnostics) else { continue }
            if let programme = programme(record, fileName: name, regions: regions) { programmes.append(programme) }
            record.reportUnread(into: &diagnostics)
        }
        let keys = Set(programmes.map(\.key))
        for programme in programmes {
            for other in programme.successors + programme.predecessors where !keys.contains(other) {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "programme.unknown", "there is no programme \(other.rawValue)",
                        at: SourceLocation(file: title(programme.key.rawValue + ".yaml"))))
            }
        }
        return programmes.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    }

    private mutating func programme(
        _ record: YAMLRecord, fileName: String, regions: [Region]
    ) -> LabourProgramme? {
        guard let key = record.requireCell("key", into: &diagnostics),
            let code = record.require("code", into: &diagnostics),
            let names = record.record("names", into: &diagnostics),
            let mechanism = record.require("mechanism", into: &diagnostics),
            let confidence = record.confidence(into: &diagnostics)
        else {
            if record.record("names", into: &diagnostics) == nil || !record.has("confidence") {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "programme.incomplete", "expected key, code, names, mechanism and confidence",
                        at: record.location))
            }
            return nil
        }
        if key.text + ".yaml" != fileName {
            key.report("programme.key", "the key \(key.quoted) is not the name of its file", into: &diagnostics)
        }
        var standings: [ForcedLabourIndicator: ForcedLabourIndicator.Standing] = [:]
        if let mapping = record.record("ilo", into: &diagnostics) {
            for indicator in ForcedLabourIndicator.allCases {
                standings[indicator] = mapping.choice(indicator.rawValue, into: &diagnostics)
            }
        }
        let sources = record.records("sources", into: &diagnostics).compactMap { source in
            source.asCitation(into: &diagnostics)
        }
        if sources.isEmpty {
            record.report("programme.source", "a source is missing", at: "sources", into: &diagnostics)
        }
        return LabourProgramme(
            key: ProgrammeKey(rawValue: key.text), code: code,
            namesInChinese: names.strings("zh", into: &diagnostics),
            namesInPinyin: names.strings("pinyin", into: &diagnostics), names: names.strings("en", into: &diagnostics),
            basis: facts(record, "basis"), from: record.partialDate("from", into: &diagnostics),
            to: record.partialDate("to", into: &diagnostics), note: record.string("note", into: &diagnostics),
            operators: record.strings("operators", into: &diagnostics),
            places: record.strings("places", into: &diagnostics), mechanism: mechanism, scale: facts(record, "scale"),
            successors: record.strings("successors", into: &diagnostics).map { ProgrammeKey(rawValue: $0) },
            predecessors: record.strings("predecessors", into: &diagnostics).map { ProgrammeKey(rawValue: $0) },
            forcedLabourIndicators: standings,
            isExposedByLocation: record.bool("exposed_by_location", into: &diagnostics) ?? false,
            region: region(record, known: regions), sources: sources,
            confidence: confidence)
    }

    /// The region of a programme: the one that it names, else the first of the table.
    private mutating func region(_ record: YAMLRecord, known: [Region]) -> String {
        guard let cell = record.cell("region", into: &diagnostics) else { return known.first?.key ?? "" }
        if !known.contains(where: { $0.key == cell.text }) {
            cell.report("region.unknown", "there is no region \(cell.quoted) in regions.csv", into: &diagnostics)
        }
        return cell.text
    }

    mutating func readRegions() -> [Region] {
        var regions: [Region] = []
        for row in table("regions.csv", ["key", "name", "places"])?.rows ?? [] {
            guard let (citation, confidence) = provenance(of: row), let key = row.require("key", into: &diagnostics),
                let name = row.require("name", into: &diagnostics),
                let places = row.require("places", into: &diagnostics)
            else { continue }
            let codes = places.list().compactMap { PlaceCode(rawValue: $0) }
            if codes.count != places.list().count || codes.isEmpty {
                places.report(
                    "region.places", "places is \(places.quoted); expected codes of six digits", into: &diagnostics)
            }
            if regions.contains(where: { $0.key == key.text }) {
                key.report("region.twice", "the region \(key.quoted) stands there twice", into: &diagnostics)
            }
            regions.append(
                Region(key: key.text, name: name.text, places: codes, citation: citation, confidence: confidence))
        }
        return regions
    }

    /// What the regions are called, where texts are read for them by names of their own.
    mutating func readRegionNames(of regions: [Region]) -> [ProgrammeCatalog.RegionName] {
        var names: [ProgrammeCatalog.RegionName] = []
        for row in table("region-names.csv", ["region", "term", "language"])?.rows ?? [] {
            guard provenance(of: row) != nil, let region = row.require("region", into: &diagnostics),
                let term = row.require("term", into: &diagnostics)
            else { continue }
            _ = row["language"]
            if !regions.contains(where: { $0.key == region.text }) {
                region.report(
                    "region.unknown", "there is no region \(region.quoted) in regions.csv", into: &diagnostics)
            }
            names.append(ProgrammeCatalog.RegionName(region: region.text, term: term.text))
        }
        return names
    }

    private mutating func facts(_ record: YAMLRecord, _ key: String) -> [LabourProgramme.Fact] {
        var facts: [LabourProgramme.Fact] = []
        for item in record.records(key, into: &diagnostics) {
            guard let text = item.require("text", into: &diagnostics),
                let citation = item.asCitation(into: &diagnostics),
                let confidence = item.confidence(into: &diagnostics)
            else { continue }
            facts.append(LabourProgramme.Fact(text: text, citation: citation, confidence: confidence))
        }
        return facts
    }
}
