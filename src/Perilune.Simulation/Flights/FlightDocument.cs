using Perilune.Simulation.Language;

namespace Perilune.Simulation.Flights;

/// <summary>A flight that was read.</summary>
/// <param name="Path">The file as it was named.</param>
/// <param name="Folder">Folder that its own files are relative to.</param>
/// <param name="Case">What it says.</param>
/// <param name="Root">Its text, for values to be changed in.</param>
/// <param name="Inputs">Every value with its source.</param>
/// <param name="Bound">Where each section and field was written, for problems that are found later.</param>
public sealed record FlightDocument(
    string Path,
    string Folder,
    FlightCase Case,
    YamlNode Root,
    IReadOnlyList<InputValue> Inputs,
    Bound Bound
)
{
    /// <summary>Its name: that of the file.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The phase of a name, or null.</summary>
    /// <param name="name">The name.</param>
    public Phase? Find(string name) => Case.Phases.FirstOrDefault(phase => phase.Name == name);
}
