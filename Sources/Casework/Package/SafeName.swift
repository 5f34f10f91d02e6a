/// Names of files made of foreign text: letters, digits and hyphens of ASCII, so that no name leads out of its folder and every
/// system takes it.
enum SafeName {
    /// The words of a text joined by hyphens; `x` where none is left.
    static func words(_ text: String, limit: Int) -> String {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
        var name = String(words.prefix(limit))
        while name.hasSuffix("-") { name.removeLast() }
        return name.isEmpty ? "x" : name
    }

    /// The ending of a file's name, `bin` where it has none that is short and plain.
    static func ending(of file: String) -> String {
        let parts = file.split(separator: "/").last?.split(separator: ".") ?? []
        guard parts.count > 1, let ending = parts.last, ending.utf8.count <= 8,
            ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return "bin" }
        return ending.lowercased()
    }
}
