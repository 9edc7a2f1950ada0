using System.CommandLine;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune orbit</c>.</summary>
internal static class OrbitCommand
{
    public static Command Make(CancellationToken cancellation) =>
        new("orbit", "Families of periodic orbits of the three-body problem, and their members in the real sky.")
        {
            OrbitFamiliesCommand.Make(cancellation),
            OrbitFlyCommand.Make(cancellation),
            OrbitManifoldCommand.Make(cancellation),
        };
}
