using System.Buffers.Binary;
using Perilune.Surface.Topography;
using Perilune.Surface.Topography.Rasters;

namespace Perilune.DataTool.Terrain;

/// <summary>The terrain grids of <c>data/terrain</c> and the source products they come from.</summary>
internal static class TerrainProducts
{
    /// <summary>Writes the terrain files and their provenance records.</summary>
    public static void Make(string source, string data)
    {
        foreach (var product in All(Path.Combine(source, "topography")))
        {
            var path = Path.Combine(data, "terrain", product.Grid.Name + TerrainFile.Extension);
            var bytes = TerrainFile.Encode(product.Grid, product.Offset, product.Resolution);
            Output.Write(path, bytes, product.Provenance());
            var worst = product.WorstDifference(TerrainFile.Read(path));
            if (worst > product.Resolution / 2 + 2.5e-4)
                throw new InvalidDataException($"{path}: {worst} m from its source, more than half a count");
        }
    }

    /// <summary>Every terrain product, finest first.</summary>
    public static TerrainProduct[] All(string topography) =>
        [
            ConnectingRidge(Path.Combine(topography, "connecting_ridge_site01_10m_height_rg.png")),
            Floats(
                "shackleton-40m",
                Path.Combine(topography, "shackleton_zoom_40m_256x256_radial_f32le.bin"),
                (-9_520, -5_480, 40),
                "LOLA-derived grid, 40 m, 10.24 km square between Connecting Ridge and Shackleton",
                "against Connecting Ridge: 0.8 m standard deviation"
            ),
            Floats(
                "shackleton-200m",
                Path.Combine(topography, "shackleton_ridge_200m_256x256_radial_f32le.bin"),
                (-30_000, 15_000, 200),
                "LOLA-derived grid, 200 m, 51.2 km square around the south pole",
                "against Connecting Ridge: 1.9 m standard deviation"
            ),
            FarField(Path.Combine(topography, "lunar_south_pole_wacgld100_lola_500m_1280x1280_i16le.bin")),
            Global(Path.Combine(topography, "LDEM_4.IMG")),
        ];

    private static TerrainProduct ConnectingRidge(string source)
    {
        // The source codes a height as 256 R + G of 65535 parts between its least and its greatest.
        const double least = -523.2;
        const double resolution = (1959.5 + 523.2) / 65_535;
        using var png = new PngStream(source);
        if (png.ColourType != 2 || png.Depth != 8)
            throw new InvalidDataException($"{source}: expected 8-bit RGB, found colour type {png.ColourType}");
        var heights = new float[png.Width * png.Height];
        for (var row = 0; row < png.Height; row++)
        {
            var pixels = png.Next();
            for (var column = 0; column < png.Width; column++)
            {
                var count = 256 * pixels[3 * column] + pixels[3 * column + 1];
                heights[row * png.Width + column] = (float)(least + count * resolution);
            }
        }
        return new(
            Polar("connecting-ridge-10m", png.Width, png.Height, (-19_000, -4_000, 10), heights),
            source,
            least,
            resolution,
            true,
            "LOLA 5 m site product Site01, Connecting Ridge (Barker et al. 2021, PSS 203:105119), resampled to 10 m",
            "median RMS height error of such site products 0.30 to 0.50 m, slope 1.5 to 2.5 deg (Barker et al. 2021)"
        );
    }

    private static TerrainProduct Floats(
        string name,
        string source,
        (double Left, double Top, double Step) frame,
        string product,
        string quality
    )
    {
        const int side = 256;
        var bytes = Exactly(source, side * side * sizeof(float));
        var heights = new float[side * side];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return new(Polar(name, side, side, frame, heights), source, 0, 0.02, false, product, quality);
    }

    private static TerrainProduct FarField(string source)
    {
        const int side = 1280;
        var heights = Shorts(Exactly(source, side * side * sizeof(short)), 1);
        return new(
            Polar("south-pole-500m", side, side, (-320_000, 320_000, 500), heights),
            source,
            0,
            1,
            true,
            "LROC WAC GLD100 with LOLA poleward of 79 S, 500 m, 640 km square about the south pole",
            "complete to 79.5 S; against the 200 m grid +0.3 m, RMS 5.6 m"
        );
    }

    private static TerrainProduct Global(string source)
    {
        // Its label places it, and is checked against it.
        using var raster = TerrainRaster.Open(source);
        var place = raster.Placement;
        var heights = new float[place.Columns * place.Rows];
        raster.Read(0, place.Rows, heights);
        const double cell = Math.PI / 720;
        if (Math.Abs(place.Step - cell) > 1e-12 || !place.IsClosed || !place.ReachesPoles)
            throw new InvalidDataException($"{source}: expected the globe at 4 pixels a degree, found {place}");
        var grid = new TerrainGrid(
            "moon-quarter-degree",
            place with
            {
                X = cell / 2,
                Y = Math.PI / 2 - cell / 2,
                Step = cell,
                RowStep = cell,
            },
            heights
        );
        return new(
            grid,
            source,
            0,
            0.5,
            true,
            "LOLA LDEM_4, PDS LRO-L-LOLA-4-GDR-V1.0, version 3.0, 4 pixels a degree",
            "cells of 7.6 km: heights of regions, too coarse for a horizon"
        );
    }

    private static TerrainGrid Polar(
        string name,
        int columns,
        int rows,
        (double Left, double Top, double Step) frame,
        float[] heights
    ) =>
        new(
            name,
            GridProjection.SouthPolarStereographic,
            columns,
            rows,
            frame.Left + frame.Step / 2,
            frame.Top - frame.Step / 2,
            frame.Step,
            heights
        );

    private static float[] Shorts(byte[] bytes, float unit)
    {
        var heights = new float[bytes.Length / sizeof(short)];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * sizeof(short))) * unit;
        return heights;
    }

    private static byte[] Exactly(string source, int length)
    {
        var bytes = File.ReadAllBytes(source);
        return bytes.Length == length
            ? bytes
            : throw new InvalidDataException($"{source}: expected {length} bytes, found {bytes.Length}");
    }
}
