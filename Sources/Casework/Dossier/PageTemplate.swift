package import ClewModel
import Mustache
import Synchronization

/// The templates of the pages, which come with the program.
package enum PageTemplate {
    /// The styles of the dossier, which all pages share.
    package static var style: String { String(decoding: PackageResources.dossier_css, as: UTF8.self) }

    /// The templates that were filled so far, as they were read: a page of many is not read again for each.
    private static let parsed = Mutex<[[UInt8]: MustacheTemplate]>([:])

    /// Fills a template.
    ///
    /// - Parameters:
    ///   - bytes: The template as it comes with the program.
    ///   - page: What it is of, as messages call it: `dossier`.
    ///   - view: What it is filled with.
    /// - Throws: ``ClewError`` where it is broken.
    package static func filled(_ bytes: [UInt8], of page: String, with view: Any) throws(ClewError) -> String {
        if let template = parsed.withLock({ $0[bytes] }) { return template.render(view) }
        let template: MustacheTemplate
        do {
            template = try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw ClewError(.cannotWrite, "The \(page)'s template cannot be read: \(error)")
        }
        parsed.withLock { $0[bytes] = template }
        return template.render(view)
    }
}
