using System.Collections.Frozen;
using System.Globalization;

namespace Perilune.Report.Drawing;

/// <summary>
/// Letters for pictures of pixels, drawn with a pen: each is some strokes on a grid whose baseline is 2, whose small letters
/// reach 6 and whose capitals reach 8. A stroke is pairs of digits, across and up; after a tilde it is a curve (quadratic
/// B-spline: it begins and ends at its end points, or closes, and touches the middles of its inner sides).
/// </summary>
internal static class StrokeFont
{
    private const double Baseline = 2;

    // Capitals take this share of a font's size, as in common sans-serif faces.
    private const double CapitalShare = 0.715;
    private const double Unit = CapitalShare / 6;
    private const double Gap = 1.7;
    private const double Space = 2.4;
    private const int CurvePieces = 5;

    // Letter, width, strokes.
    private const string Table = """
        0 4 ~08 02 42 48 08
        1 2 06 28 22
        2 4 ~07 08 48 45 02|02 42
        3 4 ~07 08 48 45 25|~25 45 42 02 03
        4 4 32 38 04 44
        5 4 48 08 05|~05 46 42 02 03
        6 4 ~48 08 02 42 46 04
        7 4 08 48 12
        8 4 ~05 08 48 45 05|~05 02 42 45 05
        9 4 ~02 42 48 08 04 46
        A 4 02 28 42|14 34
        B 4 22 02 08 28|~28 48 45 25|05 25|~25 45 42 22
        C 4 ~47 48 08 02 42 43
        D 4 12 02 08 18|~18 48 42 12
        E 3 38 08 02 32|05 25
        F 3 38 08 02|05 25
        G 4 ~47 48 08 02 42 45|45 25
        H 4 02 08|42 48|05 45
        I 0 02 08
        J 3 38 34|~34 32 02 04
        K 4 02 08|48 04|15 42
        L 3 08 02 32
        M 4 02 08 24 48 42
        N 4 02 08 42 48
        O 4 ~08 02 42 48 08
        P 4 02 08 28|~28 48 45 25|25 05
        Q 4 ~08 02 42 48 08|33 42
        R 4 02 08 28|~28 48 45 25|25 05|25 42
        S 4 ~47 48 08 05 45 42 02 03
        T 4 08 48|28 22
        U 4 08 04|~04 02 42 44|44 48
        V 4 08 22 48
        W 6 08 12 38 52 68
        X 4 02 48|08 42
        Y 4 08 25 48|25 22
        Z 4 08 48 02 42
        a 3 ~06 02 32 36 06|36 32
        b 3 08 02|~06 02 32 36 06
        c 3 ~35 36 06 02 32 33
        d 3 38 32|~06 02 32 36 06
        e 3 04 34|~34 36 06 02 32 33
        f 2 ~28 18 16|16 12|06 26
        g 3 36 31|~31 30 00 01|~06 02 32 36 06
        h 3 08 02|~04 06 36 34|34 32
        i 0 02 06|08 08
        j 1 16 11|~11 10 00|18 18
        k 3 08 02|36 04|15 32
        l 0 02 08
        m 4 02 06|~04 06 26 24|24 22|~24 26 46 44|44 42
        n 3 02 06|~04 06 36 34|34 32
        o 3 ~06 02 32 36 06
        p 3 06 00|~06 02 32 36 06
        q 3 36 30|~06 02 32 36 06
        r 2 02 06|~04 06 26
        s 3 ~35 36 06 04 34 32 02 03
        t 2 18 13|~13 12 22|06 26
        u 3 06 04|~04 02 32 34|36 32
        v 4 06 22 46
        w 4 06 12 26 32 46
        x 3 02 36|06 32
        y 4 06 22|46 10 00
        z 3 06 36 02 32
        . 0 02 02
        , 1 12 01
        : 0 02 02|05 05
        ; 1 12 01|15 15
        ! 0 08 04|02 02
        ? 3 ~07 08 38 35 14|14 14|12 12
        - 2 04 24
        − 4 05 45
        – 4 05 45
        + 4 05 45|23 27
        ± 4 06 46|24 28|02 42
        = 4 04 44|06 46
        × 4 03 47|07 43
        · 0 05 05
        / 3 01 38
        ( 1 ~18 07 03 11
        ) 1 ~08 17 13 01
        [ 1 18 08 01 11
        ] 1 08 18 11 01
        < 4 47 05 43
        > 4 07 45 03
        ≤ 4 48 06 44|02 42
        ≥ 4 08 46 04|02 42
        % 5 02 58|~06 08 28 26 06|~32 34 54 52 32
        ° 2 ~06 08 28 26 06
        ' 0 08 06
        ’ 0 08 06
        " 1 08 06|18 16
        ² 2 ~07 08 28 27 05|05 25
        & 5 ~52 18 28 38 04 02 32 55
        _ 4 01 41
        # 4 12 18|32 38|04 44|06 46
        * 2 15 18|06 27|07 26
        """;

