using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Credit;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication;

/// <summary>Writes what is new into a folder that is as its publisher left it, and keeps what the publisher knows of it.</summary>
internal sealed class FolderNewsWriter(Database database, PublicationOptions naming, FolderDisk disk, FileWriter put, FileAppender append, FolderState known)
{
    /// <summary>Draws before the ledger, and the checkpoint last: whoever reads a checkpoint finds what it speaks of.</summary>
    public void Write(FolderNews news)
    {
        foreach ((string path, byte[] content) in news.Documents)
        {
            Put(path, content);
            known.Documents.Set(path, "document", content);
        }

        known.Documents.Save();
        PutLedger(news);
        if (news.Records > known.Records)
        {
            new CreditFolder(database, disk.Root, Put, isThere: null).PublishNew(known.Records, news.Records, Append);
        }

        PutPages(news);
        (known.Change, known.Entries, known.Records, known.Inputs) = (news.Change, known.Entries + news.Entries.Count, news.Records, news.Inputs);
    }

    private void PutLedger(FolderNews news)
    {
        if (news.Checkpoints is [.., var (size, note)])
        {
            (known.HeadSize, known.Head) = (size, Encoding.UTF8.GetBytes(note));
        }

        foreach (BureauFile file in BureauFiles.OfLedger(
            news.Entries.Any(e => e.Body is KeyBody) ? news.Ledger.Of<KeyBody>() : null,
            news.Leaves.Select(l => new ReadOnlyMemory<byte>(l)),
            known.Files.GetValueOrDefault(PublicLayout.Entries),
            news.Checkpoints))
        {
            if (file.From == 0 || !Append(file.Path, file.Content.ToArray()))
            {
                Put(file.Path, file.Content.ToArray());
            }
        }
    }

    private void Put(string path, byte[] content)
    {
        known.Files[path] = content.Length;
        put(disk.At(path), content);
    }

    private bool Append(string path, byte[] content)
    {
        if (!known.Files.TryGetValue(path, out long length))
        {
            return false;
        }

        append(disk.At(path), length, content);
        known.Files[path] = length + content.Length;
        return true;
    }

    private void PutPages(FolderNews news)
    {
        IEnumerable<string> written;
        if (news.Record is { } anew)
        {
            known.Record = anew;
            string[] before = [.. known.Pages.Files.Keys];
            known.Pages.Write(SiteMap.Of(anew, naming.Languages()));
            Array.ForEach([.. before.Where(p => !known.Pages.Files.ContainsKey(p))], p => known.Files.Remove(p));
            written = known.Pages.Files.Keys;
        }
        else
        {
            written = known.Pages.WriteSome(SiteMap.Of(known.Record, known.Record.Take(news.Ledger, news.Entries), naming.Languages()));
        }

        foreach (string path in written)
        {
            known.Files[path] = known.Pages.Files[path].Length;
        }
    }
}
