import ClewModel
import GRDB

extension Archive {
    /// What a server said about a file when it was last downloaded and imported; `nil` where it never was.
    public func download(from address: String) throws(ArchiveError) -> DownloadRecord? {
        try read { database in
            try Row.fetchOne(database, sql: ArchiveQuery.download, arguments: [address]).map { row in
                DownloadRecord(
                    address: address, entityTag: try row.decode(String?.self, atIndex: 0),
                    lastModified: try row.decode(String?.self, atIndex: 1),
                    sha256: try row.decode(String.self, atIndex: 2),
                    day: Day(number: try row.decode(Int32.self, atIndex: 3)))
            }
        }
    }

    /// The address that each file was downloaded from, by its SHA-256; files that somebody imported by hand are not in it.
    public func downloadedFiles() throws(ArchiveError) -> [String: String] {
        try read { database in
            try Row.fetchAll(database, sql: ArchiveQuery.downloadedFiles).reduce(into: [:]) { found, row in
                found[try row.decode(String.self, atIndex: 0)] = try row.decode(String.self, atIndex: 1)
            }
        }
    }

    /// Keeps what a server said about a file, once it has been imported.
    public func record(_ download: DownloadRecord) throws(ArchiveError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO download (address, entity_tag, last_modified, sha256, day) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (address) DO UPDATE SET entity_tag = excluded.entity_tag,
                        last_modified = excluded.last_modified, sha256 = excluded.sha256, day = excluded.day
                    """,
                arguments: [
                    download.address, download.entityTag, download.lastModified, download.sha256, download.day.number,
                ])
            return ((), isKept: true)
        }
    }
}
