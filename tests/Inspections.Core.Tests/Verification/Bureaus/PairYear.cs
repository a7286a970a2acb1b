using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>
/// Two sectors that draw the same three firms, one after the other, in one round each, and visit the first of them together: the
/// smallest year with joint visits. Steps of it can be done otherwise.
/// </summary>
internal sealed class PairYear
{
    public static readonly DrawId Managers = Some.Draw(1, Some.Managers), Brokers = Some.Draw(1);

    /// <summary>The firm that both visit together.</summary>
    public static readonly Identifier Firm = Some.Id("F010");

    /// <summary>Another one, which each visits for itself.</summary>
    public static readonly Identifier Other = Some.Id("F011");

    private readonly Dictionary<string, Action<Bureau>> _steps = new(StringComparer.Ordinal);

    /// <summary>Steps of the review that the policy asks for.</summary>
    public IReadOnlyList<string> Review { get; init; } = [];

    /// <summary>Days for which the later draw is kept back; null for none.</summary>
    public int? KeptBack { get; init; }

    /// <summary>Does something at a step, or instead of it where that has a name: <c>joined</c>, <c>results</c>, <c>closed</c>.</summary>
    public PairYear On(string step, Action<Bureau> act)
    {
        _steps[step] = act;
        return this;
    }

    /// <summary>The year, acted.</summary>
    public Bureau Act()
    {
        Bureau bureau = Some.Bureau(Some.Brokers, Some.Managers);
        bureau.Firms.RemoveAll(f => f.Sectors.Count < 2);
        bureau.EnterPolicy(bureau.Policy with
        {
            Review = [.. Review.Select(Label.Parse)],
            Sectors = [.. bureau.Policy.Sectors.Select(s => s with { Basis = ["专项检查方案"], Floor = new Ratio(1, 1), Rounds = 1, Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部", new Ratio(1, 1))] })],
        });
        bureau.Commit(Managers);
        At("managers committed", bureau);
        bureau.Open(Managers);
        bureau.Draw(Managers);
        At("managers drawn", bureau);
        bureau.Commit(Brokers, new RoundScript { DiscloseAfterDays = KeptBack, DrawAfter = TimeSpan.FromDays(8) });
        At("brokers committed", bureau);
        if (KeptBack is null)
        {
            bureau.Open(Brokers);
            bureau.Draw(Brokers);
        }
        else
        {
            bureau.Clock = bureau.CommitmentOf(Brokers).DrawAt;
            bureau.Compute(Brokers);
            bureau.EnterReceipt(Brokers);
            At("kept back", bureau);
            bureau.OpenOwn(Brokers);
            bureau.Disclose(Brokers);
        }

        At("brokers drawn", bureau);
        if (!At("joined", bureau))
        {
            Join(bureau);
        }

        bureau.Clock = bureau.Clock.AddDays(2);
        if (!At("results", bureau))
        {
            bureau.Record(Managers);
            bureau.Record(Brokers);
        }

        At("recorded", bureau);
        bureau.Clock = bureau.Clock.AddDays(300);
        if (!At("closed", bureau))
        {
            bureau.Close(2026);
        }

        return bureau;
    }

    /// <summary>Enters the joint visit; the team of the earlier draw goes for both.</summary>
    public static void Join(Bureau bureau)
    {
        bureau.Enter(new JoinedBody(Firm, Managers, Brokers));
        bureau.StateOf(Brokers).Teams[Firm] = [.. bureau.StateOf(Managers).Teams[Firm]];
    }

    private bool At(string step, Bureau bureau)
    {
        bool found = _steps.TryGetValue(step, out Action<Bureau>? act);
        act?.Invoke(bureau);
        return found;
    }
}
