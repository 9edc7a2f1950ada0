using System.Runtime.ExceptionServices;

namespace Perilune.Surface.Topography;

/// <summary>Parallel work that fails as serial work would: with the error of the first item, itself.</summary>
internal static class EachInParallel
{
    public static void Do(int from, int to, Action<int> work)
    {
        var errors = new Exception?[Math.Max(0, to - from)];
        Parallel.For(
            from,
            to,
            i =>
            {
                try
                {
                    work(i);
                }
                catch (Exception error)
                {
                    errors[i - from] = error;
                }
            }
        );
        if (Array.Find(errors, error => error is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
    }
}
