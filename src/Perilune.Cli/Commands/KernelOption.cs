using System.CommandLine;

namespace Perilune.Cli.Commands;

/// <summary>The option <c>--kernel</c>, which may be given any number of times.</summary>
internal static class KernelOption
{
    public static Option<string[]> Add(Command command)
    {
        var option = new Option<string[]>("--kernel")
        {
            Description =
                "Kernel of any kind (SPK, PCK, CK, FK, LSK) or orbit ephemeris message; any number of times, later ones win.",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        command.Add(option);
        return option;
    }
}
