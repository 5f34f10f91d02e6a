import NameMatching
import World

extension ReferenceOptions {
    /// Reads the name tables alone, for work that needs nothing else of the reference data.
    func lexicon() throws -> Lexicon { try knowledge().lexicon }
}
