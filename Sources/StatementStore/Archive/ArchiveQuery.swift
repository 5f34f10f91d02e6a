/// The queries that run once for each entity or each page of a list; tests hold each to an index.
enum ArchiveQuery {
    static let entityOfKey = "SELECT number, hash, record FROM entity WHERE list = ? AND key = ?"
    static let insertEntity = """
        INSERT INTO entity (list, key, number, hash, record) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
    static let insertStatement = """
        INSERT INTO statement (entity, seq, \(columns), opened) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let entitiesOfList = "SELECT key, number, hash, record FROM entity WHERE list = ? ORDER BY key"
    static let pageOfList = "SELECT key, number FROM entity WHERE list = ? AND key > ? ORDER BY key LIMIT ?"
    static let openStatements = """
        SELECT seq, \(columns) FROM statement WHERE entity = ? AND closed IS NULL ORDER BY seq
        """
    static let lastSequence = "SELECT max(seq) FROM statement WHERE entity = ?"
    static let lastEntity = "SELECT max(entity) FROM statement"
    static let valuesAtVersion = """
        SELECT schema, property, value, dataset, valid_from, valid_to FROM statement
        WHERE entity = ? AND opened <= ? AND (closed IS NULL OR closed > ?) ORDER BY seq
        """
    static let allStatements = "SELECT seq, \(columns), opened, closed FROM statement WHERE entity = ? ORDER BY seq"
    static let statementsClosedNow = """
        SELECT seq, \(columns) FROM statement WHERE entity = ? AND closed = ? ORDER BY seq
        """
    /// Of each entity of a list at a version: where it was first given, and the versions that opened or closed a statement.
    static let sightings = """
        SELECT key, number, min(CASE WHEN closed IS NULL OR closed > ? THEN opened END), max(opened),
            max(CASE WHEN closed <= ? THEN closed END)
        FROM entity CROSS JOIN statement ON statement.entity = entity.number
        WHERE entity.list = ? AND opened <= ? GROUP BY key
        """
    static let setRecord = "UPDATE entity SET record = ? WHERE list = ? AND key = ?"
    static let closeStatement = "UPDATE statement SET closed = ? WHERE entity = ? AND seq = ?"
    static let versionOnDay = """
        SELECT id FROM version WHERE list = ? AND recorded <= ? ORDER BY recorded DESC, id DESC LIMIT 1
        """
    static let changedEntities = """
        SELECT DISTINCT change.entity, change.key FROM version CROSS JOIN change ON change.version = version.id
        WHERE version.list = ? AND version.id > ? AND version.id <= ? ORDER BY change.key
        """
    static let auditPage = """
        SELECT sequence, day, kind, subject, body, hash FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?
        """
    static let auditHead = """
        SELECT sequence, hash FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)
        """
    static let auditOfSubject = """
        SELECT sequence, day, kind, subject, body, hash FROM audit WHERE kind = ? AND subject = ? ORDER BY sequence
        """
    static let citation = "SELECT text, hash FROM citation WHERE id = ?"
    static let completeness = """
        SELECT stale, duplicates, stated, missing, problems FROM completeness WHERE version = ?
        """
    static let staleEntities = """
        SELECT entity, key, last_read, is_part FROM stale_entity WHERE version = ? ORDER BY entity
        """
    static let unreadRecords = """
        SELECT record, fingerprint, is_part FROM unread_record WHERE version = ? ORDER BY ordinal
        """
    static let filesOfVersion = "SELECT name, sha256, size FROM version_file WHERE version = ? ORDER BY ordinal"
    static let citationOfText = "SELECT id FROM citation WHERE text = ?"
    static let linksBetween = "SELECT * FROM link WHERE one = ? AND other = ? ORDER BY id"
    static let downloadedFiles = "SELECT sha256, address FROM download ORDER BY address DESC"
    static let download = "SELECT entity_tag, last_modified, sha256, day FROM download WHERE address = ?"

    /// The columns of a statement, in the order in which ``StatementRow`` reads them.
    static let columns = """
        schema, property, value, original, language, dataset, record, citation, confidence, valid_from, valid_to
        """

    /// All of them by name, for the test that asks SQLite for their plans.
    static let all: [String: String] = [
        "entityOfKey": entityOfKey, "entitiesOfList": entitiesOfList, "pageOfList": pageOfList,
        "openStatements": openStatements, "lastSequence": lastSequence, "lastEntity": lastEntity,
        "valuesAtVersion": valuesAtVersion, "allStatements": allStatements,
        "statementsClosedNow": statementsClosedNow, "closeStatement": closeStatement, "setRecord": setRecord,
        "versionOnDay": versionOnDay,
        "sightings": sightings, "changedEntities": changedEntities, "auditPage": auditPage, "auditHead": auditHead,
        "auditOfSubject": auditOfSubject, "download": download, "citation": citation,
        "citationOfText": citationOfText, "linksBetween": linksBetween, "completeness": completeness,
        "staleEntities": staleEntities, "unreadRecords": unreadRecords, "filesOfVersion": filesOfVersion,
    ]
}
