using System.Text.Json;

namespace Perilune.Cli.Tests.Commands;

public sealed class VerifyTests
{
    [Fact]
    public void CasesOfAPart_AreComputed_AndSayWhereTheirReferenceComesFrom()
    {
        var answer = Command.Run("verify", "sun", "--json");
        using var rows = JsonDocument.Parse(answer.Output);
        // ephemeris.sun-from-earth, frames.iau-sun, visibility.south-pole.sun-rise and others: of several chapters.
        Assert.True(rows.RootElement.GetArrayLength() >= 6);
        Assert.All(
            rows.RootElement.EnumerateArray(),
            row =>
            {
                Assert.Contains("sun", row.GetProperty("id").GetString(), StringComparison.Ordinal);
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
