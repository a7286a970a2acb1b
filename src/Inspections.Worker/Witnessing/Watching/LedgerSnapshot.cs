using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Witnessing.Watching;

/// <summary>
/// A public folder as its latest checkpoint speaks of it. The checkpoint is published last: entries that follow it are being published, or
/// were left without it by a worker that was killed, and belong to the next look.
/// </summary>
internal sealed class LedgerSnapshot : IPublishedFiles
{
    private readonly IPublishedFiles _files;
    private readonly IReadOnlyDictionary<string, byte[]> _settled;

    private LedgerSnapshot(IPublishedFiles files, byte[] checkpoint, TreeHead head, IReadOnlyDictionary<string, byte[]> settled) =>
        (_files, Checkpoint, Head, _settled) = (files, checkpoint, head, settled);

    /// <summary>The checkpoint's bytes.</summary>
    public byte[] Checkpoint { get; }

    /// <summary>The head that it speaks of.</summary>
    public TreeHead Head { get; }

    /// <summary>Checkpoints that were read through this snapshot, by path.</summary>
    public Dictionary<string, byte[]> Read { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the checkpoint; null when none is published.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="settled">Checkpoints of former heads that were checked before and are not fetched again.</param>
    /// <exception cref="ProtocolFormatException">It is no checkpoint.</exception>
    public static LedgerSnapshot? Take(IPublishedFiles files, IReadOnlyDictionary<string, byte[]> settled) =>
        files.TryRead(PublicLayout.Checkpoint) is byte[] bytes
            ? new LedgerSnapshot(files, bytes, Core.Ledger.Checkpoint.Parse(SignedNote.Parse(bytes).Text).Head, settled)
            : null;

    public byte[]? TryRead(string path)
    {
        if (path == PublicLayout.Checkpoint)
        {
            return Checkpoint;
        }

        if (_settled.TryGetValue(path, out byte[]? known))
        {
            return known;
        }

        byte[]? bytes = _files.TryRead(path);
        if (bytes is not null && IsCheckpoint(path))
        {
            Read[path] = bytes;
        }

        return bytes is not null && path == PublicLayout.Entries ? Cut(bytes, Head.Size) : bytes;
    }

    public void Expect(IEnumerable<string> paths) => _files.Expect(paths.Where(p => !_settled.ContainsKey(p)));

    private static bool IsCheckpoint(string path) => path.StartsWith("ledger/checkpoints/", StringComparison.Ordinal);

    private static byte[] Cut(byte[] bytes, long lines)
    {
        int end = 0;
        for (long line = 0; line < lines; line++)
        {
            int next = Array.IndexOf(bytes, (byte)'\n', end);
            if (next < 0)
            {
                return bytes;
            }

            end = next + 1;
        }

        return bytes[..end];
    }
}
