using Perilune.DataTool;
using Perilune.DataTool.Constants;
using Perilune.DataTool.Earth;
using Perilune.DataTool.Ephemerides;
using Perilune.DataTool.Gravity;
using Perilune.DataTool.Orientation;
using Perilune.DataTool.Terrain;
using Perilune.DataTool.Validation;

// In the order in which they are made; each writes its own part of the data folder.
(string Name, Action<string, string> Make)[] products =
[
    ("leap-seconds", LeapSecondsMaker.Make),
    ("earth-orientation", EarthOrientationMaker.Make),
    ("celestial-pole", CelestialPoleMaker.Make),
    ("ocean-tides", SubdailyMaker.Make),
    ("stations", StationsMaker.Make),
    ("ephemeris", EphemerisMaker.Make),
    ("lunar-orientation", LunarOrientationMaker.Make),
    ("constants", BodyConstantsMaker.Make),
    ("gravity", GravityMaker.Make),
    ("terrain", TerrainProducts.Make),
    ("validation", ValidationMaker.Make),
    ("manifest", (_, data) => Manifest.Make(data)),
];

var wanted = args.Skip(2).ToArray();
if (args.Length < 2 || wanted.Any(name => products.All(product => product.Name != name)))
{
    Console.Error.WriteLine("usage: Perilune.DataTool SOURCE DATA [PRODUCT...]");
    Console.Error.WriteLine("  SOURCE   folder of source products");
    Console.Error.WriteLine("  DATA     folder to fill");
    Console.Error.WriteLine($"  PRODUCT  all, if none is named: {string.Join(", ", products.Select(p => p.Name))}");
    return 2;
}
foreach (var product in products)
{
    // The manifest follows whatever was made.
    if (wanted.Length == 0 || wanted.Contains(product.Name) || product.Name == "manifest")
        product.Make(args[0], args[1]);
}
return 0;
