import Casework
import ClewModel
import Foundation
import StatementStore
import Synchronization
import TestSupport
import Testing

@testable import ClewService

extension PasswordHash.Cost {
    /// The least that Argon2id takes, for tests that hash often.
    static let least = PasswordHash.Cost(passes: 1, memory: 8 << 10)
}

struct PasswordHashTests {
    @Test func aHashIsArgon2idWithASaltOfItsOwnAndHoldsNoPassword() throws {
        let one = try PasswordHash.make("several words do well", cost: .least)
        let other = try PasswordHash.make("several words do well", cost: .least)
        #expect(one.text.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        #expect(one != other)
        #expect(!one.text.contains("several"))
        #expect(try one.matches("several words do well") && other.matches("several words do well"))
        #expect(try !one.matches("several words do wel") && !one.matches("") && !one.matches("Several words do well"))
    }

    @Test func theStandardCostIsTheSecondChoiceOfRFC9106() throws {
        let hash = try PasswordHash.make("several words do well")
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
        #expect(try hash.matches("several words do well"))
        #expect(PasswordHash.nobody().text.hasPrefix("$argon2id$v=19$m=65536,t=3,p=1$"))
    }

    @Test func aPasswordIsOneHoweverAKeyboardComposesItsLetters() throws {
        let hash = try PasswordHash.make("gru\u{0308}ne Weberei ﬁn", cost: .least)
        #expect(try hash.matches("gr\u{FC}ne Weberei fin"))
        #expect(try PasswordHash.make("纺织厂的密码是很长的一句", cost: .least).matches("纺织厂的密码是很长的一句"))
    }

    @Test func nobodyHasAPassword() throws {
        for text in ["", "a", "several words do well"] {
            #expect(try !PasswordHash.nobody(cost: .least).matches(text))
        }
    }

    @Test(arguments: [
        "\"plain\"", "\"\"", "\"$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA\"",
        "\"$argon2id$" + String(repeating: "a", count: 200) + "\"", "17",
    ])
    func whatIsNoHashIsDamage(_ text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(PasswordHash.self, from: Data(text.utf8)) }
    }

    @Test func aSealIsThatOfOneHashAndOneText() throws {
        let one = try PasswordHash.make("several words do well", cost: .least)
        let other = try PasswordHash.make("several words do well", cost: .least)
        #expect(one.seal("a") == one.seal("a") && one.seal("a").count == 64)
        #expect(one.seal("a") != one.seal("b") && one.seal("a") != other.seal("a"))
    }
}

struct PasswordRuleTests {
    @Test(arguments: [
        "several words do well", "correct-horse", "zkqvwmxjhpt ", "            x y z", "日本语汉字密语十二三四五六七", "🙂🙃🙂🙃🐈🐕🦊🐻🐼🐨🐯🦁",
        "1n9s7f5v3b1k", "ada byron likes weaving looms",
    ])
    func anyCharactersAreTakenWhereThereAreTwelve(_ password: String) throws {
        try PasswordRule.check(password, of: "Ada Byron")
    }

    @Test(arguments: ["", "short", "elevenchars", "日本语汉字密语"])
    func whatIsShortIsNot(_ password: String) {
        #expect(throws: PasswordRule.Fault.short) { try PasswordRule.check(password, of: "Ada Byron") }
    }

    @Test(arguments: [
        "aaaaaaaaaaaa", "abababababab", "abcdabcdabcd", "123456789012", "abcdefghijklm", "lkjihgfedcba",
        "Ada Byron 1815",
        "password1234", "Password123!", "clew clew clew", "qwertyuiop12", "byronbyronada",
    ])
    func whatEverybodyTriesFirstIsNot(_ password: String) {
        #expect(throws: PasswordRule.Fault.guessable) { try PasswordRule.check(password, of: "Ada Byron") }
    }

    @Test func nothingIsCutOff() throws {
        let long = String(repeating: "several words ", count: 73)
        #expect(throws: PasswordRule.Fault.long) {
            try PasswordRule.check(long + "and two more", of: "Ada")
        }
        let hash = try PasswordHash.make(long, cost: .least)
        #expect(try hash.matches(long) && !hash.matches(String(long.dropLast())))
        #expect(throws: PasswordRule.Fault.unreadable) { try PasswordRule.check("two\nlines of it", of: "Ada") }
    }
}

