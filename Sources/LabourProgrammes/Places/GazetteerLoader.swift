import ClewModel
import Foundation
import SourceFiles

/// Reads the tables of the gazetteer and collects what is wrong with them.
struct GazetteerLoader {
    private var diagnostics: [Diagnostic] = []
    private var folds = LetterFolds(characters: [])
    private var places: [Place] = []
    private var positions: [PlaceCode: Int] = [:]
    private var divisions: [CorpsDivision] = []
    private var countries: [Country] = []
    private var memberships: [UnionMembership] = []
    private var countryPositions: [String: Int] = [:]
    private var names: [PlaceName] = []
    private var builder = NameTrie.Builder()
    private var known: Set<KnownName> = []
    private var affixes: [Affix] = []
    private var affixBuilder = NameTrie.Builder()

    private static let provenance = ["source", "confidence", "verification"]

    private mutating func table(_ folder: URL, _ name: String, _ columns: [String], optional: [String] = []) -> Table? {
        let title = folder.lastPathComponent + "/" + name
        do {
            let file = try SourceFile.read(folder.appending(path: name), as: title)
            return Table(
                file, required: columns + Self.provenance, optional: optional + ["url", "accessed"], into: &diagnostics)
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    private mutating func provenance(of row: TableRow) -> (Citation, Confidence)? {
        guard let source = row.require("source", into: &diagnostics),
            let confidence: Confidence = row.require("confidence", into: &diagnostics)?.choice(
                Confidence.self, &diagnostics),
            let verification: Verification = row.require("verification", into: &diagnostics)?.choice(
                Verification.self, &diagnostics)
        else { return nil }
        let accessed = row["accessed"]?.partialDate(&diagnostics)
        return (
            Citation(source.text, url: row["url"]?.text, accessed: accessed, verification: verification), confidence
        )
    }

    private func folded(_ text: String) -> [UInt32] {
        FoldedText(text, folds: folds).units.map { $0 == FoldedText.separator ? FoldedText.space : $0 }
    }

    private mutating func add(_ text: String, _ name: PlaceName) {
        let units = folded(text)
        // A traditional form often folds to the simplified one, which says the same of the same place.
        guard known.insert(KnownName(units: units, target: name.target, use: name.use)).inserted else { return }
        names.append(name)
        builder.insert(units, value: Int32(names.count - 1))
    }

    private struct KnownName: Hashable {
        let units: [UInt32]
        let target: PlaceName.Target
        let use: PlaceName.Use
    }

    mutating func readFolds(_ folder: URL) {
        guard let table = table(folder, "folds.csv", ["from", "to"]) else { return }
        var pairs: [(from: UInt32, to: UInt32)] = []
        for row in table.rows {
            guard provenance(of: row) != nil, let from = row.require("from", into: &diagnostics),
                let to = row.require("to", into: &diagnostics)
            else { continue }
            guard from.text.unicodeScalars.count == 1, to.text.unicodeScalars.count == 1,
                let source = from.text.unicodeScalars.first, let target = to.text.unicodeScalars.first
            else {
                from.report("fold.length", "expected one character in each column", into: &diagnostics)
                continue
            }
            pairs.append((source.value, target.value))
        }
        folds = LetterFolds(characters: pairs)
    }

    mutating func readPlaces(_ folder: URL) {
        var found: [(Place, [(String, PlaceName.Use, String, Bool)])] = []
        if let table = table(
            folder, "xinjiang.csv", ["code", "level", "parent", "name_zh", "name_en"], optional: ["corps_division"])
        {
            for row in table.rows {
                if let place = place(of: row) { found.append((place, [])) }
            }
        }
        if let table = table(
            folder, "china.csv", ["code", "level", "parent", "name_zh", "name_en", "pinyin"],
            optional: ["short_zh", "variants"])
        {
            for row in table.rows {
                guard let place = place(of: row) else { continue }
                var forms: [(String, PlaceName.Use, String, Bool)] = [(place.nameInChinese, .alone, "zh", true)]
                forms += (row["short_zh"]?.list() ?? []).map { ($0, .alone, "zh", false) }
                for form in row["pinyin"]?.list() ?? [] {
                    forms.append((form, .alone, "zh-Latn", false))
                    forms += Self.ranks(of: place).map { (form + " " + $0, .alone, "zh-Latn", false) }
                }
                forms += (row["variants"]?.list() ?? []).map { ($0, .alone, "en", false) }
                found.append((place, forms))
            }
        }
        found.sort { $0.0.code < $1.0.code }
        for (place, forms) in found {
            guard positions[place.code] == nil else {
                report("place.repeated", "the code \(place.code) stands twice", file: "places")
                continue
            }
            positions[place.code] = places.count
            places.append(place)
            for (text, use, language, hasRank) in forms {
                add(
                    text,
                    PlaceName(
                        target: .place(places.count - 1), use: use, language: language, hasRank: hasRank,
                        confidence: place.confidence))
            }
        }
        for place in places {
            if let parent = place.parent, positions[parent] == nil {
                report("place.parent", "\(place.code) lies in \(parent), which has no row", file: "places")
            }
        }
    }

    /// The words for its rank that follow a name in Latin letters.
    private static func ranks(of place: Place) -> [String] {
        switch place.nameInChinese.last {
        case "市": ["Shi", "City"]
        case "县": ["Xian", "County"]
        case "省": ["Sheng", "Province"]
        case "州": ["Zhou", "Prefecture", "Autonomous Prefecture"]
        case "盟": ["Meng", "League"]
        case "区" where place.level == .province: ["Autonomous Region"]
        case "区": ["Diqu", "Prefecture", "Region"]
        default: []
        }
    }

    private mutating func place(of row: TableRow) -> Place? {
        guard let (citation, confidence) = provenance(of: row), let codeCell = row.require("code", into: &diagnostics),
            let level: Place.Level = row.require("level", into: &diagnostics)?.choice(
                Place.Level.self, &diagnostics),
            let chinese = row.require("name_zh", into: &diagnostics),
            let english = row.require("name_en", into: &diagnostics)
        else { return nil }
        guard let code = PlaceCode(rawValue: codeCell.text) else {
            codeCell.report("place.code", "code is \(codeCell.quoted); expected six digits", into: &diagnostics)
            return nil
        }
        return Place(
            code: code, level: level, parent: row["parent"].flatMap { PlaceCode(rawValue: $0.text) },
            nameInChinese: chinese.text, name: english.text,
            corpsDivision: row["corps_division"].flatMap { Int($0.text) }, citation: citation, confidence: confidence)
    }

    mutating func readNames(_ folder: URL) {
        guard
            let table = table(
                folder, "xinjiang-names.csv", ["code", "name", "language", "kind", "use"], optional: ["note"])
        else { return }
        for row in table.rows {
            guard let (_, confidence) = provenance(of: row), let code = row.require("code", into: &diagnostics),
                let name = row.require("name", into: &diagnostics),
                let language = row.require("language", into: &diagnostics),
                let kind = row.require("kind", into: &diagnostics),
                let use: PlaceName.Use = row.require("use", into: &diagnostics)?.choice(
                    PlaceName.Use.self, &diagnostics)
            else { continue }
            guard let place = PlaceCode(rawValue: code.text).flatMap({ positions[$0] }) else {
                code.report("place.unknown", "\(code.quoted) is no code of xinjiang.csv", into: &diagnostics)
                continue
            }
            add(
                name.text,
                PlaceName(
                    target: .place(place), use: use, language: language.text,
                    hasRank: ["zh", "zh-Hant"].contains(language.text) && kind.text == "official",
                    confidence: confidence))
        }
        guard let phrases = self.table(folder, "phrases.csv", ["phrase", "language", "what_it_names"]) else { return }
        for row in phrases.rows {
            guard let (_, confidence) = provenance(of: row), let phrase = row.require("phrase", into: &diagnostics),
                let language = row.require("language", into: &diagnostics)
            else { continue }
            add(
                phrase.text,
                PlaceName(
                    target: .phrase, use: .alone, language: language.text, hasRank: false, confidence: confidence))
        }
    }

    mutating func readCountries(_ folder: URL) {
        guard
            let table = table(
                folder, "countries.csv", ["alpha2", "alpha3", "name_en", "name_zh"], optional: ["variants"])
        else { return }
        for row in table.rows {
            guard let (_, confidence) = provenance(of: row), let alpha2 = row.require("alpha2", into: &diagnostics),
                row.require("alpha3", into: &diagnostics) != nil,
                let english = row.require("name_en", into: &diagnostics),
                let chinese = row.require("name_zh", into: &diagnostics)
            else { continue }
            let index = countries.count
            countries.append(Country(alpha2: alpha2.text, name: english.text))
            let forms = [english.text, chinese.text] + (row["variants"]?.list() ?? [])
            countryPositions[alpha2.text.lowercased()] = index
            // Regions of China with a code of their own are places in china.csv.
            if ["HK", "MO", "TW"].contains(alpha2.text) { continue }
            for form in forms {
                add(
                    form,
                    PlaceName(
                        target: .country(index), use: .alone, language: form == chinese.text ? "zh" : "en",
                        hasRank: false, confidence: confidence))
            }
        }
        // A country whose name is looked for in no address can still be the one that a party states.
        for (code, name) in CountryCode.all where countryPositions[code] == nil {
            countryPositions[code] = countries.count
            countries.append(Country(alpha2: code.uppercased(), name: name))
        }
    }

    mutating func readMemberships(_ folder: URL) {
        guard let table = table(folder, "memberships.csv", ["union", "alpha2", "from"], optional: ["to", "note"]) else {
            return
        }
        for row in table.rows {
            guard provenance(of: row) != nil, let union = row.require("union", into: &diagnostics),
                let country = row.require("alpha2", into: &diagnostics),
                let from = row.require("from", into: &diagnostics)?.day(&diagnostics)
            else { continue }
            memberships.append(
                UnionMembership(
                    union: union.text.lowercased(), country: country.text.lowercased(), from: from,
                    to: row["to"]?.day(&diagnostics)))
        }
    }

    mutating func readAffixes(_ folder: URL) {
        guard
            let table = table(
                folder, "affixes.csv", ["affix", "language", "position", "kind"], optional: ["unless_followed_by"])
        else { return }
        for row in table.rows {
            guard provenance(of: row) != nil, let word = row.require("affix", into: &diagnostics),
                let language = row.require("language", into: &diagnostics),
                let position: Affix.Position = row.require("position", into: &diagnostics)?.choice(
                    Affix.Position.self, &diagnostics),
                let kind: Affix.Kind = row.require("kind", into: &diagnostics)?.choice(Affix.Kind.self, &diagnostics)
            else { continue }
            let stops = (row["unless_followed_by"]?.list() ?? []).flatMap { folded($0) }
            affixes.append(
                Affix(kind: kind, position: position, language: language.text, unlessFollowedBy: stops))
            affixBuilder.insert(folded(word.text), value: Int32(affixes.count - 1))
        }
    }

    mutating func readCorps(_ folder: URL) {
        if let table = table(
            folder, "divisions.csv", ["division", "name_zh", "name_en", "seat_code"],
            optional: ["founded", "area", "confidence_seat"])
        {
            for row in table.rows {
                if let division = division(of: row) { divisions.append(division) }
            }
            divisions.sort { $0.number < $1.number }
        }
        guard let table = table(folder, "names.csv", ["division", "name", "language", "kind", "use"]) else { return }
        for row in table.rows {
            guard let (_, confidence) = provenance(of: row), let division = row.require("division", into: &diagnostics),
                let name = row.require("name", into: &diagnostics),
                let language = row.require("language", into: &diagnostics),
                let use: PlaceName.Use = row.require("use", into: &diagnostics)?.choice(
                    PlaceName.Use.self, &diagnostics)
            else { continue }
            guard let number = Int(division.text), (0...14).contains(number) else {
                division.report("corps.division", "expected a number from 0 to 14", into: &diagnostics)
                continue
            }
            add(
                name.text,
                PlaceName(
                    target: .corps(number), use: use, language: language.text, hasRank: false, confidence: confidence))
        }
    }

    private mutating func division(of row: TableRow) -> CorpsDivision? {
        guard let (citation, confidence) = provenance(of: row),
            let number = row.require("division", into: &diagnostics),
            let chinese = row.require("name_zh", into: &diagnostics),
            let english = row.require("name_en", into: &diagnostics),
            let seat = row.require("seat_code", into: &diagnostics)
        else { return nil }
        guard let value = Int(number.text), (1...14).contains(value) else {
            number.report("corps.division", "expected a number from 1 to 14", into: &diagnostics)
            return nil
        }
        guard let code = PlaceCode(rawValue: seat.text), positions[code] != nil else {
            seat.report("corps.seat", "\(seat.quoted) is no code of xinjiang.csv", into: &diagnostics)
            return nil
        }
        let seatConfidence: Confidence? = row["confidence_seat"]?.choice(Confidence.self, &diagnostics)
        return CorpsDivision(
            number: value, nameInChinese: chinese.text, name: english.text, seat: code,
            founded: row["founded"].flatMap { PartialDate($0.text) }, area: row["area"]?.text, citation: citation,
            confidence: confidence, seatConfidence: seatConfidence ?? confidence)
    }

    private mutating func report(_ code: String, _ message: String, file: String) {
        diagnostics.append(Diagnostic(.error, code: code, message, at: SourceLocation(file: file)))
    }

    func throwIfDamaged() throws(LabourProgrammesError) {
        try LabourProgrammesError.throwIfAny(diagnostics, what: "the gazetteer")
    }

    consuming func finish() throws(LabourProgrammesError) -> Gazetteer {
        guard let xinjiang = positions[.xinjiang] else {
            let location = SourceLocation(file: "places/xinjiang.csv")
            throw LabourProgrammesError(
                code: .invalid, message: "the gazetteer has no row 650000", location: location, diagnostics: [])
        }
        return Gazetteer(
            places: places, corpsDivisions: divisions, memberships: memberships, positions: positions,
            countries: countries,
            countryPositions: countryPositions, names: names,
            trie: builder.build(), affixes: affixes, affixTrie: affixBuilder.build(), folds: folds, xinjiang: xinjiang)
    }
}
