using System.Globalization;
using System.Runtime.InteropServices;
using Perilune.Astro.Kernels;
using Perilune.Surface.Topography;
using Perilune.Surface.Topography.Products;

namespace Perilune.Surface.Tests.Topography.Products;

/// <summary>
/// Products as users bring them, right and wrong: a square of 120 km beside the pole, 240 x 240 cells of 500 m, with the heights
/// of the 500 m map and a roughness of its own.
/// </summary>
public sealed class RegistrationTests(ShippedTerrain shipped) : IClassFixture<ShippedTerrain>, IDisposable
{
    private const int Side = 240;

    private readonly string folder = Directory.CreateTempSubdirectory("perilune-products-").FullName;

    private TerrainLibrary Library => new(Path.Combine(folder, "library"));

    private LunarTerrain Far { get; } = new(shipped.Terrain.Grids[3..]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AGoodProduct_IsRegistered_AndAnswersWhereItIsTheFinest()
    {
        var record = Add(Write(Heights()));
        Assert.Equal((0, Side * Side * 4), (record.Holes, record.Sources[0].Bytes));
        Assert.Equal(
            "south polar stereographic, 240 x 240 cells of 500 m, X 40 to 160 km, Y -10 to 110 km",
            record.Covers
        );
        Assert.Contains("median difference", record.Agreement, StringComparison.Ordinal);
        Assert.Contains("correlation 1.000", record.Agreement, StringComparison.Ordinal);
        Assert.Equal(["product"], Library.Names);
        Assert.Equal(record.Covers, Library.Record("product").Covers);
        var terrain = new LunarTerrain([.. Library.Grids(), .. Far.Grids]);
        var answer = terrain.HeightAt(SouthPolarStereographic.Unproject(100_250, 50_250));
        Assert.Equal("product", answer.Source.Name);
        Library.Remove("product");
        Assert.Empty(Library.Names);
        Assert.Empty(Directory.GetFiles(Library.Folder));
    }

    [Theory]
    [InlineData("rows", "fits the known ground when its rows are flipped (north and south exchanged)")]
    [InlineData("columns", "fits the known ground when its columns are flipped (east and west exchanged)")]
    [InlineData("turned", "fits the known ground when it is turned by 180 deg")]
    [InlineData("exchanged", "fits the known ground when its rows and columns are exchanged")]
    [InlineData("quarter", "fits the known ground when it is turned by 90 deg")]
    public void FlippedAxes_AreRefused_AndTheFlipIsNamed(string flip, string message)
    {
        var heights = Heights();
        var flipped = new float[heights.Length];
        for (var r = 0; r < Side; r++)
        for (var c = 0; c < Side; c++)
        {
            var (column, row) = flip switch
            {
                "rows" => (c, Side - 1 - r),
                "columns" => (Side - 1 - c, r),
                "turned" => (Side - 1 - c, Side - 1 - r),
                "exchanged" => (r, c),
                _ => (Side - 1 - r, c),
            };
            flipped[r * Side + c] = heights[row * Side + column];
        }
        AssertRefused(Write(flipped), "axes flipped or place wrong: it " + message);
    }

    [Fact]
    public void TheOtherPole_IsRefused()
    {
        // The same heights said to lie at the north pole, while the known ground there is the globe's.
        var north = Write(Heights(), "north polar stereographic");
        AssertRefused(north, "it fits the known ground when it is laid around the south pole");
    }

    [Theory]
    [InlineData(
        1,
        -600,
        "heights lie -600 m from the known ground in the median: they seem to count from a sphere of 1738.0 km"
    )]
    [InlineData(
        1,
        5_000,
        "heights lie +5000 m from the known ground in the median: no sphere in use for the Moon is that far off; check pole, projection and extent"
    )]
    [InlineData(0.001, 0, "heights are in kilometres, give --unit km")]
    [InlineData(-1, 0, "heights are upside down")]
    public void AnotherDatumUnitOrSign_IsRefused_AndNamed(double factor, double shift, string message) =>
        AssertRefused(Write([.. Heights().Select(h => (float)(factor * h + shift))]), message);

    [Fact]
    public void ATiltedProduct_IsRefused()
    {
        var heights = Heights();
        for (var i = 0; i < heights.Length; i++)
            heights[i] += 0.005f * 500 * (i % Side - Side / 2);
        // 5 m a km over 239 cells of 500 m.
        AssertRefused(Write(heights), "it is tilted against the known ground by 59");
    }

    [Fact]
    public void AnotherPlace_IsRefused()
    {
        var path = Write(Heights());
        var sidecar = Path.ChangeExtension(path, ".yaml");
        File.WriteAllText(
            sidecar,
            File.ReadAllText(sidecar)
                .Replace("left: 40000", "left: -160000", StringComparison.Ordinal)
                .Replace("right: 160000", "right: -40000", StringComparison.Ordinal)
        );
        AssertRefused(path, "it does not resemble the known ground");
    }

    [Fact]
    public void WhatTheUserSaysOfUnitAndDatum_Mends()
    {
        var path = Write([.. Heights().Select(h => (float)(0.001 * (h - 600)))]);
        var record = Add(path, new() { Reading = new(1000, 1_738_000) });
        Assert.Equal(Heights().Max(), record.Greatest, 0.02);
    }

    [Fact]
    public void Forced_ItIsRegistered_AndTheRecordSaysWhatWasOverruled()
    {
        var record = Add(Write([.. Heights().Select(h => h - 600)]), new() { IsForced = true });
        Assert.Contains("sphere of 1738.0 km", Assert.Single(record.Overruled), StringComparison.Ordinal);
    }

    [Fact]
    public void Holes_AreRefusedByCountAndPlace()
    {
        var heights = WithHole();
        AssertRefused(
            Write(heights),
            $"has holes: {heights.Count(float.IsNaN)} of 57600 cells (2.184 %) have no height, within columns 100 to 120 and rows 60 to 119"
        );
    }

    [Theory]
    [InlineData(HoleTreatment.Fill)]
    [InlineData(HoleTreatment.Keep)]
    public void HolesFilledOrKept_LeaveNoStepAtTheirRims(HoleTreatment treatment)
    {
        // The product stands 40 m above the known ground: a hole that is left to it bare would have walls of 40 m.
        var record = Add(Write([.. WithHole().Select(h => h + 40)]), new() { Holes = treatment });
        Assert.Equal(21 * 60 - 2, record.Holes);
        var terrain = new LunarTerrain([.. Library.Grids(), .. Far.Grids]);
        var walls = Steepest(terrain) - Steepest(Far);
        // Over the eight cells of 500 m in which the difference fades, 40 m make at most 40 x 1.5 / 4000 of slope; what the
        // hole's own ground lacks is the product's roughness of 4 m a cell, 0.016.
        Assert.InRange(walls, -1, 0.035);
        var middle = SouthPolarStereographic.Unproject(40_250 + 110 * 500, 109_750 - 90 * 500);
        Assert.Equal(Far.HeightAt(middle).Height, terrain.HeightAt(middle).Height, 0.02);
        Assert.Equal(
            treatment == HoleTreatment.Fill ? "product" : "south-pole-500m",
            terrain.HeightAt(middle).Source.Name
        );
    }

    [Fact]
    public void ATakenName_IsRefused()
    {
        Add(Write(Heights()));
        AssertRefused(Write(Heights()), "the name 'product' is taken", kept: 1);
        var error = Assert.Throws<DataFileException>(() => Add(Write(Heights()), new() { Name = "south-pole-500m" }));
        Assert.Contains("is taken; give another with --name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALabelThatDisagreesWithItsData_IsRefused()
    {
        var source = Repository.Products("topography/LDEM_4.IMG");
        File.Copy(source, Path.Combine(folder, "LDEM_4.IMG"));
        var label = Path.Combine(folder, "LDEM_4.LBL");
        File.WriteAllText(
            label,
            File.ReadAllText(Path.ChangeExtension(source, ".LBL")).Replace("21008", "21018", StringComparison.Ordinal)
        );
        AssertRefused(
            label,
            "LDEM_4.LBL:60: the label disagrees with its data: it states heights of -8879 to 10509 m, LDEM_4.IMG holds -8878.5 to 10504"
        );
    }

    private static double Steepest(LunarTerrain terrain)
    {
        var steepest = 0.0;
        for (var x = 80_000.0; x < 110_000; x += 100)
        {
            double before = double.NaN;
            for (var y = 40_000.0; y < 90_000; y += 100)
            {
                Assert.True(terrain.TryHeight(SouthPolarStereographic.Unproject(x, y).Up, out var height, out _));
                if (!double.IsNaN(before))
                    steepest = Math.Max(steepest, Math.Abs(height - before) / 100);
                before = height;
            }
        }
        return steepest;
    }

    private void AssertRefused(string path, string message, int kept = 0)
    {
        var error = Assert.Throws<DataFileException>(() => Add(path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(kept, Library.Names.Length);
        Assert.DoesNotContain(
            Directory.GetFiles(Library.Folder),
            file => file.Contains("partial", StringComparison.Ordinal)
        );
    }

    private RegisteredTerrain Add(string path, RegistrationOptions? options = null) =>
        new TerrainRegistration(Library, Far).Add(
            path,
            options ?? new(),
            cancellation: TestContext.Current.CancellationToken
        );

    private float[] Heights()
    {
        var heights = new float[Side * Side];
        for (var i = 0; i < heights.Length; i++)
        {
            var (x, y) = (40_250 + i % Side * 500.0, 109_750 - i / Side * 500.0);
            heights[i] =
                (float)Far.HeightAt(SouthPolarStereographic.Unproject(x, y)).Height + 4 * (i * 7 % 11 / 10f - 0.5f);
        }
        return heights;
    }

    private float[] WithHole()
    {
        var heights = Heights();
        for (var r = 60; r < 120; r++)
        for (var c = 100; c <= 120; c++)
        {
            // Two cells within it are known.
            if ((c, r) is not ((110, 70) or (110, 71)))
                heights[r * Side + c] = float.NaN;
        }
        return heights;
    }

    private string Write(float[] heights, string projection = "south polar stereographic")
    {
        var path = Path.Combine(folder, "product.bin");
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(heights.AsSpan()).ToArray());
        File.WriteAllText(
            Path.ChangeExtension(path, ".yaml"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                body: Moon
                radius: 1737400
                projection: {projection}
                left: 40000
                right: 160000
                top: 110000
                bottom: -10000
                samples: f32le
                columns: {Side}
                rows: {Side}
                """
            )
        );
        return path;
    }
}
