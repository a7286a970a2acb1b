using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Staffing;

// Protocol sections 7 and 9: who may visit whom, and what changes it; the replay itself is in CurrentTeamsTests.

public sealed class EligibilityTests
{
    private static readonly RosterLeaf[] Roster = [Leaf("S1", "a"), Leaf("S2", "a"), Leaf("S3", "b"), Leaf("S4", "c") with { Unavailable = Unavailability.Absent }];

    private static readonly Eligibility Rule = new(
        Some.Brokers, new TeamRule(2, 1), Roster, new Dictionary<Identifier, IReadOnlyList<Identifier>> { [Some.Id("F1")] = [Some.Id("S3")], [Some.Id("F2")] = [Some.Id("S1")] });

    private static RosterLeaf Leaf(string id, string department) => new(Some.Id(id), Label.Parse(department), [Some.Brokers]);

    [Fact]
    public void Everybody_who_covers_the_sector_may_go_but_who_must_stay_away()
    {
        Assert.Equal(["S1", "S2", "S3"], Rule.AllowedFor(Some.Id("F9")).Select(r => r.Id.ToString()));
        Assert.Equal(["S1", "S2"], Rule.AllowedFor(Some.Id("F1")).Select(r => r.Id.ToString()));
        Assert.True(Rule.IsRecused(Some.Id("F1"), Some.Id("S3")));
        Assert.False(Rule.IsRecused(Some.Id("F9"), Some.Id("S3")));
    }

    /// <summary>Of one department no more than the rule allows may go: two of one are one.</summary>
    [Fact]
    public void A_firm_can_be_staffed_when_departments_have_seats_enough()
    {
        Assert.True(Rule.CanStaff(Some.Id("F9")));
        Assert.False(Rule.CanStaff(Some.Id("F1")));
        Assert.True(Rule.CanStaff(Some.Id("F2")));
        Assert.Equal([Some.Id("F1")], Eligibility.FirmsWithoutTeam(
            Some.Brokers, new TeamRule(2, 1), Roster, [new FrameLeaf(Some.Id("F1"), Label.Parse("all")), new FrameLeaf(Some.Id("F2"), Label.Parse("all"))], lifted: false, new[] { (F: Some.Id("F1"), I: Some.Id("S3")) }.ToLookup(p => p.F, p => p.I)));
    }
}

public sealed class SubstitutesTests
{
    [Fact]
    public void The_first_ticket_of_those_who_were_never_on_the_team_comes_next()
    {
        DrawnTeams drawn = DrawnTeamsTests.One;
        var eligibility = new Eligibility(drawn.Draw.Sector, drawn.Rule, drawn.Roster, drawn.Recused);
        Identifier firm = drawn.Firms.First();
        Identifier[] order = [.. drawn.Roster.Select(r => r.Id).OrderBy(i => drawn.Key.AssignmentTicket(firm, i))];
        Identifier? Next(params Identifier[] ever) => Substitutes.First(drawn.Key, firm, eligibility, null, drawn.Roster, [], ever.ToHashSet());
        Assert.Equal(order[0], Next());
        Assert.Equal(order[2], Next(order[0], order[1]));
        Assert.Null(Next(order));
    }
}

public sealed class DrawnTeamsTests
{
    internal static DrawnTeams One { get; } = new()
    {
        Draw = Some.Draw(1),
        DrawAt = Some.Start,
        Key = DrawKey.Of(Digest.Of([1]), []),
        Rule = new TeamRule(2),
        Roster = [.. Enumerable.Range(1, 5).Select(i => new RosterLeaf(Some.Id($"S{i}"), Label.Parse("dept"), [Some.Brokers, Some.Managers]))],
        Assignment = new Assignment(1, [new Team(Some.Id("P1"), [Some.Id("S1"), Some.Id("S2")])]),
        Recused = new Dictionary<Identifier, IReadOnlyList<Identifier>>(),
        FirmOf = id => id == Some.Id("P1") ? Some.Id("F1") : id,
        ReceiptEntry = 10,
    };

    [Fact]
    public void A_firm_is_visited_as_itself_or_as_the_first_of_its_projects()
    {
        Assert.Equal([Some.Id("P1")], One.Firms);
        Assert.Equal(Some.Id("P1"), DrawnTeams.JoinedId(One.Firms, One.FirmOf, Some.Id("F1")));
        Assert.Equal(Some.Id("F1"), DrawnTeams.JoinedId([Some.Id("P1"), Some.Id("F1")], One.FirmOf, Some.Id("F1")));
        Assert.Null(DrawnTeams.JoinedId(One.Firms, One.FirmOf, Some.Id("F2")));
    }
}

public sealed class BindingRecusalTests
{
    private static readonly BindingRecusal Recusal = new(20, Some.Draw(1), Some.Id("P1"), Some.Id("F1"), Some.Id("S1"));

