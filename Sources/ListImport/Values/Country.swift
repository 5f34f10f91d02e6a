import ClewModel
import Foundation

/// A country as a publisher's list states it.
enum Country {
    /// The code of a country by its name or its code; `nil` for anything unknown, for a guess would be worse.
    ///
    /// A bilingual name such as `Russia / Russie` is read by its first half. Of two letters only a code that is assigned is taken, of three
    /// only what is written in capitals, as codes and abbreviations are.
    static func code(of name: some StringProtocol) -> String? {
        // One list writes this for “not available”; as a code it would be Namibia.
        if name == "na" { return nil }
        if name.utf8.count == 2 { return CountryCode.isKnown(name) ? CountryCode.code(of: name) : nil }
        if name.utf8.count == 3, !name.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) { return nil }
        if let code = CountryCode.code(of: name) { return code }
        if let slash = name.range(of: " / ") { return code(of: name[..<slash.lowerBound]) }
        return nil
    }
}
