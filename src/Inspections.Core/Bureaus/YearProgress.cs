using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Bureaus;

/// <summary>What one sector reached in a year, beside what it owes.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Rules">The rules the year owes it; null where the year's last policy has none for it.</param>
/// <param name="Figures">What it reached.</param>
/// <param name="Outcome">What a <c>closed</c> entry says of it (protocol section 10).</param>
public sealed record SectorProgress(SectorCode Sector, SectorPolicy? Rules, SectorYearFigures Figures, SectorOutcome Outcome)
{
    /// <summary>Firms that are missing to the floor, and rounds; 0 for what is reached.</summary>
    public (long Firms, int Rounds) Short => Rules is null ? (0, 0) : Figures.Short(Rules.Floor, Rules.Rounds);
}

/// <summary>Where a year stands: what its sectors reached, and what keeps it from being closed (protocol sections 9 and 12).</summary>
public sealed record YearProgress
{
    private YearProgress()
    {
    }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Every sector with a commitment not voided or an infeasible round, ascending.</summary>
    public required IReadOnlyList<SectorProgress> Sectors { get; init => field = Given.List(value); }

    /// <summary>Sectors of the year's policy that were neither committed to nor infeasible: every verifier points them out.</summary>
    public required IReadOnlyList<SectorCode> NotDrawn { get; init => field = Given.List(value); }

    /// <summary>Draws that have no end yet, or whose list is kept back.</summary>
    public required IReadOnlyList<DrawId> Unfinished { get; init => field = Given.List(value); }

    /// <summary>Drawn firms without a public result; a year may be closed without them, and is INCOMPLETE until they come.</summary>
    public required IReadOnlyList<(DrawId Draw, Identifier Firm)> MissingResults { get; init => field = Given.List(value); }

    /// <summary>True when nothing that a verifier would refuse keeps the year open.</summary>
    public bool MayClose => Unfinished.Count == 0 && Sectors.All(s => s.Rules is not null && s.Short is (0, 0));

    /// <summary>The entry that closes the year.</summary>
    public ClosedBody ToBody() => new(Year, [.. Sectors.Select(s => s.Outcome)]);

    /// <summary>Where a year stands now.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static YearProgress Of(LedgerReading ledger, int year)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        Commitment[] commitments = [.. ledger.CommitmentsOf(year)];
        InfeasibleBody[] infeasible = [.. ledger.Of<InfeasibleBody>().Where(i => i.Year == year)];
        PolicyDocument? owed = OwedRules.Of(commitments.Length == 0 ? null : ledger.Records.PolicyOf(commitments[^1].Policy), () => ledger.Policies, year);
        SectorCode[] sectors = [.. commitments.Select(c => c.Draw.Sector).Concat(infeasible.Select(i => i.Sector)).Distinct().Order()];
        History history = ledger.History;
        return new YearProgress
        {
            Year = year,
            Sectors = [.. sectors.Select(Progress)],
            NotDrawn = [.. (owed?.Sectors ?? []).Select(s => s.Sector).Except(sectors)],
            Unfinished = [.. ledger.Committed.Where(d => d.Year == year && ledger.VoidOf(d) is null && !ledger.IsDisclosed(d))],
            MissingResults =
            [
                .. commitments.Where(c => ledger.ReceiptOf(c.Draw) is not null).SelectMany(c => Missing(ledger, c.Draw).Select(f => (c.Draw, f))),
            ],
        };

        SectorProgress Progress(SectorCode sector)
        {
            InfeasibleBody[] none = [.. infeasible.Where(i => i.Sector == sector)];
            IEnumerable<int> disclosed = commitments.Where(c => c.Draw.Sector == sector && ledger.IsDisclosed(c.Draw)).Select(c => c.Draw.Round);
            var figures = SectorYearFigures.Of(history, sector, year, disclosed, none);
            long largest = SectorYearFigures.DenominatorOf(commitments.LastOrDefault(c => c.Draw.Sector == sector)?.Largest, none);
            return new SectorProgress(sector, owed?.Of(sector), figures, new SectorOutcome(sector, figures.Drawn, largest, figures.Rounds));
        }
    }

    private static IReadOnlyList<Identifier> Missing(LedgerReading ledger, DrawId draw) =>
        Results.MissingResults.Of(ledger.Records.ReceivedOf(draw).Receipt.Selection.DrawOrder, ledger.Of<ResultBody>(draw));
}
