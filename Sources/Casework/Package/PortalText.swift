import ClewModel
import Foundation
import SupplyChain

/// Text for the fields of the customs portal, which take letters and digits only.
///
/// Nothing is dropped that changes what is said: a decimal point becomes the word, a date its day, month and year, a per cent
/// sign the word. Letters with marks become plain ones; other scripts are left out, so names come with their Latin form.
enum PortalText {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// A day such as `5 March 2026`.
    static func day(_ day: Day) -> String {
        let parts = day.parts
        return "\(parts.day) \(months[min(max(parts.month, 1), 12) - 1]) \(parts.year)"
    }

    /// A number such as `41 point 7`, without separators of thousands; at most six decimals.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "not a number" }
        let millionths = Int((abs(value) * 1_000_000).rounded())
        var fraction = String(millionths % 1_000_000)
        while fraction.count < 6 { fraction = "0" + fraction }
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = value < 0 && millionths != 0 ? "minus " : ""
        return sign + String(millionths / 1_000_000) + (fraction.isEmpty ? "" : " point " + fraction)
    }

    /// An amount in a unit that avoids decimals where one does: kilograms for tonnes.
    static func quantity(_ quantity: Quantity) -> String {
        if quantity.unit == .tonne { return number(quantity.baseAmount) + " kg" }
        let unit = quantity.unit == .piece ? "pieces" : quantity.unit == .lot ? "whole lot" : quantity.unit.rawValue
        return number(quantity.amount) + " " + plain(unit)
    }

    /// One line of letters, digits and single blanks.
    static func plain(_ text: String) -> String {
        var out = ""
        let characters = Array(dated(codes(text)))
        func digit(_ index: Int) -> Bool {
            characters.indices.contains(index) && characters[index].isASCII && characters[index].isNumber
        }
        /// Whether three digits and no fourth follow, as after a separator of thousands.
        func isGroup(_ index: Int) -> Bool {
            digit(index + 1) && digit(index + 2) && digit(index + 3) && !digit(index + 4)
        }
        for (index, character) in characters.enumerated() {
            switch character {
            case ".": out += digit(index - 1) && digit(index + 1) ? " point " : " "
            case ",": out += digit(index - 1) && isGroup(index) ? "" : " "
            case "\u{2009}", "\u{202F}": out += digit(index - 1) && isGroup(index) ? "" : " "
            case "'", "’": break
            case "%": out += " percent "
            case "&": out += " and "
            case "+": out += " plus "
            case "–", "−", "-":
                let isRange =
                    digit(index - 1) && digit(index + 1) && (character != "-" || isRangeOfTwo(characters, at: index))
                let isSign = !isRange && digit(index + 1) && (index == 0 || characters[index - 1] == " ")
                out += isRange ? " to " : isSign ? " minus " : " "
            default: out += letters(of: character) ?? " "
            }
        }
        return out.split(separator: " ").joined(separator: " ")
    }

    /// Whether a hyphen stands between two numbers and nothing else, the second the larger: bales 4410-4680.
    ///
    /// In 7-2 or in a number of several
    /// parts it belongs to the number.
    private static func isRangeOfTwo(_ characters: [Character], at index: Int) -> Bool {
        func run(_ step: Int) -> Double? {
            var text = ""
            var place = index + step
            // Decimals and groups of thousands belong to a number.
            while characters.indices.contains(place),
                characters[place].isASCII && characters[place].isNumber || ".,".contains(characters[place])
            {
                text = step > 0 ? text + String(characters[place]) : String(characters[place]) + text
                place += step
            }
            if characters.indices.contains(place) {
                if characters[place] == "-" || step < 0 && characters[place].isLetter { return nil }
            }
            return Double(text.trimmingCharacters(in: CharacterSet(charactersIn: ".,")).replacing(",", with: ""))
        }
        guard let first = run(-1), let second = run(1) else { return false }
        return first < second
    }

    /// HS codes without their points, which are no decimals.
    private static func codes(_ text: String) -> String {
        text.replacing(/HS [0-9.]*[0-9](?:(?:, | and |; )[0-9]{4}\.[0-9.]*[0-9])*/) {
            $0.output.replacing(".", with: "")
        }
    }

    /// Days of the form 2026-03-05 written out.
    private static func dated(_ text: String) -> String {
        text.replacing(/[0-9]+-[0-9]+-[0-9]+/) { match in
            let found = String(match.output)
            return found.utf8.count == 10 ? Day(found).map(day) ?? found : found
        }
    }

    private static let plainForms: [Character: String] = [
        "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i",
        "þ": "th",
        "Þ": "Th", "ð": "d", "œ": "oe", "Œ": "OE",
    ]

    /// The character without its marks, where it is a letter or digit of the Latin script.
    static func letters(of character: Character) -> String? {
        if character.isASCII { return character.isLetter || character.isNumber ? String(character) : nil }
        if let form = plainForms[character] { return form }
        let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.isASCII && $0.properties.isAlphabetic
        }
        return base.isEmpty ? nil : String(String.UnicodeScalarView(base))
    }

    /// A party's name in plain letters: its Latin form where it has one.
    static func name(of party: CaseParty) -> String {
        let plainName = plain(party.name)
        if let romanized = party.romanized { return plain(romanized) }
        return plainName.isEmpty ? plain(party.id) : plainName
    }
}
