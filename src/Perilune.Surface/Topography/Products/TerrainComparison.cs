using System.Collections.Immutable;
using System.Globalization;

namespace Perilune.Surface.Topography.Products;

/// <summary>
/// Holds a product against known ground, and finds out what is wrong with it: another datum or unit, flipped or turned
/// axes, the other pole, half a turn of longitude.
/// </summary>
public static class TerrainComparison
{
    // Spheres that maps of the Moon count heights from lie within these, km: from its polar radius to 1738 km, with a margin of a hundred metres.
    private const double SmallestSphere = 1735.9;
    private const double LargestSphere = 1738.2;

    private const int MostSamplesPerSide = 64;
    private const int LeastSamplesPerSide = 3;

    // Fewer squares a side show no relief by which one arrangement could be told from another.
    private const int ArrangementSamplesPerSide = 8;

    // Arrangements: the right one of real terrain correlates above 0.9 with ground of the same cell, wrong ones around zero.
    private const double GoodCorrelation = 0.8;
    private const double BetterBy = 0.2;
    private const double PoorCorrelation = 0.5;
    private const double LeastRelief = 50;

    // The quarter-degree map differs by less in the median of a few squares; spheres in use differ by 300 m and more.
    private const double DatumTolerance = 100;

    /// <summary>Compares.</summary>
    /// <param name="product">The product or its overview.</param>
    /// <param name="known">Known ground, without the product.</param>
    public static TerrainAgreement Compare(TerrainGrid product, LunarTerrain known)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(known);
        var place = product.Placement;
        var middle = place.PointAt(0.5 * (place.Columns - 1), 0.5 * (place.Rows - 1));
        if (!known.TryHeight(middle.Up, out _, out var source))
            return None("no known ground lies under the product's middle");
        var square = Math.Max(source.CellSize, place.CellSize);
        // Squares of a known grid that ends within the product are of the coarser ground around it.
        square = Math.Max(square, CoarsestAtCorners(place, known));
        var cells = square / place.CellSize;
        var side = Math.Min(
            MostSamplesPerSide,
            (int)Math.Floor(Math.Min(place.Columns - 1, place.Rows - 1) / Math.Max(1, cells))
        );
        if (side < LeastSamplesPerSide)
        {
            return None(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the product is smaller than {LeastSamplesPerSide} squares of {square:0} m of the known ground a side: nothing is compared"
                )
            );
        }
        var lattice = new ComparisonLattice(product, known, side, cells);
        return Judge(lattice, square);
    }

    private static TerrainAgreement Judge(ComparisonLattice lattice, double square)
    {
        var (own, ground) = lattice.Pairs(lattice.Ground, ComparisonLattice.Same);
        if (own.Length < LeastSamplesPerSide * LeastSamplesPerSide)
            return None("too few squares have both heights: nothing is compared");
        var differences = own.Zip(ground, (a, b) => a - b).ToArray();
        var median = Median(differences);
        var deviation = Deviation(differences);
        var (tiltX, tiltY) = lattice.Tilt();
        var correlation = Correlate(own, ground, out var factor, out var relief);
        var (best, bestCorrelation) = (TerrainAgreement.AsItStands, correlation);
        var limits = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var canArrange = lattice.Side >= ArrangementSamplesPerSide && relief >= LeastRelief;
        if (canArrange)
        {
            foreach (var (name, values, order) in lattice.Arrangements())
            {
                var (a, b) = lattice.Pairs(values, order);
                var other = a.Length < 16 ? 0 : Correlate(a, b, out _, out _);
                if (other > bestCorrelation)
                    (best, bestCorrelation) = (name, other);
            }
        }
        else
        {
            limits.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"whether axes are flipped is not judged: {lattice.Side} squares of {square:0} m a side and {relief:0} m of relief tell too little"
                )
            );
        }
        if (canArrange && bestCorrelation > GoodCorrelation && bestCorrelation > correlation + BetterBy)
        {
            problems.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"axes flipped or place wrong: it fits the known ground when {best} (correlation {bestCorrelation:0.00}, as it stands {correlation:0.00}); correct the file's extent or projection, or turn the raster"
                )
            );
        }
        else if (correlation < -GoodCorrelation)
        {
            problems.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"heights are upside down (correlation {correlation:0.00}): are they depths?"
                )
            );
        }
        else if (canArrange && correlation < PoorCorrelation)
        {
            problems.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it does not resemble the known ground (correlation {correlation:0.00}) in any arrangement: check body, projection and extent"
                )
            );
        }
        else if (correlation > GoodCorrelation && factor is < 0.8 or > 1.25)
        {
            problems.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"its relief is {factor:G3} times that of the known ground: {(Math.Abs(factor - 1e-3) < 2e-4 ? "heights are in kilometres, give --unit km" : Math.Abs(factor - 1e3) < 200 ? "heights were scaled from kilometres twice, give --unit m" : "check unit and scale")}"
                )
            );
        }
        else
        {
            var residual = Deviation(lattice.Residuals((tiltX, tiltY)));
            JudgeDatum(median, residual, differences.Length, problems);
            JudgeTilt(lattice, residual, (tiltX, tiltY), problems);
        }
        return new(
            own.Length,
            square,
            [.. lattice.Against],
            median,
            deviation,
            tiltX,
            tiltY,
            correlation,
            best,
            bestCorrelation,
            problems.ToImmutable(),
            limits.ToImmutable()
        );
    }

    private static void JudgeDatum(double median, double deviation, int count, ImmutableArray<string>.Builder problems)
    {
        if (!(Math.Abs(median) > DatumTolerance + 4 * deviation / Math.Sqrt(count)))
            return;
        var sphere = (SurfacePoint.ReferenceRadius - median) / 1000;
        problems.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"heights lie {median:+0;-0} m from the known ground in the median: {(sphere is >= SmallestSphere and <= LargestSphere ? $"they seem to count from a sphere of {sphere:0.0##} km; give --radius with the sphere of its heights" : "no sphere in use for the Moon is that far off; check pole, projection and extent")}"
            )
        );
    }

    private static void JudgeTilt(
        ComparisonLattice lattice,
        double deviation,
        (double X, double Y) tilt,
        ImmutableArray<string>.Builder problems
    )
    {
        var across = Math.Sqrt(Math.Pow(tilt.X * lattice.Width, 2) + Math.Pow(tilt.Y * lattice.Height, 2));
        if (!(across > DatumTolerance + 4 * deviation))
            return;
        problems.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"it is tilted against the known ground by {across:0} m from side to side: check its datum (a plane or an ellipsoid instead of the sphere?)"
            )
        );
    }

    private static double CoarsestAtCorners(GridPlacement place, LunarTerrain known)
    {
        var coarsest = 0.0;
        for (var i = 0; i <= 8; i++)
        for (var j = 0; j <= 8; j++)
        {
            var up = place.PointAt((place.Columns - 1) * i / 8.0, (place.Rows - 1) * j / 8.0).Up;
            if (known.TryHeight(up, out _, out var source))
                coarsest = Math.Max(coarsest, source.CellSize);
        }
        return coarsest;
    }

    private static TerrainAgreement None(string why) =>
        new(0, 0, [], 0, 0, 0, 0, 0, TerrainAgreement.AsItStands, 0, [], [why]);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }

    /// <summary>Standard deviation of a normal distribution with the same median absolute deviation.</summary>
    private static double Deviation(double[] values)
    {
        var median = Median(values);
        return 1.4826 * Median(values.Select(value => Math.Abs(value - median)));
    }

    /// <summary>Correlation, slope of the product's heights on the ground's, and the ground's standard deviation.</summary>
    private static double Correlate(double[] own, double[] ground, out double factor, out double relief)
    {
        var (meanA, meanB) = (own.Average(), ground.Average());
        double ab = 0,
            aa = 0,
            bb = 0;
        for (var i = 0; i < own.Length; i++)
        {
            var (a, b) = (own[i] - meanA, ground[i] - meanB);
            (ab, aa, bb) = (ab + a * b, aa + a * a, bb + b * b);
        }
        factor = bb > 0 ? ab / bb : 0;
        relief = Math.Sqrt(bb / own.Length);
        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }
}
