/// A name taken apart, as flat memory that someone else owns: the arrays of an ``AnalyzedName``, or a stretch of an index.
///
/// Valid only within the call that lends it. Comparing through views copies and allocates nothing.
package struct NameView {
    /// What it was taken to be the name of.
    package let kind: NameKind
    /// The writing system of its letters.
    let script: NameScript
    let signature: UInt64
    let tokens: UnsafeBufferPointer<NameToken>
    let forms: UnsafeBufferPointer<NameForm>
    let concepts: UnsafeBufferPointer<UInt16>
    let bytes: UnsafeBufferPointer<UInt8>

    /// Whether two names are the same to all that a comparison looks at.
    package func isSame(as other: NameView) -> Bool { signature == other.signature && kind == other.kind }

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
                                kind: kind, script: script, signature: signature, tokens: tokens, forms: forms,
                                concepts: concepts, bytes: bytes))
                    }
                }
            }
        }
    }
}
