using Perilune.Numerics.LinearAlgebra;

namespace Perilune.Numerics.Tests.LinearAlgebra;

public sealed class Matrix3Tests
{
    [Fact]
    public void Text_IsItsRows_AndEnds()
    {
        Assert.Equal("[(1, 2, 3), (4, 5, 6), (7, 8, 9)]", new Matrix3(1, 2, 3, 4, 5, 6, 7, 8, 9).ToString());
        Assert.StartsWith("[[(0, 0, 0)", default(Matrix6).ToString(), StringComparison.Ordinal);
    }
}
