using Perilune.Cli;

using var interruption = new Interruption();
return Application.Run(args, interruption.Token);
