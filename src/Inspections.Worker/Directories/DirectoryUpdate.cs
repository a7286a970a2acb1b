using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Importing;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Directories;

/// <summary>How many rows an import touched.</summary>
internal sealed record UpdateCount(int Rows, int Added, int Changed, int Ended);

/// <summary>
/// import → directory: makes a directory what a file says, all of it in one transaction with its ledger entry. A file that
/// changes nothing leaves no trace.
/// </summary>
/// <param name="bureau">The bureau.</param>
/// <param name="keepMissing">True when bad rows were skipped: a row that is missing may be one of them, so nothing ends.</param>
internal sealed class DirectoryUpdate(Bureau bureau, bool keepMissing = false)
{
    public UpdateCount Firms(ImportedRows<Firm> file) =>
        Apply(file, FirmDirectory.Current, f => f.Id.ToString(), DirectoryJson.Of, FirmDirectory.Save);

    public UpdateCount Inspectors(ImportedRows<Inspector> file) =>
        Apply(file, InspectorDirectory.Current, i => i.Id.ToString(), DirectoryJson.Of, InspectorDirectory.Save);

    public UpdateCount Recusals(ImportedRows<Recusal> file) =>
        Apply(file, RecusalDirectory.Current, r => $"{r.Firm} {r.Inspector}", DirectoryJson.Of, RecusalDirectory.Save);

    public UpdateCount Items(ImportedRows<InspectionItem> file) =>
        Apply(file, ItemList.Current, i => i.Code.ToString(), DirectoryJson.Of, ItemList.Save);

    private UpdateCount Apply<T>(
        ImportedRows<T> file,
        Func<Session, IReadOnlyList<T>> current,
        Func<T, string> key,
        Func<T, Json> write,
        Action<Session, DirectoryChange<T>, DateTimeOffset> save) => bureau.Database.Write(session =>
    {
        T[] rows = [.. file.Rows.Select(r => r.Value)];
        DirectoryChange<T> change = DirectoryChange<T>.Between(current(session), rows, key, write, keepMissing);
        if (!change.IsEmpty)
        {
            SectorList.Add(session, file.Sectors);
            save(session, change, bureau.Now);
            LedgerBook ledger = LedgerBook.Open(session);
            Digest salt = bureau.Entropy.Next(FormattableString.Invariant($"import salt at {ledger.Head.Size}"));
            Digest digest = Documents.Keep(session, Json.Array(current(session), write), salt);
            DocumentKind kind = typeof(T) == typeof(InspectionItem) ? DocumentKind.Items : DocumentKind.Import;
            ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new DocumentBody(kind, digest));
        }

        return new UpdateCount(rows.Length, change.Added.Count, change.Changed.Count, change.Ended.Count);
    });
}
