using System.Globalization;
using Perilune.Astro.Time;

namespace Perilune.Astro.Analytic;

/// <summary>
/// A two-line element set: mean elements of SGP4 in TEME axes at an epoch in UTC (Hoots and Roehrich, Spacetrack Report 3,
/// 1980; Vallado et al., AIAA 2006-6753, appendix B). Angles in rad.
/// </summary>
public sealed record TwoLineElements
{
    private const int Length = 69;
    private const double Degree = Math.PI / 180;

    /// <summary>Catalogue number, as written (five digits, or a letter and four).</summary>
    public required string Satellite { get; init; }

    /// <summary>International designator, such as <c>98067A</c>; may be empty.</summary>
    public string Designator { get; init; } = "";

    /// <summary>Modified Julian day (UTC) of the epoch.</summary>
    public required int EpochDay { get; init; }

    /// <summary>Second of that day, s.</summary>
    public required double EpochSecond { get; init; }

    /// <summary>Drag term B*, per Earth radius.</summary>
    public double DragTerm { get; init; }

    /// <summary>Inclination, rad.</summary>
    public required double Inclination { get; init; }

    /// <summary>Right ascension of the ascending node, rad.</summary>
    public required double AscendingNode { get; init; }

    /// <summary>Eccentricity.</summary>
    public required double Eccentricity { get; init; }

    /// <summary>Argument of perigee, rad.</summary>
    public required double ArgumentOfPerigee { get; init; }

    /// <summary>Mean anomaly, rad.</summary>
    public required double MeanAnomaly { get; init; }

    /// <summary>Mean motion of Kozai's kind, revolutions a day.</summary>
    public required double RevolutionsPerDay { get; init; }

    /// <summary>Half the first derivative of the mean motion, revolutions a day squared; SGP4 does not use it.</summary>
    public double MeanMotionRate { get; init; }

    /// <summary>A sixth of the second derivative of the mean motion, revolutions a day cubed; SGP4 does not use it.</summary>
    public double MeanMotionAcceleration { get; init; }

    /// <summary>Number of the element set.</summary>
    public int ElementSet { get; init; }

    /// <summary>Revolutions since launch at the epoch.</summary>
    public int RevolutionNumber { get; init; }

    /// <summary>Reads the two lines of 69 characters.</summary>
    /// <param name="line1">Line 1.</param>
    /// <param name="line2">Line 2.</param>
    /// <param name="verifyChecksums">Whether the last digit of each line must be the sum of its digits.</param>
    /// <exception cref="FormatException">A line is not one; the message names the line, the columns and the field.</exception>
    public static TwoLineElements Parse(string line1, string line2, bool verifyChecksums = true)
    {
        var first = new Line(1, line1, verifyChecksums);
        var second = new Line(2, line2, verifyChecksums);
        var satellite = first.Text(3, 7);
        if (satellite.Length == 0)
            throw first.Error(3, 7, "catalogue number");
        if (satellite != second.Text(3, 7))
            throw second.Error(3, 7, $"catalogue number of line 1, {satellite},");
        // Two digits: no satellite is older than 1957.
        var year = first.Integer(19, 20, "year of the epoch", 0, 99);
        year += year < 57 ? 2000 : 1900;
        var dayOfYear = first.Decimal(21, 32, "day of the epoch");
        if (dayOfYear < 1 || dayOfYear >= (DateTime.IsLeapYear(year) ? 367 : 366))
            throw first.Error(21, 32, $"day of the year {year}");
        var day = decimal.Floor(dayOfYear);
        return new()
        {
            Satellite = satellite,
            Designator = first.Text(10, 17),
            EpochDay = GregorianDays.ModifiedJulianDay(year, 1, 1) + (int)day - 1,
            EpochSecond = (double)((dayOfYear - day) * 86400),
            MeanMotionRate = (double)first.Decimal(34, 43, "rate of the mean motion"),
            MeanMotionAcceleration = first.Power(45, 52, "second derivative of the mean motion"),
            DragTerm = first.Power(54, 61, "drag term"),
            ElementSet = first.Integer(65, 68, "number of the element set", 0, 9999),
            Inclination = second.Angle(9, 16, "inclination", 180),
            AscendingNode = second.Angle(18, 25, "ascending node", 360),
            Eccentricity = second.Integer(27, 33, "eccentricity", 0, 9999999) / 1e7,
            ArgumentOfPerigee = second.Angle(35, 42, "argument of perigee", 360),
            MeanAnomaly = second.Angle(44, 51, "mean anomaly", 360),
            RevolutionsPerDay = second.Positive(53, 63, "mean motion"),
            RevolutionNumber = second.Integer(64, 68, "revolution number", 0, 99999),
        };
    }

