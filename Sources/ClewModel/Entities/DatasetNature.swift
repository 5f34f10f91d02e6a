/// What kind of statement a dataset makes of those whom it names.
///
/// The nature of a dataset is stated where the dataset is described, and never guessed from what it holds: a register
/// identifies, and only a listing lists.
public enum DatasetNature: String, Hashable, Sendable, Codable, CaseIterable {
    /// Sanctions: freezes of assets, bans on travel and dealing.
    case sanctions
    /// Licences and bans for exports.
    case exportControl = "export_control"
    /// Bans on imports of what those named make.
    case importBan = "import_ban"
    /// Companies named as tied to armed forces.
    case militaryCompanies = "military_companies"
    /// Measures of a state against those who comply with another's.
    case counterMeasures = "counter_measures"
    /// Several lists of these kinds in one file.
    case consolidated
    /// Entities of many sources, of whom some are listed: those for whom the file itself has an entry or a topic that says
    /// so.
    case collection
    /// A list of the user's own: whoever stands on it is listed, as the user means it.
    case ownList = "own_list"
    /// A register of legal entities.
    case register
    /// Who owns whom.
    case ownership
    /// Places of production.
    case facilities
    /// Goods of countries, and no parties.
    case goods

    /// Whether standing in such a dataset means being listed.
    public enum Effect: Hashable, Sendable {
        /// Whoever stands in it is listed.
        case lists
        /// Whoever it has an entry about, or marks with a topic, is listed; the others are only known.
        case listsWhomItMarks
        /// It identifies, and lists nobody.
        case identifies
    }

    /// What standing in such a dataset means.
    public var effect: Effect {
        switch self {
        case .sanctions, .exportControl, .importBan, .militaryCompanies, .counterMeasures, .consolidated, .ownList:
            .lists
        case .collection: .listsWhomItMarks
        case .register, .ownership, .facilities, .goods: .identifies
        }
    }
}
