import ClewModel
import Foundation
import SourceFiles

/// A person on file who signs in with a name and a password.
struct UserAccount: Codable, Hashable, Sendable {
    /// The name, as they write it and as the log has it.
    let person: String
    var scope: ServiceRole
    /// The day on which the account was made.
    let created: Day
    var password: PasswordHash
    /// The day on which the password was set.
    var changed: Day
    /// The day from which it opens nothing; `nil` where it does.
    var disabled: Day?

    /// What a name is found by: two names that differ in capitals, in spaces or in how letters are composed are one.
    static func key(_ name: String) -> String {
        name.precomposedStringWithCompatibilityMapping.lowercased().split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    var key: String { Self.key(person) }

    /// What a session rests on: it ends with another password, another scope, or when the account is disabled.
    var credential: String {
        "user " + SHA256Digest(ofText: "\(key)\n\(scope.rawValue)\n\(disabled == nil)\n\(password.text)").hex
    }
}

/// The file of the people who sign in with a password, each found by their name.
struct UserFile: Sendable {
    /// The name of the variable that names the file.
    static let variable = "CLEW_USERS"

    private let file: CredentialFile<UserAccount>

    init(_ url: URL) { file = CredentialFile(url, of: "users") { $0.key } }

    /// Where the file lies: the path given, else `CLEW_USERS`, else `users.json` beside the archive.
    static func resolve(_ path: String?, archive: String?) -> UserFile {
        UserFile(CredentialLocation.resolve(path, variable: variable, name: "users.json", archive: archive))
    }

    var url: URL { file.url }

    /// The users, in the order in which they were made; none where there is no file yet.
    ///
    /// - Throws: `ClewError` for a file that is damaged, or that others can write to or read.
    func users() throws(ClewError) -> [UserAccount] { try file.entries() }

    /// The user of a name, disabled or not; `nil` where there is none, or the file cannot be read.
    func user(_ name: String) -> UserAccount? { file.entry(UserAccount.key(name)) }

    /// Whether anybody can sign in with a password.
    var hasUser: Bool { file.contains { $0.disabled == nil } }

    /// Whether what a session rests on still counts.
    func counts(_ credential: String, of name: String) -> Bool {
        guard let user = user(name), user.disabled == nil else { return false }
        return user.credential == credential
    }

    /// Changes the users while no other process does.
    func change<Result>(_ body: (inout [UserAccount]) throws(ClewError) -> Result) throws(ClewError) -> Result {
        try file.change(body)
    }
}