    private static readonly FrozenDictionary<char, (double Width, List<List<(double X, double Y)>> Strokes)> glyphs =
        Table.ReplaceLineEndings("\n").Split('\n').ToFrozenDictionary(line => line[0], Glyph);

    // A letter that the font does not have.
    private static readonly (double Width, List<List<(double X, double Y)>> Strokes) missing = Glyph(
        "  4 02 08 48 42 02"
    );

    /// <summary>Width of a text over the size of its font.</summary>
    public static double Width(string text)
    {
        var width = 0.0;
        foreach (var letter in text.Normalize())
            width += Advance(letter);
        return Math.Max(0, width - Gap) * Unit;
    }

    /// <summary>The strokes of a text from its left end on the baseline, x to the right, y down, over the font's size.</summary>
    public static IEnumerable<IReadOnlyList<(double X, double Y)>> Strokes(string text)
    {
        var left = 0.0;
        foreach (var letter in text.Normalize())
        {
            if (!IsSpace(letter))
            {
                foreach (var stroke in Find(letter).Strokes)
                    yield return [.. stroke.Select(p => ((left + p.X) * Unit, (Baseline - p.Y) * Unit))];
            }
            left += Advance(letter);
        }
    }

    private static double Advance(char letter) =>
        letter == '\u2009' ? Space / 2
        : IsSpace(letter) ? Space
        : Find(letter).Width + Gap;

    private static bool IsSpace(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator;

    private static (double Width, List<List<(double X, double Y)>> Strokes) Find(char letter) =>
        glyphs.TryGetValue(letter, out var glyph) ? glyph : missing;

    private static (double Width, List<List<(double X, double Y)>> Strokes) Glyph(string line)
    {
        var text = line[2..].TrimStart();
        return (text[0] - '0', [.. text[2..].Split('|').Select(Stroke)]);
    }

    private static List<(double X, double Y)> Stroke(string text)
    {
        var points = text.TrimStart('~').Split(' ').Select(p => ((double)(p[0] - '0'), (double)(p[1] - '0'))).ToList();
        return text[0] == '~' ? Curve(points) : points;
    }

    private static List<(double X, double Y)> Curve(List<(double X, double Y)> points)
    {
        var isClosed = points[0] == points[^1];
        if (isClosed)
            points = [.. points, points[1]];
        var curve = new List<(double X, double Y)>();
        for (var i = 1; i + 1 < points.Count; i++)
        {
            var start = i == 1 && !isClosed ? points[0] : Middle(points[i - 1], points[i]);
            var end = i + 2 == points.Count && !isClosed ? points[^1] : Middle(points[i], points[i + 1]);
            for (var k = i == 1 ? 0 : 1; k <= CurvePieces; k++)
            {
                var t = k / (double)CurvePieces;
                var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
                curve.Add((a * start.X + b * points[i].X + c * end.X, a * start.Y + b * points[i].Y + c * end.Y));
            }
        }
        return curve;
    }

    private static (double X, double Y) Middle((double X, double Y) a, (double X, double Y) b) =>
        ((a.X + b.X) / 2, (a.Y + b.Y) / 2);
}
