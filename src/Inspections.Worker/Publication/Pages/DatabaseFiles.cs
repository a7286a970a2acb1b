using System.Text;
using Inspections.Core.Verification;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The public folder as the database says it must be.</summary>
internal sealed class DatabaseFiles(Session session) : IPublishedFiles
{
    public byte[]? TryRead(string path) => path == PublicLayout.Entries
        ? [.. LedgerBook.Leaves(session).SelectMany(l => l.Append((byte)'\n'))]
        : path == PublicLayout.Checkpoint ? LedgerBook.Checkpoints(session) is [.., (_, { } note)] ? Encoding.UTF8.GetBytes(note) : null
        : PublicFiles.Find(session, path);
}
