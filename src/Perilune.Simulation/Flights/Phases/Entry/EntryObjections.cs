using Perilune.Flight.Entry;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Flights.Phases.Entry;

/// <summary>Refuses entries that skip out or exceed their limits, with the nearest angle that serves.</summary>
internal static class EntryObjections
{
    private const double Degree = Math.PI / 180;

    /// <summary>Throws where the entry cannot stand as it was flown.</summary>
    /// <exception cref="InputException">The entry does not end on the ground within its limits.</exception>
    public static void Check(
        PhaseRun run,
        EntryPhase phase,
        EntryBody body,
        EntryVehicle vehicle,
        in EntryState start,
        EntryResult flown
    )
    {
        if (flown.Fate == EntryFate.TimedOut)
            throw run.Wrong(
                phase,
                $"is still flying {flown.End.Time - start.Time:F0} s after it began",
                "lower its perigee into the air, or give it a burn that does"
            );
        var load = phase.Limits?.Load / 9.80665 ?? double.PositiveInfinity;
        var heat = phase.Limits?.HeatFlux ?? double.PositiveInfinity;
        var objection =
            flown.Fate == EntryFate.SkippedOut ? "skips out of the atmosphere"
            : flown.Load.Value > load ? $"feels {flown.Load.Value:F2} g0, over its limit of {load:F2} g0"
            : flown.HeatFlux.Value > heat
                ? $"takes {flown.HeatFlux.Value / 1e4:F0} W/cm2, over its limit of {heat / 1e4:F0} W/cm2"
            : null;
        if (objection is null)
            return;
        var entry =
            flown.Events.FirstOrDefault(happened => happened.Name == EntryFlight.EntryInterface)?.State ?? start;
        var angle = entry.SpaceFixedFlightPathAngle(body);
        var limits = new EntryLimits(load, heat, phase.HighestSkip);
        throw run.Wrong(
            phase,
            $"at {angle / Degree:F2} deg {objection}",
            Nearest(body, vehicle with { Mass = entry.Mass }, entry, angle, limits)
        );
    }

    private static string Nearest(
        EntryBody body,
        EntryVehicle vehicle,
        in EntryState entry,
        double angle,
        EntryLimits limits
    )
    {
        var velocity = entry.SpaceFixedVelocity(body);
        var up = entry.Position.Unit;
        var east = Vector3.Cross(Vector3.UnitZ, up).Unit;
        var north = Vector3.Cross(up, east);
        var heading = Math.Atan2(Vector3.Dot(velocity, east), Vector3.Dot(velocity, north));
        try
        {
            var point = body.Ellipsoid.ToGeodetic(entry.Position);
            var corridor = EntryCorridor.Find(body, vehicle, point, velocity.Norm, heading, limits);
            return corridor.Objection(angle)
                ?? $"it could be held between {corridor.Steepest / Degree:F2} and {corridor.Shallowest / Degree:F2} deg: bank "
                    + "it another way";
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }
}
