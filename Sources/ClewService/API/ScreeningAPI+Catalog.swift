import ClewModel
import SourceFiles
import StatementStore
import World

extension ScreeningAPI {
    /// `GET /catalog`: all lists together, and each; whether the archive has another version of one by now.
    ///
    /// The answer carries a tag, by which a client learns that nothing has changed.
    func catalog(_ request: ServiceRequest) async -> ServiceReply {
        await work.run {
            var reply = ServiceReply.json(catalogNow())
            let tag = "\"\(String(GzipFile.checksum(reply.body), radix: 16))\""
            let fields = ["etag": tag, "cache-control": "max-age=300"]
            let known = request.fields["if-none-match"] ?? ""
            if known == "*" || known.split(separator: ",").contains(where: { $0.hasSuffix(tag) }) {
                return ServiceReply(status: 304, type: "application/json", fields: fields, body: [])
            }
            reply.fields.merge(fields) { first, _ in first }
            return reply
        }
    }

    static let updateParameters: [ServiceParameter] = [
        .init("token", .text, "The secret that the service was started with, in CLEW_UPDATE_TOKEN."),
        .init("sync", .flag, "Whether to answer only when the lists have been read."),
    ]

    /// `POST /updatez`: reads the lists again.
    ///
    /// An administrator may, and whoever knows the token of the service; it stands in the audit log.
    ///
    /// - Throws: 401 or 403 for others.
    func update(_ request: ServiceRequest) async throws(ServiceFault) -> ServiceReply {
        let waits = try request.flag("sync") ?? false
        let person = try updater(request)
        guard let update = surroundings.update else { throw ServiceFault(403, "Invalid token.") }
        let act = ServiceAct(day: surroundings.today(), kind: .listsReread, subject: "lists", person: person)
        if let problem = surroundings.record?(act) {
            // Whoever runs the service learns where the archive lies; whoever asks need not.
            ServiceMessage.tell("\(act.kind.rawValue) by \(act.person) cannot be put on record: \(problem)")
            throw ServiceFault(
                500,
                "It cannot be put on record, so the lists were not read again; the messages of the service say why.")
        }
        guard waits else {
            Task { await update() }
            return .json(["status": "ok"])
        }
        guard await update() else {
            throw ServiceFault(500, "The lists were not read again; those before stay in use.")
        }
        return .json(["status": "ok"])
    }

    /// Who may have the lists read again: an administrator, or whoever knows the secret of the service.
    private func updater(_ request: ServiceRequest) throws(ServiceFault) -> String {
        let visitor = request.visitor
        if let person = visitor.person, visitor.role >= .administrator { return person }
        if let token = surroundings.updateToken, let given = request["token"], Self.isSame(given, token) {
            return visitor.person ?? "holder of CLEW_UPDATE_TOKEN"
        }
        guard surroundings.access.asksSignIn, request["token"] == nil else { throw ServiceFault(403, "Invalid token.") }
        guard visitor.person != nil else {
            throw ServiceAccess.notSignedIn("Sign in: send a token as Authorization: Bearer … or ApiKey ….", error: nil)
        }
        throw ServiceAccess.forbidden(.administrator)
    }

    /// Compares two texts in a time that does not tell how much of them is the same.
    private static func isSame(_ lhs: String, _ rhs: String) -> Bool {
        let (left, right) = (Array(lhs.utf8), Array(rhs.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func catalogNow() -> CatalogResponse {
        let version = lists.world.fingerprint
        let outdated = outdatedLists()
        func dataset(
            _ name: String, title: String, summary: String, children: [String], isCurrent: Bool,
            count: Int, updated: Day?
        ) -> CatalogResponse.Dataset {
            CatalogResponse.Dataset(
                name: name, title: title, summary: summary, version: isCurrent ? version : "unknown",
                children: children, load: true, indexVersion: version, indexCurrent: isCurrent, entityCount: count,
                updatedAt: EntityTimes.text(updated))
        }
        let all = lists.lists
        let names = all.map(\.dataset.rawValue)
        let whole = dataset(
            ServiceLists.everything, title: "All lists on hand", summary: "Every list below.", children: names,
            isCurrent: outdated?.isEmpty == true, count: lists.searchable[ServiceLists.everything] ?? 0, updated: nil)
        let each = all.map {
            dataset(
                $0.dataset.rawValue, title: $0.title, summary: "\($0.entities) entities; \($0.state)", children: [],
                isCurrent: outdated.map { [name = $0.dataset] in !$0.contains(name) } ?? false,
                count: lists.searchable[$0.dataset.rawValue] ?? 0,
                updated: $0.imported?.recorded)
        }
        let datasets = [whole] + each
        // A list that was imported since is on hand under no name yet.
        let unknown = (outdated ?? []).map(\.rawValue).filter { !names.contains($0) }
        return CatalogResponse(
            datasets: datasets, current: datasets.filter(\.indexCurrent).map(\.name),
            outdated: datasets.filter { !$0.indexCurrent }.map(\.name) + unknown.sorted(),
            isStale: outdated?.isEmpty != true)
    }

    /// The lists of which the archive has another version by now, or none; `nil` where it cannot be read.
    func outdatedLists() -> Set<DatasetName>? {
        guard let now = surroundings.versions() else { return nil }
        let loaded = Dictionary(lists.world.versions.map { ($0.dataset, $0.number) }) { first, _ in first }
        let current = Dictionary(now.map { ($0.dataset, $0.number) }) { first, _ in first }
        return Set(loaded.keys).union(current.keys).filter { loaded[$0] != current[$0] }
    }

    /// `GET /readyz`: whether the lists may be relied on: none of those imported is out of date or not whole.
    ///
    /// What comes with Clew is a selection of a stated day, which every answer says; it fails nothing here.
    ///
    /// - Throws: 503 with each list that may not.
    func readiness() throws(ServiceFault) -> ServiceReply {
        let today = surroundings.today()
        var reasons: [String] = []
        if !surroundings.acceptsIncomplete {
            for list in lists.world.reservations(screened: true) {
                reasons.append("\(list.dataset) is not whole: \(list.reason)")
            }
        }
        for list in lists.lists {
            if let age = list.age(on: today), age.isStale == true {
                let days = age.days ?? age.recordedDaysAgo
                reasons.append(
                    "\(list.dataset) is out of date: \(days) days old, and it changes more often than every "
                        + "\(list.staleAfterDays ?? 0) days")
            }
        }
        guard reasons.isEmpty else {
            throw ServiceFault(503, "Not ready: " + reasons.joined(separator: "; ") + ".")
        }
        return .json(["status": "ok"])
    }
}
