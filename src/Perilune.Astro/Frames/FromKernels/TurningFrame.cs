using Perilune.Astro.Ephemerides;
using Perilune.Astro.Kernels;
using Perilune.Astro.Time;

namespace Perilune.Astro.Frames.FromKernels;

/// <summary>Body-fixed axes from binary PCK files (class 2) (NAIF, "PCK Required Reading").</summary>
internal sealed class TurningFrame
{
    private readonly int frameClass;
    private readonly BinaryPckSegment[] segments;

    private TurningFrame(int frameClass, BinaryPckSegment[] segments)
    {
        this.frameClass = frameClass;
        this.segments = segments;
    }

    /// <summary>SPICE code of the inertial axes that the angles start from.</summary>
    public int ReferenceFrameCode => segments[0].ReferenceFrameCode;

    /// <summary>The axes of a class identifier; null when no loaded file holds them.</summary>
    /// <exception cref="DataFileException">A segment cannot serve.</exception>
    public static TurningFrame? Of(KernelSet kernels, int frameClass)
    {
        BinaryPckSegment[] found =
        [
            .. kernels.Pcks.SelectMany(pck => pck.Segments).Where(s => s.FrameClassId == frameClass).Reverse(),
        ];
        if (found.Length == 0)
            return null;
        if (found.FirstOrDefault(segment => segment.Defect is not null) is { } bad)
            throw new DataFileException(bad.Path, bad.Defect!, "leave the file out, or mend it");
        if (found.FirstOrDefault(s => s.ReferenceFrameCode != found[0].ReferenceFrameCode) is { } other)
        {
            throw new DataFileException(
                other.Path,
                $"frame class {frameClass} starts from frame {other.ReferenceFrameCode}, elsewhere from {found[0].ReferenceFrameCode}",
                "load kernels of one reference frame"
            );
        }
        return new(frameClass, found);
    }

    /// <summary>From the reference axes.</summary>
    /// <exception cref="EphemerisCoverageException">No segment covers the instant.</exception>
    public FrameTransformation FromReference(Epoch epoch)
    {
        var tdb = epoch.SecondsPastJ2000;
        foreach (var segment in segments)
        {
            if (segment.Covers(tdb))
                return new(segment.Rotation(tdb, out var angularVelocity), angularVelocity);
        }
        throw EphemerisCoverageException.OfFrame(frameClass, tdb, [.. segments.Select(s => (s.Start, s.End))]);
    }
}
