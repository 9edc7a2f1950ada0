using System.Collections.Immutable;
using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;
using Perilune.Station.Inputs;

namespace Perilune.Simulation.Running;

/// <summary>Eclipses of the node by Moon and Earth, and the sunlight that they leave.</summary>
internal static class NodeLight
{
    // The shortest passage through a penumbra that matters lasts minutes; perilune itself takes hours.
    private const double SearchStep = 300;

    // The disc is covered along a smooth curve: 48 straight lines a passage keep it within half a percent.
    private const int Lines = 48;

    private static readonly Occulter[] occulters =
    [
        new(NaifId.Moon, RadiationPressure.MoonRadius),
        new(NaifId.Earth, RadiationPressure.EarthRadius),
    ];

    /// <summary>Passages through the shadows in order of time.</summary>
    public static ImmutableArray<EclipsePassage> Eclipses(
        Ephemeris ephemeris,
        Func<double, Vector3> fromMoon,
        double start,
        double end
    ) =>
        [
            .. occulters
                .SelectMany(o => new EclipseFinder(ephemeris, o).Find(fromMoon, NaifId.Moon, start, end, SearchStep))
                .OrderBy(p => p.Start)
                .ThenBy(p => p.Body),
        ];

    /// <summary>Fraction of the Sun's disc in view over time.</summary>
    public static SunlightProfile Sunlight(
        Ephemeris ephemeris,
        Func<double, Vector3> fromMoon,
        ImmutableArray<EclipsePassage> eclipses,
        double start,
        double end
    )
    {
        var times = new SortedSet<double> { start, end };
        foreach (var eclipse in eclipses)
        {
            for (var i = 0; i <= Lines; i++)
                times.Add(eclipse.Start + (eclipse.End - eclipse.Start) * i / Lines);
            foreach (var core in eclipse.Cores)
            {
                times.Add(core.Start);
                times.Add(core.End);
            }
        }
        ImmutableArray<double> ordered = [.. times];
        return new(
            StationMapping.Node,
            ordered,
            [.. ordered.Select(t => Fraction(ephemeris, fromMoon(t), t))],
            SunlightInterpolation.Linear
        );
    }

    private static double Fraction(Ephemeris ephemeris, Vector3 position, double tdb)
    {
        var toSun = Vector3<Real>.FromVector(ephemeris.Position(NaifId.Sun, NaifId.Moon, tdb) - position);
        var fraction = 1.0;
        foreach (var occulter in occulters)
        {
            var body =
                occulter.Body == NaifId.Moon ? Vector3.Zero : ephemeris.Position(occulter.Body, NaifId.Moon, tdb);
            fraction *= SolarDisc.VisibleFraction(toSun, Vector3<Real>.FromVector(body - position), occulter.Radius);
        }
        // At a contact the overlap's formula rounds to a millionth beyond its ends.
        return Math.Clamp(fraction, 0, 1);
    }
}
