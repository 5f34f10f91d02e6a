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
    /// A person was given a name and a password.
    public static let userAdded = AuditEntry.Kind(rawValue: "service.user.added")
    /// A person can no longer sign in with a password.
    public static let userDisabled = AuditEntry.Kind(rawValue: "service.user.disabled")
    /// A person can sign in with a password again.
    public static let userEnabled = AuditEntry.Kind(rawValue: "service.user.enabled")
    /// A password was set.
    public static let passwordChanged = AuditEntry.Kind(rawValue: "service.user.password")
    /// Somebody signed in.
    public static let signedIn = AuditEntry.Kind(rawValue: "service.signed-in")
    /// A person had a version of a list imported.
    public static let listImport = AuditEntry.Kind(rawValue: "service.list.import")
    /// A person has seen an alert of monitoring.
    public static let alertSeen = AuditEntry.Kind(rawValue: "service.alert.seen")
    /// A person cleared an alert of monitoring, with a reason.
    public static let alertCleared = AuditEntry.Kind(rawValue: "service.alert.cleared")
}
