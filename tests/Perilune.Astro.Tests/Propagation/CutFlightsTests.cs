using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Propagation;

/// <summary>
/// Where a flight is cut into legs does not matter: a burn counts its seconds from the flight's own epoch and not past J2000, where
/// in 2028 a double has them 0.12 microseconds apart.
/// </summary>
public sealed class CutFlightsTests
{
    private static readonly Epoch start = Epoch.FromSecondsPastJ2000(890_000_000, 0.3);

    private static ForceModel Model(double on)
    {
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(
                LunarOrientation.PrincipalAxesDe440,
                Path.Combine(Repository.Data, "orientation", "moon_pa.bpc")
            ),
        };
        var field = GravityField.Load(Path.Combine(Repository.Data, "gravity", "grgm900c_165.bin"));
        return new(
            Ephemeris.Load(Path.Combine(Repository.Data, "ephemeris", "perilune_1959_2060.bsp")),
            AttractingBody.WithField(NaifId.Moon, new(field, 8), new(field.Frame, frames)),
            [AttractingBody.PointMass(NaifId.Earth, 398600.4355e9)]
        )
        {
            Thrust = new(
                2000,
                new FiniteBurn(start + on, 700, 400, 310, ThrustDirection.Vnb(0.8, 0.5, Math.Sqrt(0.11)))
            ),
        };
    }

    private static State Initial =>
        new(start, NaifId.Moon, Frame.Icrf, new(2_100e3, 300e3, -200e3), new(-100, 1200, 900));

    /// <summary>Before the burn, within it and after it.</summary>
    [Theory]
    [InlineData(600.123456789)]
    [InlineData(1500.7654321)]
    [InlineData(3000.55512345678)]
    public void FlightThroughABurn_CutIntoLegs_MovesByUnderAMicrometreADay(double cut)
    {
        var propagator = new Propagator(Model(on: 1200), 1e-9, 1e-13);
        var end = start + 86_400.0;
        var whole = propagator.Propagate(Initial, end).Final;
        var first = propagator.Propagate(Initial, start + cut).Final;
        var second = propagator.Propagate(first, end).Final;
        // Without a burn the same: rounding over twelve revolutions, and axes and bodies at times rounded to 0.06 microseconds.
        Assert.InRange(Vector3.Distance(second.Position, whole.Position), 0, 1e-6);
    }
}
