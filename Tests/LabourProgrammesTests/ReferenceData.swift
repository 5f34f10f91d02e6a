import Foundation
import LabourProgrammes
import TestSupport

/// The reference data of the repository, read once for all tests.
enum ReferenceData {
    static let gazetteer: Result<Gazetteer, LabourProgrammesError> = Result { () throws(LabourProgrammesError) in
        try Gazetteer(
            places: RepositoryFiles.reference.appending(path: "places"),
            corps: RepositoryFiles.reference.appending(path: "xpcc"))
    }
}

extension ReferenceData {
    static let programmes = RepositoryFiles.reference.appending(path: "programmes")

    static let catalog: Result<ProgrammeCatalog, LabourProgrammesError> = Result { () throws(LabourProgrammesError) in
        try ProgrammeCatalog(directory: programmes)
    }

    static let workers: Result<WorkerDataGuard, LabourProgrammesError> = Result { () throws(LabourProgrammesError) in
        try WorkerDataGuard(directory: programmes)
    }

    static let reader: Result<ProgrammeReader, LabourProgrammesError> = Result { () throws(LabourProgrammesError) in
        ProgrammeReader(catalog: try catalog.get(), workers: try workers.get())
    }
}
