public import ClewModel
import CompactIndex

extension World {
    /// The parties to which their lists give a number, as OFAC gives 29299 to `ofac-29299`; at most ten, by identifier.
    ///
    /// - Parameter number: The number, of four digits at least; nothing is found for anything else.
    /// - Complexity: O(*n*) in the parties on hand.
    public func parties(numbered number: String) -> [EntityID] {
        guard number.utf8.count >= 4, number.utf8.count < 20, number.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return [] }
        let end = "-" + number
        var found: [EntityID] = []
        for place in 0..<table.count where table.parties[place].hasSuffix(end) {
            found.append(identities.representative(of: EntityID(table.parties[place])))
            if found.count == 10 { break }
        }
        return found
    }
}
