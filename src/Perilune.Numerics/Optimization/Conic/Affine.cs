namespace Perilune.Numerics.Optimization.Conic;

/// <summary>An affine expression of the variables of a program: a constant and multiples of variables.</summary>
public sealed class Affine
{
    private readonly (int Variable, double Factor)[] terms;

    private Affine(double constant, (int, double)[] terms) => (Constant, this.terms) = (constant, terms);

    /// <summary>What is added to the multiples of variables.</summary>
    public double Constant { get; }

    /// <summary>Variables and their factors; a variable named twice counts twice.</summary>
    public IReadOnlyList<(int Variable, double Factor)> Terms => terms;

    /// <summary>A constant.</summary>
    public static implicit operator Affine(double constant) => new(constant, []);

    /// <summary>A variable by its number.</summary>
    public static Affine Of(int variable) => new(0, [(variable, 1)]);

    /// <summary>Sum.</summary>
    public static Affine operator +(Affine a, Affine b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(a.Constant + b.Constant, [.. a.terms, .. b.terms]);
    }

    /// <summary>Difference.</summary>
    public static Affine operator -(Affine a, Affine b) => a + -1 * b;

    /// <summary>Multiple.</summary>
    public static Affine operator *(double factor, Affine a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new(factor * a.Constant, Array.ConvertAll(a.terms, term => (term.Variable, factor * term.Factor)));
    }
}
