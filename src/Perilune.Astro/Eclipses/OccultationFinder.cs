using Perilune.Astro.Ephemerides;
using Perilune.Astro.Events;
using Perilune.Astro.Observation;

namespace Perilune.Astro.Eclipses;

/// <summary>
/// Times in which a body hides another from an observer: spheres, triaxial ellipsoids turned with their axes, or points, with
/// any correction of light time. Edges are good to a microsecond on the given motions. Eclipses are occultations of the Sun.
/// </summary>
/// <param name="states">Bodies and frames.</param>
/// <param name="front">What hides.</param>
/// <param name="back">What is hidden.</param>
public sealed class OccultationFinder(ApparentStates states, SkyDisc front, SkyDisc back)
{
    /// <summary>How much is hidden at an epoch.</summary>
    /// <param name="observer">The observer.</param>
    /// <param name="correction">The correction; stellar aberration moves both discs.</param>
    /// <param name="tdb">TDB seconds past J2000 at the observer.</param>
    /// <exception cref="EphemerisCoverageException">A body has no state at the epoch, or at that of the light.</exception>
    public Occultation At(MovingPoint observer, AberrationCorrection correction, double tdb)
    {
        var (f, b) = Seen(observer, correction, tdb);
        if (DiscGeometry.Apart(f, b) >= 0 || !IsInFront(f, b))
            return Occultation.None;
        return DiscGeometry.Full(f, b) < 0 ? Occultation.Full
            : DiscGeometry.Annular(f, b) < 0 ? Occultation.Annular
            : Occultation.Partial;
    }

    /// <summary>All passages between two epochs, in order.</summary>
    /// <param name="observer">The observer.</param>
    /// <param name="correction">The correction; stellar aberration moves both discs.</param>
    /// <param name="start">Start, TDB seconds past J2000.</param>
    /// <param name="end">End, TDB seconds past J2000.</param>
    /// <param name="maximumStep">
    /// Longest stretch of the motion to be described by five samples before refinement, s. Steps are besides never longer than
    /// <see cref="SearchGrid"/> takes for the motions.
    /// </param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    /// <exception cref="EphemerisCoverageException">A body has no state at an epoch, or at that of the light.</exception>
    public IReadOnlyList<OccultationPassage> Find(
        MovingPoint observer,
        AberrationCorrection correction,
        double start,
        double end,
        double maximumStep = double.PositiveInfinity,
        CancellationToken cancellation = default
    )
    {
        var grid = SearchGrid.Of(states.Ephemeris, [observer, front.Point, back.Point], start, end, maximumStep);
        return
        [
            .. PassageSearch
                .Find(
                    elapsed =>
                    {
                        cancellation.ThrowIfCancellationRequested();
                        var (f, b) = Seen(observer, correction, start + elapsed);
                        return DiscGeometry.Apart(f, b);
                    },
                    elapsed =>
                    {
                        var (f, b) = Seen(observer, correction, start + elapsed);
                        return Math.Min(DiscGeometry.Full(f, b), DiscGeometry.Annular(f, b));
                    },
                    elapsed => At(observer, correction, start + elapsed),
                    start,
                    grid,
                    maximumStep
                )
                .Where(passage =>
                {
                    // Discs that meet with the front body behind the back one hide nothing.
                    var (f, b) = Seen(observer, correction, 0.5 * (passage.Start + passage.End));
                    return IsInFront(f, b);
                }),
        ];
    }

    private static bool IsInFront(in SeenDisc f, in SeenDisc b) => f.ToCentre.NormSquared < b.ToCentre.NormSquared;

    private (SeenDisc Front, SeenDisc Back) Seen(MovingPoint observer, AberrationCorrection correction, double tdb) =>
        (front.Seen(states, observer, correction, tdb), back.Seen(states, observer, correction, tdb));
}
