import Foundation

/// What a password must be: long, and not what everybody tries first.
///
/// After NIST SP 800-63B, section 3.1.1: a length and no composition rules, any character, nothing cut off, no last day.
enum PasswordRule {
    /// Why a password is not taken.
    enum Fault: String, Error, CaseIterable {
        case short = "password_short"
        case long = "password_long"
        case guessable = "password_guessable"
        case unreadable = "password_unreadable"

        /// In English, for the command line; the pages have their own words under ``rawValue``.
        var message: String {
            switch self {
            case .short: "a password has at least \(PasswordRule.least) characters; several words do well"
            case .long: "a password has at most \(PasswordRule.most) bytes"
            case .guessable:
                "this is among the first that anybody tries: a name, one piece repeated, or a row of neighbours; "
                    + "several words that do not belong together do well"
            case .unreadable: "a password is text of one line in UTF-8"
            }
        }
    }

    /// In characters (code points).
    ///
    /// NIST asks for 8 where something else is asked for too, and for 15 where nothing is.
    static let least = 12
    /// In bytes.
    static let most = 1_024

    /// Checks a password that a person chooses.
    static func check(_ password: String, of person: String) throws(Fault) {
        guard password.utf8.count <= most else { throw .long }
        guard !password.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0xFFFD })
        else { throw .unreadable }
        let scalars = Array(password.precomposedStringWithCompatibilityMapping.unicodeScalars)
        guard scalars.count >= least else { throw .short }
        let plain = password.lowercased()
        let words = [
            "clew", "password", "passwort", "kennwort", "密码", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl",
        ]
        var rest = plain
        let names = UserAccount.key(person).split(separator: " ").map(String.init).filter { $0.count > 2 }
        for word in [UserAccount.key(person)] + names + words where !word.isEmpty {
            rest = rest.replacing(word, with: "")
        }
        // What is left beside names and the words that everybody tries.
        guard
            rest.unicodeScalars.filter({ !"0123456789 .,-_!?#*".unicodeScalars.contains($0) }).count >= 4
                || rest == plain
        else { throw .guessable }
        guard !isRepetition(scalars), !isRow(scalars) else { throw .guessable }
    }

    /// Whether it is one piece of up to four characters again and again.
    private static func isRepetition(_ scalars: [Unicode.Scalar]) -> Bool {
        (1...4).contains { length in scalars.indices.allSatisfy { scalars[$0] == scalars[$0 % length] } }
    }

    /// Whether nearly all characters are the next or the one before of their neighbours: `abcdefghijkl`, `123456789012`.
    private static func isRow(_ scalars: [Unicode.Scalar]) -> Bool {
        let steps = zip(scalars, scalars.dropFirst()).map { Int($1.value) - Int($0.value) }
        return steps.filter { abs($0) == 1 }.count >= steps.count - 2
    }
}
