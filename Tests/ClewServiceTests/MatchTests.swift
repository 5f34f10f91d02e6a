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
        "er-unstable",
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
            ("?changed_since=2025-01-01", []), ("?limit=0", []), ("?limit=-1", []), ("?threshold=1", ["acme"]),
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

    @Test func whatAPersonHasToLookAtIsSaidThoughItIsNoMatch() async throws {
        let (_, answer) = try await results("", #""name":["Quonvex"],"country":["cn"]"#)
        let found = try #require((answer["results"] as? [[String: Any]])?.first)
        #expect(found["match"] as? Bool == false)
        #expect((found["question"] as? String)?.contains("brand") == true)
        let (_, plain) = try await results("")
        #expect((plain["results"] as? [[String: Any]])?.first?["question"] == nil)
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

    @Test(arguments: [
        ("threshold=2", 422), ("threshold=-0.1", 422), ("cutoff=1.5", 422), ("include_dataset=nope", 400),
        ("exclude_dataset=nope", 400), ("exclude_schema=Nope", 400), ("topics=zzz", 400), ("include_dataset=", 400),
        ("include_dataset=us-dhs-uflpa", 200), ("include_dataset=us_dhs_uflpa", 200), ("include_dataset=default", 200),
        ("exclude_schema=Vessel", 200), ("topics=gov.igo", 200),
    ])
    func whatAFilterNamesIsThereOrAnError(_ parameter: String, _ status: Int) async throws {
        #expect(try await results("?\(parameter)").0 == status)
    }

    @Test func aDatasetIsKnownByItsKeyTooAndOneThatIsNotThereIsNamed() async throws {
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Nobody At All"]}}}}"#
        for path in ["/match/us_dhs_uflpa", "/match/us-dhs-uflpa", "/search/us-dhs-uflpa", "/reconcile/us-dhs-uflpa"] {
            let isMatch = path.hasPrefix("/match")
            let (status, value) = try await InventedLists.answer(isMatch ? "POST" : "GET", path, isMatch ? body : "")
            #expect(status == 200, "\(path)")
            guard !path.hasPrefix("/reconcile") else { continue }
            let lists = (value["rests_on"] as? [String: Any])?["lists"] as? [[String: Any]]
            #expect(lists?.compactMap { $0["dataset"] as? String } == ["us_dhs_uflpa"], "\(path)")
        }
        let (_, fault) = try await InventedLists.answer("POST", "/match/default?include_dataset=nope", body)
        let detail = try #require(fault["detail"] as? String)
        #expect(detail.contains("'nope'") && detail.contains("us_dhs_uflpa"))
    }

    @Test(arguments: [
        ("include_dataset=us_dhs_uflpa", ["us_dhs_uflpa"]),
        ("include_dataset=us-dhs-uflpa&include_dataset=ftm", ["ftm", "us_dhs_uflpa"]),
        ("include_dataset=us_dhs_uflpa&exclude_dataset=us_dhs_uflpa", []),
    ])
    func anAnswerRestsOnTheListsThatWereAsked(_ parameters: String, _ expected: [String]) async throws {
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Quonvex Invented Looms"]}}}}"#
        let reply = try await InventedLists.api.get().reply(
            to: ServiceRequest("POST", "/match/default?\(parameters)", body: Array(body.utf8)))
        let value = try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
        let basis = try #require(value["rests_on"] as? [String: Any])
        #expect((basis["lists"] as? [[String: Any]])?.compactMap { $0["dataset"] as? String }.sorted() == expected)
        let results = (value["responses"] as? [String: [String: Any]])?["a"]?["results"] as? [[String: Any]]
        #expect(results?.isEmpty == !expected.contains("ftm"))
        // Whatever rests on nothing is not whole.
        if expected.isEmpty { #expect(basis["whole"] as? Bool == false) }
        #expect(reply.fields["x-clew-whole"]?.contains("eu_fsf") == false)
    }

    @Test func withoutADatasetThereAreTheOthers() async throws {
        let (_, value) = try await results("?exclude_dataset=us-dhs-uflpa")
        let basis = try #require(value["rests_on"] as? [String: Any])
        #expect((basis["lists"] as? [[String: Any]])?.compactMap { $0["dataset"] as? String } == ["ftm"])
        let (_, search) = try await InventedLists.answer("GET", "/search/default?q=looms&datasets=ftm")
        let lists = (search["rests_on"] as? [String: Any])?["lists"] as? [[String: Any]]
        #expect(lists?.compactMap { $0["dataset"] as? String } == ["ftm"])
    }

    @Test(arguments: [
        (
            #"{"queries":{"a":{"schema":"Company","properties":{"name":["X1"]}},"a":{"schema":"Company","properties":{"name":["Y1"]}}}}"#,
            "a"
        ),
        (#"{"queries":{"a":{"schema":"Company","properties":{"name":["X1"],"country":"cn","name":["Y1"]}}}}"#, "name"),
        (#"{"queries":{"a":{"schema":"Company","schema":"Person","properties":{"name":["X1"]}}}}"#, "schema"),
        (#"{"queries":{"a":{"schema":"Company","properties":{"name":["X1"]}}},"queries":{}}"#, "queries"),
        (#"{"queries":{"a":{"schema":"Company","properties":{"na\u006de":["X1"],"name":["Y1"]}}}}"#, "name"),
    ])
    func aKeyThatStandsTwiceIsAnErrorThatNamesIt(_ body: String, _ key: String) async throws {
        let (status, value) = try await InventedLists.answer("POST", "/match/ftm", body)
        #expect(status == 422)
        let problem = try #require((value["detail"] as? [[String: Any]])?.first)
        #expect((problem["loc"] as? [String])?.last == key)
        #expect((problem["msg"] as? String)?.contains("'\(key)'") == true)
    }

    @Test(arguments: [
        (#""birthdate":"1965-09-21""#, "did you mean birthDate?"), (#""dob":"1965-09-21""#, "did you mean birthDate?"),
        (#""Country":"cn""#, "did you mean country?"), (#""adress":"Aksu""#, "did you mean address?"),
        (#""qqqqqq":"x""#, "“qqqqqq” is no property of Company"), (#""sector":"textiles""#, "not compared: “sector”"),
    ])
    func aPropertyThatChangesNothingIsSaidSo(_ property: String, _ remark: String) async throws {
        let (status, answer) = try await results("", #""name":["Quonvex Invented Looms"],\#(property)"#)
        #expect(status == 200)
        #expect(ids(answer) == ["acme"])
        #expect(
            (answer["remarks"] as? [String])?.contains { $0.contains(remark) } == true, "\(answer["remarks"] ?? "none")"
        )
    }

    @Test func keysAndParametersThatArePassedOverAreSaidSo() async throws {
        let body =
            #"{"queries":{"a":{"schema":"Company","foo":1,"caption":"x","properties":{"name":["Quonvex Invented Looms"]}}},"limit":1}"#
        let reply = try await InventedLists.api.get().reply(
            to: ServiceRequest("POST", "/match/ftm?limit=5&limit=7", body: Array(body.utf8)))
        #expect(reply.status == 200)
        let value = try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
        let remarks = try #require(value["remarks"] as? [String])
        #expect(remarks.contains { $0.contains("limit stands 2 times") })
        #expect(remarks.contains { $0.contains("“limit”") && $0.contains("behind the question mark") })
        let own = (value["responses"] as? [String: [String: Any]])?["a"]?["remarks"] as? [String]
        #expect(own?.contains { $0.contains("“foo”") && !$0.contains("caption") } == true)
        #expect(reply.fields["x-clew-remark"]?.contains("limit stands 2 times") == true)
        let entity = try await InventedLists.api.get().reply(
            to: ServiceRequest("GET", "/entities/acme?nested=true&nested=false"))
        #expect(entity.fields["x-clew-remark"]?.contains("nested stands 2 times") == true)
    }

    @Test(arguments: [
        ("[]", "an object"), (#"{"queries":[]}"#, "an object"),
        (
            #"{"queries":{"a":{"schema":"Company","properties":{"name":["X1"]}}},"weights":{"personName":"x"}}"#,
            "a valid number"
        ),
        (#"{"queries":{"a":{"schema":"Company","properties":{"name":{"a":"b"}}}}}"#, "a string, or a list of strings"),
    ])
    func whatIsWantedIsSaid(_ body: String, _ wanted: String) async throws {
        let (status, value) = try await InventedLists.answer("POST", "/match/ftm", body)
        #expect(status == 422)
        #expect(((value["detail"] as? [[String: Any]])?.first?["msg"] as? String)?.contains(wanted) == true, "\(value)")
    }

    @Test func aWeightBelowZeroIsAnError() async throws {
        #expect(try await results("", further: #","weights":{"personName":-1}"#).0 == 400)
    }
}
