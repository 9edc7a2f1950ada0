using Perilune.Astro.Frames;
using Perilune.Astro.Propagation;
using Perilune.Astro.Time;

namespace Perilune.Astro.Uncertainty;

/// <summary>An impulse that is not executed as commanded.</summary>
/// <param name="Commanded">When, and the change of velocity commanded: its mean.</param>
/// <param name="Errors">Errors of execution, independent of those of every other manoeuvre.</param>
public sealed record UncertainManoeuvre(ImpulsiveManoeuvre Commanded, ExecutionError Errors);

/// <summary>
/// A flight with all that is uncertain about it: what the methods of <see cref="CovariancePropagation"/> take, each the same.
/// All errors are normal and independent of each other.
/// </summary>
/// <param name="Propagator">Flies states; its forces are exact but for <see cref="Noise"/>.</param>
/// <param name="Initial">Mean of the first state, relative to the model's central body in ICRF axes.</param>
/// <param name="InitialCovariance">Covariance of the first state: of the same epoch, origin and frame.</param>
public sealed record UncertainFlight(Propagator Propagator, State Initial, Covariance InitialCovariance)
{
    /// <summary>Impulses on the way, in any order.</summary>
    public IReadOnlyList<UncertainManoeuvre> Manoeuvres { get; init; } = [];

    /// <summary>What the forces do not know; null for nothing.</summary>
    public AccelerationNoise? Noise { get; init; }

    /// <summary>The impulses made until an epoch, that and the first one among them, in the order of time.</summary>
    internal IReadOnlyList<UncertainManoeuvre> Made(Epoch end) =>
        [
            .. Manoeuvres
                .Where(manoeuvre => manoeuvre.Commanded.Epoch >= Initial.Epoch && manoeuvre.Commanded.Epoch <= end)
                .OrderBy(manoeuvre => manoeuvre.Commanded.Epoch),
        ];

    /// <summary>Throws unless the flight can be flown to these epochs.</summary>
    /// <exception cref="ArgumentException">
    /// There are no epochs, they are out of order, or the last is the first state's own; there are errors of manoeuvres or noise,
    /// and the epochs lie before the first state, where these have no meaning.
    /// </exception>
    /// <exception cref="InvalidOperationException">State and covariance differ in epoch, origin or frame; the message names both.</exception>
    internal void Check(IReadOnlyList<Epoch> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        ArgumentNullException.ThrowIfNull(Propagator);
        ArgumentNullException.ThrowIfNull(InitialCovariance);
        InitialCovariance.RequireSame(Initial);
        if (epochs.Count == 0 || epochs[^1] == Initial.Epoch)
            throw new ArgumentException("the last epoch asked for is not that of the first state", nameof(epochs));
        var direction = Math.Sign(epochs[^1] - Initial.Epoch);
        var before = Initial.Epoch;
        for (var i = 0; i < epochs.Count; i++)
        {
            var step = (epochs[i] - before) * direction;
            if (step < 0 || (step == 0 && i > 0))
                throw new ArgumentException($"epoch {epochs[i]} is out of order", nameof(epochs));
            before = epochs[i];
        }
        if (direction < 0 && (Noise is not null || Manoeuvres.Count > 0))
            throw new ArgumentException(
                "noise and errors of manoeuvres add to what is known before them: they are carried forwards only",
                nameof(epochs)
            );
    }
}

/// <summary>Mean and covariance of a state.</summary>
/// <param name="Mean">The mean; of the linear method, the flight without errors.</param>
/// <param name="Covariance">The covariance, of the same epoch, origin and frame.</param>
public record UncertainState(State Mean, Covariance Covariance);
