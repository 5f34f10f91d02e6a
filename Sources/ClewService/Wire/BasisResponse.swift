import ClewModel
import StatementStore
import World

/// What an answer rests on: the lists, how old they were on the day of the answer, and how far they are whole.
///
/// It stands under a key that yente does not have, which its clients pass over, and in short in header fields.
struct BasisResponse: Encodable, Sendable {
    /// A list.
    struct List: Encodable, Sendable {
        let dataset: String
        let title: String
        /// The number of the version in the archive; left out for what comes with Clew.
        let version: Int64?
        let published: String?
        let recorded: String?
        /// The last day on which the version was seen to be current.
        let checked: String?
        /// How many days old it was on the day of the answer; left out where nobody can tell.
        let ageInDays: Int?
        let isStale: Bool?
        let rejected: Int?
        /// Entities that are kept as an earlier version had them.
        let carriedOver: Int?
        let missing: Int?
        let isWhole: Bool
        /// Why it is not whole.
        let shortfall: String?

        private enum CodingKeys: String, CodingKey {
            case dataset, title, version, published, recorded, checked, rejected, missing, shortfall
            case ageInDays = "age_days"
            case isStale = "stale"
            case carriedOver = "carried_over"
            case isWhole = "whole"
        }

        init(_ list: DatasetOnHand, on day: Day) {
            let age = list.age(on: day)
            dataset = list.dataset.rawValue
            title = list.title
            version = list.imported?.number
            published = list.imported?.published?.description
            recorded = list.imported?.recorded.description
            checked = list.imported?.checked.description
            ageInDays = age?.days
            isStale = age?.isStale
            rejected = list.imported?.completeness.rejected
            carriedOver = list.imported?.completeness.stale
            missing = list.imported?.completeness.missing
            shortfall = list.imported == nil ? list.state : list.shortfall
            isWhole = list.imported?.completeness.isWhole ?? false
        }
    }

    /// The day on which entries stand or not: that on which the lists were read.
    let day: String
    /// The fingerprint of everything that was read.
    let version: String
    /// Whether each list is all that its publisher says.
    let isWhole: Bool
    let lists: [List]

    private enum CodingKeys: String, CodingKey {
        case day, version, lists
        case isWhole = "whole"
    }

    init(_ lists: [DatasetOnHand], of world: World, on day: Day) {
        self.day = day.description
        version = world.fingerprint
        self.lists = lists.map { List($0, on: day) }
        // What rests on no list at all is not whole.
        isWhole = !lists.isEmpty && self.lists.allSatisfy(\.isWhole)
    }

    /// The same in short, for answers whose body belongs to yente's format alone.
    var fields: [String: String] {
        let lacking = lists.isEmpty ? ["none"] : lists.filter { !$0.isWhole }.map(\.dataset)
        return [
            "x-clew-day": day, "x-clew-version": version,
            "x-clew-whole": isWhole ? "yes" : "no: \(lacking.joined(separator: " "))",
            "x-clew-stale": lists.filter { $0.isStale == true }.map(\.dataset).joined(separator: " "),
        ].filter { !$0.value.isEmpty }
    }
}
