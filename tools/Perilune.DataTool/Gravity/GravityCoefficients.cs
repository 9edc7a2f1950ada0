namespace Perilune.DataTool.Gravity;

/// <summary>A spherical-harmonic field as read from its source, fully normalised, SI.</summary>
internal sealed class GravityCoefficients(
    string name,
    string frame,
    string tideSystem,
    int degree,
    double gravitationalParameter,
    double referenceRadius
)
{
    private readonly bool[,] known = new bool[degree + 1, degree + 1];

    public string Name => name;
    public string Frame => frame;
    public string TideSystem => tideSystem;
    public int Degree => degree;

    /// <summary>m3/s2.</summary>
    public double GravitationalParameter => gravitationalParameter;

    /// <summary>m.</summary>
    public double ReferenceRadius => referenceRadius;

    public double[,] C { get; } = CentralTermOnly(degree);
    public double[,] S { get; } = new double[degree + 1, degree + 1];

    /// <summary>Takes a coefficient pair if it lies within the degree.</summary>
    public void Take(int l, int m, double c, double s)
    {
        if (l > degree)
            return;
        C[l, m] = c;
        S[l, m] = s;
        known[l, m] = true;
    }

    /// <summary>Fails unless every pair from degree 2 on was taken.</summary>
    public GravityCoefficients Complete(string source)
    {
        for (var l = 2; l <= degree; l++)
        {
            for (var m = 0; m <= l; m++)
            {
                if (!known[l, m])
                    throw new InvalidDataException($"{source}: no coefficient of degree {l} and order {m}");
            }
        }
        return this;
    }

    // The origin is the centre of mass in all three fields: degree 1 is zero.
    private static double[,] CentralTermOnly(int degree)
    {
        var c = new double[degree + 1, degree + 1];
        c[0, 0] = 1;
        return c;
    }
}
