using System.Globalization;
using Perilune.Astro.Time;
using Perilune.Simulation.Propagation;

namespace Perilune.Cli;

/// <summary>What a propagation says at its end.</summary>
internal static class FlightLines
{
    private const int MostEvents = 12;

    public static void Write(
        TextWriter writer,
        PropagationRun run,
        PropagationOutcome outcome,
        IReadOnlyList<TrajectoryFile> files,
        double seconds
    )
    {
        void Line(FormattableString text) => writer.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        string Date(Epoch epoch) => run.Sky.Times.Format(epoch, TimeScale.Tdb, 3);

        var (initial, final) = (outcome.Initial, outcome.Final);
        Line($"{run.Document.Case.Title ?? Path.GetFileNameWithoutExtension(run.Document.Path)}");
        Line(
            $"  {Date(initial.Epoch)} to {Date(final.Epoch)}, {outcome.Steps} steps, {outcome.Evaluations} evaluations, {seconds:F2} s"
        );
        foreach (var note in run.Sky.Notes)
            Line($"  note: {note}");
        foreach (var burn in outcome.Burns)
            Line($"  {Date(burn.Epoch)}  {burn.Name}: {burn.DeltaV.Norm:F3} m/s");
        foreach (var found in outcome.Events.Take(MostEvents))
            Line(
                $"  {Date(found.Epoch)}  {found.Name}, {(found.Rising ? "rising" : "falling")}, at {found.State.Position.Norm / 1000:F3} km"
            );
        if (outcome.Events.Count > MostEvents)
            Line($"  and {outcome.Events.Count - MostEvents} more events; --json tells all");
        if (outcome.Stopped is { } stopped)
            Line($"  stopped by {stopped}");
        Line($"  final state about {BodyNames.Of(final.Origin)}, ICRF, km and km/s:");
        Line($"    {final.Position.X / 1000:F9} {final.Position.Y / 1000:F9} {final.Position.Z / 1000:F9}");
        Line($"    {final.Velocity.X / 1000:F12} {final.Velocity.Y / 1000:F12} {final.Velocity.Z / 1000:F12}");
        foreach (var file in files.Where(f => f.File != TrajectoryFiles.StandardOutput))
        {
            var error = file.InterpolationError is { } e
                ? string.Create(CultureInfo.InvariantCulture, $", interpolated within {e:G2} m")
                : "";
            Line($"  {file.File}: {file.States} states{error}");
        }
    }
}
