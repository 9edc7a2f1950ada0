using Perilune.Astro.Bodies;
using Perilune.Astro.Eclipses;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Gravity;
using Perilune.Astro.Orientation;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Randomness;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Tests.Propagation;

public sealed class BatchPropagatorTests
{
    private static readonly ForceModel model = Model();

    private static string Data(params string[] path) => Path.Combine([Repository.Data, .. path]);

    private static ForceModel Model()
    {
        var frames = new FrameSystem
        {
            MoonDe440 = LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, Data("orientation", "moon_pa.bpc")),
        };
        var field = GravityField.Load(Data("gravity", "grgm900c_165.bin"));
        return new(
            Ephemeris.Load(Data("ephemeris", "perilune_1959_2060.bsp")),
            AttractingBody.WithField(NaifId.Moon, new(field, 12), new(field.Frame, frames)),
            [
                AttractingBody.PointMass(NaifId.Earth, 398600.4355070226e9),
                AttractingBody.PointMass(NaifId.Sun, 132712440041.2793e9),
            ],
            new(
                0.015,
                [new(NaifId.Moon, RadiationPressure.MoonRadius), new(NaifId.Earth, RadiationPressure.EarthRadius)]
            )
        )
        {
            Relativity = new() { DeSitter = true },
        };
    }

    /// <summary>Low and high orbits of any epoch, some backwards, some with impulses, all looked at for their apsides.</summary>
    private static FlightRequest[] Flights(int count)
    {
        var random = new CounterRandom(2007, "batch");
        var flights = new FlightRequest[count];
        var apsis = new PropagationEvent("apsis", (_, s) => Vector3.Dot(s.Position, s.Velocity));
        for (var i = 0; i < count; i++)
        {
            var epoch = Epoch.FromSecondsPastJ2000(7e8 * random.Uniform());
            var radius = 1.85e6 + (i % 3) * 4e6 * random.Uniform();
            var up = Any().Unit;
            var along = Vector3.Cross(up, Any()).Unit;
            var speed = Math.Sqrt(4.9028e12 / radius) * (1 + 0.15 * random.Uniform());
            var duration = (i % 4 == 3 ? -1 : 1) * 3600 * (2 + 6 * random.Uniform());
            flights[i] = new(
                new(epoch, NaifId.Moon, Frame.Icrf, up * radius, along * speed),
                epoch + duration,
                i % 5 == 1 ? [new(epoch + 0.4 * duration, Any() * 20), new(epoch + 0.6 * duration, Any())] : null,
                i % 7 == 4 ? [apsis with { Stops = true, Direction = EventDirection.Rising }] : [apsis]
            );
        }
        return flights;

        Vector3 Any() => new(random.Uniform() - 0.5, random.Uniform() - 0.5, random.Uniform() - 0.5);
    }

    [Theory]
    [InlineData(LaneWidth.One, 1)]
    [InlineData(LaneWidth.Four, 1)]
    [InlineData(LaneWidth.Eight, 1)]
    [InlineData(LaneWidth.Eight, 3)]
    [InlineData(LaneWidth.Measured, 2)]
    public void EveryFlight_IsThatOfThePropagator_BitForBit(LaneWidth width, int threads)
    {
        var flights = Flights(21);
        var batch = new BatchPropagator(model, 1e-4, 1e-8, width, threads).Propagate(flights);
        var single = new Propagator(model, 1e-4, 1e-8);
        var (inShadow, apsides, impulses) = (0, 0, 0);
        foreach (var (request, result) in flights.Zip(batch))
        {
            var alone = single.Propagate(request);
            Assert.Equal(alone.Final, result.Final);
            Assert.Equal(alone.Occurrences, result.Occurrences);
            Assert.Equal(
                (alone.Stopped, alone.Evaluations, alone.Steps),
                (result.Stopped, result.Evaluations, result.Steps)
            );
            var solution = alone.Trajectory.Solution;
            Assert.Equal(solution.Knots, result.Trajectory.Solution.Knots);
            for (var i = 0; i <= 100; i++)
            {
                var t = i == 100 ? solution.End : solution.Start + (solution.End - solution.Start) * i / 100;
                var state = alone.Trajectory.AtElapsed(t);
                Assert.Equal(state, result.Trajectory.AtElapsed(t));
                var tdb = alone.Trajectory.Initial.SecondsPastJ2000 + t;
                var sun = model.Ephemeris.Position(NaifId.Sun, NaifId.Moon, tdb);
                if (
                    ShadowGeometry.Classify(sun - state.Position, -state.Position, RadiationPressure.MoonRadius)
                    == Lighting.Umbra
                )
                    inShadow++;
            }
            apsides += alone.Occurrences.Count;
            impulses += request.Manoeuvres?.Count ?? 0;
        }
        // There is something to compare.
        Assert.True(inShadow > 50 && apsides > 20 && impulses > 5);
    }

    [Fact]
    public void Order_DoesNotMatter()
    {
        var flights = Flights(13);
        var propagator = new BatchPropagator(model, 1e-4, 1e-8, LaneWidth.Eight);
        var forth = propagator.Propagate(flights);
        var back = propagator.Propagate([.. flights.Reverse()]);
        Assert.Equal(forth.Select(flight => flight.Final), back.Reverse().Select(flight => flight.Final));
    }

    [Fact]
    public void TheFirstFlightThatFails_IsTold_AsIfFlownAlone()
    {
        var flights = Flights(9);
        var late = flights[6].Initial with { Epoch = Epoch.FromSecondsPastJ2000(1.60944e9) };
        // The shipped lunar axes end on 2051-01-01, 1,609,416,000 s past J2000, in the midst of this flight.
        flights[6] = flights[6] with
        {
            Initial = late with { Epoch = Epoch.FromSecondsPastJ2000(1.6094e9) },
            End = late.Epoch,
        };
        // Falls into the centre.
        flights[7] = flights[7] with
        {
            Initial = flights[7].Initial with { Velocity = Vector3.Zero },
        };
        var batch = new BatchPropagator(model, 1e-4, 1e-8, LaneWidth.Four);
        var error = Assert.Throws<EphemerisCoverageException>(() => batch.Propagate(flights));
        var alone = Assert.Throws<EphemerisCoverageException>(() =>
            new Propagator(model, 1e-4, 1e-8).Propagate(flights[6])
        );
        Assert.Equal(alone.Message, error.Message);
    }

    [Fact]
    public void Steps_AllocateNothing_AfterTheFirst()
    {
        AllocatesNothing<Real>();
        AllocatesNothing<Lanes8>();
    }

    private static void AllocatesNothing<T>()
        where T : struct, IScalar<T>
    {
        var tolerances = Tolerances.ByGroup(new(3, 1e-6, 0), new(3, 1e-10, 0));
        var origins = Enumerable.Range(0, T.Lanes).Select(lane => 1e8 + 3e6 * lane).ToArray();
        var equations = new EquationsOfMotion<T>(model, new ForceEnvironment<T>(model), origins);
        var lanes = new DormandPrince853Lanes<EquationsOfMotion<T>>(equations, tolerances, T.Lanes);
        for (var lane = 0; lane < T.Lanes; lane++)
        {
            // Far out, so that a few hundred steps go on for weeks, over many joints of the ephemeris.
            lanes.Start(lane, 0, [6e7 + 1e6 * lane, 0, 0, 0, 250, 100]);
            lanes.Aim(lane, 40 * 86400.0);
        }
        lanes.Advance();
        var sum = lanes.LastStep(0).Length;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 300; step++)
        {
            lanes.Advance();
            sum += lanes.LastStep(0).Length;
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.InRange(lanes.Time(0), 10 * 86400.0, 41 * 86400.0);
        Assert.True(sum > 0);
    }

    [Fact]
    public void StateOfAnotherOrigin_IsRefused()
    {
        var flight = Flights(1)[0];
        var batch = new BatchPropagator(model);
        Assert.Throws<ArgumentException>(() =>
            batch.Propagate([flight.Initial with { Origin = NaifId.Earth }], flight.End)
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cancellation_IsHeard(int threads) =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new BatchPropagator(model, threads: threads).Propagate(Flights(3), new CancellationToken(canceled: true))
        );
}
