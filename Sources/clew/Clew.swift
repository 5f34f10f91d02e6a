import ClewCommands

/// The command line; everything it does is in `ClewCommands`.
@main
struct Clew {
    static func main() { ClewCommand.runProcess() }
}
