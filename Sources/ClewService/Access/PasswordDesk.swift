import ClewModel
import Foundation
import StatementStore
import Synchronization

/// Checks and changes passwords: on threads of its own, few at a time, since each costs memory.
///
/// For a name that nobody has, one that is disabled, and a wrong password the answer is the same and takes as long.
final class PasswordDesk: Sendable {
    /// What became of an attempt.
    enum Outcome: Sendable {
        /// The password is right; with the text by which the browser is known from now on.
        case right(UserAccount, browser: String)
        case wrong
        /// Too soon after others that were wrong.
        case wait(seconds: Int)
        /// So many wait already that this one is not taken.
        case busy
        /// The new password is not taken.
        case refused(PasswordRule.Fault)
        /// It could not be done.
        case failed(String)
    }

    /// How many hashes are computed at a time.
    static let atOnce = 2
    /// How many attempts may wait.
    private static let waiting = 32

    let users: UserFile
    private let cost: PasswordHash.Cost
    private let pace: SignInPace
    private let queue = WorkQueue(workers: PasswordDesk.atOnce)
    private let computed = Mutex(0)

    init(_ users: UserFile, cost: PasswordHash.Cost = .standard, pace: SignInPace = SignInPace()) {
        self.users = users
        self.cost = cost
        self.pace = pace
    }

    /// How many hashes were computed, for tests.
    var hashes: Int { computed.withLock { $0 } }

    /// Checks the password of a person who signs in.
    ///
    /// - Parameters:
    ///   - address: Where the attempt comes from.
    ///   - browser: The text by which the browser says that it is known.
    func check(_ name: String, _ password: String, from address: String?, browser: String?) async -> Outcome {
        // What is not looked at counts for nothing.
        guard queue.waiting < Self.waiting else { return .busy }
        let user = users.user(name)
        let key = paceKey(name, user, address, browser)
        if let seconds = pace.begin(key) { return .wait(seconds: seconds) }
        let hash = user.flatMap { $0.disabled == nil ? $0.password : nil } ?? .nobody(cost: cost)
        switch await matches(password, hash) {
        case .failure(let error): return .failed(error.message)
        case .success(false): return .wrong
        case .success(true): break
        }
        // What was disabled or changed meanwhile does not count.
        guard let user, users.counts(user.credential, of: user.person) else { return .wrong }
        pace.succeeded(key)
        return .right(user, browser: Self.knownBrowser(user))
    }

    /// Sets another password for a person who knows the present one.
    ///
    /// - Parameter record: Puts it on record, before it is done; says what went wrong.
    func change(
        _ name: String, from old: String, to new: String, address: String?, browser: String?, on day: Day,
        record: @escaping @Sendable (ServiceAct) -> String?
    ) async -> Outcome {
        let found = await check(name, old, from: address, browser: browser)
        guard case .right(let user, _) = found else { return found }
        do throws(PasswordRule.Fault) {
            try PasswordRule.check(new, of: user.person)
        } catch {
            return .refused(error)
        }
        guard queue.waiting < Self.waiting else { return .busy }
        let (users, cost) = (users, cost)
        computed.withLock { $0 += 1 }
        let result: Result<UserAccount, ClewError> = await queue.run {
            Result { () throws(ClewError) in
                try users.set(.make(new, cost: cost), of: user, on: day, by: user.person, record)
            }
        }
        switch result {
        case .success(let changed): return .right(changed, browser: Self.knownBrowser(changed))
        case .failure(let error): return .failed(error.message)
        }
    }

    private func matches(_ password: String, _ hash: PasswordHash) async -> Result<Bool, ClewError> {
        computed.withLock { $0 += 1 }
        return await queue.run { Result { () throws(ClewError) in try hash.matches(password) } }
    }

    /// Where an attempt is counted: for a browser that signed in as this person before, by itself.
    private func paceKey(_ name: String, _ user: UserAccount?, _ address: String?, _ browser: String?) -> String {
        if let user, let browser, browser.utf8.count < 200 {
            let parts = browser.split(separator: ".").map(String.init)
            if parts.count == 2, parts[1] == user.password.seal(parts[0]) { return "browser \(parts[0])" }
        }
        return "\(SignInPace.origin(of: address)) \(UserAccount.key(name))"
    }

    /// A text by which a browser is known after a sign-in: nobody can make one for a person whose hash they have not.
    private static func knownBrowser(_ user: UserAccount) -> String {
        var generator = SystemRandomNumberGenerator()
        let number =
            String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
            + String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
        return "\(number).\(user.password.seal(number))"
    }
}

extension UserFile {
    /// Sets another password, once that stands on record.
    ///
    /// - Throws: Where the account is no longer as it was, or something cannot be written.
    func set(
        _ password: PasswordHash, of user: UserAccount, on day: Day, by author: String,
        _ record: (ServiceAct) -> String?
    ) throws(ClewError) -> UserAccount {
        try change { (all) throws(ClewError) in
            guard let place = all.firstIndex(where: { $0.key == user.key }), all[place].credential == user.credential
            else { throw ClewError(.access, "the account was changed meanwhile; nothing was done") }
            let act = ServiceAct(day: day, kind: .passwordChanged, subject: user.person, person: author)
            if let problem = record(act) {
                throw ClewError(.access, "it cannot be put on record, so nothing was changed: \(problem)")
            }
            all[place].password = password
            all[place].changed = day
            return all[place]
        }
    }
}
