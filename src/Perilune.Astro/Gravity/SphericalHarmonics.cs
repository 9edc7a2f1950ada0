using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Perilune.Numerics.LinearAlgebra;
using Perilune.Numerics.Scalars;

namespace Perilune.Astro.Gravity;

/// <summary>
/// The attraction of a gravity field without singularity at the poles. Cunningham's recursion (L. E. Cunningham, "On the
/// computation of the spherical harmonic terms needed during the numerical integration of the orbital motion of an
/// artificial satellite", Celestial Mechanics 2, 1970), normalised, and turned round: the attraction of degree n is itself a
/// series of harmonics of degree n + 1, and its gradient one of degree n + 2, whose coefficients are formed once. The sums
/// run along columns of one order: many places at once in lanes, or for one place many columns at once, in the same
/// operations on every column.
/// </summary>
public sealed class SphericalHarmonics
{
    private const int BlockWidth = 8;
    private readonly double[] sectorial;
    private readonly double scale;
    private readonly HarmonicColumns columns;
    private readonly HarmonicColumns blocks;
    private readonly Lazy<HarmonicColumns> gradientBlocks;

    /// <summary>Prepares a field to some degree and order.</summary>
    /// <param name="field">The field.</param>
    /// <param name="degree">Greatest degree to use.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field does not reach that degree.</exception>
    public SphericalHarmonics(GravityField field, int degree)
    {
        ArgumentNullException.ThrowIfNull(field);
        Field = field.Degree == degree ? field : field.Truncated(degree);
        scale = field.GravitationalParameter / (field.Radius * field.Radius);
        sectorial = new double[degree + 3];
        for (var m = 1; m < sectorial.Length; m++)
            sectorial[m] = Math.Sqrt(m == 1 ? 3 : (2 * m + 1) / (2.0 * m));
        var (x, y, z) = HarmonicSeries.Potential(Field).Derivatives();
        columns = new(1, x, y, z);
        blocks = new(BlockWidth, x, y, z);
        gradientBlocks = new(() =>
        {
            // By Laplace's equation the second derivatives by y are those by x and z.
            var (xx, xy, xz) = x.Derivatives();
            var (_, _, yz) = y.Derivatives();
            var (_, _, zz) = z.Derivatives();
            return new(BlockWidth, x, y, z, xx, xy, xz, yz, zz);
        });
    }

    /// <summary>The field, to the degree used.</summary>
    public GravityField Field { get; }

    /// <summary>The whole acceleration of a point outside the body, m/s2.</summary>
    /// <param name="position">Position from the centre in the field's own axes, m.</param>
    public Vector3<T> Acceleration<T>(Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var inverse = T.FromDouble(1) / position.NormSquared;
        return Perturbation(position)
            - position * (inverse * T.Sqrt(inverse) * (Field.GravitationalParameter * Field.C(0, 0)));
    }

    /// <summary>The acceleration by all degrees from 1 on, without the point mass, m/s2.</summary>
    /// <param name="position">Position from the centre in the field's own axes, m.</param>
    public Vector3<T> Perturbation<T>(Vector3<T> position)
        where T : struct, IScalar<T>
    {
        // What a compiler for one kind of scalar leaves of this is one call.
        if (typeof(T) == typeof(Real))
        {
            var r = Unsafe.BitCast<Vector3<T>, Vector3<Real>>(position);
            var sum = OfColumns(new(r.X, r.Y, r.Z));
            return Unsafe.BitCast<Vector3<Real>, Vector3<T>>(Vector3<Real>.FromVector(sum));
        }
        if (typeof(T) == typeof(Dual3))
        {
            var r = Unsafe.BitCast<Vector3<T>, Vector3<Dual3>>(position);
            var (sum, gradient) = WithGradient(new(r.X.Value, r.Y.Value, r.Z.Value));
            var byVariables = gradient * Dual3.Jacobian(r);
            return Unsafe.BitCast<Vector3<Dual3>, Vector3<T>>(
                new(new(sum.X, byVariables.RowX), new(sum.Y, byVariables.RowY), new(sum.Z, byVariables.RowZ))
            );
        }
        return OfPlaces(position);
    }

