import Casework
import Testing

/// A manifest tells every file that is missing, changed or added, and does not depend on the order of the files.
struct PackageManifestTests {
    private let files: [String: [UInt8]] = ["index.html": [1, 2], "documents/a.txt": [3], "b.csv": []]

    @Test func theSameFilesAgree() {
        let manifest = PackageManifest(fingerprint: "f", files: files)
        #expect(manifest.files.map(\.path) == ["b.csv", "documents/a.txt", "index.html"])
        var found = files
        found[PackageManifest.fileName] = [9]
        #expect(manifest.differences(from: found).isEmpty)
    }

    @Test func missingChangedAndAddedFilesAreTold() {
        let manifest = PackageManifest(fingerprint: "f", files: files)
        let found: [String: [UInt8]] = ["index.html": [1, 3], "b.csv": [], "extra\n.txt": []]
        #expect(
            manifest.differences(from: found) == [
                "documents/a.txt: missing", "index.html: changed", "extra\\u{A}.txt: not in the manifest",
            ])
    }

    @Test func aFileNamedTwiceIsTold() {
        var manifest = PackageManifest(fingerprint: "f", files: files)
        manifest.files.append(manifest.files[0])
        #expect(manifest.differences(from: files) == ["b.csv: named twice in the manifest"])
    }
}
