public import ClewModel
import Portfolio
import Screening
public import World

/// Says everything that there is to say of subjects on a day: a pure function of the subject, the world and the day.
public struct MonitorFacts: Sendable {
    private let world: World
    private let ties: PartyTies
    private let finder: IssuerFinder
    private let contacts: ListedContacts?

    /// Prepares questions about a day.
    ///
    /// - Parameter subjects: All who may be asked about; where none of them has an address or a telephone number, those of
    ///   listed parties are not read.
    public init(_ world: World, on day: Day, about subjects: [MonitoredSubject]) throws(ClewError) {
        self.world = world
        let ties = try PartyTies(world, on: day)
        self.ties = ties
        finder = try IssuerFinder(world)
        let haveContacts = subjects.contains { !$0.addresses.isEmpty || !$0.phones.isEmpty }
        contacts = haveContacts ? try ListedContacts(world, ties) : nil
    }

    /// How many subjects are screened at a time.
    private static let stretch = 2048

    /// The facts of some subjects, by subject and key.
    public func facts(of subjects: [MonitoredSubject]) throws(ClewError) -> [MonitoredFact] {
        var found: [MonitoredFact] = []
        var options = ScreeningOptions()
        options.explains = true
        var start = 0
        while start < subjects.count {
            let part = Array(subjects[start..<min(start + Self.stretch, subjects.count)])
            start += part.count
            var issuers: [IssuerFinder.Issuer] = []
            for subject in part { issuers.append(try issuer(of: subject)) }
            let queries = zip(part, issuers).map { Self.query($0, $1) }
            let candidates = try world.identify(queries, options: options, on: ties.day)
            let reaches = try world.reaches(queries, besides: candidates)
            for (number, subject) in part.enumerated() {
                found += try facts(of: subject, issuers[number], candidates[number], reaches[number])
            }
        }
        return found
    }

    /// Whether a subject shares an address or a telephone number with a listed party.
    func sharesContact(_ subject: MonitoredSubject) -> Bool { contacts?.touch(subject) ?? false }

    /// The facts about no subject: lists that are older than they may be, and changes of law ahead.
    public func factsOfNobody() throws(ClewError) -> [MonitoredFact] {
        factsOfLists() + (try LawsAhead.facts(in: world, from: ties.day))
    }

    /// The facts about lists: those that are older than they may be.
    private func factsOfLists() -> [MonitoredFact] {
        world.datasets.compactMap { list in
            guard list.imported != nil, list.age(staleOn: ties.day) != nil else { return nil }
            return MonitoredFact(
                key: "list/\(list.dataset)/stale", subject: "list/\(list.dataset)", kind: .listStale, severity: .low,
                statement: "\(list.title) is older than its publisher's rhythm: \(list.state).", exposure: nil)
        }
    }

    /// The query by which a subject is compared; what decides whether a change of lists can touch it.
    static func query(_ subject: MonitoredSubject, _ issuer: IssuerFinder.Issuer) -> ScreeningQuery {
        ScreeningQuery(
            id: subject.key, schema: subject.schema, names: issuer.names, countries: issuer.countries,
            identifiers: subject.identifiers + (issuer.lei.map { [PartyIdentifier(kind: .leiCode, value: $0)] } ?? []),
            addresses: subject.addresses)
    }

    /// Who the subject is, as far as its own identifiers say.
    func issuer(of subject: MonitoredSubject) throws(ClewError) -> IssuerFinder.Issuer {
        if let holding = subject.holding { return try finder.issuer(of: holding) }
        let lei = subject.identifiers.first { $0.scheme == .leiCode && $0.isSound }?.canonical
        let own = lei.map { world.identities.representative(of: EntityID("lei-" + $0)) }
        return IssuerFinder.Issuer(
            key: subject.key, party: try own.flatMap { id throws(ClewError) in try world.entity(id) == nil ? nil : id },
            lei: nil,
            names: subject.names, countries: subject.countries, basis: .none, identification: "")
    }

    private func facts(
        of subject: MonitoredSubject, _ issuer: IssuerFinder.Issuer, _ candidates: [Candidate], _ reaches: [Reach]
    ) throws(ClewError) -> [MonitoredFact] {
        let identity = IssuerIdentity(issuer, candidates, in: world)
        let name = subject.names.first ?? subject.key
        var found = try ties.found(for: identity, as: name).exposures.map { tie in
            MonitoredFact(
                key: "\(subject.key)/\(tie.key)", subject: subject.key, kind: .tie,
                severity: tie.isEstablished ? (tie.kind <= .owns ? .high : .medium) : .medium, statement: tie.statement,
                exposure: tie)
        }
        for reach in reaches where !ties.designations(of: reach.entity).isEmpty {
            found.append(
                MonitoredFact(
                    key: "\(subject.key)/belonging/\(reach.entity)", subject: subject.key, kind: .belonging,
                    severity: reach.isStrong ? .medium : .low, statement: reach.sentence, exposure: nil))
        }
        for candidate in candidates {
            guard let former = candidate.outdatedJudgement, candidate.judgement == nil else { continue }
            found.append(
                MonitoredFact(
                    key: "\(subject.key)/decision/\(candidate.entity)", subject: subject.key, kind: .decisionOutdated,
                    severity: .medium,
                    statement:
                        "Since the decision \(former.verdict.rawValue) of \(former.decidedOn) about \(candidate.caption), the "
                        + "names, numbers or addresses of \(name) or of the other have changed: decide again.",
                    exposure: nil))
        }
        if let contacts {
            let own = Set(candidates.map { world.identities.representative(of: $0.entity) })
            found += contacts.facts(of: subject, called: name, besides: own, in: world)
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0.key).inserted }.sorted { $0.key < $1.key }
    }
}
