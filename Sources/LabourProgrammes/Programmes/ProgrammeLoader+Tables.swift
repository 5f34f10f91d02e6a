import ClewModel
import Foundation
import SourceFiles

extension ProgrammeLoader {
    // MARK: Tables

    /// What the words of each key speak of, in English.
    mutating func readMeanings() -> [String: String] {
        guard let table = table("indicator-meanings.csv", ["key", "meaning"]) else { return [:] }
        var meanings: [String: String] = [:]
        for row in table.rows {
            guard provenance(of: row) != nil, let key = row.require("key", into: &diagnostics),
                let meaning = row.require("meaning", into: &diagnostics)
            else { continue }
            meanings[key.text] = meaning.text
        }
        return meanings
    }

    /// The phrase for words whose key has no meaning of its own.
    private static let anyMeaning = "what goes with a labour programme"

    mutating func readIndicators(known: Set<ProgrammeKey>, meanings: [String: String]) -> [Indicator] {
        guard
            let table = table(
                "indicators.csv", ["key", "term", "language", "text_kind", "weight"],
                optional: ["programmes", "elsewhere", "context", "names_people", "note"])
        else { return [] }
        var indicators: [Indicator] = []
        for row in table.rows {
            guard let (citation, confidence) = provenance(of: row), let key = row.require("key", into: &diagnostics),
                let term = row.require("term", into: &diagnostics),
                let language = row.require("language", into: &diagnostics),
                let textKind = row.require("text_kind", into: &diagnostics),
                let weight: Indicator.Weight = row.require("weight", into: &diagnostics)?.choice(
                    Indicator.Weight.self, &diagnostics)
            else { continue }
            let programmes = (row["programmes"]?.list() ?? []).map { ProgrammeKey(rawValue: $0) }.sorted()
            for programme in programmes where !known.contains(programme) {
                row["programmes"]?.report(
                    "programme.unknown", "there is no programme \(programme.rawValue)", into: &diagnostics)
            }
            var contexts: [Indicator.Context] = []
            for name in row["context"]?.list(separator: "+") ?? [] {
                if let context = Indicator.Context(rawValue: name) {
                    contexts.append(context)
                } else {
                    row["context"]?.report("indicator.context", "there is no context \(name)", into: &diagnostics)
                }
            }
            indicators.append(
                Indicator(
                    key: key.text, meaning: meanings[key.text] ?? Self.anyMeaning, term: term.text,
                    language: language.text, textKind: textKind.text,
                    programmes: programmes, elsewhere: elsewhere(row["elsewhere"], known), weight: weight,
                    contexts: contexts,
                    namesPeople: row["names_people"]?.bool(&diagnostics) ?? false, citation: citation,
                    confidence: confidence))
        }
        return indicators
    }

    mutating func readPlaces() -> [ProgrammeCatalog.PlaceTerm] {
        terms("contexts.csv", "key", PlaceCue.self).map { ProgrammeCatalog.PlaceTerm(place: $0, term: $1) }
            + divisions()
    }

    mutating func readCues() -> [ProgrammeCatalog.CueTerm] {
        terms("cues.csv", "class", Cue.self).map { ProgrammeCatalog.CueTerm(cue: $0, term: $1) }
    }

    mutating func readCompanyWords() -> [ProgrammeCatalog.CompanyWord] {
        terms("company-words.csv", "kind", ProgrammeCatalog.CompanyWord.Kind.self).map {
            ProgrammeCatalog.CompanyWord(kind: $0, term: $1)
        }
    }

    /// The rows of a table that puts words into classes.
    private mutating func terms<Class: RawRepresentable & CaseIterable>(
        _ name: String, _ column: String, _: Class.Type
    ) -> [(Class, String)] where Class.RawValue == String {
        guard let table = table(name, [column, "term", "language"]) else { return [] }
        var terms: [(Class, String)] = []
        for row in table.rows {
            guard provenance(of: row) != nil,
                let key: Class = row.require(column, into: &diagnostics)?.choice(Class.self, &diagnostics),
                let term = row.require("term", into: &diagnostics)
            else { continue }
            _ = row["language"]
            terms.append((key, term.text))
        }
        return terms
    }

    mutating func readCompounds(
        known: Set<ProgrammeKey>, meanings: [String: String], regions: Set<String>
    ) -> [Compound] {
        guard
            let table = table(
                "compounds.csv", ["key", "programme", "weight", "needs", "context"], optional: ["elsewhere", "unless"])
        else { return [] }
        var compounds: [Compound] = []
        for row in table.rows {
            guard let (citation, confidence) = provenance(of: row), let key = row.require("key", into: &diagnostics),
                let programme = row.require("programme", into: &diagnostics),
                let weight: Indicator.Weight = row.require("weight", into: &diagnostics)?.choice(
                    Indicator.Weight.self, &diagnostics),
                let needs = row.require("needs", into: &diagnostics),
                let context = row.require("context", into: &diagnostics)
            else { continue }
            let parts = cues(needs)
            let programmes = programme.list().map { ProgrammeKey(rawValue: $0) }.sorted()
            for key in programmes where !known.contains(key) {
                programme.report(
                    "programme.unknown", "there is no programme \(key.rawValue)", into: &diagnostics)
            }
            guard !parts.isEmpty, !programmes.isEmpty else { continue }
            let isFirst = context.text.hasPrefix(Indicator.Context.xinjiang.rawValue)
            if !isFirst, !regions.contains(context.text) {
                context.report(
                    "compound.context", "there is no region \(context.quoted) in regions.csv", into: &diagnostics)
            }
            compounds.append(
                Compound(
                    region: isFirst ? nil : context.text, needs: parts, unless: row["unless"].map { cues($0) } ?? [],
                    needsOrigin: context.text == "xinjiang-origin", isOutsideOnly: context.text == "xinjiang-outside",
                    bits: parts.filter { !AnchorFinder.topics.contains($0) }.reduce(0) { $0 | $1.bit },
                    indicator: Indicator(
                        key: key.text, meaning: meanings[key.text] ?? Self.anyMeaning,
                        term: parts.map(\.rawValue).joined(separator: " + "), language: "mul",
                        textKind: "any", programmes: programmes, elsewhere: elsewhere(row["elsewhere"], known),
                        weight: weight, contexts: isFirst ? [.xinjiang] : [], namesPeople: true, citation: citation,
                        confidence: confidence)))
        }
        return compounds
    }

