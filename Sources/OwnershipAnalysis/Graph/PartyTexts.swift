internal import CompactIndex

/// One text for each party that has one, such as its name: a row for each party number.
struct PartyTexts: Sendable {
    private var rows: [Int32] = []
    private var texts = InternedTexts()

    /// The text of a party; the first that was given stays.
    subscript(party: Int32) -> String? {
        get {
            guard Int(party) < rows.count, rows[Int(party)] >= 0 else { return nil }
            return texts.texts[Int(rows[Int(party)])]
        }
        set {
            guard let newValue, self[party] == nil else { return }
            while rows.count <= Int(party) { rows.append(-1) }
            rows[Int(party)] = texts.number(of: newValue)
        }
    }

    /// The parties whose text fits, in the order of their numbers.
    func parties(where fits: (String) -> Bool) -> [Int32] {
        rows.indices.compactMap { index in
            guard rows[index] >= 0, fits(texts.texts[Int(rows[index])]) else { return nil }
            return Int32(index)
        }
    }

    /// Hands over each party with a text, in the order of their numbers.
    func forEach(_ body: (Int32, String) -> Void) {
        for index in rows.indices where rows[index] >= 0 { body(Int32(index), texts.texts[Int(rows[index])]) }
    }

    /// Writes the texts.
    func write(to file: inout PackedWriter) {
        file.add(rows)
        file.add(texts.texts)
    }

    init() {}

    /// Reads the texts back; they are not added to any more.
    init(_ file: inout PackedReader) throws(IndexError) {
        rows = try file.array(of: Int32.self)
        texts = InternedTexts(try file.texts())
        guard rows.allSatisfy({ $0 < Int32(texts.texts.count) }) else {
            throw IndexError(.damaged, "a name is missing")
        }
    }
}
