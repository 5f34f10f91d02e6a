import ClewModel

/// What FollowTheMoney says about schemata: which extend which, which properties each has, and what points back.
struct FollowTheMoneyModel: Sendable {
    /// The model that the service answers by.
    static let standard = FollowTheMoneyModel(FollowTheMoneyTable.text)

    /// The schemata, sorted by name.
    let schemata: [SchemaDescription]
    /// The names of all properties, reverses included.
    let propertyNames: Set<String>
    private let byName: [String: SchemaDescription]
    private let lineages: [String: [String]]
    private let properties: [String: [String: PropertyDescription]]

    /// Reads the table of ``FollowTheMoneyTable``.
    init(_ text: String) {
        var schemata: [SchemaDescription] = []
        var head: Substring?
        var lines: [(kind: Substring, words: [Substring])] = []
        func close() {
            guard let head else { return }
            schemata.append(Self.schema(head, lines))
            lines = []
        }
        for line in text.split(separator: "\n") {
            if line.first == " " {
                let words = line.split(separator: " ")
                lines.append((words[0], Array(words.dropFirst())))
            } else {
                close()
                head = line
            }
        }
        close()
        self.schemata = schemata
        let byName = Dictionary(schemata.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.byName = byName
        var lineages: [String: [String]] = [:]
        for schema in schemata {
            var lineage: [String] = []
            var open = [schema.name]
            while let next = open.first {
                open.removeFirst()
                guard !lineage.contains(next) else { continue }
                lineage.append(next)
                open += byName[next]?.parents ?? []
            }
            lineages[schema.name] = lineage
        }
        self.lineages = lineages
        let properties = Self.inherited(schemata, lineages)
        self.properties = properties
        propertyNames = properties.values.reduce(into: []) { $0.formUnion($1.keys) }
    }

    /// A schema; `nil` for a name that FollowTheMoney does not have.
    subscript(name: String) -> SchemaDescription? { byName[name] }

    /// The schema and those that it extends, itself first.
    func lineage(of name: String) -> [String] { lineages[name] ?? [name] }

    /// Whether a schema is another, or extends it.
    func isA(_ name: String, _ other: String) -> Bool { lineage(of: name).contains(other) }

    /// The schemata that are this one or extend it, sorted.
    func family(of name: String) -> [String] { schemata.map(\.name).filter { isA($0, name) } }

    /// The schemata whose entities may be what a search for a schema wants: its own family, and of those that it extends
    /// the ones that can be compared with it.
    func searched(for name: String) -> Set<String> {
        let general = lineage(of: name).filter { byName[name]?.isMatchable == true && byName[$0]?.isMatchable == true }
        return Set(family(of: name) + general + [name])
    }

    /// A property of a schema, its own, inherited or the reverse of another's; `nil` where it has none of the name.
    func property(_ name: String, of schema: String) -> PropertyDescription? { properties[schema]?[name] }

    /// The properties of a schema, sorted by name.
    func properties(of schema: String) -> [PropertyDescription] {
        (properties[schema] ?? [:]).values.sorted { $0.name < $1.name }
    }

    /// The kind of the values of a property of an entity; `string` for one that the model does not have.
    func kind(of property: PropertyName, in schema: Schema) -> String {
        self.property(property.rawValue, of: schema.rawValue)?.kind ?? "string"
    }

    /// The names of all kinds of values that are asked for together, such as `names`, each with the kind.
    static let groups = [
        "names": "name", "countries": "country", "identifiers": "identifier", "topics": "topic", "dates": "date",
        "phones": "phone", "emails": "email", "addresses": "address", "genders": "gender", "languages": "language",
        "urls": "url", "ips": "ip", "entities": "entity",
    ]

    private static func schema(
        _ head: Substring, _ lines: [(kind: Substring, words: [Substring])]
    ) -> SchemaDescription {
        let parts = head.split(separator: "|", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
        let names = parts[0].filter { $0 != "<" }.map(String.init)
        let flags = parts.count > 1 ? parts[1] : []
        func words(_ part: Int) -> String { part < parts.count ? parts[part].joined(separator: " ") : names[0] }
        var own: [PropertyDescription] = []
        for line in lines where line.kind != "featured" {
            for word in line.words {
                let isHidden = word.last == "?"
                let sides = (isHidden ? word.dropLast() : word).split(separator: ">")
                let target = sides.count > 1 ? sides[1].split(separator: ".") : []
                own.append(
                    PropertyDescription(
                        name: String(sides[0]), schema: names[0], kind: String(line.kind),
                        range: target.first.map(String.init), reverse: target.count > 1 ? String(target[1]) : nil,
                        isReverse: false, isHidden: isHidden))
            }
        }
        return SchemaDescription(
            name: names[0], parents: Array(names.dropFirst()), isEdge: flags.contains("edge"),
            isMatchable: flags.contains("matchable"), isAbstract: flags.contains("abstract"), label: words(2),
            plural: words(3), featured: lines.filter { $0.kind == "featured" }.flatMap { $0.words.map(String.init) },
            own: own.sorted { $0.name < $1.name })
    }

    /// The properties of each schema by name: those of the nearest schema of its lineage, then what points back at it.
    private static func inherited(
        _ schemata: [SchemaDescription], _ lineages: [String: [String]]
    ) -> [String: [String: PropertyDescription]] {
        let byName = Dictionary(schemata.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var reverses: [String: [PropertyDescription]] = [:]
        for schema in schemata {
            for property in schema.own {
                guard let range = property.range, let reverse = property.reverse else { continue }
                reverses[range, default: []].append(
                    PropertyDescription(
                        name: reverse, schema: range, kind: "entity", range: schema.name, reverse: property.name,
                        isReverse: true, isHidden: property.isHidden))
            }
        }
        var result: [String: [String: PropertyDescription]] = [:]
        for schema in schemata {
            var properties: [String: PropertyDescription] = [:]
            for name in lineages[schema.name] ?? [] {
                for property in (byName[name]?.own ?? []) + (reverses[name] ?? [])
                where properties[property.name] == nil {
                    properties[property.name] = property
                }
            }
            result[schema.name] = properties
        }
        return result
    }
}
