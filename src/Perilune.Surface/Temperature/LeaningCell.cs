using Perilune.Surface.Hazards;
using Perilune.Surface.Horizons;
using Perilune.Surface.Illumination;

namespace Perilune.Surface.Temperature;

/// <summary>A cell of a map with its horizon and its lean, as the Sun meets it.</summary>
internal readonly struct LeaningCell
{
    private readonly HorizonMap horizons;
    private readonly SkySteps.Standpoint place;
    private readonly int column;
    private readonly int row;

    /// <summary>A cell.</summary>
    /// <param name="horizons">Horizons of the ground.</param>
    /// <param name="footprints">How it leans, on the same cells.</param>
    /// <param name="cell">Its number; ground and lean are known there.</param>
    public LeaningCell(HorizonMap horizons, FootprintMap footprints, int cell)
    {
        this.horizons = horizons;
        (column, row) = (cell % horizons.Grid.Columns, cell / horizons.Grid.Columns);
        North = horizons.Grid.NorthAt(column, row);
        Plane = new(footprints.Slopes[cell], footprints.Aspects[cell] - North);
        place = new(horizons.Grid.PointAt(column, row), horizons.Ground[cell]);
    }

    /// <summary>How it leans, in true azimuths.</summary>
    public GroundPlane Plane { get; }

    /// <summary>Azimuth of north on the map.</summary>
    public double North { get; }

    /// <summary>Whether ground and lean of a cell are known.</summary>
    public static bool IsKnown(HorizonMap horizons, FootprintMap footprints, int cell) =>
        !float.IsNaN(footprints.Slopes[cell]) && !float.IsNaN(horizons.Ground[cell]);

    /// <summary>The disc of the Sun at an instant.</summary>
    public ApparentDisc Sun(SkySteps sky, int instant) => sky.Sun(instant, place);

    /// <summary>The disc of the Earth at an instant.</summary>
    public ApparentDisc Earth(SkySteps sky, int instant) => sky.Earth(instant, place);

    /// <summary>Light on the cell, W/m2, of a disc that shines so much on a plane that faces it.</summary>
    public double Light(double beam, ApparentDisc disc)
    {
        var cosine = Cosine(disc);
        return cosine > 0 ? beam * cosine * Fraction(disc) : 0;
    }

    /// <summary>Share of a disc above the cell's horizon.</summary>
    public double Fraction(ApparentDisc disc) =>
        DiscOnHorizon.FractionAbove(
            (disc.Elevation - horizons.ElevationAt(column, row, disc.Azimuth + North)) / disc.Radius
        );

    /// <summary>Cosine of the angle between a disc's middle and the normal, 0 behind the plane.</summary>
    public double Cosine(ApparentDisc disc) => Math.Max(0, Plane.Cosine(disc.Azimuth, disc.Elevation));
}
