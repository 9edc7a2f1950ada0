using Perilune.DataTool.Earth;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Perilune.DataTool SOURCE DATA   (folder of source products, folder to fill)");
    return 2;
}
LeapSecondsMaker.Make(args[0], args[1]);
return 0;
