/// A name taken apart, as flat memory that someone else owns: the arrays of an ``AnalyzedName``, or a stretch of an index.
///
/// Valid only within the call that lends it. Comparing through views copies and allocates nothing.
package struct NameView {
    /// What it was taken to be the name of.
    package let kind: NameKind
    /// The writing system of its letters.
    let script: NameScript
    /// What the name shows of what it names.
    package let nature: NameNature
    let signature: UInt64
    let tokens: UnsafeBufferPointer<NameToken>
    let forms: UnsafeBufferPointer<NameForm>
    let concepts: UnsafeBufferPointer<UInt16>
    let bytes: UnsafeBufferPointer<UInt8>

    /// Whether two names are the same to all that a comparison looks at.
    package func isSame(as other: NameView) -> Bool { signature == other.signature && kind == other.kind }

    /// Whether two names are the same, word for word, but for a legal form that one of them leaves out.
    ///
    /// A form within the other's counts as the same: Co. beside Co., Ltd.
    /// Allocates nothing, and looks no further than the first words that differ.
    func isSameButForForm(as other: NameView) -> Bool {
        guard kind == other.kind, kind != .person else { return false }
        var (index, otherIndex) = (0, 0)
        var (hasForm, otherHasForm) = (false, false)
        var words = 0
        while true {
            while index < tokens.count, tokens[index].role == .legalForm || tokens[index].role == .filler {
                hasForm = hasForm || tokens[index].role == .legalForm
                if otherIndex < other.tokens.count, isForm(tokens[index], of: other.tokens[otherIndex], in: other) {
                    otherIndex += 1
                }
                index += 1
            }
            while otherIndex < other.tokens.count,
                other.tokens[otherIndex].role == .legalForm || other.tokens[otherIndex].role == .filler
            {
                otherHasForm = otherHasForm || other.tokens[otherIndex].role == .legalForm
                if index < tokens.count, other.isForm(other.tokens[otherIndex], of: tokens[index], in: self) {
                    index += 1
                }
                otherIndex += 1
            }
            guard index < tokens.count, otherIndex < other.tokens.count else { break }
            let (one, two) = (tokens[index], other.tokens[otherIndex])
            guard one.role == two.role, one.number == two.number, one.formCount > 0, two.formCount > 0,
                forms[Int(one.formStart)].key == other.forms[Int(two.formStart)].key,
                one.role != .number || countsTheSame(one, as: two, in: other),
                one.surface == two.surface || !one.flags.contains(.hasIdeographs)
                    || !two.flags.contains(.hasIdeographs)
            else { return false }
            words += 1
            index += 1
            otherIndex += 1
        }
        return index == tokens.count && otherIndex == other.tokens.count && words > 0
            && (!hasForm || !otherHasForm || holdsForms(of: other) || other.holdsForms(of: self))
    }

    /// Whether two numbers count the same, as far as either says what it counts.
    private func countsTheSame(_ number: NameToken, as second: NameToken, in other: NameView) -> Bool {
        number.conceptCount == 0 || second.conceptCount == 0
            || concepts[Int(number.conceptStart)] == other.concepts[Int(second.conceptStart)]
    }

    /// Whether a legal form begins with a sorting word that stands alone in another name: Group Ltd beside Group.
    func isForm(_ form: NameToken, of word: NameToken, in other: NameView) -> Bool {
        guard form.role == .legalForm, word.role == .qualifier, form.formCount > 0, word.formCount > 0 else {
            return false
        }
        let (whole, part) = (letters(forms[Int(form.formStart)]), other.letters(other.forms[Int(word.formStart)]))
        return whole.count > part.count && part.count > 3 && whole[..<part.count].elementsEqual(part)
    }

    /// Whether every legal form of another name means what one of this name's does.
    private func holdsForms(of other: NameView) -> Bool {
        other.tokens.allSatisfy { form in
            guard form.role == .legalForm else { return true }
            return tokens.contains { own in
                own.role == .legalForm && own.conceptCount > 0 && form.conceptCount > 0
                    && concepts[Int(own.conceptStart)] == other.concepts[Int(form.conceptStart)]
            }
        }
    }

    /// How much the name tells its bearer apart, in bits.
    var information: Float { tokens.reduce(0) { $0 + Float($1.information) / 16 } }

    /// The letters of a form.
    func letters(_ form: NameForm) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(form.start)..<Int(form.start) + Int(form.letterCount)])
    }

    /// The first letter of a word of a token.
    ///
    /// - Precondition: The token has a form, and `word` is less than its ``NameToken/wordCount``.
    func initial(of token: NameToken, word: Int) -> UInt8 {
        let form = forms[Int(token.formStart)]
        if token.wordCount <= 1 { return bytes[Int(form.start)] }
        return bytes[Int(form.start) + Int(form.letterCount) + Int(form.soundCount) + word]
    }

    /// The sounds of a form.
    func sounds(_ form: NameForm) -> UnsafeBufferPointer<UInt8> {
        let start = Int(form.start) + Int(form.letterCount)
        return UnsafeBufferPointer(rebasing: bytes[start..<start + Int(form.soundCount)])
    }
}

extension AnalyzedName {
    /// Lends the name to `body` as flat memory.
    package func withView<Result, Failure: Error>(_ body: (NameView) throws(Failure) -> Result) throws(Failure)
        -> Result
    {
        try tokens.withUnsafeBufferPointer { (tokens) throws(Failure) in
            try forms.withUnsafeBufferPointer { (forms) throws(Failure) in
                try concepts.withUnsafeBufferPointer { (concepts) throws(Failure) in
                    try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
                        try body(
                            NameView(
                                kind: kind, script: script, nature: nature, signature: signature, tokens: tokens,
                                forms: forms,
                                concepts: concepts, bytes: bytes))
                    }
                }
            }
        }
    }
}
