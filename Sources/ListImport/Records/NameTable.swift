/// The names of fields as small numbers, shared by the records of one file.
final class NameTable {
    private(set) var names: [String] = []
    private var numbers: [String: Int32] = [:]

    /// The number of a name, a new one where it is new.
    func intern(_ name: String) -> Int32 {
        if let number = numbers[name] { return number }
        let number = Int32(names.count)
        names.append(name)
        numbers[name] = number
        return number
    }

    /// The number of a name that a record may have; `nil` where no record had it yet.
    func number(of name: String) -> Int32? {
        numbers[name]
    }
}
