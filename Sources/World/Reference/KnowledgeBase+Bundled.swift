public import ClewModel
import ListImport

extension KnowledgeBase {
    /// The identifiers of everybody whom the listings that come with Clew, or the Chinese counter-measures, name.
    public var bundledEntities: Set<EntityID> {
        get throws(ClewError) {
            let measures = CounterMeasureLists.statements(of: try counterMeasures)
            return Set(try bundled.statements.map(\.entity) + measures.map(\.entity))
        }
    }
}
