/// Foreign names in Chinese, by the syllables that spell them.
extension NameAligner {
    /// How well ideographs of one side spell the letters of the other, where neither is a word of Chinese.
    func transcribed(_ left: NameToken, _ right: NameToken, _ shared: Float) -> Likeness? {
        guard (left.script == .han) != (right.script == .han) else { return nil }
        let (han, hanName, word, name) = left.script == .han ? (left, a, right, b) : (right, b, left, a)
        guard han.flags.contains(.hasIdeographs), !han.flags.contains(.known), !word.flags.contains(.known),
            !word.script.isVowelless, !isSyllabic(word), word.script != .kana, word.formCount > 0,
            han.flags.contains(.transcribed) || hanName.kind != .person
        else { return nil }
        let start = Int(han.conceptStart) + Int(han.conceptCount) + Int(han.pieceCount)
        let similarity = tables.transcriptions.similarity(
            count: Int(han.syllables),
            syllable: { tables.han.readings(of: UInt32(hanName.concepts[start + $0])).first },
            letters: name.letters(name.forms[Int(word.formStart)]))
        let least: Float = han.flags.contains(.transcribed) ? 0.55 : 0.75
        guard similarity >= least else { return nil }
        return Likeness(relation: .soundsAlike, similarity: (1 + similarity) / 2, information: shared * similarity)
    }
}
