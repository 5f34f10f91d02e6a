/// Whether a computation came to where only a linear solver gives the tightest bounds.
final class SolverUse {
    /// Whether a linear program was to be solved that is no network, whether or not a solver was there.
    var wantsLinear = false
}
