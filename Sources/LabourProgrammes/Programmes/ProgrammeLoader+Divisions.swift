import ClewModel
import Foundation
import SourceFiles

extension ProgrammeLoader {
    private static let places = "places"
    private static let ranks = [
        "县", "市", "区", "州", " county", " city", " district", " prefecture", " region", " xian", " shi", " qu", " zhou",
        " diqu",
        " area",
    ]
    private static let languages: Set = ["zh", "en", "zh-Latn"]
    private static let unread: Set = ["zone", "abbreviation", "postal"]

    /// The names of the divisions of the first region, out of the one table of its places.
    ///
    /// With the word for its rank a name that is nobody else's names the place wherever it stands; a bare one, or one that
    /// something abroad shares, only where the sentence says it as a place. What two places of China share is left to the rest of
    /// the text.
    mutating func divisions() -> [ProgrammeCatalog.PlaceTerm] {
        let url = directory.deletingLastPathComponent().appending(path: Self.places).appending(
            path: "xinjiang-names.csv")
        let file: SourceFile
        do {
            file = try SourceFile.read(url, as: Self.places + "/xinjiang-names.csv")
        } catch {
            diagnostics.append(error.diagnostic)
            return []
        }
        let table = Table(
            file, required: ["code", "name", "language", "kind", "use", "source", "confidence", "verification"],
            optional: ["note", "url", "accessed"], into: &diagnostics)
        var known: Set<String> = []
        return table.rows.compactMap { row in
            guard provenance(of: row) != nil, let code = row.require("code", into: &diagnostics),
                let name = row.require("name", into: &diagnostics),
                let language = row.require("language", into: &diagnostics),
                let kind = row.require("kind", into: &diagnostics),
                let use: PlaceName.Use = row.require("use", into: &diagnostics)?.choice(
                    PlaceName.Use.self, &diagnostics),
                use != .xinjiang, Self.languages.contains(language.text), !Self.unread.contains(kind.text),
                !code.text.hasSuffix("0000")
            else { return nil }
            let term = name.text.replacing("·", with: "")
            let isRanked = Self.ranks.contains { term.lowercased().hasSuffix($0) }
            let place: PlaceCue = use == .alone && isRanked ? .xinjiang : .xinjiangBare
            guard known.insert(place.rawValue + term.lowercased()).inserted else { return nil }
            return ProgrammeCatalog.PlaceTerm(place: place, term: term)
        }
    }
}
