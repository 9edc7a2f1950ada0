using System.CommandLine;
using Perilune.Astro.Kernels;
using Perilune.Cli.Commands;
using Perilune.Simulation.Language;

namespace Perilune.Cli;

/// <summary>The <c>perilune</c> command.</summary>
public static class Application
{
    /// <summary>Runs the command with its arguments and answers with its exit code.</summary>
    public static int Run(string[] arguments, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is [] or ["--help"] or ["-h"] or ["help"])
        {
            Console.Out.Write(Manual.Text);
            return ExitCode.Success;
        }
        var root = new RootCommand("Plans, flies and helps run a joint lunar station.")
        {
            RunCommand.Make(cancellation),
            VerifyCommand.Make(cancellation),
            FlyCommand.Make(cancellation),
            WindowCommand.Make(cancellation),
            DriveCommand.Make(cancellation),
            PropagateCommand.Make(cancellation),
            SchemaCommand.Make(),
            ReportCommand.Make(),
            StateCommand.Make(cancellation),
            RotationCommand.Make(cancellation),
            TimeCommand.Make(cancellation),
            SurfaceCommand.Make(cancellation),
            TerrainCommand.Make(cancellation),
            EventsCommand.Make(cancellation),
            OrbitCommand.Make(cancellation),
            LightCommand.Make(cancellation),
            SiteCommand.Make(cancellation),
            TemperatureCommand.Make(cancellation),
            LayoutCommand.Make(cancellation),
            MapCommand.Make(cancellation),
            HorizonCommand.Make(cancellation),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine($"perilune: {error.Message}; see 'perilune --help'");
            return ExitCode.BadInput;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (InputException error)
        {
            foreach (var problem in error.Problems)
                Console.Error.WriteLine(problem);
            return ExitCode.BadInput;
        }
        catch (Exception error) when (error is DataFileException or DirectoryNotFoundException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCode.BadInput;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"perilune: {OneLine(error)}; nothing was written");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Console.Error.WriteLine("perilune: interrupted; nothing was written");
            return ExitCode.Interrupted;
        }
        // Whatever else happens is a fault of Perilune; the user is told where, and not shown its insides.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var cause = error is AggregateException { InnerExceptions.Count: > 0 } many
                ? many.InnerExceptions[0]
                : error;
            var place = cause.StackTrace?.Split('\n')[0].Trim() ?? "";
            Console.Error.WriteLine(
                $"perilune: a fault of Perilune, nothing was written: {cause.GetType().Name} {place}: {OneLine(cause)}"
            );
            return ExitCode.Failure;
        }
    }

    private static string OneLine(Exception error) => error.Message.ReplaceLineEndings(" ");
}