    private mutating func cues(_ cell: Cell) -> [Cue] {
        cell.list(separator: "+").compactMap { name in
            if let cue = Cue(rawValue: name) { return cue }
            cell.report("compound.part", "there is no class of words \(name)", into: &diagnostics)
            return nil
        }
    }

    /// What a term names where the work lies outside Xinjiang: `+key` beside its own programme, `key` in its place.
    private mutating func elsewhere(_ cell: Cell?, _ known: Set<ProgrammeKey>) -> Indicator.Elsewhere? {
        guard let cell else { return nil }
        let isAdded = cell.text.hasPrefix("+")
        let key = ProgrammeKey(rawValue: isAdded ? String(cell.text.dropFirst()) : cell.text)
        guard known.contains(key) else {
            cell.report("programme.unknown", "there is no programme \(key.rawValue)", into: &diagnostics)
            return nil
        }
        return Indicator.Elsewhere(programme: key, isAdded: isAdded)
    }

    /// The simplified forms of ideographs, a pair a line.
    mutating func readCharacters() -> [(from: UInt32, to: UInt32)] {
        guard let file = file("characters.tsv") else { return [] }
        var pairs: [(from: UInt32, to: UInt32)] = []
        let text = String(decoding: file.bytes, as: UTF8.self)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let fields = line.split(separator: "\t").map { Array($0.unicodeScalars) }
            guard fields.count == 2, fields[0].count == 1, fields[1].count == 1 else {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "characters.row", "expected one character, a tab and one character",
                        at: SourceLocation(file: title("characters.tsv"), line: index + 1)))
                continue
            }
            pairs.append((fields[0][0].value, fields[1][0].value))
        }
        return pairs
    }

    mutating func readDocumentTypes() -> DocumentTypes {
        var types: [(type: DocumentTypes.DocumentType, synonyms: [String])] = []
        for row in table("document-types.csv", ["type", "speaker", "meaning"], optional: ["synonyms"])?.rows ?? [] {
            guard provenance(of: row) != nil, let key = row.require("type", into: &diagnostics),
                let speaker = row.require("speaker", into: &diagnostics),
                let meaning = row.require("meaning", into: &diagnostics)
            else { continue }
            let kind: TextSource.Kind? =
                speaker.text == "trade" ? nil : speaker.choice(TextSource.Kind.self, &diagnostics)
            types.append(
                (
                    DocumentTypes.DocumentType(key: key.text, speaker: kind, meaning: meaning.text),
                    row["synonyms"]?.list() ?? []
                ))
        }
        var publishers: [DocumentTypes.Publisher] = []
        for row in table("publishers.csv", ["speaker", "term", "language"], optional: ["confirms"])?.rows ?? [] {
            guard provenance(of: row) != nil,
                let kind: TextSource.Kind = row.require("speaker", into: &diagnostics)?.choice(
                    TextSource.Kind.self, &diagnostics),
                let term = row.require("term", into: &diagnostics)
            else { continue }
            _ = row["language"]
            publishers.append(
                DocumentTypes.Publisher(
                    term: term.text, kind: kind, confirms: row["confirms"]?.bool(&diagnostics) ?? false))
        }
        return DocumentTypes(all: types, publishers: publishers)
    }

    mutating func readNegations() -> [ProgrammeCatalog.Negation] {
        guard let table = table("negations.csv", ["term", "language", "position", "reach"]) else { return [] }
        var negations: [ProgrammeCatalog.Negation] = []
        for row in table.rows {
            guard provenance(of: row) != nil, let term = row.require("term", into: &diagnostics),
                let position: ProgrammeCatalog.Negation.Position = row.require("position", into: &diagnostics)?.choice(
                    ProgrammeCatalog.Negation.Position.self, &diagnostics),
                let reach = row.require("reach", into: &diagnostics)?.number(in: 0...200, &diagnostics)
            else { continue }
            negations.append(ProgrammeCatalog.Negation(term: term.text, position: position, reach: Int(reach)))
        }
        return negations
    }

    mutating func readAssurances() -> [Assurance] {
        guard let table = table("assurances.csv", ["key", "term", "language", "cannot_show"]) else { return [] }
        var assurances: [Assurance] = []
        for row in table.rows {
            guard let (citation, confidence) = provenance(of: row),
                let kind: Assurance.Kind = row.require("key", into: &diagnostics)?.choice(
                    Assurance.Kind.self, &diagnostics),
                let term = row.require("term", into: &diagnostics),
                let language = row.require("language", into: &diagnostics),
                let cannotShow = row.require("cannot_show", into: &diagnostics)
            else { continue }
            assurances.append(
                Assurance(
                    kind: kind, term: term.text, language: language.text, cannotShow: cannotShow.text,
                    citation: citation, confidence: confidence))
        }
        return assurances
    }
}
