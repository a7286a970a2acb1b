using Inspections.Worker.Files.Published;
using Inspections.Worker.Publication.Credit;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication;

/// <summary>Compares every file of a public folder by its bytes with what the database says it must hold, and writes nothing.</summary>
internal sealed class FolderComparison(Database database, FolderDisk disk, PublicationOptions naming)
{
    /// <summary>The files that are missing or not as they must be.</summary>
    public IReadOnlyList<string> Wrong()
    {
        var wrong = new List<string>();
        foreach (PublicFile file in database.Read(PublicFileStore.All).Where(f => !new WrittenFile("", f.Length, f.Digest.ToString()).IsWhole(disk.At(f.Path))))
        {
            wrong.Add(file.Path);
        }

        FolderContents contents = database.Read(s => FolderContents.Read(s, naming));
        foreach ((string path, byte[] content, _) in contents.OfLedger().Where(f => !disk.IsSame(f.Path, f.Content)))
        {
            wrong.Add(path);
        }

        new CreditFolder(database, disk.Root, (path, content) =>
        {
            if (!disk.IsSame(path, content))
            {
                wrong.Add(path);
            }
        }, isThere: null).Publish(contents.Records);
        return [.. wrong, .. new PageWriter(disk.Root).Compare(SiteMap.Of(contents.Record, naming.Languages()))];
    }
}
