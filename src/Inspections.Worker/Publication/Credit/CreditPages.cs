using Inspections.Core.Encodings;

namespace Inspections.Worker.Publication.Credit;

/// <summary>A published feed, as it was when the ledger had so many entries.</summary>
internal static class CreditPages
{
    /// <summary>Its pages and schema by path; none where no feed is published.</summary>
    public static IEnumerable<(string Path, byte[] Content)> UpTo(IPublishedFiles files, long ledgerSize)
    {
        Json.Map[] records = [.. Records(files).TakeWhile(r => CreditMembers.LedgerIndex(r) < ledgerSize)];
        CreditPage last = CreditPage.Last(records.Length);
        if (files.TryRead(CreditFeed.Folder + CreditFeed.Schema) is byte[] schema)
        {
            yield return (CreditFeed.Folder + CreditFeed.Schema, schema);
            foreach (CreditPage page in last.Closed)
            {
                yield return (CreditFeed.Folder + page.Name, page.ToFile(records[(int)(page.From - 1)..(int)page.To]));
            }

            yield return (CreditFeed.Folder + CreditFeed.Current, last.ToFile(records[(int)(last.From - 1)..]));
        }
    }

    // The newest page leads to those before it.
    private static IEnumerable<Json.Map> Records(IPublishedFiles files)
    {
        var pages = new Stack<Json.Map>();
        for (string? name = CreditFeed.Current; name is not null;)
        {
            if (files.TryRead(CreditFeed.Folder + name) is not byte[] page)
            {
                break;
            }

            pages.Push((Json.Map)CanonicalJson.Parse(page));
            string previous = CreditMembers.Text(pages.Peek(), "previous");
            name = CreditPage.IsClosedName(previous) ? previous : null;
        }

        return pages.SelectMany(p => ((Json.List)p.Members["records"]).Items.Cast<Json.Map>());
    }
}
