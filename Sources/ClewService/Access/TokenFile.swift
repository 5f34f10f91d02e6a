import ClewModel
import Foundation

/// The file of tokens, each found by its digest.
struct TokenFile: Sendable {
    /// The name of the variable that names the file.
    static let variable = "CLEW_TOKENS"

    private let file: CredentialFile<AccessToken>

    init(_ url: URL) { file = CredentialFile(url, of: "tokens") { $0.sha256 } }

    /// Where the file lies: the path given, else `CLEW_TOKENS`, else `tokens.json` beside the archive.
    static func resolve(_ path: String?, archive: String?) -> TokenFile {
        TokenFile(CredentialLocation.resolve(path, variable: variable, name: "tokens.json", archive: archive))
    }

    var url: URL { file.url }

    /// The tokens, in the order in which they were made; none where there is no file yet.
    ///
    /// - Throws: `ClewError` for a file that is damaged, or that others can write to or read.
    func tokens() throws(ClewError) -> [AccessToken] { try file.entries() }

    /// The token on file for one that a client sends; `nil` where there is none, or the file cannot be read.
    ///
    /// A token that was taken back opens nothing from the next request on.
    func token(_ secret: String) -> AccessToken? { token(digest: AccessToken.digest(of: secret)) }

    /// The token on file that has a digest; `nil` as above.
    func token(digest: String) -> AccessToken? { file.entry(digest) }

    /// Whether some token opens anything on a day.
    func hasToken(on day: Day) -> Bool { file.contains { $0.isValid(on: day) } }

    /// Changes the tokens while no other process does.
    func change<Result>(
        _ body: (inout [AccessToken]) throws(ClewError) -> Result
    ) throws(ClewError) -> Result {
        try file.change(body)
    }
}
