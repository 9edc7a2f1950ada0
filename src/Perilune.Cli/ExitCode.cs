namespace Perilune.Cli;

/// <summary>What the command answers to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done; every verdict holds.</summary>
    public const int Success = 0;

    /// <summary>Something failed that the user did not cause.</summary>
    public const int Failure = 1;

    /// <summary>The input cannot be run; nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>The run is complete, but a verdict or a validation case does not hold.</summary>
    public const int VerdictFailed = 3;

    /// <summary>The user interrupted; nothing was written.</summary>
    public const int Interrupted = 130;
}
