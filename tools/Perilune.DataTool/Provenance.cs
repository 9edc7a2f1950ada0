namespace Perilune.DataTool;

/// <summary>Where a data file comes from, written beside it.</summary>
/// <param name="Product">What it is.</param>
/// <param name="Agency">Who made the source.</param>
/// <param name="Version">Edition of the source.</param>
/// <param name="Sources">Paths of the source files; their names and hashes are recorded.</param>
/// <param name="Derivation">How the file was made of them.</param>
/// <param name="Accuracy">Against the source.</param>
internal sealed record Provenance(
    string Product,
    string Agency,
    string Version,
    IReadOnlyList<string> Sources,
    string Derivation,
    string Accuracy
);
