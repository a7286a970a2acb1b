using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Visiting;

/// <summary>How many rows were entered, and how many are of a kind that does not count.</summary>
internal sealed record VisitCount(int Entered, int NotCounted);

/// <summary>
/// other inspection → ledger: takes visits that count towards cap and cooldown, all rows of a file or none. What is entered
/// is public at once and for ever, and counts in every frame made afterwards.
/// </summary>
internal sealed class EnterVisits(BureauContext bureau, IReadOnlyList<string> countedTypes)
{
    /// <summary>Enters the good rows; where one has a problem, nothing unless bad rows may be skipped.</summary>
    /// <returns>What was entered, or null when nothing was because of the problems, which are added to the file's.</returns>
    public VisitCount? Execute(ImportedRows<OtherVisit> file, bool skipBad) => bureau.Write(session =>
    {
        LedgerStore ledger = LedgerStore.Open(session);
        var known = ledger.Of<VisitBody>().ToHashSet();
        IReadOnlyDictionary<Identifier, Identifier> firms = FirmStore.Inspected(session);
        foreach (int year in file.Rows.Select(r => r.Value.On.Year).Distinct())
        {
            YearGate.Require(ledger, year, bureau.Today, YearEntry.OtherVisit);
        }

        var good = new List<VisitBody>();
        int notCounted = 0;
        foreach (ImportedRow<OtherVisit> row in file.Rows)
        {
            OtherVisit visit = row.Value;
            if (Fault(visit, firms) is { } fault)
            {
                file.Problems.Add(new RowProblem(file.File, row.Row, VisitFile.NameOf(fault.Field), fault.Value, fault.Why.Of()));
            }
            else if (!Counts(visit.Type))
            {
                notCounted++;
                file.Warnings.Add(new RowProblem(
                    file.File, row.Row, VisitFile.NameOf(VisitField.Type), $"{visit.Type}", new Text("按设置 CountedVisitTypes 此类检查不计次，未登记", "this kind does not count (setting CountedVisitTypes): not entered")));
            }
            else if (new VisitBody(firms[visit.Firm], visit.On, visit.Type) is var body && known.Add(body))
            {
                good.Add(body);
            }
            else
            {
                file.Problems.Add(new RowProblem(
                    file.File, row.Row, VisitFile.NameOf(VisitField.Firm), $"{visit.Firm}",
                    RowRefusals.VisitEntered.Of(visit.On, visit.Type)));
            }
        }

        if (file.Problems.Total > 0 && !skipBad)
        {
            return null;
        }

        if (good.Count > 0)
        {
            ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, good);
        }

        return new VisitCount(good.Count, notCounted);
    });

    private bool Counts(Label type) => countedTypes.Count == 0 || countedTypes.Contains(type.ToString(), StringComparer.Ordinal);

    private (VisitField Field, string Value, RefusalKind Why)? Fault(OtherVisit visit, IReadOnlyDictionary<Identifier, Identifier> firms) =>
        !firms.ContainsKey(visit.Firm) ? (VisitField.Firm, $"{visit.Firm}", RowRefusals.FirmNotThere)
        : visit.On.Year < BeijingTime.FirstYear ? (VisitField.On, BeijingTime.Format(visit.On), RowRefusals.BeforeLedger)
        : visit.On > bureau.Today ? (VisitField.On, BeijingTime.Format(visit.On), RowRefusals.InFuture)
        : null;
}