    /// <summary>The epoch as an instant. The lines give it to 0.9 ms.</summary>
    public Epoch EpochOf(TimeScales scales)
    {
        ArgumentNullException.ThrowIfNull(scales);
        var second = (int)EpochSecond;
        return scales.ToEpoch(new(TimeScale.Utc, EpochDay, second, EpochSecond - second));
    }

    /// <summary>A line and its fields by column, from 1.</summary>
    private readonly struct Line
    {
        private readonly int number;
        private readonly string text;

        public Line(int number, string text, bool verifyChecksum)
        {
            ArgumentNullException.ThrowIfNull(text);
            this.number = number;
            this.text = text.TrimEnd();
            if (this.text.Length != Length)
                throw new FormatException($"line {number} has {this.text.Length} characters, not {Length}: '{text}'");
            if (this.text[0] != '0' + number || this.text[1] != ' ')
                throw new FormatException($"line {number} does not begin with '{number} ': '{text}'");
            var sum = 0;
            foreach (var c in this.text.AsSpan(0, Length - 1))
            {
                if (char.IsAsciiDigit(c))
                    sum += c - '0';
                else if (c == '-')
                    sum++;
            }
            if (verifyChecksum && this.text[^1] != '0' + sum % 10)
                throw new FormatException(
                    $"line {number} ends in {this.text[^1]}, but its digits add to {sum % 10}: a digit is wrong in '{text}'"
                );
        }

        public string Text(int from, int to) => text[(from - 1)..to].Trim();

        public FormatException Error(int from, int to, string what) =>
            new($"line {number}, columns {from} to {to}: '{text[(from - 1)..to]}' is no {what}");

        // A blank in old sets stands for a zero.
        public int Integer(int from, int to, string what, int low, int high)
        {
            var field = Text(from, to);
            if (field.Length == 0)
                return 0;
            return
                int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && value >= low
                && value <= high
                ? value
                : throw Error(from, to, what);
        }

        public decimal Decimal(int from, int to, string what) =>
            decimal.TryParse(
                Text(from, to),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            )
                ? value
                : throw Error(from, to, what);

        public double Angle(int from, int to, string what, int most)
        {
            var value = Decimal(from, to, what);
            return value >= 0 && value <= most
                ? (double)value * Degree
                : throw Error(from, to, $"{what} from 0 to {most} deg");
        }

        public double Positive(int from, int to, string what)
        {
            var value = Decimal(from, to, what);
            return value > 0 ? (double)value : throw Error(from, to, $"positive {what}");
        }

        // " 12808-3": a decimal point before the digits, and a power of ten behind.
        public double Power(int from, int to, string what)
        {
            var field = text[(from - 1)..to];
            var (mantissa, exponent) = (field[..^2].Trim(), field[^2..]);
            if (mantissa.Length == 0 && exponent.Trim().Length == 0)
                return 0;
            var negative = mantissa.StartsWith('-');
            var digits = mantissa.TrimStart('-', '+');
            return
                int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                && int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
                ? (double)(decimal.Parse("0." + digits, CultureInfo.InvariantCulture) * (negative ? -1 : 1))
                    * Math.Pow(10, power)
                : throw Error(from, to, what);
        }
    }
}
