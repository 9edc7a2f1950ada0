using System.Collections.Immutable;
using System.Globalization;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;
using Perilune.Surface.Layout;
using Perilune.Surface.Topography;

namespace Perilune.Simulation.Layouts;

/// <summary>A layout on the terrain: every element where it stands.</summary>
/// <param name="Document">The layout.</param>
/// <param name="Frame">Its axes.</param>
/// <param name="Elements">The elements, in the order of the language.</param>
public sealed record LayoutGroundPlan(
    LayoutDocument Document,
    LayoutFrame Frame,
    ImmutableArray<PlacedElement> Elements
)
{
    // Heights under a mast mean nothing on coarser ground.
    private const double CoarsestCell = 500;
    private const double FarthestElement = 50_000;

    /// <summary>Puts the elements on the ground.</summary>
    /// <param name="document">The layout.</param>
    /// <param name="terrain">The terrain.</param>
    /// <exception cref="InputException">Elements off the terrain, or two in one place: all of them.</exception>
    public static LayoutGroundPlan On(LayoutDocument document, LunarTerrain terrain)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(terrain);
        var problems = new Problems();
        problems.Register(document.Path);
        var origin = new SurfacePoint(document.Case.Origin.Latitude, document.Case.Origin.Longitude);
        Covered(document, terrain, document.Case.Origin, origin, problems);
        problems.ThrowIfAny();
        var frame = new LayoutFrame(terrain, origin);
        var placed = ImmutableArray.CreateBuilder<PlacedElement>();
        foreach (var element in LayoutReader.Elements(document.Case))
        {
            var place = Point(frame, element);
            if (!Covered(document, terrain, element, place, problems))
                continue;
            var foot = frame.Foot(place);
            if (foot.X * foot.X + foot.Y * foot.Y > 2 * FarthestElement * FarthestElement)
                document.Tell(
                    problems,
                    element,
                    place.ToString(),
                    $"lies {Metres(Math.Sqrt(foot.X * foot.X + foot.Y * foot.Y))} from the origin",
                    "move it, or the origin, to the same base"
                );
            else
                placed.Add(PlacedElement.At(element, place, foot, terrain.SlopeAt(place)));
        }
        for (var i = 0; i < placed.Count; i++)
        for (var k = i + 1; k < placed.Count; k++)
        {
            if (placed[i].Footprint.Gap(placed[k].Footprint) > 0 || OnRoof(placed[i].Element, placed[k].Element))
                continue;
            var (move, azimuth) = Separation.Of(placed[i].Footprint, placed[k].Footprint);
            document.Tell(
                problems,
                placed[k].Element,
                "",
                $"stands in the place of {placed[i].Kind} '{placed[i].Name}'",
                $"move it {Enough(move)} or more to azimuth {Degrees(azimuth)}"
            );
        }
        problems.ThrowIfAny();
        return new(document, frame, placed.ToImmutable());
    }

    /// <summary>Where the middle of a zone lies on the ground.</summary>
    /// <param name="zone">The zone.</param>
    /// <exception cref="InputException">It lies off the terrain.</exception>
    internal Vector3 Middle(KeepOutZone zone)
    {
        if (zone.Around is { } name)
            return Elements.First(element => element.Name == name).Foot;
        var place = Point(Frame, zone);
        var problems = new Problems();
        Covered(Document, Frame.Terrain, zone, place, problems);
        problems.ThrowIfAny();
        return Frame.Foot(place);
    }

    /// <summary>A distance for people.</summary>
    internal static string Metres(double length) =>
        length < 2000
            ? string.Create(CultureInfo.InvariantCulture, $"{length:F0} m")
            : string.Create(CultureInfo.InvariantCulture, $"{length / 1000:F2} km");

    /// <summary>A distance that is enough, in whole metres up to a millimetre.</summary>
    internal static string Enough(double length) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(length - 1e-3):F0} m");

    /// <summary>Degrees for people, 0 to 359.</summary>
    internal static string Degrees(double azimuth) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Math.Round(azimuth * (180 / Math.PI)) + 720) % 360:F0} deg");

    // Modules come first in the order of the language.
    private static bool OnRoof(LayoutElement lower, LayoutElement upper) =>
        lower is Module module && upper is RadiatorPanel panel && panel.Bottom >= module.Height;

    private static SurfacePoint Point(LayoutFrame frame, LayoutPlace place) =>
        place.Latitude is { } latitude
            ? new(latitude, place.Longitude!.Value)
            : frame.PointAt(place.East!.Value, place.North!.Value);

    private static bool Covered(
        LayoutDocument document,
        LunarTerrain terrain,
        object section,
        SurfacePoint place,
        Problems problems
    )
    {
        const string mend =
            "put it on ground that 'perilune terrain' lists, or add some with 'perilune terrain add FILE'";
        if (!terrain.TryHeight(place.Up, out _, out var source))
            document.Tell(problems, section, place.ToString(), "lies off the terrain", mend);
        else if (source.CellSize > CoarsestCell)
            document.Tell(
                problems,
                section,
                place.ToString(),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"lies off the terrain that is fine enough: {source.Name} has cells of {source.CellSize:F0} m there"
                ),
                mend
            );
        else
            return true;
        return false;
    }
}
