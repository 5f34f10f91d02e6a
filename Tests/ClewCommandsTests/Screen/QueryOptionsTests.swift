import ArgumentParser
import Screening
import Testing

@testable import ClewCommands

/// What the command line says of a party is read, or refused.
struct QueryOptionsTests {
    @Test(arguments: [
        ["--name", "Quonvex", "--born", "yesterday"], ["--name", "Quonvex", "--born", "1970-13"],
        ["--name", "Quonvex", "--country", "zz"], ["--name", "Quonvex", "--country", "Atlantis"],
        ["--name", "Quonvex", "--schema", "Banana"],
    ])
    func whatCannotBeComparedIsRefused(_ arguments: [String]) throws {
        let options = try QueryOptions.parse(arguments)
        #expect(throws: (any Error).self) { try options.query() }
    }

    @Test(arguments: ["cn", "UK", "China", "中国", "xk", "cu"])
    func countriesAreTakenAsPeopleWriteThem(_ country: String) throws {
        #expect(
            try QueryOptions.parse(["--name", "Quonvex", "--country", country, "--born", "1970-03"]).query().id
                .contains("["))
    }
}
