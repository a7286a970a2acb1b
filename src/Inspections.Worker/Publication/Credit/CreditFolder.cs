using Inspections.Core.Encodings;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Credit;

/// <summary>
/// Writes the feed's files. A closed page stands before anything points to it, and <c>current.json</c> moves on last, at one
/// stroke: whoever reads it finds everything before it.
/// </summary>
/// <param name="database">Where the records are.</param>
/// <param name="root">The public folder.</param>
/// <param name="write">Writes a file of it unless it is right already.</param>
/// <param name="isThere">True for a file that is there as it was left, so that it need not be made again; null to make and compare all.</param>
internal sealed class CreditFolder(Database database, string root, Action<string, byte[]> write, Func<string, bool>? isThere)
{
    /// <summary>Brings the feed up to so many records.</summary>
    public void Publish(long records)
    {
        CreditPage last = CreditPage.Last(records);
        write(CreditFeed.Folder + CreditFeed.Schema, CreditFeed.SchemaFile.ToArray());
        foreach (CreditPage page in last.Closed.Where(p => !IsThere(p.Name)))
        {
            write(CreditFeed.Folder + page.Name, page.ToFile(Read(page)));
        }

        IReadOnlyList<Json> newest = Read(last);
        byte[] current = last.ToFile(newest);
        if (isThere is null || !IsThere(CreditFeed.Current) || !current.AsSpan().SequenceEqual(File.ReadAllBytes(PathOf(CreditFeed.Current))))
        {
            WriteTables(records);
            write(CreditFeed.Folder + CreditAtom.Name, CreditAtom.Write(newest));
            write(CreditFeed.Folder + CreditFeed.Current, current);
        }
    }

    /// <summary>Brings the feed from so many records up to so many, where everything of it stands as it was left.</summary>
    /// <param name="before">The records that it has, at least one.</param>
    /// <param name="records">The records that there are.</param>
    /// <param name="append">Writes on a file of it; false where that is not there yet.</param>
    public void PublishNew(long before, long records, Func<string, byte[], bool> append)
    {
        CreditPage last = CreditPage.Last(records);
        foreach (CreditPage page in last.ClosedFrom(CreditPage.Last(before).Number))
        {
            write(CreditFeed.Folder + page.Name, page.ToFile(Read(page)));
        }

        foreach (IGrouping<string, Json.Map> year in ByYear(before + 1, records))
        {
            string path = PathOfTable(year.Key);
            if (!append(path, CreditTable.Rows(year)))
            {
                write(path, CreditTable.Write(year));
            }
        }

        IReadOnlyList<Json> newest = Read(last);
        write(CreditFeed.Folder + CreditAtom.Name, CreditAtom.Write(newest));
        write(CreditFeed.Folder + CreditFeed.Current, last.ToFile(newest));
    }

    // A table a year, of the year in which the records were published; the years before are as they were.
    private void WriteTables(long records)
    {
        foreach (IGrouping<string, Json.Map> year in ByYear(1, records))
        {
            write(PathOfTable(year.Key), CreditTable.Write(year));
        }
    }

    private IEnumerable<IGrouping<string, Json.Map>> ByYear(long from, long to) => database.Read(s => CreditStore.Range(s, from, to)).Cast<Json.Map>()
        .GroupBy(r => CreditMembers.Text(r, "cd_time")[..4], StringComparer.Ordinal);

    private static string PathOfTable(string year) => $"{CreditFeed.Folder}{year}.csv";

    private IReadOnlyList<Json> Read(CreditPage page) => database.Read(s => CreditStore.Range(s, page.From, page.To));

    private bool IsThere(string name) => isThere?.Invoke(CreditFeed.Folder + name) ?? false;

    private string PathOf(string name) => Path.Combine(root, CreditFeed.Folder + name);
}
