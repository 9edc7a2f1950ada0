using System.CommandLine;
using Perilune.Simulation.Language;
using Perilune.Simulation.Running;
using Perilune.Simulation.Scenarios;

namespace Perilune.Cli.Commands;

/// <summary><c>perilune schema</c>.</summary>
internal static class SchemaCommand
{
    public static Command Make()
    {
        var command = new Command("schema", "Prints the JSON Schema of the scenario language.");
        command.SetAction(_ =>
        {
            var catalogue = new Knowledge(ShippedData.FindFolder()).Catalogue;
            Console.Out.Write(new JsonSchema(SectionGrammar.Of(typeof(Scenario)), catalogue).Text());
            return ExitCode.Success;
        });
        return command;
    }
}
