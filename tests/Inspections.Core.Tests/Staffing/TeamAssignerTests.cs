using FsCheck.Xunit;
using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Policy;
using Inspections.Core.Staffing;

namespace Inspections.Core.Tests.Staffing;

public sealed class TeamAssignerTests
{
    private static readonly SectorCode Sector = SectorCode.Parse("s");

    [Property(MaxTest = 300)]
    public bool Teams_are_those_that_trying_everything_gives(byte firmCount, byte inspectorCount, bool limited, int seed, byte[] away)
    {
        DrawKey key = DrawKey.Of(Digest.Of(BitConverter.GetBytes(seed)), []);
        var rule = new TeamRule(2, limited ? 1 : null);
        RosterLeaf[] roster = [.. Enumerable.Range(0, 3 + (inspectorCount % 4)).Select(n => new RosterLeaf(
            Identifier.Parse(FormattableString.Invariant($"S{n}")), Label.Parse(n % 3 == 0 ? "a" : "b"), [Sector]))];
        Identifier[] firms = [.. Enumerable.Range(0, 1 + (firmCount % 6)).Select(n => Identifier.Parse(FormattableString.Invariant($"F{n}")))];
        var recused = firms.Select((f, n) => (f, n)).ToDictionary(
            f => f.f,
            f => (IReadOnlyList<Identifier>)[.. roster.Where((_, i) => (away.ElementAtOrDefault(f.n) >> i) % 2 == 1).Select(r => r.Id)]);
        var eligibility = new Eligibility(Sector, rule, roster, recused);
        Identifier[] staffed = [.. firms.Where(eligibility.CanStaff)];
        Assignment fast = TeamAssigner.Assign(key, firms, rule, eligibility);
        Assignment slow = staffed.Length == 0
            ? new Assignment(0, [])
            : new ExhaustiveStaffing(rule, [.. staffed.Select(f => (f, eligibility.AllowedFor(f)))]).Assign(key);

        return fast.Bound == slow.Bound
            && fast.Teams.Select(t => t.Firm).SequenceEqual(firms)
            && fast.Teams.Where(t => !staffed.Contains(t.Firm)).All(t => t.Inspectors.Count == 0)
            && fast.Teams.Where(t => staffed.Contains(t.Firm)).Zip(slow.Teams).All(p => p.First.Inspectors.SequenceEqual(p.Second.Inspectors));
    }
}
