using System.Text.Json;
using Perilune.Simulation.Recording;

namespace Perilune.Simulation.Tests.Recording;

public sealed class RecordStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perilune-record-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WhatIsWritten_IsWhatIsRead()
    {
        var record = SampleRecord.Make();
        var path = Path.Combine(folder, "record.sqlite");
        RecordWriter.Write(record, path);

        Assert.Equal(Json(record), Json(RecordReader.Read(path)));
    }

    [Fact]
    public void SameRecord_GivesSameBytes()
    {
        RecordWriter.Write(SampleRecord.Make(), Path.Combine(folder, "a.sqlite"));
        RecordWriter.Write(SampleRecord.Make(), Path.Combine(folder, "b.sqlite"));

        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "a.sqlite")),
            File.ReadAllBytes(Path.Combine(folder, "b.sqlite"))
        );
    }

    [Fact]
    public void AFileThatIsNoRecord_IsRefusedByName()
    {
        var path = Path.Combine(folder, "not.sqlite");
        File.WriteAllText(path, new string('x', 5000));

        var error = Assert.Throws<InvalidDataException>(() => RecordReader.Read(path));
        Assert.Contains("not.sqlite", error.Message, StringComparison.Ordinal);
        Assert.Contains("not a record", error.Message, StringComparison.Ordinal);
    }

    private static string Json(RunRecord record) => JsonSerializer.Serialize(record);
}
