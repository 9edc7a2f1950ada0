using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Surface.Horizons;
using Perilune.Surface.Horizons.Sweeping;
using Perilune.Surface.Maps;
using Perilune.Surface.Topography;
using Lane = System.Runtime.Intrinsics.Vector512<float>;

namespace Perilune.Surface.Illumination;

/// <summary>The light of a short piece of a map's row through all instants. Holds scratch space: one for each thread.</summary>
internal sealed class LightStrip
{
    private const int Lanes = 16;
    private const int Widest = 512;

    // A strip sees a body toward one azimuth. Over this length an azimuth at 7 deg of elevation, the Earth's highest from a
    // pole, turns by 0.03 deg.
    private const double LongestStrip = 8_000;

    // Sums in single precision run this many samples before they are added up in double.
    private const int Rest = 4_096;

    // Above 60 deg of elevation a disc's width in azimuth is taken as that at 60 deg: no skyline of a map stands there.
    private const double LeastCosine = 0.5;

    private readonly HorizonMap horizons;
    private readonly SunSlices.Slice[] slices;
    private readonly double[] times;
    private readonly Vector3[] suns;
    private readonly Vector3[] earths;
    private readonly Vector3[][] antennas;
    private readonly LightMap map;
    private readonly float[] x = new float[Widest];
    private readonly float[] y = new float[Widest];
    private readonly float[] z = new float[Widest];
    private readonly Sums sums = new();
    private readonly double[] total = new double[Widest];
    private readonly double[] season = new double[Widest];
    private readonly short[][] layers;

    public LightStrip(
        HorizonMap horizons,
        SunSlices slices,
        double[] times,
        Vector3[] suns,
        Vector3[] earths,
        Vector3[][] antennas,
        LightMap map
    )
    {
        (this.horizons, this.slices, this.times) = (horizons, slices.All, times);
        (this.suns, this.earths, this.antennas, this.map) = (suns, earths, antennas, map);
        layers = horizons.PaddedLayers;
    }

    /// <summary>Cells of a strip: a whole number of lanes.</summary>
    public static int WidthFor(MapGrid grid)
    {
        var fits = (int)(LongestStrip / grid.CellSize) / Lanes * Lanes;
        var row = (grid.Columns + Lanes - 1) / Lanes * Lanes;
        return Math.Clamp(fits, Lanes, Math.Min(Widest, row));
    }

