import Casework
import ClewModel
import SourceFiles
import World

extension ScreeningAPI {
    static let viewParameters: [ServiceParameter] = [
        .init("api_key", .text, "Passed over; the manifest carries it on.")
    ]

    /// `GET /reconcile/{dataset}/view/{id}` and `…/preview/{id}`: an entity for a person.
    ///
    /// - Parameter isWhole: Whether to show every property, or the few that tell entities apart.
    func view(_ dataset: String, id: String, isWhole: Bool) async throws(ServiceFault) -> ServiceReply {
        try await worked { () throws(ServiceFault) in
            let dataset = try named(dataset)
            let known = lists.store.canonical(of: EntityID(id)) ?? EntityID(id)
            guard let entity = lists.store[known] else { throw ServiceFault(404, "No such entity!") }
            let shown: Set<PropertyName> = [
                .name, .alias, .country, .jurisdiction, .birthDate, .registrationNumber, .uscCode, .topics, .address,
            ]
            var rows = ""
            for (property, values) in entity.properties.sorted(by: { $0.key < $1.key })
            where isWhole || shown.contains(property) {
                let kind = lists.store.model.kind(of: property, in: entity.schema)
                let label =
                    lists.store.model.property(property.rawValue, of: entity.schema.rawValue)?.label
                    ?? property.rawValue
                let texts = values.prefix(isWhole ? 1_000 : 4).map { value in
                    let other = kind == "entity" ? lists.store[EntityID(value)]?.caption : nil
                    return HTMLText.escape(other ?? ValueLabel.text(of: value, kind: kind) ?? value)
                }
                rows +=
                    "<tr><th scope=\"row\">\(HTMLText.escape(label))</th><td>\(texts.joined(separator: "<br>"))</td></tr>"
            }
            let titles = entity.datasets.map { HTMLText.escape(lists.world.title(of: $0)) }.joined(separator: ", ")
            let kind = lists.store.model[entity.schema.rawValue]?.label ?? entity.schema.rawValue
            let name = HTMLText.escape(entity.caption)
            return .html(
                """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(name)</title>
                <style>body{font:14px sans-serif;margin:1em}th{text-align:left;vertical-align:top;padding-right:1em}</style>
                </head><body><h1>\(name)</h1><p>\(HTMLText.escape(kind)); \(titles); as of \(lists.day)</p>
                <table>\(rows)</table></body></html>
                """, fields: lists.basis(of: dataset).fields)
        }
    }
}
