using Perilune.Numerics.LinearAlgebra.Sparse;

namespace Perilune.Numerics.Optimization.Conic;

/// <summary>The iteration on the homogeneous self-dual embedding of one equilibrated program.</summary>
internal sealed class EmbeddedIteration
{
    // Fraction of the way to the boundary that a step may go.
    private const double Backoff = 0.99;

    // A step shorter than this gets nowhere; what is then within so many times the tolerance is accepted.
    private const double ShortestStep = 1e-9;
    private const double Acceptable = 100;

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
    private readonly double[] stepZ;
    private readonly double[] scaledH;
    private readonly double[] complement;
    private readonly double[] scaledS;
    private readonly double[] scaledZ;
    private readonly double[] scratch;
    private readonly double[] kept;
    private double keptMerit = double.PositiveInfinity;
    private double residualTau;
    private double kappa = 1;

    public EmbeddedIteration(
        SparseMatrix a,
        double[] b,
        SparseMatrix g,
        double[] h,
        double[] c,
        ConeProduct cone,
        ConeWorkspace? workspace
    )
    {
        (this.a, this.b, this.g, this.h, this.c, this.cone) = (a, b, g, h, c, cone);
        (n, p) = (a.Columns, a.Rows);
        var m = g.Rows;
        system = new(a, g, cone, workspace);
        (X, Y, Z, S) = (new double[n], new double[p], new double[m], new double[m]);
        (residualX, residualY, residualZ) = (new double[n], new double[p], new double[m]);
        (right, constant, moving, step) = (
            new double[n + p + m],
            new double[n + p + m],
            new double[n + p + m],
            new double[n + p + m]
        );
        (lambda, stepS, complement) = (new double[m], new double[m], new double[m]);
        kept = new double[n + p + 2 * m + 2];
        (stepZ, scaledH) = (new double[m], new double[m]);
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

    /// <summary>What the gap is relative to: the smaller cost, not under a thousandth.</summary>
    private double GapUnit { get; set; }

    public ConeStatus Run(double tolerance, int iterations)
    {
        Start();
        for (Steps = 0; ; Steps++)
        {
            FindResiduals();
            if (Finished(tolerance) is { } status)
                return status;
            Keep();
            // Rounding ends the way near the edge of feasibility: what is there may still be good enough to tell.
            if (Steps == iterations || !cone.Scale(S, Z, lambda))
                return Best(Acceptable * tolerance);
            cone.ApplyInverse(h, scaledH);
            for (var j = 0; j < n; j++)
                right[j] = -c[j];
            b.CopyTo(right, n);
            scaledH.CopyTo(right, n + p);
            system.FactorAndSolve(right, constant);
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
            if (!(length > ShortestStep))
                return Best(Acceptable * tolerance);
            Advance(length, stepTau, stepKappa);
        }
    }

    /// <summary>Goes back to the best point that was kept, and tells what it is.</summary>
    private ConeStatus Best(double tolerance)
    {
        kept.AsSpan(0, n).CopyTo(X);
        kept.AsSpan(n, p).CopyTo(Y);
        kept.AsSpan(n + p, Z.Length).CopyTo(Z);
        kept.AsSpan(n + p + Z.Length, S.Length).CopyTo(S);
        (Tau, kappa) = (kept[^2], kept[^1]);
        FindResiduals();
        return Finished(tolerance) ?? ConeStatus.Stalled;
    }

    private void Keep()
    {
        var merit = Math.Max(Residual, Gap / GapUnit);
        if (!(merit < keptMerit))
            return;
        keptMerit = merit;
        X.CopyTo(kept, 0);
        Y.CopyTo(kept, n);
        Z.CopyTo(kept, n + p);
        S.CopyTo(kept, n + p + Z.Length);
        (kept[^2], kept[^1]) = (Tau, kappa);
    }

    /// <summary>Least-squares points of both problems, moved into the cone.</summary>
    private void Start()
    {
        cone.Identity(S);
        cone.Identity(Z);
        cone.Scale(S, Z, lambda);
        right.AsSpan().Clear();
        b.CopyTo(right, n);
        h.CopyTo(right, n + p);
        system.FactorAndSolve(right, step);
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
        GapUnit = Math.Max(1e-3, Math.Min(Math.Abs(primal), Math.Abs(dual)) / Tau);
        if (Residual <= tolerance && Gap <= tolerance * GapUnit)
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
    /// (lambda \ d_s) and <paramref name="tauComplement"/>; leaves it in step, stepS and stepZ, scaled in
    /// scaledS and scaledZ.
    /// </summary>
    private (double Tau, double Kappa) Direction(double part, double tauComplement)
    {
        for (var j = 0; j < n; j++)
            right[j] = part * residualX[j];
        for (var i = 0; i < p; i++)
            right[n + i] = -part * residualY[i];
        cone.ApplyInverse(residualZ, scratch);
        for (var i = 0; i < scratch.Length; i++)
            right[n + p + i] = -part * scratch[i] + complement[i];
        system.Solve(right, moving);
        var stepTau = (-part * residualTau + tauComplement / Tau - Inner(moving)) / (Inner(constant) - kappa / Tau);
        for (var k = 0; k < step.Length; k++)
            step[k] = moving[k] + stepTau * constant[k];
        for (var i = 0; i < scaledZ.Length; i++)
        {
            scaledZ[i] = step[n + p + i];
            scaledS[i] = -complement[i] - scaledZ[i];
        }
        cone.ApplyInverse(scaledZ, stepZ);
        cone.Apply(scaledS, stepS);
        return (stepTau, -(tauComplement + kappa * stepTau) / Tau);
    }

    private double StepLength(double stepTau, double stepKappa, double fraction)
    {
        var most = Math.Max(cone.Blocking(lambda, scaledS), cone.Blocking(lambda, scaledZ));
        most = Math.Max(most, Math.Max(-stepTau / Tau, -stepKappa / kappa));
        return most <= fraction ? 1 : fraction / most;
    }

    private void Advance(double length, double stepTau, double stepKappa)
    {
        for (var j = 0; j < n; j++)
            X[j] += length * step[j];
        for (var i = 0; i < p; i++)
            Y[i] += length * step[n + i];
        for (var i = 0; i < S.Length; i++)
        {
            Z[i] += length * stepZ[i];
            S[i] += length * stepS[i];
        }
        Tau += length * stepTau;
        kappa += length * stepKappa;
    }

    private double Inner(double[] solution) =>
        Dot(c, solution.AsSpan(0, n)) + Dot(b, solution.AsSpan(n, p)) + Dot(scaledH, solution.AsSpan(n + p));

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
