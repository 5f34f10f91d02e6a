import ClewModel
import Foundation
import NameMatching
import Testing
import TestSupport

@testable import Screening

/// Scores across scripts: found at the threshold, told with what the scripts add, and no stranger lifted.
struct CalibratedScoreTests {
    /// Ordinary names put together by chance: the person listed, and the one of the same family name beside.
    private static let persons = [
        ("Кирилл Забелин", "Kirill Zabelin", "Savely Zabelin"), ("سامي التميمي", "Sami Al-Tamimi", "Bashir Al-Tamimi"),
        ("فرهاد کشاورز", "Farhad Keshavarz", "Parviz Keshavarz"), ("ზურაბ ლომიძე", "Zurab Lomidze", "Merab Lomidze"),
        ("박재훈", "Park Jae-hoon", "Park Min-ho"), ("दिनेश गुप्ता", "Dinesh Gupta", "Kailash Gupta"),
        ("Θεόδωρος Ηλιάδης", "Theodoros Iliadis", "Pavlos Iliadis"),
    ]

    private static func entities() -> [Entity] {
        persons.enumerated().flatMap { number, names in
            [InventedParties.person("p\(number)", names.1), InventedParties.person("s\(number)", names.2)]
        }
    }

    @Test func personsAreFoundAcrossScriptsAndTheirNamesakesAreNot() throws {
        let screener = try InventedParties.screener(Self.entities())
        for (number, names) in Self.persons.enumerated() {
            let found = try screener.screen(ScreeningQuery(id: "q", schema: .person, names: [names.0]))
            #expect(found.filter(\.isMatch).map(\.entity.rawValue) == ["p\(number)"], "\(names.0)")
        }
    }

    @Test func whatTheScriptsAddIsALineOfEvidenceAndAllAddUp() throws {
        let screener = try InventedParties.screener(Self.entities())
        var lines = 0
        for names in Self.persons {
            for candidate in try screener.screen(ScreeningQuery(id: "q", schema: .person, names: [names.0])) {
                let explanation = try #require(candidate.explanation)
                #expect(abs(explanation.evidence.reduce(0) { $0 + $1.contribution } - explanation.logOdds) < 1e-9)
                lines += explanation.evidence.count { $0.kind == .calibration && $0.sentence.contains("scripts") }
            }
        }
        #expect(lines > 0)
    }

    /// Whatever is asked: within one cell the order is that of the estimates, and a contradiction is not lifted to a match.
    @Test func theOrderOfACellIsThatOfTheEstimates() throws {
        let entities =
            Self.entities()
            + (0..<60).map { number in
                let (one, other) = (
                    Self.persons[number % 7].1.split(separator: " "),
                    Self.persons[(number * 3 + 1) % 7].1.split(separator: " ")
                )
                return InventedParties.person("x\(number)", "\(one[0]) \(other[other.count - 1])")
            }
        var plain = ScreeningOptions()
        plain.isCalibrated = false
        let (told, estimated) = (
            try InventedParties.screener(entities), try InventedParties.screener(entities, options: plain)
        )
        for names in Self.persons {
            let query = ScreeningQuery(id: "q", schema: .person, names: [names.0])
            let before = try estimated.examples(query)
            let after = try told.examples(query)
            let odds = Dictionary(before.map { ($0.entity, $0.told) }, uniquingKeysWith: { one, _ in one })
            for one in after {
                for other in after where one.cell == other.cell && !one.isHeld && !other.isHeld {
                    #expect((one.estimate < other.estimate) == (one.told < other.told))
                }
                let was = try #require(odds[one.entity])
                if one.cell.isApart, was < log(3.0) { #expect(one.told < log(3.0)) }
            }
        }
    }

    @Test func aQuestionKeepsItsCap() throws {
        let listed = InventedParties.company("a", ["Kuitun Zhaoqiong Textile Co., Ltd."])
        let found = try #require(
            try InventedParties.screener([listed]).screen(
                ScreeningQuery(id: "q", schema: .company, names: ["Zhaoqiong"], countries: ["cn"])
            ).first)
        #expect(found.isQuestion)
        #expect(found.score <= 1 / (1 + exp(-ScreeningWeights.standard.questionAtMost)) + 1e-9)
    }
}