    /// <summary>The acceleration by all degrees from 1 on, m/s2, and its derivatives by position, 1/s2, row by component.</summary>
    /// <param name="position">Position from the centre in the field's own axes, m.</param>
    public (Vector3 Acceleration, Matrix3 Gradient) WithGradient(Vector3 position)
    {
        Span<double> sums = stackalloc double[ColumnSums.Eight / 2];
        sums.Clear();
        var place = new Place<Real>(Vector3<Real>.FromVector(position), Field.Radius);
        var all = gradientBlocks.Value;
        for (var block = 0; block < all.Blocks; block++)
        {
            if (Vector512.IsHardwareAccelerated)
                AddBlock<Lanes8>(all, block, ref place, sums);
            else
                AddBlock<Lanes4>(all, block, ref place, sums);
        }
        var (xx, xy, xz, yz, zz) = (sums[3], sums[4], sums[5], sums[6], sums[7]);
        var rate = scale / Field.Radius;
        return (
            new(sums[0] * scale, sums[1] * scale, sums[2] * scale),
            new Matrix3(xx, xy, xz, xy, -(xx + zz), yz, xz, yz, zz) * rate
        );
    }

    /// <summary>The acceleration at a place in each lane, column after column.</summary>
    internal Vector3<T> OfPlaces<T>(Vector3<T> position)
        where T : struct, IScalar<T>
    {
        var place = new Place<T>(position, Field.Radius);
        Unsafe.SkipInit(out ColumnTotals<T> totals);
        Span<T> sums = totals;
        T x = T.FromDouble(0),
            y = x,
            z = x;
        for (var m = 0; m <= columns.Last; m++)
        {
            ColumnSums.OfThree<T, OneColumn<T>>(columns.Block(m), place.Z, place.Q, sums);
            place.Turn(m, sectorial[m]);
            x += place.V * sums[0] + place.W * sums[1];
            y += place.V * sums[2] + place.W * sums[3];
            z += place.V * sums[4] + place.W * sums[5];
        }
        return new(x * scale, y * scale, z * scale);
    }

    private Vector3 OfColumns(Vector3 position)
    {
        Span<double> sums = stackalloc double[ColumnSums.Three / 2];
        sums.Clear();
        var place = new Place<Real>(Vector3<Real>.FromVector(position), Field.Radius);
        for (var block = 0; block < blocks.Blocks; block++)
        {
            if (Vector512.IsHardwareAccelerated)
                AddBlock<Lanes8>(blocks, block, ref place, sums);
            else
                AddBlock<Lanes4>(blocks, block, ref place, sums);
        }
        return new(sums[0] * scale, sums[1] * scale, sums[2] * scale);
    }

    /// <summary>Adds the columns of a block to the totals of all series, lane by lane and in their order.</summary>
    private void AddBlock<T>(HarmonicColumns all, int block, ref Place<Real> place, Span<double> totals)
        where T : struct, IScalar<T>
    {
        Unsafe.SkipInit(out ColumnTotals<T> memory);
        Span<T> sums = memory;
        var (z, q) = (T.FromDouble(place.Z), T.FromDouble(place.Q));
        for (var first = 0; first < BlockWidth; first += T.Lanes)
        {
            var factors = all.Block(block)[first..];
            if (totals.Length == ColumnSums.Three / 2)
                ColumnSums.OfThree<T, NeighbouringColumns<T>>(factors, z, q, sums);
            else
                ColumnSums.OfEight<T, NeighbouringColumns<T>>(factors, z, q, sums);
            var columnSums = MemoryMarshal.Cast<T, double>(sums);
            for (var lane = 0; lane < T.Lanes; lane++)
            {
                var m = block * BlockWidth + first + lane;
                if (m > all.Last)
                    return;
                place.Turn(m, sectorial[m]);
                for (var i = 0; i < totals.Length; i++)
                    totals[i] +=
                        place.V * columnSums[2 * i * T.Lanes + lane]
                        + place.W * columnSums[(2 * i + 1) * T.Lanes + lane];
            }
        }
    }

    /// <summary>What the harmonics of a place have in common.</summary>
    private struct Place<T>
        where T : struct, IScalar<T>
    {
        private readonly T x;
        private readonly T y;

        internal Place(Vector3<T> position, double radius)
        {
            var inverse = T.FromDouble(1) / position.NormSquared;
            var shrink = inverse * radius;
            (x, y, Z) = (position.X * shrink, position.Y * shrink, position.Z * shrink);
            Q = shrink * radius;
            V = T.Sqrt(inverse) * radius;
            W = T.FromDouble(0);
        }

        /// <summary>z R / r2.</summary>
        internal readonly T Z;

        /// <summary>R2 / r2.</summary>
        internal readonly T Q;

        /// <summary>V of the first harmonic of the column: (R/r)^(m+1) P(m,m) cos m lambda.</summary>
        internal T V;

        /// <summary>W of it, with the sine.</summary>
        internal T W;

        /// <summary>Goes on to the column of order m.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Turn(int m, double factor)
        {
            if (m > 0)
                (V, W) = ((x * V - y * W) * factor, (x * W + y * V) * factor);
        }
    }
}
