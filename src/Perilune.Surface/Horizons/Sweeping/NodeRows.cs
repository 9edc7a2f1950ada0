using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Perilune.Surface.Horizons.Sweeping;

/// <summary>
/// A number for each node in the rows of cells of a sheet, with room beside each row for lines that lie side by side and
/// reach over its ends.
/// </summary>
internal sealed class NodeRows
{
    private const int Beside = (LineSweep.Together + 1) * UpperHulls.Lanes;

    private readonly int pitch;
    private readonly int before;
    private readonly int stride;

    /// <summary>Room for the rows of a sheet.</summary>
    public NodeRows(Sheet sheet)
    {
        stride = sheet.Stride;
        pitch = sheet.CellColumns * stride + 2 * Beside;
        before = Beside - sheet.Margin;
        // A strip of cells may be read whole at the last row's end.
        Values = new float[pitch * sheet.CellRows + NearField.Strip * stride];
    }

    /// <summary>The numbers.</summary>
    public float[] Values { get; }

    /// <summary>Index of a node in a row of cells.</summary>
    public int IndexOf(int cellRow, int node) => cellRow * pitch + before + node;

    /// <summary>The number of a cell.</summary>
    public float Of(int cellColumn, int cellRow) => Values[cellRow * pitch + Beside + cellColumn * stride];

    /// <summary>The numbers of neighbouring cells of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Load(int cellColumn, int cellRow)
    {
        return stride == 1
            ? Vector512.LoadUnsafe(ref Values[cellRow * pitch + Beside + cellColumn])
            : LoadApart(cellColumn, cellRow);
    }

    /// <summary>Calls the strip some rows below one into the processor's cache.</summary>
    public unsafe void CallFor(int cellColumn, int cellRow)
    {
        if (!Sse.IsSupported)
            return;
        const int rowsAhead = 3;
        ref var first = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(Values),
            (cellRow + rowsAhead) * pitch + Beside + cellColumn * stride
        );
        for (var i = 0; i <= NearField.Strip * stride; i += Vector512<float>.Count)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, i)));
    }

    /// <summary>Sets the numbers of neighbouring cells of a row.</summary>
    public void Store(int cellColumn, int cellRow, ReadOnlySpan<float> cells)
    {
        var first = cellRow * pitch + Beside + cellColumn * stride;
        if (stride == 1)
        {
            cells.CopyTo(Values.AsSpan(first));
            return;
        }
        for (var i = 0; i < cells.Length; i++)
            Values[first + i * stride] = cells[i];
    }

    private Vector512<float> LoadApart(int cellColumn, int cellRow)
    {
        Span<float> cells = stackalloc float[Vector512<float>.Count];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Of(cellColumn + i, cellRow);
        return Vector512.Create<float>(cells);
    }
}
