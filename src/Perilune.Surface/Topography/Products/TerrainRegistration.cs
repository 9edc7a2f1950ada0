using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Perilune.Astro.Kernels;
using Perilune.Surface.Topography.Rasters;

namespace Perilune.Surface.Topography.Products;

/// <summary>How a product is registered.</summary>
public sealed record RegistrationOptions
{
    /// <summary>Name by which results call it; that of the file unless told.</summary>
    public string? Name { get; init; }

    /// <summary>What the user says of unit and datum.</summary>
    public RasterReading Reading { get; init; } = new();

    /// <summary>What happens to cells without a height.</summary>
    public HoleTreatment Holes { get; init; }

    /// <summary>Whether it is registered although it disagrees with known ground.</summary>
    public bool IsForced { get; init; }
}

/// <summary>Takes products in: reads them whole, checks them against their labels and the known ground, and keeps them in tiles.</summary>
/// <param name="library">Where to keep them.</param>
/// <param name="shipped">The grids that ship.</param>
public sealed class TerrainRegistration(TerrainLibrary library, LunarTerrain shipped)
{
    /// <summary>Registers a product; nothing is kept of one that is refused.</summary>
    /// <exception cref="DataFileException">It cannot be read, disagrees with its label or with known ground, has holes, or its
    /// name is taken.</exception>
    public RegisteredTerrain Add(
        string path,
        RegistrationOptions options,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var name = NameOf(path, options.Name);
        using var raster = TerrainRaster.Open(path, options.Reading);
        Directory.CreateDirectory(library.Folder);
        var partial = Path.Combine(library.Folder, $"{name}.{Guid.NewGuid():N}.partial");
        try
        {
            var survey = new TerrainSurvey(raster.Placement);
            TiledTerrainFile.Write(
                partial,
                raster.Placement,
                raster.CountOffset,
                raster.CountResolution,
                (row, rows, heights) =>
                {
                    raster.Read(row, rows, heights);
                    survey.Add(row, rows, heights);
                    progress?.Report((double)(row + rows) / raster.Placement.Rows);
                },
                cancellation
            );
            CheckRange(raster, survey);
            var known = Known(name);
            var treatment = TreatHoles(raster, survey, options.Holes, partial, known);
            var agreement = TerrainComparison.Compare(survey.Overview(name), known);
            if (!agreement.Problems.IsEmpty && !options.IsForced)
            {
                throw new DataFileException(path, agreement.Problems[0], "or register it as it is with --force");
            }
            var record = new RegisteredTerrain
            {
                Name = name,
                Format = raster.Format,
                Sources = [.. raster.Files.Select(file => Describe(file, Path.GetFileName(file)))],
                File = Describe(partial, name + TerrainFile.Extension),
                Covers = raster.Placement.ToString(),
                CellSize = raster.Placement.CellSize,
                Datum = "heights above the sphere of 1737.4 km, mean-Earth axes",
                Resolution = raster.CountResolution,
                Least = survey.Least,
                Greatest = survey.Greatest,
                Holes = survey.Holes,
                HoleTreatment = treatment,
                Notes = [.. raster.Notes, .. agreement.Limits],
                Agreement = agreement.ToString(),
                Overruled = agreement.Problems,
            };
            File.WriteAllBytes(
                library.PathOf(name) + TerrainLibrary.RecordEnding,
                JsonSerializer.SerializeToUtf8Bytes(record, RegisteredTerrainJson.Default.RegisteredTerrain)
            );
            File.Move(partial, library.PathOf(name));
            return record;
        }
        finally
        {
            File.Delete(partial);
            File.Delete(partial + ".filled");
        }
    }

    /// <summary>The shipped ground and what is registered beside one name.</summary>
    public LunarTerrain Known(string name) =>
        new([.. library.Names.Where(other => other != name).Select(library.Grid), .. shipped.Grids]);

    private string NameOf(string path, string? given)
    {
        var name =
            given
            ?? string.Concat(
                    Path.GetFileNameWithoutExtension(path)
                        .ToLowerInvariant()
                        .Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-')
                )
                .Trim('-', '.');
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'))
            throw new DataFileException(name, "is no name of a terrain", "give letters, digits, - . _ with --name");
        if (library.Names.Contains(name) || LunarTerrain.ShippedGrids.Contains(name))
        {
            throw new DataFileException(
                path,
                $"the name '{name}' is taken",
                LunarTerrain.ShippedGrids.Contains(name)
                    ? "give another with --name"
                    : $"give another with --name, or remove it with 'perilune terrain remove {name}'"
            );
        }
        return name;
    }

    private static void CheckRange(TerrainRaster raster, TerrainSurvey survey)
    {
        if (survey.Holes == survey.Cells)
            throw new DataFileException(raster.Path, "no cell has a height", "check its value without data");
        if (raster.Stated is not { } stated)
            return;
        if (
            Math.Abs(survey.Least - stated.Least) <= stated.Tolerance
            && Math.Abs(survey.Greatest - stated.Greatest) <= stated.Tolerance
        )
            return;
        throw new DataFileException(
            stated.Place,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the label disagrees with its data: it states heights of {stated.Least:0.###} to {stated.Greatest:0.###} m, {Path.GetFileName(raster.Path)} holds {survey.Least:0.###} to {survey.Greatest:0.###}"
            ),
            "check that label and image are of one product and version, and the order of bytes (SAMPLE_TYPE)"
        );
    }

    private static string TreatHoles(
        TerrainRaster raster,
        TerrainSurvey survey,
        HoleTreatment holes,
        string partial,
        LunarTerrain known
    )
    {
        if (survey.Holes == 0)
            return "";
        var box = survey.HoleBox;
        var place = raster.Placement;
        var what = string.Create(
            CultureInfo.InvariantCulture,
            $"{survey.Holes} of {survey.Cells} cells ({100.0 * survey.Holes / survey.Cells:0.###} %) have no height, within columns {box.Left} to {box.Right} and rows {box.Top} to {box.Bottom} (from {place.PointAt(box.Left, box.Top)} to {place.PointAt(box.Right, box.Bottom)})"
        );
        if (holes == HoleTreatment.Refuse)
        {
            throw new DataFileException(
                raster.Path,
                "has holes: " + what,
                "let coarser ground fill them with --holes fill, or answer for them with --holes keep"
            );
        }
        if (holes == HoleTreatment.Keep && survey.Cells > HoleFill.MostCells)
            return what + ": left without; coarser ground answers there, with a step at their rims";
        var grid = TiledTerrainFile.Read(partial);
        var heights = HoleFill.Apply(grid, known, holes == HoleTreatment.Keep);
        var filled = partial + ".filled";
        TiledTerrainFile.Write(
            filled,
            raster.Placement,
            raster.CountOffset,
            raster.CountResolution,
            (row, rows, target) => heights.AsSpan(row * place.Columns, rows * place.Columns).CopyTo(target)
        );
        File.Move(filled, partial, overwrite: true);
        return what
            + (
                holes == HoleTreatment.Fill
                    ? ": filled from coarser ground"
                    : ": left without; coarser ground answers there, and toward them the product passes into it"
            );
    }

    private static SourceFile Describe(string path, string name)
    {
        using var stream = File.OpenRead(path);
        return new(name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
