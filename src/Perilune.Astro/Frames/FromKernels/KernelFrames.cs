using System.Globalization;
using Perilune.Astro.Bodies;
using Perilune.Astro.Kernels;
using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Frames.FromKernels;

/// <summary>
/// The frames that loaded kernels define: body-fixed (binary and text PCK), pointed (CK with SCLK) and at fixed offsets
/// (FK, the topocentric frames of stations too), by SPICE's names and codes (NAIF, "Frames Required Reading"). Where kernels
/// give data of one of the library's own frames, such as IAU_MARS or MOON_PA_DE440, the kernels' data count. Immutable.
/// </summary>
public sealed class KernelFrames
{
    private readonly KernelSet kernels;
    private readonly Dictionary<string, int> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, Func<Frame>> byCode = [];
    private readonly Dictionary<string, Func<Frame>> iau = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, string> iauNames = [];
    private readonly HashSet<int> resolving = [];

    /// <summary>The frames of kernels.</summary>
    /// <exception cref="DataFileException">A frame's definition has no code, or one that is not a whole number.</exception>
    public KernelFrames(KernelSet kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        this.kernels = kernels;
        var pool = kernels.Pool;
        foreach (var name in pool.Names)
        {
            if (CodeIn(name) is { } code)
                codes[pool.Text(name)] = code;
        }
        foreach (var shipped in Frame.All.Where(SpiceFrameCodes.IsIau))
        {
            if (!KernelRotations.Has(pool, shipped.Center!.Value))
                continue;
            iau[shipped.Name] = Once(() => KernelRotations.Read(pool, shipped.Center.Value, shipped.Name));
            iauNames[shipped.Center.Value] = shipped.Name;
        }
        // SPICE knows this name without a definition, and what it stands for from a kernel.
        if (pool.Has("TKFRAME_EARTH_FIXED_RELATIVE") || pool.Has($"TKFRAME_{SpiceFrameCodes.EarthFixed}_RELATIVE"))
            codes.TryAdd("EARTH_FIXED", SpiceFrameCodes.EarthFixed);
        // Each frame is made once, here, so that it is one value from any thread; one that cannot be made says why when it
        // is asked for.
        foreach (var (name, code) in codes)
            Resolve(code, name);
        foreach (var code in kernels.Pcks.SelectMany(pck => pck.Segments).Select(segment => segment.FrameClassId))
        {
            var known = code == SpiceFrameCodes.Itrf93Class ? SpiceFrameCodes.Itrf93 : code;
            Resolve(known, null);
            var shipped = SpiceFrameCodes.Shipped(known);
            var name = known == SpiceFrameCodes.Itrf93 ? "ITRF93" : shipped?.Name;
            if (name is not null)
                codes.TryAdd(name, known);
        }
        Names =
        [
            .. codes.Keys.Concat(iau.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Names of the frames that the kernels define.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The frame of a name that the kernels define, or null.</summary>
    /// <exception cref="FrameNotLoadedException">The kernels name the frame and do not hold what it needs.</exception>
    /// <exception cref="DataFileException">Its definition makes no sense.</exception>
    public Frame? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return codes.TryGetValue(name, out var code) ? byCode[code]() : iau.GetValueOrDefault(name)?.Invoke();
    }

    /// <summary>The frame of a SPICE code that the kernels define, or null.</summary>
    /// <exception cref="FrameNotLoadedException">The kernels name the frame and do not hold what it needs.</exception>
    /// <exception cref="DataFileException">Its definition makes no sense.</exception>
    public Frame? Find(int code)
    {
        if (byCode.TryGetValue(code, out var frame))
            return frame();
        return OfBody(code);
    }

    private Frame? OfBody(int code) =>
        SpiceFrameCodes.IauBody(code) is { } body && iauNames.TryGetValue(body, out var name) ? iau[name]() : null;

    // FRAME_31008_NAME, and the code in it.
    private static int? CodeIn(string variable) =>
        variable.StartsWith("FRAME_", StringComparison.Ordinal)
        && variable.EndsWith("_NAME", StringComparison.Ordinal)
        && variable.Length > 11
        && int.TryParse(
            variable.AsSpan(6, variable.Length - 11),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var code
        )
            ? code
            : null;

    private Frame? Body(int body, string name) =>
        KernelRotations.Has(kernels.Pool, body) ? KernelRotations.Read(kernels.Pool, body, name) : null;

    private Func<Frame> Resolve(int code, string? name)
    {
        if (byCode.TryGetValue(code, out var known))
            return known;
        if (!resolving.Add(code))
            return () => throw new FrameNotLoadedException(name ?? Text(code), "its chain of definitions has no end");
        var made = Once(() => name is null ? Turning(code, code, null, null)! : Make(code, name));
        resolving.Remove(code);
        byCode[code] = made;
        return made;
    }

    // The frame, or why there is none, found now and told whenever it is asked for.
    private static Func<Frame> Once(Func<Frame> make)
    {
        try
        {
            var frame = make();
            return () => frame;
        }
        catch (FrameNotLoadedException error)
        {
            return () => throw new FrameNotLoadedException(error.Frame, error.Reason);
        }
        catch (DataFileException error)
        {
            return () => throw new DataFileException(error.Path, error.Problem, error.Mend);
        }
    }

    private Frame Make(int code, string name)
    {
        var pool = kernels.Pool;
        if (code == SpiceFrameCodes.EarthFixed && !pool.Has($"FRAME_{Text(code)}_CLASS"))
            return Offset(code, name, NaifId.Earth);
        var kind = pool.Integer($"FRAME_{Text(code)}_CLASS");
        var id = pool.Integer($"FRAME_{Text(code)}_CLASS_ID");
        var centerName = $"FRAME_{Text(code)}_CENTER";
        int? center =
            pool.Has(centerName) && double.TryParse(pool.Texts(centerName)[0], CultureInfo.InvariantCulture, out _)
                ? pool.Integer(centerName)
                : null;
        switch (kind)
        {
            case 1:
                return Shipped(id, name);
            case 2:
                return Turning(code, id, name, center)
                    ?? Body(id, name)
                    ?? SpiceFrameCodes.Shipped(name)
                    ?? throw new FrameNotLoadedException(
                        name,
                        $"no loaded PCK holds the orientation of class {id}; it needs a binary PCK or BODY{id}_PM and its poles"
                    );
            case 3:
                var pointed = PointedFrame.Of(kernels, name, id);
                var reference = Parent(pointed.ReferenceFrameCode, name);
                return Frame.Define(name, reference, false, center, pointed.FromReference);
            case 4:
                return Offset(id, name, center);
            default:
                throw new FrameNotLoadedException(
                    name,
                    $"frames of class {kind} are not supported; classes 1 to 4 are"
                );
        }
    }

    private Frame? Turning(int code, int id, string? name, int? center)
    {
        var frameClass = id == SpiceFrameCodes.Itrf93 ? SpiceFrameCodes.Itrf93Class : id;
        if (TurningFrame.Of(kernels, frameClass) is not { } axes)
            return null;
        var label = name ?? SpiceFrameCodes.Shipped(code)?.Name ?? $"PCK_{Text(frameClass)}";
        center ??= SpiceFrameCodes.Shipped(code)?.Center;
        return Frame.Define(label, Parent(axes.ReferenceFrameCode, label), false, center, axes.FromReference);
    }

    private Frame Offset(int id, string name, int? center)
    {
        // Variables by the code, or by the name.
        string Item(string item) =>
            kernels.Pool.Has($"TKFRAME_{Text(id)}_{item}") ? $"TKFRAME_{Text(id)}_{item}" : $"TKFRAME_{name}_{item}";

        var parentName = kernels.Pool.Text(Item("RELATIVE"));
        var parent =
            codes.TryGetValue(parentName, out var code) ? Resolve(code, parentName)()
            : iau.TryGetValue(parentName, out var body) ? body()
            : SpiceFrameCodes.Shipped(parentName)
                ?? throw new FrameNotLoadedException(name, $"it is relative to {parentName}, which is not loaded");
        var rotation = FixedOffsets.Read(kernels.Pool, Item);
        return Frame.Define(name, parent, parent.IsInertial, center, _ => new(rotation, Vector3.Zero));
    }

    private Frame Parent(int code, string child)
    {
        if (OfBody(code) is { } own)
            return own;
        var named = codes.FirstOrDefault(pair => pair.Value == code).Key;
        return named is not null ? Resolve(code, named)() : Shipped(code, child);
    }

    private static Frame Shipped(int code, string child) =>
        SpiceFrameCodes.Shipped(code)
        ?? throw new FrameNotLoadedException(child, $"it starts from frame {Text(code)}, which is not loaded");

    private static string Text(int code) => code.ToString(CultureInfo.InvariantCulture);
}
