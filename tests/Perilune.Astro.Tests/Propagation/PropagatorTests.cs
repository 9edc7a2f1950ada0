using Perilune.Astro.Bodies;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Tests.Propagation;

public sealed class PropagatorTests
{
    private static double Apart(State a, State b) => Vector3.Distance(a.Position, b.Position);

    [Fact]
    public void HaloOrbit_TenDaysForthAndBack_WithShadow_ReturnsWithin1Millimetre()
    {
        var propagator = new Propagator(ReferenceCases.Load(shadow: true).Halo, 1e-8, 1e-12);
        var there = propagator.Propagate(ReferenceCases.HaloState, ReferenceCases.Start + 10 * 86400.0);
        var back = propagator.Propagate(there.Final, ReferenceCases.Start);
        // GMAT's closed flights of the Moon with tolerance 1e-12 return within 0.5 mm (Hughes et al., table 9).
        Assert.InRange(Apart(back.Final, ReferenceCases.HaloState), 0, 1e-3);
        Assert.Equal(ReferenceCases.Start, back.Final.Epoch);
        Assert.Equal(back.Final.Position, back.Trajectory.At(ReferenceCases.Start).Position);
    }

    [Fact]
    public void StateTransition_IsThatOfNeighbouringFlights()
    {
        var propagator = new Propagator(ReferenceCases.Load(shadow: true).Halo, 1e-9, 1e-13);
        var end = ReferenceCases.Start + 6.0 * 86400;
        var nominal = propagator.Propagate(ReferenceCases.HaloState, end, stateTransition: true);
        var plain = propagator.Propagate(ReferenceCases.HaloState, end);
        // The matrix rides along: the same steps, states equal to the rounding of the force in the other scalar.
        Assert.Equal(plain.Steps, nominal.Steps);
        Assert.InRange(Apart(plain.Final, nominal.Final), 0, 1e-6);
        var transition = nominal.Trajectory.TransitionTo(end);
        var dr = new Vector3(3, -2, 5);
        var dv = new Vector3(1e-5, 2e-5, -1e-5);
        var (up, down) = (Moved(1), Moved(-1));
        var difference = (up.Position - down.Position) * 0.5;
        var rate = (up.Velocity - down.Velocity) * 0.5;
        var (position, velocity) = transition.Apply(dr, dv);
        // Central differences of 6 m: what is left is the third order, 1e-8 of the change.
        Assert.InRange(Vector3.Distance(difference, position) / position.Norm, 0, 1e-6);
        Assert.InRange(Vector3.Distance(rate, velocity) / velocity.Norm, 0, 1e-6);

        State Moved(double sign)
        {
            var start = ReferenceCases.HaloState;
            start = start with { Position = start.Position + dr * sign, Velocity = start.Velocity + dv * sign };
            return propagator.Propagate(start, end).Final;
        }
    }

    [Fact]
    public void Impulse_ChangesVelocityThen_AndIsUndoneBackwards()
    {
        var propagator = new Propagator(ReferenceCases.Load(shadow: false).Halo);
        var burn = new ImpulsiveManoeuvre(ReferenceCases.Start + 86400.0, new(1, -2, 3));
        var end = ReferenceCases.Start + 2.0 * 86400;
        var flown = propagator.Propagate(ReferenceCases.HaloState, end, [burn]);
        var before = flown.Trajectory.AtElapsed(86400 - 1e-4).Velocity;
        var after = flown.Trajectory.AtElapsed(86400).Velocity;
        // In 0.1 ms gravity adds 1e-7 m/s.
        Assert.InRange((after - before - burn.DeltaV).Norm, 0, 1e-6);
        var back = propagator.Propagate(flown.Final, ReferenceCases.Start, [burn]);
        Assert.InRange(Apart(back.Final, ReferenceCases.HaloState), 0, 1e-3);
    }

    [Fact]
    public void StoppingEvent_EndsAtPerilune()
    {
        var propagator = new Propagator(ReferenceCases.Load(shadow: false).Halo);
        var perilune = new PropagationEvent(
            "perilune",
            (_, s) => Vector3.Dot(s.Position, s.Velocity),
            EventDirection.Rising,
            Stops: true
        );
        var flown = propagator.Propagate(
            ReferenceCases.HaloState,
            ReferenceCases.Start + 10.0 * 86400,
            events: [perilune]
        );
        Assert.True(flown.Stopped);
        // The first perilune of the reference flight is 2947 km from the Moon's centre (README of the reference tables).
        Assert.Equal(2947e3, flown.Final.Position.Norm, 1e3);
        Assert.Equal(flown.Occurrences[0].Epoch, flown.Final.Epoch);
    }

    [Fact]
    public void StateOfAnotherOriginOrFrame_IsRefused()
    {
        var propagator = new Propagator(ReferenceCases.Load(shadow: false).Halo);
        var end = ReferenceCases.Start + 1.0;
        Assert.Throws<ArgumentException>(() =>
            propagator.Propagate(ReferenceCases.HaloState with { Origin = NaifId.Earth }, end)
        );
        Assert.Throws<ArgumentException>(() =>
            propagator.Propagate(ReferenceCases.HaloState with { Frame = Frame.Eme2000 }, end)
        );
    }

    [Fact]
    public void BodyGivenTwice_IsRefused()
    {
        var model = ReferenceCases.Load(shadow: false).Halo;
        Assert.Throws<ArgumentException>(() => new ForceModel(model.Ephemeris, model.Central, [model.Central]));
    }

    [Fact]
    public void Cancellation_IsHeard()
    {
        var propagator = new Propagator(ReferenceCases.Load(shadow: false).Halo);
        Assert.Throws<OperationCanceledException>(() =>
            propagator.Propagate(
                ReferenceCases.HaloState,
                ReferenceCases.Start + 86400.0,
                cancellation: new CancellationToken(canceled: true)
            )
        );
    }
}
