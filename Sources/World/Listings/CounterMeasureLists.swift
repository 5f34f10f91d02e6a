import ClewModel
import RegimeRules

/// The organizations named by Chinese counter-measures, as a list to compare parties with.
enum CounterMeasureLists {
    /// The dataset.
    static let dataset = CounterMeasureTarget.dataset

    /// The statements about the targets, with a designation for each.
    static func statements(of catalog: CounterMeasureCatalog) -> [Statement] {
        catalog.targets.filter { $0.kind == .listing }.flatMap { target -> [Statement] in
            let entity = target.entity
            let listing = EntityID("\(target.id)-listing")
            func statement(_ subject: EntityID, _ schema: Schema, _ property: PropertyName, _ value: String)
                -> Statement
            {
                Statement(
                    entity: subject, schema: schema, property: property, value: value, dataset: dataset,
                    citation: target.citation, confidence: target.confidence)
            }
            var statements = entity.properties.sorted { $0.key < $1.key }
                .filter { PropertyName.names.contains($0.key) }
                .flatMap { property, values in values.map { statement(target.id, entity.schema, property, $0) } }
            statements.append(statement(listing, .sanction, .entity, target.id.rawValue))
            statements.append(statement(listing, .sanction, .startDate, target.from.description))
            statements.append(statement(listing, .sanction, .program, target.measure))
            statements.append(statement(listing, .sanction, .authority, target.authority))
            if let to = target.to { statements.append(statement(listing, .sanction, .endDate, to.description)) }
            return statements
        }
    }
}
