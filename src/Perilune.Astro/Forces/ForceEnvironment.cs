using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Forces;

/// <summary>
/// Where the bodies of a force model are and how they are turned at one epoch, found once and used by every evaluation at
/// that epoch. Memory of one propagation: not for several threads at once.
/// </summary>
public sealed class ForceEnvironment
{
    private readonly ForceModel model;
    private readonly Vector3[] positions;
    private readonly Matrix3[] rotations;
    private readonly Vector3[] indirect;
    private readonly int[] occulters;
    private readonly Lighting?[] lighting;
    private readonly int sun;

    /// <summary>An environment of a model, to be set to an epoch before its use.</summary>
    public ForceEnvironment(ForceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        positions = new Vector3[model.Bodies.Length];
        rotations = new Matrix3[model.Others.Length];
        indirect = new Vector3[model.Others.Length];
        var bodies = model.RadiationPressure?.Occulters ?? [];
        occulters = [.. bodies.Select(occulter => model.Bodies.IndexOf(occulter.Body))];
        lighting = new Lighting?[bodies.Length];
        sun = model.Bodies.IndexOf(NaifId.Sun);
    }

    /// <summary>The epoch, TDB seconds past J2000; not a number before the first.</summary>
    public double Time { get; private set; } = double.NaN;

    /// <summary>The Sun from the central body, ICRF axes, m.</summary>
    internal Vector3 Sun => sun < 0 ? Vector3.Zero : positions[sun];

    /// <summary>The turn from ICRF to the axes of the central body's field.</summary>
    internal Matrix3 CentralRotation { get; private set; }

    /// <summary>Brings everything to an epoch; does nothing if it is there.</summary>
    /// <param name="tdb">TDB seconds past J2000.</param>
    /// <exception cref="Ephemerides.EphemerisCoverageException">The ephemeris or an orientation does not cover the epoch.</exception>
    public void MoveTo(double tdb)
    {
        if (tdb == Time)
            return;
        for (var i = 0; i < positions.Length; i++)
            positions[i] = model.Ephemeris.Position(model.Bodies[i], model.Central.Body, tdb);
        if (model.Central.Axes is { } central)
            CentralRotation = central.FromIcrf(tdb);
        for (var i = 0; i < model.Others.Length; i++)
        {
            if (model.Others[i].Axes is not { } axes)
                continue;
            rotations[i] = axes.FromIcrf(tdb);
            var centre = Vector3<Real>.FromVector(rotations[i] * -positions[i]);
            var field = model.Others[i].Harmonics!.Perturbation(centre);
            indirect[i] = rotations[i].TransposeTimes(new(field.X, field.Y, field.Z));
        }
        Time = tdb;
    }

    /// <summary>Place of the i-th of the model's other bodies; they come first among those needed.</summary>
    internal Vector3 Position(int other) => positions[other];

    internal Matrix3 Rotation(int other) => rotations[other];

    internal Vector3 IndirectHarmonics(int other) => indirect[other];

    internal Vector3 OcculterPosition(int occulter) =>
        occulters[occulter] < 0 ? Vector3.Zero : positions[occulters[occulter]];

    /// <summary>
    /// What an occulter is known to do, so that a step sees one smooth law and its end is found as an event; null where
    /// geometry decides.
    /// </summary>
    internal Lighting? Lighting(int occulter) => lighting[occulter];

    internal void SetLighting(int occulter, Lighting? value) => lighting[occulter] = value;

    /// <summary>What an occulter does to sunlight at a place, by geometry.</summary>
    internal Lighting Classify(int occulter, Vector3 position) =>
        ShadowGeometry.Classify(
            Sun - position,
            OcculterPosition(occulter) - position,
            model.RadiationPressure!.Occulters[occulter].Radius
        );
}
