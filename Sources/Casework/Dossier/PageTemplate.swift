package import ClewModel
import Mustache

/// The templates of the pages, which come with the program.
package enum PageTemplate {
    /// The styles of the dossier, which all pages share.
    package static var style: String { String(decoding: PackageResources.dossier_css, as: UTF8.self) }

    /// Fills a template.
    ///
    /// - Parameters:
    ///   - bytes: The template as it comes with the program.
    ///   - page: What it is of, as messages call it: `dossier`.
    ///   - view: What it is filled with.
    /// - Throws: ``ClewError`` where it is broken.
    package static func filled(_ bytes: [UInt8], of page: String, with view: Any) throws(ClewError) -> String {
        let template: MustacheTemplate
        do {
            template = try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw ClewError(.cannotWrite, "The \(page)'s template cannot be read: \(error)")
        }
        return template.render(view)
    }
}
