import ClewModel
import Foundation
import NameMatching

/// A listed body whose units and companies bear its designation, such as the Xinjiang Production and Construction Corps.
///
/// Read from `designations.csv` beside the name tables: another body takes rows there and no code.
struct DesignationGroup {
    let forms: [DesignationForm]
    private let before: [[UInt32]]
    /// By the last ideograph of a form, the ideographs that behind it make another word.
    private let after: [UInt32: Set<UInt32>]
    private let never: [[UInt32]]

    /// The name of the file.
    static let fileName = "designations.csv"

    /// How a name says that its bearer belongs to the body.
    struct Found {
        /// Whether it bears the designation itself, or a shorter one with the number of a unit.
        var isFull: Bool
        /// The words that say so.
        var words: String
        /// Whether the name says nothing else: then it is the body's own.
        var isWhole: Bool
    }

    /// Reads every group of a folder of name tables; none where it has no such file.
    static func all(_ lexicon: Lexicon) throws(ScreeningError) -> [DesignationGroup] {
        let url = lexicon.directory.appending(path: fileName)
        guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else { return [] }
        let file: CommaSeparatedFile
        do {
            file = try CommaSeparatedFile(url, requiring: ["group", "form", "kind", "use", "source", "confidence"])
        } catch {
            throw ScreeningError(
                .incompatibleIndex, "the designations cannot be read: \(error.message)",
                at: SourceLocation(file: fileName, line: error.line), cause: error)
        }
        var groups: [String: [(form: String, kind: String, use: String)]] = [:]
        for row in file.rows {
            let entry = (String(row.fields[1]), String(row.fields[2]), String(row.fields[3]))
            groups[String(row.fields[0]), default: []].append(entry)
        }
        return groups.sorted { $0.key < $1.key }.map { DesignationGroup($0.value, lexicon) }
    }

    private init(_ rows: [(form: String, kind: String, use: String)], _ lexicon: Lexicon) {
        var forms: [DesignationForm] = []
        var before: [[UInt32]] = []
        var after: [UInt32: Set<UInt32>] = [:]
        var never: [[UInt32]] = []
        for row in rows {
            let units = DesignationText.units(of: row.form, lexicon: lexicon)
            if let kind = DesignationForm.Kind(rawValue: row.kind) {
                forms.append(
                    DesignationForm(row.form, kind: kind, isAnchored: row.use == "anchored", lexicon: lexicon))
            } else if row.kind == "not-before" {
                before.append(units)
            } else if row.kind == "not-after", let last = row.use.unicodeScalars.first, let next = units.first {
                after[last.value, default: []].insert(next)
            } else if row.kind == "never" {
                never.append(units)
            }
        }
        self.forms = forms
        self.before = before
        self.after = after
        self.never = never
    }

    /// Whether a name is that of the body itself, perhaps with its initials in brackets.
    func isNamed(_ text: DesignationText) -> Bool {
        forms.contains { $0.kind == .name && $0.first(in: text)?.range.lowerBound == 0 }
            && !forms.contains { ($0.kind == .unit || $0.kind == .bodyUnit) && $0.first(in: text) != nil }
    }

    /// Whether any form stands in a text at all, whatever else is asked of it: told before places are read.
    func mayBeFound(in text: DesignationText) -> Bool { forms.contains { $0.first(in: text) != nil } }

    /// What a name says of belonging to the body.
    ///
    /// - Parameters:
    ///   - text: The name.
    ///   - isAnchored: Whether the name or the address speaks of the body's region.
    ///   - isElsewhere: Whether the name speaks of a place outside the region, or the party is in another country: then only the full
    ///     designation counts.
    func find(in text: DesignationText, isAnchored: Bool, isElsewhere: Bool) -> Found? {
        for form in forms where form.kind == .name {
            guard let place = form.first(in: text) else { continue }
            // The unit that follows belongs to the words.
            let end = forms.compactMap { unit -> Int? in
                guard unit.kind == .unit, let next = unit.at(place.range.upperBound, in: text) else { return nil }
                return next.range.upperBound
            }.max()
            return found(place.range.lowerBound..<(end ?? place.range.upperBound), in: text, isFull: true)
        }
        guard !isElsewhere, !holdsAny(text) else { return nil }
        var short: Range<Int>?
        var unit: Range<Int>?
        var bodyUnit: Range<Int>?
        for form in forms {
            // A short designation is itself a word for the region of its units.
            guard !form.isAnchored || isAnchored || short != nil, let place = form.first(in: text),
                counts(form, place, text, isAnchored: isAnchored || short != nil)
            else { continue }
            if form.kind == .short, place.range.count > short?.count ?? 0 { short = place.range }
            if form.kind == .bodyUnit { bodyUnit = place.range }
            if form.kind == .unit, place.range.count > unit?.count ?? 0 { unit = place.range }
        }
        if let bodyUnit { return found(bodyUnit, in: text, isFull: true) }
        if let short, let unit {
            let all = min(short.lowerBound, unit.lowerBound)..<max(short.upperBound, unit.upperBound)
            return found(all, in: text, isFull: true)
        }
        guard let range = unit ?? short else { return nil }
        return found(range, in: text, isFull: false)
    }

    private func found(_ range: Range<Int>, in text: DesignationText, isFull: Bool) -> Found {
        Found(isFull: isFull, words: text.words(range), isWhole: range.count == text.units.count)
    }

    private func counts(
        _ form: DesignationForm, _ place: DesignationForm.Place, _ text: DesignationText, isAnchored: Bool
    ) -> Bool {
        let head = text.units[..<place.range.lowerBound]
        if before.contains(where: { head.count >= $0.count && head.suffix($0.count).elementsEqual($0) }) {
            return false
        }
        if let last = form.last, place.range.upperBound < text.units.count,
            after[last]?.contains(text.units[place.range.upperBound]) == true
        {
            return false
        }
        // 一团 is a ball of something; only regiments of several digits say so by themselves.
        return isAnchored || form.last != 0x56E2 || place.number ?? 0 > 9
    }

    private func holdsAny(_ text: DesignationText) -> Bool {
        never.contains { word in
            text.units.indices.contains { start in
                text.starts[start] && start + word.count <= text.units.count && text.starts[start + word.count]
                    && text.units[start..<start + word.count].elementsEqual(word)
            }
        }
    }
}
