/// The endings that languages put on names of places: ئۈرۈمچىدىكى, “in Urumqi”; `Кашгара`, “of Kashgar”.
///
/// A name in an alphabetic script ends where the word ends, or before an ending of its language. Корла is no part of `Корлаково`.
/// The endings are those of cases and of adjectives in the grammars of Russian and Uyghur, as ``LetterFolds`` leaves them.
enum WordEndings {
    private static let russian: Set<[UInt32]> = Set(
        [
            "а", "у", "ом", "е", "ы", "и", "ой", "ей", "ю", "я",
            "ский", "ская", "ское", "ские", "ского", "ской", "скому", "ским", "ском", "скую", "ских", "скими",
        ].map(units))
    private static let uyghur: [[UInt32]] = [
        "نىڭكى", "دىكى", "تىكى", "نىڭ", "غىچە", "گىچە", "قىچە", "كىچە", "دىن", "تىن", "لىق", "لىك", "لۇق", "لۈك", "لار",
        "لەر", "نى", "غا", "گە", "قا", "كە", "دا", "دە", "تا", "تە", "مۇ",
    ].map(units)

    private static func units(_ text: String) -> [UInt32] {
        let folds = LetterFolds(characters: [])
        return text.unicodeScalars.map { folds.fold($0.value) }
    }

    /// Whether letters after a name are an ending of it, so that the name is still a word.
    ///
    /// - Parameters:
    ///   - rest: The letters up to the end of the word.
    ///   - last: The last letter of the name.
    static func isEnding(_ rest: ArraySlice<UInt32>, after last: UInt32) -> Bool {
        guard rest.count <= 12 else { return false }
        if isCyrillic(last) { return !isVowel(last) && russian.contains(Array(rest)) }
        guard isArabic(last) else { return false }
        var rest = rest
        while let ending = uyghur.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(ending.count) }
        return rest.isEmpty
    }

    private static func isCyrillic(_ unit: UInt32) -> Bool { (0x400...0x52F).contains(unit) }
    private static func isArabic(_ unit: UInt32) -> Bool { (0x620...0x6FF).contains(unit) }
    private static let vowels: Set<UInt32> = Set("аеиоуыэюя".unicodeScalars.map(\.value))
    private static func isVowel(_ unit: UInt32) -> Bool { vowels.contains(unit) }
}
