import ClewModel

extension AuditAct {
    /// A version was published, perhaps despite problems that a person accepted.
    static func published(
        _ version: ListVersion, despite problems: [PublishingProblem], unread: String
    ) -> AuditAct {
        AuditAct(
            day: version.recorded, kind: .listPublished, subject: version.dataset.rawValue,
            body: .object([
                "version": .number(version.number), "published": .string(version.published?.description),
                "reader": .string(version.reader), "files": files(version.files), "counts": counts(version.counts),
                "digest": .string(version.digest), "accepted": .array(problems.map { .string($0.description) }),
                "completeness": completeness(version.completeness), "unread": .string(unread),
            ]))
    }

    private static func completeness(_ state: ListCompleteness) -> JSONValue {
        .object([
            "stale": .number(state.stale), "duplicates": .number(state.duplicates),
            "stated": state.stated.map { .number($0) } ?? .null, "missing": .number(state.missing),
            "problems": .array(state.problems.map { .string($0) }),
        ])
    }

    /// A version was withheld.
    static func withheld(
        _ request: ListImportRequest, counts found: ImportCounts, problems: [PublishingProblem]
    ) -> AuditAct {
        AuditAct(
            day: request.recorded, kind: .listWithheld, subject: request.dataset.rawValue,
            body: .object([
                "reader": .string(request.reader), "files": files(request.files), "counts": counts(found),
                "problems": .array(problems.map { .string($0.description) }),
            ]))
    }

    /// Two entities were declared one.
    static func linked(_ link: IdentityLink) -> AuditAct {
        AuditAct(
            day: link.recordedFrom, kind: .linkRecorded, subject: String(link.number),
            body: .object([
                "one": .string(link.one.rawValue), "other": .string(link.other.rawValue),
                "reason": .string(link.reason), "citation": .string(CitationTable.encode(link.citation)),
                "confidence": .string(link.confidence.rawValue),
            ]))
    }

    /// Such a declaration was taken back.
    static func unlinked(_ link: IdentityLink, reason: String, on day: Day) -> AuditAct {
        AuditAct(
            day: day, kind: .linkWithdrawn, subject: String(link.number),
            body: .object([
                "one": .string(link.one.rawValue), "other": .string(link.other.rawValue), "reason": .string(reason),
            ]))
    }

    private static func files(_ files: [ImportedFile]) -> JSONValue {
        .array(
            files.map {
                .object(["name": .string($0.name), "sha256": .string($0.sha256), "size": .number($0.size)])
            })
    }

    private static func counts(_ counts: ImportCounts) -> JSONValue {
        .object([
            "records": .number(counts.records), "entities": .number(counts.entities),
            "targets": counts.targets.map { .number($0) } ?? .null, "statements": .number(counts.statements),
            "new": .number(counts.new), "changed": .number(counts.changed),
            "gone": .number(counts.gone), "rejected": .number(counts.rejected),
        ])
    }
}
