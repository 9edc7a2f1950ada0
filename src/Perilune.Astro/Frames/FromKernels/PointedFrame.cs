using System.Globalization;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames.FromKernels;

/// <summary>Axes of a spacecraft or instrument from CK files and its clock (class 3) (NAIF, "Frames Required Reading").</summary>
internal sealed class PointedFrame
{
    private readonly string name;
    private readonly int instrument;
    private readonly CkSegment[] segments;
    private readonly SpacecraftClock clock;

    private PointedFrame(string name, int instrument, CkSegment[] segments, SpacecraftClock clock)
    {
        this.name = name;
        this.instrument = instrument;
        this.segments = segments;
        this.clock = clock;
    }

    /// <summary>SPICE code of the axes that the pointing starts from.</summary>
    public int ReferenceFrameCode => segments[0].ReferenceFrameCode;

    /// <summary>The axes of an instrument.</summary>
    /// <exception cref="DataFileException">No pointing or no clock is loaded, or one that cannot serve.</exception>
    /// <exception cref="FrameNotLoadedException">No CK holds the instrument.</exception>
    public static PointedFrame Of(KernelSet kernels, string name, int instrument)
    {
        // The last segment counts most.
        CkSegment[] found =
        [
            .. kernels.Cks.SelectMany(ck => ck.Segments).Where(segment => segment.Instrument == instrument).Reverse(),
        ];
        if (found.Length == 0)
            throw new FrameNotLoadedException(name, $"no loaded CK holds pointing of instrument {instrument}");
        if (found.FirstOrDefault(segment => segment.Defect is not null) is { } bad)
            throw new DataFileException(bad.Path, bad.Defect!, "leave the file out, or mend it");
        if (found.FirstOrDefault(s => s.ReferenceFrameCode != found[0].ReferenceFrameCode) is { } other)
        {
            throw new DataFileException(
                other.Path,
                $"pointing of {instrument} starts from frame {other.ReferenceFrameCode}, elsewhere from {found[0].ReferenceFrameCode}",
                "load kernels of one reference frame"
            );
        }
        var variable = string.Create(CultureInfo.InvariantCulture, $"CK_{instrument}_SCLK");
        var code = kernels.Pool.Has(variable) ? kernels.Pool.Integer(variable) : instrument / 1000;
        return new(name, instrument, found, new(kernels.Pool, code));
    }

    /// <summary>From the reference axes.</summary>
    /// <exception cref="FrameNotLoadedException">No segment has pointing and angular velocity at the instant.</exception>
    public FrameTransformation FromReference(Epoch epoch)
    {
        double ticks;
        try
        {
            ticks = clock.ToTicks(epoch);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new FrameNotLoadedException(name, error.Message);
        }
        foreach (var segment in segments)
        {
            if (!(ticks >= segment.Start && ticks <= segment.End) || segment.Pointing(ticks, 0) is not { } pointing)
                continue;
            return pointing.AngularVelocity is { } velocity
                ? new(pointing.Rotation, pointing.Rotation * velocity)
                : new(pointing.Rotation, new Vector3(double.NaN, double.NaN, double.NaN));
        }
        var covered = string.Join(", ", segments.Select(s => $"{s.Start:R} to {s.End:R}"));
        throw new FrameNotLoadedException(
            name,
            $"no pointing of instrument {instrument} at {epoch}, {ticks:R} ticks of its clock; covered: {covered}"
        );
    }
}
