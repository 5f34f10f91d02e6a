import ClewModel
import Foundation

/// The words of the pages in each language, from one table: `Templates/words.tsv`.
struct WorkWords: Sendable {
    /// A language of the pages.
    enum Language: String, CaseIterable, Sendable {
        case english = "en"
        case chinese = "zh-Hans"

        /// Its own name.
        var name: String { self == .english ? "English" : "简体中文" }
        /// The column of the table.
        fileprivate var column: Int { self == .english ? 1 : 2 }
    }

    let language: Language
    /// The words by their keys, for a template: `{{w.search}}`.
    let all: [String: String]

    /// The word for a key; the key itself where the table has none, which a test forbids.
    subscript(key: String) -> String { all[key] ?? key }

    /// A sentence with its gaps `{0}`, `{1}` … filled.
    func sentence(_ key: String, _ parts: String...) -> String {
        var text = self[key]
        for (index, part) in parts.enumerated() { text = text.replacing("{\(index)}", with: part) }
        return text
    }

    /// The word for a kind of party; its name where the table has none.
    func kind(_ schema: Schema) -> String { all["kind_" + schema.rawValue.lowercased()] ?? schema.rawValue }

    /// The attribute ` lang="en"` for what the engines say, where the page is in another language.
    var engine: String { language == .english ? "" : " lang=\"en\"" }

    private static let tables: [Language: WorkWords] = {
        let rows = table(String(decoding: PackageResources.words_tsv, as: UTF8.self))
        return Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                let pairs = rows.filter { $0.count > language.column }.map { ($0[0], $0[language.column]) }
                return (
                    language,
                    WorkWords(language: language, all: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
                )
            })
    }()

    /// The rows of the table: key, English, Chinese.
    static func table(_ text: String) -> [[String]] {
        text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The words of a language.
    static func of(_ language: Language) -> WorkWords {
        tables[language] ?? WorkWords(language: language, all: [:])
    }

    /// The language of a request: the one that the person chose, else the first that the browser names and there is.
    static func of(_ request: WorkRequest) -> WorkWords {
        if let chosen = request.cookie("clew_language").flatMap(Language.init) { return of(chosen) }
        for part in (request.fields["accept-language"] ?? "").split(separator: ",") {
            let tag = part.split(separator: ";")[0].trimmingCharacters(in: .whitespaces).lowercased()
            if tag.hasPrefix("zh") { return of(.chinese) }
            if tag.hasPrefix("en") { return of(.english) }
        }
        return of(.english)
    }
}

/// What the program brings along, for tests.
enum WorkbenchResources {
    static var words: [UInt8] { PackageResources.words_tsv }
}