    /// <summary>Fills the map from a cell on.</summary>
    public void Run(int column, int row, int width)
    {
        var grid = horizons.Grid;
        var cells = Math.Min(width, grid.Columns - column);
        var first = row * grid.Columns + column;
        for (var i = 0; i < width; i++)
        {
            var up = grid.UpAt(column + Math.Min(i, cells - 1), row);
            (x[i], y[i], z[i]) = ((float)up.X, (float)up.Y, (float)up.Z);
        }
        sums.Clear();
        Array.Clear(total);
        Array.Clear(season);
        var middle = grid.UpAt(column + 0.5 * (cells - 1), row);
        var ground = 0.0;
        for (var i = 0; i < cells; i++)
            ground = float.IsNaN(horizons.Ground[first + i]) ? ground : horizons.Ground[first + i];
        var radius = SurfacePoint.ReferenceRadius + ground + horizons.MastHeight;
        var (era, since, rested) = (0, 0, 0);
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i] >= map.Seasons[era + 1])
            {
                Settle(first, cells, era++, i - since);
                (since, rested) = (i, i);
            }
            else if (i - rested == Rest)
            {
                Settle();
                rested = i;
            }
            Look(middle, radius, suns[i], earths[i], first, (cells + Lanes - 1) / Lanes);
            if (antennas[i].Length > 0)
                Hear(middle, radius, antennas[i], first, (cells + Lanes - 1) / Lanes);
        }
        Settle(first, cells, era, times.Length - since);
        for (var i = 0; i < cells; i++)
        {
            var cell = first + i;
            var bare = float.IsNaN(horizons.Ground[cell]);
            map.MeanSun[cell] = bare ? float.NaN : (float)(total[i] / times.Length);
            map.LongestNight[cell] = bare ? float.NaN : (float)(sums.Longest[i] * map.Step);
            map.Nights[cell] = bare ? -1 : (int)sums.Nights[i];
            map.MeanEarth[cell] = bare ? float.NaN : sums.Earth[i] / times.Length;
            map.Both[cell] = bare ? float.NaN : sums.Both[i] / times.Length;
            if (map.Contact.Length > 0)
                map.Contact[cell] = bare ? float.NaN : sums.Contact[i] / times.Length;
        }
    }

    private void Settle()
    {
        for (var i = 0; i < Widest; i++)
            (season[i], sums.Sun[i]) = (season[i] + sums.Sun[i], 0);
    }

    private void Settle(int first, int cells, int era, int samples)
    {
        Settle();
        for (var i = 0; i < cells; i++)
        {
            total[i] += season[i];
            map.SunBySeason[era][first + i] = float.IsNaN(horizons.Ground[first + i])
                ? float.NaN
                : (float)(season[i] / Math.Max(samples, 1));
        }
        Array.Clear(season);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(Vector3 middle, double radius, Vector3 sun, Vector3 earth, int first, int vectors)
    {
        var disc = Aim(middle, radius, sun, Observer.SunRadius);
        var other = Aim(middle, radius, earth, Observer.EarthRadius);
        var separation = Vector3.Angle(sun - middle * radius, earth - middle * radius);
        var uncovered = (float)(
            separation < disc.Radius + other.Radius
                ? 1 - DiscOverlap.CoveredFraction(disc.Radius, other.Radius, separation)
                : 1
        );
        // The layers that the disc's width meets.
        var count = layers.Length;
        var reach = disc.Radius / Math.Max(disc.Cosine, LeastCosine) / horizons.AzimuthStep;
        var left = (int)Math.Floor(disc.Position - reach);
        var span = (int)Math.Floor(disc.Position + reach) + 2 - left;
        Span<Lane> skyline = stackalloc Lane[span];
        Span<int> at = stackalloc int[slices.Length];
        Span<float> share = stackalloc float[slices.Length];
        for (var k = 0; k < slices.Length; k++)
        {
            var position = disc.Position + slices[k].X * reach - left;
            at[k] = (int)position;
            share[k] = (float)(position - at[k]);
        }
        var beside = Beside(other);
        var size = Vector512.Create((float)(disc.Radius * HorizonMap.CountsPerRadian));
        for (var v = 0; v < vectors; v++)
        {
            var from = v * Lanes;
            var elevation = Elevation(disc, from);
            skyline[0] = Load(layers[Wrap(left, count)], first + from);
            var (lowest, highest) = (skyline[0], skyline[0]);
            for (var k = 1; k < span; k++)
            {
                skyline[k] = Load(layers[Wrap(left + k, count)], first + from);
                lowest = Vector512.MinNative(lowest, skyline[k]);
                highest = Vector512.MaxNative(highest, skyline[k]);
            }
            Lane light;
            if (Vector512.LessThanOrEqualAll(elevation + size, lowest))
                light = Lane.Zero;
            else if (Vector512.GreaterThanOrEqualAll(elevation - size, highest))
                light = Lane.One;
            else
                light = Light(skyline, at, share, elevation, size);
            light *= uncovered;
            sums.Add(from, light, Above(other, beside, first, from));
        }
    }

    // Whether any of some stations stands above each cell's horizon.
    private void Hear(Vector3 middle, double radius, Vector3[] stations, int first, int vectors)
    {
        Span<Lane> any = stackalloc Lane[vectors];
        any.Clear();
        foreach (var station in stations)
        {
            var target = Aim(middle, radius, station, 0);
            var beside = Beside(target);
            for (var v = 0; v < vectors; v++)
                any[v] |= Above(target, beside, first, v * Lanes);
        }
        for (var v = 0; v < vectors; v++)
            sums.Hear(v * Lanes, any[v]);
    }

    // The layers beside a body's middle, and where it lies between them.
    private (short[] One, short[] Two, float Between) Beside(in Target target)
    {
        var near = (int)Math.Floor(target.Position);
        return (
            layers[Wrap(near, layers.Length)],
            layers[Wrap(near + 1, layers.Length)],
            (float)(target.Position - near)
        );
    }

    // Whether a body's middle stands above each cell's horizon.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane Above(in Target target, (short[] One, short[] Two, float Between) beside, int first, int from)
    {
        var one = Load(beside.One, first + from);
        var skyline = Vector512.FusedMultiplyAdd(
            Load(beside.Two, first + from) - one,
            Vector512.Create(beside.Between),
            one
        );
        return Vector512.GreaterThan(Elevation(target, from), skyline);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane Light(Span<Lane> skyline, Span<int> at, Span<float> share, Lane elevation, Lane size)
    {
        var light = Lane.Zero;
        var scale = Lane.One / size;
        for (var k = 0; k < slices.Length; k++)
        {
            ref readonly var slice = ref slices[k];
            var low = skyline[at[k]];
            var h = Vector512.FusedMultiplyAdd(skyline[at[k] + 1] - low, Vector512.Create(share[k]), low);
            var e = (h - elevation) * scale * (float)(1 / slice.Chord);
            e = Vector512.MinNative(Vector512.MaxNative(e, -Lane.One), Lane.One);
            var s = e * e;
            var p = Vector512.FusedMultiplyAdd(s, Vector512.Create((float)slice.C9), Vector512.Create((float)slice.C7));
            p = Vector512.FusedMultiplyAdd(s, p, Vector512.Create((float)slice.C5));
            p = Vector512.FusedMultiplyAdd(s, p, Vector512.Create((float)slice.C3));
            p = Vector512.FusedMultiplyAdd(s, p, Vector512.Create((float)slice.C1));
            light += Vector512.FusedMultiplyAdd(e, p, Vector512.Create((float)slice.C0));
        }
        // What rounding leaves of a hidden disc is no light: a ten thousandth and less.
        var seen = Vector512.GreaterThan(light, Vector512.Create(1e-4f));
        return Vector512.MinNative(Vector512.ConditionalSelect(seen, light, Lane.Zero), Lane.One);
    }

    // Where a body stands, seen from the strip's middle.
    private Target Aim(Vector3 middle, double radius, Vector3 body, double size)
    {
        var sight = body - middle * radius;
        var distance = sight.Norm;
        var sine = Vector3.Dot(sight, middle) / distance;
        var azimuth = horizons.Grid.MapAzimuth(middle, sight / distance - middle * sine);
        var position = azimuth / horizons.AzimuthStep;
        return new(
            body / distance,
            radius / distance,
            position,
            Math.Sqrt(Math.Max(0, 1 - sine * sine)),
            Math.Asin(size / distance)
        );
    }

    // Elevations in counts: the sine is the part of the sight along each cell's own vertical.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lane Elevation(in Target target, int from)
    {
        var sine = Vector512.FusedMultiplyAdd(
            Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(x), (nuint)from),
            Vector512.Create((float)target.Sight.X),
            Vector512.Create((float)-target.Parallax)
        );
        sine = Vector512.FusedMultiplyAdd(
            Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(y), (nuint)from),
            Vector512.Create((float)target.Sight.Y),
            sine
        );
        sine = Vector512.FusedMultiplyAdd(
            Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(z), (nuint)from),
            Vector512.Create((float)target.Sight.Z),
            sine
        );
        var cosine = Vector512.Sqrt(Vector512.MaxNative(Lane.One - sine * sine, Vector512.Create(1e-12f)));
        return ArcTangent.Of(sine / cosine) * (float)HorizonMap.CountsPerRadian;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Load(short[] layer, int from)
    {
        var counts = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(layer), (nuint)from);
        return Vector512.ConvertToSingle(Vector512.Create(Vector256.WidenLower(counts), Vector256.WidenUpper(counts)));
    }

    private static int Wrap(int layer, int count)
    {
        var rest = layer % count;
        return rest < 0 ? rest + count : rest;
    }

    private readonly record struct Target(
        Vector3 Sight,
        double Parallax,
        double Position,
        double Cosine,
        double Radius
    );

    // What is counted for each cell of the strip.
    private sealed class Sums
    {
        public readonly float[] Sun = new float[Widest];
        public readonly float[] Dark = new float[Widest];
        public readonly float[] Longest = new float[Widest];
        public readonly float[] Nights = new float[Widest];
        public readonly float[] Earth = new float[Widest];
        public readonly float[] Both = new float[Widest];
        public readonly float[] Contact = new float[Widest];

        public void Clear()
        {
            foreach (var array in (float[][])[Sun, Dark, Longest, Nights, Earth, Both, Contact])
                Array.Clear(array);
        }

        public void Hear(int from, Lane station)
        {
            ref var contact = ref MemoryMarshal.GetArrayDataReference(Contact);
            (Vector512.LoadUnsafe(ref contact, (nuint)from) + (station & Lane.One)).StoreUnsafe(
                ref contact,
                (nuint)from
            );
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(int from, Lane light, Lane earth)
        {
            var at = (nuint)from;
            ref var sun = ref MemoryMarshal.GetArrayDataReference(Sun);
            ref var dark = ref MemoryMarshal.GetArrayDataReference(Dark);
            ref var longest = ref MemoryMarshal.GetArrayDataReference(Longest);
            ref var nights = ref MemoryMarshal.GetArrayDataReference(Nights);
            ref var earths = ref MemoryMarshal.GetArrayDataReference(Earth);
            ref var both = ref MemoryMarshal.GetArrayDataReference(Both);
            (Vector512.LoadUnsafe(ref sun, at) + light).StoreUnsafe(ref sun, at);
            var night = Vector512.Equals(light, Lane.Zero);
            var run = (Vector512.LoadUnsafe(ref dark, at) + Lane.One) & night;
            run.StoreUnsafe(ref dark, at);
            Vector512.MaxNative(Vector512.LoadUnsafe(ref longest, at), run).StoreUnsafe(ref longest, at);
            var begun = Vector512.Equals(run, Lane.One) & Lane.One;
            (Vector512.LoadUnsafe(ref nights, at) + begun).StoreUnsafe(ref nights, at);
            (Vector512.LoadUnsafe(ref earths, at) + (earth & Lane.One)).StoreUnsafe(ref earths, at);
            var together = Vector512.GreaterThanOrEqual(light, Vector512.Create(0.5f)) & earth & Lane.One;
            (Vector512.LoadUnsafe(ref both, at) + together).StoreUnsafe(ref both, at);
        }
    }
}
