import Casework
import Foundation
import NameMatching

extension ReferenceOptions {
    /// Reads the name tables alone, for work that needs nothing else of the reference data.
    func lexicon() throws -> Lexicon {
        do {
            return try Lexicon(directory: directory().appending(path: "lexicon"))
        } catch let error as NameMatchingError {
            throw CaseworkError(.referenceInvalid, "the name tables cannot be read: \(error)")
        }
    }
}
