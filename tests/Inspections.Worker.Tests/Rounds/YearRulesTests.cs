using Inspections.Core.Policy;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Rounds;
using Inspections.Worker.Sample;
using Xunit;

namespace Inspections.Worker.Tests.Rounds;

/// <summary>The bureau closes its year by the rules that everybody else judges it by.</summary>
public sealed class YearRulesTests
{
    private static readonly PolicyDocument Lower = SampleBureau.Policy with
    {
        Sectors = [.. SampleBureau.Policy.Sectors.Where(s => s.Sector != Dropped).Select(s => s with { Rounds = 1 })],
    };

    private static Core.Directory.SectorCode Dropped => SampleBureau.Policy.Sectors[^1].Sector;

    [Fact]
    public void A_sector_with_a_commitment_is_judged_by_it_whatever_the_policy_says_later()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        IReadOnlyList<YearRules> rules = After(desk);
        Assert.Equal(3, rules.Single(r => r.Sector == Desk.First.Sector).Rounds);
        Assert.Equal(1, rules.Single(r => r.Sector == Lower.Sectors.First(s => s.Sector != Desk.First.Sector).Sector).Rounds);
    }

    [Fact]
    public void A_sector_of_a_policy_that_a_commitment_names_must_account_for_the_year_although_it_is_in_force_no_more()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        Assert.Equal(3, After(desk).Single(r => r.Sector == Dropped).Rounds);
    }

    [Fact]
    public void A_planned_round_whose_sector_is_in_force_no_more_waits_and_says_so()
    {
        using var desk = new Desk();
        After(desk);
        Round round = desk.Rounds(Dropped)[0];
        desk.RunTo(round.CommitAt);
        Assert.Equal(RoundState.Planned, desk.Round(round.Draw).State);
        Assert.Equal(["policy"], desk.Bureau.Database.Read(s => Standing.Of(s, desk.Settings, 2026)).Rounds[round.Draw].WaitsFor);
    }

    private static IReadOnlyList<YearRules> After(Desk desk) => desk.Bureau.Database.Write(s =>
    {
        PolicyRegister.Adopt(s, desk.Bureau, Lower);
        return YearRules.Of(s, LedgerBook.Open(s), 2026);
    });
}
