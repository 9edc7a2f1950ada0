using System.Collections.Immutable;
using Perilune.Partnership.Accounts;
using Perilune.Partnership.Parties;

namespace Perilune.Partnership.Scheduling;

/// <summary>Finds the first time at which all constraints let a session run, and says which does not.</summary>
internal sealed class PlacementSearch
{
    /// <summary>Starts are whole minutes from the start of the run, s.</summary>
    public const double Grid = 60;

    private readonly double origin;
    private readonly ImmutableArray<IConstraintBook> common;
    private readonly ImmutableDictionary<string, ImmutableArray<IConstraintBook>> byHabitat;

    public PlacementSearch(StationCapacity capacity, AccountingRules rules, double downlinkDeadline)
    {
        origin = capacity.Start;
        common =
        [
            new OwnWindow(),
            new ConditionBook(capacity.Conditions),
            new DownlinkBook(capacity.Downlink, rules.ReserveOf(Resource.Downlink), downlinkDeadline),
        ];
        var (crew, energy) = (rules.ReserveOf(Resource.CrewTime), rules.ReserveOf(Resource.Energy));
        byHabitat = capacity.Habitats.ToImmutableDictionary(
            h => h.Id,
            h => ImmutableArray.Create<IConstraintBook>(new CrewBook(h, crew), new PowerBook(h, energy))
        );
    }

    /// <summary>First start from one time that ends by another, all constraints but the lifted ones kept; null when there is none.</summary>
    public double? Find(SessionRequest request, double from, double until, params ReadOnlySpan<Constraint> lifted)
    {
        var last = until - request.Experiment.Duration;
        var start = Snap(from);
        while (start <= last)
        {
            var earliest = Pass(start, request, common, lifted);
            earliest = Pass(earliest, request, byHabitat[request.Experiment.Habitat], lifted);
            if (earliest == start)
                return start;
            if (double.IsPositiveInfinity(earliest))
                return null;
            // Rounding of a book's sum may bring the same time back; the next minute is progress.
            start = Math.Max(Snap(earliest), start + Grid);
        }

        return null;
    }

    /// <summary>Takes what a session placed at a start uses.</summary>
    public void Take(SessionRequest request, double start)
    {
        foreach (var book in common)
            book.Take(start, request);
        foreach (var book in byHabitat[request.Experiment.Habitat])
            book.Take(start, request);
    }

    /// <summary>
    /// The constraint whose lifting alone makes room in the request's window; when no single one does, all that stand in the way of some
    /// start, in order.
    /// </summary>
    public ImmutableArray<Constraint> Binding(SessionRequest request)
    {
        var (from, until) = (request.Window.Start, request.Window.End);
        ReadOnlySpan<Constraint> all =
        [
            Constraint.Window,
            Constraint.Condition,
            Constraint.CrewTime,
            Constraint.Power,
            Constraint.Downlink,
        ];
        foreach (var constraint in all)
            if (Find(request, from, until, constraint) is not null)
                return [constraint];
        // Lift one after the other until there is room; then put back each that is not needed.
        var lifted = new List<Constraint>();
        foreach (var constraint in all)
        {
            lifted.Add(constraint);
            if (Find(request, from, until, [.. lifted]) is not null)
                break;
        }

        foreach (var constraint in lifted.ToArray())
            if (Find(request, from, until, [.. lifted.Where(c => c != constraint)]) is not null)
                lifted.Remove(constraint);
        return [.. lifted];
    }

    private double Snap(double time) => origin + Math.Ceiling((time - origin) / Grid) * Grid;

    private static double Pass(
        double start,
        SessionRequest request,
        ImmutableArray<IConstraintBook> books,
        ReadOnlySpan<Constraint> lifted
    )
    {
        foreach (var book in books)
        {
            if (double.IsPositiveInfinity(start))
                return start;
            if (!lifted.Contains(book.Kind))
                start = book.EarliestFrom(start, request);
        }

        return start;
    }
}
