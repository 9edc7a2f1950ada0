using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Transfers;

/// <summary>An impulsive manoeuvre of a transfer.</summary>
/// <param name="Name">In the field's words.</param>
/// <param name="Time">TDB seconds past J2000.</param>
/// <param name="DeltaV">Change of velocity, ICRF axes, m/s.</param>
/// <param name="Radius">Distance from the Moon's centre where it is made, m; the loss of a long burn depends on it.</param>
/// <param name="ByLauncher">Whether the launch vehicle makes it.</param>
public sealed record Manoeuvre(string Name, double Time, Vector3 DeltaV, double Radius, bool ByLauncher);

/// <summary>A transfer found on the ephemeris.</summary>
/// <param name="Departure">TDB seconds past J2000.</param>
/// <param name="Arrival">TDB seconds past J2000.</param>
/// <param name="Manoeuvres">In order of time.</param>
/// <param name="Arcs">Where each coasting arc begins, and the time at which it ends.</param>
/// <param name="EarthLeg">The leg between Earth and Moon; null for a transfer that has none.</param>
public sealed record Transfer(
    double Departure,
    double Arrival,
    IReadOnlyList<Manoeuvre> Manoeuvres,
    IReadOnlyList<(LunarState Start, double End)> Arcs,
    EarthLeg? EarthLeg
)
{
    /// <summary>Sum of the manoeuvres that the spacecraft makes itself, m/s.</summary>
    public double SpacecraftDeltaV => Manoeuvres.Where(m => !m.ByLauncher).Sum(m => m.DeltaV.Norm);

    /// <summary>The path at about equal steps of time, for pictures.</summary>
    public IReadOnlyList<LunarState> Path(CislunarModel model, int points)
    {
        ArgumentNullException.ThrowIfNull(model);
        var span = Arcs.Sum(a => a.End - a.Start.Time);
        return
        [
            .. Arcs.SelectMany(a =>
                model.Sample(a.Start, a.End, Math.Max(2, (int)Math.Round(points * (a.End - a.Start.Time) / span)))
            ),
        ];
    }
}

/// <summary>State of an orbiting station relative to the Moon's centre, ICRF axes, at TDB seconds past J2000.</summary>
public delegate (Vector3 Position, Vector3 Velocity) StationState(double time);
