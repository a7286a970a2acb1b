using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Closing;

/// <summary>What keeps a year open.</summary>
/// <param name="Says">What is missing.</param>
/// <param name="Draw">The round in which it is missing; null for a sector as a whole.</param>
/// <param name="Firm">The firm about which it is; null for a round as a whole.</param>
internal sealed record ClosingGap(Text Says, DrawId? Draw = null, Identifier? Firm = null);

/// <summary>
/// The end of a year: closed only when every sector has reached its floor and its rounds and every drawn firm has a published
/// result; the ledger then says what every sector reached.
/// </summary>
internal static class YearClosing
{
    /// <summary>Closes every year before <paramref name="year"/> of which nothing is missing; the others stay open.</summary>
    public static void CloseBefore(Session session, BureauContext bureau, int year)
    {
        foreach (int past in OpenBefore(session, LedgerStore.Open(session), year))
        {
            // What was never committed to can no longer be.
            foreach (Round round in RoundStore.OfYear(session, past).Where(r => r.State == RoundState.Planned))
            {
                RoundStore.TryStep(session, round, RoundState.Missed, bureau.Now);
            }

            if (Gaps(session, past, bureau.Today).Count == 0)
            {
                Close(session, bureau, past);
            }
        }
    }

    /// <summary>The years that the ledger has closed.</summary>
    public static IReadOnlySet<int> Closed(LedgerStore ledger) => ledger.Of<ClosedBody>().Select(c => c.Year).ToHashSet();

    /// <summary>The years before <paramref name="year"/> that have rounds and are not closed, in order.</summary>
    public static IReadOnlyList<int> OpenBefore(Session session, LedgerStore ledger, int year)
    {
        IReadOnlySet<int> closed = Closed(ledger);
        return [.. RoundStore.Years(session).Where(y => y < year && !closed.Contains(y))];
    }

