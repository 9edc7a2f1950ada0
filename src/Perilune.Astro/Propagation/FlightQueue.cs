namespace Perilune.Astro.Propagation;

/// <summary>Flights that wait, and what became of those that were flown. Safe from any thread.</summary>
internal sealed class FlightQueue(IReadOnlyList<FlightRequest> requests)
{
    private readonly PropagationResult?[] results = new PropagationResult?[requests.Count];
    private readonly Exception?[] failures = new Exception?[requests.Count];
    private int taken;

    public IReadOnlyList<FlightRequest> Requests => requests;

    /// <summary>Whether flights wait.</summary>
    public bool IsEmpty => Volatile.Read(ref taken) >= requests.Count;

    /// <summary>Takes the number of the next flight; false when none waits.</summary>
    public bool Next(out int number)
    {
        number = Interlocked.Increment(ref taken) - 1;
        return number < requests.Count;
    }

    public void Complete(int number, PropagationResult result) => results[number] = result;

    public void Fail(int number, Exception failure) => failures[number] = failure;

    /// <summary>The results in the order of the requests, or the exception of the first flight that failed.</summary>
    public IReadOnlyList<PropagationResult> Results()
    {
        foreach (var failure in failures)
        {
            if (failure is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
        return results!;
    }
}
