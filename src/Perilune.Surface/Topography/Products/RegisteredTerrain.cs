using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perilune.Surface.Topography.Products;

/// <summary>A file that a product came from.</summary>
/// <param name="Name">Its name without folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record SourceFile(string Name, long Bytes, string Sha256);

/// <summary>What stands beside a registered product: where it came from, and what was found when it was added.</summary>
public sealed record RegisteredTerrain
{
    /// <summary>Name by which results call it.</summary>
    public required string Name { get; init; }

    /// <summary>Format of the source, for people.</summary>
    public required string Format { get; init; }

    /// <summary>The files that it came from.</summary>
    public required IReadOnlyList<SourceFile> Sources { get; init; }

    /// <summary>Bytes and hash of the terrain file.</summary>
    public required SourceFile File { get; init; }

    /// <summary>What it covers, for people.</summary>
    public required string Covers { get; init; }

    /// <summary>Distance between the centres of cells on the ground, m.</summary>
    public required double CellSize { get; init; }

    /// <summary>From where heights count, for people.</summary>
    public required string Datum { get; init; }

    /// <summary>Metres a count at which heights are kept; half of it is lost at most.</summary>
    public required double Resolution { get; init; }

    /// <summary>Least height, m.</summary>
    public required double Least { get; init; }

    /// <summary>Greatest height, m.</summary>
    public required double Greatest { get; init; }

    /// <summary>Cells of the source without a height.</summary>
    public required long Holes { get; init; }

    /// <summary>What was done about them, for people; empty where there are none.</summary>
    public required string HoleTreatment { get; init; }

    /// <summary>What was taken for granted because the source does not say it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How it agreed with the ground known when it was added.</summary>
    public required string Agreement { get; init; }

    /// <summary>What was wrong with it and was overruled.</summary>
    public required IReadOnlyList<string> Overruled { get; init; }
}

/// <summary>JSON of <see cref="RegisteredTerrain"/>.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RegisteredTerrain))]
internal sealed partial class RegisteredTerrainJson : JsonSerializerContext;
