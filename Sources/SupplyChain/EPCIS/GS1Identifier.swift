import Foundation

/// A GS1 identifier in one form, whether it was published as an EPC URN, as a digital link (GS1 CBV 2.0, section 8) or as the words
/// of a label.
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

    /// The canonical text: a digital link of `id.gs1.org` for GS1 keys, which reads back as itself.
    let text: String
    /// What it names.
    let kind: Kind
    /// The class of goods that an instance or a lot is of.
    let productClass: String?
    /// Why the identifier is damaged, such as a check digit that does not fit.
    let damage: String?

    /// Reads an identifier as published.
    init(_ published: String) {
        if let found = GS1Identifier.urn(published) ?? GS1Identifier.link(published)
            ?? GS1Identifier.elements(published)
        {
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

    /// A lot of a class of goods, by its trade item number in 14 digits.
    init(gtin: String, lot: String) {
        self.init("01/" + gtin, lot: lot, damage: nil)
    }

    private init(_ item: String, lot: String, damage: String?) {
        self.init(item + "/10/" + GS1Identifier.encoded(lot), .lot, class: item, damage: damage)
    }

    /// Where the parts are known: the key and what follows it.
    init(_ path: String, _ kind: Kind, class productClass: String? = nil, damage: String? = nil) {
        text = GS1Identifier.root + path
        self.kind = kind
        self.productClass = productClass.map { GS1Identifier.root + $0 }
        self.damage = damage
    }

    /// An identifier that cannot be one of its kind; it stays as it is.
    init(damaged published: String, _ kind: Kind, _ damage: String) {
        text = published
        self.kind = kind
        productClass = nil
        self.damage = damage
    }

    static let root = "https://id.gs1.org/"

    /// Whether it is a key of GS1 in its one form.
    var isKey: Bool { text.hasPrefix(GS1Identifier.root) }

    /// A lot of this class of trade items, by the number on it; `nil` where this is no such class.
    func lot(_ number: String) -> GS1Identifier? {
        guard kind == .productClass, isKey else { return nil }
        return GS1Identifier(String(text.dropFirst(GS1Identifier.root.count)), lot: number, damage: damage)
    }

    /// The lot's number as it is printed; `nil` for anything but a lot of a trade item.
    var lotNumber: String? {
        guard kind == .lot, isKey, let cut = text.range(of: "/10/") else { return nil }
        return GS1Identifier.decoded(String(text[cut.upperBound...]))
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

    /// Adds the check digit of GS1: weights 3 and 1 from the right, up to the next ten.
    static func withCheckDigit(_ digits: String) -> String {
        var sum = 0
        for (position, digit) in digits.utf8.reversed().enumerated() {
            sum += (Int(digit) - 0x30) * (position.isMultiple(of: 2) ? 3 : 1)
        }
        return digits + String((10 - sum % 10) % 10)
    }
}
