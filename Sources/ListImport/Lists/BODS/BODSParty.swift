import ClewModel

/// Reads the parts that persons and entities have alike in all versions of the standard.
enum BODSParty {
    static func id(_ record: String) -> EntityID {
        EntityID("bods-" + record)
    }

    static func addNames(_ fields: Fields, to entity: inout EntityDraft) {
        entity.add(.name, fields["name"])
        for name in fields.groups("names") {
            let parts = [name["givenName"], name["patronymicName"], name["familyName"]]
            let whole = name["fullName"] ?? CleanText.joined(parts, separator: " ")
            let kind = name["type"]
            if kind == nil || kind == "legal" || kind == "individual" {
                entity.add(entity.has(.name) ? .alias : .name, whole)
                entity.add(.firstName, parts[0])
                entity.add(.fatherName, parts[1])
                entity.add(.lastName, parts[2])
            } else {
                entity.add(kind == "former" ? .previousName : .alias, whole)
            }
        }
        for name in fields.texts("alternateNames") { entity.add(.alias, name) }
    }

    static func addIdentifiers(_ fields: Fields, to entity: inout EntityDraft) {
        for identifier in fields.groups("identifiers") {
            let scheme = identifier["scheme"]
            let name = identifier["schemeName"]
            let uri = identifier["uri"]
            guard let number = identifier["id"] else {
                entity.note("Identifier", CleanText.joined([scheme, name, uri], separator: ", "))
                continue
            }
            if scheme == "XI-LEI" {
                entity.addIdentifier(.leiCode, number)
            } else if scheme?.uppercased().contains("TAX") == true || scheme?.hasSuffix("-RFC") == true {
                entity.add(.taxNumber, number)
            } else if scheme?.hasPrefix("MISC") == true || entity.schema == .person {
                entity.add(.idNumber, number)
            } else {
                entity.add(.registrationNumber, number)
            }
            entity.note("Identifier " + number, CleanText.joined([scheme, name, uri], separator: ", "))
        }
    }

    static func addAddresses(_ fields: Fields, to entity: inout EntityDraft) {
        for name in ["addresses", "placeOfBirth", "placeOfResidence"] {
            for address in fields.groups(name) {
                let kind = address["type"]
                let country = address.group("country")
                let label = country?["name"] ?? country?.text
                let code = country?["code"] ?? label
                let line = CleanText.joined([address["address"], address["postCode"], label], separator: ", ")
                if name == "placeOfBirth" || kind == "placeOfBirth" {
                    entity.add(.birthPlace, line)
                } else {
                    entity.add(.address, line)
                    entity.addCountry(code)
                }
                entity.note("Kind of address " + (line ?? ""), kind)
            }
        }
    }

    static func addJurisdiction(_ place: Fields?, as property: PropertyName, to entity: inout EntityDraft) {
        guard let place else { return }
        let name = place["name"] ?? place.text
        let code = place["code"]
        // A subdivision such as US-DE counts as its country.
        let country = code.map { String($0.prefix { $0 != "-" }) }.flatMap { Country.code(of: $0) }
        if let country {
            entity.add(property, country, original: CleanText.joined([code, name], separator: " "))
        } else {
            entity.addCountry(name ?? code, as: property)
        }
        if let code, code.contains("-") { entity.note("Jurisdiction", code) }
    }

    /// The share of an interest: a number, or its bounds joined by a hyphen.
    static func share(_ share: Fields?) -> String? {
        guard let share else { return nil }
        if let exact = share["exact"] {
            _ = share["minimum"]
            _ = share["maximum"]
            return exact
        }
        // In older versions the exclusive bounds are flags beside the others; now they are numbers of their own.
        func end(_ name: String, _ exclusive: String, mark: String) -> String? {
            let without = share[exclusive]
            let isFlag = without == "true" || without == "false"
            if let with = share[name] { return without == "true" ? mark + with : with }
            return isFlag ? nil : without.map { mark + $0 }
        }
        let low = end("minimum", "exclusiveMinimum", mark: ">")
        let high = end("maximum", "exclusiveMaximum", mark: "<")
        guard low != nil || high != nil else { return nil }
        return (low ?? "0") + "-" + (high ?? "100")
    }

    /// The sum of two shares as this list writes them, at most 100; `nil` where one of them is no number or span.
    static func sum(_ first: String?, _ second: String) -> String? {
        func ends(_ text: String) -> (low: Double, isAbove: Bool, high: Double, isBelow: Bool)? {
            let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
            guard let low = parts.first, let high = parts.last else { return nil }
            guard let from = Double(low.drop { $0 == ">" || $0 == "<" }),
                let to = Double(high.drop { $0 == ">" || $0 == "<" })
            else { return nil }
            return (from, low.hasPrefix(">"), to, high.hasPrefix("<"))
        }
        guard let a = first.flatMap(ends), let b = ends(second) else { return nil }
        func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
        let low = min(100, a.low + b.low)
        let high = min(100, a.high + b.high)
        let isAbove = (a.isAbove || b.isAbove) && low < 100
        if low == high, !isAbove { return number(low) }
        return (isAbove ? ">" : "") + number(low) + "-" + (a.isBelow || b.isBelow ? "<" : "") + number(high)
    }
}
