using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>A manoeuvre with its instant and its axes found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">Time after the epoch of the initial state, s.</param>
/// <param name="DeltaV">Change of velocity in its own axes, m/s.</param>
/// <param name="ToIcrf">From its axes to ICRF, by the state just before it.</param>
internal sealed record BoundManoeuvre(
    string Name,
    double Elapsed,
    Vector3 DeltaV,
    Func<Epoch, PositionVelocity, Matrix3> ToIcrf
)
{
    private const int Iterations = 30;

    /// <summary>The change in ICRF axes where the state just before it is known.</summary>
    public Vector3 After(Epoch epoch, PositionVelocity before) => ToIcrf(epoch, before) * DeltaV;

    /// <summary>The change in ICRF axes where the state just after it is known: the axes follow the velocity before, which is sought.</summary>
    public Vector3 Before(Epoch epoch, PositionVelocity after)
    {
        var change = After(epoch, after);
        for (var i = 0; i < Iterations; i++)
        {
            var next = After(epoch, after with { Velocity = after.Velocity - change });
            if (next == change)
                break;
            change = next;
        }
        return change;
    }
}

/// <summary>Finds instants and axes of the manoeuvres of a propagation file.</summary>
internal static class ManoeuvreBinding
{
    private static readonly string[] Local = ["RTN", "VNB"];

    /// <summary>The manoeuvres; what is wrong is told.</summary>
    public static IReadOnlyList<BoundManoeuvre> Bind(
        PropagationDocument document,
        PropagationSky sky,
        Problems problems
    )
    {
        var wanted = document.Case;
        var span = wanted.Duration ?? wanted.End!.Value - wanted.Epoch;
        var bound = new List<BoundManoeuvre>();
        foreach (var burn in wanted.Manoeuvres.Where(burn => burn.Thrust is null))
        {
            if (burn.SpecificImpulse is not null || burn.Duration is not null)
                document.Tell(problems, burn, nameof(burn.Thrust), "", "is missing", "add 'thrust: 400 N'");
            var elapsed = burn.After ?? burn.Epoch!.Value - wanted.Epoch;
            if (elapsed * Math.Sign(span) < 0 || Math.Abs(elapsed) > Math.Abs(span))
            {
                document.Tell(
                    problems,
                    burn,
                    burn.After is null ? nameof(burn.Epoch) : nameof(burn.After),
                    "",
                    "is not on the flight",
                    "let it lie between the epoch and the end"
                );
            }
            else if (Axes(document, sky, problems, burn) is { } axes)
                bound.Add(new(burn.Name, elapsed, burn.DeltaV, axes));
        }
        return [.. bound.OrderBy(burn => Math.Abs(burn.Elapsed))];
    }

    private static Func<Epoch, PositionVelocity, Matrix3>? Axes(
        PropagationDocument document,
        PropagationSky sky,
        Problems problems,
        Manoeuvre burn
    )
    {
        switch (burn.Frame.ToUpperInvariant())
        {
            case "RTN":
                return (_, state) =>
                {
                    var radial = state.Position.Unit;
                    var normal = Vector3.Cross(state.Position, state.Velocity).Unit;
                    return Matrix3.FromRows(radial, Vector3.Cross(normal, radial), normal).Transposed;
                };
            case "VNB":
                return (_, state) =>
                {
                    var along = state.Velocity.Unit;
                    var normal = Vector3.Cross(state.Position, state.Velocity).Unit;
                    return Matrix3.FromRows(along, normal, Vector3.Cross(along, normal)).Transposed;
                };
        }
        if (sky.FindFrame(burn.Frame) is { } frame)
            return (epoch, _) => sky.Frames.Rotation(frame, Frame.Icrf, epoch);
        var names = Local.Concat(sky.FrameNames).ToList();
        document.Tell(
            problems,
            burn,
            nameof(burn.Frame),
            burn.Frame,
            "is no frame",
            Spelling.Suggest(burn.Frame.ToUpperInvariant(), names)
        );
        return null;
    }
}
