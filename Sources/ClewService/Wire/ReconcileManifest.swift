/// What a client learns first of a reconciliation service: what it can do, and where.
struct ReconcileManifest: Encodable {
    struct Page: Encodable {
        let url: String
        var width: Int?
        var height: Int?
    }

    struct Place: Encodable {
        let serviceURL: String
        let servicePath: String

        private enum CodingKeys: String, CodingKey {
            case serviceURL = "service_url"
            case servicePath = "service_path"
        }
    }

    struct Suggest: Encodable {
        let entity: Place
        let type: Place
        let property: Place
    }

    struct Choice: Encodable {
        let value: String
        let id: String
        let name: String
    }

    enum Standard: Encodable {
        case number(Int)
        case text(String)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            }
        }
    }

    struct Setting: Encodable {
        let name: String
        let label: String
        let type: String
        let `default`: Standard
        let help: String
        var choices: [Choice] = []

        private enum CodingKeys: String, CodingKey {
            case name, label, type, `default`, choices
            case help = "help_text"
        }
    }

    struct Extend: Encodable {
        let properties: Place
        let settings: [Setting]

        private enum CodingKeys: String, CodingKey {
            case properties = "propose_properties"
            case settings = "property_settings"
            /// What yente calls them.
            case yenteSettings = "propose_settings"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(properties, forKey: .properties)
            try container.encode(settings, forKey: .settings)
            try container.encode(settings, forKey: .yenteSettings)
        }
    }

    let versions = ["0.1", "0.2"]
    let name: String
    let identifierSpace = "https://www.opensanctions.org/reference/#schema"
    let schemaSpace = "https://www.opensanctions.org/reference/#schema"
    let documentation: String
    let batchSize: Int
    let view: Page
    let preview: Page
    let suggest: Suggest
    let extend: Extend
    let defaultTypes: [ReconcileResponse.Kind]

    /// Describes the service of a dataset.
    ///
    /// - Parameters:
    ///   - title: The name of the dataset.
    ///   - address: Where the service is reached, with the dataset.
    ///   - query: The parameters to carry on, such as a key; empty for none.
    init(_ title: String, address: String, base: String, query: String, batch: Int, types: [SchemaDescription]) {
        let suffix = query.isEmpty ? "" : "?\(query)"
        func place(_ path: String) -> Place { Place(serviceURL: address, servicePath: path + suffix) }
        name = "\(title) (Clew)"
        documentation = base + "/openapi.json"
        batchSize = batch
        view = Page(url: "\(address)/view/{{id}}\(suffix)")
        preview = Page(url: "\(address)/preview/{{id}}\(suffix)", width: 430, height: 400)
        suggest = Suggest(
            entity: place("/suggest/entity"), type: place("/suggest/type"), property: place("/suggest/property"))
        extend = Extend(
            properties: place("/extend/property"),
            settings: [
                Setting(
                    name: "limit", label: "Limit", type: "number", default: .number(0),
                    help: "The most values for a row; 0 for all."),
                Setting(
                    name: "render", label: "Values", type: "select", default: .text("caption"),
                    help: "Words for a person, such as China, or codes, such as cn.",
                    choices: [
                        Choice(value: "caption", id: "caption", name: "Words for a person"),
                        Choice(value: "raw", id: "raw", name: "Codes as they are"),
                    ]),
            ])
        defaultTypes = types.map(ReconcileResponse.Kind.init)
    }
}
