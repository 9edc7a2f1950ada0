using Perilune.Astro.Bodies;
using Perilune.Astro.Earth;
using Perilune.Astro.Ephemerides;
using Perilune.Astro.Frames;
using Perilune.Astro.Kernels;
using Perilune.Astro.Observation;
using Perilune.Astro.Orientation;
using Perilune.Astro.Time;
using Perilune.Simulation.Running;

namespace Perilune.Cli.Queries;

/// <summary>
/// Bodies, frames and time scales of the shipped data and of the user's kernels. Kernels that hold the Sun, a planet, the Earth or the
/// Moon stand for the shipped ephemeris; others, such as a spacecraft's, stand upon it. Later kernels win.
/// </summary>
internal sealed class Sky
{
    private const string LeapSecondTable = "DELTET/DELTA_AT";

    private readonly Lazy<ApparentStates> states;
    private readonly Lazy<BodyConstants> constants;

    /// <summary>The sky of some kernels, told apart by their content.</summary>
    /// <param name="paths">Kernels as the user named them, in order.</param>
    /// <param name="nineSecondsBefore1972">Whether TAI - UTC is 9 s before 1972, as in CSPICE.</param>
    /// <exception cref="DataFileException">A file is missing, damaged, or of no kind that serves.</exception>
    public Sky(IReadOnlyList<string> paths, bool nineSecondsBefore1972 = false)
    {
        var data = new ShippedData(ShippedData.FindFolder());
        var kernels = KernelSet.Load([.. paths.Where(path => !FlownObject.IsMessage(path))]);
        var leapSeconds = kernels.Pool.Has(LeapSecondTable)
            ? LeapSecondKernel.Read(kernels.Pool)
            : LeapSeconds.ReadFile(data.Check("time/tai-utc.csv"));
        if (nineSecondsBefore1972)
            leapSeconds = leapSeconds.WithNineSecondsBefore1972();
        var earth = new Lazy<EarthOrientation>(() =>
            EarthOrientation.Load(new(leapSeconds), data.CheckFolder("earth"))
        );
        constants = new(() => BodyConstants.Load(data.Check("constants/bodies.csv")));
        var shipped = new Lazy<SpkKernel>(() => SpkKernel.Load(data.Check("ephemeris/perilune_1959_2060.bsp")));
        var moon = new Lazy<BodyCoordinateTime>(() => new(new(shipped.Value), constants.Value, NaifId.Moon));
        Times = new(leapSeconds)
        {
            Ut1MinusTai = epoch => earth.Value.Ut1MinusTai(epoch),
            TclMinusTdb = epoch => moon.Value.MinusTdb(epoch),
        };
        foreach (var path in paths.Where(FlownObject.IsMessage))
            LoadMessage(path);
        Kernels = kernels;
        KernelBodies = NamesIn(kernels.Pool);
        states = new(() =>
        {
            var axes = Axes(data, kernels, earth);
            return new(Bodies(shipped, kernels.Spks, axes), axes);
        });
    }

    /// <summary>The user's kernels.</summary>
    public KernelSet Kernels { get; }

    /// <summary>Names of bodies that the user's kernels give, with their codes.</summary>
    public IReadOnlyDictionary<string, int> KernelBodies { get; }

    /// <summary>Time scales.</summary>
    public TimeScales Times { get; }

    /// <summary>Bodies and frames.</summary>
    public ApparentStates States => states.Value;

    /// <summary>Radii and masses.</summary>
    public BodyConstants Constants => constants.Value;

    /// <summary>Objects of orbit ephemeris messages, by name and by identifier.</summary>
    public SortedDictionary<string, FlownObject> Objects { get; } = new(StringComparer.OrdinalIgnoreCase);

    private void LoadMessage(string path)
    {
        foreach (var (name, flown) in FlownObject.Load(path, Times))
            Objects[name] = flown;
    }

    private static SortedDictionary<string, int> NamesIn(KernelPool pool)
    {
        const string list = "NAIF_BODY_NAME";
        const string codes = "NAIF_BODY_CODE";
        var found = new SortedDictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (!pool.Has(list) || !pool.Has(codes))
            return found;
        var (names, numbers) = (pool.Texts(list), pool.Numbers(codes));
        if (names.Count != numbers.Length)
            throw new DataFileException(
                list,
                $"gives {names.Count} names for {numbers.Length} codes",
                "mend the kernel"
            );
        for (var i = 0; i < names.Count; i++)
            found[names[i].Trim()] = (int)numbers[i];
        return found;
    }

    private static Ephemeris Bodies(Lazy<SpkKernel> shipped, IReadOnlyList<SpkKernel> spk, FrameSystem axes)
    {
        var own = spk.SelectMany(kernel => kernel.Segments).Any(segment => IsOfTheSolarSystem(segment.Target));
        return own ? new(axes, spk) : new(axes, [shipped.Value, .. spk]);
    }

    private static bool IsOfTheSolarSystem(int body) =>
        body is >= NaifId.SolarSystemBarycenter and <= NaifId.Sun or NaifId.Moon or NaifId.Earth;

    private static FrameSystem Axes(ShippedData data, KernelSet kernels, Lazy<EarthOrientation> earth)
    {
        // Mean-Earth axes stand upon the principal axes, which a user's kernel may hold without a definition of the others.
        LunarOrientation? Moon(int frameClass)
        {
            var own = kernels
                .Pcks.Where(kernel => kernel.Segments.Any(segment => segment.FrameClassId == frameClass))
                .ToArray();
            return own.Length == 0 ? null : new(frameClass, own);
        }
        return new()
        {
            Kernels = new(kernels),
            MoonDe440 =
                Moon(LunarOrientation.PrincipalAxesDe440)
                ?? LunarOrientation.Load(LunarOrientation.PrincipalAxesDe440, data.Check("orientation/moon_pa.bpc")),
            MoonDe421 = Moon(LunarOrientation.PrincipalAxesDe421),
            Earth = earth.Value,
        };
    }
}
