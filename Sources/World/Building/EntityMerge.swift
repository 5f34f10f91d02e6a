import ClewModel
import Screening
import StatementStore

/// Hands over what comes with Clew and what the archive streams, sorted by identifier; those with one identifier as one.
enum EntityMerge {
    static func forEach(
        _ bundled: [Entity], _ stream: EntityStream?, _ body: (Entity) throws -> Void
    ) throws(ClewError) {
        do {
            var rest = bundled[...]
            while let entity = stream?.next() {
                while let first = rest.first, first.id < entity.id {
                    try body(first)
                    rest.removeFirst()
                }
                if let first = rest.first, first.id == entity.id {
                    try body(first.merging(entity))
                    rest.removeFirst()
                } else {
                    try body(entity)
                }
            }
            for entity in rest { try body(entity) }
        } catch let error as ScreeningError {
            throw ClewError(error)
        } catch let error as ClewError {
            throw error
        } catch {
            throw ClewError(.archive, "\(error)")
        }
        if let failure = stream?.failure { throw ClewError(.archive, failure.message) }
    }
}
