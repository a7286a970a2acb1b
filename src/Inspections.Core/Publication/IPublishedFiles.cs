using Inspections.Core.Directories;

namespace Inspections.Core.Publication;

/// <summary>Reads a public folder (protocol section 11), wherever it is: on disk, behind a URL, in memory.</summary>
public interface IPublishedFiles
{
    /// <summary>
    /// The bytes of one file, or null when it is not there. Paths are relative to the public root, with forward
    /// slashes, and made of names the protocol allows only: none can climb out of the folder.
    /// </summary>
    byte[]? TryRead(string path);

    /// <summary>
    /// The bytes of one file from <paramref name="from"/> on, for one that grows and is known so far; null when it is not there or has fewer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is negative.</exception>
    byte[]? TryRead(string path, long from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return PublishedBytes.From(TryRead(path), from);
    }

    /// <summary>
    /// The draws whose folders are there, for a place that can be listed: where the ledger is missing they are what can be checked.
    /// Nothing where it cannot.
    /// </summary>
    IEnumerable<DrawId> Draws() => [];

    /// <summary>Told which files will be asked for next, so that a distant folder can give several at a time.</summary>
    void Expect(IEnumerable<string> paths)
    {
        // A near one has nothing to prepare.
    }
}
