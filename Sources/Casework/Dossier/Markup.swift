import SourceFiles

/// Text as HTML and SVG hold it.
package enum Markup {
    /// The BCP 47 tag of a text by its script; `nil` for Latin script.
    ///
    /// Han is taken as Chinese, and Arabic script as Uyghur where it holds a letter that Uyghur has and Arabic does not.
    static func language(of text: String) -> String? {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return "zh"
            case 0x3040...0x30FF: return "ja"
            case 0xAC00...0xD7AF: return "ko"
            case 0x0600...0x06FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF:
                let uyghur: Set<UInt32> = [
                    0x06AD, 0x06D0, 0x06D5, 0x06C6, 0x06C7, 0x06C8, 0x06CB, 0x0698, 0x067E, 0x0686,
                ]
                return text.unicodeScalars.contains { uyghur.contains($0.value) } ? "ug-Arab" : "ar"
            case 0x0400...0x04FF: return "ru"
            case 0x0370...0x03FF: return "el"
            default: continue
            }
        }
        return nil
    }

    /// The attribute ` lang="…"`, with the direction where the script runs right to left; empty for Latin script.
    package static func languageAttribute(of text: String) -> String {
        guard let language = language(of: text) else { return "" }
        return " lang=\"\(language)\"" + (language == "ug-Arab" || language == "ar" ? " dir=\"rtl\"" : "")
    }

    /// Text as HTML in which each run of another script carries its language tag.
    package static func tagged(_ text: String) -> String {
        var html = ""
        var run = ""
        var runLanguage: String?
        func close() {
            guard !run.isEmpty else { return }
            if runLanguage == nil {
                html += HTMLText.escape(run)
            } else {
                html += "<span\(languageAttribute(of: run))>\(HTMLText.escape(run))</span>"
            }
            run = ""
        }
        for character in text {
            let isNeutral = !character.isLetter
            let language =
                isNeutral ? runLanguage : self.language(of: String(character)).map { $0 == "ug-Arab" ? "ar" : $0 }
            if language != runLanguage {
                close()
                runLanguage = language
            }
            run.append(character)
        }
        close()
        return html
    }
}

extension Markup {
    /// A text as the id of an element: letters, digits, and hyphens for all else.
    static func anchor(_ text: String) -> String {
        "f-"
            + String(
                text.unicodeScalars.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) ? Character($0) : "-" }
            )
    }
}
