using System.Globalization;
using Perilune.Astro.Time;

namespace Perilune.Astro.Kernels;

/// <summary>
/// The clock of a spacecraft from an SCLK kernel of type 1 (NAIF, "SCLK Required Reading"): its text, its encoded ticks and
/// the instants they belong to. Immutable.
/// </summary>
public sealed class SpacecraftClock
{
    private const string Delimiters = ".:-, ";
    private const int BarycentricTime = 1;
    private const int TerrestrialTime = 2;

    // Ticks are counted in doubles: whole numbers to 2^53.
    private const double MostTicks = 9007199254740992;

    private readonly double[] moduli;
    private readonly double[] offsets;
    private readonly double[] starts;
    private readonly double[] ends;
    private readonly double[] before;
    private readonly double[] coefficients;
    private readonly double[] ticksPerField;
    private readonly char delimiter;
    private readonly bool terrestrial;

    /// <summary>The clock of a spacecraft.</summary>
    /// <param name="pool">The kernels' variables.</param>
    /// <param name="clock">Code of the clock, negative as the spacecraft's (-77).</param>
    /// <exception cref="DataFileException">The pool lacks a variable of the clock, or holds one that makes no sense.</exception>
    public SpacecraftClock(KernelPool pool, int clock)
    {
        ArgumentNullException.ThrowIfNull(pool);
        Code = clock;
        var id = (-(long)clock).ToString(CultureInfo.InvariantCulture);
        if (pool.Integer($"SCLK_DATA_TYPE_{id}") != 1)
            throw pool.Error($"SCLK_DATA_TYPE_{id}", "is not 1, the only type there is");
        var system = pool.Has($"SCLK01_TIME_SYSTEM_{id}") ? pool.Integer($"SCLK01_TIME_SYSTEM_{id}") : BarycentricTime;
        if (system is not (BarycentricTime or TerrestrialTime))
            throw pool.Error($"SCLK01_TIME_SYSTEM_{id}", $"is {system}, neither 1 (TDB) nor 2 (TT)");
        terrestrial = system == TerrestrialTime;
        moduli = Fields($"SCLK01_MODULI_{id}");
        offsets = Fields($"SCLK01_OFFSETS_{id}");
        if (moduli.Length != offsets.Length || moduli.Length != pool.Integer($"SCLK01_N_FIELDS_{id}"))
            throw pool.Error($"SCLK01_MODULI_{id}", "has another number of fields than its clock");
        if (moduli.Any(modulus => modulus < 1))
            throw pool.Error($"SCLK01_MODULI_{id}", "has a modulus below 1");
        ticksPerField = new double[moduli.Length];
        var ticks = 1.0;
        for (var i = moduli.Length - 1; i >= 0; ticks *= moduli[i--])
            ticksPerField[i] = ticks;
        if (!(ticks <= MostTicks * moduli[0]))
            throw pool.Error($"SCLK01_MODULI_{id}", "counts more ticks than a double");
        var code = pool.Has($"SCLK01_OUTPUT_DELIM_{id}") ? pool.Integer($"SCLK01_OUTPUT_DELIM_{id}") : 1;
        if (code is < 1 or > 5)
            throw pool.Error($"SCLK01_OUTPUT_DELIM_{id}", $"is {code}, not 1 to 5");
        delimiter = Delimiters[code - 1];

        starts = pool.Numbers($"SCLK_PARTITION_START_{id}");
        ends = pool.Numbers($"SCLK_PARTITION_END_{id}");
        if (starts.Length != ends.Length)
            throw pool.Error($"SCLK_PARTITION_END_{id}", "has another number of partitions than their starts");
        before = new double[starts.Length + 1];
        for (var i = 0; i < starts.Length; i++)
        {
            if (!(ends[i] > starts[i]) || starts[i] < 0 || ends[i] > MostTicks)
                throw pool.Error($"SCLK_PARTITION_END_{id}", $"does not lie after the start of partition {i + 1}");
            before[i + 1] = before[i] + Math.Round(ends[i] - starts[i]);
        }
        coefficients = pool.Numbers($"SCLK01_COEFFICIENTS_{id}");
        if (coefficients.Length % 3 != 0)
            throw pool.Error($"SCLK01_COEFFICIENTS_{id}", "is not triples of ticks, time and rate");
        for (var i = 0; i < coefficients.Length; i += 3)
        {
            var rises = i == 0 || (coefficients[i] > coefficients[i - 3] && coefficients[i + 1] > coefficients[i - 2]);
            if (!rises || !(coefficients[i + 2] > 0))
                throw pool.Error($"SCLK01_COEFFICIENTS_{id}", $"does not rise at triple {i / 3 + 1}");
        }

        double[] Fields(string name) =>
            pool.Numbers(name) is var values && values.All(value => value == Math.Floor(value) && value >= 0)
                ? values
                : throw pool.Error(name, "is not whole numbers");
    }

    /// <summary>Code of the clock.</summary>
    public int Code { get; }

