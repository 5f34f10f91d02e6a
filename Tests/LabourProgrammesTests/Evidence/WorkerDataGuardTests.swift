import ClewModel
import LabourProgrammes
import Testing

struct WorkerDataGuardTests {
    let workers: WorkerDataGuard

    init() throws {
        workers = try ReferenceData.workers.get()
    }

    private func drop(_ text: String) -> (text: String, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        return (workers.dropping(text, file: "list.csv", into: &diagnostics), diagnostics)
    }

    @Test func columnsAboutPersonsAreRefused() {
        #expect(workers.refusedColumns(["序号", "姓名", "性别", "身份证号", "工种"]) == ["姓名", "性别", "身份证号", "工种"])
        #expect(workers.refusedColumns(["worker name", "gender", "lot"]) == ["worker name", "gender"])
    }

    @Test(arguments: [
        ["id", "name", "country", "address", "role"], ["lot", "commodity", "quantity", "unit"],
        ["name", "phone", "registration number"], ["job", "quantity"],
    ])
    func tablesOfPartiesAndGoodsAreNotRefused(columns: [String]) {
        #expect(workers.refusedColumns(columns).isEmpty)
    }

    @Test func aTableOfWorkersIsDroppedUntilItEnds() {
        let result = drop("公司接收新疆富余劳动力\n姓名,性别,民族\n甲,男,某\n乙,女,某\n\n以上情况属实")
        #expect(result.text == "公司接收新疆富余劳动力\n\n\n\n\n以上情况属实")
        #expect(result.diagnostics.map(\.code) == ["workers.dropped"])
        #expect(result.diagnostics.first?.location.line == 2)
    }

    // Numbers made up for this test: region 110101, 1 January 1990, serial numbers in a row, the check digit computed.
    @Test(arguments: [
        ("110101199001010015", true), ("甲 110101199001010023 乙", true), ("ID:110101199001010058,", true),
        ("110101199001010016", false), ("110101202313010019", false), ("91110101199001010015", false),
    ])
    func onlyANumberWhoseDateAndCheckDigitFitIsAnIdentityNumber(_ item: (line: String, isDropped: Bool)) {
        let result = drop(item.line)
        #expect(result.text.isEmpty == item.isDropped)
        #expect(result.diagnostics.isEmpty != item.isDropped)
    }

    @Test func aUnifiedSocialCreditCodeIsNotAPersonsNumber() {
        #expect(drop("统一社会信用代码 91110000100000007A").diagnostics.isEmpty)
        #expect(drop("HS 520512, 123456789012345678").diagnostics.isEmpty)
    }

    @Test func namesUnderTheTitleOfARosterAreDropped() {
        let result = drop("务工人员花名册\n1 甲某某\n2 乙某某\n\nThe mill spins yarn.")
        #expect(!result.text.contains("甲某某"))
        #expect(result.text.contains("The mill spins yarn."))
        #expect(!result.diagnostics.isEmpty)
    }

    @Test func aReportNeverRepeatsWhatWasDropped() {
        for diagnostic in drop("姓名,身份证号\n甲某某,110101199001010010").diagnostics {
            #expect(!diagnostic.message.contains("甲某某"))
            #expect(!diagnostic.message.contains("1101"))
        }
    }

    @Test func ordinaryTextIsKeptByteForByte() {
        let text = "Invoice 5\r\nlot,quantity\r\n1,2\r\n新疆籍员工的劳动合同\n"
        let result = drop(text)
        #expect(result.text == text)
        #expect(result.diagnostics.isEmpty)
    }
}
