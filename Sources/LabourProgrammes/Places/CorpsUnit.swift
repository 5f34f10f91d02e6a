/// A unit of the Xinjiang Production and Construction Corps, as an address names it.
public struct CorpsUnit: Hashable, Sendable, Codable {
    /// The division, from 1 to 14; `nil` where the address names the Corps or a regiment only.
    public let division: Int?
    /// The regiment farm, such as 143.
    public let regiment: Int?

    /// Creates a unit.
    public init(division: Int?, regiment: Int?) {
        self.division = division
        self.regiment = regiment
    }
}
