using System.Globalization;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Xunit;

namespace Inspections.Worker.Tests.Delivery;

/// <summary>Published folders that grow as a bureau's do, each file telling to which edition it belongs.</summary>
internal static class Edition
{
    /// <summary>Writes an edition as the publisher does: data, entries, checkpoint, page.</summary>
    /// <param name="root">The public folder.</param>
    /// <param name="number">The edition, from 1.</param>
    /// <param name="steps">How many of its five files are written, as if the rest were still to come.</param>
    /// <param name="filler">Bytes that make the data large.</param>
    public static void Write(string root, int number, int steps = 5, int filler = 0)
    {
        string[] paths = [Data(number), PublicLayout.Entries, PublicLayout.CheckpointAt(number), PublicLayout.Checkpoint, "index.html"];
        foreach (string path in paths.Take(steps))
        {
            AtomicFile.Write(Path.Combine(root, path), Content(path, number, filler));
        }
    }

    /// <summary>Checks what a reader saw arrive: no version goes back, no checkpoint comes before what it speaks of, everything is there in the end.</summary>
    public static void RequireSound(IEnumerable<(string Path, Digest Digest)> arrivals, int last, int filler = 0)
    {
        var versions = Enumerable.Range(1, last).SelectMany(n => new[] { Data(n), PublicLayout.Entries, PublicLayout.CheckpointAt(n), PublicLayout.Checkpoint, "index.html" }
            .Select(path => (path, n, digest: Digest.Of(Content(path, n, filler))))).ToDictionary(v => (v.path, v.digest), v => v.n);
        var here = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string path, Digest digest) in arrivals)
        {
            Assert.True(versions.TryGetValue((path, digest), out int version), $"{path} is no version of it");
            Assert.True(here.GetValueOrDefault(path) <= version, $"{path} went back to {version}");
            here[path] = version;
            int needed = path == PublicLayout.Checkpoint || path == "index.html" ? version : 0;
            Assert.Empty(Enumerable.Range(1, needed).Select(Data).Except(here.Keys, StringComparer.Ordinal));
            Assert.True(here.GetValueOrDefault(PublicLayout.Entries) >= needed, $"{path} {version} came before its entries");
            Assert.True(path != "index.html" || here.GetValueOrDefault(PublicLayout.Checkpoint) >= needed, "the page came before the checkpoint");
        }

        Assert.Equal(last, here[PublicLayout.Checkpoint]);
        Assert.Equal(last, here["index.html"]);
        Assert.Equal((2 * last) + 3, here.Count);
    }

    private static string Data(int number) => string.Create(CultureInfo.InvariantCulture, $"draws/d{number}/frame.jsonl");

    private static byte[] Content(string path, int number, int filler) => Encoding.UTF8.GetBytes(
        path == PublicLayout.Checkpoint ? $"350100/housing\n{number}\n{Convert.ToBase64String(new byte[32])}\n\n— 350100/housing {Convert.ToBase64String(new byte[68])}\n"
        : $"{path} {(path == PublicLayout.CheckpointAt(number) ? "" : number)}\n{new string('.', path == Data(number) ? filler : 0)}");
}
