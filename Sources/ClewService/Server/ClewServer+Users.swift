import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore

extension ClewServer {
    /// Gives a person a password, which is read from the terminal or from standard input, and puts that on record.
    ///
    /// - Parameters:
    ///   - person: The name that they sign in with and that the log has.
    ///   - scope: `reader`, `analyst`, `reviewer` or `administrator`.
    ///   - author: Who does it; `nil` for the user of this machine.
    ///   - users: The file of users; `nil` for `CLEW_USERS` or the file beside the archive.
    ///   - archive: The archive, whose log tells of it.
    /// - Returns: The exit status: 0, or 2 where the input is wrong.
    public static func addUser(
        _ person: String, scope: String, by author: String?, users: String?, archive: String?
    ) -> Int32 {
        told { () throws(ClewError) in
            let day = Day.today()
            let role = try ServiceRole(scope: scope)
            try checkName(person)
            guard !UserAccount.key(person).isEmpty else { throw ClewError(.access, "the person has no name") }
            let file = UserFile.resolve(users, archive: archive)
            // Before anybody types a password for nothing.
            try isNew(person, try file.users())
            let password = try PasswordHash.make(newPassword(for: person))
            try file.change { (all) throws(ClewError) in
                try isNew(person, all)
                try record(
                    ServiceAct(
                        day: day, kind: .userAdded, subject: person, person: name(of: author),
                        particulars: ["scope": scope]), archive)
                all.append(
                    UserAccount(person: person, scope: role, created: day, password: password, changed: day))
            }
            return ""
        }
    }

    private static func isNew(_ person: String, _ all: [UserAccount]) throws(ClewError) {
        guard let same = all.first(where: { $0.key == UserAccount.key(person) }) else { return }
        let disabled = same.disabled == nil ? "" : ", disabled; 'clew-service user enable' lets them in again"
        throw ClewError(.access, "there is a user '\(same.person)' already\(disabled)")
    }

    /// Shows who signs in with a password, a line each.
    public static func listUsers(users: String?, archive: String?) -> Int32 {
        told { () throws(ClewError) in
            try UserFile.resolve(users, archive: archive).users().map { user in
                let state = user.disabled.map { "disabled \($0)" } ?? "active"
                return SafeText.line(
                    "\(user.scope.rawValue)  added \(user.created)  password of \(user.changed)  \(state)  \(user.person)"
                )
                    + "\n"
            }.joined()
        }
    }

    /// Sets another password for a person, read as in ``addUser(_:scope:by:users:archive:)``; their sessions end.
    public static func setPassword(of person: String, by author: String?, users: String?, archive: String?) -> Int32 {
        told { () throws(ClewError) in
            let file = UserFile.resolve(users, archive: archive)
            let user = try found(person, try file.users())
            let password = try PasswordHash.make(newPassword(for: user.person))
            var problem: ClewError?
            _ = try file.set(password, of: user, on: .today(), by: name(of: author)) { act in
                do throws(ClewError) {
                    try record(act, archive)
                    return nil
                } catch {
                    problem = error
                    return error.message
                }
            }
            if let problem { throw problem }
            return ""
        }
    }

    /// Disables or enables a person; the sessions of one who is disabled end.
    public static func setUser(
        _ person: String, isDisabled: Bool, by author: String?, users: String?, archive: String?
    ) -> Int32 {
        told { () throws(ClewError) in
            let day = Day.today()
            try UserFile.resolve(users, archive: archive).change { (all) throws(ClewError) in
                let user = try found(person, all)
                guard (user.disabled != nil) != isDisabled, let place = all.firstIndex(of: user) else {
                    throw ClewError(
                        .access, "'\(user.person)' is \(isDisabled ? "disabled" : "active") already")
                }
                try record(
                    ServiceAct(
                        day: day, kind: isDisabled ? .userDisabled : .userEnabled, subject: user.person,
                        person: name(of: author)), archive)
                all[place].disabled = isDisabled ? day : nil
            }
            return ""
        }
    }

    private static func found(_ person: String, _ all: [UserAccount]) throws(ClewError) -> UserAccount {
        guard let user = all.first(where: { $0.key == UserAccount.key(person) }) else {
            throw ClewError(.access, "there is no user '\(person)'; clew-service user list shows them")
        }
        return user
    }

    /// Asks for a new password, on the terminal twice.
    private static func newPassword(for person: String) throws(ClewError) -> String {
        let password = try PasswordPrompt.read("Password for \(person): ", again: "The same again: ")
        do throws(PasswordRule.Fault) {
            try PasswordRule.check(password, of: person)
        } catch {
            throw ClewError(.access, error.message)
        }
        return password
    }
}
