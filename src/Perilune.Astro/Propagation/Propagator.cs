using Perilune.Astro.Ephemerides;
using Perilune.Astro.Forces;
using Perilune.Astro.Frames;
using Perilune.Astro.Time;
using Perilune.Numerics.Integration;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Flies a state through a force model by the method of Dormand and Prince of order 8, forwards or backwards, through
/// impulses and events, with the edges of shadows as events of their own. Immutable and safe from any thread.
/// </summary>
public sealed class Propagator
{
    private readonly ForceModel model;
    private readonly Tolerances tolerances;
    private readonly Tolerances.Group position;
    private readonly Tolerances.Group velocity;
    private readonly IntegrationMethod integration;

    /// <summary>A propagator with local tolerances for each step.</summary>
    /// <param name="model">The forces; they give the central body.</param>
    /// <param name="positionTolerance">Local error of position allowed in a step, m.</param>
    /// <param name="velocityTolerance">Local error of velocity allowed in a step, m/s.</param>
    /// <param name="integration">The method; the state-transition matrix is integrated by Dormand and Prince's alone.</param>
    public Propagator(
        ForceModel model,
        double positionTolerance = 1e-6,
        double velocityTolerance = 1e-10,
        IntegrationMethod integration = IntegrationMethod.DormandPrince853
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        (this.model, this.integration) = (model, integration);
        position = new(3, positionTolerance, 0);
        velocity = new(3, velocityTolerance, 0);
        tolerances = Tolerances.ByGroup(position, velocity);
    }

    /// <summary>The forces.</summary>
    public ForceModel Model => model;

    /// <summary>The method for flights without the matrix.</summary>
    internal IntegrationMethod Integration => integration;

    /// <summary>Local errors allowed in a step without the matrix.</summary>
    internal Tolerances Tolerances => tolerances;

    /// <summary>Propagates a state to an epoch.</summary>
    /// <param name="initial">State relative to the model's central body, in ICRF axes.</param>
    /// <param name="end">Where to end; before the state's epoch propagates backwards.</param>
    /// <param name="manoeuvres">Impulses; those between both epochs, these among them, are made (backwards: undone).</param>
    /// <param name="events">What to look for on the way.</param>
    /// <param name="stateTransition">Whether to integrate the state-transition matrix too.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <exception cref="ArgumentException">
    /// The state is of another origin or frame, or not finite, or the epochs are the same.
    /// </exception>
    /// <exception cref="InsideBodyException">The state is inside a body whose radius is known, or comes there.</exception>
    /// <exception cref="EphemerisCoverageException">The ephemeris does not cover the flight.</exception>
    /// <exception cref="IntegrationException">The step became too small, as on the way through a centre.</exception>
    public PropagationResult Propagate(
        State initial,
        Epoch end,
        IReadOnlyList<ImpulsiveManoeuvre>? manoeuvres = null,
        IReadOnlyList<PropagationEvent>? events = null,
        bool stateTransition = false,
        CancellationToken cancellation = default
    )
    {
        return Propagate(new(initial, end, manoeuvres, events), stateTransition, cancellation);
    }

    /// <summary>Propagates a flight.</summary>
    /// <param name="request">The flight.</param>
    /// <param name="stateTransition">Whether to integrate the state-transition matrix too.</param>
    /// <param name="cancellation">Is looked at once a step.</param>
    /// <exception cref="ArgumentException">
    /// The state is of another origin or frame, or not finite, or the epochs are the same.
    /// </exception>
    /// <exception cref="InsideBodyException">The state is inside a body whose radius is known, or comes there.</exception>
    /// <exception cref="EphemerisCoverageException">The ephemeris does not cover the flight.</exception>
    /// <exception cref="IntegrationException">The step became too small, as on the way through a centre.</exception>
    public PropagationResult Propagate(
        FlightRequest request,
        bool stateTransition = false,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Check(model.Central.Body);
        var origin = request.Initial.Epoch.SecondsPastJ2000;
        IIntegrator method;
        ForceEvents ofForces;
        if (stateTransition || request.Parameters.Count > 0)
        {
            foreach (var parameter in request.Parameters)
                ParameterPartials.Require(model, parameter);
            var environment = new ForceEnvironment<Dual3>(model);
            var shadows = new ShadowEdges<Dual3>(model, environment, origin, request.End > request.Initial.Epoch);
            method = new VariationalMethod(
                new(model, environment, origin, [.. request.Parameters]),
                request.Parameters.Count,
                position,
                velocity,
                request.Initial.Position.Norm,
                shadows.Edges(),
                () => shadows.AnyPenumbra
            );
            ofForces = ForceEvents.Of(model, environment, request);
        }
        else
        {
            var environment = new ForceEnvironment<Real>(model);
            var equations = new EquationsOfMotion(model, environment, origin);
            if (integration == IntegrationMethod.Adams)
            {
                var jolts = new ShadowJolts(model, environment, origin);
                var smooth = new MultistepEquations(equations, model.Central.GravitationalParameter, jolts);
                method = new AdamsMethod<MultistepEquations>(smooth, tolerances);
                ofForces = ForceEvents.WithoutShadows(model, environment, request);
            }
            else
            {
                method = new DormandPrince853<EquationsOfMotion>(equations, tolerances);
                ofForces = ForceEvents.Of(model, environment, request);
            }
        }
        var flight = new FlightRun(request, method, ofForces);
        while (!flight.HasEnded)
        {
            cancellation.ThrowIfCancellationRequested();
            method.Step(flight.Limit);
            if (flight.Examine() is { } cut && cut != method.Time)
                method.ShortenLastStep(cut);
            flight.Finish();
        }
        return flight.Result();
    }
}
