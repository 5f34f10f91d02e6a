import Foundation
import TestSupport
import Testing

/// Ships are found by their numbers; all parties are invented.
@Suite(.enabled(if: ClewProgram.location != nil))
struct ShipNumberTests {
    @Test func theNumberOfAShipFindsItWithoutASchema() throws {
        let folder = try TemporaryDirectory()
        let list = try folder.write(
            "{\"id\":\"s\",\"schema\":\"Vessel\",\"name\":\"Orvane Star\",\"imo\":\"9074729\"}\n", to: "l.jsonl")
        let file = try folder.write("id,name,imo\na,Something Else,9074729\n", to: "parties.csv")
        let against = list.path(percentEncoded: false)
        #expect(try ClewProgram.run("screen", "--id", "imo:9074729", "--against", against).status == 1)
        let path = file.path(percentEncoded: false)
        #expect(try ClewProgram.run("screen", path, "--against", against).status == 1)
    }
}
