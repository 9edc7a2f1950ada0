using Perilune.Surface.Horizons;

namespace Perilune.Surface.Illumination;

/// <summary>
/// How much of a disc stands above a horizon of straight lines, exactly: the part of a circle above each line of the
/// profile that crosses its width, in the plane tangent to the sky at its centre. On a level horizon this is the chord formula.
/// </summary>
public static class DiscOnHorizon
{
    /// <summary>Visible fraction of the disc's area, 0 to 1.</summary>
    public static double VisibleFraction(HorizonProfile horizon, ApparentDisc disc)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        if (disc.Elevation - disc.Radius >= horizon.Highest)
            return 1;
        if (disc.Elevation + disc.Radius <= horizon.Lowest)
            return 0;
        var area = 0.0;
        var segments = new Segments(horizon, disc);
        while (segments.MoveNext())
            area += AreaAbove(segments.Intercept, segments.Slope, segments.Left, segments.Right);
        return Math.Clamp(area / Math.PI, 0, 1);
    }

    /// <summary>Share of a disc above a level line, 0 to 1: the chord formula.</summary>
    /// <param name="height">How high its middle stands over the line, in its radii.</param>
    public static double FractionAbove(double height)
    {
        if (height >= 1)
            return 1;
        return height <= -1 ? 0 : 0.5 + ChordIntegral(height) * 2 / Math.PI;
    }

    /// <summary>
    /// Clearances in rad: of the highest part of the disc over the horizon (positive when any of it shows) and of the
    /// lowest part (positive when all of it shows).
    /// </summary>
    public static (double Top, double Bottom) Clearance(HorizonProfile horizon, ApparentDisc disc)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        var top = double.NegativeInfinity;
        var bottom = double.PositiveInfinity;
        var segments = new Segments(horizon, disc);
        while (segments.MoveNext())
        {
            var (a, b) = (segments.Intercept, segments.Slope);
            var touch = b / Math.Sqrt(1 + b * b);
            var upper = Math.Clamp(-touch, segments.Left, segments.Right);
            top = Math.Max(top, Chord(upper) - (a + b * upper));
            var lower = Math.Clamp(touch, segments.Left, segments.Right);
            bottom = Math.Min(bottom, -Chord(lower) - (a + b * lower));
        }
        return (top * disc.Radius, bottom * disc.Radius);
    }

    // Half the chord of the unit circle at x.
    private static double Chord(double x) => Math.Sqrt(Math.Max(0, 1 - x * x));

    // Area of the unit disc between two abscissae above the line a + b x.
    private static double AreaAbove(double a, double b, double left, double right)
    {
        var square = 1 + b * b;
        var discriminant = square - a * a;
        if (discriminant <= 0)
            return a < 0 ? 2 * (ChordIntegral(right) - ChordIntegral(left)) : 0;
        var root = Math.Sqrt(discriminant);
        var first = Math.Clamp((-a * b - root) / square, left, right);
        var second = Math.Clamp((-a * b + root) / square, left, right);
        // Within the roots the line runs inside the circle; outside it runs below or above all of the chord.
        var area =
            ChordIntegral(second)
            - ChordIntegral(first)
            - (a * (second - first) + 0.5 * b * (second * second - first * first));
        if (a + b * 0.5 * (left + first) < 0)
            area += 2 * (ChordIntegral(first) - ChordIntegral(left));
        if (a + b * 0.5 * (second + right) < 0)
            area += 2 * (ChordIntegral(right) - ChordIntegral(second));
        return area;
    }

    private static double ChordIntegral(double x) => 0.5 * (x * Chord(x) + Math.Asin(Math.Clamp(x, -1, 1)));

    // The lines of the profile across the disc, in units of its radius from its centre.
    private ref struct Segments
    {
        private readonly HorizonProfile horizon;
        private readonly ApparentDisc disc;
        private readonly double width;
        private readonly int last;
        private int index;

        public Segments(HorizonProfile horizon, ApparentDisc disc)
        {
            this.horizon = horizon;
            this.disc = disc;
            // Width on the sky of one azimuth step, in radii.
            width = HorizonProfile.AzimuthStep * Math.Max(Math.Cos(disc.Elevation), 1e-3) / disc.Radius;
            var centre = disc.Azimuth / HorizonProfile.AzimuthStep;
            index = (int)Math.Floor(centre - 1 / width) - 1;
            last = (int)Math.Floor(centre + 1 / width);
        }

        public double Left { get; private set; }

        public double Right { get; private set; }

        public double Slope { get; private set; }

        public double Intercept { get; private set; }

        public bool MoveNext()
        {
            while (index < last)
            {
                index++;
                var x = (index - disc.Azimuth / HorizonProfile.AzimuthStep) * width;
                Left = Math.Max(x, -1);
                Right = Math.Min(x + width, 1);
                if (!(Right > Left))
                    continue;
                var from = (horizon.Elevations[Wrap(index)] - disc.Elevation) / disc.Radius;
                var to = (horizon.Elevations[Wrap(index + 1)] - disc.Elevation) / disc.Radius;
                Slope = (to - from) / width;
                Intercept = from - Slope * x;
                return true;
            }
            return false;
        }

        private static int Wrap(int i)
        {
            var rest = i % HorizonProfile.AzimuthCount;
            return rest < 0 ? rest + HorizonProfile.AzimuthCount : rest;
        }
    }
}
