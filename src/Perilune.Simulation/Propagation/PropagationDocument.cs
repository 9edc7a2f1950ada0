using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>A propagation file that was read.</summary>
/// <param name="Path">The file as it was named; <c>-</c> for standard input.</param>
/// <param name="Folder">Folder that its own files are relative to.</param>
/// <param name="Case">What it says.</param>
/// <param name="Bound">Where each section and field was written, for problems that are found later.</param>
public sealed record PropagationDocument(string Path, string Folder, PropagationCase Case, Bound Bound)
{
    /// <summary>Adds a problem at a field.</summary>
    /// <param name="problems">Receives it.</param>
    /// <param name="section">The bound record.</param>
    /// <param name="property">Name of the property.</param>
    /// <param name="value">What was written.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="mend">What to do.</param>
    public void Tell(Problems problems, object section, string property, string value, string message, string mend)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var (place, location) = Bound.PlaceOf(section, property);
        problems.Add(place, location, value, message, mend);
    }
}
