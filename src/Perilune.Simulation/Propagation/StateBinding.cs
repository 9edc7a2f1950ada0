using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.TwoBody;
using Perilune.Simulation.Language;

namespace Perilune.Simulation.Propagation;

/// <summary>Brings the initial state to the centre and the axes of the equations of motion.</summary>
internal static class StateBinding
{
    /// <summary>The state about the model's centre in ICRF axes, or null where something is wrong, which is told.</summary>
    public static State? Bind(PropagationDocument document, PropagationSky sky, ForceModel model, Problems problems)
    {
        var wanted = document.Case;
        var given = wanted.State;
        var center = sky.Body(given, nameof(given.Center), given.Center);
        var frame = sky.FrameOf(given, nameof(given.Frame), given.Frame);
        if (center is not { } origin || frame is null)
            return null;
        if (PositionVelocity(document, sky, model, problems, origin) is not { } components)
            return null;
        var epoch = wanted.Epoch;
        var state = sky.Frames.InFrame(new(epoch, origin, frame, components.Position, components.Velocity), Frame.Icrf);
        var central = model.Central.Body;
        if (origin != central)
        {
            var between = sky.Ephemeris.State(origin, central, epoch.SecondsPastJ2000);
            state = new(
                epoch,
                central,
                Frame.Icrf,
                state.Position + between.Position,
                state.Velocity + between.Velocity
            );
        }
        // Wherever the forces are those of a point mass, a flight does not begin inside a body.
        var least = (1 - AttractingBody.SurfaceMargin) * (sky.Radius(central) ?? 0);
        return state.Position.Norm < least
            ? throw new InsideBodyException(central, epoch, state.Position.Norm, least)
            : state;
    }

    private static PositionVelocity? PositionVelocity(
        PropagationDocument document,
        PropagationSky sky,
        ForceModel model,
        Problems problems,
        int origin
    )
    {
        var given = document.Case.State;
        if (given.Elements is not { } elements)
            return new(given.Position!.Value, given.Velocity!.Value);
        void Tell(string property, string message, string mend) =>
            document.Tell(problems, elements, property, "", message, mend);
        if (elements.SemiMajorAxis is null == elements.PeriapsisRadius is null)
        {
            Tell(
                nameof(elements.SemiMajorAxis),
                elements.SemiMajorAxis is null ? "is missing" : "is given beside periapsis-radius",
                "write one of both"
            );
            return null;
        }
        if (elements is { TrueAnomaly: not null, MeanAnomaly: not null })
        {
            Tell(nameof(elements.MeanAnomaly), "is given beside true-anomaly", "keep one");
            return null;
        }
        var own =
            origin == model.Central.Body ? model.Central.GravitationalParameter : sky.GravitationalParameter(origin);
        if ((elements.Gm ?? own) is not { } gm)
        {
            Tell(nameof(elements.Gm), "is missing", "add 'gm:' with which the elements were made");
            return null;
        }
        var eccentricity = elements.Eccentricity;
        if (elements.SemiMajorAxis is { } axis && !(axis * (1 - eccentricity) > 0))
        {
            Tell(
                nameof(elements.SemiMajorAxis),
                $"does not fit eccentricity {eccentricity:R}",
                "it is positive for an ellipse, negative for a hyperbola; give periapsis-radius for a parabola"
            );
            return null;
        }
        var conic = new ConicElements(
            elements.PeriapsisRadius ?? elements.SemiMajorAxis!.Value * (1 - eccentricity),
            eccentricity,
            elements.Inclination,
            elements.AscendingNode,
            elements.ArgumentOfPeriapsis
        );
        try
        {
            return elements.MeanAnomaly is { } mean
                ? conic.AtMeanAnomaly(mean, gm)
                : conic.AtTrueAnomaly(elements.TrueAnomaly ?? 0, gm);
        }
        catch (ArgumentException error)
        {
            Tell(nameof(elements.TrueAnomaly), error.Message, "");
            return null;
        }
    }
}
