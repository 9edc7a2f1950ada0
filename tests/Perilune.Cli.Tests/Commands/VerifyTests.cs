using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

public sealed class VerifyTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void EveryShippedCase_Passes_AndSaysWhereItsReferenceComesFrom()
    {
        var answer = Command.Run("verify", "--json");
        using var rows = JsonDocument.Parse(answer.Output);
        Assert.True(rows.RootElement.GetArrayLength() >= 100);
        Assert.All(
            rows.RootElement.EnumerateArray(),
            row =>
            {
                Assert.True(row.GetProperty("pass").GetBoolean(), row.GetRawText());
                Assert.NotEmpty(row.GetProperty("source").GetString()!);
                Assert.True(row.GetProperty("tolerance").GetDouble() >= 0);
            }
        );
        Assert.Equal(0, answer.ExitCode);
    }

    [Fact]
    public void ANameThatNoCaseHas_IsRefused()
    {
        var answer = Command.Run("verify", "no-such-case");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("no-such-case", answer.Error, StringComparison.Ordinal);
    }
}
