import ArgumentParser
import ClewService

@main
struct ClewServiceMain: AsyncParsableCommand {
    func run() async throws {}
}
