namespace Perilune.Surface.Illumination;

/// <summary>
/// The Sun's disc cut into upright slices: how much of its light a skyline lets through, whatever the skyline's form. Slices
/// stand at the nodes of Gauss and Chebyshev's rule of the second kind, whose weight is the chord; in each the light above the
/// skyline is the integral of the limb's law along the chord, in closed form but for its linear part, an odd polynomial of
/// degree 9 within 2.6e-4. Against 1000 slices: 1.7e-3 of the light with 8, 2e-4 with 24.
/// </summary>
internal sealed class SunSlices
{
    // Of 0.5 (t sqrt(1 - t^2) + asin t) on [-1, 1], by least squares reweighted to the least maximum.
    private static ReadOnlySpan<double> Segment =>
        [0.9975204002806827, -0.1284189415948743, -0.18511268042477633, 0.2427016535081167, -0.14103594781861345];

    /// <summary>Slices of a disc.</summary>
    /// <param name="limb">Its brightness.</param>
    /// <param name="count">Number of slices.</param>
    public SunSlices(SolarLimb limb, int count)
    {
        All = new Slice[count];
        var total = 0.0;
        for (var k = 0; k < count; k++)
        {
            var (chord, x) = Math.SinCos((k + 1) * Math.PI / (count + 1));
            var (even, linear, square) = (limb.A0 * chord, limb.A1 * chord * chord, limb.A2 * chord * chord * chord);
            All[k] = new(
                x,
                chord,
                chord
                    * (
                        even
                        + linear * (Segment[0] + Segment[1] + Segment[2] + Segment[3] + Segment[4])
                        + square * 2 / 3
                    ),
                -chord * (even + linear * Segment[0] + square),
                chord * (square / 3 - linear * Segment[1]),
                -chord * linear * Segment[2],
                -chord * linear * Segment[3],
                -chord * linear * Segment[4]
            );
            total += 2 * All[k].C0;
        }
        for (var k = 0; k < count; k++)
        {
            var s = All[k];
            All[k] = new(
                s.X,
                s.Chord,
                s.C0 / total,
                s.C1 / total,
                s.C3 / total,
                s.C5 / total,
                s.C7 / total,
                s.C9 / total
            );
        }
    }

    /// <summary>The slices, from right to left.</summary>
    public Slice[] All { get; }

    /// <summary>One slice: of the disc's light it passes C0 + C1 e + C3 e^3 + ... + C9 e^9 over a skyline at e half chords.</summary>
    /// <param name="X">Where it stands, radii right of the middle.</param>
    /// <param name="Chord">Half its length, radii.</param>
    /// <param name="C0">Light above its middle.</param>
    /// <param name="C1">Coefficient of e.</param>
    /// <param name="C3">Coefficient of e^3.</param>
    /// <param name="C5">Coefficient of e^5.</param>
    /// <param name="C7">Coefficient of e^7.</param>
    /// <param name="C9">Coefficient of e^9.</param>
    public readonly record struct Slice(
        double X,
        double Chord,
        double C0,
        double C1,
        double C3,
        double C5,
        double C7,
        double C9
    )
    {
        /// <summary>Light above a skyline at some radii above the disc's middle.</summary>
        public double Above(double height)
        {
            var e = Math.Clamp(height / Chord, -1, 1);
            var s = e * e;
            return C0 + e * (C1 + s * (C3 + s * (C5 + s * (C7 + s * C9))));
        }
    }
}
