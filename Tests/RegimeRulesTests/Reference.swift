import ClewModel
import Foundation
import RegimeRules
import SourceFiles

/// The reference data of the repository, found from this file.
enum Reference {
    static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appending(path: "Reference/regimes").path) { break }
        }
        return folder
    }()

    static var regimes: URL { root.appending(path: "Reference/regimes") }
    static var counterMeasures: URL { root.appending(path: "Reference/countermeasures") }
    static var cases: URL { root.appending(path: "Reference/regimes/cases") }
}