    /// <summary>Everything that is missing for a year to be closed; empty when nothing is.</summary>
    public static IReadOnlyList<ClosingGap> Gaps(Session session, int year, DateOnly today)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        IReadOnlyList<Round> rounds = RoundStore.OfYear(session, year);
        return
        [
            .. rounds.Where(r => !r.IsSettled).Select(r => r.IsKeptBack
                ? new ClosingGap(new Text($"{r.Draw} 的名单尚未公开", $"the list of {r.Draw} is not disclosed yet"), r.Draw)
                : new ClosingGap(new Text($"{r.Draw} 尚未抽取", $"{r.Draw} is not drawn yet"), r.Draw)),
            .. YearRules.Of(session, ledger, year, today).SelectMany(r => Shortfalls(r, r.Reached(ledger.Reading.History, ledger, year, rounds))),
            .. rounds.Where(r => RoundSteps.IsDrawn(r.State)).SelectMany(r => Unpublished(session, ledger, r.Draw)),
        ];
    }

    /// <summary>What of a year has to be finished although it keeps nobody from closing it: measures that are open, corrections that were sent back.</summary>
    public static IReadOnlyList<ClosingGap> Unfinished(Session session, int year) =>
    [
        .. FollowUpStore.All(session).Where(f => f.ClosedOn is null && f.Draw.Year == year).Select(f => new ClosingGap(
            new Text(
                $"{f.Draw} 的 {f.Firm} 第 {f.Number} 项后续处置（{f.FollowUp.Measure.Chinese()}）未办结，期限 {f.FollowUp.Due:yyyy-MM-dd}",
                $"measure {f.Number} ({f.FollowUp.Measure}) at {f.Firm} of {f.Draw} is open, due {f.FollowUp.Due:yyyy-MM-dd}"), f.Draw, f.Firm)),
        .. ResultStore.SentBack(session).Where(r => r.Draw.Year == year && r.IsCorrection).Select(r => new ClosingGap(
            new Text(
                $"{r.Draw} 的 {r.Firm} 的结果 {r.Record} 的{(r.IsWithdrawal ? "撤回" : "更正")}被审核退回，尚未重新录入或放弃",
                $"the {(r.IsWithdrawal ? "withdrawal" : "correction")} of result {r.Record} of {r.Firm} of {r.Draw} was returned and is neither entered again nor given up"), r.Draw, r.Firm)),
    ];

    /// <summary>Enters that the year is closed.</summary>
    /// <exception cref="InvalidOperationException">Something is missing.</exception>
    public static void Close(Session session, BureauContext bureau, int year)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        YearGate.Require(ledger, year, bureau.Today, YearEntry.Closing);
        IReadOnlyList<Round> rounds = RoundStore.OfYear(session, year);
        if (Gaps(session, year, bureau.Today).Count > 0)
        {
            throw new InvalidOperationException($"the year {year} is not complete");
        }

        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, YearProgress.Of(ledger.Reading, year).ToBody());
        foreach (Round round in rounds.Where(r => r.State == RoundState.Published))
        {
            RoundProgress.Advance(session, round.Draw, RoundState.Closed, bureau.Now);
        }
    }

    private static IEnumerable<ClosingGap> Shortfalls(YearRules rules, SectorYearFigures reached)
    {
        (long firms, int rounds) = reached.Short(rules.Floor, rules.Rounds);
        if (firms > 0)
        {
            yield return new ClosingGap(
                new Text(
                    $"{rules.Name}（{rules.Sector}）抽查 {reached.Drawn} 家，底线 {reached.Needed(rules.Floor)} 家",
                    $"{rules.Sector}: {Counted.Of(reached.Drawn, "firm")} drawn that count, the floor is {reached.Needed(rules.Floor)}"));
        }

        if (rounds > 0)
        {
            yield return new ClosingGap(
                new Text(
                    $"{rules.Name}（{rules.Sector}）完成 {reached.Rounds} 批，应为 {rules.Rounds} 批",
                    $"{rules.Sector}: {Counted.Of(reached.Rounds, "round")} of the {rules.Rounds} that are due"));
        }
    }

    private static IEnumerable<ClosingGap> Unpublished(Session session, LedgerStore ledger, DrawId draw)
    {
        IReadOnlyList<Identifier> firms = [.. TeamStore.Open(ledger, draw).Firms];
        Dictionary<Identifier, FirmSubmissions> submitted = ResultStore.ByFirm(session, draw).ToDictionary(s => s.Latest!.Firm);
        HashSet<Identifier> missing = [.. MissingResults.Of(firms, ledger.About(draw).Select(e => e.Body).OfType<ResultBody>())];
        foreach (Identifier firm in firms)
        {
            FirmSubmissions? own = submitted.GetValueOrDefault(firm);

            // A change that is on its way would come after the closing: it is waited for, although the firm has a result.
            if (own?.InEffect is { State: not ResultState.Published } onItsWay)
            {
                Text state = onItsWay.State.InWords();
                yield return new ClosingGap(
                    new Text(
                        $"{draw} 的 {firm} 的结果 {onItsWay.Record} 尚未公示（{state.Zh}）",
                        $"result {onItsWay.Record} of {firm} of {draw} is not public ({state.En})"), draw, firm);
            }
            else if (missing.Contains(firm))
            {
                yield return own?.Latest is not { } last
                    ? new ClosingGap(new Text($"{draw} 的 {firm} 没有检查结果", $"{firm} of {draw} has no result"), draw, firm)
                    : last.IsTakenBack
                    ? new ClosingGap(new Text($"{draw} 的 {firm} 的结果 {last.Record} 已撤回，尚未重新录入", $"result {last.Record} of {firm} of {draw} was withdrawn and no other is entered"), draw, firm)
                    : new ClosingGap(new Text($"{draw} 的 {firm} 的结果 {last.Record} 被审核退回，尚未重新录入", $"result {last.Record} of {firm} of {draw} was returned and is not entered again"), draw, firm);
            }
        }
    }
}
