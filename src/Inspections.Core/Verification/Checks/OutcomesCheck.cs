using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification.Checks;

/// <summary>Every drawn firm has one result per draw, by its team as it stood when it was sealed; nobody else has any (protocol sections 9 and 12).</summary>
internal static class OutcomesCheck
{
    public static void Run(YearCase year, Expectations e)
    {
        int drawn = 0, entered = 0;
        foreach (DrawCase draw in year.Draws)
        {
            e.Part(() =>
            {
                AfterReceipt(draw, e);
                e.Part(() => Sealed(draw, e));
                if (draw.IsDisclosed)
                {
                    (int firms, int results) = Judge(draw, year.IsClosed, e);
                    drawn += firms;
                    entered += results;
                }
            });
        }

        string found = FormattableString.Invariant($"{entered} of {drawn}");
        e.Conclude($"one result for each of {drawn} drawn firms", !year.IsClosed ? $"{found} so far" : found);
    }

    // What the entries alone say: nothing of a draw's field before its receipt, and records that are whole.
    private static void AfterReceipt(DrawCase draw, Expectations e)
    {
        LedgerEntry? receipt = draw.Drawn?.Entry;
        foreach ((LedgerEntry entry, EntryBody body) in Field(draw))
        {
            e.Require(
                BindingRecusal.SinceOf(entry) > receipt?.Index,
                $"{body.Kind}, entry {entry.Index}, after the receipt of {draw.Id}", receipt is null ? "it has none" : $"entry {receipt.Index}");
            if (body is JoinedBody joined)
            {
                e.Require(
                    joined.Earlier.Sector != joined.Later.Sector && joined.Earlier.Year == joined.Later.Year,
                    $"a joint visit (entry {entry.Index}) of two sectors of one year", $"{joined.Earlier} and {joined.Later}");
            }
        }

        InspectionRecord[] records = [.. InspectionRecord.Of(draw)];
        foreach (InspectionRecord record in records)
        {
            record.JudgeVersions(draw, e);
        }

        foreach (IGrouping<Identifier, InspectionRecord> own in records.GroupBy(r => r.Firm))
        {
            foreach ((InspectionRecord before, InspectionRecord after) in own.Zip(own.Skip(1)))
            {
                e.Require(
                    before.IsWithdrawnBefore(after.Begun),
                    $"one result of {draw.Id} for {own.Key}: a second record only when {before.Name} was withdrawn", $"{after.Name}, entry {after.Begun}");
            }
        }
    }

    private static IEnumerable<(LedgerEntry Entry, EntryBody Body)> Field(DrawCase draw) =>
        draw.EntriesOf<EntryBody>().Where(x => x.Body is ResultBody or SubstitutionBody or NamedBody or JoinedBody);

    // What is entered about a list kept back is sealed until it is disclosed, and nothing else is sealed but results.
    private static void Sealed(DrawCase draw, Expectations e)
    {
        long disclosed = draw.DisclosedAt?.Index ?? long.MaxValue;
        bool keptBack = draw.Commitment.Value.IsKeptBack;
        foreach ((LedgerEntry entry, EntryBody body) in Field(draw))
        {
            e.Require(!keptBack || entry.Index > disclosed, $"nothing opened about {draw.Id} before it is disclosed", $"{body.Kind}, entry {entry.Index}");
            e.Require(keptBack || body is ResultBody || body.Opens is null, $"changes of team of {draw.Id} in the open: it was not kept back", $"entry {entry.Index} opens entry {body.Opens?.Index}");
        }
    }

    private static (int Firms, int Results) Judge(DrawCase draw, bool closed, Expectations e)
    {
        foreach (TeamFault fault in draw.Teams.Faults)
        {
            e.Require(holds: false, fault.Expected, fault.Found);
        }

        e.Part(() => JointVisits.Check(draw, e));
        InspectionRecord[] records = [.. InspectionRecord.Of(draw)];
        foreach (InspectionRecord record in records)
        {
            e.Part(() => record.Judge(draw, e));
        }

        IReadOnlyList<Identifier> drawn = draw.Redraw.Selection.DrawOrder;
        ILookup<Identifier, InspectionRecord> byFirm = records.ToLookup(r => r.Firm);
        foreach (Identifier firm in drawn)
        {
            InspectionRecord[] kept = [.. byFirm[firm].Where(r => !r.Latest.IsWithdrawn)];
            e.Require(kept.Length <= 1, $"one result of {draw.Id} for {firm}", Wording.List(kept.Select(r => r.Name)));
        }

        IReadOnlyList<Identifier> missing = MissingResults.Of(drawn, draw.EntriesOf<ResultBody>().Select(r => r.Body));
        foreach (Identifier firm in closed ? missing : [])
        {
            e.Wait($"a result of {draw.Id} for {firm}", byFirm[firm].Any() ? "it was withdrawn, and the year is closed" : "none, and the year is closed");
        }

        return (drawn.Count, drawn.Count - missing.Count);
    }
}
