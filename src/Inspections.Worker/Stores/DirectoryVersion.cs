using Inspections.Core.Ledger.Entries;

namespace Inspections.Worker.Stores;

/// <summary>How often the directories of firms and inspectors, the recusals or the lists of dishonest firms have changed: each change is an entry.</summary>
internal static class DirectoryVersion
{
    public static int Of(LedgerStore ledger) => ledger.Of<DocumentBody>().Count(d => d.Document == DocumentKind.Import);
}
