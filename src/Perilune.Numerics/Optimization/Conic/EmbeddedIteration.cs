using Perilune.Numerics.LinearAlgebra.Sparse;

namespace Perilune.Numerics.Optimization.Conic;

/// <summary>The iteration on the homogeneous self-dual embedding of one equilibrated program.</summary>
internal sealed class EmbeddedIteration
{
    // Fraction of the way to the boundary that a step may go.
    private const double Backoff = 0.99;

    private readonly SparseMatrix a;
    private readonly SparseMatrix g;
    private readonly double[] b;
    private readonly double[] h;
    private readonly double[] c;
    private readonly ConeProduct cone;
    private readonly ConeSystem system;
    private readonly int n;
    private readonly int p;
    private readonly double[] residualX;
    private readonly double[] residualY;
    private readonly double[] residualZ;
    private readonly double[] lambda;
    private readonly double[] right;
    private readonly double[] constant;
    private readonly double[] moving;
    private readonly double[] step;
    private readonly double[] stepS;
    private readonly double[] complement;
    private readonly double[] scaledS;
    private readonly double[] scaledZ;
    private readonly double[] scratch;
    private double residualTau;
    private double kappa = 1;

    public EmbeddedIteration(SparseMatrix a, double[] b, SparseMatrix g, double[] h, double[] c, ConeProduct cone)
    {
        (this.a, this.b, this.g, this.h, this.c, this.cone) = (a, b, g, h, c, cone);
        (n, p) = (a.Columns, a.Rows);
        var m = g.Rows;
        system = new(a, g, cone);
        (X, Y, Z, S) = (new double[n], new double[p], new double[m], new double[m]);
        (residualX, residualY, residualZ) = (new double[n], new double[p], new double[m]);
        (right, constant, moving, step) = (
            new double[n + p + m],
            new double[n + p + m],
            new double[n + p + m],
            new double[n + p + m]
        );
        (lambda, stepS, complement) = (new double[m], new double[m], new double[m]);
        (scaledS, scaledZ, scratch) = (new double[m], new double[m], new double[m]);
    }

    public double[] X { get; }

    public double[] Y { get; }

    public double[] Z { get; }

    public double[] S { get; }

    public double Tau { get; private set; } = 1;

    public int Steps { get; private set; }

    /// <summary>c'x, not divided by tau.</summary>
    public double PrimalCost => Dot(c, X);

    /// <summary>b'y + h'z, not divided by tau; the dual cost is its negative.</summary>
    public double DualCost => Dot(b, Y) + Dot(h, Z);

    public double Gap { get; private set; }

    public double Residual { get; private set; }

    public ConeStatus Run(double tolerance, int iterations)
    {
        Start();
        for (Steps = 0; ; Steps++)
        {
            FindResiduals();
            if (Finished(tolerance) is { } status)
                return status;
            if (Steps == iterations || !cone.Scale(S, Z, lambda))
                return ConeStatus.Stalled;
            system.Factor();
            Copy(c, b, h, -1);
            system.Solve(right, constant);
            var mu = (Dot(S, Z) + kappa * Tau) / (cone.Degree + 1);

            // Towards the boundary first, to learn how much centring is needed.
            lambda.CopyTo(complement, 0);
            var (stepTau, stepKappa) = Direction(1, kappa * Tau);
            var affine = StepLength(stepTau, stepKappa, 1);
            var sigma = Math.Pow(1 - affine, 3);

            cone.Product(scaledS, scaledZ, scratch);
            cone.Product(lambda, lambda, complement);
            for (var i = 0; i < scratch.Length; i++)
                scratch[i] += complement[i];
            cone.Identity(complement);
            for (var i = 0; i < scratch.Length; i++)
                scratch[i] -= sigma * mu * complement[i];
            cone.Divide(lambda, scratch, complement);
            (stepTau, stepKappa) = Direction(1 - sigma, kappa * Tau + stepKappa * stepTau - sigma * mu);
            var length = StepLength(stepTau, stepKappa, Backoff);
            if (!(length > 1e-12))
                return ConeStatus.Stalled;
            Advance(length, stepTau, stepKappa);
        }
    }

    /// <summary>Least-squares points of both problems, moved into the cone.</summary>
    private void Start()
    {
        cone.Identity(S);
        cone.Identity(Z);
        cone.Scale(S, Z, lambda);
        system.Factor();
        right.AsSpan().Clear();
        b.CopyTo(right, n);
        h.CopyTo(right, n + p);
        system.Solve(right, step);
        step.AsSpan(0, n).CopyTo(X);
        for (var i = 0; i < S.Length; i++)
            S[i] = -step[n + p + i];
        right.AsSpan().Clear();
        for (var j = 0; j < n; j++)
            right[j] = -c[j];
        system.Solve(right, step);
        step.AsSpan(n, p).CopyTo(Y);
        step.AsSpan(n + p).CopyTo(Z);
        cone.Identity(scratch);
        MoveInside(S);
        MoveInside(Z);
    }

    private void MoveInside(double[] x)
    {
        var depth = cone.Depth(x);
        if (depth > 1e-6)
            return;
        for (var i = 0; i < x.Length; i++)
            x[i] += (1 - depth) * scratch[i];
    }

