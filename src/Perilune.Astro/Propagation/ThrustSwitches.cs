using Perilune.Astro.Forces;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Propagation;

/// <summary>
/// Starts and stops of burns, so that no step goes across one. Where sensitivities are integrated, those to the times of
/// the switches jump there by the thrust.
/// </summary>
/// <param name="model">The forces.</param>
/// <param name="environment">Memory of this propagation.</param>
/// <param name="start">Time zero of the integration.</param>
/// <param name="forwards">Whether time grows.</param>
/// <param name="parameters">The parameters of the sensitivities that follow the state-transition matrix.</param>
/// <param name="lane">The lane.</param>
internal sealed class ThrustSwitches<T>(
    ForceModel model,
    ForceEnvironment<T> environment,
    Epoch start,
    bool forwards,
    IReadOnlyList<ForceParameter> parameters,
    int lane
)
    where T : struct, IScalar<T>
{
    /// <summary>Sets which burns are on just before the start, and gives the changes from there on.</summary>
    public IEnumerable<ScheduledChange> Changes()
    {
        var burns = model.Thrust?.Burns ?? [];
        environment.Thrust?.SetOrigin(lane, start);
        for (var i = 0; i < burns.Length; i++)
        {
            var burn = i;
            var (on, off) = (burns[i].Start - start, burns[i].Stop - start);
            environment.Thrust!.Set(burn, lane, forwards ? on < 0 && off >= 0 : on <= 0 && off > 0);
            yield return new(on, state => Switch(burn, true, state));
            yield return new(off, state => Switch(burn, false, state));
        }
    }

    private void Switch(int burn, bool isStart, Span<double> state)
    {
        // The thrust that begins or ends, by its law while on.
        environment.Thrust!.Set(burn, lane, true);
        Jump(burn, isStart, state);
        environment.Thrust.Set(burn, lane, isStart == forwards);
    }

    private void Jump(int burn, bool isStart, Span<double> state)
    {
        var parameter = isStart ? ForceParameter.BurnStart(burn) : ForceParameter.BurnStop(burn);
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] != parameter)
                continue;
            var epoch = isStart ? model.Thrust!.Burns[burn].Start : model.Thrust!.Burns[burn].Stop;
            environment.MoveTo([epoch.SecondsPastJ2000], [epoch - start]);
            var thrust = model
                .OfBurn(
                    burn,
                    environment.Thrust!.Components[burn],
                    environment,
                    Vector3<T>.FromVector(new(state[0], state[1], state[2])),
                    Vector3<T>.FromVector(new(state[3], state[4], state[5]))
                )
                .Lane(lane);
            // A later start takes away what the thrust would have done, a later stop adds it; backwards the other way.
            thrust *= isStart == forwards ? -1 : 1;
            var ofVelocity = state.Slice(VariationalEquations.StateLength + 6 * (6 + i) + 3, 3);
            ofVelocity[0] += thrust.X;
            ofVelocity[1] += thrust.Y;
            ofVelocity[2] += thrust.Z;
        }
    }
}
