using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Astro.Uncertainty;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Uncertainty;

/// <summary>Flights whose covariance has a closed form.</summary>
internal static class Flights
{
    internal const double MoonGm = 4902.800066e9;
    internal const double Radius = 1838e3;

    internal static double MeanMotion => Math.Sqrt(MoonGm / (Radius * Radius * Radius));

    /// <summary>One attracting point and nothing else; a point of no mass leaves free space.</summary>
    internal static Propagator About(double gravitationalParameter) =>
        new(
            new ForceModel(
                Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
                AttractingBody.PointMass(NaifId.Moon, gravitationalParameter),
                []
            ),
            1e-9,
            1e-13
        );

    /// <summary>A circular orbit about the Moon in a plane that no axis lies in.</summary>
    internal static State Circular()
    {
        var speed = Radius * MeanMotion;
        var radial = new Vector3(2, -1, 2) / 3;
        var transverse = new Vector3(2, 2, -1) / 3;
        return new(Epoch.J2000, NaifId.Moon, Frame.Icrf, radial * Radius, transverse * speed);
    }

    /// <summary>A covariance without symmetry or zeros: kilometres and metres a second.</summary>
    internal static Covariance Full(State state)
    {
        Span<double> rows = stackalloc double[36];
        for (var i = 0; i < 36; i++)
            rows[i] = Math.Sin(0.7 * i * i + 0.3) * (i / 6 < 3 ? 1000 : 1);
        return new(state.Epoch, state.Origin, state.Frame, Matrix6.FromRows(rows).TimesOwnTranspose());
    }

    /// <summary>Greatest difference of two covariances, each element relative to its deviations in the second.</summary>
    internal static double Difference(Matrix6 a, Matrix6 b)
    {
        var worst = 0.0;
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
                worst = Math.Max(worst, Math.Abs(a[i, j] - b[i, j]) / Math.Sqrt(b[i, i] * b[j, j]));
        }
        return worst;
    }
}
