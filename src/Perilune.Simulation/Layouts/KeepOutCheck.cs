using System.Collections.Immutable;
using Perilune.Surface.Layout;

namespace Perilune.Simulation.Layouts;

/// <summary>Something that stands where it may not.</summary>
/// <param name="Element">What.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Against">What it is too near to: <c>zone 'seismometers' of roscosmos</c>.</param>
/// <param name="Distance">From the middle of that to its nearest point, m.</param>
/// <param name="Needed">What that would have to be, m.</param>
/// <param name="Move">How far it must move, m.</param>
/// <param name="Azimuth">In which direction, rad clockwise from the origin's north.</param>
public sealed record KeepOutViolation(
    string Element,
    string Owner,
    string Against,
    double Distance,
    double Needed,
    double Move,
    double Azimuth
)
{
    /// <summary>The violation and its mend as a sentence.</summary>
    public override string ToString() =>
        $"{Element} of {Owner} stands {LayoutGroundPlan.Metres(Distance)} from the middle of {Against}, which keeps "
        + $"{LayoutGroundPlan.Metres(Needed)} free; move it {LayoutGroundPlan.Enough(Move)} to azimuth {LayoutGroundPlan.Degrees(Azimuth)}";
}

/// <summary>How an element is exposed to landings on a pad.</summary>
/// <param name="Pad">Name of the pad.</param>
/// <param name="Element">Name of the element.</param>
/// <param name="Exposure">The exposure.</param>
public sealed record PadExposure(string Pad, string Element, PlumeExposure Exposure);

/// <summary>Holds a layout against the ground that partners keep for themselves and that landings make unsafe.</summary>
public static class KeepOutCheck
{
    // NASA's Recommendations to Space-Faring Entities (2011) give 300 to 2000 m/s, the smallest grains the fastest.
    private static readonly ImmutableArray<EjectaClass> publishedGrains = [new("fine dust", 2000), new("sand", 300)];

    /// <summary>What a pad's landings throw.</summary>
    /// <param name="pad">The pad.</param>
    public static PlumeEjecta Ejecta(LandingPad pad)
    {
        ArgumentNullException.ThrowIfNull(pad);
        return new(
            pad.LeastAngle,
            pad.MostAngle,
            pad.Ejecta.Count > 0
                ? [.. pad.Ejecta.Select(grains => new EjectaClass(grains.Name.Replace('-', ' '), grains.Speed))]
                : publishedGrains
        );
    }

    /// <summary>The exposure of every element to every pad.</summary>
    /// <param name="plan">The layout on the ground.</param>
    public static ImmutableArray<PadExposure> Exposures(LayoutGroundPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. from pad in plan.Elements
            where pad.Element is LandingPad
            from other in plan.Elements
            where other != pad
            let landing = (LandingPad)pad.Element
            select new PadExposure(
                pad.Name,
                other.Name,
                PlumeExposure.Find(plan.Frame.Terrain, pad.Place, landing.Radius, other.Place, Ejecta(landing))
            ),
        ];
    }

    /// <summary>Every violation, pads first, in the order of the language.</summary>
    /// <param name="plan">The layout on the ground.</param>
    /// <param name="exposures">The exposures to pads: what the ground shields may stand within a pad's distance.</param>
    public static ImmutableArray<KeepOutViolation> Violations(
        LayoutGroundPlan plan,
        IReadOnlyList<PadExposure> exposures
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(exposures);
        var found = ImmutableArray.CreateBuilder<KeepOutViolation>();
        foreach (var exposure in exposures.Where(exposure => !exposure.Exposure.Shielded))
        {
            var pad = plan.Elements.First(element => element.Name == exposure.Pad);
            var other = plan.Elements.First(element => element.Name == exposure.Element);
            var radius = ((LandingPad)pad.Element).KeepOut;
            Hold(other, Footprint.Disc(pad.Foot.X, pad.Foot.Y, radius), $"pad '{pad.Name}' of {pad.Element.Owner}");
        }
        foreach (var zone in plan.Document.Case.Zones)
        {
            var middle = plan.Middle(zone);
            var ground = Footprint.Disc(middle.X, middle.Y, zone.Radius);
            foreach (var element in plan.Elements)
            {
                if (element.Name == zone.Around)
                    continue;
                if (element.Element.Owner != zone.Owner && !zone.Admits.Contains(element.Element.Owner))
                    Hold(element, ground, $"zone '{zone.Name}' of {zone.Owner}");
            }
        }
        return found.ToImmutable();

        void Hold(PlacedElement element, Footprint ground, string against)
        {
            var gap = ground.Gap(element.Footprint);
            if (gap >= 0)
                return;
            var (move, azimuth) = Separation.Of(ground, element.Footprint);
            found.Add(
                new(
                    $"{element.Kind} '{element.Name}'",
                    element.Element.Owner,
                    against,
                    Math.Max(0, gap + ground.Margin),
                    ground.Margin,
                    move,
                    azimuth
                )
            );
        }
    }
}
