extension AnalyzedName {
    /// The version of the written form; another one where numbers are written the other way round.
    public static let codingVersion = 1.littleEndian == 1 ? 11 : 1011

    /// Appends the name in the form in which it is compared, so that an index lends it without reading it.
    ///
    /// Without the original text; about 350 bytes for a company's name, a multiple of 8. It fits only the lexicon that the name
    /// was taken apart with.
    public func encode(into out: inout [UInt8]) {
        func put<Number: FixedWidthInteger>(_ number: Number) {
            withUnsafeBytes(of: number) { out.append(contentsOf: $0) }
        }
        put(script.rawValue)
        // A name has at most 31 tokens: the two bits above say what it shows of what it names.
        put(UInt8(truncatingIfNeeded: tokens.count & 63) | nature.rawValue << 6)
        put(UInt16(truncatingIfNeeded: forms.count))
        put(UInt16(truncatingIfNeeded: concepts.count))
        put(UInt16(truncatingIfNeeded: bytes.count))
        put(signature)
        for token in tokens { withUnsafeBytes(of: token) { out.append(contentsOf: $0) } }
        for form in forms { withUnsafeBytes(of: form) { out.append(contentsOf: $0) } }
        for concept in concepts { put(concept) }
        out.append(contentsOf: bytes)
        out.append(contentsOf: repeatElement(0, count: NameLayout.padding(bytes.count + 2 * concepts.count)))
    }

    /// Reads a name back, copying it.
    ///
    /// - Parameters:
    ///   - input: What ``encode(into:)`` wrote, and what follows.
    ///   - position: Where the name begins; moved past it.
    ///   - original: The text that was taken apart.
    ///   - lexicon: The lexicon that it was taken apart with.
    /// - Returns: `nil` where the bytes are no name of this lexicon.
    public init?(
        decoding input: UnsafeRawBufferPointer, at position: inout Int, original: String, kind: NameKind,
        lexicon: Lexicon
    ) {
        guard let length = NameLayout(of: input, at: position)?.length else { return nil }
        // Aligned memory of our own: the input may begin anywhere.
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 8)
        defer { copy.deallocate() }
        copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[position..<position + length]))
        var start = 0
        guard let view = NameView(reading: UnsafeRawBufferPointer(copy), at: &start, kind: kind, lexicon: lexicon)
        else { return nil }
        self.init(
            original: original, kind: kind, script: view.script, tokens: Array(view.tokens), forms: Array(view.forms),
            concepts: Array(view.concepts), bytes: Array(view.bytes), signature: view.signature, nature: view.nature)
        position += length
    }
}

/// Where the parts of a written name lie.
private struct NameLayout {
    static let headSize = 16
    let script: NameScript
    let nature: NameNature
    let tokenCount: Int
    let formCount: Int
    let conceptCount: Int
    let byteCount: Int
    let signature: UInt64

    /// How many bytes of padding bring `count` bytes to a multiple of 8.
    static func padding(_ count: Int) -> Int { (8 - count & 7) & 7 }

    /// Reads the head; `nil` where the name does not lie within the input.
    init?(of input: UnsafeRawBufferPointer, at position: Int) {
        guard position >= 0, input.count - position >= Self.headSize,
            let script = NameScript(rawValue: input[position])
        else { return nil }
        self.script = script
        tokenCount = Int(input[position + 1] & 63)
        nature = NameNature(rawValue: input[position + 1] >> 6) ?? .open
        formCount = Int(input.loadUnaligned(fromByteOffset: position + 2, as: UInt16.self))
        conceptCount = Int(input.loadUnaligned(fromByteOffset: position + 4, as: UInt16.self))
        byteCount = Int(input.loadUnaligned(fromByteOffset: position + 6, as: UInt16.self))
        signature = input.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self)
        guard input.count - position >= length else { return nil }
    }

    var forms: Int { Self.headSize + tokenCount * MemoryLayout<NameToken>.stride }
    var concepts: Int { forms + formCount * MemoryLayout<NameForm>.stride }
    var bytes: Int { concepts + conceptCount * 2 }
    var length: Int { bytes + byteCount + Self.padding(byteCount + 2 * conceptCount) }
}

extension NameView {
    /// Reads the name that an index lends, without copying it.
    ///
    /// - Parameters:
    ///   - input: What ``AnalyzedName/encode(into:)`` wrote, and what follows; outlives the view.
    ///   - position: Where the name begins; moved past it.
    ///   - lexicon: The lexicon that it was taken apart with.
    /// - Returns: `nil` where the bytes are no name of this lexicon, or do not begin at a multiple of 8 in memory.
    package init?(
        reading input: UnsafeRawBufferPointer, at position: inout Int, kind: NameKind, lexicon: Lexicon
    ) {
        guard let base = input.baseAddress, let layout = NameLayout(of: input, at: position) else { return nil }
        let start = base + position
        guard Int(bitPattern: start) & 7 == 0, layout.tokenCount <= NameAssembler.mostTokens + 1 else { return nil }
        self.kind = kind
        script = layout.script
        nature = layout.nature
        signature = layout.signature
        tokens = UnsafeBufferPointer(
            start: (start + NameLayout.headSize).assumingMemoryBound(to: NameToken.self), count: layout.tokenCount)
        forms = UnsafeBufferPointer(
            start: (start + layout.forms).assumingMemoryBound(to: NameForm.self), count: layout.formCount)
        concepts = UnsafeBufferPointer(
            start: (start + layout.concepts).assumingMemoryBound(to: UInt16.self), count: layout.conceptCount)
        bytes = UnsafeBufferPointer(
            start: (start + layout.bytes).assumingMemoryBound(to: UInt8.self), count: layout.byteCount)
        position += layout.length
        guard isSound(conceptLimit: lexicon.tables.concepts.count) else { return nil }
    }

    /// Whether every place that a token or a form names lies within the name.
    private func isSound(conceptLimit: Int) -> Bool {
        for token in tokens {
            let ideographs = token.flags.contains(.hasIdeographs) ? Int(token.syllables) : 0
            let meanings = Int(token.conceptStart) + Int(token.conceptCount)
            guard token.isSound,
                Int(token.formStart) + Int(token.formCount) + (token.flags.contains(.hasInitials) ? 1 : 0)
                    <= forms.count,
                meanings + Int(token.pieceCount) + ideographs <= concepts.count, ideographs <= 60
            else { return false }
            if token.wordCount > 1 {
                guard token.formCount > 0 else { return false }
                let form = forms[Int(token.formStart)]
                guard
                    Int(form.start) + Int(form.letterCount) + Int(form.soundCount) + Int(token.wordCount)
                        <= bytes.count
                else { return false }
            }
            if token.role == .place || token.role == .legalForm {
                for place in Int(token.conceptStart)..<meanings where Int(concepts[place]) >= conceptLimit {
                    return false
                }
            }
        }
        for form in forms
        where form.letterCount == 0
            || Int(form.start) + Int(form.letterCount) + Int(form.soundCount) > bytes.count
        {
            return false
        }
        return true
    }
}
