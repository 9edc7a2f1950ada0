namespace Perilune.Cli;

/// <summary>Writes files whole or not at all.</summary>
internal static class OutputFiles
{
    /// <summary>Why a file cannot be written, or null where it can.</summary>
    public static string? WhyNotWritable(string folder, string file)
    {
        var target = Path.GetFullPath(Path.Combine(folder, file));
        if (Directory.Exists(target))
            return "it is a folder";
        for (var place = Path.GetDirectoryName(target); place is not null; place = Path.GetDirectoryName(place))
        {
            if (File.Exists(place))
                return $"{place} is a file";
        }
        return null;
    }

    /// <summary>Writes each file beside its place, and moves all there when all are whole.</summary>
    public static void Write(string folder, IEnumerable<(string File, byte[] Bytes)> files)
    {
        var written = new List<(string Partial, string Target)>();
        try
        {
            foreach (var (file, bytes) in files)
            {
                var target = Path.GetFullPath(Path.Combine(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                var partial = $"{target}.{Guid.NewGuid():N}.partial";
                written.Add((partial, target));
                File.WriteAllBytes(partial, bytes);
            }
            foreach (var (partial, target) in written)
                File.Move(partial, target, overwrite: true);
        }
        finally
        {
            foreach (var (partial, _) in written)
                File.Delete(partial);
        }
    }
}
