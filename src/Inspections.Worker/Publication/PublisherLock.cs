using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Inspections.Worker.Publication;

/// <summary>
/// One publisher at a time: of two, the one with the older news must not write last. The lock is a hidden file in the public
/// folder, which every worker of the bureau shares, and lasts no longer than the process. In it stands a mark of who wrote last: whoever
/// finds another one than it left knows that the folder is not as it left it.
/// </summary>
internal sealed class PublisherLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FileStream _file;
    private bool _isMarked;

    private PublisherLock(FileStream file) => (_file, Mark) = (file, Read(file));

    /// <summary>The mark that the last publisher left; empty in a new folder.</summary>
    public string Mark { get; private set; }

    /// <summary>Waits until nobody else publishes.</summary>
    /// <exception cref="IOException">Somebody has been publishing for a minute.</exception>
    public static PublisherLock Take(string root)
    {
        System.IO.Directory.CreateDirectory(root);
        string file = Path.Combine(root, ".publishing");
        for (var waited = Stopwatch.StartNew(); ; Thread.Sleep(20))
        {
            try
            {
                return new PublisherLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                // Held by another publisher.
            }
        }
    }

    /// <summary>Leaves a new mark, before anything is written: also a publisher that does not come to its end has changed the folder.</summary>
    public string LeaveMark()
    {
        _isMarked = true;
        Mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _file.Position = 0;
        _file.Write(Encoding.ASCII.GetBytes(Mark));
        _file.SetLength(Mark.Length);
        return Mark;
    }

    /// <summary>Leaves one mark in the whole turn, with the first thing that is written.</summary>
    public void LeaveMarkOnce()
    {
        if (!_isMarked)
        {
            LeaveMark();
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Read(FileStream file)
    {
        byte[] content = new byte[64];
        return Encoding.ASCII.GetString(content, 0, file.Read(content));
    }
}
