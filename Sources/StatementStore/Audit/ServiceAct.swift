public import ClewModel

/// An act of a person that changes what a service does, as the audit log keeps it.
public struct ServiceAct: Hashable, Sendable {
    /// The day on which it was done.
    public var day: Day
    /// The kind: one of those of ``AuditEntry/Kind`` that begin with `service.`.
    public var kind: AuditEntry.Kind
    /// What it was done to: the name of a token, or `lists`.
    public var subject: String
    /// Who did it.
    public var person: String
    /// What else is to be known of it.
    public var particulars: [String: String]

    /// Creates an act.
    public init(
        day: Day, kind: AuditEntry.Kind, subject: String, person: String, particulars: [String: String] = [:]
    ) {
        self.day = day
        self.kind = kind
        self.subject = subject
        self.person = person
        self.particulars = particulars
    }

    var act: AuditAct {
        var body = particulars.mapValues { JSONValue.string($0) }
        body["person"] = .string(person)
        return AuditAct(day: day, kind: kind, subject: subject, body: .object(body))
    }
}

extension Archive {
    /// Logs an act of a person that changes what a service does.
    @discardableResult
    public func record(_ act: ServiceAct) throws(ArchiveError) -> AuditEntry {
        try write { database in (try AuditRows.append(act.act, in: database), isKept: true) }
    }
}

extension AuditEntry.Kind {
    /// A token of a service was made.
    public static let tokenAdded = AuditEntry.Kind(rawValue: "service.token.added")
    /// A token of a service was taken back.
    public static let tokenRevoked = AuditEntry.Kind(rawValue: "service.token.revoked")
    /// A service was told to read its lists again.
    public static let listsReread = AuditEntry.Kind(rawValue: "service.lists.reread")
}
