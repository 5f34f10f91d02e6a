public import ClewModel
import RegimeRules
import SupplyChain
public import World

/// What would happen if customs of the United States detained goods on a day: what of the records that an applicability review
/// asks for is on file, who is asked for the rest, and when it would be there.
///
/// A document of a fitting kind counts as on file; what it says is not judged. When a party answers is what the case states
/// (`answer_days` in `parties.csv`) and nothing else: where it states nothing, when its records come is open.
public struct DetentionDrill: Hashable, Sendable, Codable {
    /// How a party is asked.
    public enum Way: String, Hashable, Sendable, Codable, CaseIterable {
        /// By a letter.
        case supplier
        /// It is the one who asks; the records are in its own files.
        case requester
        /// Not without counsel: it is listed or may be, or nobody writes to such a party unadvised.
        case counsel
    }

    /// A record that is not on file.
    public struct Missing: Hashable, Sendable, Codable {
        /// The stage, by its name.
        public var stage: String
        /// The step, lot, shipment or document that lacks it, by identifier; `nil` where it is asked for once.
        public var subject: String?
        /// The party that is asked, or that knows, by identifier; `nil` where the case names none.
        public var party: String?
        /// How it is asked.
        public var way: Way
        /// The day on which it comes by the stated answer time; `nil` where that is open.
        public var arrives: Day?
    }

    /// One item of the list of the review.
    public struct Item: Hashable, Sendable, Codable {
        /// What is asked for.
        public var what: String
        /// `in the package`, `in part`, `missing` or `not needed`.
        public var state: String
        /// The documents on file that answer it.
        public var documents: [String]
        /// What is missing of it.
        public var missing: [Missing]
    }

    /// How much of the list is there at one stage.
    public struct Stage: Hashable, Sendable, Codable {
        /// Its name.
        public var name: String
        /// How many documents on file speak of it.
        public var documents: Int
        /// How many records are missing.
        public var missing: Int
    }

    /// A party with what it is asked for.
    public struct Asked: Hashable, Sendable, Codable {
        /// Its identifier in the case; `nil` for whoever asks, where the case has no party of that name.
        public var party: String?
        /// Its name.
        public var name: String
        /// How it is asked.
        public var way: Way
        /// How many records it is asked for.
        public var records: Int
        /// In how many days it answers, as the case states.
        public var answerDays: Int?
        /// The day on which its records come; `nil` where that is open.
        public var arrives: Day?
    }

    /// How things stand on a later day.
    public struct Forecast: Hashable, Sendable, Codable {
        /// How many days after the detention.
        public var after: Int
        /// The day.
        public var day: Day
        /// How many items of the list are complete.
        public var complete: Int
        /// How many records that were missing have come.
        public var arrived: Int
        /// How many are known to come later.
        public var later: Int
        /// How many of which nobody can tell when they come.
        public var open: Int
    }

    /// A shipment that had not come in by the day of the detention, or had not left where the case states no day of import.
    public struct NotArrived: Hashable, Sendable, Codable {
        /// Its identifier.
        public var shipment: String
        /// When it was imported, or left where only that is stated.
        public var day: PartialDate
        /// Whether ``day`` is that of import.
        public var isImport: Bool
        /// Whether it is detained all the same, because it was named.
        public var isDetained: Bool

        /// What is known of it, after its name: `is stated to be imported on 2026-07-24`.
        public var sentence: String { "\(isImport ? "is stated to be imported" : "is stated to leave") on \(day)" }
    }

    /// The format of this document and its version.
    public var format = "clew.drill/1"
    /// The fingerprint of the assessment.
    public var fingerprint: String
    /// The title of the case.
    public var title: String
    /// The day of the detention.
    public var day: Day
    /// The day of the notice that the case states for a shipment detained, before ``day`` and not ended; the period runs from it.
    ///
    /// Of several shipments with a notice each, the earliest, since its period ends first.
    public var statedNotice: Day?
    /// The shipments detained.
    public var shipments: [String]
    /// The last day to reply; `nil` where the reference data set no period.
    public var lastDay: Day?
    /// Where the period can be read.
    public var period: Citation?
    /// The items, in the order of the law.
    public var items: [Item]
    /// The stages, upstream first.
    public var stages: [Stage]
    /// Who is asked, in the order of the weight with which they hold things up.
    public var asked: [Asked]
    /// How things stand after 10, 20 and 30 days.
    public var forecast: [Forecast]
    /// Who holds things up most: the party with the most records that do not surely come by the last day; `nil` where all do.
    public var bottleneck: Asked?
    /// The documents of the case that are dated after the day and so count as not on file.
    public var datedLater: [String]
    /// The shipments that had not come in by the day: left out, unless they were named.
    public var notArrived: [NotArrived]

    /// Whether every record is on file or comes by the last day.
    public var isInTime: Bool { bottleneck == nil && items.allSatisfy { $0.missing.isEmpty || lastDay != nil } }

