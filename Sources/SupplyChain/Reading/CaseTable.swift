/// The tables of a case folder whose rows others point at.
enum CaseTable: String, Hashable {
    case parties = "parties.csv"
    case lots = "lots.csv"
    case events = "events.csv"
    case pools = "pools.csv"
    case shipments = "shipments.csv"
    case documents = "documents/index.csv"
    case milestones = "milestones.csv"
    case answers = "answers.csv"

    /// What one row is called.
    var word: String {
        switch self {
        case .parties: "party"
        case .lots: "lot"
        case .events: "event"
        case .pools: "pool"
        case .shipments: "shipment"
        case .documents: "document"
        case .milestones: "milestone"
        case .answers: "answer"
        }
    }
}
