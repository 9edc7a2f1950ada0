using Perilune.Astro.Forces.Thrust;
using Perilune.Astro.Frames;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>Makes the program of the burns that take their time.</summary>
internal static class ThrustBinding
{
    // Of the spacecraft's: no tank is that large, and the motion of what is left has no bound.
    private const double LeastMass = 1e-3;

    /// <summary>
    /// The burns, or null where there is none or something is wrong, which is told. The spacecraft's mass is that at the epoch:
    /// forwards it burns off from there; backwards it is what is left.
    /// </summary>
    public static ThrustProgram? Bind(PropagationDocument document, PropagationSky sky, Problems problems)
    {
        var wanted = document.Case;
        var span = wanted.Duration ?? wanted.End!.Value - wanted.Epoch;
        var mass = wanted.Spacecraft.Mass;
        var burns = new List<FiniteBurn>();
        foreach (
            var (burn, elapsed) in wanted
                .Manoeuvres.Where(burn => burn.Thrust is not null)
                .Select(burn => (burn, Elapsed: burn.After ?? burn.Epoch!.Value - wanted.Epoch))
                .OrderBy(pair => pair.Elapsed * Math.Sign(span))
        )
        {
            if (burn.SpecificImpulse is not { } impulse)
            {
                document.Tell(
                    problems,
                    burn,
                    nameof(burn.SpecificImpulse),
                    "",
                    "is missing",
                    "add 'specific-impulse: 320 s'"
                );
                continue;
            }
            if (Direction(document, sky, problems, burn) is not { } direction)
                continue;
            var exhaust = impulse * FiniteBurn.StandardGravity;
            var flow = burn.Thrust!.Value / exhaust;
            // The rocket equation, from the mass before it, or backwards from the mass after it.
            var change = burn.DeltaV.Norm / exhaust;
            var lasts = burn.Duration ?? mass / flow * (span > 0 ? -double.ExpM1(-change) : double.ExpM1(change));
            mass -= Math.Sign(span) * flow * lasts;
            if (!(mass > LeastMass * wanted.Spacecraft.Mass))
                document.Tell(problems, burn, nameof(burn.Duration), "", "uses up the spacecraft's mass", "burn less");
            else if (span < 0 && elapsed + lasts > 0)
                document.Tell(problems, burn, nameof(burn.Epoch), "", "lasts beyond the epoch", "let it begin earlier");
            else
                burns.Add(new(wanted.Epoch + elapsed, lasts, burn.Thrust!.Value, impulse, direction));
        }
        return burns.Count == 0 || problems.Any ? null : new(span > 0 ? wanted.Spacecraft.Mass : mass, burns);
    }

    private static ThrustDirection? Direction(
        PropagationDocument document,
        PropagationSky sky,
        Problems problems,
        Manoeuvre burn
    )
    {
        var d = burn.DeltaV;
        if (!(d.Norm > 0))
        {
            document.Tell(problems, burn, nameof(burn.DeltaV), "", "has no direction", "write one that is not zero");
            return null;
        }
        switch (burn.Frame.ToUpperInvariant())
        {
            case "RTN":
                return ThrustDirection.Rtn(d.X, d.Y, d.Z);
            case "VNB":
                return ThrustDirection.Vnb(d.X, d.Y, d.Z);
        }
        if (sky.FrameOf(burn, nameof(burn.Frame), burn.Frame) is not { } frame)
            return null;
        if (frame.IsInertial)
            return ThrustDirection.Inertial(sky.Frames.Rotation(frame, Frame.Icrf, document.Case.Epoch) * d);
        document.Tell(
            problems,
            burn,
            nameof(burn.Frame),
            burn.Frame,
            "turns while the burn lasts",
            "write RTN, VNB or an inertial frame"
        );
        return null;
    }
}
