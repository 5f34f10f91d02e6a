import Foundation

/// Values as JSON that is always the same bytes: keys sorted, no escaped slashes.
///
/// Texts stand as they are; what a person is to read goes through ``SafeText/json(_:)`` besides.
public enum StableJSON {
    /// In one line, without a line feed.
    ///
    /// - Throws: What a value cannot be encoded for, such as a number that is none.
    public static func line(of value: some Encodable) throws -> String { try text(of: value, []) }

    /// Over many lines, two spaces deeper at each level, without a line feed at the end.
    ///
    /// - Throws: What a value cannot be encoded for, such as a number that is none.
    public static func document(of value: some Encodable) throws -> String { try text(of: value, .prettyPrinted) }

    private static func text(
        of value: some Encodable, _ layout: JSONEncoder.OutputFormatting
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, layout]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
