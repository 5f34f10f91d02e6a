extension NameAligner {
    /// Consecutive open tokens, of at least three words, whose first letters together are the letters of `token`, a short word of the
    /// trade name: ZMDC and Zimbabwe Mining Development Corporation.
    static func spelledOutRun(of token: NameToken, in name: NameView, by other: NameView, open: UInt32) -> Run? {
        guard token.role == .tradeName, token.script == .latin, !token.flags.contains(.known), token.formCount > 0
        else { return nil }
        let letters = name.letters(name.forms[Int(token.formStart)])
        guard (3...8).contains(letters.count) else { return nil }
        for start in other.tokens.indices where open & (1 << UInt32(start)) != 0 {
            guard let run = run(of: other, from: start, open: open, spelling: letters) else { continue }
            return Run(
                tokens: run, relation: .acronym, role: .tradeName,
                information: min(bits(run, other), Float(token.information) / 16))
        }
        return nil
    }

    private static func bits(_ run: UInt32, _ name: NameView) -> Float {
        var bits: Float = 0
        for index in name.tokens.indices where run & (1 << UInt32(index)) != 0 {
            bits += Float(name.tokens[index].information) / 16
        }
        return bits
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
