using System.Text;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The public folder as the database says it must be.</summary>
internal sealed class DatabaseFiles(Session session) : IPublishedFiles
{
    public byte[]? TryRead(string path) => path == PublicLayout.Entries
        ? [.. LedgerStore.Leaves(session).SelectMany(l => l.Append((byte)'\n'))]
        : path == PublicLayout.Checkpoint ? LedgerStore.Checkpoints(session) is [.., (_, { } note)] ? Encoding.UTF8.GetBytes(note) : null
        : PublicFileStore.Find(session, path);
}
