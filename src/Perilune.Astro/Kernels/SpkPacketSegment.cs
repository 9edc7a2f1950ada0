using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Astro.Kernels;

/// <summary>
/// SPK types 18 (one series of packets) and 19 (several, each for its own interval) (NAIF, "SPK Required Reading"): the
/// interpolated orbits of ESA's missions.
/// </summary>
internal sealed class SpkPacketSegment : SpkSegment
{
    private const int BoundsPerDirectoryEntry = 100;

    private readonly PacketSeries[] series;

    private SpkPacketSegment(DafFile file, DafArray array, params PacketSeries[] series)
        : base(file, array) => this.series = series;

    /// <summary>The segment of an array of type 18; null with the reason when it does not hold packets.</summary>
    public static SpkSegment? OpenSingle(DafFile file, DafArray array, out string reason)
    {
        reason = $"array '{array.Name}' is damaged: {array.Length} words are not packets of type 18";
        return PacketSeries.Open(file.Store, array.First, array.Length, 2) is { } series
            ? new SpkPacketSegment(file, array, series)
            : null;
    }

    /// <summary>The segment of an array of type 19; null with the reason when it does not hold mini-segments.</summary>
    public static SpkSegment? OpenMany(DafFile file, DafArray array, out string reason)
    {
        reason = $"array '{array.Name}' is damaged: {array.Length} words are not mini-segments of type 19";
        var count = array.Length < 4 ? 0 : file.Store[array.End - 1];
        // A mini-segment has at least two packets of six words with their epochs, and its control words.
        if (!(count >= 1 && count <= array.Length / 17.0) || count != Math.Floor(count))
            return null;
        var many = (int)count;
        var minis = new PacketSeries[many];
        var pointers = file.Store.Slice(array.End - 2 - (many + 1), many + 1);
        var bodies = array.Length - 2 - (many + 1) - many / BoundsPerDirectoryEntry - (many + 1);
        for (var i = 0; i < many; i++)
        {
            var (begin, end) = (pointers[i] - 1, pointers[i + 1] - 1);
            if (!(begin >= 0 && end > begin && end <= bodies))
                return null;
            var first = array.First + (int)begin;
            if (PacketSeries.Open(file.Store, first, (int)end - (int)begin, 3) is not { } mini)
                return null;
            minis[i] = mini;
        }
        return new SpkPacketSegment(file, array, minis);
    }

    internal override void Evaluate(double et, out Vector3 position, out Vector3 velocity)
    {
        var index = DataType == 18 ? 0 : Find(et);
        if (!series[index].TryEvaluate(File.Store, et, out position, out velocity))
            throw Damaged($"the epochs of its packets do not enclose {et:R}");
    }

    private int Find(double et)
    {
        var count = series.Length;
        var bounds = File.Store.Slice(Array.End - 2 - 2 * (count + 1) - count / BoundsPerDirectoryEntry, count + 1);
        var later = File.Store[Array.End - 2] == 1;
        // At a joint the segment's flag says which side counts.
        var after = bounds.FirstAtOrAfter(et);
        if (later && after <= count && bounds[after] == et)
            after++;
        var index = Math.Clamp(after - 1, 0, count - 1);
        return bounds[index] <= et && et <= bounds[index + 1]
            ? index
            : throw Damaged($"its intervals do not enclose {et:R}");
    }
}
