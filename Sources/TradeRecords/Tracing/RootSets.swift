/// Sets of roots, each kept once and known by its number.
struct RootSets: Sendable {
    private(set) var sets: [[Int32]] = [[]]
    private var numbers: [[Int32]: Int32] = [[]: 0]
    private var unions: [UInt64: Int32] = [:]

    /// The number of a set of one.
    mutating func single(_ root: Int32) -> Int32 { number(of: [root]) }

    /// The number of the set that holds what two hold.
    mutating func union(_ lhs: Int32, _ rhs: Int32) -> Int32 {
        guard lhs != rhs, rhs != 0 else { return lhs }
        guard lhs != 0 else { return rhs }
        let key = UInt64(UInt32(min(lhs, rhs))) << 32 | UInt64(UInt32(max(lhs, rhs)))
        if let known = unions[key] { return known }
        let number = number(of: Set(sets[Int(lhs)] + sets[Int(rhs)]).sorted())
        unions[key] = number
        return number
    }

    private mutating func number(of set: [Int32]) -> Int32 {
        if let known = numbers[set] { return known }
        let number = Int32(sets.count)
        sets.append(set)
        numbers[set] = number
        return number
    }
}
