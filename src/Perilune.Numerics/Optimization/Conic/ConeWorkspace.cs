using Perilune.Numerics.LinearAlgebra.Sparse;

namespace Perilune.Numerics.Optimization.Conic;

/// <summary>
/// The order of elimination and the pattern of the factor, kept from one program to the next of the same pattern: the same
/// problem with other numbers is then solved faster, to the same bits. For one thread at a time.
/// </summary>
public sealed class ConeWorkspace
{
    private SparseFactorization? factorization;

    /// <summary>The factorisation of a pattern: the one kept where it fits, else a new one, which is kept.</summary>
    internal SparseFactorization For(SparseMatrix upper)
    {
        if (factorization is null || !factorization.Fits(upper))
            factorization = new(upper);
        return factorization;
    }
}
