import LabourProgrammes
import Testing

struct DocumentTypesTests {
    let types: DocumentTypes

    init() throws {
        types = try ReferenceData.catalog.get().documentTypes
    }

    @Test(arguments: [
        ("public-notice", TextSource.Kind.officialText), ("Official Notice", .officialText),
        ("state_media", .officialText),
        ("annual-report", .companyDisclosure), ("年报", .companyDisclosure), ("wechat", .companyDisclosure),
        ("federal-register-notice", .listing), ("WRO", .listing), ("ngo", .investigation), ("论文", .investigation),
        ("news", .press), ("article", .press), ("blog", .other),
    ])
    func aTypeIsKnownByItsSynonyms(_ item: (type: String, speaker: TextSource.Kind)) {
        #expect(types[item.type]?.speaker == item.speaker, "\(item.type)")
        #expect(types.speaker(type: item.type) == item.speaker)
    }

    @Test func anUnknownTypeIsUnknown() {
        #expect(types["parchment"] == nil)
        #expect(types.speaker(type: "parchment") == .other)
        #expect(types["invoice"] != nil && types["invoice"]?.speaker == nil)
    }

    @Test func whoPublishedGoesBeforeTheType() {
        #expect(types.speaker(type: "news", publisher: "新华社") == .officialText)
        #expect(types.speaker(type: "news", publisher: "墨玉县人力资源和社会保障局") == .officialText)
        #expect(types.speaker(type: "notice", isOwn: true) == .companyDisclosure)
        #expect(types.speaker(type: "news", isOwn: true) == .companyDisclosure)
        #expect(types.speaker(type: "listing", isOwn: true) == .listing)
    }

    @Test func aPublisherThatIsNeitherAnAuthorityNorThePartyMakesNeither() {
        let rival = "Exampleyard Competitors Ltd"
        #expect(types.speaker(type: "company-news", publisher: rival, about: ["Exampleford Mill Ltd"]) == .otherCompany)
        #expect(types.speaker(type: "public-notice", publisher: "某律师事务所") == .other)
        #expect(types.speaker(type: "state-media", publisher: "An evening paper of another country") == .press)
        #expect(types.contradicts(type: "public-notice", publisher: "某律师事务所"))
        #expect(types.contradicts(type: "annual-report", publisher: rival))
        #expect(!types.contradicts(type: "news", publisher: rival))
    }

    @Test func aPublisherThatBearsItsTypeOutIsBelieved() {
        #expect(types.speaker(type: "public-notice", publisher: "某县教育局") == .officialText)
        #expect(types.speaker(type: "state-media", publisher: "某省日报") == .officialText)
        #expect(
            types.speaker(type: "annual-report", publisher: "EXAMPLEFORD MILL, LTD.", about: ["Exampleford Mill Ltd"])
                == .companyDisclosure)
        #expect(types.speaker(type: "public-notice") == .officialText)
        // The word bears a type out and decides none.
        #expect(types.speaker(type: "news", publisher: "某日报") == .press)
    }

    @Test func noSynonymNamesTwoTypes() {
        #expect(Set(types.all.map(\.key)).count == types.all.count)
    }
}
