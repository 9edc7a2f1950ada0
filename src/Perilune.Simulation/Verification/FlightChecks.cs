using Perilune.Simulation.Flights;
using Perilune.Simulation.Running;
using Perilune.Simulation.Units;

namespace Perilune.Simulation.Verification;

/// <summary>The flights that ship, each row of theirs that has a tolerance: flown beside computed.</summary>
internal static class FlightChecks
{
    /// <summary>
    /// The rows of a flight; numbers in the unit of the published value, instants as seconds from the published one. A flight
    /// none of whose judged rows is wanted is not flown.
    /// </summary>
    public static IEnumerable<VerificationRow> Compute(
        Knowledge knowledge,
        string path,
        string? part,
        CancellationToken cancellation
    )
    {
        var document = new FlightReader(knowledge.Catalogue, knowledge.Times).Read(path);
        var ids = document
            .Case.Flown.Where(flown => FlownComparer.IsJudged(flown, document))
            .Select(flown => Id(document, flown));
        if (!ids.Any(id => part is null || id.Contains(part, StringComparison.OrdinalIgnoreCase)))
            yield break;
        var outcome = new FlightRun(knowledge).Fly(document, null, cancellation);
        foreach (var row in outcome.Comparisons.Where(row => row.Pass is not null))
        {
            var id = Id(document, row.Flown);
            var what = $"{document.Case.Title}: {row.Result.Meaning}";
            if (row.Result.Kind == ResultKind.Word)
                yield return new(id, what, "1", row.Pass == true ? 1 : 0, 1, 0.5, row.Flown.Source);
            else if (row.Result.Kind == ResultKind.Instant)
                yield return new(id, what, "s", row.Difference, 0, row.Tolerance!.Value, row.Flown.Source);
            else
            {
                var unit = MeasureInfo.UnitOf(row.Unit);
                var reference = unit.FromSi(Quantity.Parse(row.Flown.Value, row.Result.Measure));
                var computed = reference + Math.Sign(unit.Factor) * row.Difference;
                yield return new(id, what, row.Unit, computed, reference, row.Tolerance!.Value, row.Flown.Source);
            }
        }
    }

    private static string Id(FlightDocument document, FlownValue flown) => $"flights.{document.Name}.{flown.Name}";
}
