using Perilune.Simulation.Language;

namespace Perilune.Simulation.Layouts;

/// <summary>A layout that was read.</summary>
/// <param name="Path">The file as it was named.</param>
/// <param name="Case">What it says.</param>
/// <param name="Bound">Where each section and field was written, for problems that are found later.</param>
public sealed record LayoutDocument(string Path, LayoutCase Case, Bound Bound)
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

    /// <summary>Adds a problem of a whole element.</summary>
    /// <param name="problems">Receives it.</param>
    /// <param name="section">The bound record.</param>
    /// <param name="value">What was written.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="mend">What to do.</param>
    public void Tell(Problems problems, object section, string value, string message, string mend)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var place = Bound.PlaceOf(section);
        problems.Add(place, place.Location, value, message, mend);
    }
}
