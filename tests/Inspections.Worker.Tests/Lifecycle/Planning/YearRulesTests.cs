using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>The bureau closes its year by the rules that everybody else judges it by.</summary>
public sealed class YearRulesTests
{
    private static readonly PolicyDocument Lower = SampleBureau.Policy with
    {
        Sectors = [.. SampleBureau.Policy.Sectors.Where(s => s.Sector != Dropped).Select(s => s with { Rounds = 1 })],
    };

    private static SectorCode Dropped => SampleBureau.Policy.Sectors[^1].Sector;

    [Fact]
    public void A_year_owes_every_sector_what_the_policy_of_its_last_commitment_says_whatever_is_entered_later()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        IReadOnlyList<YearRules> rules = After(desk);
        Assert.Equal(3, rules.Single(r => r.Sector == Desk.First.Sector).Rounds);
        Assert.Equal(3, rules.Single(r => r.Sector == Lower.Sectors.First(s => s.Sector != Desk.First.Sector).Sector).Rounds);
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
        BureauStatus year = desk.Bureau.Database.Read(s => BureauStatus.Of(s, desk.Settings.Commitment, desk.Bureau.Today)).Single();
        Assert.Equal(["policy"], year.Rounds[round.Draw].WaitsFor);
        Assert.Contains(round.Draw, year.Sectors.Single(s => s.Rules.Sector == Dropped).Rounds.Select(r => r.Draw));
    }

    [Fact]
    public void A_sector_that_begins_in_the_new_year_does_not_hold_up_the_old_one()
    {
        using var desk = new Desk();
        SectorPolicy begins = SampleBureau.Policy.Sectors[0] with { Sector = SectorCode.Parse("real-estate-lease"), Name = "住房租赁" };
        var firm = new Firm(Identifier.Parse(Some.CreditCode(777)), "某租赁公司", [begins.Sector]);
        desk.Bureau.Database.Write(s =>
        {
            PolicyStore.Adopt(s, desk.Bureau, SampleBureau.Policy with { Sectors = [.. SampleBureau.Policy.Sectors, begins] });
            SectorStore.Add(s, [new Sector(begins.Sector, begins.Name)]);
            FirmStore.Save(s, new DirectoryChange<Firm>([firm], [], []), desk.Bureau.Now);
        });
        Assert.Contains(begins.Sector, Sectors(new DateOnly(2026, 12, 31)));
        Assert.DoesNotContain(begins.Sector, Sectors(new DateOnly(2027, 1, 1)));

        IEnumerable<SectorCode> Sectors(DateOnly today) => desk.Bureau.Database.Read(s => YearRules.Of(s, LedgerStore.Open(s), 2026, today)).Select(r => r.Sector);
    }

    [Fact]
    public void A_policy_below_the_one_that_the_year_was_drawn_by_is_refused_until_the_next_year_and_a_higher_one_is_taken()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        long size = desk.LedgerSize();
        UserErrorException refused = Assert.Throws<UserErrorException>(() => Adopt(desk, Lower));
        Assert.Contains("set effective to 2027-01-01 or later", refused.Message, StringComparison.Ordinal);
        Assert.Equal(size, desk.LedgerSize());
        Adopt(desk, SampleBureau.Policy with { Sectors = [.. SampleBureau.Policy.Sectors.Select(s => s with { Rounds = 4 })] });
        Assert.Equal(size + 1, desk.LedgerSize());
    }

    [Fact]
    public void Lower_rules_entered_for_the_next_year_hold_from_its_first_day_and_not_before()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        Adopt(desk, Lower with { Effective = new DateOnly(2027, 1, 1) });
        Round second = desk.Rounds(Desk.First.Sector)[1];
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        desk.RunTo(second.CommitAt);
        Assert.Equal(SampleBureau.Policy.Digest, desk.CommitmentOf(second.Draw).Policy);
        Assert.Equal(3, desk.CommitmentOf(second.Draw).Rounds);
    }

    [Fact]
    public void A_round_whose_policy_would_lower_the_years_rules_waits_and_says_so()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        desk.Bureau.Database.Write(s => PolicyStore.Adopt(s, desk.Bureau, Lower));
        Round second = desk.Rounds(Desk.First.Sector)[1];
        desk.RunTo(second.CommitAt);
        Assert.Equal(RoundState.Planned, desk.Round(second.Draw).State);
        Assert.Contains(desk.Conditions.Now, c => c.Says.En.Contains("the rules of a year rise only", StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_that_would_never_hold_is_refused()
    {
        using var desk = new Desk();
        Assert.Contains("it would never hold", Assert.Throws<UserErrorException>(() => Adopt(desk, SampleBureau.Policy with { Effective = new DateOnly(2019, 1, 1) })).Message, StringComparison.Ordinal);
    }

    private static void Adopt(Desk desk, PolicyDocument policy) => new LedgerSetup(desk.Bureau, policy).AdoptPolicy();

    private static IReadOnlyList<YearRules> After(Desk desk) => desk.Bureau.Database.Write(s =>
    {
        PolicyStore.Adopt(s, desk.Bureau, Lower);
        return YearRules.Of(s, LedgerStore.Open(s), 2026, desk.Bureau.Today);
    });
}