    /// Simulates a detention.
    ///
    /// - Parameters:
    ///   - chosen: The shipments detained; where it is empty, those to the United States, and those of which the case does not say
    ///     whereto, that had been imported by the day, or had left where no day of import is stated.
    ///   - world: What is known, for the list of the review.
    /// - Throws: ``ClewError`` for a shipment that does not exist, and where there is none to detain.
    /// - Complexity: O(*n* log *n*) in the case.
    public init(
        _ assessed: AssessedCase, on day: Day, shipments chosen: [String] = [], in world: World
    ) throws(ClewError) {
        let found = assessed.captioned
        let toAmerica = found.shipments.filter { ($0.toCountry ?? "us") == "us" }.map(\.id)
        guard !chosen.isEmpty || !toAmerica.isEmpty else {
            throw ClewError(
                .caseInvalid,
                "No shipment of the case goes to the United States; name one with --shipment to try it anyway.")
        }
        let later = found.shipments.compactMap { shipment -> NotArrived? in
            // Customs detain what has come in: goods at sea are not in its hands.
            guard let known = shipment.imported ?? shipment.shipped, known.earliest > day else { return nil }
            guard chosen.isEmpty ? toAmerica.contains(shipment.id) : chosen.contains(shipment.id) else { return nil }
            return NotArrived(
                shipment: shipment.id, day: known, isImport: shipment.imported != nil, isDetained: !chosen.isEmpty)
        }
        let there = toAmerica.filter { id in !later.contains { $0.shipment == id } }
        guard !chosen.isEmpty || !there.isEmpty else {
            let days = later.map { "\($0.shipment) \($0.sentence)" }.joined(separator: ", ")
            throw ClewError(
                .caseInvalid,
                "On \(day) no shipment to the United States had come in yet: \(days). Choose a later --day, or name one with --shipment."
            )
        }
        notArrived = later
        let scope = try PackageScope(assessed, shipments: chosen.isEmpty ? there : chosen)
        let purpose = PackagePurpose.cbpApplicability
        guard let asking = purpose.provision, let provision = try world.knowledge.regimes.provision(asking)?.provision
        else {
            throw ClewError(.referenceInvalid, "The reference data have no provision for \(purpose.rawValue).")
        }
        guard provision.isInForce(on: day) else {
            throw ClewError(
                .unknownOption,
                "A drill holds the case against the \(provision.title.lowercased()) of the law in force from \(provision.appliesFrom); on \(day) "
                    + "there was none. Our sources do not say what customs asked for, or by when, of goods detained before; name a day from "
                    + "\(provision.appliesFrom) on.")
        }
        let exhibits = PackageExhibits(scope, asked: Set(provision.evidenceAsked.flatMap(\.documentTypes))).exhibits
        let onFile = exhibits.filter { ($0.document.date?.earliest ?? day) <= day }
        let checklist = PackageChecklist(provision, scope, onFile)
        let desk = DrillDesk(assessed, scope, on: day)
        fingerprint = assessed.assessment.fingerprint
        title = assessed.assessment.question.title
        self.day = day
        shipments = scope.shipments.map(\.id)
        // A detention that the case states is not begun anew by the drill.
        let notices = scope.shipments.compactMap { shipment -> Day? in
            // Each shipment has a notice of its own, which its own release ends; what names no shipment is of all.
            let own = found.milestones.filter { $0.day < day && ($0.shipment ?? shipment.id) == shipment.id }
            guard let notice = own.filter({ $0.kind == .detention }).map(\.day).max() else { return nil }
            let ended = own.filter { [.release, .reexport, .exclusion].contains($0.kind) }.map(\.day).max()
            return ended.map { $0 < notice } ?? true ? notice : nil
        }
        statedNotice = notices.min()
        let notice = statedNotice ?? day
        // As long as an assessment counts: what was granted while the period ran extends it.
        var facts = RegimeFacts()
        for milestone in found.milestones where milestone.day < day {
            guard let until = milestone.until else { continue }
            facts.extensions.append(GrantedExtension(granted: milestone.day, until: until))
        }
        let dues = provision.deadlines.compactMap { deadline -> (day: Day, citation: Citation?)? in
            facts.events[deadline.event] = notice
            return deadline.due(by: facts).lastDay.map { ($0, deadline.citation) }
        }
        let due = dues.min { $0.day < $1.day }
        let last = due?.day
        lastDay = last
        period = due?.citation
        let rows = checklist.items.map { item in
            Item(
                what: item.what, state: item.state.rawValue, documents: item.documents,
                missing: item.state == .missing || item.state == .partly ? desk.missing(item) : [])
        }
        items = rows
        let missing = rows.flatMap(\.missing)
        stages = desk.stages(onFile, missing)
        let all = desk.asked(missing, by: last)
        asked = all
        forecast = [10, 20, 30].map { desk.forecast(rows, after: $0) }
        bottleneck = all.first { asked in
            guard let arrives = asked.arrives, let last else { return true }
            return arrives > last
        }
        datedLater = exhibits.filter { ($0.document.date?.earliest ?? day) > day }.map(\.document.id)
    }

    /// The drill as JSON, the same bytes each time.
    public func json() throws(ClewError) -> String { try DossierDocument.json(of: self) }
}
