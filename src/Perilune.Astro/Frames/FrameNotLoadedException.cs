namespace Perilune.Astro.Frames;

/// <summary>A frame was asked for that nobody loaded, or whose data nobody loaded: it names the frame and what is there.</summary>
public sealed class FrameNotLoadedException : InvalidOperationException
{
    /// <summary>The frame cannot be had.</summary>
    /// <param name="frame">Its name, or its code as text.</param>
    /// <param name="reason">Why, and what is loaded.</param>
    public FrameNotLoadedException(string frame, string reason)
        : base($"frame {frame}: {reason}")
    {
        Frame = frame;
        Reason = reason;
    }

    /// <summary>Name of the frame, or its code as text.</summary>
    public string Frame { get; }

    /// <summary>Why, and what is loaded.</summary>
    public string Reason { get; }
}
