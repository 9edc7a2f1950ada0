using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Flight.Rendezvous.Phasing;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Flight.Tests.Rendezvous;

/// <summary>What a rendezvous depends on, by its matrices, against flights that differ.</summary>
public sealed class RendezvousPartialsTests
{
    // Every kind of burn, parts in all three directions, and the target's place along its orbit.
    private static readonly RendezvousPlan Plan = new(
        [
            new("first", 900, new ImpulseAim(new(1, 6, 0.5), Radial: true, Transverse: true, Normal: true)),
            new("coelliptic", 5000, new CoellipticAim()),
            new("second", 8000, new ImpulseAim(new(0, 2, 0), Transverse: true)),
            new("intercept", 11_000, new InterceptAim(14_000, new(0, -20_000, 500))),
            new("stop", 14_000, new VelocityAim(new(0, 1, 0))),
        ],
        [
            new("height", 5000, OffsetQuantity.Height, -20_000, 5),
            new("rate", 7000, OffsetQuantity.RadialRate, 0, 0.01),
            new("sight", 9000, OffsetQuantity.Elevation, 0.4, 1e-5),
            new("aside", 12_000, OffsetQuantity.CrossTrack, 0, 5),
            new("axis", 15_000, OffsetQuantity.SemiMajorAxis, 0, 5),
        ],
        FindsPhase: true,
        Shift: 20
    );

    [Fact]
    public void PartialsByMatrices_AreThoseOfNeighbouringFlights()
    {
        var propagator = new Propagator(Model(), 1e-4, 1e-8);
        var gm = propagator.Model.Central.GravitationalParameter;
        State At(double radius, double ahead)
        {
            var (sin, cos) = Math.SinCos(ahead);
            var speed = Math.Sqrt(gm / radius);
            return new(
                Epoch.FromSecondsPastJ2000(883612800),
                NaifId.Moon,
                Frame.Icrf,
                new Vector3(cos, 0.8 * sin, 0.6 * sin) * radius,
                new Vector3(-sin, 0.8 * cos, 0.6 * cos) * speed
            );
        }
        var flight = new RendezvousFlight(propagator, At(1_850e3, 0), 15_001);
        var chaser = At(1_820e3, -0.3);
        var found = Plan.Found();
        Assert.Equal(5, found.Length);
        var partials = new RendezvousPartials(Plan);
        flight.Fly(chaser, Plan, new double[Plan.Goals.Count], partials);
        for (var column = 0; column < found.Length; column++)
        {
            // Centimetres a second and tenths of a second: what is left out falls with the square.
            var step = column == found.Length - 1 ? 0.1 : 0.01;
            var (up, down) = (Misses(column, step), Misses(column, -step));
            for (var goal = 0; goal < Plan.Goals.Count; goal++)
            {
                var differenced = (up[goal] - down[goal]) / (2 * step);
                var exact = partials.ByGoal[goal, column];
                Assert.Equal(differenced, exact, 1e-4 * Math.Abs(differenced) + 1e-3);
            }
        }

        double[] Misses(int column, double step)
        {
            var moved = (double[])found.Clone();
            moved[column] += step;
            var misses = new double[Plan.Goals.Count];
            flight.Fly(chaser, Plan.With(moved), misses);
            return misses;
        }
    }

    private static ForceModel Model()
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
            AttractingBody.WithField(
                NaifId.Moon,
                new SphericalHarmonics(field, 8),
                new BodyFixedAxes(field.Frame, frames)
            ),
            [AttractingBody.PointMass(NaifId.Earth, 398600.435507e9)]
        );
    }
}
