using Perilune.Astro.Bodies;
using Perilune.Astro.Ephemerides;

namespace Perilune.DataTool.Ephemerides;

/// <summary>
/// DE440 where its excerpt has a body and DE405 elsewhere, with one solar-system barycentre, DE440's: outside DE440 the
/// Sun moves as in DE405, shifted by the constant with which it meets DE440's Sun at the join.
/// </summary>
internal sealed class JoinedEphemeris(Ephemeris de405, Ephemeris de440)
{
    /// <summary>The state from DE440 as it stands.</summary>
    public PositionVelocity FromDe440(EphemerisPlan plan, double tdb) => de440.State(plan.Target, plan.Center, tdb);

    /// <summary>The state from DE405, of the Sun shifted to meet DE440 at the nearer join.</summary>
    public PositionVelocity FromDe405(EphemerisPlan plan, double tdb, double join)
    {
        var state = de405.State(plan.Target, plan.Center, tdb);
        if (plan.Target != NaifId.Sun)
            return state;
        var shift = FromDe440(plan, join).Position - de405.Position(plan.Target, plan.Center, join);
        return state with { Position = state.Position + shift };
    }

    /// <summary>The state of the source that serves the epoch.</summary>
    public PositionVelocity State(EphemerisPlan plan, double tdb) =>
        tdb < plan.De440Start ? FromDe405(plan, tdb, plan.De440Start)
        : tdb > plan.De440End ? FromDe405(plan, tdb, plan.De440End)
        : FromDe440(plan, tdb);
}
