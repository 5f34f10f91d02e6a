import ClewModel
import Foundation
import Testing

struct IdeographFormTests {
    @Test func theRadicalsThatPDFFilesYieldAreFolded() {
        #expect(IdeographForm.unified("⼒⼈⼭⺠⼯⾃⽥") == "力人山民工自田")
        #expect(IdeographForm.unified("plain 力 text ئاقسۇ") == "plain 力 text ئاقسۇ")
    }

    @Test func everyRadicalOfTheDictionaryIsTheIdeographOfItsCompatibilityForm() {
        for code in 0x2F00...0x2FD5 as ClosedRange<UInt32> {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let plain = String(Character(scalar)).precomposedStringWithCompatibilityMapping.unicodeScalars.first
            #expect(IdeographForm.unified(code) == plain?.value)
        }
    }

    @Test func whatIsFoldedOnceIsFolded() {
        for code in Array(0x2E80...0x31FF as ClosedRange<UInt32>) + Array(0xF900...0xFAFF as ClosedRange<UInt32>) {
            let once = IdeographForm.unified(code)
            #expect(IdeographForm.unified(once) == once)
        }
    }

    @Test func compatibilityIdeographsAreFolded() {
        #expect(IdeographForm.unified("\u{F90A}\u{2F800}") == "金丽".replacing("丽", with: "\u{4E3D}"))
    }
}
