using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Perilune.Report.Drawing;
using Perilune.Report.Pages;
using Perilune.Report.Tests.Synthetic;

namespace Perilune.Report.Tests.Pages;

public class ReportWriterTests
{
    private static readonly string report = ReportWriter.Write(SyntheticRecord.Make());

    [Fact]
    public void SameRecord_GivesSameBytes() => Assert.Equal(report, ReportWriter.Write(SyntheticRecord.Make()));

    [Fact]
    public void Year_StaysUnderThreeMegabytes() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(report), 100_000, 3_000_000);

    [Fact]
    public void NothingIsFetched_AndNothingRuns()
    {
        // The one address in the file is the name of the SVG namespace; base 64 may hold slashes.
        var text = Regex.Replace(report, "base64,[^\"]*", "base64,");
        var addresses = Regex.Matches(text, @"(?:https?:)?//[^\s""'<>)]+").Select(m => m.Value).Distinct();
        Assert.Equal(["http://www.w3.org/2000/svg"], addresses);
        Assert.DoesNotContain("<script", report);
        Assert.DoesNotContain("<link", report);
        Assert.DoesNotContain("@import", report);
        Assert.All(
            Regex.Matches(report, @"(?:href|src)=""([^""]*)""").Select(m => m.Groups[1].Value),
            target => Assert.True(target.StartsWith('#') || target.StartsWith("data:image/png;base64,"), target)
        );
    }

    [Fact]
    public void EveryPicture_IsWellFormedXml_WithoutSpoiltNumbers()
    {
        var pictures = Regex.Matches(report, "<svg.*?</svg>", RegexOptions.Singleline);
        Assert.True(pictures.Count >= 9, $"{pictures.Count} pictures");
        foreach (Match picture in pictures)
        {
            var root = XDocument.Parse(picture.Value).Root!;
            Assert.NotNull(root.Attribute("aria-label"));
            foreach (var attribute in root.Descendants().Attributes())
                Assert.DoesNotMatch(
                    "NaN|Infinity|∞|E[+-]",
                    attribute.Name.LocalName is "href" or "class" ? "" : attribute.Value
                );
        }
    }

    [Fact]
    public void EveryClipName_IsUnique()
    {
        var names = Regex.Matches(report, @" id=""([^""]+)""").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void EveryNumberOfTheSummary_IsTheRecords()
    {
        var record = SyntheticRecord.Make();
        var opening = report[..report.IndexOf("<section id=\"orbit\"", StringComparison.Ordinal)];
        var shown = Regex
            .Matches(opening, @"<data value=""([^""]+)""")
            .Select(m => double.Parse(m.Groups[1].Value))
            .ToList();
        var known = record
            .Figures.Select(f => f.Value)
            .Concat(record.Verdicts.Select(v => v.Value))
            .Concat(record.Verdicts.Select(v => v.Limit))
            .ToHashSet();
        Assert.All(shown, value => Assert.Contains(value, known));
        Assert.All(known, value => Assert.Contains(value, shown));
        Assert.Contains("1 of 8 verdicts is not met", report);
    }

    [Fact]
    public void TextOfTheScenario_CannotBecomeMarkup()
    {
        Assert.Contains("&lt;made up&gt;", report);
        Assert.Contains("University &amp; Friends", report);
        Assert.DoesNotContain("<made up>", report);
    }

    [Fact]
    public void RecordOfNothing_StillGivesAReport()
    {
        var record = SyntheticRecord.Make() with
        {
            Series = [],
            Events = [],
            Node = null,
            Site = null,
            Flights = [],
            Accounts = [],
            Ledger = [],
            Partners = [],
            Experiments = [],
            Verdicts = [],
            Figures = [],
            Remarks = [],
            Inputs = [],
            Files = [],
        };
        var empty = ReportWriter.Write(record);
        Assert.Contains("The run was judged by no verdict.", empty);
        Assert.DoesNotContain("NaN", empty);
    }

    [Fact]
    public void FlightThatLacksPropellant_IsSaidInTheStatement_AndDrawn()
    {
        Assert.Contains("4 of 5 flights close.", report);
        Assert.Contains("descent stage lacks 312 kg of propellant", report);
        Assert.Contains("needed lacks", report);
    }

    [Fact]
    public void FailedVerdict_SaysByHowMuch_InTheHead()
    {
        var record = SyntheticRecord.Make() with
        {
            Verdicts =
            [
                new("base-carbon-dioxide", "Carbon dioxide stays low", false, 5442, 533, "Pa", true),
                new("base-battery", "The battery keeps its floor", false, 0.125, 0.2, "1", false),
                new("flight-a", "Flight a closes", false, 1.25, 1, "of lift or propellant", true),
            ],
        };
        var text = ReportWriter.Write(record);
        var head = Regex
            .Replace(text[..text.IndexOf("<main", StringComparison.Ordinal)], "<[^>]*>", "")
            .Replace('\u00a0', ' ')
            .Replace('\u2009', ' ');
        Assert.Contains("3 of 3 verdicts are not met", head);
        Assert.Contains("5 442 Pa, at most 533 Pa; 4 909 Pa too much", head);
        Assert.Contains("12.5 %, at least 20 %; 7.5 % too little", head);
        Assert.Contains("125 % of lift or propellant, at most 100 %; 25 % too much", head);
    }

    [Fact]
    public void StationsThatSeeTheSameSkyAtOnce_CountOnce()
    {
        var record = SyntheticRecord.Make();
        var year = record.Identity.Duration;
        var text = ReportWriter.Write(
            record with
            {
                // Two of the first half of the run that overlap, one within them, and one apart.
                Events =
                [
                    new(0, 0.4 * year, "ground contact", "node", "a"),
                    new(0.1 * year, 0.2 * year, "ground contact", "node", "b"),
                    new(0.3 * year, 0.5 * year, "ground contact", "node", "c"),
                    new(0.75 * year, year, "ground contact", "node", "a"),
                ],
            }
        );
        Assert.Contains("75 %, 4 times", text);
    }

    [Fact]
    public void LedgerThatDoesNotAddToZero_IsSaid()
    {
        var record = SyntheticRecord.Make();
        var broken = record with { Ledger = [record.Ledger[0]] };
        Assert.Contains("does not add to zero", ReportWriter.Write(broken));
        Assert.DoesNotContain("does not add to zero", report);
    }

    [Fact]
    public void Writes_TheFileForLooking_WhenAsked()
    {
        // PERILUNE_REPORT_PREVIEW names a file to which the synthetic report goes, to be looked at in a browser.
        if (Environment.GetEnvironmentVariable("PERILUNE_REPORT_PREVIEW") is not { Length: > 0 } path)
        {
            Assert.Skip("PERILUNE_REPORT_PREVIEW names no file");
            return;
        }

        var record = SyntheticRecord.Make();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var again = ReportWriter.Write(record);
        TestContext.Current.TestOutputHelper?.WriteLine($"written in {watch.Elapsed.TotalMilliseconds:0} ms");
        File.WriteAllText(path, again);
        Assert.Equal(report, File.ReadAllText(path));
    }

    [Theory]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(-1e-300, "-1E-300")]
    public void MachineNumbers_AreExact(double value, string text) => Assert.Equal(text, Number.Exact(value));
}
