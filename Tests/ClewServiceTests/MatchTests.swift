import Foundation
import Testing

@testable import ClewService

/// What `/match` takes, as yente's clients send it.
struct MatchTests {
    private func results(
        _ parameters: String, _ properties: String = #""name":["Quonvex Invented Looms"]"#, further: String = ""
    ) async throws -> (Int, [String: Any]) {
        let body = #"{"queries":{"a":{"schema":"Company","properties":{\#(properties)}}}\#(further)}"#
        let (status, value) = try await InventedLists.answer("POST", "/match/ftm\(parameters)", body)
        let answer = (value["responses"] as? [String: [String: Any]])?["a"]
        return (status, answer.map { $0.merging(value) { first, _ in first } } ?? value)
    }

    private func ids(_ answer: [String: Any]) -> [String] {
        (answer["results"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    @Test(arguments: [
        "best", "clew-v1", "logic-v1", "LOGIC-V2", "name-based", "name-qualified", "regression-v1", "ofac",
    ])
    func everyNameOfAnAlgorithmStandsForTheOneThatIsUsedAndNamed(_ name: String) async throws {
        let (status, answer) = try await results("?algorithm=\(name)&fuzzy=False")
        #expect(status == 200)
        #expect(ids(answer) == ["acme"])
        #expect(answer["algorithm"] as? String == "clew-v1")
    }

    @Test(arguments: [
        #""name":["Quonvex Invented Looms",null]"#, #""name":"Quonvex Invented Looms","incorporationDate":[1999]"#,
        #""name":["Quonvex Invented Looms"],"incorporationDate":[1999.5,null]"#,
        #""name":["Quonvex Invented Looms"],"country":null"#,
    ])
    func nothingAndNumbersAreTakenInLists(_ properties: String) async throws {
        let (status, answer) = try await results("", properties)
        #expect(status == 200)
        #expect(ids(answer) == ["acme"])
    }

    @Test(
        arguments: [
            ("?exclude_entity_ids=acme", []), ("?exclude_entity_ids=old-acme", []),
            ("?changed_since=2024-03-01", ["acme"]),
            ("?changed_since=2025-01-01", []), ("?limit=0", []), ("?limit=-1", []), ("?threshold=2", ["acme"]),
            ("?topics=crime.cyber", []), ("?exclude_schema=Company", []),
        ] as [(String, [String])])
    func parametersLeaveWhatTheySay(_ parameters: String, _ expected: [String]) async throws {
        let (status, answer) = try await results(parameters)
        #expect(status == 200)
        #expect(ids(answer) == expected)
    }

    @Test func weightsAreFactorsOfWhatEachKindOfEvidenceSays() async throws {
        func score(_ further: String) async throws -> Double {
            let (_, answer) = try await results(
                "?cutoff=0&threshold=0", #""name":["Quonvex Invented Looms"],"country":["de"]"#, further: further)
            return try #require((answer["results"] as? [[String: Any]])?.first?["score"] as? Double)
        }
        let plain = try await score("")
        #expect(try await score(#","weights":{"countryContradicts":1}"#) - plain < 1e-9)
        #expect(try await score(#","weights":{"countryContradicts":0}"#) > plain)
        #expect(try await results("", further: #","weights":{"name_match":0.5}"#).0 == 400)
        #expect(try await results("", further: #","config":{"nm_number_mismatch":0.4}"#).0 == 400)
        #expect(try await results("", further: #","config":{},"weights":{}"#).0 == 200)
    }

    @Test func whatIsMissingInTheBodyIsNamed() async throws {
        let (status, value) = try await InventedLists.answer("POST", "/match/ftm", "{}")
        #expect(status == 422)
        let problem = try #require((value["detail"] as? [[String: Any]])?.first)
        #expect(problem["loc"] as? [String] == ["body", "queries"])
    }

    @Test func entitiesThatCannotBeComparedAreNotSilentlyPassedOver() async throws {
        let body = #"{"queries":{"a":{"schema":"Address","properties":{"full":["1 Invented Road"]}}}}"#
        #expect(try await InventedLists.answer("POST", "/match/ftm", body).status == 400)
    }

    @Test(arguments: [
        ##""name":["#N/A"]"##, #""name":[""]"#, #""name":[]"#, #""registrationNumber":["9.16E+17"]"#, #""name":["不详"]"#,
        #""country":["cn"]"#,
    ])
    func aQueryThatHoldsNothingToLookUpIsSaidToBeNone(_ properties: String) async throws {
        let (status, answer) = try await results("", properties)
        #expect(status == 200)
        #expect(answer["looked_up"] as? Bool == false)
        #expect((answer["remarks"] as? [String])?.contains { $0.contains("nothing was looked up") } == true)
        #expect(ids(answer) == [])
    }

    @Test func whatOfAQueryCouldNotBeLookedUpIsSaidBesideItsResults() async throws {
        let (_, answer) = try await results(
            "", #""name":["Quonvex Invented Looms"],"registrationNumber":["9.16E+17"]"#)
        #expect(ids(answer) == ["acme"])
        #expect(answer["looked_up"] == nil)
        #expect((answer["remarks"] as? [String])?.count == 1)
        let (_, plain) = try await results("")
        #expect(plain["remarks"] == nil && plain["looked_up"] == nil)
    }
}