    [Fact]
    public void It_is_about_the_firm_and_all_its_projects()
    {
        Assert.True(Recusal.IsAbout(Some.Id("P2"), Some.Id("F1")) && Recusal.IsAbout(new FrameLeaf(Some.Id("F1"), Label.Parse("all"))));
        Assert.False(Recusal.IsAbout(Some.Id("P3"), Some.Id("F3")));
    }

    [Fact]
    public void Substitutions_for_other_reasons_bind_nobody()
    {
        Core.Ledger.Entries.LedgerEntry Entry(SubstitutionReason reason) => new(7, Some.Start, new SubstitutionBody(
            Some.Draw(1), Some.Id("F1"), Some.Id("S1"), Some.Id("S2"), reason, Label.Parse("A"), Label.Parse("B")));
        Assert.Empty(BindingRecusal.AllOf([Entry(SubstitutionReason.Absent)], (_, id) => id));
        Assert.Equal(7, Assert.Single(BindingRecusal.AllOf([Entry(SubstitutionReason.Recusal)], (_, id) => id)).Since);
        Assert.Equal(7, BindingRecusal.SinceOf(Entry(SubstitutionReason.Recusal)));
    }
}

public sealed class TeamEntryTests
{
    [Fact]
    public void Changes_of_teams_are_taken_from_the_ledger_and_nothing_else_is()
    {
        Bureau bureau = RichYear.Honest();
        IReadOnlyList<TeamEntry> all = TeamEntry.AllOf(bureau.Entries, index => bureau.Entries[(int)index]);
        Assert.Equal(bureau.Entries.Count(e => e.Body is SubstitutionBody or NamedBody), all.Count);
        Each.Of(all, c => Assert.Equal(c.Firm, c.Body is NamedBody named ? named.Firm : ((SubstitutionBody)c.Body).Firm));
        Assert.Equal(all.Select(c => c.Since).Order(), all.Select(c => c.Since));
    }
}

public sealed class TeamFaultTests
{
    [Fact]
    public void It_says_what_was_expected_and_what_was_found()
    {
        var teams = new CurrentTeams(DrawnTeamsTests.One, [], []);
        TeamFault fault = teams.Refuse(new SubstitutionBody(Some.Draw(1), Some.Id("P1"), Some.Id("S1"), Some.Id("S1"), SubstitutionReason.Absent, Label.Parse("A"), Label.Parse("B")))!;
        Assert.Equal((TeamRefusal.OtherSubstitute, "S1"), (fault.Why, fault.Found));
        Assert.Contains(teams.SubstituteFor(Some.Id("P1"), Some.Id("S1"))!.Value.ToString(), fault.Expected, StringComparison.Ordinal);
    }
}

public sealed class TeamRefusalTests
{
    [Fact]
    public void A_refusal_that_was_never_set_is_none() => Assert.False(Enum.IsDefined(default(TeamRefusal)));

    [Fact]
    public void A_team_that_can_be_kept_is_not_named_anew() => Assert.Equal(
        TeamRefusal.TeamCanBeKept,
        new CurrentTeams(DrawnTeamsTests.One, [], []).Refuse(new NamedBody(Some.Draw(1), Some.Id("P1"), [Some.Id("S3"), Some.Id("S4")], Label.Parse("A"), Label.Parse("B")))!.Why);
}

public sealed class JointPartTests
{
    internal static JointPart Part(DrawId draw, int day, params string[] team) => new(draw, Some.Start.AddDays(day), [.. team.Select(Some.Id)], DrawnTeamsTests.One.Roster);

    [Fact]
    public void The_earlier_draw_is_earlier_and_of_one_moment_the_one_whose_name_comes_first()
    {
        JointPart brokers = Part(Some.Draw(1), 0), managers = Part(Some.Draw(1, Some.Managers), 0);
        Assert.True(brokers.IsEarlierThan(managers) && !managers.IsEarlierThan(brokers));
        Assert.True(managers.IsEarlierThan(brokers with { DrawAt = brokers.DrawAt.AddSeconds(1) }));
    }
}

public sealed class JointTeamTests
{
    private static readonly JointPart First = JointPartTests.Part(Some.Draw(1), 0, "S1", "S2"), Second = JointPartTests.Part(Some.Draw(1, Some.Managers), 1, "S3", "S4");

    [Fact]
    public void The_team_of_the_earlier_draw_goes_for_both()
    {
        Assert.Equal(First.Team, JointTeam.Of(First, Second));
        Assert.Equal(First.Team, JointTeam.Of(Second, First));
    }

    [Fact]
    public void Each_goes_for_itself_where_the_earlier_team_may_not_go_for_the_later_draw()
    {
        Assert.Equal(Second.Team, JointTeam.Of(Second with { Recused = [Some.Id("S2")] }, First));
        Assert.Equal(Second.Team, JointTeam.Of(Second with { Roster = [] }, First));
        Assert.Equal(Second.Team, JointTeam.Of(Second, First with { Team = [] }));
    }
}
