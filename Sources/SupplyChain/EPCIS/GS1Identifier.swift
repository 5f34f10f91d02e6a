import Foundation

/// A GS1 identifier in one form, whether it was published as an EPC URN or as a digital link (GS1 CBV 2.0, section 8).
///
/// Anything that is neither, such as a private URN, stays as it is.
struct GS1Identifier: Hashable, Sendable {
    /// What an identifier names.
    enum Kind: Hashable, Sendable {
        /// One piece with a serial number.
        case instance
        /// A class of goods with a lot number.
        case lot
        /// A class of goods without a lot: nobody knows which of it.
        case productClass
        /// A pallet, case or container.
        case container
        /// A party.
        case party
        /// A place.
        case place
        /// An asset, document or anything else.
        case other
    }

    /// The canonical text: a digital link of `id.gs1.org` for GS1 keys.
    let text: String
    /// What it names.
    let kind: Kind
    /// The class of goods that an instance or a lot is of.
    let productClass: String?
    /// Why the identifier is damaged, such as a check digit that does not fit.
    let damage: String?

    /// Reads an identifier as published.
    init(_ published: String) {
        if let found = GS1Identifier.urn(published) ?? GS1Identifier.link(published) {
            self = found
            return
        }
        text = published
        damage = nil
        let lower = published.lowercased()
        if lower.hasSuffix("*") || lower.contains(":idpat:") || lower.contains(":product:class:") {
            (kind, productClass) = (.productClass, nil)
        } else if lower.contains(":product:lot:class:") {
            kind = .lot
            let head = published.replacing(":product:lot:class:", with: ":product:class:")
            productClass = head.lastIndex(of: ".").map { String(head[..<$0]) }
        } else if lower.contains(":product:serial:obj:") {
            (kind, productClass) = (.instance, nil)
        } else if lower.contains(":party:") {
            (kind, productClass) = (.party, nil)
        } else if lower.contains(":location:") {
            (kind, productClass) = (.place, nil)
        } else {
            (kind, productClass) = (.other, nil)
        }
    }

    private init(_ path: String, _ kind: Kind, class productClass: String? = nil, damage: String? = nil) {
        text = GS1Identifier.root + path
        self.kind = kind
        self.productClass = productClass.map { GS1Identifier.root + $0 }
        self.damage = damage
    }

    private static let root = "https://id.gs1.org/"

    /// Reads `urn:epc:id:…`, `urn:epc:class:…` and `urn:epc:idpat:…`.
    private static func urn(_ text: String) -> GS1Identifier? {
        let parts = text.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0].lowercased() == "urn", parts[1].lowercased() == "epc" else { return nil }
        let fields = parts[4].split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard fields.count >= 2, isDigits(fields[0]) else { return nil }
        switch parts[3].lowercased() {
        case "sgtin", "lgtin":
            guard let first = fields[1].first, isDigits(fields[1]) else { return nil }
            let gtin = withCheckDigit(String(first) + fields[0] + fields[1].dropFirst())
            guard gtin.utf8.count == 14 else { return nil }
            let item = "01/" + gtin
            guard fields.count == 3, fields[2] != "*" else { return GS1Identifier(item, .productClass) }
            let isLot = parts[3].lowercased() == "lgtin"
            return GS1Identifier(
                item + (isLot ? "/10/" : "/21/") + decoded(fields[2]), isLot ? .lot : .instance, class: item)
        case "sscc":
            guard let first = fields[1].first, isDigits(fields[1]) else { return nil }
            return GS1Identifier(
                "00/" + withCheckDigit(String(first) + fields[0] + fields[1].dropFirst()), .container)
        case "sgln":
            guard isDigits(fields[1]) || fields[1].isEmpty else { return nil }
            let gln = "414/" + withCheckDigit(fields[0] + fields[1])
            let hasExtension = fields.count == 3 && fields[2] != "0"
            return GS1Identifier(hasExtension ? gln + "/254/" + decoded(fields[2]) : gln, .place)
        case "pgln":
            guard isDigits(fields[1]) || fields[1].isEmpty else { return nil }
            return GS1Identifier("417/" + withCheckDigit(fields[0] + fields[1]), .party)
        default: return nil
        }
    }

    /// Reads a digital link of any domain.
    private static func link(_ text: String) -> GS1Identifier? {
        let lower = text.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        let parts = path.split(separator: "/").dropFirst(2).map { decoded(String($0)) }
        let primaryKeys: [String: Set<Int>] = ["01": [8, 12, 13, 14], "00": [18], "414": [13], "417": [13]]
        let start = parts.indices.dropLast().first { index in
            let found = parts[index + 1]
            return isDigits(found) && primaryKeys[parts[index]]?.contains(found.utf8.count) == true
        }
        guard let start else { return nil }
        func value(after key: String) -> String? { parts[start] == key ? parts[start + 1] : nil }
        // From the primary key on, keys and values alternate: a value that looks like a key is none.
        func qualifier(_ key: String) -> String? {
            stride(from: start + 2, to: parts.endIndex - 1, by: 2).first { parts[$0] == key }.map { parts[$0 + 1] }
        }
        if let found = value(after: "01") {
            let gtin = String(repeating: "0", count: 14 - found.utf8.count) + found
            let (item, damage) = ("01/" + gtin, damage(gtin))
            if let serial = qualifier("21") {
                return GS1Identifier(item + "/21/" + serial, .instance, class: item, damage: damage)
            }
            if let lot = qualifier("10") {
                return GS1Identifier(item + "/10/" + lot, .lot, class: item, damage: damage)
            }
            return GS1Identifier(item, .productClass, damage: damage)
        }
        if let sscc = value(after: "00") {
            return GS1Identifier("00/" + sscc, .container, damage: damage(sscc))
        }
        if let gln = value(after: "414") {
            let tail = qualifier("254").flatMap { $0 == "0" ? nil : "/254/" + $0 } ?? ""
            return GS1Identifier("414/" + gln + tail, .place, damage: damage(gln))
        }
        if let gln = value(after: "417") {
            return GS1Identifier("417/" + gln, .party, damage: damage(gln))
        }
        return nil
    }

    /// The identifier of a party: a location number that stands for a party is one party under either key.
    var asParty: GS1Identifier {
        guard kind == .place, let number = locationNumber else { return self }
        return GS1Identifier("417/" + number, .party, damage: damage)
    }

    /// The same location number under the other of the two keys that it has, of a party and of a place.
    var otherKey: String? {
        locationNumber.map { GS1Identifier.root + (kind == .party ? "414/" : "417/") + $0 }
    }

    /// The location number of a party or place.
    private var locationNumber: String? {
        guard kind == .party || kind == .place else { return nil }
        for key in ["414/", "417/"] where text.hasPrefix(GS1Identifier.root + key) {
            return String(text.dropFirst(GS1Identifier.root.count + key.count).prefix { $0 != "/" })
        }
        return nil
    }

    private static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func decoded(_ text: String) -> String { text.removingPercentEncoding ?? text }

    private static func damage(_ digits: String) -> String? {
        withCheckDigit(String(digits.dropLast())) == digits ? nil : "the check digit does not fit"
    }

    /// Adds the check digit of GS1: weights 3 and 1 from the right, up to the next ten.
    static func withCheckDigit(_ digits: String) -> String {
        var sum = 0
        for (position, digit) in digits.utf8.reversed().enumerated() {
            sum += (Int(digit) - 0x30) * (position.isMultiple(of: 2) ? 3 : 1)
        }
        return digits + String((10 - sum % 10) % 10)
    }
}
