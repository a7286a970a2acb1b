using System.Diagnostics;

namespace Inspections.Worker.Publication;

/// <summary>
/// One publisher at a time: of two, the one with the older news must not write last. The lock is a hidden file in the public
/// folder, which every worker of the bureau shares, and lasts no longer than the process.
/// </summary>
internal static class PublisherLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until nobody else publishes.</summary>
    /// <exception cref="IOException">Somebody has been publishing for a minute.</exception>
    public static FileStream Take(string root)
    {
        System.IO.Directory.CreateDirectory(root);
        string file = Path.Combine(root, ".publishing");
        for (var waited = Stopwatch.StartNew(); ; Thread.Sleep(20))
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                // Held by another publisher.
            }
        }
    }
}
