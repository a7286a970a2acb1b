using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>How many rows an import touched.</summary>
internal sealed record UpdateCount(int Rows, int Added, int Changed, int Ended);

/// <summary>
/// import → directory: makes a directory what a file says, all of it in one transaction with its ledger entry. A file that
/// changes nothing leaves no trace.
/// </summary>
/// <param name="bureau">The bureau.</param>
/// <param name="keepMissing">True when bad rows were skipped: a row that is missing may be one of them, so nothing ends.</param>
internal sealed class DirectoryUpdate(BureauContext bureau, bool keepMissing = false)
{
    public UpdateCount Firms(ImportedRows<Firm> file) =>
        Apply(file, FirmStore.Current, f => f.Id.ToString(), DirectoryJson.Of, FirmStore.Save);

    public UpdateCount Inspectors(ImportedRows<Inspector> file) =>
        Apply(file, InspectorStore.Current, i => i.Id.ToString(), DirectoryJson.Of, InspectorStore.Save);

    /// <summary>Declares recusals for a year; one that the file lacks stands all the same.</summary>
    /// <exception cref="UserErrorException">The year takes none any more.</exception>
    public UpdateCount Recusals(ImportedRows<Recusal> file, int year) => Apply(
        file,
        session => RecusalStore.Of(session, year),
        r => $"{r.Firm} {r.Inspector}",
        DirectoryJson.Of,
        (session, change, _) =>
        {
            YearGate.Require(LedgerStore.Open(session), year, bureau.Today, YearEntry.Recusal);
            RecusalStore.Save(session, change, year);
        },
        everyRowStands: true);

    /// <summary>Ends a recusal of a year that was declared by mistake.</summary>
    /// <exception cref="UserErrorException">It does not stand, or somebody was substituted because of it: then it stays (protocol section 9).</exception>
    public void EndRecusal(Identifier firm, Identifier inspector, int year) => bureau.Write(session =>
    {
        LedgerStore ledger = LedgerStore.Open(session);
        if (ledger.Of<SubstitutionBody>().Any(s =>
                s.Draw.Year == year && s.Reason == SubstitutionReason.Recusal && s.Inspector == inspector
                && (s.Firm == firm || FirmStore.OwnerOf(session, s.Firm) == firm)))
        {
            throw new UserErrorException(
                $"{inspector} 在 {year} 年已因对 {firm} 回避而被调换，该回避当年有效，不能撤销",
                $"{inspector} was substituted at {firm} in {year} because of it: it stands for the year");
        }

        if (!RecusalStore.TryEnd(session, firm, inspector, year, bureau.Now))
        {
            throw new UserErrorException($"{year} 年没有 {inspector} 对 {firm} 的回避", $"there is no recusal of {inspector} from {firm} in {year}");
        }

        Enter(session, ledger, DocumentKind.Import, Json.Array(RecusalStore.Of(session, year), DirectoryJson.Of));
    });

    public UpdateCount Items(ImportedRows<InspectionItem> file) =>
        Apply(file, ItemStore.Current, i => i.Code.ToString(), DirectoryJson.Of, ItemStore.Save);

    /// <summary>Makes the lists that a file names what it says; other lists stay.</summary>
    public UpdateCount Dishonesty(DishonestyImport import) => Apply(
        import.Entries,
        session => [.. DishonestyStore.Current(session).Where(e => import.Lists.Contains(e.List))],
        e => e.Key,
        e => e.ToJson(),
        DishonestyStore.Save);

    private UpdateCount Apply<T>(
        ImportedRows<T> file,
        Func<Session, IReadOnlyList<T>> current,
        Func<T, string> key,
        Func<T, Json> write,
        Action<Session, DirectoryChange<T>, DateTimeOffset> save,
        bool everyRowStands = false) => bureau.Write(session =>
    {
        T[] rows = [.. file.Rows.Select(r => r.Value)];
        DirectoryChange<T> change = DirectoryChange<T>.Between(current(session), rows, key, write, keepMissing || everyRowStands);
        if (!change.IsEmpty)
        {
            SectorStore.Add(session, file.Sectors);
            save(session, change, bureau.Now);
            DocumentKind kind = typeof(T) == typeof(InspectionItem) ? DocumentKind.Items : DocumentKind.Import;
            Enter(session, LedgerStore.Open(session), kind, Json.Array(current(session), write));
        }

        return new UpdateCount(rows.Length, change.Added.Count, change.Changed.Count, change.Ended.Count);
    });

    private void Enter(Session session, LedgerStore ledger, DocumentKind kind, Json content)
    {
        Digest salt = bureau.Entropy.Next(FormattableString.Invariant($"import salt at {ledger.Head.Size}"));
        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new DocumentBody(kind, DocumentStore.Keep(session, content, salt)));
    }
}
