import ClewModel
import Foundation

/// The words of an entity as a search looks through them: its names first, then all its other values.
///
/// Words are in lower case, without accents and marks. Each stands between spaces; a mark of its own parts two values, so
/// that no phrase runs from one into the next.
struct SearchText: Sendable {
    /// Between two values, and behind the last name.
    private static let valueEnd: UInt8 = 0x1F
    static let namesEnd: UInt8 = 0x1E

    let bytes: [UInt8]
    /// How many of the bytes are those of names.
    let nameCount: Int

    /// Takes the words of an entity: its identifiers too, since people search by them.
    init(_ entity: Entity, _ referents: [EntityID]) {
        var bytes: [UInt8] = [0x20]
        let names = PropertyName.names
        for property in names { for value in entity[property] { Self.append(value, to: &bytes) } }
        nameCount = bytes.count
        bytes += [Self.namesEnd, 0x20]
        for (property, values) in entity.properties.sorted(by: { $0.key < $1.key }) where !names.contains(property) {
            for value in values { Self.append(value, to: &bytes) }
        }
        for id in [entity.id] + referents { Self.append(id.rawValue, to: &bytes) }
        self.bytes = bytes
    }

    /// Takes the words of values.
    init(_ values: [String]) {
        var bytes: [UInt8] = [0x20]
        for value in values { Self.append(value, to: &bytes) }
        nameCount = bytes.count
        self.bytes = bytes
    }

    private static func append(_ value: String, to bytes: inout [UInt8]) {
        for word in words(of: value) {
            bytes += word.utf8
            bytes.append(0x20)
        }
        bytes += [valueEnd, 0x20]
    }

    /// The words of a text: runs of letters and digits, in lower case and without accents.
    static func words(of text: String) -> [String] {
        folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// A text in lower case, without accents, and with letters of the usual width.
    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .lowercased()
    }

    /// Whether a script puts no spaces between words, so that a word may stand anywhere in a run of letters.
    static func isUnspaced(_ word: String) -> Bool {
        word.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) || (0x20000...0x3FFFF).contains($0.value) }
    }
}