    /// <summary>Encoded ticks of the end of the last partition.</summary>
    public double LastTick => before[^1];

    private double TicksPerCount => ticksPerField[0];

    /// <summary>The instant of a reading.</summary>
    /// <param name="ticks">Encoded ticks: since the start of the first partition.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reading is not of the clock's partitions.</exception>
    public Epoch ToEpoch(double ticks)
    {
        if (!(ticks >= coefficients[0] && ticks <= LastTick))
        {
            throw new ArgumentOutOfRangeException(
                nameof(ticks),
                ticks,
                $"the clock {Code} runs from {coefficients[0]:R} to {LastTick:R} encoded ticks"
            );
        }
        var i = Last(0, ticks);
        var time = coefficients[i + 1] + coefficients[i + 2] * ((ticks - coefficients[i]) / TicksPerCount);
        return Epoch.FromSecondsPastJ2000(terrestrial ? time + TimeScales.TdbMinusTt(time) : time);
    }

    /// <summary>The reading at an instant, encoded ticks with their fraction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is not within the clock's partitions.</exception>
    public double ToTicks(Epoch epoch)
    {
        var time = terrestrial ? TimeScales.TtSecondsPastJ2000(epoch) : epoch.SecondsPastJ2000;
        if (!(time >= coefficients[1]))
            throw Outside(epoch);
        var i = Last(1, time);
        var ticks = coefficients[i] + (time - coefficients[i + 1]) * TicksPerCount / coefficients[i + 2];
        // A record holds until the next begins, whose clock may have been set back.
        if (i + 3 < coefficients.Length)
            ticks = Math.Min(ticks, coefficients[i + 3]);
        return ticks <= LastTick ? ticks : throw Outside(epoch);
    }

    /// <summary>Encoded ticks of a text such as <c>2/1034:102</c>; without a partition the first that has the reading.</summary>
    /// <exception cref="FormatException">The text is not a reading of the clock.</exception>
    public double Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var partition = 0;
        if (
            slash >= 0
            && !(
                int.TryParse(
                    text.AsSpan(0, slash),
                    NumberStyles.AllowLeadingWhite,
                    CultureInfo.InvariantCulture,
                    out partition
                )
                && partition >= 1
                && partition <= starts.Length
            )
        )
            throw new FormatException($"'{text}': the clock {Code} has the partitions 1 to {starts.Length}");
        var ticks = Count(text, text.AsSpan(slash + 1).Trim());
        for (var i = partition == 0 ? 0 : partition - 1; i < (partition == 0 ? starts.Length : partition); i++)
        {
            if (ticks >= Math.Round(starts[i]) && ticks <= Math.Round(ends[i]))
                return before[i] + (ticks - Math.Round(starts[i]));
        }
        throw new FormatException($"'{text}' is in no partition of the clock {Code}");
    }

    /// <summary>The text of a reading, to the nearest tick, with its partition: <c>2/0000001034:102</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The reading is not of the clock's partitions.</exception>
    public string Decode(double ticks)
    {
        var whole = Math.Round(ticks);
        if (!(whole >= 0 && whole <= LastTick))
            throw new ArgumentOutOfRangeException(
                nameof(ticks),
                ticks,
                $"the clock {Code} runs from 0 to {LastTick:R} ticks"
            );
        var partition = 0;
        while (partition < starts.Length - 1 && whole >= before[partition + 1])
            partition++;
        var left = whole - before[partition] + Math.Round(starts[partition]);
        var text = new System.Text.StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{partition + 1}/"));
        for (var i = 0; i < moduli.Length; i++)
        {
            var value = Math.Floor(left / ticksPerField[i]);
            left -= value * ticksPerField[i];
            var width = (moduli[i] + offsets[i] - 1).ToString("F0", CultureInfo.InvariantCulture).Length;
            if (i > 0)
                text.Append(delimiter);
            text.Append((value + offsets[i]).ToString("F0", CultureInfo.InvariantCulture).PadLeft(width, '0'));
        }
        return text.ToString();
    }

    private double Count(string text, ReadOnlySpan<char> fields)
    {
        var ticks = 0.0;
        var field = 0;
        foreach (var range in fields.SplitAny(Delimiters))
        {
            var part = fields[range];
            if (
                field >= moduli.Length
                || !ulong.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value < offsets[field]
            )
                throw new FormatException($"'{text}' does not have the {moduli.Length} fields of the clock {Code}");
            ticks += (value - offsets[field]) * ticksPerField[field];
            field++;
        }
        return ticks;
    }

    private int Last(int column, double value)
    {
        int low = 0,
            high = coefficients.Length / 3;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (coefficients[3 * middle + column] <= value)
                low = middle;
            else
                high = middle;
        }
        return 3 * low;
    }

    private ArgumentOutOfRangeException Outside(Epoch epoch) =>
        new(
            nameof(epoch),
            epoch,
            $"the clock {Code} starts at {coefficients[1]:R} s past J2000 and ends at {LastTick:R} ticks"
        );
}
