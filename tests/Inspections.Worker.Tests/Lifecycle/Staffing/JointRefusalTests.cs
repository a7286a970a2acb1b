using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Staffing;

/// <summary>What a joint visit may be (protocol section 9) is asked before anything is entered.</summary>
public sealed class JointRefusalTests
{
    private static readonly TwoPeople Two = new(Label.Parse("Z1"), Label.Parse("Z2"));

    [Fact]
    public void A_visit_is_joined_once_between_two_sectors_that_drew_the_firm()
    {
        using var joint = new JointDesk();
        long before = joint.Desk.LedgerSize();
        DrawId[] draws = [Desk.First, JointDesk.Other];
        Assert.Throws<UserErrorException>(() => Record(joint, Identifier.Parse("91110000101623741K"), draws));
        Assert.Throws<UserErrorException>(() => Record(joint, JointDesk.Firm, [Desk.First, Desk.First]));
        Assert.Throws<UserErrorException>(() => Record(joint, JointDesk.Firm, [Desk.First, JointDesk.Other with { Round = 2 }]));
        Assert.Equal(before, joint.Desk.LedgerSize());
        joint.Join();
        Assert.Throws<UserErrorException>(() => Record(joint, JointDesk.Firm, draws));
        Assert.Equal(before + 1, joint.Desk.LedgerSize());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_visit_whose_result_was_sealed_in_either_draw_is_joined_no_more_even_when_it_was_sent_back(bool returned)
    {
        foreach (DrawId draw in new[] { Desk.First, JointDesk.Other })
        {
            using var joint = new JointDesk();
            Submit(joint.Desk, draw);
            if (returned)
            {
                joint.Desk.Bureau.Database.Write(s => Assert.True(ResultStore.TryMove(s, ResultStore.Latest(s, draw, JointDesk.Firm)!, ResultState.Returned, joint.Desk.Bureau.Now)));
            }

            long before = joint.Desk.LedgerSize();
            Assert.Throws<UserErrorException>(() => joint.Join());
            Assert.Equal(before, joint.Desk.LedgerSize());
        }
    }

    [Fact]
    public void A_list_that_is_kept_back_joins_no_visit()
    {
        using var joint = new JointDesk(s => s.Commitment.KeepBack = new Dictionary<string, int>(StringComparer.Ordinal) { [JointDesk.Other.Sector.ToString()] = 60 });
        long before = joint.Desk.LedgerSize();
        Assert.Throws<UserErrorException>(() => joint.Join());
        Assert.Equal(before, joint.Desk.LedgerSize());
    }

    /// <summary>Both results are by who went: a team changed after one of them could sign no day for the other that any verifier takes.</summary>
    [Fact]
    public void A_team_does_not_change_once_the_other_draws_result_of_its_joint_visit_stands()
    {
        using var joint = new JointDesk();
        joint.Join();
        Submit(joint.Desk, JointDesk.Other);
        Identifier leaving = Visitors(joint.Desk, Desk.First)[0];
        long before = joint.Desk.LedgerSize();
        UserErrorException refused = Assert.Throws<UserErrorException>(() => new SubstituteInspector(joint.Desk.Bureau)
            .Execute(Desk.First, JointDesk.Firm, leaving, SubstitutionReason.Absent, Two));
        Assert.Contains($"{JointDesk.Other}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, joint.Desk.LedgerSize());
    }

    [Fact]
    public void Teams_are_read_once_in_a_transaction_until_one_changes()
    {
        using var joint = new JointDesk(guests: 3);
        joint.Desk.Bureau.Database.Write(s =>
        {
            Assert.Same(LedgerStore.Open(s).Reading.TeamsOf(Desk.First), LedgerStore.Open(s).Reading.TeamsOf(Desk.First));
            TeamStore first = Open(s);
            Identifier leaving = first.Of(JointDesk.Firm)![0], joins = first.SubstituteFor(JointDesk.Firm, leaving)!.Value;
            LedgerStore.Open(s).Append(
                joint.Desk.Bureau.Now, joint.Desk.Bureau.Authority, joint.Desk.Bureau.Keys.Signer,
                new SubstitutionBody(Desk.First, JointDesk.Firm, leaving, joins, SubstitutionReason.Absent, Two.DecidedBy, Two.ApprovedBy));
            Assert.Contains(joins, Open(s).Of(JointDesk.Firm)!);
            Assert.DoesNotContain(leaving, Open(s).Of(JointDesk.Firm)!);
        });

        static TeamStore Open(Session s) => TeamStore.Open(LedgerStore.Open(s), Desk.First);
    }

    private static JoinedBody Record(JointDesk joint, Identifier firm, DrawId[] draws) =>
        joint.Desk.Bureau.Database.Write(s => joint.Visits.Record(s, firm, draws[0], draws[1]));

    private static IReadOnlyList<Identifier> Visitors(Desk desk, DrawId draw) =>
        desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), draw).VisitorsOf(JointDesk.Firm));

    private static void Submit(Desk desk, DrawId draw) => desk.Bureau.Database.Write(s =>
    {
        var entry = new EnterResult(desk.Bureau, desk.Settings.Review, s);
        var result = new InspectionResult
        {
            Draw = draw,
            Firm = JointDesk.Firm,
            InspectedOn = desk.Bureau.Today,
            Inspectors = TeamStore.Open(LedgerStore.Open(s), draw).VisitorsOf(JointDesk.Firm),
            Items = [TaskStore.Of(s, draw)!.Items[0].Code],
            Categories = [ResultCategory.Parse("NoProblemFound")],
        };
        Assert.Empty(entry.Faults(result, ResultDesk.Terms));
        entry.Submit(result, ResultDesk.Terms);
    });
}
