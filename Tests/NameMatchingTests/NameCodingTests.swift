import Testing

@testable import NameMatching

struct NameCodingTests {
    private static let names: [(String, NameKind)] = [
        ("Xinjiang Jinxinnuo Textile Co., Ltd.", .organization), ("新疆金鑫诺纺织有限公司", .organization),
        ("新疆生产建设兵团第八师一四三团", .organization), ("ООО Ветролен", .organization),
        ("Mohammed Al-Husseini", .person), ("欧阳建国", .person), ("Ocean Pearl 12", .vessel), ("", .organization),
        ("🙂", .person),
    ]

    private static func written(_ name: AnalyzedName) -> [UInt8] {
        var bytes: [UInt8] = []
        name.encode(into: &bytes)
        return bytes
    }

    private static func read(_ bytes: [UInt8], like name: AnalyzedName) throws -> AnalyzedName? {
        let lexicon = try TestLexicon.loaded.get()
        return bytes.withUnsafeBytes { raw in
            var position = 0
            return AnalyzedName(
                decoding: raw, at: &position, original: name.original, kind: name.kind, lexicon: lexicon)
        }
    }

    @Test func aNameReadBackComparesAsItself() throws {
        let lexicon = try TestLexicon.loaded.get()
        let analyzer = NameAnalyzer(lexicon: lexicon)
        let comparator = try NameComparator(lexicon: lexicon)
        let names = Self.names.map { analyzer.analyze($0.0, kind: $0.1) }
        for name in names {
            let copy = try #require(try Self.read(Self.written(name), like: name))
            #expect(copy == name)
            #expect(copy.indexKeys() == name.indexKeys())
            for other in names { #expect(comparator.score(copy, other) == comparator.score(name, other)) }
        }
    }

    @Test func whatIsCutShortIsNoName() throws {
        let analyzer = NameAnalyzer(lexicon: try TestLexicon.loaded.get())
        let name = analyzer.analyze("新疆金鑫诺纺织有限公司", kind: .organization)
        let bytes = Self.written(name)
        for length in 0..<bytes.count { #expect(try Self.read(Array(bytes.prefix(length)), like: name) == nil) }
    }

    @Test func damagedBytesAreRefusedOrComparedNeverTrusted() throws {
        let lexicon = try TestLexicon.loaded.get()
        let analyzer = NameAnalyzer(lexicon: lexicon)
        let comparator = try NameComparator(lexicon: lexicon)
        var state: UInt64 = 7
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        for (text, kind) in Self.names {
            let name = analyzer.analyze(text, kind: kind)
            let bytes = Self.written(name)
            for _ in 0..<300 {
                var damaged = bytes
                for _ in 0..<3 { damaged[next(damaged.count)] = UInt8(next(256)) }
                guard let read = try Self.read(damaged, like: name) else { continue }
                let score = comparator.score(read, name)
                #expect(score > 0 && score < 1)
                #expect(Set(read.indexKeys().map(\.hash)).count == read.indexKeys().count)
            }
        }
    }
}

struct SlipTests {
    private static func roles(_ text: String) throws -> [PartRole] {
        NameAnalyzer(lexicon: try TestLexicon.loaded.get()).analyze(text, kind: .organization).parts.map(\.role)
    }

    @Test(arguments: [
        ("Jinxinnuo Citton Textile Co., Ltd.", "金鑫诺棉纺织有限公司"),
        ("Quonvexar Pacckaging Ltd", "Quonvexar Packaging Ltd"),
        ("Xinjiang Jinxinnuo Txetile Co., Ltd.", "Xinjiang Jinxinnuo Textile Co., Ltd."),
    ])
    func aSlipInAGenericWordIsForgiven(left: String, right: String) throws {
        #expect(try TestLexicon.score(left, right) > 0.5)
    }

    @Test func theFirstUnknownWordStaysTheTradeName() throws {
        // One letter from Travel.
        #expect(try Self.roles("Traven Packaging Inx").first == .tradeName)
        #expect(try Self.roles("Textila Co., Ltd.").first == .tradeName)
    }

    @Test func anAssimilatedArticleIsNoName() throws {
        let analyzer = NameAnalyzer(lexicon: try TestLexicon.loaded.get())
        for text in ["Hassan Az Zahrani", "Hassan Ash-Shami", "Hassan An Najjar"] {
            #expect(analyzer.analyze(text, kind: .person).parts.map(\.role) == [.givenName, .filler, .givenName])
        }
        #expect(analyzer.analyze("An Najib", kind: .person).parts.first?.role == .filler)
        #expect(analyzer.analyze("An Ling", kind: .person).parts.first?.role != .filler)
    }
}
