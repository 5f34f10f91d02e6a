import GRDB

/// The tables of the archive, as frozen steps: a step that was released is never edited, only followed by another.
enum ArchiveSchema {
    /// The mark in the file's header that says it is an archive of ours ("Clew" in ASCII).
    static let applicationID: Int32 = 0x436C_6577

    /// The steps, oldest first.
    static let steps: [(name: String, sql: String)] = [
        ("1-statements", statements),
        ("2-downloads", downloads),
        ("3-completeness", completeness),
    ]

    /// The steps as GRDB runs them: each in its own transaction.
    ///
    /// - Parameter last: How many steps to run; tests use it to make archives of earlier versions.
    static func migrator(through last: Int = steps.count) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in steps.prefix(last) {
            migrator.registerMigration(step.name) { database in try database.execute(sql: step.sql) }
        }
        return migrator
    }

    /// Lists, versions, entities, statements, changes, links and the audit log.
    ///
    /// An entity's row keeps the hash of its open statements, so that an import leaves alone what has not changed, and where
    /// the source has one record an entity that of the record's bytes, so that it need not even be read. `opened` and
    /// `closed` are versions; the recorded days are those of the versions. Days count from 1970-01-01. Partial dates are
    /// numbers of eight digits with zeros for what is not known.
    private static let statements = """
        PRAGMA application_id = \(applicationID);

        CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE citation (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

        CREATE TABLE list (id INTEGER PRIMARY KEY, dataset TEXT NOT NULL UNIQUE, checked INTEGER NOT NULL);
        CREATE TABLE version (
            id INTEGER PRIMARY KEY, list INTEGER NOT NULL REFERENCES list (id), recorded INTEGER NOT NULL,
            published INTEGER, reader TEXT NOT NULL, records INTEGER NOT NULL, entities INTEGER NOT NULL,
            targets INTEGER, statements INTEGER NOT NULL, new INTEGER NOT NULL, changed INTEGER NOT NULL, gone INTEGER NOT NULL,
            rejected INTEGER NOT NULL, digest BLOB NOT NULL);
        CREATE INDEX version_by_list ON version (list, recorded, id);
        CREATE TABLE version_file (
            version INTEGER NOT NULL, ordinal INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
            size INTEGER NOT NULL, PRIMARY KEY (version, ordinal)) WITHOUT ROWID;

        CREATE TABLE entity (
            list INTEGER NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, hash BLOB, record BLOB,
            PRIMARY KEY (list, key)) WITHOUT ROWID;
        CREATE TABLE statement (
            entity INTEGER NOT NULL, seq INTEGER NOT NULL, schema INTEGER NOT NULL, property INTEGER NOT NULL,
            value TEXT NOT NULL, original TEXT, language INTEGER, dataset INTEGER NOT NULL, record TEXT,
            citation INTEGER, confidence INTEGER NOT NULL, valid_from INTEGER, valid_to INTEGER,
            opened INTEGER NOT NULL, closed INTEGER, PRIMARY KEY (entity, seq)) WITHOUT ROWID;
        CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement
            BEGIN SELECT RAISE(ABORT, 'a statement is closed, never deleted'); END;
        CREATE TABLE change (
            version INTEGER NOT NULL, entity INTEGER NOT NULL, key TEXT NOT NULL,
            PRIMARY KEY (version, entity)) WITHOUT ROWID;

        CREATE TABLE link (
            id INTEGER PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, reason TEXT NOT NULL,
            citation INTEGER NOT NULL, confidence INTEGER NOT NULL, opened INTEGER NOT NULL, closed INTEGER,
            withdrawal TEXT);
        CREATE INDEX link_by_pair ON link (one, other);

        CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY, day INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
            body TEXT NOT NULL, hash BLOB NOT NULL);
        CREATE INDEX audit_by_subject ON audit (kind, subject, sequence);
        CREATE TRIGGER audit_is_not_updated BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER audit_is_appended BEFORE INSERT ON audit
            WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        """

    /// What a server said about a file, so that the next request can be conditional.
    private static let downloads = """
        CREATE TABLE download (
            address TEXT PRIMARY KEY, entity_tag TEXT, last_modified TEXT, sha256 TEXT NOT NULL, day INTEGER NOT NULL
        ) WITHOUT ROWID;
        """

    /// What each version left unread and carries over from the version before; and copies of what neither a hash nor the log
    /// holds, so that damage to it is seen: the date of a citation, and the day on which a list was checked, which is
    /// kept a second time with the opposite sign.
    private static let completeness = """
        CREATE TABLE completeness (
            version INTEGER PRIMARY KEY, stale INTEGER NOT NULL, duplicates INTEGER NOT NULL, stated INTEGER,
            missing INTEGER NOT NULL, problems TEXT NOT NULL);
        CREATE TABLE stale_entity (
            version INTEGER NOT NULL, entity INTEGER NOT NULL, key TEXT NOT NULL, last_read INTEGER NOT NULL,
            is_part INTEGER NOT NULL, PRIMARY KEY (version, entity)) WITHOUT ROWID;
        CREATE TABLE unread_record (
            version INTEGER NOT NULL, ordinal INTEGER NOT NULL, record TEXT, fingerprint TEXT NOT NULL,
            is_part INTEGER NOT NULL, PRIMARY KEY (version, ordinal)) WITHOUT ROWID;
        ALTER TABLE citation ADD COLUMN hash BLOB;
        ALTER TABLE list ADD COLUMN unchecked INTEGER;
        UPDATE list SET unchecked = -checked;
        CREATE TRIGGER list_is_added AFTER INSERT ON list
            BEGIN UPDATE list SET unchecked = -NEW.checked WHERE id = NEW.id; END;
        CREATE TRIGGER list_is_checked AFTER UPDATE OF checked ON list
            BEGIN UPDATE list SET unchecked = -NEW.checked WHERE id = NEW.id; END;
        """
}
