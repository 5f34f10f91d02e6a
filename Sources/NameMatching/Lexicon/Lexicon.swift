public import Foundation

/// Everything the matcher knows about words: readings, meanings, forms.
///
/// Loaded from a folder of tables (`Reference/lexicon`), each of which anyone can add a row to. A lexicon never changes; it is
/// cheap to copy and safe to share between tasks.
public struct Lexicon: Sendable {
    let tables: LexiconTables
    /// The folder it was loaded from; models that fit its tables lie beside them.
    public let directory: URL

    /// Loads the lexicon.
    ///
    /// - Parameter directory: The folder that holds the tables.
    /// - Throws: The file and the line that cannot be read.
    public init(directory: URL) throws(NameMatchingError) {
        tables = try LexiconTables(directory: directory)
        self.directory = directory
    }

    /// A hash over the bytes of all tables but the model, in file-name order: what was computed with one lexicon may be
    /// compared only with what was computed with the same.
    public var fingerprint: UInt64 { tables.fingerprint }

    /// How many meanings the lexicon holds.
    public var conceptCount: Int { tables.concepts.count - 1 }

    /// The simplified form of an ideograph; any other code point itself.
    package func simplified(_ code: UInt32) -> UInt32 { tables.han.simplify(code) }
}