    private void FindResiduals()
    {
        for (var j = 0; j < n; j++)
            residualX[j] = -c[j] * Tau;
        a.AddTransposeTimes(-1, Y, residualX);
        g.AddTransposeTimes(-1, Z, residualX);
        for (var i = 0; i < p; i++)
            residualY[i] = -b[i] * Tau;
        a.AddTimes(1, X, residualY);
        for (var i = 0; i < residualZ.Length; i++)
            residualZ[i] = S[i] - h[i] * Tau;
        g.AddTimes(1, X, residualZ);
        residualTau = kappa + PrimalCost + DualCost;
    }

    private ConeStatus? Finished(double tolerance)
    {
        var (primal, dual) = (PrimalCost, DualCost);
        var primalResidual = Math.Max(
            Most(residualY) / (1 + Most(b)),
            Most(residualZ) / (1 + Math.Max(Most(h), Most(S) / Tau))
        );
        Residual = Math.Max(primalResidual, Most(residualX) / (1 + Most(c))) / Tau;
        Gap = Dot(S, Z) / (Tau * Tau);
        var size = Math.Max(1e-3, Math.Min(Math.Abs(primal), Math.Abs(dual)) / Tau);
        if (Residual <= tolerance && Gap <= tolerance * size)
            return ConeStatus.Optimal;
        // A'y + G'z = 0 with b'y + h'z < 0: no point satisfies the constraints.
        if (dual < 0 && kappa > Tau)
        {
            for (var j = 0; j < n; j++)
                right[j] = residualX[j] + c[j] * Tau;
            var certificate = Most(right.AsSpan(0, n)) / -dual;
            if (certificate <= tolerance)
            {
                Residual = certificate;
                return ConeStatus.Infeasible;
            }
        }
        // A x = 0, G x + s = 0 with c'x < 0: the cost falls for ever along x.
        if (primal < 0 && kappa > Tau)
        {
            var certificate = 0.0;
            for (var i = 0; i < p; i++)
                certificate = Math.Max(certificate, Math.Abs(residualY[i] + b[i] * Tau));
            for (var i = 0; i < residualZ.Length; i++)
                certificate = Math.Max(certificate, Math.Abs(residualZ[i] + h[i] * Tau));
            if (certificate / -primal <= tolerance)
            {
                Residual = certificate / -primal;
                return ConeStatus.Unbounded;
            }
        }
        return null;
    }

    /// <summary>
    /// The step that removes a part of the residuals and meets the complementarity held in <see cref="complement"/>
    /// (lambda \ d_s) and <paramref name="tauComplement"/>; leaves it in step and stepS, scaled in scaledS and scaledZ.
    /// </summary>
    private (double Tau, double Kappa) Direction(double part, double tauComplement)
    {
        cone.Apply(complement, scratch);
        for (var j = 0; j < n; j++)
            right[j] = part * residualX[j];
        for (var i = 0; i < p; i++)
            right[n + i] = -part * residualY[i];
        for (var i = 0; i < scratch.Length; i++)
            right[n + p + i] = -part * residualZ[i] + scratch[i];
        system.Solve(right, moving);
        var stepTau = (-part * residualTau + tauComplement / Tau - Inner(moving)) / (Inner(constant) - kappa / Tau);
        for (var k = 0; k < step.Length; k++)
            step[k] = moving[k] + stepTau * constant[k];
        cone.Apply(step.AsSpan(n + p), scaledZ);
        for (var i = 0; i < scaledZ.Length; i++)
            scaledS[i] = -complement[i] - scaledZ[i];
        cone.Apply(scaledS, stepS);
        return (stepTau, -(tauComplement + kappa * stepTau) / Tau);
    }

    private double StepLength(double stepTau, double stepKappa, double fraction)
    {
        var most = Math.Max(cone.Blocking(lambda, scaledS), cone.Blocking(lambda, scaledZ));
        most = Math.Max(most, Math.Max(-stepTau / Tau, -stepKappa / kappa));
        return most > 0 ? Math.Min(1, fraction / most) : 1;
    }

    private void Advance(double length, double stepTau, double stepKappa)
    {
        for (var j = 0; j < n; j++)
            X[j] += length * step[j];
        for (var i = 0; i < p; i++)
            Y[i] += length * step[n + i];
        for (var i = 0; i < S.Length; i++)
        {
            Z[i] += length * step[n + p + i];
            S[i] += length * stepS[i];
        }
        Tau += length * stepTau;
        kappa += length * stepKappa;
    }

    private void Copy(double[] first, double[] second, double[] third, double sign)
    {
        for (var j = 0; j < n; j++)
            right[j] = sign * first[j];
        second.CopyTo(right, n);
        third.CopyTo(right, n + p);
    }

    private double Inner(double[] solution) =>
        Dot(c, solution.AsSpan(0, n)) + Dot(b, solution.AsSpan(n, p)) + Dot(h, solution.AsSpan(n + p));

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    private static double Most(ReadOnlySpan<double> x)
    {
        var most = 0.0;
        foreach (var value in x)
            most = Math.Max(most, Math.Abs(value));
        return most;
    }
}
