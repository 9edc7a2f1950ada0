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
        var (flight, chaser) = Scene();
        var found = Plan.Found();
        Assert.Equal(5, found.Length);
        var partials = new RendezvousPartials(Plan);
        flight.Fly(chaser, Plan, new double[Plan.Goals.Count], partials);
        for (var column = 0; column < found.Length; column++)
        {
            // Centimetres a second and tenths of a second: what is left out falls with the square.
            var step = column == found.Length - 1 ? 0.1 : 0.01;
            var ((up, more), (down, less)) = (Misses(column, step), Misses(column, -step));
            var spent = (more - less) / (2 * step);
            Assert.Equal(spent, partials.OfDeltaV[column], 1e-4 * Math.Abs(spent) + 1e-4);
            for (var goal = 0; goal < Plan.Goals.Count; goal++)
            {
                var differenced = (up[goal] - down[goal]) / (2 * step);
                var exact = partials.ByGoal[goal, column];
                Assert.Equal(differenced, exact, 1e-4 * Math.Abs(differenced) + 1e-3);
            }
        }

        (double[] Misses, double DeltaV) Misses(int column, double step)
        {
            var moved = (double[])found.Clone();
            moved[column] += step;
            var misses = new double[Plan.Goals.Count];
            var flown = flight.Fly(chaser, Plan.With(moved), misses);
            return (misses, flown.Burns.Sum(burn => RendezvousPartials.Smoothed(burn.DeltaV)));
        }
    }

    [Fact]
    public void TheCheapestBurns_LeaveNoSlope_AndCostLessThanAnyNear()
    {
        var (flight, chaser) = Scene();
        var plan = Plan with
        {
            Burns = [.. Plan.Burns.Where(burn => burn.Name != "coelliptic")],
            Goals = [],
            FindsPhase = false,
        };
        var (cheapest, flown) = RendezvousSolver.Cheapest(flight, chaser, plan);
        Assert.True(flown.DeltaV < flight.Fly(chaser, plan).DeltaV - 1);
        var partials = new RendezvousPartials(cheapest);
        flight.Fly(chaser, cheapest, [], partials);
        // A hundredth of a metre a second for each: less than a burn is made to.
        Assert.All(partials.OfDeltaV, slope => Assert.Equal(0, slope, 1e-2));
        var found = cheapest.Found();
        for (var i = 0; i < found.Length; i++)
        {
            foreach (var step in (double[])[-1, 1])
            {
                var moved = (double[])found.Clone();
                moved[i] += step;
                Assert.True(flight.Fly(chaser, cheapest.With(moved)).DeltaV > flown.DeltaV);
            }
        }
    }

    private static (RendezvousFlight Flight, State Chaser) Scene()
    {
        var propagator = new Propagator(Model(), 1e-4, 1e-8);
        var gm = propagator.Model.Central.GravitationalParameter;
        return (new(propagator, At(1_850e3, 0), 15_001), At(1_820e3, -0.3));

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
