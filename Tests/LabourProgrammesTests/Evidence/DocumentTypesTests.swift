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
        #expect(types.speaker(type: "annual-report", isOtherParty: true) == .otherCompany)
    }

    @Test func noSynonymNamesTwoTypes() {
        #expect(Set(types.all.map(\.key)).count == types.all.count)
    }
}
