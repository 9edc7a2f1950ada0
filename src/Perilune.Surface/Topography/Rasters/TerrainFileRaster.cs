namespace Perilune.Surface.Topography.Rasters;

/// <summary>A terrain file of Perilune's own as a product.</summary>
internal sealed class TerrainFileRaster : TerrainRaster
{
    private readonly TerrainGrid grid;

    public TerrainFileRaster(string path)
        : this(path, TerrainFile.Read(path), TerrainFile.Counts(path)) { }

    private TerrainFileRaster(string path, TerrainGrid grid, (double, double) counts)
        : base(path, "terrain file of Perilune", grid.Placement, counts) => this.grid = grid;

    public override void Read(int row, int rows, Span<float> heights)
    {
        for (var done = 0; done < rows; )
        {
            // A window has two rows at least.
            var first = Math.Min(row + done, grid.Rows - 2);
            var count = Math.Max(2, Math.Min(rows - done, grid.Rows - first));
            var part = grid.Window(0, first, grid.Columns, count).Heights;
            var skipped = row + done - first;
            var taken = Math.Min(rows - done, count - skipped);
            part.Slice(skipped * grid.Columns, taken * grid.Columns).CopyTo(heights[(done * grid.Columns)..]);
            done += taken;
        }
    }

    protected override void Dispose(bool disposing) { }
}
