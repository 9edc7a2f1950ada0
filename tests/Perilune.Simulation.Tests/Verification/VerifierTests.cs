using System.Text.Json;
using Perilune.Simulation.Verification;

namespace Perilune.Simulation.Tests.Verification;

public sealed class VerifierTests(VerifierTests.Outcome outcome) : IClassFixture<VerifierTests.Outcome>
{
    /// <summary>One verification for all tests.</summary>
    public sealed class Outcome
    {
        public IReadOnlyList<VerificationRow> Rows { get; } = Verifier.Run(new(Repository.Data));
    }

    [Fact]
    public void EveryCase_Passes() =>
        Assert.Empty(
            outcome
                .Rows.Where(row => !row.Pass)
                .Select(row => $"{row.Id}: {row.Computed:R}, not {row.Reference:R} within {row.Tolerance:R}")
        );

    [Fact]
    public void EveryCase_HasItsOwnDottedName_AndSaysItsSource()
    {
        Assert.Equal(outcome.Rows.Count, outcome.Rows.Select(row => row.Id).Distinct().Count());
        Assert.All(
            outcome.Rows,
            row =>
            {
                Assert.Matches("^[a-z0-9-]+([.][a-z0-9-]+)+$", row.Id);
                Assert.True(row.Tolerance > 0, row.Id);
                Assert.NotEmpty(row.Quantity);
                Assert.NotEmpty(row.Unit);
                Assert.NotEmpty(row.Source);
            }
        );
    }

    [Fact]
    public void Rows_AreInTheOrderOfTheTableOfCases_AndFlightsFollow()
    {
        var listed = File.ReadLines(Path.Combine(Repository.Data, "validation", "cases.csv"))
            .Where(line => line[0] != '#')
            .Skip(1)
            .Select(line => line.Split(',')[0])
            .ToList();
        Assert.Equal(listed, outcome.Rows.Take(listed.Count).Select(row => row.Id));
        Assert.All(outcome.Rows.Skip(listed.Count), row => Assert.StartsWith("flights.", row.Id));
    }

    [Fact]
    public void OneThread_GivesTheSameBits_AndAPartIsOnlyThatPart() =>
        Assert.Equal(
            outcome.Rows.Where(row => row.Id.Contains("sun", StringComparison.Ordinal)),
            Verifier.Run(new(Repository.Data), threads: 1, part: "sun")
        );

    [Fact]
    public void Cancellation_IsHeard() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Verifier.Run(new(Repository.Data), cancellation: new CancellationToken(canceled: true))
        );

    [Theory]
    [InlineData(1.0, 1.5, 0.5, true)]
    [InlineData(1.0, 1.6, 0.5, false)]
    [InlineData(double.NaN, 1.5, 0.5, false)]
    [InlineData(double.PositiveInfinity, 1.5, 0.5, false)]
    public void Row_PassesWithinItsTolerance_AndNeverWithoutANumber(
        double computed,
        double reference,
        double tolerance,
        bool pass
    ) => Assert.Equal(pass, new VerificationRow("a.b", "q", "m", computed, reference, tolerance, "s").Pass);

    [Fact]
    public void Json_IsAnArrayOfTheEightFields()
    {
        using var stream = new MemoryStream();
        VerificationRow missing = new("a.b", "q", "m", double.NaN, 1, 2, "\"quoted\" µ");
        VerificationJson.Write(stream, [.. outcome.Rows, missing]);
        using var document = JsonDocument.Parse(stream.ToArray());
        var rows = document.RootElement.EnumerateArray().ToList();
        Assert.Equal(outcome.Rows.Count + 1, rows.Count);
        string[] fields = ["id", "quantity", "unit", "computed", "reference", "tolerance", "source", "pass"];
        Assert.All(rows, row => Assert.Equal(fields, row.EnumerateObject().Select(field => field.Name)));
        // Numbers come back to the bit.
        Assert.Equal(
            outcome.Rows.Select(row => row.Computed),
            rows[..^1].Select(row => row.GetProperty("computed").GetDouble())
        );
        Assert.Equal(JsonValueKind.Null, rows[^1].GetProperty("computed").ValueKind);
        Assert.False(rows[^1].GetProperty("pass").GetBoolean());
        Assert.Equal("\"quoted\" µ", rows[^1].GetProperty("source").GetString());
    }
}
