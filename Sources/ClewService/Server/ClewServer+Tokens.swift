import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore

extension ClewServer {
    /// Makes a token, puts that on record and shows it, once, on standard output.
    ///
    /// - Parameters:
    ///   - person: Whose it is.
    ///   - scope: `reader`, `analyst`, `reviewer` or `administrator`.
    ///   - days: For how many days after today it is taken.
    ///   - author: Who makes it; `nil` for the user of this machine.
    ///   - tokens: The file of tokens; `nil` for `CLEW_TOKENS` or the file beside the archive.
    ///   - archive: The archive, whose log tells of it.
    /// - Returns: The exit status: 0, or 2 where the input is wrong.
    public static func addToken(
        for person: String, scope: String, days: Int, by author: String?, tokens: String?, archive: String?
    ) -> Int32 {
        told { () throws(ClewError) in
            let day = Day.today()
            let role = try ServiceRole(scope: scope)
            try checkName(person)
            guard (1...3_660).contains(days) else {
                throw ClewError(.access, "a token is taken for 1 to 3660 days, not \(days)")
            }
            let expires = Day(number: day.number + Int32(days))
            let made = AccessToken.make(for: person, scope: role, on: day, expires: expires)
            try TokenFile.resolve(tokens, archive: archive).change { (all) throws(ClewError) in
                // On record first: a token that nobody knows of must not open anything.
                try record(
                    ServiceAct(
                        day: day, kind: .tokenAdded, subject: made.kept.id, person: name(of: author),
                        particulars: ["owner": person, "scope": scope, "expires": expires.description]),
                    archive)
                all.append(made.kept)
            }
            return "\(made.secret)\n"
        }
    }

    /// Shows the tokens on file, a line each; what they are is not kept and not shown.
    public static func listTokens(tokens: String?, archive: String?) -> Int32 {
        told { () throws(ClewError) in
            let day = Day.today()
            let all = try TokenFile.resolve(tokens, archive: archive).tokens()
            return all.map { token in
                let state =
                    token.revoked.map { "revoked \($0)" } ?? (token.isValid(on: day) ? "valid" : "expired")
                return SafeText.line(
                    "\(token.id)  \(token.scope.rawValue)  \(token.created) to \(token.expires)  \(state)  \(token.person)"
                )
                    + "\n"
            }.joined()
        }
    }

    /// Takes a token back and puts that on record; it opens nothing from the next request on.
    public static func revokeToken(
        _ id: String, by author: String?, tokens: String?, archive: String?
    ) -> Int32 {
        told { () throws(ClewError) in
            let day = Day.today()
            try TokenFile.resolve(tokens, archive: archive).change { (all) throws(ClewError) in
                guard let place = all.firstIndex(where: { $0.id == id }) else {
                    throw ClewError(.access, "there is no token '\(id)'; clew-service token list shows them")
                }
                guard all[place].revoked == nil else {
                    throw ClewError(.access, "the token \(id) was revoked already")
                }
                try record(
                    ServiceAct(
                        day: day, kind: .tokenRevoked, subject: id, person: name(of: author),
                        particulars: ["owner": all[place].person]),
                    archive)
                all[place].revoked = day
            }
            return ""
        }
    }

    static func checkName(_ person: String) throws(ClewError) {
        guard !person.isEmpty, person.utf8.count <= 200, !person.unicodeScalars.contains(where: { $0.value < 0x20 })
        else { throw ClewError(.access, "the person is a name of one line, at most 200 bytes long") }
    }

    static func name(of author: String?) -> String { author.flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName() }

    static func record(_ act: ServiceAct, _ archive: String?) throws(ClewError) {
        do {
            try InputFile.check(ArchiveLocation.resolve(archive), as: ArchiveLocation.resolve(archive).path)
        } catch {
            guard error.code == .missing else { throw ClewError(.archive, error.message) }
        }
        do {
            try Archive(at: ArchiveLocation.resolve(archive)).record(act)
        } catch {
            throw ClewError(.archive, "it cannot be put on record, so nothing was changed: \(error.message)")
        }
    }

    static func told(_ body: () throws(ClewError) -> String) -> Int32 {
        do throws(ClewError) {
            _ = StandardStream.output.write(try body())
            return 0
        } catch {
            ServiceMessage.tell(error)
            return 2
        }
    }
}
