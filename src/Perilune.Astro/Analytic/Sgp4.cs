using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Analytic;

/// <summary>
/// Positions and velocities of a satellite of the Earth from two-line elements: SGP4 and, for periods of 225 minutes and more,
/// SDP4 (Hoots and Roehrich, Spacetrack Report 3, 1980, with the corrections of Vallado, Crawford, Hujsak and Kelso,
/// "Revisiting Spacetrack Report #3", AIAA 2006-6753). Good to a kilometre at the epoch and some kilometres a day. Immutable.
/// </summary>
public sealed class Sgp4
{
    private const double MetresPerKilometre = 1000;

    private readonly NearEarth nearEarth;
    private readonly DeepSpace? deepSpace;

    /// <summary>The theory of an element set.</summary>
    public Sgp4(TwoLineElements elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        Elements = elements;
        nearEarth = new(
            new Sgp4Elements
            {
                Eccentricity = elements.Eccentricity,
                Inclination = elements.Inclination,
                Node = elements.AscendingNode,
                Perigee = elements.ArgumentOfPerigee,
                Anomaly = elements.MeanAnomaly,
                Motion = elements.RevolutionsPerDay * Math.Tau / 1440,
            },
            elements.DragTerm
        );
        if (!nearEarth.IsDeepSpace)
            return;
        // The theory takes UTC for UT1, and its programs keep the epoch as one Julian date, 40 microseconds apart: so do we, to
        // be the same number.
        var julianDate = Elements.EpochDay + 2400000.5 + Elements.EpochSecond / 86400;
        var (siderealTime, _) = EarthAxes.MeanSiderealTime1982(51544, (julianDate - 2451544.5) * 86400);
        deepSpace = new(
            nearEarth.Mean,
            julianDate - 2415020,
            siderealTime,
            (nearEarth.AnomalyRate, nearEarth.PerigeeRate, nearEarth.NodeRate)
        );
    }

    /// <summary>The elements.</summary>
    public TwoLineElements Elements { get; }

    /// <summary>Whether the period is 225 minutes or more, so that SDP4 is used.</summary>
    public bool IsDeepSpace => nearEarth.IsDeepSpace;

    /// <summary>The state about the Earth at an epoch, TEME axes, m and m/s.</summary>
    /// <param name="epoch">The instant.</param>
    /// <param name="scales">Time scales: SGP4 counts minutes of atomic time from an epoch in UTC.</param>
    /// <exception cref="Sgp4Exception">The elements do not reach there: the orbit has decayed or its elements left their range.</exception>
    public State State(Epoch epoch, TimeScales scales)
    {
        ArgumentNullException.ThrowIfNull(scales);
        var start = scales.At(Elements.EpochOf(scales), TimeScale.Tai);
        var (position, velocity) = After((scales.At(epoch, TimeScale.Tai) - start) / 60);
        return new(epoch, NaifId.Earth, Frame.Teme, position, velocity);
    }

    /// <summary>Position, m, and velocity, m/s, in TEME axes at minutes after the epoch of the elements.</summary>
    /// <exception cref="Sgp4Exception">The elements do not reach there.</exception>
    public (Vector3 Position, Vector3 Velocity) After(double minutes)
    {
        if (!double.IsFinite(minutes))
            throw new ArgumentOutOfRangeException(nameof(minutes), minutes, "not a time");
        var elements = nearEarth.At(minutes, out var drag);
        deepSpace?.AddSecular(minutes, ref elements);
        if (!(elements.Motion > 0))
            throw Error(Sgp4Error.MeanMotion, minutes);
        var axis = Math.Pow(Sgp4Earth.RootGm / elements.Motion, 2.0 / 3) * drag.Axis * drag.Axis;
        elements.Motion = Sgp4Earth.RootGm / Math.Pow(axis, 1.5);
        elements.Eccentricity -= drag.Eccentricity;
        if (!(elements.Eccentricity < 1 && elements.Eccentricity >= -0.001))
            throw Error(Sgp4Error.MeanEccentricity, minutes);
        elements.Eccentricity = Math.Max(elements.Eccentricity, 1e-6);
        elements.Anomaly += nearEarth.Mean.Motion * drag.Longitude;
        // The node's own branch of 2 pi matters in Lyddane's form: towards zero, as the theory's programs take it.
        var longitude = (elements.Anomaly + elements.Perigee + elements.Node) % Math.Tau;
        elements.Node %= Math.Tau;
        elements.Perigee %= Math.Tau;
        elements.Anomaly = (longitude - elements.Perigee - elements.Node) % Math.Tau;

        if (deepSpace is not null)
        {
            deepSpace.AddPeriodics(minutes, ref elements);
            if (elements.Inclination < 0)
            {
                elements.Inclination = -elements.Inclination;
                elements.Node += Math.PI;
                elements.Perigee -= Math.PI;
            }
            if (!(elements.Eccentricity >= 0 && elements.Eccentricity <= 1))
                throw Error(Sgp4Error.PerturbedEccentricity, minutes);
        }
        var state = OsculatingState.Of(elements, axis, out var error);
        return error is { } reason
            ? throw Error(reason, minutes)
            : (state.Position * MetresPerKilometre, state.Velocity * MetresPerKilometre);
    }

    private Sgp4Exception Error(Sgp4Error error, double minutes) => new(error, Elements.Satellite, minutes);
}
