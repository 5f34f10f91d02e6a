public import ClewModel
import RegimeRules
public import World

/// Writes timetables: of a case, or of all regimes.
public struct TimetableWriter {
    private let world: World

    /// Creates a writer.
    ///
    /// - Parameter world: What is known, by the knowledge of the day that the timetable is to be made with.
    public init(world: World) {
        self.world = world
    }

    /// What changes in some regimes and on the lists at hand.
    ///
    /// - Parameters:
    ///   - names: Keys of regimes or jurisdictions; all regimes where empty.
    ///   - from: The first day told.
    /// - Throws: `option.unknown` for a name that stands for nothing, and what reading the lists throws.
    /// - Complexity: Linear in the entries on hand.
    public func timetable(regimes names: [String], from: Day) throws(ClewError) -> Timetable {
        let regimes = try regimes(named: names)
        var entries = try law(regimes, from: from).entries
        if names.isEmpty {
            try world.forEachListedParty(standingOn: nil) { entity in
                let own = world.designations(of: entity.id).filter { $0.entity == entity.id }
                entries += own.flatMap { listing($0, of: entity.caption, from: from, bearing: nil) }
            }
        }
        return Timetable(
            from: from, knownAt: world.knownAt, regimes: regimes.map(\.key), entries: entries.inOrder())
    }

    /// What changes in the law of all regimes from a day on, in order.
    ///
    /// - Throws: What reading the reference data throws.
    func lawChanges(from day: Day) throws(ClewError) -> [Timetable.Entry] {
        try law(world.knowledge.regimes.regimes, from: day).entries.inOrder()
    }

    /// What changes for a case: in the regimes in its scope and in the Chinese counter-measures, on the lists that its parties
    /// stand on, and the periods that run.
    ///
    /// The first day is that of its question.
    ///
    /// - Throws: What reading the reference data throws.
    public func timetable(of question: AssessedCase) throws(ClewError) -> Timetable {
        let assessment = question.assessment
        let from = assessment.question.asOf
        let measures = try world.knowledge.regimes.regimes.filter { $0.side == .counterMeasure }.map(\.key)
        let regimes = try regimes(named: (assessment.question.regimes + measures).unique())
        var entries = try law(regimes, from: from).entries
        for index in entries.indices { entries[index].bearing = bearing(of: entries[index], in: assessment) }
        entries += deadlines(of: assessment)
        for party in assessment.parties {
            let name = party.names.first?.text ?? party.id
            entries += (question.designations[party.id] ?? []).flatMap {
                listing($0, of: name, from: from, bearing: "\(name) is party \(party.id) of the case.")
            }
        }
        return Timetable(
            title: assessment.question.title, from: from, knownAt: world.knownAt, regimes: regimes.map(\.key),
            entries: entries.inOrder())
    }

    private func law(_ regimes: [Regime], from: Day) throws(ClewError) -> LawChanges {
        LawChanges(regimes: regimes, from: from, knownAt: world.knownAt, sources: try world.knowledge.sources)
    }

    private func regimes(named names: [String]) throws(ClewError) -> [Regime] {
        let catalog = try world.knowledge.regimes
        guard !names.isEmpty else { return catalog.regimes }
        do {
            return try catalog.regimes(named: names)
        } catch {
            throw ClewError(.unknownOption, error.message)
        }
    }

    /// What a change of law means for the case, by the duties that were read from the provision or from the one suspended.
    private func bearing(of entry: Timetable.Entry, in assessment: Assessment) -> String {
        let duties = assessment.duties.filter { $0.provision == entry.provision }
        guard !duties.isEmpty else {
            return "The provision was not judged for this case on \(assessment.question.asOf)."
        }
        func shipments(_ duties: [DutyReport]) -> String { duties.map(\.shipment).unique().joined(separator: ", ") }
        var reaching = duties.filter { [.applies, .open, .coming].contains($0.status) && $0.openOnlyFor == nil }
        if [.applies, .appliesAgain].contains(entry.kind) {
            // A day that is past when a rule begins is not judged by it any more.
            let past = duties.filter {
                $0.judgedOn.kind != .asked && $0.judgedOn.day < entry.day
                    && (reaching.contains($0) || $0.status == .doesNotApply)
            }
            reaching.removeAll(where: past.contains)
            if reaching.isEmpty, !past.isEmpty {
                // Each shipment has a day of its own.
                let phrases = past.map(\.judgedOn.phrase).unique()
                let told = phrases.map { phrase in
                    "\(shipments(past.filter { $0.judgedOn.phrase == phrase })), judged on \(phrase)"
                }
                return "It does not reach \(told.joined(separator: "; nor ")): that lies before."
            }
        }
        if !reaching.isEmpty { return "It reaches, or may reach, \(shipments(reaching))." }
        let silent = duties.filter { $0.openOnlyFor != nil }
        if !silent.isEmpty {
            return "It asks something of \(shipments(silent)) only if the case involves what it does not speak of."
        }
        let waiting = duties.filter { $0.status == .notTriggered }
        if !waiting.isEmpty { return "Nothing that the case states sets it off for \(shipments(waiting))." }
        return "It does not reach this case on the evidence at hand."
    }

    /// The periods with a last day that nothing ended, each once for all the shipments that it runs for; one that ran out is
    /// told too, since nothing shows that it was met.
    private func deadlines(of assessment: Assessment) -> [Timetable.Entry] {
        var found: [(duty: DutyReport, deadline: DeadlineReport, shipments: [String])] = []
        for duty in assessment.duties where duty.isAsked {
            for deadline in duty.deadlines where deadline.lastDay != nil && deadline.ended == nil {
                if let index = found.firstIndex(where: {
                    $0.deadline.what == deadline.what && $0.deadline.lastDay == deadline.lastDay
                }) {
                    found[index].shipments.append(duty.shipment)
                } else {
                    found.append((duty, deadline, [duty.shipment]))
                }
            }
        }
        return found.compactMap { duty, deadline, shipments in
            deadline.lastDay.map { day in
                Timetable.Entry(
                    day: day, kind: .deadline, what: "\(deadline.sentence).",
                    effect: deadline.extensions.map { "How it can be extended: \($0)." }, regime: duty.law,
                    provision: duty.provision, bearing: "It runs for \(shipments.unique().joined(separator: ", ")).",
                    isPast: day < assessment.question.asOf, citation: deadline.citation,
                    confidence: deadline.confidence)
            }
        }
    }

    /// The first and the last day of an entry, as far as they lie ahead; of a day known in part the first that it may be.
    private func listing(
        _ designation: Designation, of name: String, from: Day, bearing: String?
    ) -> [Timetable.Entry] {
        let title = world.title(of: designation.dataset)
        func entry(_ date: PartialDate?, _ kind: Timetable.Entry.Kind, _ words: String) -> Timetable.Entry? {
            guard let date, date.latest >= from else { return nil }
            let known = date.exactDay == nil ? " (the list states \(date))" : ""
            return Timetable.Entry(
                day: max(date.earliest, from), kind: kind, what: "\(name) \(words) the \(title)\(known).",
                bearing: bearing, citation: designation.citation, confidence: designation.confidence)
        }
        return [
            entry(designation.from, .listingBegins, "is listed from this day on"),
            entry(designation.mark == nil ? designation.to : nil, .listingEnds, "is listed for the last day on"),
        ].compactMap(\.self)
    }
}
