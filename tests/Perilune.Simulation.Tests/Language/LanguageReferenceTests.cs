using Perilune.Simulation.Flights;
using Perilune.Simulation.Language;
using Perilune.Simulation.Propagation;
using Perilune.Simulation.Scenarios;

namespace Perilune.Simulation.Tests.Language;

public sealed class LanguageReferenceTests
{
    private const string Begin = "<!-- reference: begin -->\n";
    private const string End = "<!-- reference: end -->";

    /// <summary>With PERILUNE_WRITE_REFERENCE=1 in the environment it writes the tables instead of comparing them.</summary>
    [Theory]
    [InlineData("scenario.md", typeof(Scenario))]
    [InlineData("propagate.md", typeof(PropagationCase))]
    [InlineData("flying.md", typeof(FlightCase))]
    public void TablesOfTheManual_AreThoseOfTheLanguage(string page, Type language)
    {
        var path = Path.Combine(Repository.Root, "docs", page);
        var manual = File.ReadAllText(path);
        var begin = manual.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = manual.IndexOf(End, StringComparison.Ordinal);
        var tables = "\n" + LanguageReference.Markdown(SectionGrammar.Of(language));
        if (Environment.GetEnvironmentVariable("PERILUNE_WRITE_REFERENCE") == "1")
            File.WriteAllText(path, manual[..begin] + tables + manual[end..]);
        else
            Assert.Equal(tables, manual[begin..end]);
    }
}
