import ClewModel
import Foundation
import TestSupport
import Testing

@testable import SanctionsStudy

/// Readers of published layouts beside a slow way on made-up files, and on damaged ones.
struct OutcomeTwinTests {
    let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private static let header =
        "period,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,classificationCode,cmdCode,customsCode,motCode,primaryValue"

    @Test(arguments: 0..<60 as Range<UInt64>)
    func comtradeAgreesWithTheSlowWay(seed: UInt64) throws {
        var generator = LabRandom(seed: seed)
        func pick(_ values: [String]) -> String { values[Int(generator.next() % UInt64(values.count))] }
        let partners = [("0", "W00"), ("842", "USA"), ("124", "CAN"), ("704", "VNM")]
        var rows: [[String]] = []
        var wholes: Set<[String]> = []
        for _ in 0..<80 {
            let partner = partners[Int(generator.next() % 4)]
            let row = [
                pick(["2020", "2021"]), pick(["CHN", "CHN", "IND"]), pick(["X", "X", "M", "RX"]), partner.0, partner.1,
                "0", "H5", pick(["520100", "520300"]), "C00", "0", String(generator.next() % 1000),
            ]
            // A flow stands in a file once.
            guard wholes.insert([row[0], row[1], row[2], row[3], row[7]]).inserted else { continue }
            rows.append(row)
            if generator.next() % 4 == 0 {
                var part = row
                part[9] = "2100"
                part[10] = "1"
                rows.append(part)
            }
        }
        var slow: [[String]: Double] = [:]
        for row in rows where row[1] == "CHN" && row[2] == "X" && row[3] != "0" && row[9] == "0" {
            slow[[row[0], row[7], row[4].lowercased()], default: 0] += Double(row[10]) ?? 0
        }
        let text = ([Self.header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
        let read = try ComtradeFile.flows(folder.write(text, to: "c.csv"), as: "c.csv")
        let fast = Dictionary(
            uniqueKeysWithValues: read.flows.map { ([String($0.period), $0.product, $0.partner], $0.value) })
        #expect(fast == slow)
    }

    @Test(arguments: [
        "comtrade.csv", "otexa-report.csv", "otexa-long.csv", "cbp-entries.csv", "cbp-lines.csv", "c4ads.csv",
    ])
    func damagedFilesAreReadOrRefusedAndNeverEndTheProgram(name: String) throws {
        let sound = Array(try Data(contentsOf: RepositoryFiles.fixtures.appending(path: "study").appending(path: name)))
        var generator = LabRandom(seed: 7)
        let signs = Array(",;\"\n\r\t-.%$*09aZ\u{0}".utf8) + [0xFF, 0xC3]
        for _ in 0..<40 {
            var bytes = sound
            for _ in 0...(generator.next() % 6) where !bytes.isEmpty {
                let place = Int(generator.next() % UInt64(bytes.count))
                switch generator.next() % 3 {
                case 0: bytes[place] = signs[Int(generator.next() % UInt64(signs.count))]
                case 1: bytes.remove(at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + Int(generator.next() % 200)))
                }
            }
            let url = try folder.write(bytes, to: "damaged.csv")
            do throws(StudyError) {
                switch name {
                case "comtrade.csv": _ = try ComtradeFile.flows(url, as: name)
                case "otexa-report.csv", "otexa-long.csv":
                    let read = try OTEXAFile.flows(url, as: name, measure: .squareMetres)
                    #expect(read.flows.allSatisfy { $0.value >= 0 })
                case "c4ads.csv":
                    let read = try CorpsHoldings(url, as: name)
                    #expect(read.holdings.allSatisfy { $0.share.lower >= 0 && $0.share.upper <= 1 })
                default:
                    let read = try CBPFigures(url, as: name)
                    #expect(
                        !read.tables.isEmpty
                            && !StudyFigure.customs("figure_customs", title: "x", of: [read]).svg.isEmpty)
                }
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }
}
