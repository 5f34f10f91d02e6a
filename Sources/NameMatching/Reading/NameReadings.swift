/// Other ways in which a written name can be meant: as it is drawn, and with letters and digits for each other.
///
/// Whoever does not want to be found writes C0tton or l48, or turns the letters round with a control of direction, so that
/// people read the name and a comparison does not. Each such way is one more name to ask for; none replaces what was written.
public enum NameReadings {
    /// The other readings of a name, each once; mostly none.
    ///
    /// - Complexity: O(*n*) for *n* characters.
    public static func others(of name: String) -> [String] {
        var found: [String] = []
        func add(_ reading: String) {
            if reading != name, !found.contains(reading) { found.append(reading) }
        }
        let drawn = asDrawn(name)
        add(drawn)
        add(unspaced(drawn))
        if drawn.utf8.contains(where: isDigit) {
            add(replaced(drawn, in: isWordWithDigits, with: letterLike))
            add(replaced(drawn, in: isNumberWithLetters, with: digitLike))
        }
        return found
    }

    /// The name with letters that stand alone one behind the other joined: K E L M A R Trading, H-a-l-b-r-i-t.
    ///
    /// Fewer than four are initials.
    private static func unspaced(_ name: String) -> String {
        guard name.utf8.count > 6 else { return name }
        let words = name.split { $0 == " " || $0 == "-" || $0 == "." || $0 == "\u{3000}" || $0 == "_" }
        guard words.count > 3 else { return name }
        var found: [String] = []
        var run: [Substring] = []
        func close() {
            found += run.count > 3 ? [run.joined()] : run.map(String.init)
            run = []
        }
        for word in words {
            if word.count == 1, word.first?.isLetter == true, word.utf8.count < 3 {
                run.append(word)
            } else {
                close()
                found.append(String(word))
            }
        }
        close()
        return found.count < words.count ? found.joined(separator: " ") : name
    }

    /// The name with what an override of direction turns round in the order in which it is drawn.
    private static func asDrawn(_ name: String) -> String {
        guard name.unicodeScalars.contains("\u{202E}") else { return name }
        var drawn = String.UnicodeScalarView()
        var turned: [Unicode.Scalar] = []
        var isTurned = false
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\u{202E}": isTurned = true
            case "\u{202C}", "\u{202D}":
                drawn.append(contentsOf: turned.reversed())
                turned = []
                isTurned = false
            default:
                if isTurned { turned.append(scalar) } else { drawn.append(scalar) }
            }
        }
        drawn.append(contentsOf: turned.reversed())
        return String(drawn)
    }

    /// The text with the characters of each fitting word replaced by those that look like them.
    private static func replaced(
        _ text: String, in isMeant: (ArraySlice<UInt8>) -> Bool, with looks: [UInt8: UInt8]
    ) -> String {
        var bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            guard isDigit(bytes[start]) || isLetter(bytes[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < bytes.count, isDigit(bytes[end]) || isLetter(bytes[end]) { end += 1 }
            if isMeant(bytes[start..<end]) {
                for index in start..<end { bytes[index] = looks[bytes[index]] ?? bytes[index] }
            }
            start = end
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A word of five characters or more whose few digits all look like letters: C0tton, W3av1ng; not MP3, B2B or H2O.
    private static func isWordWithDigits(_ word: ArraySlice<UInt8>) -> Bool {
        let digits = word.count(where: isDigit)
        return word.count >= 5 && digits > 0 && word.count - digits >= 2 * digits
            && word.allSatisfy { !isDigit($0) || letterLike[$0] != nil }
            && word.last.map(isLetter) == true
    }

    /// A number in which letters stand for digits: l48, 1O1, 5OO.
    private static func isNumberWithLetters(_ word: ArraySlice<UInt8>) -> Bool {
        let digits = word.count(where: isDigit)
        return digits > 0 && digits < word.count && word.allSatisfy { isDigit($0) || digitLike[$0] != nil }
    }

    private static let letterLike = Dictionary(
        uniqueKeysWithValues: zip("0134578".utf8, "oieastb".utf8).map { ($0, $1) })
    private static let digitLike = Dictionary(uniqueKeysWithValues: zip("OoIlS".utf8, "00115".utf8).map { ($0, $1) })

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