struct SignInPaceTests {
    @Test func theWaitDoublesAfterFiveAndIsOneMinuteAtMost() {
        let now = Mutex(Duration.zero)
        let pace = SignInPace { now.withLock { $0 } }
        for _ in 0..<5 { #expect(pace.begin("a") == nil) }
        var waits: [Int] = []
        for _ in 0..<9 {
            guard let wait = pace.begin("a") else { continue }
            waits.append(wait)
            now.withLock { $0 += .seconds(wait) }
            #expect(pace.begin("a") == nil)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60])
        #expect(pace.begin("b") == nil)
        // Asking too soon counts for nothing.
        for _ in 0..<100 { _ = pace.begin("a") }
        #expect(pace.begin("a") == 60)
        now.withLock { $0 += .seconds(3_700) }
        for _ in 0..<5 { #expect(pace.begin("a") == nil) }
    }

    @Test func aRightPasswordForgetsTheWrongOnes() {
        let now = Mutex(Duration.zero)
        let pace = SignInPace { now.withLock { $0 } }
        for _ in 0..<5 { #expect(pace.begin("a") == nil) }
        pace.succeeded("a")
        for _ in 0..<5 { #expect(pace.begin("a") == nil) }
    }

    @Test func anOriginIsAnAddressOrTheNetworkOfOne() {
        #expect(SignInPace.origin(of: "10.0.0.5") == "10.0.0.5")
        #expect(SignInPace.origin(of: "2001:db8:1:2::1") == SignInPace.origin(of: "2001:db8:1:2:ffff::9"))
        #expect(SignInPace.origin(of: "2001:db8:1:2::1") != SignInPace.origin(of: "2001:db8:1:3::1"))
        #expect(SignInPace.origin(of: "::ffff:10.0.0.5") != SignInPace.origin(of: "::ffff:10.0.0.6"))
    }
}

/// The desk that checks passwords.
struct PasswordDeskTests {
    private let folder: TemporaryDirectory
    private let file: UserFile
    private static let day = Day("2026-11-01") ?? .distantPast
    private static let words = "several words do well"

    init() throws {
        folder = try TemporaryDirectory()
        file = UserFile(folder.url.appending(path: "users.json"))
        for (name, isDisabled) in [("Ada Byron", false), ("Ben", false), ("Cai", true)] {
            let hash = try PasswordHash.make(Self.words, cost: .least)
            try file.change { (all) throws(ClewError) in
                all.append(
                    UserAccount(
                        person: name, scope: .reviewer, created: Self.day, password: hash, changed: Self.day,
                        disabled: isDisabled ? Self.day : nil))
            }
        }
    }

    private func desk(clock: @escaping @Sendable () -> Duration = { .zero }) -> PasswordDesk {
        PasswordDesk(file, cost: .least, pace: SignInPace(clock: clock))
    }

    private func text(_ outcome: PasswordDesk.Outcome) -> String {
        switch outcome {
        case .right(let user, _): "right \(user.person)"
        case .wrong: "wrong"
        case .wait(let seconds): "wait \(seconds)"
        case .busy: "busy"
        case .refused(let fault): "refused \(fault.rawValue)"
        case .failed(let problem): "failed \(problem)"
        }
    }

    @Test(arguments: ["Ada Byron", "ada byron", "  Ada   BYRON "])
    func aNameIsFoundHoweverItIsCapitalized(_ name: String) async {
        #expect(text(await desk().check(name, Self.words, from: "10.0.0.1", browser: nil)) == "right Ada Byron")
    }

    @Test func anUnknownNameADisabledOneAndAWrongPasswordAreOneAnswerAndOneHashEach() async {
        let desk = desk()
        for (count, attempt) in [
            ("Nobody", Self.words), ("Cai", Self.words), ("Ada Byron", "other words do not"), ("", Self.words),
        ].enumerated() {
            #expect(text(await desk.check(attempt.0, attempt.1, from: "10.0.0.1", browser: nil)) == "wrong")
            #expect(desk.hashes == count + 1)
        }
    }

    @Test func aStrangerWhoTriesANameShutsNobodyOut() async {
        let desk = desk()
        guard case .right(_, let browser) = await desk.check("Ada Byron", Self.words, from: "10.0.0.1", browser: nil)
        else {
            Issue.record("the first sign-in failed")
            return
        }
        for _ in 0..<5 {
            #expect(text(await desk.check("Ada Byron", "guess", from: "10.9.9.9", browser: nil)) == "wrong")
        }
        #expect(text(await desk.check("Ada Byron", Self.words, from: "10.9.9.9", browser: nil)) == "wait 1")
        // From elsewhere, as another name, and by a browser that is known, even from the same address.
        #expect(text(await desk.check("Ada Byron", Self.words, from: "10.0.0.2", browser: nil)) == "right Ada Byron")
        #expect(text(await desk.check("Ben", Self.words, from: "10.9.9.9", browser: nil)) == "right Ben")
        #expect(
            text(await desk.check("Ada Byron", Self.words, from: "10.9.9.9", browser: browser)) == "right Ada Byron")
        // A known browser is known for its person alone, is slowed down by itself, and nobody makes one up.
        for _ in 0..<5 { _ = await desk.check("Ben", "guess", from: "10.9.9.9", browser: browser) }
        #expect(text(await desk.check("Ben", Self.words, from: "10.9.9.9", browser: browser)) == "wait 1")
        for _ in 0..<5 { _ = await desk.check("Ada Byron", "guess", from: "10.9.9.9", browser: browser) }
        #expect(text(await desk.check("Ada Byron", Self.words, from: "10.9.9.9", browser: browser)) == "wait 1")
        let madeUp = "17." + String(repeating: "0", count: 64)
        #expect(text(await desk.check("Ada Byron", Self.words, from: "10.9.9.9", browser: madeUp)) == "wait 1")
    }

    @Test func manyAtATimeGainNothing() async {
        let desk = desk()
        let outcomes = await withTaskGroup(of: String.self) { group in
            for _ in 0..<50 {
                group.addTask { text(await desk.check("Ada Byron", "guess", from: "10.0.0.1", browser: nil)) }
            }
            return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(outcomes == ["wrong": 5, "wait 1": 45])
        #expect(desk.hashes == 5)
    }

    @Test func aChangeOfPasswordEndsWhatRestedOnTheOldOneAndStandsOnRecord() async throws {
        let desk = desk()
        let before = try #require(file.user("Ada Byron")).credential
        let acts = Mutex<[ServiceAct]>([])
        func change(_ old: String, _ new: String, _ problem: String? = nil) async -> String {
            text(
                await desk.change(
                    "Ada Byron", from: old, to: new, address: nil, browser: nil, on: Self.day,
                    record: { act in
                        acts.withLock { $0.append(act) }
                        return problem
                    }))
        }
        #expect(await change("guess", "entirely other words") == "wrong")
        #expect(await change(Self.words, "short") == "refused password_short")
        #expect(acts.withLock { $0 }.isEmpty)
        #expect(await change(Self.words, "entirely other words", "the disk is full").hasPrefix("failed"))
        #expect(file.counts(before, of: "Ada Byron"))
        #expect(await change(Self.words, "entirely other words") == "right Ada Byron")
        #expect(!file.counts(before, of: "Ada Byron"))
        #expect(text(await desk.check("Ada Byron", Self.words, from: nil, browser: nil)) == "wrong")
        #expect(
            text(await desk.check("Ada Byron", "entirely other words", from: nil, browser: nil)) == "right Ada Byron")
        let act = try #require(acts.withLock { $0.last })
        #expect(act.kind == .passwordChanged && act.person == "Ada Byron" && !"\(act)".contains("words"))
    }

    @Test func aFileThatOthersMayReadIsNotTaken() async throws {
        #expect(try FileManager.default.attributesOfItem(atPath: file.url.path)[.posixPermissions] as? Int == 0o600)
        #expect(!(try String(contentsOf: file.url, encoding: .utf8)).contains("several"))
        try FileManager.default.setAttributes([.posixPermissions: NSNumber(value: 0o640)], ofItemAtPath: file.url.path)
        #expect(throws: ClewError.self) { try file.users() }
        #expect(text(await desk().check("Ada Byron", Self.words, from: nil, browser: nil)) == "wrong")
    }

    @Test func aServiceStartsElsewhereWhereSomebodyHasAPassword() throws {
        let archive = folder.url.appending(path: "a.sqlite").path
        let options = AccessOptions()
        #expect(try options.access(host: "0.0.0.0", archive: archive, on: Self.day).passwords != nil)
        try file.change { (all) throws(ClewError) in for place in all.indices { all[place].disabled = Self.day } }
        #expect(throws: ClewError.self) { try options.access(host: "0.0.0.0", archive: archive, on: Self.day) }
        #expect(try options.access(host: "127.0.0.1", archive: archive, on: Self.day).asksSignIn == false)
    }
}
