extension NameAligner {
    /// Links a short word of the trade name with the words of the other name whose first letters it consists of: ZMDC and Zimbabwe
    /// Mining Development Corporation.
    mutating func linkAcronyms() {
        for i in a.tokens.indices where openA & (1 << UInt32(i)) != 0 {
            if let run = Self.run(of: b, open: openB, abbreviatedBy: a.tokens[i], in: a) {
                link(1 << UInt32(i), run, .acronym, role: .tradeName, information: acronymBits(a.tokens[i], run, b))
            }
        }
        for j in b.tokens.indices where openB & (1 << UInt32(j)) != 0 {
            if let run = Self.run(of: a, open: openA, abbreviatedBy: b.tokens[j], in: b) {
                link(run, 1 << UInt32(j), .acronym, role: .tradeName, information: acronymBits(b.tokens[j], run, a))
            }
        }
    }

    private func acronymBits(_ token: NameToken, _ run: UInt32, _ name: NameView) -> Float {
        var bits: Float = 0
        for index in name.tokens.indices where run & (1 << UInt32(index)) != 0 {
            bits += Float(name.tokens[index].information) / 16
        }
        return min(bits, Float(token.information) / 16)
    }

    /// Consecutive open tokens of `name`, of at least three words, whose first letters together are the letters of `token`.
    private static func run(of name: NameView, open: UInt32, abbreviatedBy token: NameToken, in other: NameView)
        -> UInt32?
    {
        guard token.role == .tradeName, token.script == .latin, !token.flags.contains(.known), token.formCount > 0
        else { return nil }
        let letters = other.letters(other.forms[Int(token.formStart)])
        guard (3...8).contains(letters.count) else { return nil }
        for start in name.tokens.indices where open & (1 << UInt32(start)) != 0 {
            if let run = run(of: name, from: start, open: open, spelling: letters) { return run }
        }
        return nil
    }

    private static func run(
        of name: NameView, from start: Int, open: UInt32, spelling letters: UnsafeBufferPointer<UInt8>
    ) -> UInt32? {
        var mask: UInt32 = 0
        var position = 0
        for index in start..<name.tokens.count {
            let token = name.tokens[index]
            if token.role == .filler || token.role == .title { continue }
            guard open & (1 << UInt32(index)) != 0, token.formCount > 0, token.script != .han else { return nil }
            for word in 0..<max(1, Int(token.wordCount)) {
                guard position < letters.count, name.initial(of: token, word: word) == letters[position] else {
                    return nil
                }
                position += 1
            }
            mask |= 1 << UInt32(index)
            if position == letters.count { return mask.nonzeroBitCount > 1 ? mask : nil }
        }
        return nil
    }
}
