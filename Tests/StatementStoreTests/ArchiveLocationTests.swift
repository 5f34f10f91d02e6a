import Foundation
import StatementStore
import Testing

struct ArchiveLocationTests {
    @Test(arguments: [
        ("given.sqlite", ["CLEW_ARCHIVE": "/a/b"], "given.sqlite"),
        (nil, ["CLEW_ARCHIVE": "/a/b", "XDG_DATA_HOME": "/x"], "/a/b"),
        (nil, ["CLEW_ARCHIVE": "", "XDG_DATA_HOME": "/x"], "/x/clew/archive.sqlite"),
        (nil, ["XDG_DATA_HOME": "relative", "HOME": "/home/u"], "/home/u/.local/share/clew/archive.sqlite"),
        ("", ["HOME": "/home/u"], "/home/u/.local/share/clew/archive.sqlite"),
    ])
    func theUsersWordGoesBeforeTheEnvironmentAndThatBeforeTheStandard(
        path: String?, environment: [String: String], expected: String
    ) {
        #expect(ArchiveLocation.resolve(path, environment: environment).path().hasSuffix(expected))
    }
}
