import ClewModel
import Foundation

/// Countries and territories: the code for a name.
enum Country {
    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: "|").map { String($0).trimmingCharacters(in: .whitespaces) }
            guard let code = parts.first else { continue }
            codes[code] = code
            for name in parts.dropFirst() {
                codes[key(name)] = code
                // The name as it is most often written needs no folding.
                codes[name] = code
            }
        }
        return codes
    }()

    /// The code of a country by its name or its code; `nil` for anything unknown, for a guess would be worse.
    ///
    /// A bilingual name such as `Russia / Russie` is read by its first half.
    static func code(of name: some StringProtocol) -> String? {
        // One list writes this for “not available”; as a code it would be Namibia.
        if name == "na" { return nil }
        if let code = codes[String(name)] ?? codes[key(name)] { return code }
        if let slash = name.range(of: " / ") { return code(of: name[..<slash.lowerBound]) }
        // A word of three letters or fewer that is no name here would be taken for a code.
        return name.count > 3 ? CountryCode.code(of: name) : nil
    }

    /// The letters of a name without case, accents and punctuation.
    private static func key(_ name: some StringProtocol) -> String {
        var key = ""
        var pendingSpace = false
        for scalar in String(name).folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .unicodeScalars
        {
            if scalar.properties.isAlphabetic {
                if pendingSpace && !key.isEmpty { key += " " }
                pendingSpace = false
                key.unicodeScalars.append(scalar)
            } else if scalar == "&" {
                key += " and"
                pendingSpace = true
            } else if scalar != "'" && scalar != "’" && scalar != "." {
                pendingSpace = true
            }
        }
        return key.hasPrefix("the ") ? String(key.dropFirst(4)) : key
    }
}
