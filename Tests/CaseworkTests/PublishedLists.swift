import Foundation
import ListImport
import TestSupport
import World

/// The lists that `Reference/lists` describes.
enum PublishedLists {
    private static let all = Result { try ListCatalog(directory: RepositoryFiles.reference.appending(path: "lists")) }

    static func catalog() throws -> ListCatalog { try all.get() }
}
