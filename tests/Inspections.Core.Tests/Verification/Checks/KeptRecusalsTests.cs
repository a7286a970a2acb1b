using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Tests.Verification.Verifiers;
using Inspections.Core.Verification;
using Xunit;

namespace Inspections.Core.Tests.Verification.Checks;

/// <summary>
/// A recusal that is found while a round is tried again: a try that must keep the voided one's list cannot hold it (protocol
/// sections 8 and 9); one that may correct its list has to.
/// </summary>
public sealed class KeptRecusalsTests
{
    private static readonly DrawId Managers = Some.Draw(1, Some.Managers), Brokers = Some.Draw(1);

    [Fact]
    public void A_try_that_must_keep_its_recusals_is_not_held_to_later_ones() =>
        Nothing.Fails(Verified.Report(Tried(VoidReason.ForceMajeure)));

    [Fact]
    public void A_try_that_may_correct_its_recusals_is() => Verified.Fails(Check.Flags, Tried(VoidReason.RosterError), Brokers.NextTry());

    [Theory]
    [MemberData(nameof(ScriptVerifier.Programs), MemberType = typeof(ScriptVerifier))]
    public void The_scripts_say_the_same(string program)
    {
        MemoryFiles kept = Tried(VoidReason.ForceMajeure), correctable = Tried(VoidReason.RosterError);
        IReadOnlyList<ScriptFinding> found = ScriptVerifier.Of(program)
            .Verify(kept, [PublishedCase.Between("kept", kept, kept), PublishedCase.Between("correctable", kept, correctable)]);
        Assert.True(found[0].Failed.Count == 0, found[0].ToString());
        Assert.True(found[1].Failed.SequenceEqual(["flags"], StringComparer.Ordinal), found[1].ToString());
    }

    // Every firm of both sectors is drawn in both; between two tries of the one, an inspector recuses from a firm of the other.
    private static MemoryFiles Tried(VoidReason reason)
    {
        Bureau bureau = Some.Bureau(Some.Brokers, Some.Managers);
        bureau.Firms.RemoveAll(f => f.Sectors.Count < 2);
        bureau.EnterPolicy(bureau.Policy with
        {
            Sectors = [.. bureau.Policy.Sectors.Select(s => s with { Basis = ["专项检查方案"], Floor = new Ratio(1, 1), Rounds = 1, Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部", new Ratio(1, 1))] })],
        });
        Identifier stranger = bureau.Firms[0].Id;
        bureau.Recusals.Clear();
        bureau.Recusals.Add((stranger, Some.Id("S8")));
        bureau.Commit(Managers);
        bureau.Open(Managers);
        bureau.Draw(Managers);
        bureau.Commit(Brokers);
        bureau.Substitute(Managers, stranger, SubstitutionReason.Recusal);
        bureau.Void(Brokers, reason);
        bureau.CommitAgain(Brokers, new RoundScript());
        bureau.Open(Brokers.NextTry());
        bureau.Draw(Brokers.NextTry());
        return bureau.Publish();
    }
}
