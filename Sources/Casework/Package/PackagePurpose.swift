import ClewModel
import RegimeRules

/// For whom a package is put together, which decides what the first page holds it against.
public enum PackagePurpose: String, Hashable, Sendable, CaseIterable {
    /// United States customs, to show that goods lie outside the presumption of the UFLPA.
    case cbpApplicability = "cbp-applicability"
    /// United States customs, to show by clear and convincing evidence that no forced labour was used.
    case cbpException = "cbp-exception"
    /// A competent authority that asks under the Forced Labour Regulation of the European Union.
    case euFLR = "eu-flr"
    /// A buyer of the goods.
    case buyer
    /// Customs, or an authority, that takes what others know of parties and goods.
    case allegation

    /// The title of the package.
    var title: String {
        switch self {
        case .cbpApplicability: "Records for an applicability review"
        case .cbpException: "Records for an exception to the presumption"
        case .euFLR: "Records for a competent authority of the European Union"
        case .buyer: "Records for a buyer"
        case .allegation: "What sources say of parties and goods"
        }
    }

    /// The provision whose list of evidence the package is held against.
    ///
    /// A buyer has no list of its own in the reference data; it is shown the fullest one, that of the applicability review.
    /// Who knows something of others is asked for no list.
    var provision: ProvisionID? {
        switch self {
        case .cbpApplicability, .buyer: "us-uflpa.route.applicability-review"
        case .cbpException: "us-uflpa.route.exception"
        case .euFLR: "eu-flr.information-request"
        case .allegation: nil
        }
    }

    /// The jurisdiction whose authority it is for; `nil` where it is for nobody in particular.
    var jurisdiction: String? {
        switch self {
        case .cbpApplicability, .cbpException: "us"
        case .euFLR: "eu"
        case .buyer, .allegation: nil
        }
    }

    /// Whether it goes into the portal of United States customs, whose fields take letters and digits only.
    var hasPortalFields: Bool { self == .cbpApplicability || self == .cbpException }
}
